"""API Gateway's control plane: models, validators, mocks, and the responses of methods."""

from __future__ import annotations

import json
from typing import Any

from emulated import Account, refusal

PLACE = "resourceId"


def method(aws: Account, api: str, root: str, **more: Any) -> dict[str, Any]:
    """A method at the root with a mock behind it; where it is."""
    place = {"restApiId": api, PLACE: root, "httpMethod": "PUT"}
    aws.gateway.put_method(**place, authorizationType="NONE", **more)
    aws.gateway.put_integration(**place, type="MOCK")
    return place


def test_an_api_begins_with_two_models_and_keeps_those_that_are_named(aws: Account) -> None:
    api, root = aws.api()
    names = [each["name"] for each in aws.gateway.get_models(restApiId=api)["items"]]
    assert sorted(names) == ["Empty", "Error"]
    model = {"restApiId": api, "contentType": "application/json"}
    url = f"https://apigateway.amazonaws.com/restapis/{api}/models/Inner"
    outer = json.dumps({"$ref": url})
    assert "Inner" in refusal(
        "BadRequestException", 400, aws.gateway.create_model, **model, name="Outer", schema=outer
    )
    aws.gateway.create_model(**model, name="Inner", schema="{}")
    aws.gateway.create_model(**model, name="Outer", schema=outer)
    method(aws, api, root, requestModels={"application/json": "Outer"})
    assert "is referenced in method request" in refusal(
        "ConflictException", 409, aws.gateway.delete_model, restApiId=api, modelName="Outer"
    )


def test_a_mock_has_neither_verb_nor_address(aws: Account) -> None:
    api, root = aws.api()
    integration = aws.gateway.get_integration(**method(aws, api, root))
    assert "httpMethod" not in integration
    assert "uri" not in integration


def test_responses_are_patched_and_declared_first(aws: Account) -> None:
    api, root = aws.api()
    place = method(aws, api, root) | {"statusCode": "200"}
    header = {"method.response.header.X": "'x'"}
    assert "No method response exists" in refusal(
        "BadRequestException",
        400,
        aws.gateway.put_integration_response,
        **place,
        responseParameters=header,
    )
    aws.gateway.put_method_response(**place)
    refusal("ConflictException", 409, aws.gateway.put_method_response, **place)
    changed = aws.gateway.update_method_response(
        **place,
        patchOperations=[
            {
                "op": "add",
                "path": "/responseParameters/method.response.header.X",
                "value": "false",
            },
            {"op": "add", "path": "/responseModels/application~1json", "value": "Empty"},
        ],
    )
    assert changed["responseParameters"] == {"method.response.header.X": False}
    assert changed["responseModels"] == {"application/json": "Empty"}
    aws.gateway.put_integration_response(**place, responseParameters=header, selectionPattern="5..")
    changed = aws.gateway.update_integration_response(
        **place,
        patchOperations=[
            {"op": "replace", "path": "/selectionPattern", "value": ""},
            {"op": "add", "path": "/responseTemplates/text~1plain", "value": "x"},
        ],
    )
    assert "selectionPattern" not in changed
    assert changed["responseTemplates"] == {"text/plain": "x"}
    refusal(
        "NotFoundException",
        404,
        aws.gateway.update_integration_response,
        **(place | {"statusCode": "404"}),
        patchOperations=[],
    )


def test_a_validator_that_is_named_cannot_be_deleted(aws: Account) -> None:
    api, root = aws.api()
    made = aws.gateway.create_request_validator(
        restApiId=api, name="body", validateRequestBody=True
    )
    validator = {"restApiId": api, "requestValidatorId": made["id"]}
    place = method(aws, api, root, requestValidatorId=made["id"])
    refusal("ConflictException", 409, aws.gateway.delete_request_validator, **validator)
    unset = [{"op": "replace", "path": "/requestValidatorId", "value": ""}]
    assert "requestValidatorId" not in aws.gateway.update_method(**place, patchOperations=unset)
    aws.gateway.delete_request_validator(**validator)
