"""Holds a request against AWS's own service models, as botocore carries them.

Finds the service from the signing name, the operation from path, target or action, and then tells
every departure: an unknown or missing member, a wrong type, enum, pattern, length or range, a
header or query parameter that the operation does not have, a body or content type that it does not
take, a path or query that is not encoded as AWS wants it.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

import botocore.loaders
from botocore.model import ListShape, MapShape, OperationModel, ServiceModel, StructureShape

import query_form
import shapes
from recorded import Request

# The names that requests are signed for, and botocore's names of the services that take them.
SERVICES = {
    "apigateway": "apigateway",
    "lambda": "lambda",
    "iam": "iam",
    "sts": "sts",
    "logs": "logs",
    "tagging": "resourcegroupstaggingapi",
    "monitoring": "cloudwatch",
    "ssm": "ssm",
    "s3": "s3",
    "wafv2": "wafv2",
    "awsssoportal": "sso",
    "sso-oauth": "sso-oidc",
}
# The services with operations that are not signed, by the first label of their host names.
UNSIGNED = {"sts": "sts", "portal": "awsssoportal", "oidc": "sso-oauth"}
# x-amz headers that any request may carry.
GENERAL_HEADERS = {
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-content-sha256",
    "x-amz-target",
    "x-amz-user-agent",
    "x-amzn-query-mode",
}


@dataclass
class Finding:
    """Which call a request is, and what AWS would not accept about it."""

    service: str
    operation: str
    is_read: bool = False
    violations: list[str] = field(default_factory=list)


UNKNOWN = Finding("unknown", "Unknown")


def check(request: Request, signing_name: str) -> Finding:
    """Looks at one request; never raises for what a client may send."""
    name = SERVICES.get(signing_name)
    if name is None:
        return Finding(
            signing_name, "Unknown", violations=[f"no service is signed as {signing_name}"]
        )
    if name == "apigateway" and request.path.startswith("/v2/"):
        name = "apigatewayv2"
    if name == "s3":
        request = _with_bucket_in_path(request)
    model = _model(name)
    rest = model.metadata["protocol"] in ("rest-json", "rest-xml")
    return _rest(request, name, model) if rest else _remote_procedure(request, name, model)


def _with_bucket_in_path(request: Request) -> Request:
    """A request to a bucket's own host, as the models have it."""
    bucket, found, _ = request.authority.partition(".s3.")
    if not found:
        return request
    return dataclasses.replace(request, target=f"/{bucket}{request.target}".removesuffix("/"))


def check_unsigned(request: Request) -> Finding:
    """Looks at one request without a signature, which only few operations may go without."""
    label = request.authority.partition(".")[0].removesuffix("-fips")
    if label not in UNSIGNED:
        return Finding(
            "unknown",
            "Unknown",
            violations=[f"{request.method} {request.target}: there is no Authorization header"],
        )
    finding = check(request, UNSIGNED[label])
    model = _model(finding.service)
    if finding.operation in model.operation_names:
        if model.operation_model(finding.operation).auth_type != "none":
            finding.violations.insert(0, "this operation must be signed")
    return finding


@functools.cache
def _model(name: str) -> ServiceModel:
    return ServiceModel(botocore.loaders.Loader().load_service_model(name, "service-2"), name)


def _finding(name: str, operation: str, violations: list[str]) -> Finding:
    is_read = (
        re.match(r"(Get|Head|List|Describe|Lookup|BatchGet|Simulate|Test)", operation) is not None
    )
    return Finding(name, operation, is_read, violations)


# ---- One address, the operation in a header or a form


def _remote_procedure(request: Request, name: str, model: ServiceModel) -> Finding:
    found: list[str] = []
    if request.method != "POST" or request.target != "/":
        found.append(f"must be POST /, not {request.method} {request.target}")
    target = request.header("x-amz-target")
    if target:
        prefix, _, operation = target.rpartition(".")
        if prefix != model.metadata.get("targetPrefix"):
            found.append(f"X-Amz-Target starts with {prefix}")
        content_type = f"application/x-amz-json-{model.metadata.get('jsonVersion', '1.0')}"
        if request.header("content-type") != content_type:
            found.append(f"Content-Type must be {content_type}")
    else:
        if not request.header("content-type").startswith("application/x-www-form-urlencoded"):
            found.append("Content-Type must be application/x-www-form-urlencoded")
        pairs = parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True)
        operation = dict(pairs).get("Action", "")
        if dict(pairs).get("Version") != model.api_version:
            found.append(f"Version must be {model.api_version}")
    if operation not in model.operation_names:
        return _finding(name, "Unknown", [*found, f"{name} has no operation {operation!r}"])
    shape = model.operation_model(operation).input_shape or StructureShape(
        "Empty", {"type": "structure", "members": {}}
    )
    if target:
        found += _json_body(shape, request.body)
    else:
        found += query_form.problems(shape, [p for p in pairs if p[0] not in ("Action", "Version")])
    return _finding(name, operation, [*found, *_headers(request, None)])


# ---- REST


@dataclass(frozen=True)
class Route:
    """Where an operation is found."""

    operation: OperationModel
    method: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]

    @property
    def headers(self) -> set[str]:
        """The headers without which it is not asked for."""
        shape = self.operation.input_shape
        return set() if shape is None else {n.lower() for n in _required(shape, "header")}

    def labels(self, request: Request, query: list[tuple[str, str]]) -> dict[str, str] | None:
        """The path's parts that stand for members, still encoded; None if this is not the place."""
        segments = request.path.split("/")[1:]
        if request.method != self.method or not set(self.query) <= set(query):
            return None
        if self.segments[-1].endswith("+}"):
            last = len(self.segments) - 1
            segments = [*segments[:last], "/".join(segments[last:])]
        if len(segments) != len(self.segments):
            return None
        labels = {}
        for template, segment in zip(self.segments, segments, strict=True):
            if template.startswith("{"):
                if not segment:
                    return None
                labels[template.strip("{}+")] = segment
            elif template != segment:
                return None
        return labels


@functools.cache
def _routes(name: str) -> list[Route]:
    """All places of a service, those first that say more literally."""
    routes = []
    model = _model(name)
    for operation in map(model.operation_model, model.operation_names):
        path, _, query = operation.http["requestUri"].partition("?")
        routes.append(
            Route(
                operation,
                operation.http["method"],
                tuple(path.split("/")[1:]),
                tuple(parse_qsl(query, keep_blank_values=True)),
            )
        )
    return sorted(routes, key=lambda r: (sum(s.startswith("{") for s in r.segments), -len(r.query)))


def _rest(request: Request, name: str, model: ServiceModel) -> Finding:
    query = [
        (unquote(key), unquote(value))
        for key, _, value in (part.partition("=") for part in request.query.split("&") if part)
    ]
    matches = [
        (route, labels)
        for route in _routes(name)
        if (labels := route.labels(request, query)) is not None
    ]
    if not matches:
        return _finding(
            name, "Unknown", [f"{name} has nothing at {request.method} {request.target}"]
        )
    # Two operations of S3 at one place are told apart by what the header must have.
    route, labels = max(
        (match for match in matches if match[0].headers <= request.names),
        key=lambda match: len(match[0].headers),
        default=matches[0],
    )
    shape = route.operation.input_shape or StructureShape(
        "Empty", {"type": "structure", "members": {}}
    )
    found = [
        *_encoding(request),
        *_labels(shape, labels),
        *_query(shape, query, route.query),
        *_headers(request, shape),
        *_rest_body(request, shape),
    ]
    if name == "apigateway" and request.header("accept") != "application/json":
        found.append("Accept must be application/json, or API Gateway answers HAL")
    return _finding(name, route.operation.name, found)


def _encoding(request: Request) -> Iterator[str]:
    for name, parts in (
        ("path", request.path.split("/")),
        ("query", re.split("[&=]", request.query)),
    ):
        for part in parts:
            encoded = quote(unquote(part), safe="-_.~")
            if encoded != part:
                yield f"the {name}'s part {part!r} must be encoded as {encoded!r}"


def _located(shape: StructureShape, location: str) -> dict[str, Any]:
    return {
        shapes.member_name(name, member): member
        for name, member in shape.members.items()
        if member.serialization.get("location") == location
    }


def _required(shape: StructureShape, location: str) -> set[str]:
    return {
        shapes.member_name(name, shape.members[name])
        for name in shape.required_members
        if shape.members[name].serialization.get("location") == location
    }


def _labels(shape: StructureShape, labels: dict[str, str]) -> Iterator[str]:
    for name, member in _located(shape, "uri").items():
        text = unquote(labels.get(name, ""))
        yield from shapes.problems(member, shapes.from_text(member, text), name)


def _query(
    shape: StructureShape, query: list[tuple[str, str]], fixed: tuple[tuple[str, str], ...]
) -> Iterator[str]:
    members = _located(shape, "querystring")
    free_form = any(isinstance(member, MapShape) for member in members.values())
    rest = [pair for pair in query if pair not in fixed]
    for name in _required(shape, "querystring") - {key for key, _ in rest}:
        yield f"query parameter {name} is required"
    for name in {key for key, _ in rest}:
        member, values = members.get(name), [value for key, value in rest if key == name]
        if member is None:
            if not free_form:
                yield f"{name} is not a query parameter of this operation"
        elif isinstance(member, ListShape):
            items = [shapes.from_text(member.member, value) for value in values]
            yield from shapes.problems(member, items, f"query parameter {name}")
        elif len(values) > 1:
            yield f"query parameter {name} is given {len(values)} times"
        else:
            value = shapes.from_text(member, values[0])
            yield from shapes.problems(member, value, f"query parameter {name}")


def _headers(request: Request, shape: StructureShape | None) -> Iterator[str]:
    members = (
        {}
        if shape is None
        else {name.lower(): member for name, member in _located(shape, "header").items()}
    )
    for name in set() if shape is None else _required(shape, "header"):
        if not request.values(name):
            yield f"header {name} is required"
    for name in request.names:
        if name in members:
            value = shapes.from_text(members[name], request.header(name))
            yield from shapes.problems(members[name], value, f"header {name}")
        elif name.startswith("x-amz-") and name not in GENERAL_HEADERS:
            yield f"{name} is not a header of this operation"


def _rest_body(request: Request, shape: StructureShape) -> Iterator[str]:
    payload = shape.members.get(shape.serialization.get("payload", ""))
    if payload is not None and payload.type_name in ("blob", "string"):
        return
    if payload is None:
        members = {
            name: member
            for name, member in shape.members.items()
            if "location" not in member.serialization
        }
        required = [name for name in shape.required_members if name in members]
        payload = _part(shape, members, required)
    if not payload.members:
        if request.body:
            yield "this operation takes no body"
        return
    if not request.body and not payload.required_members:
        return
    if request.header("content-type") != "application/json":
        yield "Content-Type must be application/json"
    yield from _json_body(payload, request.body)


def _part(shape: StructureShape, members: dict[str, Any], required: list[str]) -> StructureShape:
    part = StructureShape(shape.name, {"type": "structure", "required": required})
    part.__dict__["members"] = members  # a cached property: the resolved shapes, as they are
    return part


def _json_body(shape: StructureShape, body: bytes) -> list[str]:
    try:
        return list(shapes.problems(shape, json.loads(body, object_pairs_hook=_distinct), ""))
    except (ValueError, RecursionError) as problem:
        return [f"the body is not JSON: {problem}"]


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a key stands twice among {', '.join(names)}")
    return dict(pairs)
