"""Packages that are too large for a call go by a bucket, or are refused before anything is done."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import account
from cloud import Cloud
from project import Project

MEGABYTE = 1 << 20


@pytest.fixture
def project(make_project: Callable[[str], Project]) -> Project:
    """A project with a function that no compression makes small enough."""
    project = make_project("stage")
    project.functions = {"hello": project.functions["hello"]}
    project.routes = {"GET /": "hello"}
    project.write()
    noise(project.folder / "functions/hello/model.bin", 60 * MEGABYTE)
    noise(project.folder / "functions/hello/lib/small.bin", MEGABYTE)
    return project


@pytest.fixture
def bucket(cloud: Cloud, project: Project) -> str:
    """A bucket of the project's, in its region, with a name that has no host of its own."""
    name = f"packages.{project.name}"
    cloud.clients["s3"].create_bucket(Bucket=name)
    return name


def noise(path: Path, size: int) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(os.urandom(size))


def keys(cloud: Cloud, bucket: str) -> list[str]:
    listed = cloud.clients["s3"].list_objects_v2(Bucket=bucket)
    return [item["Key"] for item in listed.get("Contents", [])]


def test_without_a_bucket_it_is_refused_before_anything_is_done(
    project: Project, cloud: Cloud
) -> None:
    before = len(cloud.journal.calls)
    for arguments in (("up", "--yes"), ("plan",), ("plan", "--offline")):
        outcome = project.run(*arguments, "--stage", "dev", "--output", "json")
        assert outcome.status == 1, outcome
        (error,) = outcome.document["errors"]
        assert error["code"] == "package-too-large"
        assert "function hello" in error["summary"]
        assert "61.0MB" in error["detail"] and "50.0MB" in error["detail"]
        assert "model.bin (60.0MB), lib/small.bin (1.0MB)" in error["detail"]
        assert "packages: {bucket: NAME}" in error["hint"]
        lines = (project.folder / "gwdeploy.yaml").read_text().splitlines()
        assert '"code"' in lines[error["location"]["line"] - 1]
    assert cloud.journal.writes(since=before) == []


def test_with_a_bucket_it_goes_there_once(project: Project, cloud: Cloud, bucket: str) -> None:
    project.more["packages"] = {"bucket": bucket}
    before = len(cloud.journal.calls)
    document = project.up("dev")
    assert cloud.journal.writes(since=before).count("s3:PutObject") == 1
    live = cloud.clients["lambda"].get_function_configuration(
        FunctionName=f"{project.name}-dev-hello",
        Qualifier=document["functions"]["hello"]["version"],
    )
    (key,) = keys(cloud, bucket)
    digest = base64.b64decode(live["CodeSha256"]).hex()
    assert key == f"gwdeploy/{project.name}/hello/{digest}.zip"
    stored = cloud.clients["s3"].get_object(Bucket=bucket, Key=key)["Body"].read()
    assert hashlib.sha256(stored).hexdigest() == digest
    project.served().assert_at(document["url"])
    project.assert_settled("dev")

    # What is there is not sent again, whatever else changes and for whichever stage.
    before = len(cloud.journal.calls)
    project.functions["hello"].mode = "strict"
    project.served().assert_at(project.up("dev")["url"])
    project.up("prod")
    assert "s3:PutObject" not in cloud.journal.writes(since=before)
    assert keys(cloud, bucket) == [key]


def test_a_bucket_that_cannot_be_used_is_told_before_anything_is_done(
    project: Project, cloud: Cloud
) -> None:
    far = f"far-{project.name}"
    cloud.clients["s3"].create_bucket(
        Bucket=far, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    for name, code in ((far, "bucket-elsewhere"), (f"none-{project.name}", "no-bucket")):
        project.more["packages"] = {"bucket": name}
        project.write()
        before = len(cloud.journal.calls)
        outcome = project.run("up", "--yes", "--stage", "dev", "--output", "json")
        assert outcome.status == 1, outcome
        (error,) = outcome.document["errors"]
        assert error["code"] == code
        assert cloud.journal.writes(since=before) == []
    assert account.REGION != "eu-west-1"


def test_a_layer_goes_there_as_well(project: Project, cloud: Cloud, bucket: str) -> None:
    noise(project.folder / "layer/model.bin", 60 * MEGABYTE)
    (project.folder / "functions/hello/model.bin").unlink()
    project.more["packages"] = {"bucket": bucket}
    project.more["layers"] = {"common": {"code": "layer"}}
    project.more["defaults"] = {"function": {"layers": ["common"]}}
    document = project.up("dev")
    live = cloud.clients["lambda"].get_function_configuration(
        FunctionName=f"{project.name}-dev-hello",
        Qualifier=document["functions"]["hello"]["version"],
    )
    (layer,) = live["Layers"]
    version = cloud.clients["lambda"].get_layer_version_by_arn(Arn=layer["Arn"])
    digest = base64.b64decode(version["Content"]["CodeSha256"]).hex()
    assert keys(cloud, bucket) == [f"gwdeploy/{project.name}/layer.common/{digest}.zip"]
    project.assert_settled("dev")
