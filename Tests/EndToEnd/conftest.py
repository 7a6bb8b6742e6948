"""One emulated account for all tests; each test has a project, and must send what AWS accepts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from cloud import Cloud
from project import Function, Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program() -> Path:
    """The gwdeploy under test: ``$GWDEPLOY``, or what ``make test`` has just built."""
    path = Path(os.environ.get("GWDEPLOY", ROOT / ".build/debug/gwdeploy")).resolve()
    assert path.exists(), f"{path} does not exist: run `make build`"
    return path


@pytest.fixture(scope="session")
def cloud() -> Iterator[Cloud]:
    """The account, empty at first."""
    with Cloud() as cloud:
        yield cloud


@pytest.fixture(autouse=True)
def accepted_by_aws(cloud: Cloud) -> Iterator[None]:
    """Fails the test that sent something that AWS would refuse."""
    before = len(cloud.journal.violations)
    yield
    assert cloud.journal.violations[before:] == []


@pytest.fixture(params=["stage", "shared"])
def isolation(request: pytest.FixtureRequest) -> str:
    """Both ways of keeping stages apart."""
    return str(request.param)


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    """Makes the names of projects distinct."""
    return count(1)


@pytest.fixture
def make_project(
    program: Path, cloud: Cloud, tmp_path: Path, numbers: Iterator[int]
) -> Callable[[str], Project]:
    """Makes projects of an isolation, each in a folder of its own, with a bit of everything."""

    def make(isolation: str) -> Project:
        name = f"guide{next(numbers)}"
        (tmp_path / name).mkdir()
        return Project(
            tmp_path / name,
            name,
            isolation,
            program,
            cloud.environment(),
            cloud.journal,
            functions={
                "hello": Function(),
                "users": Function(runtime="nodejs20.x", mode="strict"),
                "files": Function(text="files"),
            },
            routes={
                "GET /": "hello",
                "GET /users": "users",
                "POST /users": "hello",
                "GET /users/{id}": "users",
                "DELETE /users/{id}/keys/all": "users",
                "ANY /files/{proxy+}": "files",
                "ANY /any": "hello",
            },
        )

    return make


@pytest.fixture
def project(make_project: Callable[[str], Project], isolation: str) -> Project:
    """A project of each isolation in turn."""
    return make_project(isolation)
