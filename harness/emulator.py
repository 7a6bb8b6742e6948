"""Starts and stops the emulator: ministack, in a process of its own, with our mends."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import account

LAUNCHER = Path(__file__).with_name("launch_emulator.py")
HEALTH = "/_ministack/health"


class EmulatorFailed(RuntimeError):
    """The emulator did not come up; the message carries the end of its log."""


class Emulator:
    """An emulator on a free loopback port, from ``with`` to the end of its block."""

    def __init__(self) -> None:
        self.port = _free_port()
        self._folder = tempfile.TemporaryDirectory(prefix="gwdeploy-emulator-")
        self._log = Path(self._folder.name, "emulator.log")
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Emulator:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")} | {
            "GATEWAY_PORT": str(self.port),
            "BIND_HOST": "127.0.0.1",
            "MINISTACK_HOST": "localhost",
            "MINISTACK_ACCOUNT_ID": account.ACCOUNT_ID,
            "MINISTACK_REGION": account.REGION,
            "AWS_ACCESS_KEY_ID": account.ACCESS_KEY_ID,
            "AWS_SECRET_ACCESS_KEY": account.SECRET_ACCESS_KEY,
            "TMPDIR": self._folder.name,
            "S3_DATA_DIR": self._folder.name,
            "LOG_LEVEL": "WARNING",
        }
        with self._log.open("wb") as log:
            # A session of its own: Ctrl-C at the terminal is for the command under test, and the
            # functions that the emulator runs can be stopped with it as one group.
            self._process = subprocess.Popen(
                [sys.executable, str(LAUNCHER)],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._await_readiness(seconds=60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(self._process.pid, number)
                except ProcessLookupError:
                    break
                try:
                    self._process.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    continue
        self._folder.cleanup()

    def log(self) -> str:
        """All that the emulator has printed so far."""
        return self._log.read_text(errors="replace")

    def _await_readiness(self, seconds: float) -> None:
        assert self._process is not None
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise EmulatorFailed(f"the emulator ended by itself:\n{self.log()[-4000:]}")
            if self._answers():
                return
            time.sleep(0.05)
        raise EmulatorFailed(
            f"the emulator was not ready in {seconds:.0f} s:\n{self.log()[-4000:]}"
        )

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", HEALTH)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
