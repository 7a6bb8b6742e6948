"""API Gateway's control plane: what it refuses, what it shows, what a patch may change."""

from __future__ import annotations

from typing import Any

import pytest
from emulated import Account, refusal


def test_what_exists_is_not_made_again(aws: Account) -> None:
    api, root = aws.api(GET__x="f")
    (resource,) = (
        r for r in aws.gateway.get_resources(restApiId=api)["items"] if r["path"] == "/x"
    )
    assert refusal(
        "ConflictException",
        409,
        aws.gateway.create_resource,
        restApiId=api,
        parentId=root,
        pathPart="x",
    ).endswith("already has this name: x")
    refusal(
        "ConflictException",
        409,
        aws.gateway.put_method,
        restApiId=api,
        resourceId=resource["id"],
        httpMethod="GET",
        authorizationType="NONE",
    )
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(restApiId=api, stageName="dev", deploymentId=deployment)
    assert (
        refusal(
            "ConflictException",
            409,
            aws.gateway.create_stage,
            restApiId=api,
            stageName="dev",
            deploymentId=deployment,
        )
        == "Stage already exists"
    )


def test_path_variables_have_their_rules(aws: Account) -> None:
    api, root = aws.api()
    aws.gateway.create_resource(restApiId=api, parentId=root, pathPart="{id}")
    assert "already has a variable path part" in refusal(
        "BadRequestException",
        400,
        aws.gateway.create_resource,
        restApiId=api,
        parentId=root,
        pathPart="{proxy+}",
    )
    files = aws.gateway.create_resource(restApiId=api, parentId=root, pathPart="files")["id"]
    greedy = aws.gateway.create_resource(restApiId=api, parentId=files, pathPart="{proxy+}")["id"]
    assert "greedy path variable" in refusal(
        "BadRequestException",
        400,
        aws.gateway.create_resource,
        restApiId=api,
        parentId=greedy,
        pathPart="x",
    )


def test_a_resource_goes_with_all_below_it(aws: Account) -> None:
    api, root = aws.api()
    parent = aws.gateway.create_resource(restApiId=api, parentId=root, pathPart="a")["id"]
    aws.gateway.create_resource(restApiId=api, parentId=parent, pathPart="b")
    aws.gateway.delete_resource(restApiId=api, resourceId=parent)
    assert [r["path"] for r in aws.gateway.get_resources(restApiId=api)["items"]] == ["/"]


def test_methods_are_shown_whole_only_when_asked_for(aws: Account) -> None:
    api, _ = aws.api(GET__x="f")

    def methods(**query: Any) -> Any:
        resources = aws.gateway.get_resources(restApiId=api, **query)["items"]
        return next(r for r in resources if r["path"] == "/x")["resourceMethods"]

    assert methods() == {"GET": {}}
    assert methods(embed=["methods"])["GET"]["methodIntegration"]["type"] == "AWS_PROXY"


def test_an_api_without_methods_or_integrations_is_not_deployed(aws: Account) -> None:
    api, root = aws.api()
    assert (
        refusal("BadRequestException", 400, aws.gateway.create_deployment, restApiId=api)
        == "The REST API doesn't contain any methods"
    )
    aws.gateway.put_method(
        restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE"
    )
    assert (
        refusal("BadRequestException", 400, aws.gateway.create_deployment, restApiId=api)
        == "No integration defined for method"
    )


def test_a_deployment_in_use_is_not_deleted(aws: Account) -> None:
    api, _ = aws.api(GET__x="f")
    first, second = (aws.gateway.create_deployment(restApiId=api)["id"] for _ in range(2))
    aws.gateway.create_stage(restApiId=api, stageName="dev", deploymentId=first)
    assert "Active stages" in refusal(
        "BadRequestException", 400, aws.gateway.delete_deployment, restApiId=api, deploymentId=first
    )
    aws.gateway.update_stage(
        restApiId=api,
        stageName="dev",
        patchOperations=[{"op": "replace", "path": "/deploymentId", "value": second}],
    )
    aws.gateway.delete_deployment(restApiId=api, deploymentId=first)
    refusal("NotFoundException", 404, aws.gateway.get_deployment, restApiId=api, deploymentId=first)


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "add", "path": "/deploymentId", "value": "x"},
        {"op": "replace", "path": "/nothing", "value": "x"},
        {"op": "replace", "path": "/variables", "value": "x"},
        {"op": "replace", "path": "/variables/fn", "value": "not {allowed}"},
        {"op": "replace", "path": "/deploymentId", "value": "absent"},
    ],
)
def test_a_stage_takes_documented_patches_only(aws: Account, operation: dict[str, str]) -> None:
    api, _ = aws.api(GET__x="f")
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(restApiId=api, stageName="dev", deploymentId=deployment)
    refusal(
        "BadRequestException",
        400,
        aws.gateway.update_stage,
        restApiId=api,
        stageName="dev",
        patchOperations=[operation],
    )
    assert aws.gateway.get_stage(restApiId=api, stageName="dev")["deploymentId"] == deployment


def test_patches_change_values_of_their_type(aws: Account) -> None:
    api, root = aws.api(GET__x="f")
    aws.gateway.update_rest_api(
        restApiId=api,
        patchOperations=[
            {"op": "replace", "path": "/endpointConfiguration/types/EDGE", "value": "REGIONAL"},
            {"op": "add", "path": "/binaryMediaTypes/image~1png"},
            {"op": "replace", "path": "/minimumCompressionSize", "value": "1024"},
            {"op": "replace", "path": "/description", "value": "new"},
        ],
    )
    seen = aws.gateway.get_rest_api(restApiId=api)
    assert seen["endpointConfiguration"]["types"] == ["REGIONAL"]
    assert seen["binaryMediaTypes"] == ["image/png"]
    assert (seen["minimumCompressionSize"], seen["description"]) == (1024, "new")
    (resource,) = (
        r for r in aws.gateway.get_resources(restApiId=api)["items"] if r["path"] == "/x"
    )
    place = {"restApiId": api, "resourceId": resource["id"], "httpMethod": "GET"}
    aws.gateway.update_method(
        **place, patchOperations=[{"op": "replace", "path": "/apiKeyRequired", "value": "true"}]
    )
    aws.gateway.update_integration(
        **place, patchOperations=[{"op": "replace", "path": "/timeoutInMillis", "value": "5000"}]
    )
    method = aws.gateway.get_method(**place)
    assert method["apiKeyRequired"] is True
    assert method["methodIntegration"]["timeoutInMillis"] == 5000


def test_what_is_not_there_is_not_found(aws: Account) -> None:
    api, root = aws.api()
    for call, parameters in (
        (aws.gateway.get_rest_api, {"restApiId": "absent1234"}),
        (aws.gateway.get_stage, {"restApiId": api, "stageName": "dev"}),
        (aws.gateway.delete_stage, {"restApiId": api, "stageName": "dev"}),
        (aws.gateway.delete_resource, {"restApiId": api, "resourceId": "absent"}),
        (aws.gateway.delete_method, {"restApiId": api, "resourceId": root, "httpMethod": "GET"}),
        (aws.gateway.delete_rest_api, {"restApiId": "absent1234"}),
    ):
        refusal("NotFoundException", 404, call, **parameters)
