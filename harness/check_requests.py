#!/usr/bin/env python3
"""Holds recorded requests against AWS's signing algorithm and service models.

    harness/check_requests.py FILE.jsonl…

Fails when AWS would not accept one of them, and when there is none to check.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import service_models
import signatures
from recorded import Request

SHOWN = 100


def main(paths: list[Path]) -> int:
    """Prints a report; the exit status says whether all is well."""
    operations: Counter[str] = Counter()
    violations: Counter[str] = Counter()
    for request in _requests(paths):
        finding = check(request)
        name = f"{finding.service}:{finding.operation}"
        operations[name] += 1
        violations.update(f"{name}: {violation}" for violation in finding.violations)
    for violation, count in violations.most_common(SHOWN):
        print(f"{violation}" + (f"  ({count} times)" if count > 1 else ""), file=sys.stderr)
    print(f"{operations.total()} requests checked, {len(operations)} distinct operations")
    if not operations:
        print("there is nothing to check: the tests recorded no request", file=sys.stderr)
    return 0 if operations and not violations else 1


def check(request: Request) -> service_models.Finding:
    """One request; its date may be any, since tests have clocks of their own."""
    if not request.header("authorization"):
        return service_models.check_unsigned(request)
    try:
        scope = signatures.verify(request)
    except signatures.BadSignature as problem:
        try:
            finding = service_models.check(request, signatures.scope_of(request).service)
        except signatures.BadSignature:
            finding = service_models.Finding("unknown", "Unknown")
        finding.violations.insert(0, f"{request.method} {request.target}: {problem}")
        return finding
    return service_models.check(request, scope.service)


def _requests(paths: list[Path]) -> Iterator[Request]:
    for path in paths:
        if path.exists():
            with path.open() as lines:
                yield from map(Request.from_json, lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="+", type=Path)
    sys.exit(main(parser.parse_args().file))
