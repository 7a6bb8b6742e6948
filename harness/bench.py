"""Prints how fast the product is, each time as a ratio to something real in the same run.

What nothing real can be set beside, memory and size, it prints as it is.

Whatever is compared runs by turns for some rounds, and the best of each is kept: a busy machine
slows both down, and only the ratio says something about the program.

    bench.py BENCH GWDEPLOY    the two programs, built for release
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import account
from bench_botocore import BotocoreSigner
from emulator import Emulator

ROOT = Path(__file__).resolve().parent.parent
REQUESTS = ROOT / "Benchmarks/requests.json"
PROJECT = ROOT / "examples/quickstart"
SIGNER_ROUNDS = 3
STARTUP_ROUNDS = 10
TRANSPORT_ROUNDS = 3
IN_FLIGHT = {1: 5_000, 16: 20_000, 64: 20_000}


def signer(bench: str) -> None:
    """Signatures a second, to OpenSSL's digests alone and to botocore."""
    botocore = [BotocoreSigner(case) for case in json.loads(REQUESTS.read_text())]
    best: dict[str, dict[str, float]] = {}
    for _ in range(SIGNER_ROUNDS):
        output = subprocess.run([bench, "signer", REQUESTS], check=True, stdout=subprocess.PIPE)
        rows = [json.loads(line) for line in output.stdout.splitlines()]
        for row, reference in zip(rows, botocore, strict=True):
            rates = best.setdefault(row.pop("name"), {})
            for kind, rate in {**row, "botocore": reference.signatures_per_second()}.items():
                rates[kind] = max(rates.get(kind, 0), rate)
    print("Signatures                     a second   x OpenSSL's digests alone   x botocore")
    for name, rates in best.items():
        to_openssl, to_botocore = (rates["signer"] / rates[k] for k in ("openssl", "botocore"))
        print(f"  {name:27}{rates['signer']:10,.0f}{to_openssl:28.2f}{to_botocore:13.0f}")


def startup(gwdeploy: str) -> None:
    """The time until the version is printed, to that of `true` and of AWS's own tool."""
    commands = {"true": [shutil.which("true") or "true"], "gwdeploy": [gwdeploy, "--version"]}
    if aws := _command("aws"):
        commands["aws"] = [aws, "--version"]
    best = _quickest(commands, STARTUP_ROUNDS)
    print("\nStart-up                   milliseconds                     x true        x aws")
    to_aws = f"{best['gwdeploy'] / best['aws']:.3f}" if aws else "no aws here"
    print(
        f"  {'gwdeploy --version':27}{1000 * best['gwdeploy']:10.1f}"
        f"{best['gwdeploy'] / best['true']:28.1f}{to_aws:>13}"
    )


def footprint(gwdeploy: str) -> None:
    """The program's size, and the most memory that was resident, pages of shared libraries too."""
    with Emulator() as emulator:
        environment = account.environment(f"http://127.0.0.1:{emulator.port}")
        resident = {
            name: _megabytes_resident([gwdeploy, *name.split()], environment)
            for name in ("--version", "plan --offline --stage dev", "plan --stage dev")
        }
    print("\nFootprint                     megabytes")
    print(f"  {'size of the file':27}{os.path.getsize(gwdeploy) / 1e6:10.1f}")
    for name, megabytes in resident.items():
        print(f"  {name:27}{megabytes:10.1f}")


def transport(bench: str) -> None:
    """Requests a second over loopback, to curl with as many in flight."""
    curl = _command("curl")
    with subprocess.Popen(
        [bench, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        port = server.stdout.readline().strip()
        print("\nRequests in flight             a second            x curl --parallel")
        for in_flight, count in IN_FLIGHT.items():
            commands = {"bench": [bench, "transport", port, str(in_flight), str(count)]}
            if curl:
                commands["curl"] = _curl(curl, port, in_flight, count)
            best = _quickest(commands, TRANSPORT_ROUNDS)
            to_curl = f"{best['curl'] / best['bench']:.2f}" if curl else "no curl here"
            print(f"  {in_flight:<27}{count / best['bench']:10,.0f}{to_curl:>28}")
        server.stdin.close()


def _curl(curl: str, port: str, in_flight: int, count: int) -> list[str]:
    return [
        *(curl, "--disable", "--no-progress-meter", "--parallel", "--parallel-max", str(in_flight)),
        *("--noproxy", "*", "--output", "/dev/null", f"http://127.0.0.1:{port}/?[1-{count}]"),
    ]


def _quickest(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """The seconds that each command takes when it is quickest, run by turns."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            best[name] = min(best.get(name, float("inf")), time.perf_counter() - start)
    return best


def _megabytes_resident(command: list[str], environment: dict[str, str]) -> float:
    """The most memory that a command has resident.

    The system counts what the parent has before the command begins, so a bare interpreter, which is
    smaller than the program, starts it.
    """
    parent = (
        "import os, sys\n"
        "null = os.open(os.devnull, os.O_WRONLY)\n"
        "child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ,\n"
        "    file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])\n"
        "status, usage = os.wait4(child, 0)[1:]\n"
        "print(usage.ru_maxrss)\n"
        "sys.exit(os.waitstatus_to_exitcode(status))\n"
    )
    output = subprocess.check_output(
        [sys.executable, "-I", "-S", "-c", parent, *command], env=environment, cwd=PROJECT
    )
    return int(output) * 1024 / 1e6


def _command(name: str) -> str | None:
    """Where a command is that really runs; a version manager may leave names without a program."""
    path = shutil.which(name)
    if path and subprocess.run([path, "--version"], capture_output=True).returncode == 0:
        return path
    return None


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    bench, gwdeploy = map(os.path.abspath, sys.argv[1:])
    signer(bench)
    startup(gwdeploy)
    footprint(gwdeploy)
    transport(bench)
    return 0


if __name__ == "__main__":
    sys.exit(main())
