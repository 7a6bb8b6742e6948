"""Stands between a client and the emulator, and is as strict as AWS: signatures and service models.

A wrong signature is answered with 403 and goes no further. A request that AWS's models would not
accept is recorded as a violation and passed on, so that a run shows all of them. Calls to deployed
APIs (``*.execute-api.*``) are nobody's API calls: they pass as they are.
"""

from __future__ import annotations

import datetime
import http.client
import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import service_models
import signatures
from recorded import Request

# Belongs to one connection, not to the message.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "expect"}


@dataclass
class Journal:
    """All calls and violations, in the order of their arrival; used from many threads."""

    file: Path | None = None
    calls: list[dict[str, Any]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, call: dict[str, Any], violations: list[str]) -> None:
        """Notes a call and what was wrong with it."""
        name = f"{call['service']}:{call['operation']}"
        with self._lock:
            self.calls.append(call)
            self.violations += [f"{name}: {violation}" for violation in violations]
            if self.file is not None:
                with self.file.open("a") as file:
                    file.write(json.dumps(call | {"violations": violations}) + "\n")

    def writes(self, since: int = 0) -> list[str]:
        """``service:Operation`` of each call, from a number on, that may change something."""
        with self._lock:
            return [
                f"{call['service']}:{call['operation']}"
                for call in self.calls[since:]
                if not call["readOnly"]
            ]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A client connects many times at once; what the queue does not take is tried again after 1 s.
    request_queue_size = 128


class StrictProxy:
    """A proxy to the emulator at a loopback port, from ``with`` to the end of its block."""

    def __init__(self, emulator_port: int, journal: Journal) -> None:
        self.journal = journal
        shared = {
            "emulator_port": emulator_port,
            "journal": journal,
            "keys": [signatures.ACCOUNT_KEYS],
        }
        handler = type("Handler", (_Handler,), shared)
        self._server = _Server(("127.0.0.1", 0), handler)
        self.port: int = self._server.server_address[1]

    @property
    def endpoint(self) -> str:
        """What ``AWS_ENDPOINT_URL`` is to be set to."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> StrictProxy:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One connection of a client, with one connection to the emulator."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    emulator_port: int
    journal: Journal
    # The account's own, and what STS has handed out since.
    keys: list[signatures.Keys]

    def setup(self) -> None:
        super().setup()
        self._emulator = http.client.HTTPConnection("127.0.0.1", self.emulator_port, timeout=120)

    def finish(self) -> None:
        self._emulator.close()
        super().finish()

    def log_message(self, *_: object) -> None:
        """The journal says it all."""

    def _serve(self) -> None:
        request = Request(
            method=self.command,
            scheme="http",
            authority=self.headers.get("host", ""),
            # `self.path` has been tidied; a signature is over what was sent.
            target=self.requestline.split(" ")[1],
            headers=tuple(self.headers.items()),
            body=self._read_body(),
        )
        if re.match(r"[^:]*\.execute-api\.", request.authority):
            self._answer(*self._forward(request))
            return
        try:
            now = datetime.datetime.now(datetime.UTC)
            scope = signatures.verify(request, now=now, keys=tuple(self.keys))
        except signatures.BadSignature as problem:
            self._note(request, service_models.UNKNOWN, 403, [str(problem)])
            self._answer(
                403,
                [
                    ("Content-Type", "application/json"),
                    ("x-amzn-ErrorType", "InvalidSignatureException"),
                ],
                json.dumps({"message": str(problem)}).encode(),
            )
            return
        finding = service_models.check(request, scope.service)
        status, headers, body = self._forward(request)
        if finding.operation == "AssumeRole" and status == 200:
            self.keys.append(_handed_out(body))
        self._note(request, finding, status, finding.violations)
        self._answer(status, headers, body)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve

    def _read_body(self) -> bytes:
        if "chunked" not in self.headers.get("transfer-encoding", "").lower():
            return self.rfile.read(int(self.headers.get("content-length") or 0))
        body = b""
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass  # trailers
        return body

    def _forward(self, request: Request) -> tuple[int, list[tuple[str, str]], bytes]:
        for attempt in (1, 2):
            try:
                self._emulator.putrequest(
                    request.method, request.target, skip_host=True, skip_accept_encoding=True
                )
                for name, value in request.headers:
                    if name.lower() not in HOP_BY_HOP:
                        self._emulator.putheader(name, value)
                if request.body or request.method in ("POST", "PUT", "PATCH"):
                    self._emulator.putheader("Content-Length", str(len(request.body)))
                self._emulator.endheaders(request.body or None)
                answer = self._emulator.getresponse()
                return answer.status, answer.getheaders(), answer.read()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                # The emulator closes connections that were idle: nothing was acted on.
                self._emulator.close()
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    def _answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _note(
        self, request: Request, finding: service_models.Finding, status: int, violations: list[str]
    ) -> None:
        self.journal.add(
            {
                "service": finding.service,
                "operation": finding.operation,
                "readOnly": finding.is_read,
                "method": request.method,
                "target": request.target,
                "status": status,
            },
            violations,
        )


def _handed_out(answer: bytes) -> signatures.Keys:
    """The keys in an answer of ``AssumeRole``."""
    texts = {
        element.tag.rpartition("}")[2]: element.text
        for element in ElementTree.fromstring(answer).iter()
    }
    return signatures.Keys(
        access_key=texts["AccessKeyId"] or "",
        secret=texts["SecretAccessKey"] or "",
        token=texts["SessionToken"] or "",
    )
