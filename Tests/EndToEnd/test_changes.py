"""A change of the manifest reaches the stage it is deployed to, and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cloud import Cloud
from project import Function, Project


def code(project: Project) -> None:
    project.functions["hello"].text = "two"


def environment(project: Project) -> None:
    project.functions["users"].mode = "another"


def memory(project: Project) -> None:
    project.functions["hello"].memory = "256MB"


def added_route(project: Project) -> None:
    project.routes["PUT /users/{id}/name"] = "hello"


def added_function(project: Project) -> None:
    project.functions["later"] = Function(text="later")
    project.routes["GET /later"] = "later"


def removed_route(project: Project) -> None:
    del project.routes["DELETE /users/{id}/keys/all"]


def removed_function(project: Project) -> None:
    del project.functions["files"]
    del project.routes["ANY /files/{proxy+}"]


def route_to_another_function(project: Project) -> None:
    project.routes["GET /users"] = "hello"


def everything(project: Project) -> None:
    for change in (code, environment, memory, added_route, added_function, removed_function):
        change(project)
    route_to_another_function(project)


CHANGES = [code, environment, memory, added_route, removed_route, removed_function, everything]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_reaches_its_stage_alone(
    project: Project, change: Callable[[Project], None]
) -> None:
    dev, prod = project.up("dev"), project.up("prod")
    before = project.served()
    change(project)
    changed = project.up("dev")
    assert changed["url"] == dev["url"]
    assert changed["changes"] != []
    assert changed["previousRelease"] == dev["release"] != changed["release"]
    project.served().assert_at(dev["url"])
    before.assert_at(prod["url"])
    project.assert_settled("dev")

    project.up("prod")
    project.served().assert_at(prod["url"])
    project.assert_settled("prod")


def test_what_is_changed_back_is_served_again(project: Project) -> None:
    first = project.up("dev")
    before = project.served()
    everything(project)
    project.up("dev")
    project.functions["hello"] = Function()
    project.functions["users"].mode = "strict"
    project.functions["files"] = Function(text="files")
    project.routes["ANY /files/{proxy+}"] = "files"
    del project.functions["later"], project.routes["GET /later"]
    del project.routes["PUT /users/{id}/name"]
    project.routes["GET /users"] = "users"
    assert project.up("dev")["url"] == first["url"]
    before.assert_at(first["url"])
    project.assert_settled("dev")


def test_only_what_changed_gets_a_new_version(project: Project) -> None:
    before = project.up("dev")["functions"]
    code(project)
    after = project.up("dev")["functions"]
    assert {name for name in after if after[name] != before[name]} == {"hello"}


def test_memory_is_that_of_the_manifest(project: Project, cloud: Cloud) -> None:
    project.up("dev")
    memory(project)
    function = project.up("dev")["functions"]["hello"]["arn"]
    configuration = cloud.clients["lambda"].get_function_configuration(FunctionName=function)
    assert configuration["MemorySize"] == 256


def test_a_change_made_by_hand_is_mended(project: Project, cloud: Cloud) -> None:
    document = project.up("dev")
    arn, _, _ = document["functions"]["hello"]["arn"].rpartition(":")
    cloud.clients["lambda"].update_function_configuration(
        FunctionName=arn, Environment={"Variables": {"MODE": "by hand"}}
    )
    cloud.clients["lambda"].get_waiter("function_updated_v2").wait(FunctionName=arn)
    project.served().assert_at(document["url"])  # a stage serves a version, not what is edited
    project.up("dev")
    project.served().assert_at(document["url"])
    project.assert_settled("dev")
