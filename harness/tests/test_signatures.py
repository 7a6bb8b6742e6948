"""The verifier agrees with AWS's own signer, and notices every change after the signing."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

import account
import signatures
from conftest import MadeBy
from recorded import Request

STAGE_ARN = "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/dev"
CALLS = [
    ("sts", "get_caller_identity", {}),
    ("iam", "list_roles", {"PathPrefix": "/gwdeploy/a b/"}),
    ("lambda", "get_policy", {"FunctionName": "hello", "Qualifier": "1"}),
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
    ),
    ("apigateway", "tag_resource", {"resourceArn": STAGE_ARN, "tags": {"a": "ä b"}}),
    ("apigateway", "untag_resource", {"resourceArn": STAGE_ARN, "tagKeys": ["b=&", "a b", "a"]}),
    ("logs", "describe_log_groups", {"logGroupNamePrefix": "/aws/lambda/guide-"}),
    ("s3", "get_object", {"Bucket": "bucket", "Key": "a b/c+d//e"}),
]


@pytest.fixture(params=CALLS, ids=[f"{service} {method}" for service, method, _ in CALLS])
def request_made(request: pytest.FixtureRequest, made_by_botocore: MadeBy) -> Request:
    service, method, parameters = request.param
    return made_by_botocore(service, method, **parameters)


def with_header(request: Request, name: str, value: str) -> Request:
    headers = [(n, v) for n, v in request.headers if n.lower() != name.lower()]
    return dataclasses.replace(request, headers=(*headers, (name, value)))


def test_what_botocore_signs_is_accepted(request_made: Request) -> None:
    scope = signatures.verify(request_made, now=datetime.datetime.now(datetime.UTC))
    assert scope.service in ("sts", "iam", "lambda", "apigateway", "logs", "s3")


def test_another_method_path_or_query_is_noticed(request_made: Request) -> None:
    for change in (
        {"method": "OPTIONS"},
        {"target": "/other"},
        {"target": request_made.target + "?x=y"},
    ):
        with pytest.raises(signatures.BadSignature, match="canonical request should have been"):
            signatures.verify(dataclasses.replace(request_made, **change))


def test_another_body_is_noticed(made_by_botocore: MadeBy) -> None:
    for service, method, parameters in CALLS:
        request = made_by_botocore(service, method, **parameters)
        with pytest.raises(signatures.BadSignature):
            signatures.verify(dataclasses.replace(request, body=request.body + b" "))


def test_a_changed_signed_header_is_noticed(request_made: Request) -> None:
    with pytest.raises(signatures.BadSignature):
        signatures.verify(with_header(request_made, "host", "elsewhere"))


def test_an_unsigned_amz_header_is_refused(request_made: Request) -> None:
    with pytest.raises(signatures.BadSignature, match="sent, but not signed: x-amz-extra"):
        signatures.verify(with_header(request_made, "X-Amz-Extra", "1"))


def test_an_old_date_is_refused_where_the_time_counts(request_made: Request) -> None:
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    with pytest.raises(signatures.BadSignature, match="too far from the server's"):
        signatures.verify(request_made, now=later)


def test_an_unsigned_request_is_refused() -> None:
    request = Request("GET", "https", "lambda.us-east-1.amazonaws.com", "/", (), b"")
    with pytest.raises(signatures.BadSignature, match="no Authorization header"):
        signatures.verify(request)


def test_no_message_shows_the_secret(request_made: Request) -> None:
    with pytest.raises(signatures.BadSignature) as failure:
        signatures.verify(dataclasses.replace(request_made, method="OPTIONS"))
    assert account.SECRET_ACCESS_KEY not in str(failure.value)
