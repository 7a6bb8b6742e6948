"""Custom domain names of API Gateway and their paths, as far as ministack lacks them.

ministack changes neither, lets one path overwrite another, and deletes APIs that a domain leads to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from ministack.services import apigateway
from ministack.services import apigateway_v1 as v1

from mends.api_patches import InvalidPatch, apply_patch

Answer = tuple[int, dict[str, str], bytes]

NO_DOMAIN = "Invalid domain name identifier specified"
NO_MAPPING = "Invalid base path mapping identifier specified"
TAKEN = "Base path already exists for this domain name"
ALONE = "Only one base path mapping is allowed if the base path is empty."


def apply() -> None:
    """Replaces what is lenient, and adds the changes that ministack does not know."""
    v1._create_domain_name = _create_domain_name(v1._create_domain_name)
    v1._create_base_path_mapping = _create_mapping(v1._create_base_path_mapping)
    v1._delete_rest_api = _refusing_mapped(v1._delete_rest_api)
    v1._delete_stage = _refusing_mapped(v1._delete_stage)
    apigateway.handle_request = _with_changes(apigateway.handle_request)


def _bad(message: str) -> Answer:
    return v1._v1_error("BadRequestException", message, 400)


def _missing(message: str) -> Answer:
    return v1._v1_error("NotFoundException", message, 404)


def _create_domain_name(create: Callable[..., Answer]) -> Callable[..., Answer]:
    def create_domain_name(data: dict[str, Any]) -> Answer:
        if data.get("domainName") in v1._domain_names:
            return _bad("The domain name you provided already exists.")
        answer = create(data)
        if answer[0] == 201:
            v1._domain_names[data["domainName"]]["domainNameStatus"] = "AVAILABLE"
        return answer

    return create_domain_name


def _create_mapping(create: Callable[..., Answer]) -> Callable[..., Answer]:
    def create_mapping(domain: str, data: dict[str, Any]) -> Answer:
        refusal = _refusal(v1._base_path_mappings.get(domain, {}), data.get("basePath", "(none)"))
        if refusal or data.get("restApiId") not in v1._rest_apis:
            return refusal or _bad("Invalid REST API identifier specified")
        return create(domain, data)

    return create_mapping


def _refusal(mappings: dict[str, Any], path: str) -> Answer | None:
    """Why a path cannot be added to these; none if it can."""
    if path in mappings:
        return v1._v1_error("ConflictException", TAKEN, 409)
    if mappings and (path == "(none)" or "(none)" in mappings):
        return v1._v1_error("ConflictException", ALONE, 409)
    return None


def _refusing_mapped(delete: Callable[..., Answer]) -> Callable[..., Answer]:
    """Nothing that a domain leads to can be deleted."""

    def refusing(api: str, *stage: str) -> Answer:
        domains = [
            domain
            for domain in list(v1._domain_names)
            for mapping in v1._base_path_mappings.get(domain, {}).values()
            if mapping["restApiId"] == api and (not stage or mapping["stage"] == stage[0])
        ]
        if domains:
            what = f"stage {stage[0]}" if stage else f"RestApi {api}"
            return _bad(
                f"Deleting {what} failed. Please remove all base path mappings related to it in "
                f"your domains: {', '.join(domains)}"
            )
        return delete(api, *stage)

    return refusing


def _with_changes(original: Callable[..., Any]) -> Callable[..., Any]:
    async def handle_request(
        method: str, path: str, headers: Any, body: bytes, query: dict[str, Any]
    ) -> Answer:
        parts = [unquote(part) for part in path.strip("/").split("/")]
        if parts[0] != "domainnames" or method != "PATCH":
            return await original(method, path, headers, body, query)
        operations = v1.json.loads(body).get("patchOperations") or []
        domain = v1._domain_names.get(parts[1])
        if domain is None:
            return _missing(NO_DOMAIN)
        try:
            if len(parts) == 2:
                return _update_domain(domain, operations)
            return _update_mapping(v1._base_path_mappings[parts[1]], parts[3], operations)
        except InvalidPatch as refusal:
            return _bad(str(refusal))

    return handle_request


def _update_domain(domain: dict[str, Any], operations: list[dict[str, Any]]) -> Answer:
    types = [o for o in operations if o.get("path") == "/endpointConfiguration/types"]
    if len({o["op"] for o in types}) > 1:
        return _bad("Cannot add and remove endpoints in one request.")
    changed = v1.copy.deepcopy(domain)
    live = list(changed["endpointConfiguration"]["types"])
    for operation in types:
        if operation["op"] == "add":
            live.append(operation["value"])
        else:
            live.remove(operation["value"])
    apply_patch("DomainName", changed, [o for o in operations if o not in types])
    changed["endpointConfiguration"]["types"] = live
    truststore = changed.get("mutualTlsAuthentication") or {}
    if not truststore.get("truststoreUri"):
        changed["mutualTlsAuthentication"] = {}
    domain.update(changed)
    return v1._v1_response(domain)


def _update_mapping(
    mappings: dict[str, Any], path: str, operations: list[dict[str, Any]]
) -> Answer:
    if path not in mappings:
        return _missing(NO_MAPPING)
    changed = dict(mappings[path])
    apply_patch("BasePathMapping", changed, operations)
    changed["restApiId"] = changed.pop("restapiId", changed["restApiId"])
    others = {key: mapping for key, mapping in mappings.items() if key != path}
    refusal = _refusal(others, changed["basePath"])
    if refusal:
        return refusal
    del mappings[path]
    mappings[changed["basePath"]] = changed
    return v1._v1_response(changed)
