#!/usr/bin/env python3
"""Runs a command against a fresh emulator behind the strict proxy.

    harness/with_emulator.py [--calls FILE] -- COMMAND…

The command finds the endpoint and credentials in its environment. Its exit status is ours, but for
90: the command did well and yet sent what AWS would not accept.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from pathlib import Path

import account
from emulator import Emulator, EmulatorFailed
from strict_proxy import Journal, StrictProxy

VIOLATIONS = 90
NOT_FOUND = 127


def main() -> int:
    options = _options()
    try:
        with Emulator() as emulator, StrictProxy(emulator.port, Journal(options.calls)) as proxy:
            status = _run(options.command, proxy.endpoint)
            return _verdict(status, proxy.journal)
    except EmulatorFailed as problem:
        print(f"with_emulator: {problem}", file=sys.stderr)
        return 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--calls", type=Path, metavar="FILE", help="write each AWS call as a line of JSON"
    )
    parser.add_argument("command", nargs="+", metavar="COMMAND")
    return parser.parse_args()


def _run(command: list[str], endpoint: str) -> int:
    try:
        process = subprocess.Popen(command, env=account.environment(endpoint))
    except OSError as problem:
        print(f"with_emulator: {command[0]}: {problem.strerror}", file=sys.stderr)
        return NOT_FOUND
    # The terminal's Ctrl-C reaches the command by itself; what is sent to us alone is passed on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _: process.send_signal(number))
    status = process.wait()
    return 128 - status if status < 0 else status


def _verdict(status: int, journal: Journal) -> int:
    if not journal.violations:
        return status
    print(
        f"with_emulator: AWS would not accept {len(journal.violations)} of "
        f"{len(journal.calls)} calls:",
        file=sys.stderr,
    )
    for violation in dict.fromkeys(journal.violations):
        print(f"  {violation}", file=sys.stderr)
    return status or VIOLATIONS


if __name__ == "__main__":
    # A signal before the command runs must still stop what was started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main())
