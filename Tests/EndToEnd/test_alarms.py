"""Alarms, read back from the emulator's CloudWatch."""

from __future__ import annotations

from typing import Any

from cloud import Cloud
from project import Project

TOPIC = "arn:aws:sns:us-east-1:000000000000:oncall"


def alarms(cloud: Cloud, project: Project) -> dict[str, Any]:
    """The project's alarms by their names in AWS."""
    found = cloud.clients["cloudwatch"].describe_alarms(AlarmNamePrefix=project.name + "-")
    return {alarm["AlarmName"]: alarm for alarm in found["MetricAlarms"]}


def test_alarms_are_made_changed_and_deleted_with_their_stage(
    cloud: Cloud, project: Project
) -> None:
    project.more = {
        "alarms": {
            "Errors": {"metric": "5XXError", "above": 10, "notify": [TOPIC], "stages": ["prod"]},
            "Slow": {
                "metric": "Duration",
                "function": "hello",
                "statistic": "p95",
                "above": "2s",
                "notify": [TOPIC],
            },
        }
    }
    project.up("dev")
    assert set(alarms(cloud, project)) == {f"{project.name}-dev-Slow"}
    project.up("prod")
    project.assert_settled("dev")
    project.assert_settled("prod")
    errors = alarms(cloud, project)[f"{project.name}-prod-Errors"]
    api = project.name if project.isolation == "shared" else f"{project.name}-prod"
    assert errors["Dimensions"] == [
        {"Name": "ApiName", "Value": api},
        {"Name": "Stage", "Value": "prod"},
    ]
    assert (errors["Threshold"], errors["AlarmActions"]) == (10, [TOPIC])
    assert errors["TreatMissingData"] == "notBreaching"

    cloud.clients["cloudwatch"].set_alarm_state(
        AlarmName=errors["AlarmName"], StateValue="ALARM", StateReason="for a test"
    )
    status = project.run("status", "--stage", "prod", "--output", "json")
    states = {a["name"]: a["state"] for a in status.document["stages"][0]["alarms"]}
    assert states["Errors"] == "ALARM"
    assert "ALARM: Errors" in project.run("status", "--stage", "prod").stdout

    project.more["alarms"]["Errors"]["above"] = 5
    changed = project.up("prod")
    assert [(c["kind"], c["action"]) for c in changed["changes"]] == [("alarm", "update")]
    assert alarms(cloud, project)[errors["AlarmName"]]["Threshold"] == 5
    project.assert_settled("prod")
    project.down("prod")
    assert set(alarms(cloud, project)) == {f"{project.name}-dev-Slow"}
    project.down("dev")
    assert alarms(cloud, project) == {}
