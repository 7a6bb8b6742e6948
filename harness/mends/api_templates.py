"""API Gateway's data plane: templates and responses of Lambda integrations without proxy.

ministack gives the function a proxy event whatever the request's template says, and answers with
what the function returns. Here the function gets what the template makes of the request, and the
response is the one whose pattern matches the function's error, or the default.
"""

from __future__ import annotations

import json
import re
from typing import Any

from ministack.services import apigateway_v1 as v1

JSON_TYPE = "application/json"


def apply() -> None:
    """Replaces the call of functions by integrations that are no proxies."""
    v1._invoke_lambda_custom_v1 = _invoke_lambda


async def _invoke_lambda(
    integration: dict[str, Any],
    api_id: str,
    stage_name: str,
    stage: Any,
    resource: Any,
    request_path: str,
    method: str,
    headers: dict[str, Any],
    body: bytes,
    query: dict[str, Any],
    path_parameters: dict[str, str] | None,
    *,
    owner_account_id: str | None = None,
    owner_region: str | None = None,
    authorizer_context: Any = None,
    **_: Any,
) -> Any:
    parameters = _parameters(headers, query, path_parameters)
    context = {"authorizer": authorizer_context} if authorizer_context else {}
    text = (body or b"").decode()
    media = (v1._header_ci(headers, "content-type") or JSON_TYPE).split(";")[0].strip().lower()
    template = (integration.get("requestTemplates") or {}).get(media)
    if template is not None:
        text = v1._render_request_template_v1(template, text, parameters, context)
    try:
        event = json.loads(text) if text else {}
    except ValueError:
        return _failure(400, "Could not parse request body into json")
    queued = "'Event'" in (integration.get("requestParameters") or {}).values()
    reference = v1._extract_lambda_ref_from_integration_uri(integration.get("uri", ""))
    result, error = await v1._call_lambda_raw(
        reference, event, account_id=owner_account_id, region=owner_region
    )
    if error or result.get("throttle"):
        return _failure(500, "Internal server error")
    payload = None if queued else result.get("body")
    response = _response(integration, "" if queued else _error(payload))
    if response is None:
        return _failure(500, "Internal server error")
    answer = "" if payload is None else json.dumps(payload, ensure_ascii=False)
    return _mapped(response, answer, parameters, context)


def _failure(status: int, message: str) -> Any:
    return status, {"Content-Type": JSON_TYPE}, json.dumps({"message": message}).encode()


def _parameters(
    headers: dict[str, Any], query: dict[str, Any], path_parameters: dict[str, str] | None
) -> dict[str, Any]:
    values = {name: value for name, value in (headers or {}).items() if isinstance(value, str)}
    for name, value in (query or {}).items():
        values[name] = value[0] if isinstance(value, (list, tuple)) else value
    return values | (path_parameters or {})


def _error(payload: Any) -> str:
    return str(payload.get("errorMessage", "")) if isinstance(payload, dict) else ""


def _response(integration: dict[str, Any], error: str) -> dict[str, Any] | None:
    """The response whose pattern matches the error, which only the default does for no error."""
    responses = list((integration.get("integrationResponses") or {}).values())
    for response in responses:
        pattern = response.get("selectionPattern")
        if error and pattern and re.fullmatch(pattern, error, re.DOTALL):
            return dict(response)
    return next((dict(each) for each in responses if not each.get("selectionPattern")), None)


def _mapped(
    response: dict[str, Any], answer: str, parameters: dict[str, Any], context: dict[str, Any]
) -> Any:
    headers = {"Content-Type": JSON_TYPE}
    for name, expression in (response.get("responseParameters") or {}).items():
        if expression.startswith("'"):
            headers[name.removeprefix("method.response.header.")] = expression.strip("'")
    for media, template in (response.get("responseTemplates") or {}).items():
        if template:
            headers["Content-Type"] = media
            answer = v1._render_request_template_v1(template, answer, parameters, context)
            break
    return int(response["statusCode"]), headers, answer.encode()
