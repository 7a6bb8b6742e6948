"""Lambda: versions that are told apart, policies of their own, and no change during a change."""

from __future__ import annotations

import copy
import functools
import threading
from collections.abc import Callable
from typing import Any

from ministack.services import iam, lambda_svc

from mends.handlers import Answer, replace

# How long an update takes. Long enough that a client which does not wait runs into it.
UPDATE_SECONDS = 0.2

# What makes a version: publishing again what has not changed in these gives the version there is.
VERSIONED = (
    "Architectures",
    "CodeSha256",
    "DeadLetterConfig",
    "Description",
    "Environment",
    "EphemeralStorage",
    "FileSystemConfigs",
    "Handler",
    "ImageConfigResponse",
    "ImageUri",
    "KMSKeyArn",
    "Layers",
    "LoggingConfig",
    "MemorySize",
    "Role",
    "Runtime",
    "SnapStart",
    "Timeout",
    "TracingConfig",
    "VpcConfig",
)
# Members that AWS leaves out where they have nothing to say.
SILENT_WHEN_EMPTY = {
    "DeadLetterConfig",
    "KMSKeyArn",
    "LastUpdateStatusReason",
    "LastUpdateStatusReasonCode",
    "Layers",
    "RuntimeVersionConfig",
    "StateReason",
    "StateReasonCode",
    "Tags",
    "VpcConfig",
}
_policy_lock = threading.RLock()


def apply() -> None:
    """Replaces the handlers below in ministack's module, which looks them up by name."""
    lambda_svc._LAMBDA_STATE_TRANSITION_DELAY = UPDATE_SECONDS
    _answer_like_aws()
    replace(
        lambda_svc,
        _create_function,
        _update_code,
        _update_config,
        _publish_version,
        _delete_function,
        _get_provisioned_concurrency,
    )
    for name in ("_add_permission", "_remove_permission", "_get_policy"):
        setattr(lambda_svc, name, functools.partial(_with_own_policy, getattr(lambda_svc, name)))


def _error(code: str, message: str, status: int) -> Answer:
    return lambda_svc.error_response_json(code, message, status)


def _answer_like_aws() -> None:
    original = lambda_svc.json_response

    def pruned(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                k: pruned(v)
                for k, v in value.items()
                if not (
                    k in SILENT_WHEN_EMPTY and _is_empty(v) and not _is_list_of_layers(k, value)
                )
            }
        return [pruned(v) for v in value] if isinstance(value, list) else value

    lambda_svc.json_response = lambda data, status=200: original(pruned(data), status)


def _is_list_of_layers(key: str, answer: dict[str, Any]) -> bool:
    """Whether this is what ListLayers answers, and not what a function has."""
    return key == "Layers" and "FunctionName" not in answer


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(v) for v in value.values())
    return value is None or value == "" or value == []


# ---- Functions and versions


def _create_function(original: Callable[..., Answer], data: dict[str, Any]) -> Answer:
    problem = _role_problem(data)
    if problem:
        return problem
    publish = data.pop("Publish", False)
    answer = original(data)
    if publish and answer[0] == 201:
        return _publish(data["FunctionName"], description=None, status=201)
    return answer


def _update_code(original: Callable[..., Answer], name: str, data: dict[str, Any]) -> Answer:
    problem = _busy(name)
    if problem:
        return problem
    publish = data.pop("Publish", False)
    answer = original(name, data)
    if answer[0] != 200:
        return answer
    _stay_active(name)
    if publish:
        return _publish(name, description=None, status=200)
    return lambda_svc.json_response(lambda_svc._functions[name]["config"])


def _update_config(original: Callable[..., Answer], name: str, data: dict[str, Any]) -> Answer:
    problem = _busy(name) or _role_problem(data)
    if problem:
        return problem
    environment = data.get("Environment")
    if environment is not None and "Variables" not in environment:
        del data["Environment"]  # an empty Environment keeps what there is
    answer = original(name, data)
    if answer[0] != 200:
        return answer
    _stay_active(name)
    return lambda_svc.json_response(lambda_svc._functions[name]["config"])


def _publish_version(original: Callable[..., Answer], name: str, data: dict[str, Any]) -> Answer:
    if name not in lambda_svc._functions:
        return original(name, data)
    problem = _busy(name)
    if problem:
        return problem
    config = lambda_svc._functions[name]["config"]
    problem = lambda_svc._check_revision(config, data)
    if problem:
        return problem
    digest = data.get("CodeSha256")
    if digest and digest != config["CodeSha256"]:
        return _error(
            "InvalidParameterValueException",
            f"CodeSHA256 ({digest}) is different from current CodeSHA256 in $LATEST "
            f"({config['CodeSha256']}). Please try again with the CodeSHA256 in $LATEST.",
            400,
        )
    return _publish(name, data.get("Description"), status=201)


def _publish(name: str, description: str | None, status: int) -> Answer:
    """Makes a version of what is there now, or answers the last one if it is the same."""
    function = lambda_svc._functions[name]
    number = function["next_version"]
    last = function["versions"].get(str(number - 1))
    if last is not None and last["published_from"] == _versioned(function["config"]):
        return lambda_svc.json_response(last["config"], status)
    config = copy.deepcopy(function["config"]) | {
        "Version": str(number),
        "FunctionArn": f"{lambda_svc._func_arn(name)}:{number}",
        "RevisionId": lambda_svc.new_uuid(),
    }
    if description:
        config["Description"] = description
    version = {
        "config": config,
        "code_zip": function.get("code_zip"),
        "published_from": _versioned(function["config"]),
    }
    function["versions"][str(number)] = version
    function["next_version"] = number + 1
    if lambda_svc._stamp_snapstart_published_version(config):
        lambda_svc._snapstart_provision_version_async(name, version)
    return lambda_svc.json_response(config, status)


def _versioned(config: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy({key: config[key] for key in VERSIONED if key in config})


def _delete_function(
    original: Callable[..., Answer],
    name: str,
    query: dict[str, Any],
    path_qualifier: str | None = None,
) -> Answer:
    qualifier = lambda_svc._qualifier_from_path_or_query(path_qualifier, query)
    if qualifier == "$LATEST" and name in lambda_svc._functions:
        return _error(
            "InvalidParameterValueException",
            "$LATEST version cannot be deleted without deleting the function.",
            400,
        )
    answer = original(name, query, path_qualifier)
    if answer[0] == 204 and qualifier:
        policy = lambda_svc._functions[name]["policy"]
        gone = lambda_svc._policy_resource_arn(name, qualifier)
        policy["Statement"] = [s for s in policy["Statement"] if s["Resource"] != gone]
    return answer


def _get_provisioned_concurrency(
    original: Callable[..., Answer], name: str, qualifier: str | None
) -> Answer:
    """Without a qualifier it is ListProvisionedConcurrencyConfigs, which ministack lacks."""
    if qualifier is not None or name not in lambda_svc._functions:
        return original(name, qualifier)
    configs = lambda_svc._functions[name].get("provisioned_concurrency", {})
    arn = lambda_svc._func_arn(name)
    return lambda_svc.json_response(
        {
            "ProvisionedConcurrencyConfigs": [
                {"FunctionArn": f"{arn}:{version}", **config} for version, config in configs.items()
            ]
        }
    )


def _busy(name: str) -> Answer | None:
    config = lambda_svc._functions.get(name, {}).get("config", {})
    prefix = "The operation cannot be performed at this time. "
    if config.get("State") == "Pending":
        return _error(
            "ResourceConflictException",
            prefix + "The function is currently in the following state: Pending",
            409,
        )
    if config.get("LastUpdateStatus") == "InProgress":
        return _error(
            "ResourceConflictException",
            prefix + "An update is in progress for resource: " + config["FunctionArn"],
            409,
        )
    return None


def _stay_active(name: str) -> None:
    """An update does not stop a function: only its LastUpdateStatus tells of it."""
    config = lambda_svc._functions[name]["config"]
    config.update({"State": "Active", "StateReason": "", "StateReasonCode": ""})


def _role_problem(data: dict[str, Any]) -> Answer | None:
    if "Role" not in data:
        return None
    role = iam._roles.get(data["Role"].rsplit("/", 1)[-1])
    if (
        role is not None
        and role["Arn"] == data["Role"]
        and "lambda.amazonaws.com" in role["AssumeRolePolicyDocument"]
    ):
        return None
    return _error(
        "InvalidParameterValueException",
        "The role defined for the function cannot be assumed by Lambda.",
        400,
    )


# ---- Policies


def _with_own_policy(original: Callable[..., Answer], name: str, *arguments: Any) -> Answer:
    """Runs a policy handler with the statements of the function, version or alias named."""
    function = lambda_svc._functions.get(name)
    if function is None:
        return original(name, *arguments)
    *_, query, path_qualifier = arguments
    qualifier = lambda_svc._qualifier_from_path_or_query(path_qualifier, query)
    if qualifier == "$LATEST":
        return _error(
            "InvalidParameterValueException",
            "We currently do not support adding policies for $LATEST.",
            400,
        )
    resource = lambda_svc._policy_resource_arn(name, qualifier)
    with _policy_lock:
        statements = function["policy"]["Statement"]
        others = [s for s in statements if s["Resource"] != resource]
        own = [s for s in statements if s["Resource"] == resource]
        reads = len(arguments) == 2
        if reads and not own and lambda_svc._function_qualifier_exists(function, qualifier):
            return _error(
                "ResourceNotFoundException", "No policy is associated with the given resource.", 404
            )
        function["policy"]["Statement"] = own
        try:
            return original(name, *arguments)
        finally:
            function["policy"]["Statement"] = others + function["policy"]["Statement"]
