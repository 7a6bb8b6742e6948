"""Functions are given what parameters of Systems Manager hold, and nobody else is shown it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cloud import Cloud
from project import Outcome, Project

SECRET = "do-not-show-7d1"


@pytest.fixture
def project(make_project: Callable[[str], Project]) -> Project:
    """A project with a function that takes a value from a parameter."""
    project = make_project("stage")
    project.more["defaults"] = {
        "function": {"environment": {"DSN": {"ssm": "/${project}/${stage}/dsn"}}}
    }
    return project


def set_parameter(cloud: Cloud, project: Project, value: str, kind: str = "String") -> str:
    name = f"/{project.name}/dev/dsn"
    cloud.clients["ssm"].put_parameter(Name=name, Value=value, Type=kind, Overwrite=True)
    return name


def variables(cloud: Cloud, project: Project, version: str) -> dict[str, str]:
    configuration = cloud.clients["lambda"].get_function_configuration(
        FunctionName=f"{project.name}-dev-hello", Qualifier=version
    )
    return configuration["Environment"]["Variables"]


def assert_hidden(outcome: Outcome) -> None:
    assert SECRET not in outcome.stdout + outcome.stderr


def test_a_changed_parameter_is_a_new_version_and_its_value_is_never_shown(
    project: Project, cloud: Cloud
) -> None:
    set_parameter(cloud, project, f"{SECRET}-one")
    first = project.up("dev")
    assert variables(cloud, project, first["functions"]["hello"]["version"]) == {
        "MODE": "calm",
        "DSN": f"{SECRET}-one",
    }
    project.assert_settled("dev")

    set_parameter(cloud, project, f"{SECRET}-two")
    for arguments in (("plan",), ("plan", "--output", "json"), ("up", "--yes", "--events", "json")):
        outcome = project.run(*arguments, "--stage", "dev", "--verbose")
        assert outcome.status == 0, outcome
        assert_hidden(outcome)
        assert "environment.DSN" in outcome.stdout + outcome.stderr
    second = project.up("dev")
    version = second["functions"]["hello"]["version"]
    assert version != first["functions"]["hello"]["version"]
    assert variables(cloud, project, version)["DSN"] == f"{SECRET}-two"
    project.assert_settled("dev")


def test_what_is_kept_encrypted_is_copied_only_on_demand(project: Project, cloud: Cloud) -> None:
    name = set_parameter(cloud, project, SECRET, "SecureString")
    project.write()
    refused = project.run("plan", "--stage", "dev")
    assert refused.status == 1
    assert_hidden(refused)
    assert f"{name} is a SecureString" in refused.stderr
    assert "gwdeploy.yaml:" in refused.stderr and "copy: true" in refused.stderr

    stored = project.more["defaults"]["function"]["environment"]["DSN"]
    stored["copy"] = True
    document = project.up("dev")
    version = document["functions"]["hello"]["version"]
    assert variables(cloud, project, version)["DSN"] == SECRET
    project.assert_settled("dev")


def test_without_the_parameter_nothing_is_done(project: Project, cloud: Cloud) -> None:
    project.write()
    before = len(cloud.journal.calls)
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 1
    errors = outcome.document["errors"]
    assert {error["code"] for error in errors} == {"no-parameter"}
    assert errors[0]["location"]["file"] == "gwdeploy.yaml"
    assert cloud.journal.writes(since=before) == []


def test_offline_the_values_are_unknown(project: Project) -> None:
    project.write()
    plan = project.run("plan", "--offline", "--stage", "dev", "--output", "json")
    assert plan.status == 0, plan
    assert plan.document["notes"] == [
        f"what the parameters hold is unknown offline: /{project.name}/dev/dsn"
    ]
    validated = project.run("validate", "--stage", "dev")
    assert validated.status == 0
    assert f"unknown here: /{project.name}/dev/dsn" in validated.stderr
