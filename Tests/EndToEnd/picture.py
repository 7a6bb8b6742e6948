"""What an API with its functions, plans and alarms is, without the ids and names of the account.

Two of them are equal if the same things were made, by whatever hand.
"""

from __future__ import annotations

import json
import re
from typing import Any

from botocore.client import BaseClient

Picture = dict[str, Any]


def take(clients: dict[str, BaseClient], name: str, stage: str) -> Picture:
    """The picture of the API that has a name, and of all that is called ``<name>-…``."""
    gateway = clients["apigateway"]
    apis = gateway.get_rest_apis(limit=500)["items"]
    api = next(api for api in apis if api["name"] == name)
    place = {"restApiId": api["id"]}
    return {
        "api": _api(api),
        "models": {
            model["name"]: json.loads(model["schema"])
            for model in gateway.get_models(**place)["items"]
            if model["name"] not in ("Empty", "Error")
        },
        "authorizers": {
            item["name"]: _chosen(item, "type", "identitySource", "authorizerResultTtlInSeconds")
            | {"function": _function(item["authorizerUri"], name)}
            for item in gateway.get_authorizers(**place)["items"]
        },
        "methods": _methods(gateway, api["id"], name),
        "gateway responses": {
            item["responseType"]: _chosen(item, "statusCode", "responseParameters")
            for item in gateway.get_gateway_responses(**place, limit=500)["items"]
            if not item.get("defaultResponse")
        },
        "stage": _stage(gateway.get_stage(**place, stageName=stage)),
        "usage plans": _plans(gateway, api["id"], name),
        "alarms": _alarms(clients["cloudwatch"], name),
        "functions": _functions(clients["lambda"], name),
    }


def _chosen(item: Picture, *members: str) -> Picture:
    return {member: item[member] for member in members if item.get(member) not in (None, {}, [])}


def _api(api: Picture) -> Picture:
    policy = api["policy"].replace("\\", "")
    arn = re.compile(r"arn:aws:execute-api:[^:]*:[^:]*:[a-z0-9]+/")
    statements = json.loads(arn.sub("execute-api:/", policy))["Statement"]
    return {
        "endpoint": api["endpointConfiguration"]["types"],
        "keys": api.get("apiKeySource", "HEADER"),
        "policy": sorted(map(_statement, statements)),
    }


def _statement(statement: Picture) -> str:
    """A text that is equal for equal statements: a list of one is that one."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items() if key != "Sid"}
        if isinstance(value, list):
            return plain(value[0]) if len(value) == 1 else sorted(map(plain, value))
        return value

    return json.dumps(plain(statement), sort_keys=True)


def _function(uri: str, name: str) -> str:
    """The manifest's name of the function in an integration's URI."""
    found = re.search(rf":function:{re.escape(name)}-([a-z]+)", uri)
    assert found, uri
    return found[1]


def _methods(gateway: BaseClient, api: str, name: str) -> Picture:
    validators = {
        item["id"]: (item["validateRequestBody"], item["validateRequestParameters"])
        for item in gateway.get_request_validators(restApiId=api)["items"]
    }
    authorizers = {
        item["id"]: item["name"] for item in gateway.get_authorizers(restApiId=api)["items"]
    }
    methods = {}
    for resource in gateway.get_resources(restApiId=api, embed=["methods"], limit=500)["items"]:
        for verb, method in resource.get("resourceMethods", {}).items():
            integration = method["methodIntegration"]
            picture = _chosen(method, "authorizationType", "requestParameters", "requestModels")
            picture["key"] = method.get("apiKeyRequired", False)
            picture["validates"] = validators.get(method.get("requestValidatorId", ""))
            picture["authorizer"] = authorizers.get(method.get("authorizerId", ""))
            picture["integration"] = _chosen(
                integration,
                "type",
                "timeoutInMillis",
                "passthroughBehavior",
                "requestTemplates",
                "requestParameters",
            )
            if "uri" in integration:
                picture["function"] = _function(integration["uri"], name)
            picture["responses"] = {
                status: _chosen(response, "selectionPattern", "responseTemplates")
                for status, response in integration.get("integrationResponses", {}).items()
            }
            methods[f"{verb} {resource['path']}"] = picture
    return methods


def _stage(stage: Picture) -> Picture:
    return _chosen(
        stage, "methodSettings", "tracingEnabled", "cacheClusterEnabled", "cacheClusterSize"
    )


def _plans(gateway: BaseClient, api: str, name: str) -> Picture:
    plans = {}
    for plan in gateway.get_usage_plans(limit=500)["items"]:
        if not plan["name"].startswith(f"{name}-"):
            continue
        keys = gateway.get_usage_plan_keys(usagePlanId=plan["id"])["items"]
        plans[plan["name"].removeprefix(f"{name}-")] = _chosen(plan, "throttle") | {
            "quota": _chosen(plan["quota"], "limit", "period"),
            "stages": [stage["stage"] for stage in plan["apiStages"] if stage["apiId"] == api],
            "keys": [key["name"].removeprefix(f"{name}-") for key in keys],
        }
    return plans


def _alarms(client: BaseClient, name: str) -> Picture:
    found = client.describe_alarms(AlarmNamePrefix=f"{name}-")["MetricAlarms"]
    return {
        alarm["AlarmName"].removeprefix(f"{name}-"): _chosen(
            alarm,
            "MetricName",
            "Namespace",
            "Statistic",
            "Period",
            "EvaluationPeriods",
            "Threshold",
            "ComparisonOperator",
            "TreatMissingData",
            "AlarmActions",
        )
        | {"dimensions": {d["Name"]: d["Value"].replace(name, "") for d in alarm["Dimensions"]}}
        for alarm in found
    }


def _functions(client: BaseClient, name: str) -> Picture:
    functions = {}
    for page in client.get_paginator("list_functions").paginate():
        for function in page["Functions"]:
            if function["FunctionName"].startswith(f"{name}-"):
                functions[function["FunctionName"].removeprefix(f"{name}-")] = _chosen(
                    function, "Runtime", "Handler", "Timeout", "MemorySize"
                )
    return functions
