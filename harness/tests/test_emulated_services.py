"""What gwdeploy depends on of IAM, STS, CloudWatch Logs and the tagging API."""

from __future__ import annotations

import json
from typing import Any

from emulated import FUNCTION_ARN, TRUST, Account, refusal

import account

# ---- IAM and logs


def test_roles_are_found_by_path_and_have_tags(aws: Account) -> None:
    name = aws.name()
    aws.iam.create_role(
        RoleName=name,
        Path="/gwdeploy/guide/dev/us-east-1/",
        AssumeRolePolicyDocument=TRUST,
        Tags=[{"Key": "gwdeploy:project", "Value": "guide"}],
    )
    aws.role()
    found = aws.iam.list_roles(PathPrefix="/gwdeploy/guide/dev/")["Roles"]
    assert [role["RoleName"] for role in found] == [name]
    role = aws.iam.get_role(RoleName=name)["Role"]
    assert (
        role["Arn"] == f"arn:aws:iam::{account.ACCOUNT_ID}:role/gwdeploy/guide/dev/us-east-1/{name}"
    )
    assert role["Tags"] == [{"Key": "gwdeploy:project", "Value": "guide"}]
    assert role["AssumeRolePolicyDocument"] == json.loads(TRUST)


def test_a_role_with_a_policy_cannot_be_deleted(aws: Account) -> None:
    name = aws.role().rsplit("/", 1)[1]
    document = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}],
    }
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
    (group,) = aws.logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
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
            TagFilters=[{"Key": "gwdeploy:project", "Values": [project]}], **filters
        )
        return {item["ResourceARN"] for page in pages for item in page["ResourceTagMappingList"]}

    group = f"log-group:/aws/lambda/{project}"
    arns = {
        "lambda:function": f"{FUNCTION_ARN}:{function}",
        "apigateway:restapis": f"arn:aws:apigateway:{account.REGION}::/restapis/{api}",
        "logs:log-group": f"arn:aws:logs:{account.REGION}:{account.ACCOUNT_ID}:{group}",
    }
    assert found() == set(arns.values())
    assert f"{FUNCTION_ARN}:{other}" not in found()
    for kind, arn in arns.items():
        assert found(ResourceTypeFilters=[kind]) == {arn}
    assert found(ResourcesPerPage=1) == set(arns.values())
    page = aws.tagging.get_resources(
        TagFilters=[{"Key": "gwdeploy:project", "Values": [project]}], ResourcesPerPage=1
    )
    assert len(page["ResourceTagMappingList"]) == 1 and page["PaginationToken"]


def test_tags_of_apis_and_stages_show_in_their_lists(aws: Account) -> None:
    function = aws.function(Publish=True)
    api, _ = aws.api(GET__x=function)
    arn = f"arn:aws:apigateway:{account.REGION}::/restapis/{api}"
    deployment = aws.gateway.create_deployment(restApiId=api)["id"]
    aws.gateway.create_stage(
        restApiId=api, stageName="dev", deploymentId=deployment, tags={"a": "1"}
    )
    aws.gateway.tag_resource(resourceArn=f"{arn}/stages/dev", tags={"gwdeploy:release.1": "b"})
    aws.gateway.tag_resource(resourceArn=arn, tags={"c": "3"})
    aws.gateway.untag_resource(resourceArn=f"{arn}/stages/dev", tagKeys=["a"])
    (stage,) = aws.gateway.get_stages(restApiId=api)["item"]
    assert stage["tags"] == {"gwdeploy:release.1": "b"}
    (listed,) = (a for a in aws.gateway.get_rest_apis(limit=500)["items"] if a["id"] == api)
    assert listed["tags"] == {"c": "3"} == aws.gateway.get_tags(resourceArn=arn)["tags"]


def test_the_identity_is_that_of_the_account(aws: Account) -> None:
    assert aws.sts.get_caller_identity()["Account"] == account.ACCOUNT_ID


# ---- CloudWatch


def test_an_alarm_has_a_statistic_or_a_percentile(aws: Account) -> None:
    name = aws.name()
    usual: dict[str, Any] = {
        "AlarmName": name,
        "MetricName": "Duration",
        "Namespace": "AWS/Lambda",
        "Period": 60,
        "EvaluationPeriods": 1,
        "Threshold": 1,
        "ComparisonOperator": "GreaterThanThreshold",
    }
    aws.cloudwatch.put_metric_alarm(**usual, ExtendedStatistic="p95")
    (alarm,) = aws.cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"]
    assert (alarm.get("Statistic"), alarm["ExtendedStatistic"]) == (None, "p95")
    aws.cloudwatch.put_metric_alarm(**usual, Statistic="Sum")
    (alarm,) = aws.cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"]
    assert (alarm["Statistic"], alarm.get("ExtendedStatistic")) == ("Sum", None)
