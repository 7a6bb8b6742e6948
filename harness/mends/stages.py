"""What stages of API Gateway have beside deployments: settings, caches, certificates, web ACLs.

ministack spells the keys of method settings as no AWS does, fills nothing in, has no client
certificates and no caches to flush, and shows no stage its web ACL.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Any

from ministack.services import apigateway, waf
from ministack.services import apigateway_v1 as v1

from mends.handlers import Answer, bad_request

NO_ROLE = "CloudWatch Logs role ARN must be set in account settings to enable logging"
_certificates: dict[str, dict[str, Any]] = {}


class _Refused(ValueError):
    """What API Gateway answers with BadRequestException."""


def apply() -> None:
    """Replaces ministack's handlers of stages, and adds those that it lacks."""
    v1._apply_stage_patch = _apply_stage_patch
    v1._create_stage = _with_cache_status(v1._create_stage)
    v1._update_stage = _refusing(v1._update_stage)
    apigateway.handle_request = _with_more_paths(apigateway.handle_request)
    waf._associate_web_acl = _showing(waf._associate_web_acl)
    waf._disassociate_web_acl = _showing(waf._disassociate_web_acl)


def _has_role() -> bool:
    return bool((v1._account_settings.get("settings") or {}).get("cloudwatchRoleArn"))


# Method settings


def _apply_stage_patch(stage: dict[str, Any], operations: list[dict[str, Any]]) -> None:
    settings = {key: dict(entry) for key, entry in (stage.get("methodSettings") or {}).items()}
    for operation in operations:
        parts = str(operation["path"]).removeprefix("/").split("/")
        key = "/".join(parts[:2])
        if operation["op"] == "remove" and len(parts) == 2:
            if settings.pop(key, None) is None:
                raise _Refused(f"Cannot remove method setting {key} because there is no method")
            continue
        field = v1._method_setting_field_from_patch(parts[2:])
        if operation["op"] != "replace" or field is None:
            raise _Refused(f"Invalid method setting path: {operation['path']}")
        value = v1._parse_stage_method_setting_value(field, operation.get("value"))
        if field == "loggingLevel" and value != "OFF" and not _has_role():
            raise _Refused(NO_ROLE)
        general = settings.get("*/*") or v1._default_method_setting_entry()
        settings.setdefault(key, dict(general))[field] = value
    stage["methodSettings"] = settings
    _show_cache(stage)


def _refusing(update: Callable[..., Answer]) -> Callable[..., Answer]:
    """A patch is applied whole or not at all."""

    def update_stage(api_id: str, name: str, data: dict[str, Any]) -> Answer:
        stage = v1._stages_v1.get(api_id, {}).get(name)
        before = dict(stage or {})
        operations = data.get("patchOperations") or []
        writes_log = any(
            str(o.get("path")).startswith("/accessLogSettings") and o.get("op") != "remove"
            for o in operations
        )
        if writes_log and not _has_role():
            return bad_request(NO_ROLE)
        for operation in operations:
            certificate = operation.get("value")
            if operation.get("path") == "/clientCertificateId" and certificate not in (
                "",
                *_certificates,
            ):
                return v1._v1_error("NotFoundException", "Invalid Client Certificate", 404)
        try:
            return update(api_id, name, data)
        except _Refused as refusal:
            if stage is not None:
                stage.clear()
                stage.update(before)
            return bad_request(str(refusal))

    return update_stage


# Caches


def _show_cache(stage: dict[str, Any]) -> None:
    stage["cacheClusterStatus"] = (
        "AVAILABLE" if stage.get("cacheClusterEnabled") else "NOT_AVAILABLE"
    )


def _with_cache_status(create: Callable[..., Answer]) -> Callable[..., Answer]:
    def create_stage(api_id: str, data: dict[str, Any]) -> Answer:
        answer = create(api_id, data)
        if answer[0] == 201:
            _show_cache(v1._stages_v1[api_id][data["stageName"]])
        return answer

    return create_stage


# Paths that ministack does not know


def _with_more_paths(original: Callable[..., Any]) -> Callable[..., Any]:
    async def handle_request(
        method: str, path: str, headers: Any, body: bytes, query: dict[str, Any]
    ) -> Answer:
        if path.strip("/").split("/")[0] == "clientcertificates":
            data = v1.json.loads(body) if body else {}
            return _certificate_request(method, path.strip("/").split("/")[1:], data)
        flush = re.fullmatch(r"/restapis/([^/]+)/stages/([^/]+)/cache/(data|authorizers)", path)
        if flush and method == "DELETE":
            stage = v1._stages_v1.get(flush[1], {}).get(flush[2])
            if stage is None:
                return v1._v1_error("NotFoundException", "Invalid stage identifier specified", 404)
            if flush[3] == "data" and not stage.get("cacheClusterEnabled"):
                return bad_request("The stage has no cache that could be flushed.")
            return 202, {}, b""
        return await original(method, path, headers, body, query)

    return handle_request


def _certificate_request(method: str, parts: list[str], data: dict[str, Any]) -> Answer:
    if method == "POST" and not parts:
        certificate = {
            "clientCertificateId": secrets.token_hex(3),
            "description": data.get("description"),
            "pemEncodedCertificate": "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
            "createdDate": v1._now_unix(),
            "expirationDate": v1._now_unix() + 31_536_000,
            "tags": data.get("tags") or {},
        }
        _certificates[certificate["clientCertificateId"]] = certificate
        return v1._v1_response(certificate, 201)
    if method == "GET" and not parts:
        return v1._v1_response({"item": list(_certificates.values())})
    if len(parts) != 1 or parts[0] not in _certificates:
        return v1._v1_error("NotFoundException", "Invalid Client Certificate", 404)
    if method == "GET":
        return v1._v1_response(_certificates[parts[0]])
    if any(
        stage.get("clientCertificateId") == parts[0]
        for api_id in list(v1._stages_v1)
        for stage in v1._stages_v1[api_id].values()
    ):
        return bad_request(f"Client certificate {parts[0]} is used by a stage.")
    del _certificates[parts[0]]
    return 202, {}, b""


# Web ACLs


def _showing(change: Callable[..., Answer]) -> Callable[..., Answer]:
    """The stage says which web ACL it has."""

    def changed(data: dict[str, Any]) -> Answer:
        answer = change(data)
        arn = data.get("ResourceArn", "")
        place = re.fullmatch(r"arn:aws:apigateway:[^:]+::/restapis/([^/]+)/stages/([^/]+)", arn)
        stage = v1._stages_v1.get(place[1], {}).get(place[2]) if place else None
        if answer[0] == 200 and stage is not None:
            stage["webAclArn"] = waf._associations.get(arn)
        return answer

    return changed
