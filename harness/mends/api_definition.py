"""API Gateway's control plane: what ministack lets pass and AWS does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ministack.services import apigateway_v1 as v1

from mends.api_patches import InvalidPatch, apply_patch
from mends.handlers import Answer, bad_request, conflict, replace

STAGE_VARIABLE_VALUE = re.compile(r"[A-Za-z0-9\-._~:/?#&=,]*")


def apply() -> None:
    """Replaces the handlers below in ministack's module, which looks them up by name."""
    replace(
        v1,
        _create_rest_api,
        _create_resource,
        _delete_resource,
        _put_method,
        _delete_method,
        _put_integration,
        _create_deployment,
        _delete_deployment,
        _create_stage,
    )
    for name, kind in (
        ("_update_rest_api", "RestApi"),
        ("_update_resource", "Resource"),
        ("_update_method", "Method"),
        ("_update_integration", "Integration"),
        ("_update_deployment", "Deployment"),
        ("_update_stage", "Stage"),
    ):
        setattr(v1, name, _checked_patch(kind, getattr(v1, name)))


def _create_rest_api(original: Callable[..., Answer], data: dict[str, Any]) -> Answer:
    if not data.get("name"):
        return bad_request("name is required")
    data.setdefault("endpointConfiguration", {"types": ["EDGE"], "ipAddressType": "ipv4"})
    return original(data)


def _create_resource(
    original: Callable[..., Answer], api_id: str, parent_id: str, data: dict[str, Any]
) -> Answer:
    resources = v1._resources.get(api_id, {})
    parent, part = resources.get(parent_id), data.get("pathPart", "")
    if parent is not None:
        if parent.get("pathPart", "").endswith("+}"):
            return bad_request(
                "Cannot create a child of a resource with a greedy path variable: "
                + parent["pathPart"]
            )
        if part.startswith("{"):
            for sibling in resources.values():
                other = sibling.get("pathPart", "")
                if sibling.get("parentId") == parent_id and other.startswith("{") and other != part:
                    return bad_request(
                        f"A sibling ({other}) of this resource already has a variable path "
                        "part -- only one is allowed"
                    )
    return original(api_id, parent_id, data)


def _delete_resource(original: Callable[..., Answer], api_id: str, resource_id: str) -> Answer:
    """A resource goes with all below it; ministack leaves the children without a parent."""
    resources = v1._resources.get(api_id, {})
    if resources.get(resource_id, {}).get("path") == "/":
        return bad_request("Root resource cannot be deleted")
    for child in [r["id"] for r in resources.values() if r.get("parentId") == resource_id]:
        _delete_resource(original, api_id, child)
    return original(api_id, resource_id)


def _put_method(
    original: Callable[..., Answer],
    api_id: str,
    resource_id: str,
    method: str,
    data: dict[str, Any],
) -> Answer:
    if method in v1._resources.get(api_id, {}).get(resource_id, {}).get("resourceMethods", {}):
        return conflict("Method already exists for this resource")
    return original(api_id, resource_id, method, data)


def _delete_method(
    original: Callable[..., Answer], api_id: str, resource_id: str, method: str
) -> Answer:
    resource = v1._resources.get(api_id, {}).get(resource_id)
    if resource is not None and method not in resource["resourceMethods"]:
        return v1._v1_error("NotFoundException", "Invalid Method identifier specified", 404)
    return original(api_id, resource_id, method)


def _put_integration(
    original: Callable[..., Answer],
    api_id: str,
    resource_id: str,
    method: str,
    data: dict[str, Any],
) -> Answer:
    if data.get("type") in ("AWS", "AWS_PROXY"):
        if not data.get("httpMethod"):
            return bad_request("Enumeration value for HttpMethod must be non-empty")
        uri = data.get("uri", "")
        if not uri.startswith("arn:aws:apigateway:"):
            return bad_request("Invalid ARN specified in the request")
        if ":path/" not in uri and ":action/" not in uri:
            return bad_request("AWS ARN for integration must contain path or action")
    answer = original(api_id, resource_id, method, data)
    if (
        answer[0] == 201
        and "timeoutInMillis" in data
        and not 50 <= data["timeoutInMillis"] <= 29000
    ):
        return bad_request("Timeout should be between 50 ms and 29000 ms")
    return answer


# ---- Deployments and stages


def _create_deployment(
    original: Callable[..., Answer], api_id: str, data: dict[str, Any]
) -> Answer:
    if api_id in v1._rest_apis:
        methods = [
            method
            for resource in v1._resources.get(api_id, {}).values()
            for method in resource["resourceMethods"].values()
        ]
        if not methods:
            return bad_request("The REST API doesn't contain any methods")
        if any(not method.get("methodIntegration") for method in methods):
            return bad_request("No integration defined for method")
    return original(api_id, data)


def _delete_deployment(original: Callable[..., Answer], api_id: str, deployment_id: str) -> Answer:
    stages = v1._stages_v1.get(api_id, {}).values()
    if any(stage.get("deploymentId") == deployment_id for stage in stages):
        return bad_request("Active stages pointing to this deployment must be moved or deleted")
    return original(api_id, deployment_id)


def _create_stage(original: Callable[..., Answer], api_id: str, data: dict[str, Any]) -> Answer:
    if api_id in v1._rest_apis:
        if data.get("stageName") in v1._stages_v1.get(api_id, {}):
            return conflict("Stage already exists")
        if data.get("deploymentId") not in v1._deployments_v1.get(api_id, {}):
            return bad_request("Deployment id does not exist")
        problem = _variables_problem(data.get("variables") or {})
        if problem:
            return problem
    return original(api_id, data)


def _variables_problem(variables: dict[str, Any]) -> Answer | None:
    for name, value in variables.items():
        if not re.fullmatch(r"\w{1,64}", name):
            return bad_request(
                f"Stage variable name {name} is invalid: only alphanumeric characters and _"
            )
        if not STAGE_VARIABLE_VALUE.fullmatch(str(value)) or len(str(value)) > 512:
            return bad_request(f"Stage variable value of {name} is invalid")
    return None


def _checked_patch(kind: str, original: Callable[..., Answer]) -> Callable[..., Answer]:
    def update(*arguments: Any) -> Answer:
        *identifiers, data = arguments
        operations = data.get("patchOperations") or []
        target = _target(kind, identifiers)
        if target is None:
            return original(*identifiers, {"patchOperations": []})  # its own "not found"
        ours, settings = _split_settings(kind, operations)
        copy = {k: dict(v) if isinstance(v, dict) else v for k, v in target.items()}
        try:
            apply_patch(kind, copy, ours)
        except InvalidPatch as refusal:
            return bad_request(str(refusal))
        if kind == "Stage":
            problem = _variables_problem(copy.get("variables") or {})
            if copy.get("deploymentId") not in v1._deployments_v1.get(identifiers[0], {}):
                problem = bad_request("Deployment id does not exist")
            if problem:
                return problem
        target.clear()
        target.update(copy)
        return original(*identifiers, {"patchOperations": settings})

    return update


def _target(kind: str, identifiers: list[str]) -> dict[str, Any] | None:
    api_id, rest = identifiers[0], identifiers[1:]
    if kind == "RestApi":
        return v1._rest_apis.get(api_id)
    if kind in ("Stage", "Deployment"):
        store = v1._stages_v1 if kind == "Stage" else v1._deployments_v1
        return store.get(api_id, {}).get(rest[0])
    found = v1._resources.get(api_id, {}).get(rest[0])
    if found is not None and kind in ("Method", "Integration"):
        found = found["resourceMethods"].get(rest[1])
    return found.get("methodIntegration") if found is not None and kind == "Integration" else found


def _split_settings(
    kind: str, operations: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Settings per method (``/{path}/{method}/…``) and the canary are left to ministack."""

    def is_setting(operation: dict[str, Any]) -> bool:
        path = str(operation.get("path", ""))
        return kind == "Stage" and (
            path.startswith("/canarySettings") or re.match(r"/[^/]+/[A-Z*]+(/|$)", path) is not None
        )

    return ([o for o in operations if not is_setting(o)], [o for o in operations if is_setting(o)])
