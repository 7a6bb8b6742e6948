"""The examples do what their READMEs say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import deployed_api
from cloud import Cloud
from conftest import ROOT
from project import Project

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/gwdeploy.yaml"))
# `$ curl [-X METHOD] "$URL/path"` and the line of its answer.
SHOWN = re.compile(r'^\$ curl (?:-X (\w+) )?"\$URL(/[^"]*)"\n(.*)$', re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_answers_as_its_readme_shows(
    example: Path, program: Path, cloud: Cloud, tmp_path: Path
) -> None:
    shown = SHOWN.findall((example / "README.md").read_text())
    assert shown, "the README shows no curl command with its answer"
    folder = tmp_path / example.name
    shutil.copytree(example, folder)
    project = Project(folder, example.name, "stage", program, cloud.environment(), cloud.journal)
    outcome = project.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 0, outcome
    url = outcome.document["url"]
    for method, path, answer in shown:
        assert deployed_api.call(url + path, method or "GET") == (200, answer)
    assert project.down("dev")["deleted"] != []
