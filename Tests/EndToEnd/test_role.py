"""A stage's role: assumed before anything else, with whatever credentials there are."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from cloud import Cloud
from project import Project

ROLE = "arn:aws:iam::123456789012:role/deploy"
SESSION = "arn:aws:sts::123456789012:assumed-role/deploy/"

pytestmark = pytest.mark.parametrize("isolation", ["stage"], indirect=True)


def give_role(project: Project, stage: str) -> None:
    """Writes the project with a role for one of its stages."""
    project.write()
    file = project.folder / "gwdeploy.yaml"
    manifest = json.loads(file.read_text())
    manifest["stages"][stage]["role"] = ROLE
    file.write_text(json.dumps(manifest))


def test_all_commands_speak_as_the_role(project: Project, cloud: Cloud) -> None:
    give_role(project, "dev")
    for command in (
        ("plan", "--stage", "dev"),
        ("up", "--stage", "dev", "--yes"),
        ("status", "--stage", "dev"),
        ("down", "--project", project.name, "--stage", "dev", "--role", ROLE, "--yes"),
        ("down", "--stage", "dev", "--yes"),
    ):
        before = len(cloud.journal.calls)
        outcome = project.run(*command, "--output", "json")
        assert outcome.status == 0, outcome
        assert outcome.document["identity"]["arn"].startswith(SESSION), command
        calls = [call["operation"] for call in cloud.journal.calls[before:]]
        assert calls[:2] == ["AssumeRole", "GetCallerIdentity"], command
        assert calls.count("AssumeRole") == 1, command
    outcome = project.run("plan", "--stage", "prod", "--output", "json")
    assert SESSION not in outcome.document["identity"]["arn"]


def test_a_role_for_a_project_without_manifest_needs_the_project(project: Project) -> None:
    project.write()
    assert project.run("down", "--stage", "dev", "--yes", "--role", ROLE).status == 64


class _Refusing(BaseHTTPRequestHandler):
    """STS that knows the caller and lets nobody assume a role."""

    def log_message(self, *_: object) -> None:
        """The test says it all."""

    def do_POST(self) -> None:
        """Answers the two operations."""
        form = self.rfile.read(int(self.headers["content-length"])).decode()
        if "Action=AssumeRole" in form:
            status = 403
            body = (
                "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User is"
                " not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>"
            )
        else:
            status = 200
            body = (
                "<GetCallerIdentityResponse><GetCallerIdentityResult>"
                "<Arn>arn:aws:iam::123456789012:user/ann</Arn><Account>123456789012</Account>"
                "</GetCallerIdentityResult></GetCallerIdentityResponse>"
            )
        self.send_response(status)
        self.send_header("x-amzn-RequestId", "request-of-the-test")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())


def test_a_role_that_is_refused_is_told_with_who_asked_for_it(project: Project) -> None:
    give_role(project, "dev")
    server = HTTPServer(("127.0.0.1", 0), _Refusing)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    project.environment |= {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_address[1]}"}
    try:
        outcome = project.run("plan", "--stage", "dev", "--output", "json")
    finally:
        server.shutdown()
        server.server_close()
    assert outcome.status == 1, outcome
    (error,) = outcome.document["errors"]
    assert error["code"] == "role-not-assumed"
    assert ROLE in error["summary"]
    assert "arn:aws:iam::123456789012:user/ann" in error["detail"]
    assert "request-of-the-test" in error["detail"]
    assert "trust policy" in error["hint"]
