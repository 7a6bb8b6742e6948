"""Code that a build makes: built when it must be, by those commands that need it."""

from __future__ import annotations

import json

import pytest

import deployed_api
from project import CODE, PYTHON, Project

pytestmark = pytest.mark.parametrize("isolation", ["stage"], indirect=True)

MAKE = """echo building; echo run >> log
mkdir -p dist/hello
sed s/TEXT/$(cat text)/ app.template > dist/hello/app.py
"""


@pytest.fixture
def built(project: Project) -> Project:
    """A project with a function that `make.sh` makes of a template and a text."""
    folder = project.folder
    (folder / "app.template").write_text(PYTHON.replace("NAME", "hello"))
    (folder / "text").write_text("one")
    (folder / "make.sh").write_text(MAKE)
    project.more = {
        "functions": {
            "hello": {"runtime": "python3.12", "handler": "app.handler", "code": "dist/hello"}
        },
        "build": {"run": "sh -e make.sh", "inputs": ["make.sh", "text", "app.template"]},
    }
    project.functions = {}
    project.routes = {"GET /hello": "hello"}
    project.write()
    return project


def runs(project: Project) -> int:
    log = project.folder / "log"
    return len(log.read_text().splitlines()) if log.exists() else 0


def text(url: str) -> str:
    status, body = deployed_api.call(f"{url}/hello")
    assert status == 200, body
    return str(json.loads(body)["text"])


def test_a_build_runs_when_what_it_depends_on_has_changed(built: Project) -> None:
    up = built.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert up.status == 0, up
    assert "building\n" in up.stderr
    url = up.document["url"]
    assert (text(url), runs(built)) == ("one", 1)

    assert built.up("dev")["changes"] == []
    assert runs(built) == 1
    (built.folder / "text").write_text("two")
    assert [change["kind"] for change in built.up("dev")["changes"]] != []
    assert (text(url), runs(built)) == ("two", 2)

    (built.folder / "dist/hello/app.py").unlink()
    (built.folder / "dist/hello").rmdir()
    built.more["build"]["outputs"] = ["dist/hello"]
    assert built.up("dev")["changes"] == []
    assert runs(built) == 3


def test_what_is_read_only_builds_nothing(built: Project) -> None:
    for command in (
        ("validate",),
        ("plan", "--offline", "--stage", "dev"),
        ("status", "--stage", "dev"),
    ):
        outcome = built.run(*command)
        assert outcome.status == 0, outcome
    assert runs(built) == 0
    built.up("dev")
    # What is not built again is not known to have changed.
    (built.folder / "text").write_text("two")
    status = built.run("status", "--stage", "dev", "--output", "json").document
    assert status["stages"][0]["drift"] == []
    assert built.run("plan", "--stage", "dev", "--output", "json").document["changes"] != []
    assert runs(built) == 2


@pytest.mark.parametrize(
    ("build", "code", "says"),
    [
        ("false\necho after >> log\n", "build-failed", "ended with status 1"),
        ("kill -9 $$", "build-failed", "was ended by signal 9"),
        ({"run": "true", "in": "nowhere"}, "build-failed", "ended with status"),
        ("true", "code-not-found", "There is no `dist/hello`"),
        ("mkdir -p dist/hello", "handler-not-found", "`dist/hello/app.py`"),
        ({"run": "true", "outputs": ["dist"]}, "build-without-output", "did not make dist"),
        ({"run": "sh make.sh", "inputs": ["sauce"]}, "packaging", "`sauce` names no file"),
    ],
)
def test_a_build_that_fails_is_told_with_its_place(
    built: Project, build: object, code: str, says: str
) -> None:
    built.more["build"] = build
    built.write()
    before = len(built.journal.calls)
    outcome = built.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert outcome.status == 1, outcome
    (error,) = outcome.document["errors"]
    assert error["code"] == code
    assert says in f"{error['summary']} {error['detail']}"
    assert error["location"]["file"] == "gwdeploy.yaml"
    assert error["location"]["line"] > 1
    assert runs(built) == 0
    assert len(built.journal.calls) == before


def test_functions_and_layers_have_builds_of_their_own(built: Project) -> None:
    file, handler, code = CODE["python3.12"]
    assert file == "app.py"
    (built.folder / "web").mkdir()
    (built.folder / "web/app.py").write_text(code.replace("NAME", "web").replace("TEXT", "web"))
    del built.more["build"]
    built.more["functions"]["hello"] |= {
        "handler": handler,
        "code": "web/dist",
        "build": {"run": "mkdir -p dist && cp app.py dist", "in": "web"},
    }
    built.write()
    up = built.run("up", "--stage", "dev", "--yes", "--output", "json")
    assert up.status == 0, up
    assert text(up.document["url"]) == "web"
