"""Exit statuses, and what must never be printed."""

from __future__ import annotations

import json

import pytest

import account
from cloud import Cloud
from project import Project

SECRET = "hunter2-correct-horse"


def test_no_output_shows_an_environment_value_or_the_secret_key(project: Project) -> None:
    printed = []
    for text in ("one", "two"):
        project.functions["hello"].text = text
        project.functions["hello"].mode = f"{SECRET}-{text}"
        project.write()
        for arguments in (
            ("plan", "--stage", "dev"),
            ("plan", "--stage", "dev", "--output", "json"),
            ("up", "--stage", "dev", "--yes"),
            ("plan", "--stage", "dev"),
            ("up", "--stage", "dev", "--yes", "--output", "json"),
        ):
            outcome = project.run(*arguments)
            assert outcome.status == 0, arguments
            printed += [outcome.stdout, outcome.stderr]
    outcome = project.run("down", "--stage", "dev", "--yes")
    printed += [outcome.stdout, outcome.stderr]
    for text in printed:
        assert SECRET not in text
        assert account.SECRET_ACCESS_KEY not in text


def test_an_error_of_aws_shows_no_environment_value(project: Project, cloud: Cloud) -> None:
    project.functions["hello"].mode = SECRET + "x" * 5000  # more than AWS takes
    project.write()
    outcome = project.run("up", "--stage", "dev", "--yes")
    assert SECRET not in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_results_go_to_stdout_and_all_else_to_stderr(project: Project) -> None:
    project.write()
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    json.loads(outcome.stdout)
    assert "\x1b" not in outcome.stdout + outcome.stderr  # no colours without a terminal


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("up", "--no-such-option"), 64),
        (("no-such-command",), 64),
        (("up", "--stage", "dev", "--yes", "--output", "verse"), 64),
    ],
)
def test_wrong_usage_has_a_status_of_its_own(
    project: Project, arguments: tuple[str, ...], status: int
) -> None:
    project.write()
    assert project.run(*arguments).status == status


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_without_a_terminal_the_consent_must_be_said(project: Project, cloud: Cloud) -> None:
    project.write()
    before = len(cloud.journal.calls)
    outcome = project.run("up", "--stage", "dev")
    assert outcome.status in (5, 64), outcome
    assert cloud.journal.writes(since=before) == []


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_a_mistake_in_the_manifest_is_told_with_its_place_before_any_call(
    project: Project, cloud: Cloud
) -> None:
    project.write()
    manifest = project.folder / "gwdeploy.yaml"
    manifest.write_text(manifest.read_text().replace('"memory"', '"memorySize"', 1))
    line = next(
        number
        for number, text in enumerate(manifest.read_text().splitlines(), start=1)
        if "memorySize" in text
    )
    before = len(cloud.journal.calls)
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 1, outcome
    (error,) = outcome.document["errors"]
    assert error["location"]["line"] == line
    assert "memory" in json.dumps(error)
    assert cloud.journal.calls[before:] == []


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_another_account_than_the_stage_s_is_refused(project: Project, cloud: Cloud) -> None:
    project.write()
    manifest = json.loads((project.folder / "gwdeploy.yaml").read_text())
    manifest["stages"]["dev"] = {"account": "999999999999"}
    (project.folder / "gwdeploy.yaml").write_text(json.dumps(manifest))
    before = len(cloud.journal.calls)
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 5, outcome
    assert cloud.journal.writes(since=before) == []
