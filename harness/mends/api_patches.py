"""PATCH as API Gateway does it: only documented paths, text values, typed members.

ministack writes any path into any object and keeps the text. The tables are those of AWS's page
"Patch operations" (https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html), with
what the live service is known to take beyond it.
"""

from __future__ import annotations

from typing import Any

# Path -> operations: A add, R replace, X remove. A last "*" stands for one key of a map or list.
PATHS: dict[str, dict[str, str]] = {
    "RestApi": {
        "apiKeySource": "R",
        "binaryMediaTypes/*": "ARX",
        "description": "ARX",
        "disableExecuteApiEndpoint": "R",
        "endpointConfiguration/types/*": "R",
        "endpointConfiguration/ipAddressType": "R",
        "endpointConfiguration/vpcEndpointIds": "AX",
        "minimumCompressionSize": "R",
        "name": "R",
        "policy": "R",
        "securityPolicy": "R",
    },
    "Resource": {"parentId": "R", "pathPart": "R"},
    "Method": {
        "authorizationScopes": "AX",
        "authorizationType": "R",
        "authorizerId": "R",
        "apiKeyRequired": "R",
        "operationName": "R",
        "requestParameters/*": "ARX",
        "requestModels/*": "ARX",
        "requestValidatorId": "R",
    },
    "Integration": {
        "cacheKeyParameters/*": "ARX",
        "cacheNamespace": "R",
        "connectionId": "R",
        "connectionType": "R",
        "contentHandling": "R",
        "credentials": "R",
        "httpMethod": "R",
        "passthroughBehavior": "R",
        "requestParameters/*": "ARX",
        "requestTemplates/*": "ARX",
        "responseTransferMode": "R",
        "timeoutInMillis": "R",
        "tlsConfig/insecureSkipVerification": "R",
        "uri": "R",
    },
    "Model": {"description": "R", "schema": "R"},
    "RequestValidator": {
        "name": "R",
        "validateRequestBody": "R",
        "validateRequestParameters": "R",
    },
    "MethodResponse": {"responseModels/*": "ARX", "responseParameters/*": "ARX"},
    "IntegrationResponse": {
        "contentHandling": "R",
        "responseParameters/*": "ARX",
        "responseTemplates/*": "ARX",
        "selectionPattern": "R",
    },
    "Deployment": {"description": "R"},
    "BasePathMapping": {"basePath": "R", "restapiId": "R", "stage": "R"},
    "DomainName": {
        "certificateArn": "ARX",
        "endpointConfiguration/types": "AX",
        "mutualTlsAuthentication/truststoreUri": "ARX",
        "mutualTlsAuthentication/truststoreVersion": "ARX",
        "ownershipVerificationCertificateArn": "ARX",
        "regionalCertificateArn": "ARX",
        "securityPolicy": "R",
    },
    "Stage": {
        "accessLogSettings": "X",
        "accessLogSettings/*": "AR",
        "cacheClusterEnabled": "R",
        "cacheClusterSize": "R",
        "clientCertificateId": "R",
        "deploymentId": "R",
        "description": "R",
        "documentationVersion": "R",
        "tracingEnabled": "R",
        "variables/*": "RX",
    },
}
LETTERS = {"add": "A", "replace": "R", "remove": "X"}
LISTS = {"binaryMediaTypes", "cacheKeyParameters", "authorizationScopes", "types", "vpcEndpointIds"}
TRUTHS = {
    "apiKeyRequired",
    "cacheClusterEnabled",
    "disableExecuteApiEndpoint",
    "insecureSkipVerification",
    "tracingEnabled",
    "validateRequestBody",
    "validateRequestParameters",
}
# Maps of which the values are truth values, by what they are a part of.
TRUTH_MAPS = {("Method", "requestParameters"), ("MethodResponse", "responseParameters")}
# Members that an empty text unsets.
UNSET_WHEN_EMPTY = {"contentHandling", "requestValidatorId", "selectionPattern"}
NUMBERS = {"minimumCompressionSize", "timeoutInMillis"}


class InvalidPatch(ValueError):
    """What API Gateway answers with BadRequestException."""


def apply_patch(kind: str, target: dict[str, Any], operations: list[dict[str, Any]]) -> None:
    """Changes ``target`` as told; raises ``InvalidPatch`` for what is not allowed."""
    for operation in operations:
        path = str(operation.get("path", ""))
        tokens = [token.replace("~1", "/").replace("~0", "~") for token in path.split("/")[1:]]
        letter = LETTERS.get(str(operation.get("op")), "?")
        if letter not in _allowed(kind, tokens):
            raise InvalidPatch(
                f"Invalid patch path '{path}' specified for op '{operation.get('op')}'"
            )
        value = operation.get("value")
        if value is not None and not isinstance(value, str):
            raise InvalidPatch(
                f"the value of patch path '{path}' can not be converted to an String"
            )
        if (kind, tokens[0]) in TRUTH_MAPS and letter != "X":
            target.setdefault(tokens[0], {})[tokens[-1]] = value == "true"
        else:
            _change(target, tokens, letter, value)


def _allowed(kind: str, tokens: list[str]) -> str:
    paths = PATHS[kind]
    return paths.get("/".join(tokens)) or paths.get("/".join([*tokens[:-1], "*"])) or ""


def _change(target: dict[str, Any], tokens: list[str], letter: str, value: str | None) -> None:
    *parents, last = tokens
    if last in LISTS:  # the item is the value: add or remove /authorizationScopes
        parents, last = [*parents, last], value or ""
    for name in parents[:-1]:
        target = target.setdefault(name, {})
    if not parents:
        _change_member(target, last, letter, value)
    elif parents[-1] in LISTS:
        target[parents[-1]] = _changed_list(
            parents[-1], target.get(parents[-1]) or [], last, letter, value
        )
    else:
        container = target.get(parents[-1])
        target[parents[-1]] = container = {} if container is None else container
        _change_member(container, last, letter, value)


def _change_member(target: dict[str, Any], name: str, letter: str, value: str | None) -> None:
    if letter == "X":
        target.pop(name, None)
    elif name in UNSET_WHEN_EMPTY and not value:
        target[name] = None
    elif name in TRUTHS:
        target[name] = value == "true"
    elif name in NUMBERS:
        target[name] = None if value is None else int(value)
    else:
        target[name] = value


def _changed_list(
    name: str, items: list[str], item: str, letter: str, value: str | None
) -> list[str]:
    if name == "types":  # an API has one endpoint type: the path names the old one or its index
        return [value or ""]
    without = [other for other in items if other != item]
    if letter == "X":
        return without
    return [*without, value if letter == "R" and value else item]
