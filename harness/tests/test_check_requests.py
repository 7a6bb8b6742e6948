"""The report on recorded requests: what it prints, and when it fails."""

from __future__ import annotations

import base64
import dataclasses
import json
from pathlib import Path

import pytest

import check_requests
from conftest import MadeBy
from recorded import Request


def line(request: Request, **changes: str) -> str:
    return (
        json.dumps(
            {
                "method": request.method,
                "scheme": request.scheme,
                "authority": request.authority,
                "path": request.target,
                "headers": request.headers,
                "body": base64.b64encode(request.body).decode(),
            }
            | changes
        )
        + "\n"
    )


def test_good_requests_are_counted(
    made_by_botocore: MadeBy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "requests.jsonl"
    file.write_text(
        line(made_by_botocore("sts", "get_caller_identity"))
        + line(made_by_botocore("lambda", "get_function", FunctionName="a"))
        + line(made_by_botocore("lambda", "get_function", FunctionName="b"))
    )
    assert check_requests.main([file]) == 0
    assert capsys.readouterr().out == "3 requests checked, 2 distinct operations\n"


def test_a_bad_request_fails_the_check(
    made_by_botocore: MadeBy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "requests.jsonl"
    file.write_text(
        line(made_by_botocore("lambda", "get_function", FunctionName="a"), method="POST")
    )
    assert check_requests.main([file]) == 1
    report = capsys.readouterr().err
    assert "the signature does not match" in report
    assert "lambda has nothing at POST" in report


def unsigned(request: Request) -> Request:
    headers = tuple(pair for pair in request.headers if pair[0].lower() != "authorization")
    return dataclasses.replace(request, headers=headers)


def test_an_operation_that_takes_no_signature_needs_none(made_by_botocore: MadeBy) -> None:
    request = made_by_botocore(
        "sts",
        "assume_role_with_web_identity",
        RoleArn="arn:aws:iam::123456789012:role/pod",
        RoleSessionName="pod",
        WebIdentityToken="token",
    )
    assert not request.header("authorization")
    finding = check_requests.check(request)
    assert (finding.operation, finding.violations) == ("AssumeRoleWithWebIdentity", [])


@pytest.mark.parametrize("service", ["sts", "iam"])
def test_an_operation_that_must_be_signed_fails_without(
    made_by_botocore: MadeBy, service: str
) -> None:
    operations = {"sts": "get_caller_identity", "iam": "get_user"}
    finding = check_requests.check(unsigned(made_by_botocore(service, operations[service])))
    assert len(finding.violations) == 1


def test_nothing_to_check_fails_the_check(tmp_path: Path) -> None:
    assert check_requests.main([tmp_path / "absent.jsonl"]) == 1
