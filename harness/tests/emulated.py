"""The emulated account as boto3 sees it through the strict proxy, and steps of many tests."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

import account
import deployed_api

TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "lambda.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)
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
            region_name=account.REGION,
            aws_access_key_id=account.ACCESS_KEY_ID,
            aws_secret_access_key=account.SECRET_ACCESS_KEY,
        )
        self.gateway, self.functions, self.iam, self.logs, self.tagging, self.sts = (
            self.session.client(name, endpoint_url=f"http://127.0.0.1:{port}")
            for name in ("apigateway", "lambda", "iam", "logs", "resourcegroupstaggingapi", "sts")
        )
        self.cloudwatch = self.session.client("cloudwatch", endpoint_url=f"http://127.0.0.1:{port}")
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
        self.functions.create_function(
            **{
                "FunctionName": name,
                "Role": self.role(),
                "Runtime": "python3.12",
                "Handler": "app.handler",
                "Code": {"ZipFile": packed({"app.py": PYTHON.replace("TEXT", text)})},
            }
            | settings
        )
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
            restApiId=api, resourceId=resource, httpMethod=method, authorizationType="NONE"
        )
        self.gateway.put_integration(
            restApiId=api,
            resourceId=resource,
            httpMethod=method,
            type="AWS_PROXY",
            integrationHttpMethod="POST",
            uri=f"arn:aws:apigateway:{account.REGION}:lambda:path/2015-03-31/functions/"
            f"{FUNCTION_ARN}:{function}:${{stageVariables.fn}}/invocations",
        )
        return resource

    def permit(self, function: str, version: str, api: str) -> None:
        self.functions.add_permission(
            FunctionName=function,
            Qualifier=version,
            StatementId=f"api-{api}",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
            SourceArn=f"arn:aws:execute-api:{account.REGION}:{account.ACCOUNT_ID}:{api}/*/*/*",
        )

    def get(self, api: str, path: str) -> tuple[int, str]:
        return deployed_api.call(f"http://{api}.execute-api.localhost:{self.port}{path}")


def packed(files: dict[str, str]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def refusal(code: str, status: int, call: Callable[..., Any], **parameters: Any) -> str:
    """The message with which a call is refused; another code or status fails the test."""
    with pytest.raises(ClientError) as failure:
        call(**parameters)
    answer = failure.value.response
    assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == (code, status)
    return answer["Error"]["Message"]
