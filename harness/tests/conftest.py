"""Requests as botocore makes them, and an account for it: AWS's own client is the measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.client import BaseClient
from emulated import Account

import account
from emulator import Emulator
from recorded import Request
from strict_proxy import Journal, StrictProxy

MadeBy = Callable[..., Request]


class _Sent(Exception):
    """Ends a call as soon as its request is known."""

    def __init__(self, request: Request) -> None:
        self.request = request


def _capture(request: AWSPreparedRequest, **_: object) -> AWSResponse | None:
    url = urlsplit(request.url)
    body = request.body or b""
    headers = [
        (name, value.decode() if isinstance(value, bytes) else value)
        for name, value in request.headers.items()
    ]
    raise _Sent(
        Request(
            method=request.method,
            scheme=url.scheme,
            authority=url.netloc,
            target=url.path + (f"?{url.query}" if url.query else ""),
            headers=tuple(headers),
            body=body.encode() if isinstance(body, str) else body,
        )
    )


@pytest.fixture(scope="session")
def made_by_botocore() -> MadeBy:
    """``made_by_botocore("lambda", "get_function", FunctionName="x")`` is that request, signed."""
    clients: dict[str, BaseClient] = {}

    def make(service: str, method: str, **parameters: Any) -> Request:
        if service not in clients:
            clients[service] = boto3.client(
                service,
                region_name=account.REGION,
                aws_access_key_id=account.ACCESS_KEY_ID,
                aws_secret_access_key=account.SECRET_ACCESS_KEY,
            )
            clients[service].meta.events.register("before-send", _capture)
        with pytest.raises(_Sent) as sent:
            getattr(clients[service], method)(**parameters)
        return sent.value.request

    return make


@pytest.fixture(scope="session")
def aws() -> Iterator[Account]:
    """An account whose calls all go through the strict proxy, which must have nothing to say."""
    journal = Journal()
    with Emulator() as emulator, StrictProxy(emulator.port, journal) as proxy:
        yield Account(proxy.port)
    assert journal.violations == []
