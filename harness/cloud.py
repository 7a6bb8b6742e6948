"""The emulated account in one piece: emulator, strict proxy, and boto3's clients for looking in.

boto3 goes to the emulator directly, so that the proxy's journal holds the calls of the program
under test and nothing else.
"""

from __future__ import annotations

import boto3
from botocore.client import BaseClient

import account
import inventory
from emulator import Emulator
from strict_proxy import Journal, StrictProxy

SERVICES = (
    "apigateway",
    "cloudwatch",
    "iam",
    "lambda",
    "logs",
    "resourcegroupstaggingapi",
    "s3",
    "ssm",
    "sts",
    "wafv2",
)


class Cloud:
    """An account of its own, from ``with`` to the end of its block."""

    def __init__(self) -> None:
        self.journal = Journal()
        self.clients: dict[str, BaseClient] = {}
        self._emulator = Emulator()

    def __enter__(self) -> Cloud:
        self._emulator.__enter__()
        self._proxy = StrictProxy(self._emulator.port, self.journal).__enter__()
        session = boto3.Session(
            region_name=account.REGION,
            aws_access_key_id=account.ACCESS_KEY_ID,
            aws_secret_access_key=account.SECRET_ACCESS_KEY,
        )
        endpoint = f"http://127.0.0.1:{self._emulator.port}"
        self.clients = {name: session.client(name, endpoint_url=endpoint) for name in SERVICES}
        return self

    def __exit__(self, *_: object) -> None:
        self._proxy.__exit__()
        self._emulator.__exit__()

    @property
    def port(self) -> int:
        """Where clients under test find AWS, and the deployed APIs."""
        return self._proxy.port

    def environment(self) -> dict[str, str]:
        """The environment of a program under test."""
        return account.environment(self._proxy.endpoint)

    def inventory(self) -> inventory.Inventory:
        """All that is in the account now."""
        return inventory.take(self.clients)
