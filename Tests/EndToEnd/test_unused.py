"""``unused`` finds what nobody calls, and ``restore`` brings back what was deleted.

The emulator makes everything now, so that all is younger than any window: what is deleted here is
asked for by name.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import account
from cloud import Cloud
from project import Outcome, Project


@dataclass(frozen=True)
class Command:
    """gwdeploy in a folder without a manifest."""

    program: Path
    folder: Path
    environment: dict[str, str]

    def run(self, *arguments: str) -> Outcome:
        """Runs gwdeploy, whatever its exit status."""
        return Outcome.of(self.program, *arguments, folder=self.folder, env=self.environment)

    def document(self, *arguments: str) -> Any:
        """The document of a run that must succeed."""
        outcome = self.run(*arguments, "--output", "json")
        assert outcome.status == 0, outcome
        assert outcome.document["errors"] == []
        return outcome.document


@pytest.fixture
def command(program: Path, cloud: Cloud, tmp_path: Path) -> Command:
    """gwdeploy in an empty folder."""
    return Command(program, tmp_path, cloud.environment())


def make_api(cloud: Cloud, name: str) -> str:
    """An API of somebody else: one route with a fixed answer, served in two stages."""
    gateway = cloud.clients["apigateway"]
    api = gateway.create_rest_api(
        name=name, tags={"team": "others"}, endpointConfiguration={"types": ["REGIONAL"]}
    )
    place = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    gateway.put_method(**place, authorizationType="NONE")
    gateway.put_integration(
        **place, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'}
    )
    gateway.put_method_response(**place, statusCode="200")
    gateway.put_integration_response(
        **place, statusCode="200", responseTemplates={"application/json": '{"is": "here"}'}
    )
    deployment = gateway.create_deployment(restApiId=api["id"])
    for stage in ("dev", "prod"):
        gateway.create_stage(
            restApiId=api["id"],
            stageName=stage,
            deploymentId=deployment["id"],
            variables={"flavour": stage},
            tags={"owner": stage},
            description=f"the {stage} one",
        )
    return api["id"]


def note_calls(cloud: Cloud, name: str, stage: str) -> None:
    """What API Gateway counts when a stage is called."""
    for dimensions in ({"ApiName": name}, {"ApiName": name, "Stage": stage}):
        cloud.clients["cloudwatch"].put_metric_data(
            Namespace="AWS/ApiGateway",
            MetricData=[
                {
                    "MetricName": "Count",
                    "Dimensions": [{"Name": k, "Value": v} for k, v in dimensions.items()],
                    "Timestamp": datetime.now(UTC) - timedelta(hours=1),
                    "Value": 3,
                }
            ],
        )


def rows(document: Any) -> dict[tuple[str, str | None], Any]:
    """The rows of a document by API and stage."""
    found = document["apis"] + document["others"]
    return {(row["id"], row["stage"]): row for row in found}


def stages(cloud: Cloud, api: str) -> list[dict[str, Any]]:
    """The stages of an API but for ids and times."""
    passing = ("deploymentId", "createdDate", "lastUpdatedDate")
    found = cloud.clients["apigateway"].get_stages(restApiId=api)["item"]
    return [{k: v for k, v in stage.items() if k not in passing} for stage in found]


def test_what_is_called_or_young_is_not_listed(cloud: Cloud, command: Command) -> None:
    called, quiet = make_api(cloud, "unused-called"), make_api(cloud, "unused-quiet")
    note_calls(cloud, "unused-called", "prod")
    document = command.document("unused", "--days", "7")
    found = rows(document)
    assert {row["id"] for row in document["apis"]}.isdisjoint({called, quiet})
    assert found[called, "prod"]["verdict"] == "used"
    assert found[called, "prod"]["requests"] == 3
    assert found[called, None]["verdict"] == "used"
    assert found[quiet, None]["verdict"] == found[called, "dev"]["verdict"] == "young"
    assert not found[quiet, None]["owned"]
    before = len(cloud.journal.calls)
    outcome = command.run("unused", "--delete", "--include-foreign", "--yes")
    assert outcome.status == 0, outcome
    assert cloud.journal.writes(since=before) == []


def test_what_is_named_goes_and_comes_back(cloud: Cloud, command: Command) -> None:
    api = make_api(cloud, "unused-named")
    kept = stages(cloud, api)
    note_calls(cloud, "unused-named", "prod")
    refused = command.document("unused", "--delete", "--yes", f"{api}/prod")
    assert [row["stage"] for row in refused["kept"]] == ["prod"]
    assert refused["deleted"] == []

    gone = command.document("unused", "--delete", "--yes", f"{api}/dev")
    assert [(row["id"], row["stage"]) for row in gone["deleted"]] == [(api, "dev")]
    file = command.folder / gone["deleted"][0]["file"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["api"]["name"] == "unused-named"
    assert [stage["stageName"] for stage in stages(cloud, api)] == ["prod"]

    back = command.document("restore", str(file), "--yes")
    assert back["api"] == {"id": api, "name": "unused-named"}
    assert back["stages"] == ["dev"] and back["losses"] == []
    assert sorted(stages(cloud, api), key=str) == sorted(kept, key=str)


def test_nobody_is_asked_without_a_terminal(cloud: Cloud, command: Command) -> None:
    api = make_api(cloud, "unused-asked")
    before = len(cloud.journal.calls)
    outcome = command.run("unused", "--delete", api)
    assert outcome.status == 64
    assert cloud.journal.writes(since=before) == []
    assert command.run("unused", "--delete", "--yes", "nosuchapi").status == 5


def test_a_whole_api_goes_and_is_kept(cloud: Cloud, command: Command) -> None:
    api = make_api(cloud, "unused-whole")
    gone = command.document("unused", "--delete", "--yes", api)
    assert [row["stage"] for row in gone["deleted"]] == ["dev", "prod", None]
    ids = [item["id"] for item in cloud.clients["apigateway"].get_rest_apis(limit=500)["items"]]
    assert api not in ids
    kept = json.loads((command.folder / gone["deleted"][0]["file"]).read_text())
    assert sorted(kept["definitions"]) == ["dev", "prod"]
    integration = kept["definitions"]["dev"]["paths"]["/"]["get"]["x-amazon-apigateway-integration"]
    assert integration["type"].lower() == "mock"
    assert [stage["tags"]["owner"] for stage in kept["stages"]] == ["dev", "prod"]


def test_a_stage_past_its_time_is_taken_down(
    cloud: Cloud, command: Command, make_project: Callable[[str], Project]
) -> None:
    project = make_project("stage")
    project.settings = {"dev": {"expires": "1h"}, "prod": {"expires": "365d"}}
    api = project.up("dev")["api"]["id"]
    other = project.up("prod")["api"]["id"]

    def expired() -> list[str]:
        document = command.document("unused", "--expired")
        return [row["stage"] for row in document["expired"] if row["project"] == project.name]

    assert expired() == []
    cloud.clients["apigateway"].tag_resource(
        resourceArn=f"arn:aws:apigateway:{account.REGION}::/restapis/{api}/stages/dev",
        tags={"gwdeploy:expires-after": "0"},
    )
    assert expired() == ["dev"]
    assert command.run("unused", "--expired", "--delete").status == 64
    listed = command.document("unused")["expired"]
    assert [row["ageInDays"] for row in listed if row["api"] == api] == [0]

    done = command.document("unused", "--expired", "--delete", "--yes")
    assert done["removed"] == [{"project": project.name, "stage": "dev"}]
    assert expired() == []
    assert project.down("dev")["deleted"] == []
    assert [stage["stageName"] for stage in stages(cloud, other)] == ["prod"]
