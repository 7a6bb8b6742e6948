"""What gwdeploy depends on and ministack alone does not do, or does otherwise than AWS.

All of it goes through the strict proxy, so the calls here are ones that AWS would accept too.
"""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

import account
import deployed_api
from emulator import Emulator
from strict_proxy import Journal, StrictProxy

TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
PYTHON = """import os
def handler(event, context):
    return {"statusCode": 200, "body": f"TEXT {os.environ.get('MODE', '-')} {event['path']}"}
"""
NODE = """exports.handler = async (event) =>
  ({statusCode: 200, body: `TEXT ${process.env.MODE} ${event.pathParameters.proxy}`})
"""
FUNCTION_ARN = f"arn:aws:lambda:{account.REGION}:{account.ACCOUNT_ID}:function"


class Account:
    """boto3's clients for the emulated account, and a few steps that many tests begin with."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.session = boto3.Session(
            region_name=account.REGION, aws_access_key_id=account.ACCESS_KEY_ID,
            aws_secret_access_key=account.SECRET_ACCESS_KEY)
        self.gateway, self.functions, self.iam, self.logs, self.tagging, self.sts = (
            self.session.client(name, endpoint_url=f"http://127.0.0.1:{port}")
            for name in ("apigateway", "lambda", "iam", "logs", "resourcegroupstaggingapi", "sts"))
        self._number = 0

    def name(self) -> str:
        """A name that no other test has."""
        self._number += 1
        return f"test{self._number}"

    def role(self) -> str:
        name = self.name()
        return self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]

    def function(self, text: str = "one", **settings: Any) -> str:
        name = self.name()
        self.functions.create_function(**{
            "FunctionName": name, "Role": self.role(), "Runtime": "python3.12",
            "Handler": "app.handler", "Code": {"ZipFile": packed({"app.py": PYTHON.replace("TEXT", text)})},
        } | settings)
        self.settle(name)
        return name

    def settle(self, name: str) -> None:
        """Waits until an update of the function is done."""
        deadline = time.monotonic() + 10
        while True:
            config = self.functions.get_function(FunctionName=name)["Configuration"]
            if config["State"] == "Active" and config["LastUpdateStatus"] == "Successful":
                return
            assert time.monotonic() < deadline, config
            time.sleep(0.02)

    def api(self, **routes: str) -> tuple[str, str]:
        """An API with a function (and ``${stageVariables.fn}``) behind each ``METHOD__part``."""
        made = self.gateway.create_rest_api(name=self.name())
        for route, function in routes.items():
            self.route(made["id"], made["rootResourceId"], route, function)
        return made["id"], made["rootResourceId"]

    def route(self, api: str, parent: str, route: str, function: str) -> str:
        method, part = route.split("__")
        resource = self.gateway.create_resource(restApiId=api, parentId=parent, pathPart=part)["id"]
        self.gateway.put_method(
            restApiId=api, resourceId=resource, httpMethod=method, authorizationType="NONE")
        self.gateway.put_integration(
            restApiId=api, resourceId=resource, httpMethod=method, type="AWS_PROXY",
            integrationHttpMethod="POST",
            uri=f"arn:aws:apigateway:{account.REGION}:lambda:path/2015-03-31/functions/"
                f"{FUNCTION_ARN}:{function}:${{stageVariables.fn}}/invocations")
        return resource

    def permit(self, function: str, version: str, api: str) -> None:
        self.functions.add_permission(
            FunctionName=function, Qualifier=version, StatementId=f"api-{api}",
            Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com",
            SourceArn=f"arn:aws:execute-api:{account.REGION}:{account.ACCOUNT_ID}:{api}/*/*/*")

    def get(self, api: str, path: str) -> tuple[int, str]:
        return deployed_api.call(f"http://{api}.execute-api.localhost:{self.port}{path}")


def packed(files: dict[str, str]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def journal() -> Journal:
    return Journal()


@pytest.fixture(scope="module")
def aws(journal: Journal) -> Iterator[Account]:
    with Emulator() as emulator, StrictProxy(emulator.port, journal) as proxy:
        yield Account(proxy.port)
    assert journal.violations == []


def refusal(code: str, status: int, call: Callable[..., Any], **parameters: Any) -> str:
    """The message with which a call is refused; another code or status fails the test."""
    with pytest.raises(ClientError) as failure:
        call(**parameters)
    answer = failure.value.response
    assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == (code, status)
    return answer["Error"]["Message"]


# ---- Lambda


def test_a_version_runs_its_own_code_and_environment(aws: Account) -> None:
    function = aws.function("one", Environment={"Variables": {"MODE": "calm"}}, Publish=True)
    aws.functions.update_function_configuration(
        FunctionName=function, Environment={"Variables": {"MODE": "strict"}})
    aws.settle(function)
    aws.functions.update_function_code(
        FunctionName=function, ZipFile=packed({"app.py": PYTHON.replace("TEXT", "two")}), Publish=True)
    aws.settle(function)

    def invoke(version: str) -> str:
        answer = aws.functions.invoke(
            FunctionName=function, Qualifier=version, Payload=json.dumps({"path": "/x"}))
        return json.loads(answer["Payload"].read())["body"]

    assert [invoke("1"), invoke("2")] == ["one calm /x", "two strict /x"]
    listed = aws.functions.list_versions_by_function(FunctionName=function)["Versions"]
    assert [v["Version"] for v in listed] == ["$LATEST", "1", "2"]
    first = aws.functions.get_function_configuration(FunctionName=function, Qualifier="1")
    assert first["FunctionArn"] == f"{FUNCTION_ARN}:{function}:1"
    assert first["Environment"]["Variables"] == {"MODE": "calm"}
    assert first["CodeSha256"] == listed[1]["CodeSha256"] != listed[2]["CodeSha256"]
    assert first["State"] == "Active"


def test_publishing_what_has_not_changed_gives_the_version_there_is(aws: Account) -> None:
    function = aws.function(Publish=True)
    assert aws.functions.publish_version(FunctionName=function)["Version"] == "1"
    aws.functions.update_function_configuration(FunctionName=function, MemorySize=256)
    aws.settle(function)
    assert aws.functions.publish_version(FunctionName=function)["Version"] == "2"


def test_a_change_during_a_change_is_refused(aws: Account) -> None:
    function = aws.function()
    aws.functions.update_function_configuration(FunctionName=function, Timeout=5)
    for call, parameters in (
        (aws.functions.update_function_configuration, {"Timeout": 6}),
        (aws.functions.update_function_code, {"ZipFile": packed({"app.py": "x = 1"})}),
        (aws.functions.publish_version, {}),
    ):
        message = refusal("ResourceConflictException", 409, call, FunctionName=function, **parameters)
        assert "update is in progress" in message
    state = aws.functions.get_function_configuration(FunctionName=function)
    assert (state["State"], state["LastUpdateStatus"]) == ("Active", "InProgress")


def test_a_stale_revision_is_refused(aws: Account) -> None:
    function = aws.function()
    for call, parameters in (
        (aws.functions.update_function_configuration, {"Timeout": 6}),
        (aws.functions.publish_version, {}),
    ):
        refusal("PreconditionFailedException", 412, call, FunctionName=function,
                RevisionId="00000000-0000-4000-8000-000000000000", **parameters)


def test_a_published_digest_is_held_against_the_code(aws: Account) -> None:
    function = aws.function()
    message = refusal("InvalidParameterValueException", 400, aws.functions.publish_version,
                      FunctionName=function, CodeSha256="b2xk")
    assert message.startswith("CodeSHA256 (b2xk) is different")


def test_each_version_has_a_policy_of_its_own(aws: Account) -> None:
    function = aws.function(Publish=True)
    refusal("ResourceNotFoundException", 404, aws.functions.get_policy,
            FunctionName=function, Qualifier="1")
    refusal("ResourceNotFoundException", 404, aws.functions.get_policy, FunctionName=function)
    aws.permit(function, "1", "a1b2c3d4e5")
    refusal("ResourceNotFoundException", 404, aws.functions.get_policy, FunctionName=function)
    aws.functions.update_function_configuration(FunctionName=function, MemorySize=512)
    aws.settle(function)
    aws.functions.publish_version(FunctionName=function)
    aws.permit(function, "2", "a1b2c3d4e5")  # the same statement id as on version 1
    refusal("ResourceConflictException", 409, aws.permit, function=function, version="2", api="a1b2c3d4e5")
    policy = json.loads(aws.functions.get_policy(FunctionName=function, Qualifier="2")["Policy"])
    assert [s["Resource"] for s in policy["Statement"]] == [f"{FUNCTION_ARN}:{function}:2"]
    aws.functions.remove_permission(FunctionName=function, Qualifier="1", StatementId="api-a1b2c3d4e5")
    assert aws.functions.get_policy(FunctionName=function, Qualifier="2")
    refusal("ResourceNotFoundException", 404, aws.functions.remove_permission,
            FunctionName=function, Qualifier="1", StatementId="api-a1b2c3d4e5")


def test_a_version_can_be_deleted_and_is_gone(aws: Account) -> None:
    function = aws.function(Publish=True)
    aws.permit(function, "1", "a1b2c3d4e5")
    aws.functions.delete_function(FunctionName=function, Qualifier="1")
    refusal("ResourceNotFoundException", 404, aws.functions.get_function_configuration,
            FunctionName=function, Qualifier="1")
    refusal("ResourceNotFoundException", 404, aws.functions.get_policy,
            FunctionName=function, Qualifier="1")
    assert aws.functions.get_function(FunctionName=function)
    aws.functions.delete_function(FunctionName=function)
    refusal("ResourceNotFoundException", 404, aws.functions.get_function, FunctionName=function)


def test_tags_and_reserved_places_of_a_function(aws: Account) -> None:
    function = aws.function(Tags={"gwdeploy:project": "guide"})
    aws.functions.tag_resource(Resource=f"{FUNCTION_ARN}:{function}", Tags={"team": "web"})
    tags = aws.functions.get_function(FunctionName=function)["Tags"]
    assert tags == {"gwdeploy:project": "guide", "team": "web"}


def test_a_function_needs_a_role_that_lambda_may_assume(aws: Account) -> None:
    message = refusal(
        "InvalidParameterValueException", 400, aws.functions.create_function, FunctionName=aws.name(),
        Role=f"arn:aws:iam::{account.ACCOUNT_ID}:role/absent", Runtime="python3.12",
        Handler="app.handler", Code={"ZipFile": packed({"app.py": ""})})
    assert message == "The role defined for the function cannot be assumed by Lambda."


# ---- IAM and logs


def test_roles_are_found_by_path_and_have_tags(aws: Account) -> None:
    name = aws.name()
    aws.iam.create_role(
        RoleName=name, Path="/gwdeploy/guide/dev/us-east-1/", AssumeRolePolicyDocument=TRUST,
        Tags=[{"Key": "gwdeploy:project", "Value": "guide"}])
    aws.role()
    found = aws.iam.list_roles(PathPrefix="/gwdeploy/guide/dev/")["Roles"]
    assert [role["RoleName"] for role in found] == [name]
    role = aws.iam.get_role(RoleName=name)["Role"]
    assert role["Arn"] == f"arn:aws:iam::{account.ACCOUNT_ID}:role/gwdeploy/guide/dev/us-east-1/{name}"
    assert role["Tags"] == [{"Key": "gwdeploy:project", "Value": "guide"}]
    assert role["AssumeRolePolicyDocument"] == json.loads(TRUST)


def test_a_role_with_a_policy_cannot_be_deleted(aws: Account) -> None:
    name = aws.role().rsplit("/", 1)[1]
    document = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
    refusal("NoSuchEntity", 404, aws.iam.get_role_policy, RoleName=name, PolicyName="own")
    aws.iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=json.dumps(document))
    assert aws.iam.get_role_policy(RoleName=name, PolicyName="own")["PolicyDocument"] == document
    refusal("DeleteConflict", 409, aws.iam.delete_role, RoleName=name)
    aws.iam.delete_role_policy(RoleName=name, PolicyName="own")
    aws.iam.delete_role(RoleName=name)
    refusal("NoSuchEntity", 404, aws.iam.get_role, RoleName=name)


def test_log_groups_are_found_by_prefix_and_keep_for_days(aws: Account) -> None:
    name = f"/aws/lambda/{aws.name()}"
    aws.logs.create_log_group(logGroupName=name, tags={"gwdeploy:project": "guide"})
    refusal("ResourceAlreadyExistsException", 400, aws.logs.create_log_group, logGroupName=name)
    aws.logs.put_retention_policy(logGroupName=name, retentionInDays=30)
    group, = aws.logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    assert group["retentionInDays"] == 30
    tags = aws.logs.list_tags_for_resource(resourceArn=group["logGroupArn"])["tags"]
    assert tags == {"gwdeploy:project": "guide"}
    aws.logs.delete_log_group(logGroupName=name)
    assert aws.logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"] == []


# ---- Tags


def test_the_tagging_api_finds_functions_apis_and_log_groups(aws: Account) -> None:
    project = aws.name()
    tags = {"gwdeploy:project": project}
    function = aws.function(Tags=tags)
    api = aws.gateway.create_rest_api(name=project, tags=tags)["id"]
    aws.logs.create_log_group(logGroupName=f"/aws/lambda/{project}", tags=tags)
    other = aws.function(Tags={"gwdeploy:project": "another"})

    def found(**filters: Any) -> set[str]:
        pages = aws.tagging.get_paginator("get_resources").paginate(
            TagFilters=[{"Key": "gwdeploy:project", "Values": [project]}], **filters)
        return {item["ResourceARN"] for page in pages for item in page["ResourceTagMappingList"]}

    arns = {
        "lambda:function": f"{FUNCTION_ARN}:{function}",
        "apigateway:restapis": f"arn:aws:apigateway:{account.REGION}::/restapis/{api}",
        "logs:log-group": f"arn:aws:logs:{account.REGION}:{account.ACCOUNT_ID}:log-group:/aws/lambda/{project}",
    }
    assert found() == set(arns.values())
    assert f"{FUNCTION_ARN}:{other}" not in found()
    for kind, arn in arns.items():
        assert found(ResourceTypeFilters=[kind]) == {arn}
    assert found(ResourcesPerPage=1) == set(arns.values())
    page = aws.tagging.get_resources(
        TagFilters=[{"Key": "gwdeploy:project", "Values": [project]}], ResourcesPerPage=1)
    assert len(page["ResourceTagMappingList"]) == 1 and page["PaginationToken"]


def test_tags_of_apis_and_stages_show_in_their_lists(aws: Account) -> None:
    function = aws.function(Publish=True)
    api, _ = aws.api(GET__x=function)
    arn = f"arn:aws:apigateway:{account.REGION}::/restapis/{api}"
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=deployment, tags={"a": "1"})
    aws.gateway.tag_resource(resourceArn=f"{arn}/stages/dev", tags={"gwdeploy:release.1": "b"})
    aws.gateway.tag_resource(resourceArn=arn, tags={"c": "3"})
    aws.gateway.untag_resource(resourceArn=f"{arn}/stages/dev", tagKeys=["a"])
    stage, = aws.gateway.get_stages(restApiId=api)["item"]
    assert stage["tags"] == {"gwdeploy:release.1": "b"}
    listed, = (a for a in aws.gateway.get_rest_apis(limit=500)["items"] if a["id"] == api)
    assert listed["tags"] == {"c": "3"} == aws.gateway.get_tags(resourceArn=arn)["tags"]


# ---- API Gateway: the definition


def test_what_exists_is_not_made_again(aws: Account) -> None:
    api, root = aws.api(GET__x="f")
    resource, = (r for r in aws.gateway.get_resources(restApiId=api)["items"] if r["path"] == "/x")
    assert refusal("ConflictException", 409, aws.gateway.create_resource,
                   restApiId=api, parentId=root, pathPart="x").endswith("already has this name: x")
    refusal("ConflictException", 409, aws.gateway.put_method, restApiId=api,
            resourceId=resource["id"], httpMethod="GET", authorizationType="NONE")
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(restApiId=api, stageName="dev", deploymentId=deployment)
    assert refusal("ConflictException", 409, aws.gateway.create_stage, restApiId=api,
                   stageName="dev", deploymentId=deployment) == "Stage already exists"


def test_path_variables_have_their_rules(aws: Account) -> None:
    api, root = aws.api()
    aws.gateway.create_resource(restApiId=api, parentId=root, pathPart="{id}")
    assert "already has a variable path part" in refusal(
        "BadRequestException", 400, aws.gateway.create_resource,
        restApiId=api, parentId=root, pathPart="{proxy+}")
    files = aws.gateway.create_resource(restApiId=api, parentId=root, pathPart="files")["id"]
    greedy = aws.gateway.create_resource(restApiId=api, parentId=files, pathPart="{proxy+}")["id"]
    assert "greedy path variable" in refusal(
        "BadRequestException", 400, aws.gateway.create_resource,
        restApiId=api, parentId=greedy, pathPart="x")


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
    assert refusal("BadRequestException", 400, aws.gateway.create_deployment,
                   restApiId=api) == "The REST API doesn't contain any methods"
    aws.gateway.put_method(
        restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE")
    assert refusal("BadRequestException", 400, aws.gateway.create_deployment,
                   restApiId=api) == "No integration defined for method"


def test_a_deployment_in_use_is_not_deleted(aws: Account) -> None:
    api, _ = aws.api(GET__x="f")
    first, second = (aws.gateway.create_deployment(restApiId=api)["id"] for _ in range(2))
    aws.gateway.create_stage(restApiId=api, stageName="dev", deploymentId=first)
    assert "Active stages" in refusal(
        "BadRequestException", 400, aws.gateway.delete_deployment, restApiId=api, deploymentId=first)
    aws.gateway.update_stage(restApiId=api, stageName="dev", patchOperations=[
        {"op": "replace", "path": "/deploymentId", "value": second}])
    aws.gateway.delete_deployment(restApiId=api, deploymentId=first)
    refusal("NotFoundException", 404, aws.gateway.get_deployment, restApiId=api, deploymentId=first)


@pytest.mark.parametrize("operation", [
    {"op": "add", "path": "/deploymentId", "value": "x"},
    {"op": "replace", "path": "/nothing", "value": "x"},
    {"op": "replace", "path": "/variables", "value": "x"},
    {"op": "replace", "path": "/variables/fn", "value": "not {allowed}"},
    {"op": "replace", "path": "/deploymentId", "value": "absent"},
])
def test_a_stage_takes_documented_patches_only(aws: Account, operation: dict[str, str]) -> None:
    api, _ = aws.api(GET__x="f")
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(restApiId=api, stageName="dev", deploymentId=deployment)
    refusal("BadRequestException", 400, aws.gateway.update_stage,
            restApiId=api, stageName="dev", patchOperations=[operation])
    assert aws.gateway.get_stage(restApiId=api, stageName="dev")["deploymentId"] == deployment


def test_patches_change_values_of_their_type(aws: Account) -> None:
    api, root = aws.api(GET__x="f")
    aws.gateway.update_rest_api(restApiId=api, patchOperations=[
        {"op": "replace", "path": "/endpointConfiguration/types/EDGE", "value": "REGIONAL"},
        {"op": "add", "path": "/binaryMediaTypes/image~1png"},
        {"op": "replace", "path": "/minimumCompressionSize", "value": "1024"},
        {"op": "replace", "path": "/description", "value": "new"}])
    seen = aws.gateway.get_rest_api(restApiId=api)
    assert seen["endpointConfiguration"]["types"] == ["REGIONAL"]
    assert seen["binaryMediaTypes"] == ["image/png"]
    assert (seen["minimumCompressionSize"], seen["description"]) == (1024, "new")
    resource, = (r for r in aws.gateway.get_resources(restApiId=api)["items"] if r["path"] == "/x")
    place = {"restApiId": api, "resourceId": resource["id"], "httpMethod": "GET"}
    aws.gateway.update_method(**place, patchOperations=[
        {"op": "replace", "path": "/apiKeyRequired", "value": "true"}])
    aws.gateway.update_integration(**place, patchOperations=[
        {"op": "replace", "path": "/timeoutInMillis", "value": "5000"}])
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


# ---- API Gateway: what a stage serves


def test_a_stage_runs_the_versions_that_its_variables_name(aws: Account) -> None:
    function = aws.function("one", Publish=True)
    aws.functions.update_function_code(
        FunctionName=function, ZipFile=packed({"app.py": PYTHON.replace("TEXT", "two")}), Publish=True)
    api, _ = aws.api(GET__x=function)
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    for version, stage in (("1", "dev"), ("2", "prod")):
        aws.permit(function, version, api)
        aws.gateway.create_stage(
            restApiId=api, stageName=stage, deploymentId=deployment, variables={"fn": version})
    assert aws.get(api, "/dev/x") == (200, "one - /x")
    assert aws.get(api, "/prod/x") == (200, "two - /x")
    aws.gateway.update_stage(restApiId=api, stageName="dev", patchOperations=[
        {"op": "replace", "path": "/variables/fn", "value": "2"}])
    assert aws.get(api, "/dev/x") == (200, "two - /x")


def test_a_stage_serves_its_deployment_and_not_what_came_later(aws: Account) -> None:
    function = aws.function("one", Publish=True)
    api, root = aws.api(GET__x=function)
    aws.permit(function, "1", api)
    first = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=first, variables={"fn": "1"})
    aws.route(api, root, "GET__later", function)
    resources = aws.gateway.get_resources(restApiId=api)["items"]
    gone = next(r["id"] for r in resources if r["path"] == "/x")
    aws.gateway.delete_resource(restApiId=api, resourceId=gone)
    assert aws.get(api, "/dev/x") == (200, "one - /x")
    assert aws.get(api, "/dev/later")[0] == 403
    second = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.update_stage(restApiId=api, stageName="dev", patchOperations=[
        {"op": "replace", "path": "/deploymentId", "value": second}])
    assert aws.get(api, "/dev/x")[0] == 403
    assert aws.get(api, "/dev/later") == (200, "one - /later")


def test_a_version_that_does_not_permit_the_api_is_not_called(aws: Account) -> None:
    function = aws.function("one", Publish=True)
    api, _ = aws.api(GET__x=function)
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=deployment, variables={"fn": "1"})
    aws.permit(function, "1", "another1")
    assert aws.get(api, "/dev/x") == (500, '{"message": "Internal server error"}')
    aws.permit(function, "1", api)
    assert aws.get(api, "/dev/x") == (200, "one - /x")


def test_a_node_function_behind_a_greedy_path(aws: Account) -> None:
    function = aws.function(
        Runtime="nodejs20.x", Handler="index.handler", Publish=True,
        Code={"ZipFile": packed({"index.js": NODE.replace("TEXT", "node")})},
        Environment={"Variables": {"MODE": "calm"}})
    api, root = aws.api()
    aws.permit(function, "1", api)
    files = aws.gateway.create_resource(restApiId=api, parentId=root, pathPart="files")["id"]
    aws.route(api, files, "ANY__{proxy+}", function)
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=deployment, variables={"fn": "1"})
    assert aws.get(api, "/dev/files/a/b") == (200, "node calm a/b")


def test_the_identity_is_that_of_the_account(aws: Account) -> None:
    assert aws.sts.get_caller_identity()["Account"] == account.ACCOUNT_ID
