"""``down``: what is ours goes, but for what it says it keeps; nothing else is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import account
from cloud import Cloud
from inventory import Inventory
from project import Project

TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "lambda.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)


def make_foreign_things(cloud: Cloud, project: Project) -> None:
    """Things of others, with names that a careless prefix would take for the project's."""
    for name in (f"{project.name}-api-dev", f"{project.name}0-dev", f"{project.name}-dev-x"):
        tags = {"team": "others"}
        api = cloud.clients["apigateway"].create_rest_api(name=name, tags=tags)
        cloud.clients["apigateway"].put_method(
            restApiId=api["id"],
            resourceId=api["rootResourceId"],
            httpMethod="GET",
            authorizationType="NONE",
        )
    for name in (f"{project.name}-api-dev-hello", f"{project.name}0-dev-hello"):
        role = cloud.clients["iam"].create_role(
            RoleName=name, AssumeRolePolicyDocument=TRUST, Tags=[{"Key": "team", "Value": "others"}]
        )
        cloud.clients["lambda"].create_function(
            FunctionName=name,
            Role=role["Role"]["Arn"],
            Runtime="python3.12",
            Handler="app.handler",
            Code={"ZipFile": b"PK\x05\x06" + bytes(18)},
            Tags={"team": "others"},
        )
        cloud.clients["lambda"].get_waiter("function_active_v2").wait(FunctionName=name)
        cloud.clients["logs"].create_log_group(
            logGroupName=f"/aws/lambda/{name}", tags={"team": "others"}
        )


def left_over(
    before: Inventory, after: Inventory, kept: list[dict[str, Any]]
) -> list[tuple[str, str]]:
    """What is in the account that was not, and that ``down`` did not list as kept.

    It lists a thing by its name in the manifest, with which the name in AWS ends.
    """
    return [
        (kind, name)
        for kind, name in after.keys() - before.keys()
        if not any(item["kind"] == kind and name.endswith(item["name"]) for item in kept)
    ]


def test_down_leaves_what_was_there_before(project: Project, cloud: Cloud) -> None:
    make_foreign_things(cloud, project)
    before = cloud.inventory()
    urls = {stage: project.up(stage)["url"] for stage in ("dev", "prod")}
    for url in urls.values():
        project.served().assert_at(url)

    first = project.down("dev")
    project.served().assert_at(urls["prod"])
    project.assert_settled("prod")

    second = project.down("prod")
    after = cloud.inventory()
    assert left_over(before, after, first["kept"] + second["kept"]) == []
    assert {key: after.get(key) for key in before} == before
    assert first["deleted"] != [] != second["deleted"]


def test_a_second_down_has_nothing_to_do(project: Project) -> None:
    project.up("dev")
    project.down("dev")
    assert project.down("dev")["deleted"] == []


def test_what_was_taken_down_can_be_put_up_again(project: Project) -> None:
    project.up("dev")
    project.down("dev")
    project.functions["hello"].text = "again"
    document = project.up("dev")
    project.served().assert_at(document["url"])
    project.assert_settled("dev")


def test_another_project_is_another_s(
    make_project: Callable[[str], Project], isolation: str, cloud: Cloud
) -> None:
    mine, other = make_project(isolation), make_project(isolation)
    other.name = f"{mine.name}-dev"
    other_url = other.up("dev")["url"]
    before = cloud.inventory()
    mine.up("dev")
    document = mine.down("dev")
    after = cloud.inventory()
    assert left_over(before, after, document["kept"]) == []
    assert {key: after.get(key) for key in before} == before
    other.served().assert_at(other_url)


@pytest.mark.parametrize("isolation", ["shared"], indirect=True)
def test_a_function_that_another_stage_runs_is_kept(project: Project, cloud: Cloud) -> None:
    dev, prod = project.up("dev"), project.up("prod")
    before = project.served()
    arn, _, _ = prod["functions"]["files"]["arn"].rpartition(":")
    del project.functions["files"], project.routes["ANY /files/{proxy+}"]
    project.up("dev")
    project.served().assert_at(dev["url"])
    before.assert_at(prod["url"])
    assert cloud.clients["lambda"].get_function(FunctionName=arn)
    project.down("dev")
    before.assert_at(prod["url"])


def test_down_refuses_what_bears_our_name_but_not_our_tags(project: Project, cloud: Cloud) -> None:
    """A function of somebody else stands where ours would be."""
    name = f"{project.name}-dev-hello" if project.isolation == "stage" else f"{project.name}-hello"
    role = cloud.clients["iam"].create_role(RoleName=f"{name}-x", AssumeRolePolicyDocument=TRUST)
    cloud.clients["lambda"].create_function(
        FunctionName=name,
        Role=role["Role"]["Arn"],
        Runtime="python3.12",
        Handler="app.handler",
        Code={"ZipFile": b"PK\x05\x06" + bytes(18)},
    )
    cloud.clients["lambda"].get_waiter("function_active_v2").wait(FunctionName=name)
    before = cloud.inventory()["function", name]
    project.write()
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 5, outcome
    project.run("down", "--stage", "dev", "--yes", "--output", "json")
    assert cloud.inventory().get(("function", name)) == before, "somebody else's function"
    assert account.SECRET_ACCESS_KEY not in outcome.stdout + outcome.stderr


def test_up_refuses_an_api_of_its_name_without_its_tags(project: Project, cloud: Cloud) -> None:
    """It may be ours with its tags gone: making another would double it."""
    name = f"{project.name}-dev" if project.isolation == "stage" else project.name
    cloud.clients["apigateway"].create_rest_api(name=name, tags={"team": "others"})
    before = cloud.inventory()
    project.write()
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 5, outcome
    assert outcome.document["errors"][0]["code"] == "not-ours"
    assert cloud.inventory() == before
