"""What botocore sends fits the models; what AWS would refuse is told, each kind of it."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

import service_models
from conftest import MadeBy
from recorded import Request

ROLE = "arn:aws:iam::123456789012:role/gwdeploy/guide/dev/us-east-1/guide-dev-hello"
STAGE_ARN = "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/dev"
FUNCTION: dict[str, Any] = {
    "FunctionName": "guide-dev-hello",
    "Role": ROLE,
    "Runtime": "python3.12",
    "Handler": "app.h",
    "Code": {"ZipFile": b"zip"},
    "Environment": {"Variables": {"TABLE": "users"}},
    "Tags": {"gwdeploy:project": "guide"},
    "Architectures": ["arm64"],
}
OBJECT: dict[str, Any] = {
    "Bucket": "packages",
    "Key": "a/b.zip",
    "Body": b"zip",
    "ChecksumSHA256": "SnD+mqZDbgLC3qNA+9HjUuTvLYzmylKtJdS5VHH8i/I=",
}
FITTING: list[tuple[str, str, dict[str, Any], str]] = [
    ("s3", "head_bucket", {"Bucket": "packages"}, "s3"),
    (
        "s3",
        "head_object",
        {"Bucket": "packages", "Key": "a/b c.zip", "ChecksumMode": "ENABLED"},
        "s3",
    ),
    ("s3", "put_object", OBJECT, "s3"),
    ("lambda", "create_function", FUNCTION, "lambda"),
    ("lambda", "list_versions_by_function", {"FunctionName": "x", "MaxItems": 50}, "lambda"),
    (
        "lambda",
        "add_permission",
        {
            "FunctionName": "hello",
            "Qualifier": "1",
            "StatementId": "api",
            "Action": "lambda:InvokeFunction",
            "Principal": "apigateway.amazonaws.com",
        },
        "lambda",
    ),
    ("lambda", "delete_function", {"FunctionName": "x", "Qualifier": "3"}, "lambda"),
    ("apigateway", "create_rest_api", {"name": "guide-dev", "tags": {"a": "b"}}, "apigateway"),
    (
        "apigateway",
        "get_resources",
        {"restApiId": "a1", "embed": ["methods"], "limit": 500},
        "apigateway",
    ),
    (
        "apigateway",
        "put_integration",
        {
            "restApiId": "a1",
            "resourceId": "b2",
            "httpMethod": "ANY",
            "type": "AWS_PROXY",
            "integrationHttpMethod": "POST",
            "uri": "arn:aws:apigateway:x:lambda:path/y",
        },
        "apigateway",
    ),
    (
        "apigateway",
        "put_rest_api",
        {"restApiId": "a1", "mode": "overwrite", "failOnWarnings": True, "body": b"{}"},
        "apigateway",
    ),
    (
        "apigateway",
        "update_stage",
        {
            "restApiId": "a1",
            "stageName": "dev",
            "patchOperations": [{"op": "replace", "path": "/variables/hello", "value": "2"}],
        },
        "apigateway",
    ),
    ("apigateway", "tag_resource", {"resourceArn": STAGE_ARN, "tags": {"a": "b"}}, "apigateway"),
    (
        "apigateway",
        "untag_resource",
        {"resourceArn": STAGE_ARN, "tagKeys": ["a", "b"]},
        "apigateway",
    ),
    (
        "iam",
        "create_role",
        {
            "RoleName": "r",
            "Path": "/gwdeploy/",
            "AssumeRolePolicyDocument": "{}",
            "Tags": [{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}],
        },
        "iam",
    ),
    ("iam", "put_role_policy", {"RoleName": "r", "PolicyName": "p", "PolicyDocument": "{}"}, "iam"),
    ("sts", "get_caller_identity", {}, "sts"),
    ("logs", "create_log_group", {"logGroupName": "/aws/lambda/x", "tags": {"a": "b"}}, "logs"),
    (
        "resourcegroupstaggingapi",
        "get_resources",
        {
            "TagFilters": [{"Key": "gwdeploy:project", "Values": ["guide"]}],
            "ResourceTypeFilters": ["lambda:function"],
        },
        "tagging",
    ),
    ("ssm", "put_parameter", {"Name": "/a", "Value": "b", "Type": "String"}, "ssm"),
]


@pytest.mark.parametrize(
    ("client", "method", "parameters", "signing_name"),
    FITTING,
    ids=[f"{client} {method}" for client, method, *_ in FITTING],
)
def test_what_botocore_sends_fits(
    made_by_botocore: MadeBy,
    client: str,
    method: str,
    parameters: dict[str, Any],
    signing_name: str,
) -> None:
    finding = service_models.check(made_by_botocore(client, method, **parameters), signing_name)
    assert finding.violations == []
    assert finding.operation.lower() == method.replace("_", "")
    assert finding.service == client


def violations(request: Request, signing_name: str, **changes: Any) -> list[str]:
    return service_models.check(dataclasses.replace(request, **changes), signing_name).violations


def lambda_violations(made_by_botocore: MadeBy, **changes: Any) -> list[str]:
    """What is wrong with a CreateFunction with these members, and without those that are None."""
    request = made_by_botocore("lambda", "create_function", **FUNCTION)
    body = json.loads(request.body) | changes
    body = {name: value for name, value in body.items() if value is not None}
    return violations(request, "lambda", body=json.dumps(body).encode())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"memorySize": 128}, "memorySize is not a member of CreateFunctionRequest"),
        ({"Code": {"ZipFile": "eA==", "Zip": 1}}, "Code.Zip is not a member of FunctionCode"),
        ({"Role": None}, "Role is required"),
        ({"MemorySize": "128"}, "MemorySize must be of type integer, not str"),
        ({"Publish": 1}, "Publish must be of type boolean, not int"),
        ({"Timeout": 0}, "Timeout has 0, allowed are 1 to 5400"),
        ({"Runtime": "python2.5"}, "Runtime is 'python2.5', not one of"),
        ({"Role": "hello"}, "Role does not match"),
        ({"Description": "x" * 257}, "Description has 257 characters, allowed are 0 to 256"),
        ({"Architectures": []}, "Architectures has 0 items, allowed are 1 to 1"),
        (
            {"Environment": {"Variables": {"1": "x"}}},
            "key '1' of Environment.Variables does not match",
        ),
        ({"Code": {"ZipFile": "not base64"}}, "Code.ZipFile is not base64"),
    ],
)
def test_a_body_that_does_not_fit_is_told(
    made_by_botocore: MadeBy, changes: dict[str, Any], expected: str
) -> None:
    found = lambda_violations(made_by_botocore, **changes)
    assert len(found) == 1 and found[0].startswith(expected), found


def test_no_message_shows_a_secret_value(made_by_botocore: MadeBy) -> None:
    found = lambda_violations(made_by_botocore, Environment={"Variables": {"1": "s3cret", "OK": 5}})
    assert found and "s3cret" not in str(found)


def test_a_key_that_stands_twice_is_told(made_by_botocore: MadeBy) -> None:
    request = made_by_botocore("apigateway", "create_rest_api", name="a")
    found = violations(request, "apigateway", body=b'{"name":"a","name":"b"}')
    assert found == ["the body is not JSON: a key stands twice among name, name"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/restapis/a1/resources?embed=methods&Limit=5", "Limit is not a query parameter"),
        ("/restapis/a1/resources?limit=many", "query parameter limit must be of type integer"),
        (
            "/restapis/a1/resources?position=a+b",
            "the query's part 'a+b' must be encoded as 'a%2Bb'",
        ),
        ("/restapis/a%2d1/resources", "the path's part 'a%2d1' must be encoded as 'a-1'"),
        ("/restapis/a1/ressources", "apigateway has nothing at GET /restapis/a1/ressources"),
        ("/restapis//resources", "apigateway has nothing at GET /restapis//resources"),
    ],
)
def test_a_path_or_query_that_does_not_fit_is_told(
    made_by_botocore: MadeBy, target: str, expected: str
) -> None:
    request = made_by_botocore("apigateway", "get_resources", restApiId="a1")
    found = violations(request, "apigateway", target=target)
    assert len(found) == 1 and found[0].startswith(expected), found


def test_a_required_query_parameter_is_missed(made_by_botocore: MadeBy) -> None:
    request = made_by_botocore("apigateway", "untag_resource", resourceArn=STAGE_ARN, tagKeys=["a"])
    found = violations(request, "apigateway", target=request.path)
    assert found == ["query parameter tagKeys is required"]


def test_a_body_where_none_belongs_is_told(made_by_botocore: MadeBy) -> None:
    request = made_by_botocore("lambda", "get_function", FunctionName="x")
    assert violations(request, "lambda", body=b"{}") == ["this operation takes no body"]


def test_headers_are_judged(made_by_botocore: MadeBy) -> None:
    request = made_by_botocore("apigateway", "create_rest_api", name="a")
    without = tuple(h for h in request.headers if h[0].lower() not in ("accept", "content-type"))
    found = violations(request, "apigateway", headers=(*without, ("X-Amz-Other", "1")))
    assert sorted(found) == [
        "Accept must be application/json, or API Gateway answers HAL",
        "Content-Type must be application/json",
        "x-amz-other is not a header of this operation",
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            b"Action=TagRole&Version=2010-05-08&RoleName=r&Tags.1.Key=a&Tags.1.Value=b",
            "tagListType must be given as .member.N",
        ),
        (
            b"Action=TagRole&Version=2010-05-08&RoleName=r&Tags.member.2.Key=a&Tags.member.2.Value=b",
            "tagListType must be numbered from 1 without gaps",
        ),
        (
            b"Action=TagRole&Version=2010-05-08&RoleName=r&Tags.member.1.Key=a",
            "Tags[0].Value is required",
        ),
        (
            b"Action=ListRoles&Version=2010-05-08&MaxItems=5000",
            "MaxItems has 5000, allowed are 1 to 1000",
        ),
        (
            b"Action=ListRoles&Version=2010-05-08&PathPrefix=/a/&PathPrefix=/b/",
            "field PathPrefix is given twice",
        ),
        (b"Action=ListRoles&Version=2011-06-15", "Version must be 2010-05-08"),
        (b"Action=ListRole&Version=2010-05-08", "iam has no operation 'ListRole'"),
    ],
)
def test_a_form_that_does_not_fit_is_told(
    made_by_botocore: MadeBy, body: bytes, expected: str
) -> None:
    request = made_by_botocore("iam", "list_roles")
    assert violations(request, "iam", body=body) == [expected]


def test_a_target_that_does_not_fit_is_told(made_by_botocore: MadeBy) -> None:
    request = made_by_botocore("logs", "describe_log_groups")
    headers = tuple(
        (n, "Logs_20140328.DescribeLogs" if n.lower() == "x-amz-target" else v)
        for n, v in request.headers
    )
    assert violations(request, "logs", headers=headers) == ["logs has no operation 'DescribeLogs'"]
