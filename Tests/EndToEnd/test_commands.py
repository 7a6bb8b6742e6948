"""The smaller commands: what a new user meets first, with an account and without one."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from project import Project


def run(project: Project, *arguments: str, folder: Path, env: dict[str, str]) -> str:
    """The output of a command that must succeed, in a folder and an environment of its own."""
    outcome = subprocess.run(
        [project.program, *arguments],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


@pytest.fixture
def nothing() -> dict[str, str]:
    """An environment without credentials, region or home."""
    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
@pytest.mark.parametrize("language", ["python", "node", "swift"])
def test_a_project_of_init_is_valid_offline_and_answers_when_it_is_up(
    project: Project, language: str, nothing: dict[str, str], tmp_path: Path
) -> None:
    name = f"{project.name}-{language}"
    init = ("init", name, "--language", language)
    run(project, *init, folder=tmp_path, env=nothing)
    project.folder = folder = tmp_path / name
    run(project, "validate", folder=folder, env=nothing)
    plan = json.loads(
        run(project, "plan", "--offline", "--output", "json", folder=folder, env=nothing)
    )
    assert plan["summary"]["create"] == len(plan["changes"]) > 0
    up = project.run("up", "--yes", "--output", "json")
    assert up.status == 0, up
    answer = subprocess.run(
        ["curl", "--silent", "--fail", f"{up.document['url']}/hello/you"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(answer.stdout) == {"message": "Hello, you!"}


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_init_writes_over_nothing(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "gwdeploy.yaml").write_text("mine")
    project.folder = folder
    outcome = project.run("init")
    assert outcome.status == 5, outcome
    assert (folder / "gwdeploy.yaml").read_text() == "mine"
    assert [file.name for file in folder.iterdir()] == ["gwdeploy.yaml"]


def test_status_says_what_each_stage_runs(project: Project) -> None:
    up = project.up("dev")
    status = project.run("status", "--output", "json")
    assert status.status == 0, status
    dev, prod = status.document["stages"]
    assert (dev["name"], dev["url"], dev["release"]) == ("dev", up["url"], up["release"])
    assert dev["functions"] == up["functions"]
    assert (dev["drift"], dev["pending"]) == ([], 0)
    assert (prod["name"], prod["url"], prod["release"]) == ("prod", None, None)


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_the_words_of_other_tools_work_and_are_not_shown(project: Project) -> None:
    project.write()
    assert project.run("diff", "--stage", "dev").status == 0
    assert project.run("deploy", "--stage", "dev", "--yes").status == 0
    assert project.run("destroy", "--stage", "dev", "--yes").status == 0
    words = project.run("--help").stdout.split()
    assert not {"deploy", "diff", "destroy", "remove"} & set(words)


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_strict_takes_a_warning_for_an_error_unless_the_manifest_ignores_it(
    project: Project,
) -> None:
    project.write()
    path = project.folder / "gwdeploy.yaml"
    manifest = yaml.safe_load(path.read_text())
    next(iter(manifest["functions"].values()))["timeout"] = "60s"
    path.write_text(yaml.safe_dump(manifest))
    tolerated = project.run("validate")
    assert tolerated.status == 0
    assert "warning[function-outlasts-route]" in tolerated.stderr
    for command in ["validate", "plan", "up"]:
        stage = [] if command == "validate" else ["--stage", "dev"]
        refused = project.run(command, *stage, "--strict", "--output", "json")
        assert refused.status == 1
        assert {error["code"] for error in refused.document["errors"]} == {
            "function-outlasts-route"
        }
    reason = {"function-outlasts-route": "the work goes on after the answer"}
    path.write_text(yaml.safe_dump(manifest | {"lint": {"ignore": reason}}))
    ignored = project.run("validate", "--strict")
    assert (ignored.status, ignored.stderr) == (0, "")


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_a_stage_comes_from_the_option_or_the_environment(project: Project) -> None:
    project.write()
    refused = project.run("plan", "--output", "json")
    assert refused.status == 1
    (error,) = refused.document["errors"]
    assert error["code"] == "stage-needed"
    project.environment["GWDEPLOY_STAGE"] = "dev"
    for command in (("plan", "--offline"), ("plan",)):
        assert project.run(*command, "--output", "json").document["stage"] == "dev"
        named = project.run(*command, "--stage", "prod", "--output", "json")
        assert named.document["stage"] == "prod"
    assert "(dev)" in project.run("validate").stdout
    assert "(prod)" in project.run("validate", "--stage", "prod").stdout
    rows = project.run("status", "--output", "json").document["stages"]
    assert [row["name"] for row in rows] == ["dev"]
    project.environment["GWDEPLOY_STAGE"] = "nowhere"
    assert project.run("plan", "--output", "json").document["errors"][0]["code"] == "unknown-stage"
    del project.environment["GWDEPLOY_STAGE"]
    assert "(dev, prod)" in project.run("validate").stdout
    project.stages = ("dev",)
    project.write()
    assert project.run("plan", "--output", "json").document["stage"] == "dev"


def test_each_end_has_its_status(project: Project) -> None:
    project.write()
    stage = ("--stage", "dev")
    assert project.run("plan", *stage).status == 0
    assert project.run("plan", *stage, "--detailed-exit-code").status == 2
    project.up("dev")
    assert project.run("plan", *stage, "--detailed-exit-code").status == 0
    assert project.run("up", *stage).status == 0, "nothing is asked where nothing is to be done"
    assert project.run("down", *stage).status == 64, "nobody can be asked"
    project.settings = {"dev": {"protect": True}}
    project.write()
    assert project.run("down", *stage, "--yes").status == 5
    assert project.run("down", *stage, "--yes", "--allow", "prod").status == 5
    assert project.run("down", *stage, "--yes", "--allow", "dev").status == 0
    project.functions["hello"].memory = "1MB"
    project.write()
    assert project.run("up", *stage, "--yes").status == 1
    assert project.run("up", "--stages", "dev").status == 64
