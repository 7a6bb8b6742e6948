"""API Gateway's data plane: a stage is a deployment and variables, and may call what it is let to.

ministack serves the API's resources as they are at the moment, takes ``${stageVariables.x}`` for a
part of the function's name, and asks no function whether this API may call it.
"""

from __future__ import annotations

import contextvars
import copy
import fnmatch
import json
import re
from dataclasses import dataclass
from typing import Any

from ministack.services import apigateway_v1 as v1
from ministack.services import lambda_svc

# What a deployment freezes: the module's stores of these names, each keyed by the API.
FROZEN = ("_rest_apis", "_resources", "_models", "_request_validators", "_authorizers_v1")


@dataclass(frozen=True)
class Served:
    """The stage that the request in hand is served from."""

    api_id: str
    stage: str
    method: str
    variables: dict[str, str]
    definition: dict[str, Any]
    request: dict[str, Any]


_served: contextvars.ContextVar[Served | None] = contextvars.ContextVar("served", default=None)
_deployments: dict[str, dict[str, Any]] = {}


def apply() -> None:
    """Puts the deployment in the place of the live API, and the stage's variables into its URIs."""
    for name in FROZEN:
        setattr(v1, name, _AsDeployed(name, getattr(v1, name)))
    _freeze_deployments()
    _serve_stages()
    _fill_variables_in()
    _ask_for_permission()


class _AsDeployed:
    """One of ministack's stores, showing the deployment while a stage of it is being served."""

    def __init__(self, name: str, live: Any) -> None:
        self._name, self._live = name, live

    def get(self, api_id: str, default: Any = None) -> Any:
        served = _served.get()
        if served is not None and served.api_id == api_id:
            return served.definition.get(self._name, default)
        return self._live.get(api_id, default)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._live, name)

    def __getitem__(self, api_id: str) -> Any:
        return self._live[api_id]

    def __setitem__(self, api_id: str, value: Any) -> None:
        self._live[api_id] = value

    def __delitem__(self, api_id: str) -> None:
        del self._live[api_id]

    def __contains__(self, api_id: str) -> bool:
        return api_id in self._live

    def __iter__(self) -> Any:
        return iter(self._live)

    def __len__(self) -> int:
        return len(self._live)


def _freeze_deployments() -> None:
    create = v1._create_deployment

    def create_deployment(api_id: str, data: dict[str, Any]) -> Any:
        answer = create(api_id, data)
        if answer[0] == 201:
            _deployments[json.loads(answer[2])["id"]] = {
                name: copy.deepcopy(getattr(v1, name).get(api_id)) for name in FROZEN
            }
        return answer

    v1._create_deployment = create_deployment


def _serve_stages() -> None:
    execute = v1._execute_in_scope

    async def execute_in_scope(
        request: dict[str, Any], api_id: str, stage_name: str, method: str, *rest: Any
    ) -> Any:
        stage = v1._stages_v1.get(api_id, {}).get(stage_name) or {}
        definition = _deployments.get(stage.get("deploymentId"))
        if definition is None:
            return await execute(request, api_id, stage_name, method, *rest)
        token = _served.set(
            Served(
                api_id, stage_name, method, dict(stage.get("variables") or {}), definition, request
            )
        )
        try:
            return await execute(request, api_id, stage_name, method, *rest)
        finally:
            _served.reset(token)

    v1._execute_in_scope = execute_in_scope


def _fill_variables_in() -> None:
    reference = v1._extract_lambda_ref_from_integration_uri

    def filled(uri: str) -> str:
        served = _served.get()
        variables = served.variables if served else {}
        return reference(
            re.sub(r"\$\{stageVariables\.(\w+)\}", lambda m: variables.get(m[1], ""), uri or "")
        )

    v1._extract_lambda_ref_from_integration_uri = filled


def _ask_for_permission() -> None:
    """A version that does not allow this API to invoke it answers 500, as a missing one does."""
    call = v1._call_lambda_raw

    async def call_lambda(
        reference: str, event: Any, *, account_id: str | None = None, region: str | None = None
    ) -> Any:
        served = _served.get()
        if served is not None and not _permitted(served, reference, account_id, region):
            return None, f"Invalid permissions on Lambda function {reference}"
        return await call(reference, event, account_id=account_id, region=region)

    shape = v1._lambda_proxy_response

    def proxy_response(result: Any) -> Any:
        # ministack shows the caller the function's own error; API Gateway never does.
        answer, error = shape(result)
        return answer, error and "Internal server error"

    v1._call_lambda_raw, v1._lambda_proxy_response = call_lambda, proxy_response


def _permitted(served: Served, reference: str, account_id: str | None, region: str | None) -> bool:
    function, _, name = lambda_svc._get_base_func_record_for_ref(reference)
    if function is None:
        return True  # its absence is told by the call
    _, qualifier = lambda_svc._resolve_name_and_qualifier(reference)
    resource = f"arn:aws:lambda:{region}:{account_id}:function:{name}" + (
        f":{qualifier}" if qualifier else ""
    )
    path = re.sub(r"\{[^}]*\}", "*", served.request.get("resource_path", ""))
    place = f"{served.api_id}/{served.stage}/{served.method}{path}"
    source = f"arn:aws:execute-api:{region}:{account_id}:{place}"
    return any(
        statement["Resource"] == resource
        and statement["Principal"] in ({"Service": "apigateway.amazonaws.com"}, "*")
        and _source_matches(statement.get("Condition", {}), source)
        for statement in function["policy"]["Statement"]
    )


def _source_matches(condition: dict[str, Any], source: str) -> bool:
    pattern = condition.get("ArnLike", {}).get("AWS:SourceArn", "*")
    return fnmatch.fnmatchcase(source, pattern.replace("[", "[[]"))
