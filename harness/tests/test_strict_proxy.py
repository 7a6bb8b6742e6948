"""The proxy between client and emulator: what it stops, what it notes, what it lets pass."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import boto3
import pytest

import account
from strict_proxy import Journal, StrictProxy


class _Emulator(BaseHTTPRequestHandler):
    """Answers with the request line and host that it got."""

    def do_GET(self) -> None:
        body = json.dumps({"seen": [self.requestline, self.headers["host"]]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "calls.jsonl")


@pytest.fixture
def proxy(journal: Journal) -> Iterator[StrictProxy]:
    emulator = HTTPServer(("127.0.0.1", 0), _Emulator)
    threading.Thread(target=emulator.serve_forever, args=(0.05,), daemon=True).start()
    with StrictProxy(emulator.server_port, journal) as proxy:
        yield proxy
    emulator.shutdown()
    emulator.server_close()


def get(proxy: StrictProxy, target: str, host: str = "localhost") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=10)
    connection.request("GET", target, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_an_unsigned_call_goes_no_further(proxy: StrictProxy, journal: Journal) -> None:
    status, body = get(proxy, "/restapis")
    assert status == 403 and b"no Authorization header" in body
    assert len(journal.violations) == 1


def test_a_wrong_secret_goes_no_further(proxy: StrictProxy, journal: Journal) -> None:
    client = boto3.client(
        "apigateway",
        endpoint_url=proxy.endpoint,
        region_name=account.REGION,
        aws_access_key_id=account.ACCESS_KEY_ID,
        aws_secret_access_key="wrong",
    )
    with pytest.raises(client.exceptions.ClientError, match="the signature does not match"):
        client.get_rest_apis()
    assert "the signature does not match" in journal.violations[0]


def test_a_call_that_aws_would_refuse_is_noted_and_passed_on(
    proxy: StrictProxy, journal: Journal
) -> None:
    client = boto3.client(
        "apigateway",
        endpoint_url=proxy.endpoint,
        region_name=account.REGION,
        aws_access_key_id=account.ACCESS_KEY_ID,
        aws_secret_access_key=account.SECRET_ACCESS_KEY,
    )
    client.meta.events.register(
        "before-sign", lambda request, **_: setattr(request, "url", request.url + "?limits=1")
    )
    client.get_rest_apis()
    assert journal.violations == [
        "apigateway:GetRestApis: limits is not a query parameter of this operation"
    ]
    assert journal.file is not None
    (line,) = map(json.loads, journal.file.read_text().splitlines())
    assert (line["operation"], line["status"], line["readOnly"]) == ("GetRestApis", 200, True)


def test_calls_to_deployed_apis_pass_as_they_are(proxy: StrictProxy, journal: Journal) -> None:
    host = f"a1b2c3d4.execute-api.localhost:{proxy.port}"
    status, body = get(proxy, "//dev/a%2Fb?c=d+e", host)
    assert (status, json.loads(body)["seen"]) == (200, ["GET //dev/a%2Fb?c=d+e HTTP/1.1", host])
    assert journal.calls == [] == journal.violations
