"""What a stage is beside what it serves: settings, logs, cache, certificate, web ACL."""

from __future__ import annotations

from typing import Any

import pytest

from cloud import Cloud
from project import Project

LOG_ROLE = "gwdeploy-apigateway-logs-"


@pytest.fixture
def web_acl(cloud: Cloud, project: Project) -> str:
    """A web ACL of the account."""
    made = cloud.clients["wafv2"].create_web_acl(
        Name=project.name,
        Scope="REGIONAL",
        DefaultAction={"Allow": {}},
        VisibilityConfig={
            "SampledRequestsEnabled": False,
            "CloudWatchMetricsEnabled": False,
            "MetricName": project.name,
        },
    )
    return str(made["Summary"]["ARN"])


def everything(web_acl: str) -> dict[str, Any]:
    """A stage on which all is set."""
    return {
        "description": "The first",
        "logs": {"level": "error", "retention": "7d", "access": {"retention": "30d"}},
        "metrics": True,
        "tracing": True,
        "cache": {"size": "0.5GB", "ttl": "5m", "encrypted": True},
        "throttle": {"rate": "500/s", "burst": 1000},
        "routes": {
            "GET /": {"metrics": False},
            "GET /users/{id}": {"cache": {"ttl": "1m"}, "throttle": {"rate": "0.5/s", "burst": 2}},
        },
        "clientCertificate": True,
        "webACL": web_acl,
        "variables": {"flavour": "spicy"},
    }


def live(cloud: Cloud, api: str) -> dict[str, Any]:
    """The stage ``dev`` as boto3 sees it."""
    return cloud.clients["apigateway"].get_stage(restApiId=api, stageName="dev")


def test_everything_is_made_and_taken_back(cloud: Cloud, project: Project, web_acl: str) -> None:
    project.settings["dev"] = everything(web_acl)
    document = project.up("dev")
    api = document["api"]["id"]
    stage = live(cloud, api)
    assert (stage["description"], stage["tracingEnabled"]) == ("The first", True)
    assert (stage["cacheClusterEnabled"], stage["cacheClusterSize"]) == (True, "0.5")
    assert stage["webAclArn"] == web_acl
    assert stage["variables"]["flavour"] == "spicy"
    settings = stage["methodSettings"]
    assert set(settings) == {"*/*", "~1/GET", "~1users~1{id}/GET"}
    assert settings["*/*"]["loggingLevel"] == "ERROR"
    assert settings["*/*"]["throttlingRateLimit"] == 500
    one = settings["~1users~1{id}/GET"]
    assert (one["cacheTtlInSeconds"], one["cacheDataEncrypted"]) == (60, True)
    assert (one["throttlingRateLimit"], one["throttlingBurstLimit"]) == (0.5, 2)
    assert (one["metricsEnabled"], settings["~1/GET"]["metricsEnabled"]) == (True, False)
    certificate = stage["clientCertificateId"]
    pages = cloud.clients["logs"].get_paginator("describe_log_groups").paginate()
    groups = [group for page in pages for group in page["logGroups"]]
    kept = {group["logGroupName"]: group.get("retentionInDays") for group in groups}
    access = stage["accessLogSettings"]["destinationArn"].split(":log-group:")[1]
    assert (kept[access], kept[f"API-Gateway-Execution-Logs_{api}/dev"]) == (30, 7)
    role = cloud.clients["apigateway"].get_account()["cloudwatchRoleArn"]
    assert role.split("/")[-1].startswith(LOG_ROLE)
    project.assert_settled("dev")
    project.served().assert_at(document["url"])

    project.settings["dev"] = {"webACL": "none"}
    document = project.up("dev")
    stage = live(cloud, api)
    assert set(stage["methodSettings"]) == {"*/*"}
    assert stage["methodSettings"]["*/*"]["loggingLevel"] == "OFF"
    assert not stage["cacheClusterEnabled"]
    assert not {"webAclArn", "accessLogSettings", "clientCertificateId"} & set(stage)
    found = cloud.clients["apigateway"].get_client_certificates()["items"]
    assert certificate not in [item["clientCertificateId"] for item in found]
    project.assert_settled("dev")
    project.served().assert_at(document["url"])


def test_settings_alone_are_no_release(project: Project) -> None:
    first = project.up("dev")
    project.settings["dev"] = {"metrics": True}
    second = project.up("dev")
    assert second["release"] == first["release"]
    assert [(c["action"], c["kind"], c["cause"]) for c in second["changes"]] == [
        ("update", "stage", "manifest")
    ]
    assert [d["path"] for d in second["changes"][0]["differences"]] == ["metrics"]


def test_what_was_changed_by_hand_is_drift(cloud: Cloud, project: Project) -> None:
    project.settings["dev"] = {"throttle": {"rate": "500/s", "burst": 1000}}
    api = project.up("dev")["api"]["id"]
    patches = {
        "/*/*/throttling/rateLimit": "1",
        "/~1users/GET/metrics/enabled": "true",
        "/description": "by hand",
    }
    cloud.clients["apigateway"].update_stage(
        restApiId=api,
        stageName="dev",
        patchOperations=[{"op": "replace", "path": p, "value": v} for p, v in patches.items()],
    )
    changes = project.up("dev")["changes"]
    assert [(c["action"], c["kind"], c["cause"]) for c in changes] == [("update", "stage", "drift")]
    paths = {d["path"] for d in changes[0]["differences"]}
    assert {"throttle.rate", "description", "routes.GET /users.metrics"} <= paths
    assert "throttle.burst" not in paths
    stage = live(cloud, api)
    assert set(stage["methodSettings"]) == {"*/*"} and "description" not in stage
    project.assert_settled("dev")
