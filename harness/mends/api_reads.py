"""API Gateway's control plane: what its answers show, and where tags are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ministack.services import apigateway_v1 as v1

from mends.handlers import Answer, replace

# The query of the request in hand.
_query: dict[str, Any] = {}

# Members that AWS leaves out where they have nothing to say.
SILENT_WHEN_EMPTY = {
    "accessLogSettings",
    "authorizationScopes",
    "binaryMediaTypes",
    "clientCertificateId",
    "description",
    "integrationResponses",
    "methodResponses",
    "operationName",
    "requestModels",
    "requestParameters",
    "requestTemplates",
    "requestValidatorId",
    "resourceMethods",
    "responseModels",
    "responseParameters",
    "responseTemplates",
    "selectionPattern",
    "tags",
    "variables",
    "version",
}


def apply() -> None:
    """Replaces the handlers below in ministack's module, which looks them up by name."""
    _answer_like_aws()
    _read_queries()
    replace(v1, _get_stages, _get_resources, _get_resource)
    _one_place_for_tags()


def _answer_like_aws() -> None:
    """Leaves out what is null, and what AWS does not show when it is empty."""
    original = v1._v1_response

    def pruned(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                k: pruned(v)
                for k, v in value.items()
                if v is not None and not (k in SILENT_WHEN_EMPTY and not v)
            }
        return [pruned(v) for v in value] if isinstance(value, list) else value

    v1._v1_response = lambda data, status=200: original(pruned(data), status)


def _read_queries() -> None:
    """Keeps the query of the request in hand for the handlers that ministack does not give it to.

    The handlers do not await, so one request's query cannot be another's.
    """
    original = v1.handle_request

    async def handle_request(
        method: str, path: str, headers: Any, body: bytes, query: dict[str, Any]
    ) -> Answer:
        _query.clear()
        _query.update(query or {})
        return await original(method, path, headers, body, query)

    v1.handle_request = handle_request


def _values(name: str) -> list[str]:
    value = _query.get(name, [])
    return value if isinstance(value, list) else [value]


def _get_stages(original: Callable[..., Answer], api_id: str) -> Answer:
    wanted = _values("deploymentId")
    if api_id not in v1._rest_apis or not wanted:
        return original(api_id)
    stages = v1._stages_v1.get(api_id, {}).values()
    return v1._v1_response({"item": [s for s in stages if s.get("deploymentId") in wanted]})


def _seen(resource: dict[str, Any]) -> dict[str, Any]:
    """Without ``embed=methods`` only the methods' names are told."""
    if "methods" in _values("embed"):
        return resource
    return resource | {"resourceMethods": {name: {} for name in resource["resourceMethods"]}}


def _get_resources(original: Callable[..., Answer], api_id: str, query: dict[str, Any]) -> Answer:
    if api_id not in v1._rest_apis:
        return original(api_id, query)
    resources = v1._resources.get(api_id, {}).values()
    return v1._v1_paginated_response([_seen(resource) for resource in resources], query)


def _get_resource(original: Callable[..., Answer], api_id: str, resource_id: str) -> Answer:
    resource = v1._resources.get(api_id, {}).get(resource_id)
    return v1._v1_response(_seen(resource)) if resource else original(api_id, resource_id)


def _one_place_for_tags() -> None:
    """TagResource changes what the lists of APIs and stages show, not a copy beside them."""

    def holder(arn: str) -> dict[str, Any] | None:
        match = re.fullmatch(
            r"arn:aws:apigateway:[^:]+::/restapis/([^/]+)(?:/stages/([^/]+))?", arn
        )
        if match is None:
            return None
        if match[2]:
            return v1._stages_v1.get(match[1], {}).get(match[2])
        return v1._rest_apis.get(match[1])

    get, tag, untag = v1._get_v1_tags, v1._tag_v1_resource, v1._untag_v1_resource

    def get_tags(arn: str) -> Answer:
        owner = holder(arn)
        return get(arn) if owner is None else v1._v1_response({"tags": owner.get("tags") or {}})

    def tag_resource(arn: str, data: dict[str, Any]) -> Answer:
        owner = holder(arn)
        if owner is None:
            return tag(arn, data)
        tags = (owner.get("tags") or {}) | (data.get("tags") or {})
        if len(tags) > 50:
            return v1._v1_error("LimitExceededException", "Tag limit exceeded", 429)
        owner["tags"] = tags
        return 204, {}, b""

    def untag_resource(arn: str, keys: list[str]) -> Answer:
        owner = holder(arn)
        if owner is None:
            return untag(arn, keys)
        owner["tags"] = {k: v for k, v in (owner.get("tags") or {}).items() if k not in keys}
        return 204, {}, b""

    v1._get_v1_tags, v1._tag_v1_resource, v1._untag_v1_resource = (
        get_tags,
        tag_resource,
        untag_resource,
    )
