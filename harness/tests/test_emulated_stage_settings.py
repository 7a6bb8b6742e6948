"""API Gateway's stages: settings of methods, logs, caches, client certificates, web ACLs."""

from __future__ import annotations

from typing import Any

from emulated import Account, refusal

import account

ROLE = f"arn:aws:iam::{account.ACCOUNT_ID}:role/logs"


def make_stage(aws: Account) -> dict[str, str]:
    api, _ = aws.api(GET__users=aws.function())
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(restApiId=api, stageName="dev", deploymentId=deployment)
    return {"restApiId": api, "stageName": "dev"}


def patch(aws: Account, stage: dict[str, str], *operations: tuple[str, str, str]) -> dict[str, Any]:
    return aws.gateway.update_stage(**stage, patchOperations=patches(*operations))


def patches(*operations: tuple[str, str, str]) -> list[dict[str, str]]:
    return [
        {"op": op, "path": path} | ({"value": value} if op != "remove" else {})
        for op, path, value in operations
    ]


def test_a_new_entry_is_what_all_methods_have_and_goes_whole(aws: Account) -> None:
    stage = make_stage(aws)
    settings = patch(
        aws,
        stage,
        ("replace", "/*/*/caching/ttlInSeconds", "60"),
        ("replace", "/~1users/GET/metrics/enabled", "true"),
    )["methodSettings"]
    assert set(settings) == {"*/*", "~1users/GET"}
    assert settings["~1users/GET"]["cacheTtlInSeconds"] == 60
    assert not settings["*/*"]["metricsEnabled"]
    assert set(patch(aws, stage, ("remove", "/~1users/GET", ""))["methodSettings"]) == {"*/*"}
    operations = patches(("replace", "/description", "x"), ("remove", "/~1users/GET", ""))
    refusal(
        "BadRequestException", 400, aws.gateway.update_stage, **stage, patchOperations=operations
    )
    assert "description" not in aws.gateway.get_stage(**stage)


def test_logs_need_the_role_of_the_account(aws: Account) -> None:
    stage = make_stage(aws)
    before = aws.gateway.get_account().get("cloudwatchRoleArn", "")
    set_role(aws, "")
    for path, value in (
        ("/*/*/logging/loglevel", "INFO"),
        ("/accessLogSettings/format", "$context.requestId"),
    ):
        operations = patches(("replace", path, value))
        message = refusal(
            "BadRequestException",
            400,
            aws.gateway.update_stage,
            **stage,
            patchOperations=operations,
        )
        assert "CloudWatch Logs role ARN must be set" in message
    set_role(aws, ROLE)
    patch(aws, stage, ("replace", "/*/*/logging/loglevel", "INFO"))
    set_role(aws, before)


def set_role(aws: Account, arn: str) -> None:
    aws.gateway.update_account(patchOperations=patches(("replace", "/cloudwatchRoleArn", arn)))


def test_a_cache_is_flushed_where_there_is_one(aws: Account) -> None:
    stage = make_stage(aws)
    assert aws.gateway.get_stage(**stage)["cacheClusterStatus"] == "NOT_AVAILABLE"
    refusal("BadRequestException", 400, aws.gateway.flush_stage_cache, **stage)
    patch(aws, stage, ("replace", "/cacheClusterEnabled", "true"))
    assert aws.gateway.get_stage(**stage)["cacheClusterStatus"] == "AVAILABLE"
    aws.gateway.flush_stage_cache(**stage)


def test_a_client_certificate_stays_while_a_stage_shows_it(aws: Account) -> None:
    stage = make_stage(aws)
    made = aws.gateway.generate_client_certificate(tags={"a": "b"})["clientCertificateId"]
    found = aws.gateway.get_client_certificates()["items"]
    assert {"a": "b"} in [item.get("tags") for item in found]
    patch(aws, stage, ("replace", "/clientCertificateId", made))
    delete = aws.gateway.delete_client_certificate
    refusal("BadRequestException", 400, delete, clientCertificateId=made)
    patch(aws, stage, ("replace", "/clientCertificateId", ""))
    assert "clientCertificateId" not in aws.gateway.get_stage(**stage)
    delete(clientCertificateId=made)
    refusal("NotFoundException", 404, delete, clientCertificateId=made)


def test_a_stage_shows_its_web_acl(aws: Account) -> None:
    stage = make_stage(aws)
    waf = aws.session.client("wafv2", endpoint_url=f"http://127.0.0.1:{aws.port}")
    acl = waf.create_web_acl(
        Name=aws.name(),
        Scope="REGIONAL",
        DefaultAction={"Allow": {}},
        VisibilityConfig={
            "SampledRequestsEnabled": False,
            "CloudWatchMetricsEnabled": False,
            "MetricName": "m",
        },
    )["Summary"]["ARN"]
    arn = f"arn:aws:apigateway:{account.REGION}::/restapis/{stage['restApiId']}/stages/dev"
    waf.associate_web_acl(WebACLArn=acl, ResourceArn=arn)
    assert aws.gateway.get_stage(**stage)["webAclArn"] == acl
    waf.disassociate_web_acl(ResourceArn=arn)
    assert "webAclArn" not in aws.gateway.get_stage(**stage)
