"""What gwdeploy depends on of Lambda, and ministack alone does otherwise than AWS."""

from __future__ import annotations

import json

from emulated import FUNCTION_ARN, PYTHON, Account, packed, refusal

import account


def test_a_version_runs_its_own_code_and_environment(aws: Account) -> None:
    function = aws.function("one", Environment={"Variables": {"MODE": "calm"}}, Publish=True)
    aws.functions.update_function_configuration(
        FunctionName=function, Environment={"Variables": {"MODE": "strict"}}
    )
    aws.settle(function)
    aws.functions.update_function_code(
        FunctionName=function,
        ZipFile=packed({"app.py": PYTHON.replace("TEXT", "two")}),
        Publish=True,
    )
    aws.settle(function)

    def invoke(version: str) -> str:
        answer = aws.functions.invoke(
            FunctionName=function, Qualifier=version, Payload=json.dumps({"path": "/x"})
        )
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
        message = refusal(
            "ResourceConflictException", 409, call, FunctionName=function, **parameters
        )
        assert "update is in progress" in message
    state = aws.functions.get_function_configuration(FunctionName=function)
    assert (state["State"], state["LastUpdateStatus"]) == ("Active", "InProgress")


def test_a_stale_revision_is_refused(aws: Account) -> None:
    function = aws.function()
    for call, parameters in (
        (aws.functions.update_function_configuration, {"Timeout": 6}),
        (aws.functions.publish_version, {}),
    ):
        refusal(
            "PreconditionFailedException",
            412,
            call,
            FunctionName=function,
            RevisionId="00000000-0000-4000-8000-000000000000",
            **parameters,
        )


def test_a_published_digest_is_held_against_the_code(aws: Account) -> None:
    function = aws.function()
    message = refusal(
        "InvalidParameterValueException",
        400,
        aws.functions.publish_version,
        FunctionName=function,
        CodeSha256="b2xk",
    )
    assert message.startswith("CodeSHA256 (b2xk) is different")


def test_each_version_has_a_policy_of_its_own(aws: Account) -> None:
    function = aws.function(Publish=True)
    refusal(
        "ResourceNotFoundException",
        404,
        aws.functions.get_policy,
        FunctionName=function,
        Qualifier="1",
    )
    refusal("ResourceNotFoundException", 404, aws.functions.get_policy, FunctionName=function)
    aws.permit(function, "1", "a1b2c3d4e5")
    refusal("ResourceNotFoundException", 404, aws.functions.get_policy, FunctionName=function)
    aws.functions.update_function_configuration(FunctionName=function, MemorySize=512)
    aws.settle(function)
    aws.functions.publish_version(FunctionName=function)
    aws.permit(function, "2", "a1b2c3d4e5")  # the same statement id as on version 1
    refusal(
        "ResourceConflictException",
        409,
        aws.permit,
        function=function,
        version="2",
        api="a1b2c3d4e5",
    )
    policy = json.loads(aws.functions.get_policy(FunctionName=function, Qualifier="2")["Policy"])
    assert [s["Resource"] for s in policy["Statement"]] == [f"{FUNCTION_ARN}:{function}:2"]
    aws.functions.remove_permission(
        FunctionName=function, Qualifier="1", StatementId="api-a1b2c3d4e5"
    )
    assert aws.functions.get_policy(FunctionName=function, Qualifier="2")
    refusal(
        "ResourceNotFoundException",
        404,
        aws.functions.remove_permission,
        FunctionName=function,
        Qualifier="1",
        StatementId="api-a1b2c3d4e5",
    )


def test_a_version_can_be_deleted_and_is_gone(aws: Account) -> None:
    function = aws.function(Publish=True)
    aws.permit(function, "1", "a1b2c3d4e5")
    aws.functions.delete_function(FunctionName=function, Qualifier="1")
    refusal(
        "ResourceNotFoundException",
        404,
        aws.functions.get_function_configuration,
        FunctionName=function,
        Qualifier="1",
    )
    refusal(
        "ResourceNotFoundException",
        404,
        aws.functions.get_policy,
        FunctionName=function,
        Qualifier="1",
    )
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
        "InvalidParameterValueException",
        400,
        aws.functions.create_function,
        FunctionName=aws.name(),
        Role=f"arn:aws:iam::{account.ACCOUNT_ID}:role/absent",
        Runtime="python3.12",
        Handler="app.handler",
        Code={"ZipFile": packed({"app.py": ""})},
    )
    assert message == "The role defined for the function cannot be assumed by Lambda."


def test_provisioned_concurrency_is_listed_for_all_versions(aws: Account) -> None:
    function = aws.function(Publish=True)

    def listed() -> list[dict[str, object]]:
        return aws.functions.list_provisioned_concurrency_configs(FunctionName=function)[
            "ProvisionedConcurrencyConfigs"
        ]

    assert listed() == []
    aws.functions.put_provisioned_concurrency_config(
        FunctionName=function, Qualifier="1", ProvisionedConcurrentExecutions=2
    )
    (config,) = listed()
    assert config["FunctionArn"] == f"{FUNCTION_ARN}:{function}:1"
    assert (config["RequestedProvisionedConcurrentExecutions"], config["Status"]) == (2, "READY")


def test_a_version_has_the_snapshot_and_not_the_function(aws: Account) -> None:
    function = aws.function(Publish=True, SnapStart={"ApplyOn": "PublishedVersions"})
    aws.settle(function)
    latest = aws.functions.get_function_configuration(FunctionName=function)
    assert latest["SnapStart"]["OptimizationStatus"] == "Off"
    version = aws.functions.get_function_configuration(FunctionName=function, Qualifier="1")
    assert version["SnapStart"]["OptimizationStatus"] == "On"
    assert aws.functions.publish_version(FunctionName=function)["Version"] == "1"


def test_an_account_without_layers_says_so(aws: Account) -> None:
    assert aws.functions.list_layers()["Layers"] == []
