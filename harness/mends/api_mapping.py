"""API Gateway's control plane: models, validators, and how answers are mapped.

ministack takes a mock for a call of Lambda, forgets how an integration is connected, and cannot
change the responses of methods and integrations.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ministack.services import apigateway_v1 as v1

from mends.api_patches import InvalidPatch, apply_patch
from mends.handlers import Answer, bad_request, conflict, replace

# What a put integration keeps beside what ministack keeps.
KEPT = ("connectionId", "responseTransferMode")
BUILT_IN = {
    "Empty": '{"$schema":"http://json-schema.org/draft-04/schema#","type":"object"}',
    "Error": '{"$schema":"http://json-schema.org/draft-04/schema#","type":"object",'
    '"properties":{"message":{"type":"string"}}}',
}


def apply() -> None:
    """Replaces the handlers below in ministack's module, which looks them up by name."""
    replace(
        v1,
        _create_rest_api,
        _create_model,
        _delete_model,
        _update_model,
        _update_request_validator,
        _delete_request_validator,
        _put_method,
        _put_method_response,
        _put_integration,
        _put_integration_response,
    )
    _change_responses()


def _create_rest_api(original: Callable[..., Answer], data: dict[str, Any]) -> Answer:
    """Every API begins with two models."""
    answer = original(data)
    if answer[0] == 201:
        api_id = json.loads(answer[2])["id"]
        v1._models[api_id] = {
            name: {
                "id": name.lower(),
                "name": name,
                "schema": schema,
                "contentType": "application/json",
            }
            for name, schema in BUILT_IN.items()
        }
    return answer


def _create_model(original: Callable[..., Answer], api_id: str, data: dict[str, Any]) -> Answer:
    if data.get("name") in v1._models.get(api_id, {}):
        return conflict("Model name already exists for this REST API")
    missing = _missing_model(api_id, data.get("schema", ""))
    return missing or original(api_id, data)


def _missing_model(api_id: str, schema: str) -> Answer | None:
    try:
        document = json.loads(schema)
    except ValueError:
        return bad_request("Invalid model schema specified")
    prefix = f"https://apigateway.amazonaws.com/restapis/{api_id}/models/"
    for reference in _references(document):
        if reference.startswith("#/definitions/"):
            continue
        if not reference.startswith(prefix):
            return bad_request("Model reference must be in canonical form")
        if reference.removeprefix(prefix) not in v1._models.get(api_id, {}):
            return bad_request(f"Invalid model name specified: {reference.removeprefix(prefix)}")
    return None


def _references(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [found for element in schema for found in _references(element)]
    if not isinstance(schema, dict):
        return []
    found = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
    return found + [each for value in schema.values() for each in _references(value)]


def _methods(api_id: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{resource['path']}/{verb}", method)
        for resource in v1._resources.get(api_id, {}).values()
        for verb, method in resource["resourceMethods"].items()
    ]


def _delete_model(original: Callable[..., Answer], api_id: str, name: str) -> Answer:
    for place, method in _methods(api_id):
        if name in (method.get("requestModels") or {}).values():
            return conflict(
                f"Cannot delete model '{name}', is referenced in method request: {place}"
            )
    return original(api_id, name)


def _update_model(
    original: Callable[..., Answer], api_id: str, name: str, data: dict[str, Any]
) -> Answer:
    model = v1._models.get(api_id, {}).get(name)
    if model is None:
        return original(api_id, name, data)
    changed = dict(model)
    problem = _patched("Model", changed, data) or _missing_model(api_id, changed["schema"])
    if problem:
        return problem
    model.update(changed)
    return v1._v1_response(model)


def _update_request_validator(
    original: Callable[..., Answer], api_id: str, validator_id: str, data: dict[str, Any]
) -> Answer:
    validator = v1._request_validators.get(api_id, {}).get(validator_id)
    if validator is None:
        return original(api_id, validator_id, data)
    return _patched("RequestValidator", validator, data) or v1._v1_response(validator)


def _delete_request_validator(
    original: Callable[..., Answer], api_id: str, validator_id: str
) -> Answer:
    if any(method.get("requestValidatorId") == validator_id for _, method in _methods(api_id)):
        return conflict("Cannot delete validator, is referenced in a method")
    answer = original(api_id, validator_id)
    return (202, *answer[1:]) if answer[0] == 204 else answer


def _put_method(
    original: Callable[..., Answer],
    api_id: str,
    resource_id: str,
    method: str,
    data: dict[str, Any],
) -> Answer:
    for model in (data.get("requestModels") or {}).values():
        if model not in v1._models.get(api_id, {}):
            return bad_request(f"Invalid model identifier specified: {model}")
    validator = data.get("requestValidatorId")
    if validator and validator not in v1._request_validators.get(api_id, {}):
        return bad_request("Invalid Request Validator identifier specified")
    return original(api_id, resource_id, method, data)


def _method(api_id: str, resource_id: str, method: str) -> dict[str, Any]:
    resource = v1._resources.get(api_id, {}).get(resource_id) or {}
    return (resource.get("resourceMethods") or {}).get(method) or {}


def _put_method_response(
    original: Callable[..., Answer],
    api_id: str,
    resource_id: str,
    method: str,
    status: str,
    data: dict[str, Any],
) -> Answer:
    if status in (_method(api_id, resource_id, method).get("methodResponses") or {}):
        return conflict("Response already exists for this resource")
    return original(api_id, resource_id, method, status, data)


def _put_integration(
    original: Callable[..., Answer],
    api_id: str,
    resource_id: str,
    method: str,
    data: dict[str, Any],
) -> Answer:
    """A mock has neither verb nor URI, and a parameter is one that the method declares."""
    target = _method(api_id, resource_id, method)
    known = set(target.get("requestParameters") or {})
    for expression in (data.get("requestParameters") or {}).values():
        if expression.startswith("method.request.") and ".body" not in expression:
            name = expression.replace(".multivalue", ".")
            if name not in known:
                return bad_request(f"Invalid mapping expression parameter specified: {expression}")
    answer = original(api_id, resource_id, method, data)
    if answer[0] != 201:
        return answer
    integration = target["methodIntegration"]
    for name in ("httpMethod", "uri"):
        integration[name] = data.get(name)
    for name in KEPT:
        integration[name] = data.get(name)
    return v1._v1_response(integration, 201)


def _put_integration_response(
    original: Callable[..., Answer],
    api_id: str,
    resource_id: str,
    method: str,
    status: str,
    data: dict[str, Any],
) -> Answer:
    responses = _method(api_id, resource_id, method).get("methodResponses") or {}
    declared = responses.get(status, {}).get("responseParameters") or {}
    if any(name not in declared for name in data.get("responseParameters") or {}):
        return bad_request(
            "Invalid mapping expression specified: No method response exists for method."
        )
    return original(api_id, resource_id, method, status, data)


def _change_responses() -> None:
    """PATCH of the responses of a method and of its integration, which ministack does not know."""
    original = v1.handle_request

    async def handle_request(
        method: str, path: str, headers: Any, body: bytes, query: dict[str, Any]
    ) -> Answer:
        parts = [part for part in path.strip("/").split("/") if part]
        if method != "PATCH" or len(parts) < 8 or parts[-2] != "responses":
            return await original(method, path, headers, body, query)
        target = _method(parts[1], parts[3], parts[5])
        of_integration = parts[6] == "integration"
        if of_integration:
            responses = (target.get("methodIntegration") or {}).get("integrationResponses") or {}
        else:
            responses = target.get("methodResponses") or {}
        response = responses.get(parts[-1])
        if response is None:
            return v1._v1_error("NotFoundException", "Invalid Response status code specified", 404)
        kind = "IntegrationResponse" if of_integration else "MethodResponse"
        problem = _patched(kind, response, json.loads(body or b"{}"))
        return problem or v1._v1_response(response, 200 if of_integration else 201)

    v1.handle_request = handle_request


def _patched(kind: str, target: dict[str, Any], data: dict[str, Any]) -> Answer | None:
    try:
        apply_patch(kind, target, data.get("patchOperations") or [])
    except InvalidPatch as problem:
        return bad_request(str(problem))
    return None
