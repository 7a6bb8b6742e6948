"""A gwdeploy project under test: its manifest, its functions' code, and what it must then serve."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import deployed_api
from strict_proxy import Journal

# Both say who answered, and what API Gateway told them of the request.
PYTHON = """import json
import os


def handler(event, context):
    answer = {"function": "NAME", "text": "TEXT", "mode": os.environ.get("MODE"),
              "method": event["httpMethod"], "parameters": event["pathParameters"]}
    return {"statusCode": 200, "body": json.dumps(answer)}
"""
NODE = """exports.handler = async (event) => ({
  statusCode: 200,
  body: JSON.stringify({function: "NAME", text: "TEXT", mode: process.env.MODE,
    method: event.httpMethod, parameters: event.pathParameters}),
});
"""
CODE = {
    "python3.12": ("app.py", "app.handler", PYTHON),
    "nodejs20.x": ("index.js", "index.handler", NODE),
}
# What a path variable of a route is called with.
SAMPLES = {"{id}": "42", "{user}": "ann", "{proxy+}": "a/b%20c.txt"}


@dataclass
class Function:
    """A function of the manifest, and what its code says."""

    runtime: str = "python3.12"
    text: str = "one"
    mode: str = "calm"
    memory: str = "128MB"
    code: str | None = None
    """What it does instead of saying who it is."""
    more: dict[str, Any] = field(default_factory=dict)
    """What else the manifest says of it; ``None`` for what it does not say after all."""


@dataclass(frozen=True)
class Outcome:
    """How a run of gwdeploy ended."""

    status: int
    stdout: str
    stderr: str

    @classmethod
    def of(cls, program: Path, *arguments: str, folder: Path, env: dict[str, str]) -> Outcome:
        """Runs a program in a folder, with nobody to answer it."""
        run = subprocess.run(
            [program, *arguments],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )
        return cls(run.returncode, run.stdout, run.stderr)

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.stdout)


@dataclass
class Project:
    """A folder with a manifest that says what the attributes say."""

    folder: Path
    name: str
    isolation: str
    program: Path
    environment: dict[str, str]
    journal: Journal
    functions: dict[str, Function] = field(default_factory=dict)
    routes: dict[str, Any] = field(default_factory=dict)
    """By ``METHOD /path``: a function's name, or the long form of a route."""
    models: dict[str, Any] = field(default_factory=dict)
    stages: tuple[str, ...] = ("dev", "prod")
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the manifest says of a stage."""
    more: dict[str, Any] = field(default_factory=dict)
    """What else the manifest says at its top."""

    def write(self) -> None:
        """Writes manifest and code as the attributes are now."""
        manifest: dict[str, Any] = {
            "project": self.name,
            "isolation": self.isolation,
            "functions": {},
            "api": {"models": self.models, "routes": self.routes},
            "stages": {stage: self.settings.get(stage, {}) for stage in self.stages},
            **self.more,
        }
        for name, function in self.functions.items():
            file, handler, code = CODE[function.runtime]
            folder = self.folder / "functions" / name
            folder.mkdir(parents=True, exist_ok=True)
            code = function.code or code.replace("NAME", name).replace("TEXT", function.text)
            (folder / file).write_text(code)
            entry = {
                "runtime": function.runtime,
                "handler": handler,
                "code": f"functions/{name}",
                "environment": {"MODE": function.mode},
                "memory": function.memory,
                "timeout": "10s",
                **function.more,
            }
            manifest["functions"][name] = {k: v for k, v in entry.items() if v is not None}
        # JSON is YAML.
        (self.folder / "gwdeploy.yaml").write_text(json.dumps(manifest, indent=2))

    def run(self, *arguments: str) -> Outcome:
        """Runs gwdeploy in the project's folder, whatever its exit status."""
        return Outcome.of(self.program, *arguments, folder=self.folder, env=self.environment)

    def up(self, stage: str) -> Any:
        """Deploys what the attributes say; its document. A failure fails the test."""
        self.write()
        outcome = self.run("up", "--stage", stage, "--yes", "--output", "json")
        assert outcome.status == 0, outcome
        document = outcome.document
        assert document["schemaVersion"] == 1
        assert (document["project"], document["stage"]) == (self.name, stage)
        assert document["errors"] == []
        return document

    def down(self, stage: str) -> Any:
        """Removes a stage; its document."""
        outcome = self.run("down", "--stage", stage, "--yes", "--output", "json")
        assert outcome.status == 0, outcome
        assert outcome.document["errors"] == []
        return outcome.document

    def assert_settled(self, stage: str) -> None:
        """Nothing is left to do: the plan is empty, and another ``up`` writes nothing."""
        plan = self.run("plan", "--stage", stage, "--output", "json", "--detailed-exit-code")
        assert plan.status == 0, plan
        assert plan.document["changes"] == []
        before = len(self.journal.calls)
        again = self.up(stage)
        assert again["changes"] == []
        assert again["calls"]["writes"] == 0
        assert self.journal.writes(since=before) == []

    def served(self) -> Served:
        """What a stage must serve if it was deployed as the attributes are now."""
        return Served(
            {
                route: (name, Function(**vars(self.functions[name])))
                for route, name in self.routes.items()
                if isinstance(name, str)
            }
        )


@dataclass(frozen=True)
class Served:
    """What a stage answers on each route, kept apart from what the project becomes later."""

    routes: dict[str, tuple[str, Function]]

    def assert_at(self, url: str) -> None:
        """Calls every route, every method of ``ANY``, and places that must have nothing."""
        for route, (name, function) in self.routes.items():
            method, path = route.split(" ")
            for verb in ("GET", "POST", "DELETE") if method == "ANY" else (method,):
                status, body = deployed_api.call(url + _sample(path), verb)
                assert status == 200, (route, status, body)
                assert json.loads(body) == {
                    "function": name,
                    "text": function.text,
                    "mode": function.mode,
                    "method": verb,
                    "parameters": _parameters(path),
                }, route
            if method == "GET" and f"POST {path}" not in self.routes:
                assert deployed_api.call(url + _sample(path), "POST")[0] == 403, route
        assert deployed_api.call(url + "/no/such/place")[0] == 403


def _sample(path: str) -> str:
    for variable, sample in SAMPLES.items():
        path = path.replace(variable, sample)
    return path


def _parameters(path: str) -> dict[str, str] | None:
    found = {
        name.strip("{}+"): sample.replace("%20", " ")
        for name, sample in SAMPLES.items()
        if name in path
    }
    return found or None
