"""API keys and usage plans, read back from the emulator's API Gateway."""

from __future__ import annotations

from typing import Any

import pytest

from cloud import Cloud
from project import Project

SECRET = "a-value-of-an-api-key-that-nobody-sees"


def plans(cloud: Cloud, project: Project) -> list[dict[str, Any]]:
    """The project's usage plans."""
    found = cloud.clients["apigateway"].get_usage_plans()["items"]
    return [plan for plan in found if plan["name"].startswith(project.name + "-")]


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_a_plan_has_its_keys_and_stage_and_no_output_shows_a_value(
    cloud: Cloud, project: Project
) -> None:
    project.environment = project.environment | {"KEY": SECRET}
    project.more = {
        "apiKeys": {"Made": {}, "Given": {"value": "${env:KEY}"}},
        "usagePlans": {
            "Basic": {
                "throttle": {"rate": "10/s", "burst": 20},
                "quota": "1000/month",
                "keys": ["Made", "Given"],
                "routes": {"GET /users": {"rate": "0.5/s"}},
            }
        },
    }
    project.write()
    outputs = [project.run("plan", "--stage", "dev", "-v")]
    outputs.append(project.run("up", "--stage", "dev", "--yes", "-v"))
    assert outputs[-1].status == 0, outputs[-1]
    (plan,) = plans(cloud, project)
    assert plan["throttle"] == {"rateLimit": 10, "burstLimit": 20}
    assert plan["quota"]["limit"] == 1000
    assert [stage["stage"] for stage in plan["apiStages"]] == ["dev"]
    keys = cloud.clients["apigateway"].get_usage_plan_keys(usagePlanId=plan["id"])["items"]
    assert {key["name"] for key in keys} == {
        f"{project.name}-dev-Made",
        f"{project.name}-dev-Given",
    }
    project.assert_settled("dev")
    outputs.append(project.run("down", "--stage", "dev", "--yes", "--delete-keys", "-v"))
    assert outputs[-1].status == 0, outputs[-1]
    assert plans(cloud, project) == []
    for output in outputs:
        assert SECRET not in output.stdout + output.stderr
