"""Calls deployed APIs as any client on the internet does."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit


def call(url: str, method: str = "GET", body: str | None = None) -> tuple[int, str]:
    """Status and body. Names below ``localhost`` are this machine, whatever its resolver thinks."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    address = "127.0.0.1" if host.endswith(".localhost") else host
    connection = http.client.HTTPConnection(address, parts.port, timeout=60)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target or "/", body=body, headers={"Host": parts.netloc})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
