"""The guide's own steps, as its readers do them one by one, with its mistakes corrected.

What this makes is what the manifest in ``guide`` must make as well.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from botocore.client import BaseClient

import account

GUIDE = Path(__file__).with_name("guide")
NAME = "guide-by-hand"
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}


class ByHand:
    """One pass through the guide."""

    def __init__(self, clients: dict[str, BaseClient]) -> None:
        self.gateway = clients["apigateway"]
        self.functions = clients["lambda"]
        self.iam = clients["iam"]
        self.alarms = clients["cloudwatch"]
        self.api = ""
        self.paths: dict[str, str] = {}

    def follow(self) -> None:
        """Does all the steps."""
        for function in ("hello", "create", "greet", "authorizer"):
            self.create_function(function)
        self.create_api()
        self.create_routes()
        self.deploy()
        self.create_usage_plan()
        self.create_alarm()

    def create_function(self, name: str) -> None:
        """Step 1, Create a Lambda Function."""
        role = self.iam.create_role(
            RoleName=f"{NAME}-{name}", AssumeRolePolicyDocument=json.dumps(TRUST)
        )["Role"]
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            archive.write(GUIDE / "functions" / name / "app.py", "app.py")
        self.functions.create_function(
            FunctionName=f"{NAME}-{name}",
            Runtime="python3.12",
            Role=role["Arn"],
            Handler="app.lambda_handler",
            Code={"ZipFile": package.getvalue()},
            Timeout=10,
            MemorySize=256,
        )

    def create_api(self) -> None:
        """Step 2, Create REST API; with its policy, model, authorizer and gateway response."""
        api = self.gateway.create_rest_api(
            name=NAME, endpointConfiguration={"types": ["REGIONAL"]}, policy=json.dumps(POLICY)
        )
        self.api = api["id"]
        self.paths["/"] = next(
            item["id"]
            for item in self.gateway.get_resources(restApiId=self.api)["items"]
            if item["path"] == "/"
        )
        self.gateway.create_model(
            restApiId=self.api,
            name="UserRequest",
            contentType="application/json",
            schema=(GUIDE / "schemas/user-request.json").read_text(),
        )
        self.authorizer = self.gateway.create_authorizer(
            restApiId=self.api,
            name="CustomAuthorizer",
            type="TOKEN",
            authorizerUri=self.uri("authorizer"),
            identitySource="method.request.header.Authorization",
            authorizerResultTtlInSeconds=300,
        )["id"]
        self.validator = self.gateway.create_request_validator(
            restApiId=self.api,
            name="Validate body",
            validateRequestBody=True,
            validateRequestParameters=False,
        )["id"]
        self.gateway.put_gateway_response(
            restApiId=self.api,
            responseType="DEFAULT_4XX",
            responseParameters={"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"},
        )

    def uri(self, function: str) -> str:
        """What an integration or an authorizer calls a function by."""
        arn = f"arn:aws:lambda:{account.REGION}:{account.ACCOUNT_ID}:function:{NAME}-{function}"
        lambda_path = f"arn:aws:apigateway:{account.REGION}:lambda:path/2015-03-31/functions"
        return f"{lambda_path}/{arn}/invocations"

    def create_routes(self) -> None:
        """Step 3, Create Resource and Method; and the chapters on integrations and validation."""
        for part in ("users", "greet", "health"):
            self.paths[f"/{part}"] = self.gateway.create_resource(
                restApiId=self.api, parentId=self.paths["/"], pathPart=part
            )["id"]
        self.put_method(
            "GET",
            "/users",
            {
                "authorizationType": "CUSTOM",
                "authorizerId": self.authorizer,
                "apiKeyRequired": True,
            },
            {**self.calling("hello", "AWS_PROXY"), "timeoutInMillis": 10000},
        )
        self.put_method(
            "POST",
            "/users",
            {
                "authorizationType": "NONE",
                "requestValidatorId": self.validator,
                "requestModels": {"application/json": "UserRequest"},
            },
            self.calling("create", "AWS_PROXY"),
        )
        template = (GUIDE / "templates/request.vtl").read_text()
        self.put_method(
            "POST",
            "/greet",
            {"authorizationType": "NONE"},
            {
                **self.calling("greet", "AWS"),
                "passthroughBehavior": "NEVER",
                "requestTemplates": {"application/json": template},
            },
        )
        self.put_response("POST", "/greet", (GUIDE / "templates/response.vtl").read_text())
        self.put_method(
            "GET",
            "/health",
            {"authorizationType": "NONE"},
            {"type": "MOCK", "requestTemplates": {"application/json": '{"statusCode": 200}'}},
        )
        self.put_response("GET", "/health", '{"ok": true}')

    def calling(self, function: str, kind: str) -> dict[str, Any]:
        """An integration with a function, which the API is allowed to call."""
        self.functions.add_permission(
            FunctionName=f"{NAME}-{function}",
            StatementId="api",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
            SourceArn=f"arn:aws:execute-api:{account.REGION}:{account.ACCOUNT_ID}:{self.api}/*/*/*",
        )
        return {"type": kind, "integrationHttpMethod": "POST", "uri": self.uri(function)}

    def put_method(
        self, verb: str, path: str, method: dict[str, Any], integration: dict[str, Any]
    ) -> None:
        """A method, and what it passes its requests to."""
        place = {"restApiId": self.api, "resourceId": self.paths[path], "httpMethod": verb}
        self.gateway.put_method(**place, **method)
        self.gateway.put_integration(**place, **integration)

    def put_response(self, verb: str, path: str, template: str) -> None:
        """The one answer of a method that is not a proxy."""
        place = {
            "restApiId": self.api,
            "resourceId": self.paths[path],
            "httpMethod": verb,
            "statusCode": "200",
        }
        self.gateway.put_method_response(**place)
        self.gateway.put_integration_response(
            **place, responseTemplates={"application/json": template}
        )

    def deploy(self) -> None:
        """Step 4, Deploy API; and the settings of the stage."""
        self.gateway.create_deployment(restApiId=self.api, stageName="dev")
        settings = {
            "/*/*/logging/loglevel": "INFO",
            "/*/*/logging/dataTrace": "true",
            "/*/*/metrics/enabled": "true",
            "/*/*/throttling/rateLimit": "500",
            "/*/*/throttling/burstLimit": "1000",
            "/*/*/caching/enabled": "true",
            "/*/*/caching/ttlInSeconds": "300",
            "/tracingEnabled": "true",
            "/cacheClusterEnabled": "true",
            "/cacheClusterSize": "0.5",
        }
        self.gateway.update_stage(
            restApiId=self.api,
            stageName="dev",
            patchOperations=[
                {"op": "replace", "path": path, "value": value} for path, value in settings.items()
            ],
        )

    def create_usage_plan(self) -> None:
        """API Keys & Usage Plans."""
        key = self.gateway.create_api_key(name=f"{NAME}-ProductionKey", enabled=True)
        plan = self.gateway.create_usage_plan(
            name=f"{NAME}-BasicPlan",
            throttle={"rateLimit": 1000, "burstLimit": 2000},
            quota={"limit": 10000, "period": "MONTH"},
            apiStages=[{"apiId": self.api, "stage": "dev"}],
        )
        self.gateway.create_usage_plan_key(
            usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY"
        )

    def create_alarm(self) -> None:
        """Create Alarms; with the dimensions and the action without which it would be silent."""
        self.alarms.put_metric_alarm(
            AlarmName=f"{NAME}-HighErrorRate",
            MetricName="5XXError",
            Namespace="AWS/ApiGateway",
            Statistic="Sum",
            Period=300,
            EvaluationPeriods=1,
            Threshold=10,
            ComparisonOperator="GreaterThanThreshold",
            TreatMissingData="notBreaching",
            Dimensions=[{"Name": "ApiName", "Value": NAME}, {"Name": "Stage", "Value": "dev"}],
            AlarmActions=["arn:aws:sns:us-east-1:123456789012:oncall"],
        )


POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "execute-api:Invoke",
            "Resource": "execute-api:/*",
        },
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "execute-api:Invoke",
            "Resource": "execute-api:/*",
            "Condition": {"IpAddress": {"aws:SourceIp": ["203.0.113.0/24"]}},
        },
    ],
}
