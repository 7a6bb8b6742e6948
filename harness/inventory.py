"""Everything in the emulated account of the kinds that gwdeploy touches.

Two inventories tell what a run made, changed and left behind, of ours and of others.
"""

from __future__ import annotations

from typing import Any

from botocore.client import BaseClient
from botocore.exceptions import ClientError

Inventory = dict[tuple[str, str], Any]
"""What stands under a kind and a name, such as ``("function", "guide-dev-hello")``."""


def take(clients: dict[str, BaseClient]) -> Inventory:
    """Lists the account; needs clients for apigateway, cloudwatch, iam, lambda, logs, ssm."""
    return {
        **_apis(clients["apigateway"]),
        **_functions(clients["lambda"]),
        **_roles(clients["iam"]),
        **_log_groups(clients["logs"]),
        **_alarms(clients["cloudwatch"]),
        **{
            ("parameter", p["Name"]): p
            for p in _pages(clients["ssm"], "describe_parameters", "Parameters")
        },
    }


def _pages(client: BaseClient, operation: str, member: str, **parameters: Any) -> list[Any]:
    pages = client.get_paginator(operation).paginate(**parameters)
    return [item for page in pages for item in page.get(member, [])]


def _apis(client: BaseClient) -> Inventory:
    found: Inventory = {}
    for api in _pages(client, "get_rest_apis", "items"):
        place = {"restApiId": api["id"]}
        found["rest-api", api["name"] + " " + api["id"]] = {
            "api": api,
            "resources": _pages(client, "get_resources", "items", **place, embed=["methods"]),
            "deployments": _pages(client, "get_deployments", "items", **place),
            "stages": client.get_stages(**place)["item"],
        }
    return found


def _functions(client: BaseClient) -> Inventory:
    found: Inventory = {}
    for function in _pages(client, "list_functions", "Functions"):
        name = function["FunctionName"]
        versions = _pages(client, "list_versions_by_function", "Versions", FunctionName=name)
        found["function", name] = {
            "versions": versions,
            "policies": [_policy(client, name, v["Version"]) for v in versions],
            "tags": client.get_function(FunctionName=name).get("Tags", {}),
            "aliases": _pages(client, "list_aliases", "Aliases", FunctionName=name),
        }
    return found


def _policy(client: BaseClient, name: str, version: str) -> str | None:
    qualifier = {} if version == "$LATEST" else {"Qualifier": version}
    try:
        return client.get_policy(FunctionName=name, **qualifier)["Policy"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "ResourceNotFoundException":
            return None
        raise


def _roles(client: BaseClient) -> Inventory:
    found: Inventory = {}
    for role in _pages(client, "list_roles", "Roles"):
        place = {"RoleName": role["RoleName"]}
        names = _pages(client, "list_role_policies", "PolicyNames", **place)
        found["role", role["RoleName"]] = {
            "role": client.get_role(**place)["Role"],
            "policies": [
                client.get_role_policy(**place, PolicyName=name)["PolicyDocument"] for name in names
            ],
            "attached": _pages(client, "list_attached_role_policies", "AttachedPolicies", **place),
        }
    return found


def _log_groups(client: BaseClient) -> Inventory:
    return {
        ("log-group", group["logGroupName"]): {
            "retention": group.get("retentionInDays"),
            "tags": client.list_tags_for_resource(resourceArn=group["logGroupArn"])["tags"],
        }
        for group in _pages(client, "describe_log_groups", "logGroups")
    }


def _alarms(client: BaseClient) -> Inventory:
    return {
        ("alarm", alarm["AlarmName"]): {
            "alarm": alarm,
            "tags": client.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"],
        }
        for alarm in _pages(client, "describe_alarms", "MetricAlarms")
    }
