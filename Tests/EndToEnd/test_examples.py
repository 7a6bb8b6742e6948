"""The examples do what their READMEs say."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cloud import Cloud
from conftest import ROOT
from project import Project

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/gwdeploy.yaml"))
# What stands in these blocks is done here; a block of another kind shows what AWS answers.
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A command, and the lines of its answer.
SHOWN = re.compile(r"^\$ (curl .*)\n((?:[^$\n].*\n)+)", re.MULTILINE)
VARIABLES = {"PRODUCTION_KEY": "for-the-examples-alone-0123456789"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_answers_as_its_readme_shows(
    example: Path, program: Path, cloud: Cloud, tmp_path: Path
) -> None:
    consoles = "".join(CONSOLE.findall((example / "README.md").read_text()))
    folder = tmp_path / example.name
    shutil.copytree(example, folder)
    environment = cloud.environment() | VARIABLES
    project = Project(folder, example.name, "stage", program, environment, cloud.journal)
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 0, outcome
    assert outcome.document["warnings"] == [], "an example has nothing to be warned of"
    for command, answer in SHOWN.findall(consoles):
        run = subprocess.run(
            ["bash", "-c", command.replace("curl", "curl --silent --show-error", 1)],
            env=environment | {"URL": outcome.document["url"]},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (run.returncode, run.stdout.strip()) == (0, answer.strip()), (command, run.stderr)
    again = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert (again.status, again.document["changes"]) == (0, []), again
    assert project.down("dev")["deleted"] != []
