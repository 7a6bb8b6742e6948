"""One HTTP request to AWS, as the proxy received it or as a unit test recorded it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Request:
    """A request exactly as it was sent: nothing decoded, nothing normalised."""

    method: str
    scheme: str
    authority: str
    target: str
    """Path and query, as on the request line."""
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @staticmethod
    def from_json(line: str) -> Request:
        """Reads one line that the unit tests' recorder wrote."""
        fields: dict[str, Any] = json.loads(line)
        return Request(
            method=fields["method"],
            scheme=fields["scheme"],
            authority=fields["authority"],
            target=fields["path"],
            headers=tuple((name, value) for name, value in fields["headers"]),
            body=base64.b64decode(fields["body"]),
        )

    @cached_property
    def path(self) -> str:
        """The path as sent, still percent-encoded."""
        return self.target.partition("?")[0]

    @cached_property
    def query(self) -> str:
        """The query as sent, without the question mark."""
        return self.target.partition("?")[2]

    @cached_property
    def names(self) -> set[str]:
        """The names of all headers, in lower case."""
        return {name.lower() for name, _ in self.headers}

    def values(self, name: str) -> list[str]:
        """All values of a header, whatever its case; ``host`` is the authority if none was sent."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return [self.authority] if name.lower() == "host" and not found else found

    def header(self, name: str) -> str:
        """The header's values joined as HTTP joins them, empty if there is none."""
        return ",".join(self.values(name))
