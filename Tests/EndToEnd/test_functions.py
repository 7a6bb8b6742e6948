"""What a function has beyond code in the project: layers, code from elsewhere, settings."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

import account
import deployed_api
from cloud import Cloud
from project import CODE, Function, Project

GREETER = """import json
import greeting


def handler(event, context):
    return {"statusCode": 200, "body": json.dumps(greeting.TEXT)}
"""
LAMBDA_ARN = f"arn:aws:lambda:{account.REGION}:{account.ACCOUNT_ID}"
REGISTRY = f"{account.ACCOUNT_ID}.dkr.ecr.{account.REGION}.amazonaws.com/hello"


@pytest.fixture
def project(make_project: Callable[[str], Project]) -> Project:
    """A project of one function."""
    project = make_project("stage")
    project.functions = {"hello": Function()}
    project.routes = {"GET /": "hello"}
    return project


def live(cloud: Cloud, project: Project, document: Any) -> dict[str, Any]:
    """The version that a stage runs, as boto3 reads it."""
    return cloud.clients["lambda"].get_function_configuration(
        FunctionName=f"{project.name}-{document['stage']}-hello",
        Qualifier=document["functions"]["hello"]["version"],
    )


# ---- Layers


def write_layer(project: Project, text: str) -> None:
    folder = project.folder / "common/python"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "greeting.py").write_text(f"TEXT = {text!r}\n")


def test_a_layer_of_ours_is_laid_under_its_functions(project: Project, cloud: Cloud) -> None:
    project.functions["hello"] = Function(code=GREETER, more={"layers": ["common"]})
    project.more["layers"] = {"common": {"code": "common", "runtimes": ["python3.12"]}}
    write_layer(project, "one")
    first = project.up("dev")
    assert deployed_api.call(first["url"])[1] == '"one"'
    project.assert_settled("dev")

    write_layer(project, "two")
    second = project.up("dev")
    assert deployed_api.call(second["url"])[1] == '"two"'
    layers = cloud.clients["lambda"].list_layer_versions(LayerName=f"{project.name}-dev-common")
    assert [layer["Version"] for layer in layers["LayerVersions"]] == [2]
    assert [layer["Arn"] for layer in live(cloud, project, second)["Layers"]] == [
        f"{LAMBDA_ARN}:layer:{project.name}-dev-common:2"
    ]
    project.assert_settled("dev")

    # A version that the kept releases name has its layer, though that is deleted.
    project.functions["hello"] = Function()
    project.more["layers"] = {}
    project.served().assert_at(project.up("dev")["url"])
    names = [layer["LayerName"] for layer in cloud.clients["lambda"].list_layers()["Layers"]]
    assert f"{project.name}-dev-common" not in names
    project.assert_settled("dev")


# ---- Code from elsewhere


def packed(text: str) -> bytes:
    file, _, code = CODE["python3.12"]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(file, code.replace("NAME", "hello").replace("TEXT", text))
    return content.getvalue()


def test_code_is_taken_from_a_bucket(project: Project, cloud: Cloud) -> None:
    s3 = cloud.clients["s3"]
    bucket = f"code-{project.name}"
    s3.create_bucket(Bucket=bucket)
    for text in ("one", "two"):
        s3.put_object(Bucket=bucket, Key=f"{text}/hello.zip", Body=packed(text))
        place = {"bucket": bucket, "key": f"{text}/hello.zip"}
        project.functions["hello"] = Function(text=text, more={"code": {"s3": place}})
        project.served().assert_at(project.up("dev")["url"])
        project.assert_settled("dev")


def test_a_container_image_is_named_by_tag_or_digest(project: Project, cloud: Cloud) -> None:
    def more(image: str, **settings: Any) -> dict[str, Any]:
        return {"code": {"image": REGISTRY + image}, "runtime": None, "handler": None, **settings}

    steps: list[tuple[str, dict[str, Any]]] = [
        (":v1", {}),
        (":v1", {"imageConfig": {"command": ["app.run"]}}),
        ("@sha256:" + "ab" * 32, {}),
    ]
    for number, (image, settings) in enumerate(steps, start=1):
        project.functions["hello"] = Function(more=more(image, **settings))
        document = project.up("dev")
        assert document["functions"]["hello"]["version"] == str(number)
        function = cloud.clients["lambda"].get_function(
            FunctionName=f"{project.name}-dev-hello", Qualifier=str(number)
        )
        assert function["Configuration"]["PackageType"] == "Image"
        assert function["Code"]["ImageUri"] == REGISTRY + image
        overrides = function["Configuration"].get("ImageConfigResponse", {}).get("ImageConfig", {})
        assert overrides.get("Command", []) == settings.get("imageConfig", {}).get("command", [])
        project.assert_settled("dev")

    # Lambda turns no image into a package: the function is made anew.
    project.functions["hello"] = Function()
    project.served().assert_at(project.up("dev")["url"])
    project.assert_settled("dev")


# ---- Settings


SETTINGS: list[tuple[str, Any, str, Any]] = [
    (
        "vpc",
        {"subnets": ["subnet-1a", "subnet-2b"], "securityGroups": ["sg-1"]},
        "VpcConfig",
        {"SubnetIds": ["subnet-1a", "subnet-2b"], "SecurityGroupIds": ["sg-1"]},
    ),
    (
        "snapStart",
        True,
        "SnapStart",
        {"ApplyOn": "PublishedVersions", "OptimizationStatus": "On"},
    ),
    ("tracing", True, "TracingConfig", {"Mode": "Active"}),
    ("ephemeralStorage", "1GB", "EphemeralStorage", {"Size": 1024}),
    (
        "logs",
        {"format": "json", "level": "debug", "systemLevel": "warn"},
        "LoggingConfig",
        {"LogFormat": "JSON", "ApplicationLogLevel": "DEBUG", "SystemLogLevel": "WARN"},
    ),
    (
        "deadLetter",
        f"arn:aws:sqs:{account.REGION}:{account.ACCOUNT_ID}:failed",
        "DeadLetterConfig",
        {"TargetArn": f"arn:aws:sqs:{account.REGION}:{account.ACCOUNT_ID}:failed"},
    ),
]


@pytest.mark.parametrize(("key", "value", "member", "wanted"), SETTINGS, ids=lambda v: str(v)[:12])
def test_a_setting_comes_and_goes(
    project: Project, cloud: Cloud, key: str, value: Any, member: str, wanted: Any
) -> None:
    before = live(cloud, project, project.up("dev"))
    project.functions["hello"].more = {key: value}
    changed = live(cloud, project, project.up("dev"))
    found = {name: changed[member].get(name) for name in wanted}
    assert {name: _unordered(value) for name, value in found.items()} == wanted
    project.assert_settled("dev")

    project.functions["hello"].more = {}
    after = live(cloud, project, project.up("dev"))
    assert _without_identity(after).get(member) == _without_identity(before).get(member)
    project.assert_settled("dev")


def _unordered(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _without_identity(configuration: dict[str, Any]) -> dict[str, Any]:
    """A configuration without what says only that something was there."""
    empty = {"SubnetIds": [], "SecurityGroupIds": [], "VpcId": "", "Ipv6AllowedForDualStack": False}
    return {key: value for key, value in configuration.items() if value not in (empty, {})}


def test_concurrency_is_provisioned_for_the_version_that_serves(
    project: Project, cloud: Cloud
) -> None:
    def provisioned(document: Any) -> list[tuple[str, int]]:
        configs = cloud.clients["lambda"].list_provisioned_concurrency_configs(
            FunctionName=f"{project.name}-dev-hello"
        )["ProvisionedConcurrencyConfigs"]
        return [
            (
                config["FunctionArn"].rpartition(":")[2],
                config["RequestedProvisionedConcurrentExecutions"],
            )
            for config in configs
        ]

    project.functions["hello"].more = {"concurrency": {"reserved": 20, "provisioned": 2}}
    first = project.up("dev")
    assert provisioned(first) == [(first["functions"]["hello"]["version"], 2)]
    reserved = cloud.clients["lambda"].get_function_concurrency(
        FunctionName=f"{project.name}-dev-hello"
    )
    assert reserved["ReservedConcurrentExecutions"] == 20
    project.assert_settled("dev")

    project.functions["hello"].mode = "strict"
    project.functions["hello"].more["concurrency"]["provisioned"] = 3
    second = project.up("dev")
    version = second["functions"]["hello"]["version"]
    assert (version, 3) in provisioned(second)
    project.served().assert_at(second["url"])
    project.assert_settled("dev")
