"""Routes to something else than a proxied function, and what is asked of requests."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import deployed_api
from cloud import Cloud
from project import Function, Project

USER = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "address": {"$ref": "Address"}},
}
GREET: dict[str, Any] = {
    "function": "hello",
    "proxy": False,
    "passthrough": "never",
    "validate": {"body": "User", "parameters": True},
    "parameters": {"query": {"lang": "required"}},
    "cacheKeys": ["query.lang"],
    "mappings": {"header.X-Lang": "method.request.querystring.lang"},
    "request": {"application/json": '{"name": "$input.path(\'$.name\')"}'},
    "responses": {
        "200": {
            "headers": {"X-Kind": "'greeting'"},
            "template": {"application/json": "$input.body"},
        },
        "400": {"pattern": ".*bad.*", "model": "Error"},
    },
}
HEALTH = {"mock": {"status": 200, "body": '{"ok":true}', "headers": {"Cache-Control": "no-store"}}}


@pytest.fixture
def routes(make_project: Callable[[str], Project]) -> Project:
    """A project with one route of each form beside those to functions."""
    project = make_project("stage")
    project.models = {"Address": {"type": "object"}, "User": USER}
    project.routes["POST /greet"] = dict(GREET)
    project.routes["GET /health"] = HEALTH
    project.routes["POST /hooks"] = {"function": "hello", "async": True}
    project.routes["ANY /legacy/{proxy+}"] = {"http": "https://example.com/{proxy}"}
    project.routes["POST /queue"] = {
        "aws": {"service": "sqs", "path": "${account}/orders", "role": "caller"}
    }
    return project


def method(cloud: Cloud, api: str, verb: str, path: str) -> dict[str, Any]:
    """What a method is in the working copy, with its integration and responses."""
    pages = cloud.clients["apigateway"].get_resources(restApiId=api, embed=["methods"], limit=500)
    resource = next(each for each in pages["items"] if each["path"] == path)
    return dict(resource["resourceMethods"][verb])


def test_all_forms_are_made_as_the_manifest_says(routes: Project, cloud: Cloud) -> None:
    document = routes.up("dev")
    api = document["api"]["id"]
    routes.served().assert_at(document["url"])
    routes.assert_settled("dev")

    greet = method(cloud, api, "POST", "/greet")
    assert greet["requestModels"] == {"application/json": "User"}
    assert greet["requestParameters"] == {"method.request.querystring.lang": True}
    assert greet["methodResponses"]["200"]["responseParameters"] == {
        "method.response.header.X-Kind": False
    }
    validators = cloud.clients["apigateway"].get_request_validators(restApiId=api)["items"]
    assert [each["id"] for each in validators] == [greet["requestValidatorId"]]
    integration = greet["methodIntegration"]
    assert (integration["type"], integration["passthroughBehavior"]) == ("AWS", "NEVER")
    assert integration["cacheKeyParameters"] == ["method.request.querystring.lang"]
    assert integration["integrationResponses"]["400"]["selectionPattern"] == ".*bad.*"

    user = cloud.clients["apigateway"].get_model(restApiId=api, modelName="User")
    assert f"https://apigateway.amazonaws.com/restapis/{api}/models/Address" in user["schema"]

    legacy = method(cloud, api, "ANY", "/legacy/{proxy+}")
    assert legacy["requestParameters"] == {"method.request.path.proxy": True}
    assert legacy["methodIntegration"]["requestParameters"] == {
        "integration.request.path.proxy": "method.request.path.proxy"
    }
    hooks = method(cloud, api, "POST", "/hooks")["methodIntegration"]
    assert hooks["requestParameters"] == {
        "integration.request.header.X-Amz-Invocation-Type": "'Event'"
    }
    assert list(hooks["integrationResponses"]) == ["202"]
    queue = method(cloud, api, "POST", "/queue")["methodIntegration"]
    assert queue["uri"].endswith(":sqs:path/123456789012/orders")
    assert queue["credentials"] == "arn:aws:iam::*:user/*"


def test_a_mock_answers_and_requests_are_validated(routes: Project) -> None:
    url = routes.up("dev")["url"]
    assert deployed_api.call(url + "/health") == (200, '{"ok":true}')
    body = '{"name": "Ann"}'
    status, text = deployed_api.call(url + "/greet", "POST", body)
    assert (status, "Missing required request parameters" in text) == (400, True)
    status, text = deployed_api.call(url + "/greet?lang=en", "POST", "{}")
    assert (status, "Invalid request body" in text) == (400, True)


# Says what it got, or fails as it is told to.
ECHO = """def handler(event, context):
    if event.get("fail"):
        raise ValueError("bad " + event["fail"])
    return {"got": event}
"""


def test_templates_change_requests_and_answers(routes: Project) -> None:
    routes.routes["POST /greet"] = {
        **GREET,
        "validate": {"parameters": True},
        "request": {
            "application/json": """
                #set($in = $input.path('$'))
                {"who": "$in.name", "lang": "$input.params('lang')", "fail": "$!in.fail"}"""
        },
        "responses": {
            "200": {
                "headers": {"X-Kind": "'greeting'"},
                "template": {"application/json": """{"hello": "$input.path('$.got.who')"}"""},
            },
            "400": {
                "pattern": "bad.*",
                "template": {"application/json": """{"why": "$input.path('$.errorMessage')"}"""},
            },
        },
    }
    routes.functions["echo"] = Function(code=ECHO)
    routes.routes["POST /greet"]["function"] = "echo"
    url = routes.up("dev")["url"] + "/greet?lang=en"
    status, body = deployed_api.call(url, "POST", '{"name": "Ann"}')
    assert (status, json.loads(body)) == (200, {"hello": "Ann"})
    status, body = deployed_api.call(url, "POST", '{"name": "Ann", "fail": "luck"}')
    assert (status, json.loads(body)) == (400, {"why": "bad luck"})


def greeting(change: Callable[[dict[str, Any]], None]) -> Callable[[Project], None]:
    def apply(project: Project) -> None:
        route = {**GREET, "responses": dict(GREET["responses"])}
        change(route)
        project.routes["POST /greet"] = route

    return apply


def other_model(project: Project) -> None:
    project.models["User"] = {**USER, "required": ["name", "address"]}


def no_reference(project: Project) -> None:
    project.models = {"User": {"type": "object", "required": ["name"]}}


def to_a_proxy(project: Project) -> None:
    project.routes["POST /greet"] = "hello"


CHANGES: dict[str, Callable[[Project], None]] = {
    "template": greeting(lambda route: route.update(request={"application/json": "{}"})),
    "media type": greeting(lambda route: route.update(request={"text/plain": "{}"})),
    "passthrough": greeting(lambda route: route.update(passthrough="whenNoTemplates")),
    "validator": greeting(lambda route: route.update(validate={"body": "User"})),
    "parameter": greeting(lambda route: route.update(parameters={"query": {"lang": "optional"}})),
    "mapping": greeting(lambda route: route.update(mappings={"query.q": "'x'"})),
    "cache": greeting(lambda route: route.pop("cacheKeys")),
    "credentials": greeting(lambda route: route.update(credentials="caller")),
    "content": greeting(lambda route: route.update(content="convertToText")),
    "response": greeting(lambda route: route["responses"].pop("400")),
    "pattern": greeting(lambda route: route["responses"].update({"400": {"pattern": "worse"}})),
    "header": greeting(lambda route: route["responses"].update({"200": {"headers": {"X": "'y'"}}})),
    "model": other_model,
    "reference": no_reference,
    "proxy": to_a_proxy,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_made_and_can_be_taken_back(
    routes: Project, change: Callable[[Project], None]
) -> None:
    models = dict(routes.models)
    routes.up("dev")
    change(routes)
    assert routes.up("dev")["changes"] != []
    routes.assert_settled("dev")
    routes.models, routes.routes["POST /greet"] = models, dict(GREET)
    assert routes.up("dev")["changes"] != []
    routes.assert_settled("dev")
