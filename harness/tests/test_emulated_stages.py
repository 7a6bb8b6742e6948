"""API Gateway's data plane: a stage serves its deployment, with the versions it names."""

from __future__ import annotations

from emulated import NODE, PYTHON, Account, packed


def test_a_stage_runs_the_versions_that_its_variables_name(aws: Account) -> None:
    function = aws.function("one", Publish=True)
    aws.functions.update_function_code(
        FunctionName=function,
        ZipFile=packed({"app.py": PYTHON.replace("TEXT", "two")}),
        Publish=True,
    )
    api, _ = aws.api(GET__x=function)
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    for version, stage in (("1", "dev"), ("2", "prod")):
        aws.permit(function, version, api)
        aws.gateway.create_stage(
            restApiId=api, stageName=stage, deploymentId=deployment, variables={"fn": version}
        )
    assert aws.get(api, "/dev/x") == (200, "one - /x")
    assert aws.get(api, "/prod/x") == (200, "two - /x")
    aws.gateway.update_stage(
        restApiId=api,
        stageName="dev",
        patchOperations=[{"op": "replace", "path": "/variables/fn", "value": "2"}],
    )
    assert aws.get(api, "/dev/x") == (200, "two - /x")


def test_a_stage_serves_its_deployment_and_not_what_came_later(aws: Account) -> None:
    function = aws.function("one", Publish=True)
    api, root = aws.api(GET__x=function)
    aws.permit(function, "1", api)
    first = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=first, variables={"fn": "1"}
    )
    aws.route(api, root, "GET__later", function)
    resources = aws.gateway.get_resources(restApiId=api)["items"]
    gone = next(r["id"] for r in resources if r["path"] == "/x")
    aws.gateway.delete_resource(restApiId=api, resourceId=gone)
    assert aws.get(api, "/dev/x") == (200, "one - /x")
    assert aws.get(api, "/dev/later")[0] == 403
    second = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.update_stage(
        restApiId=api,
        stageName="dev",
        patchOperations=[{"op": "replace", "path": "/deploymentId", "value": second}],
    )
    assert aws.get(api, "/dev/x")[0] == 403
    assert aws.get(api, "/dev/later") == (200, "one - /later")


def test_a_version_that_does_not_permit_the_api_is_not_called(aws: Account) -> None:
    function = aws.function("one", Publish=True)
    api, _ = aws.api(GET__x=function)
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=deployment, variables={"fn": "1"}
    )
    aws.permit(function, "1", "another1")
    assert aws.get(api, "/dev/x") == (500, '{"message": "Internal server error"}')
    aws.permit(function, "1", api)
    assert aws.get(api, "/dev/x") == (200, "one - /x")


def test_a_node_function_behind_a_greedy_path(aws: Account) -> None:
    function = aws.function(
        Runtime="nodejs20.x",
        Handler="index.handler",
        Publish=True,
        Code={"ZipFile": packed({"index.js": NODE.replace("TEXT", "node")})},
        Environment={"Variables": {"MODE": "calm"}},
    )
    api, root = aws.api()
    aws.permit(function, "1", api)
    files = aws.gateway.create_resource(restApiId=api, parentId=root, pathPart="files")["id"]
    aws.route(api, files, "ANY__{proxy+}", function)
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=deployment, variables={"fn": "1"}
    )
    assert aws.get(api, "/dev/files/a/b") == (200, "node calm a/b")
