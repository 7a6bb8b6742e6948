"""The emulator's own process: ministack with the mends that make it behave as AWS does."""

from __future__ import annotations

import ctypes
import signal

import mends

PR_SET_PDEATHSIG = 1


def main() -> None:
    # If whoever started us is killed, nobody is left to stop us.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    mends.apply()
    from ministack.app import main as serve

    serve()


if __name__ == "__main__":
    main()
