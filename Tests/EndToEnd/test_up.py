"""``up``: the URL serves what the manifest says, and a second run has nothing to do."""

from __future__ import annotations

import re

import account
from cloud import Cloud
from project import Project


def test_a_first_up_serves_the_manifest(project: Project, cloud: Cloud) -> None:
    document = project.up("dev")
    project.served().assert_at(document["url"])
    assert document["identity"] == {
        "account": account.ACCOUNT_ID,
        "region": account.REGION,
        "arn": f"arn:aws:iam::{account.ACCOUNT_ID}:root",
    }
    assert document["url"] == (
        f"http://{document['api']['id']}.execute-api.localhost:{cloud.port}/dev"
    )
    assert document["release"] and document.get("previousRelease") is None
    assert {action["action"] for action in document["changes"]} == {"create"}
    assert document["summary"]["create"] == len(document["changes"])
    assert document["functions"].keys() == project.functions.keys()
    for function in document["functions"].values():
        assert re.fullmatch(r"[0-9]+", str(function["version"]))
        assert function["arn"].endswith(f":{function['version']}")
    project.assert_settled("dev")


def test_a_second_up_sends_reads_only(project: Project, cloud: Cloud) -> None:
    project.up("dev")
    before = len(cloud.journal.calls)
    document = project.up("dev")
    assert cloud.journal.writes(since=before) == []
    assert document["calls"]["reads"] == len(cloud.journal.calls) - before


def test_the_calls_that_are_reported_are_the_calls_that_were_sent(
    project: Project, cloud: Cloud
) -> None:
    before = len(cloud.journal.calls)
    reported = project.up("dev")["calls"]
    assert reported["writes"] == len(cloud.journal.writes(since=before))
    assert reported["reads"] + reported["writes"] == len(cloud.journal.calls) - before


def test_stages_stand_side_by_side(project: Project) -> None:
    dev = project.up("dev")
    as_dev = project.served()
    project.functions["hello"].text = "two"
    prod = project.up("prod")
    as_dev.assert_at(dev["url"])
    project.served().assert_at(prod["url"])
    shares = dev["api"]["id"] == prod["api"]["id"]
    assert shares == (project.isolation == "shared")


def test_a_plan_tells_what_up_then_does(project: Project) -> None:
    project.write()
    plan = project.run("plan", "--stage", "dev", "--output", "json", "--detailed-exit-code")
    assert plan.status == 2, plan
    planned = [(c["action"], c["kind"], c["name"]) for c in plan.document["changes"]]
    done = [(c["action"], c["kind"], c["name"]) for c in project.up("dev")["changes"]]
    assert sorted(planned) == sorted(done)
    assert plan.document["summary"]["create"] == len(planned)


def test_a_plan_writes_nothing(project: Project, cloud: Cloud) -> None:
    project.write()
    before = len(cloud.journal.calls)
    assert project.run("plan", "--stage", "dev", "--output", "json").status == 0
    assert cloud.journal.writes(since=before) == []
