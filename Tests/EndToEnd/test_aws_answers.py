"""What AWS, or what stands in its place, answers: the cause in words, and what to do about it."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import account

MANIFEST = """project: guide
functions: {hello: {runtime: python3.12, handler: app.run, code: .}}
"""


@dataclass(frozen=True)
class Answer:
    """What the server says to each call."""

    status: int
    body: str
    kind: str = "text/xml"


def refusal(code: str, message: str, status: int = 403) -> Answer:
    """A refusal in the form of STS."""
    return Answer(
        status,
        f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code>"
        f"<Message>{message}</Message></Error></ErrorResponse>",
    )


Plan = Callable[..., dict[str, Any]]


@pytest.fixture
def plan(program: Path, tmp_path: Path) -> Plan:
    """Runs ``plan`` against an endpoint; its one error."""
    (tmp_path / "gwdeploy.yaml").write_text(MANIFEST)
    (tmp_path / "app.py").write_text("def run(event, context): pass\n")

    def run(endpoint: str, *without: str) -> dict[str, Any]:
        own = account.environment(endpoint) | {"AWS_MAX_ATTEMPTS": "1", "HOME": "/nonexistent"}
        for name in without:
            del own[name]
        outcome = subprocess.run(
            [program, "plan", "--output", "json"],
            cwd=tmp_path,
            env=own,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert outcome.returncode == 1, outcome
        document = json.loads(outcome.stdout)
        (error,) = document["errors"]
        assert error["summary"] in outcome.stderr
        assert account.SECRET_ACCESS_KEY not in outcome.stdout + outcome.stderr
        return dict(error)

    return run


@pytest.fixture
def server() -> Iterator[Callable[[Answer], str]]:
    """Starts servers that say one thing to every call; their addresses."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """The test says it all."""

            def do_POST(self) -> None:
                """Gives the answer."""
                self.rfile.read(int(self.headers["content-length"]))
                self.send_response(answer.status)
                self.send_header("x-amzn-RequestId", "request-of-the-test")
                self.send_header("Content-Type", answer.kind)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body.encode())

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (
            refusal("ExpiredToken", "The security token included in the request is expired"),
            "log in",
        ),
        (refusal("ExpiredTokenException", "The security token is expired"), "log in"),
        (refusal("InvalidClientTokenId", "The security token is invalid"), "region enabled"),
        (refusal("RegionDisabledException", "STS is not activated in this region"), "enable the"),
        (
            refusal("SignatureDoesNotMatch", "Signature expired: 20260101T000000Z is now earlier"),
            "clock is wrong: set it",
        ),
        (
            refusal("SignatureDoesNotMatch", "Credential should be scoped to a valid region."),
            "another region's",
        ),
        (refusal("RequestTimeTooSkewed", "The difference is too large"), "clock is wrong"),
        (refusal("AccessDenied", "User: x is not authorized to perform: y"), "lack the permission"),
        (
            refusal("AccessDenied", "x with an explicit deny in a service control policy"),
            "organization",
        ),
        (refusal("Throttling", "Rate exceeded", 400), "try again in a minute"),
        (refusal("InternalFailure", "We are sorry", 500), "fault of its own"),
    ],
)
def test_a_refusal_says_operation_cause_request_and_what_to_do(
    plan: Plan, server: Callable[[Answer], str], answer: Answer, hint: str
) -> None:
    error = plan(server(answer))
    assert error["code"] in answer.body
    assert error["summary"] == "sts:GetCallerIdentity was refused"
    assert f"{error['code']} ({answer.status}): " in error["detail"]
    assert "(request request-of-the-test)" in error["detail"]
    assert hint in error["hint"]


@pytest.mark.parametrize("status", [200, 404])
def test_an_endpoint_that_is_not_aws(
    plan: Plan, server: Callable[[Answer], str], status: int
) -> None:
    endpoint = server(Answer(status, "<html><body>Welcome</body></html>", "text/html"))
    error = plan(endpoint)
    assert error["code"] == "unreadable-answer"
    assert endpoint in error["detail"]
    assert "an AWS endpoint?" in error["hint"]


def test_an_endpoint_that_is_down(plan: Plan) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and never listens
        endpoint = f"http://127.0.0.1:{taken.getsockname()[1]}"
        error = plan(endpoint)
    assert error["code"] == "no-connection"
    assert endpoint in error["detail"]
    assert "AWS_ENDPOINT_URL" in error["hint"]


def test_no_credentials(plan: Plan) -> None:
    error = plan("http://127.0.0.1:1", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
    assert error["code"] == "no-credentials"
    lines = error["detail"].splitlines()
    assert lines[0] == "Looked at, in this order:"
    sources = [line.removeprefix("- ").partition(": ") for line in lines[1:]]
    assert [source for source, _, _ in sources] == [
        "environment",
        "web identity",
        "profile default",
        "container",
        "instance metadata",
    ]
    assert all(reason for _, _, reason in sources)
    assert "AWS_PROFILE" in error["hint"]


def test_credentials_that_are_set_by_half(plan: Plan) -> None:
    error = plan("http://127.0.0.1:1", "AWS_SECRET_ACCESS_KEY")
    assert error["code"] == "no-credentials"
    assert "AWS_SECRET_ACCESS_KEY is not" in error["detail"]
    assert error["hint"].startswith("mend what environment says")
