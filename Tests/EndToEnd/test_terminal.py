"""What a terminal shows at the end, and that it is left as it was."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time

import pyte
import pytest

from project import Project

COLUMNS, ROWS = 100, 30


class Terminal:
    """A program on a pseudo-terminal, and the screen that its output makes."""

    def __init__(self, project: Project, *arguments: str, **environment: str) -> None:
        self.screen = pyte.HistoryScreen(COLUMNS, ROWS, history=1000)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self._master, slave = pty.openpty()
        subprocess.run(["stty", "rows", str(ROWS), "cols", str(COLUMNS)], stdin=slave, check=True)
        self.process = subprocess.Popen(
            [project.program, *arguments],
            cwd=project.folder,
            env={**project.environment, "TERM": "xterm", **environment},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)

    def read_until(self, text: bytes, timeout: float = 120) -> None:
        """Reads until a text has been printed; an empty one is the end.

        The screen is made of it later: that is slow, and the program would be far ahead.
        """
        end = time.monotonic() + timeout
        while not text or text not in self.output:
            assert time.monotonic() < end, self.output.decode()
            if not select.select([self._master], [], [], 1)[0]:
                continue
            try:
                piece = os.read(self._master, 65536)
            except OSError:  # Linux says so when the other side has been closed
                piece = b""
            if not piece:
                break
            self.output += piece

    def finish(self) -> int:
        """The exit status, after the last output."""
        self.read_until(b"")
        self._stream.feed(self.output)
        os.close(self._master)
        return self.process.wait(30)

    def write(self, text: str) -> None:
        """Types."""
        os.write(self._master, text.encode())

    @property
    def lines(self) -> list[str]:
        """All that the user can see or scroll back to."""
        past = [
            "".join(row[column].data for column in range(COLUMNS)).rstrip()
            for row in self.screen.history.top
        ]
        return past + [line.rstrip() for line in self.screen.display]


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_the_live_block_is_gone_in_the_end_and_what_was_done_stays(project: Project) -> None:
    project.write()
    terminal = Terminal(project, "up", "--stage", "dev")
    terminal.read_until(b"[y/N]")
    terminal.write("y\n")
    assert terminal.finish() == 0, terminal.output.decode()
    lines = terminal.lines
    assert "  next: " in terminal.output.decode()  # it was there
    assert not [line for line in lines if line.startswith(("  next: ", "  •"))]
    made = [line for line in lines if " created " in line]
    total = int(made[0].split("/")[1].split("]")[0])
    assert len(made) == len(set(made)) == total
    assert not terminal.screen.cursor.hidden
    url = next(number for number, line in enumerate(lines) if line.startswith("http://"))
    assert " created " in lines[url - 1]


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_calls_and_the_block_do_not_meet(project: Project) -> None:
    project.write()
    terminal = Terminal(project, "up", "--stage", "dev", "--yes", "-v")
    assert terminal.finish() == 0, terminal.output.decode()
    calls = [line for line in terminal.lines if line.startswith("  > ")]
    assert [line for line in calls if line.startswith("  > apigateway:CreateRestApi: 201, ")]
    assert all(line.endswith(" ms") or ", attempt " in line for line in calls)
    assert not [line for line in terminal.lines if line.startswith(("  next: ", "  •"))]


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_an_interrupted_run_leaves_the_terminal_as_it_was(project: Project) -> None:
    project.write()
    terminal = Terminal(project, "up", "--stage", "dev", "--yes")
    terminal.read_until(b"created")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.finish() == 130, terminal.output.decode()
    assert not terminal.screen.cursor.hidden
    assert not [line for line in terminal.lines if line.startswith(("  next: ", "  •"))]
    assert [line for line in terminal.lines if "Interrupted before everything was done" in line]


@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(
    project: Project, environment: dict[str, str], coloured: bool
) -> None:
    project.functions["hello"].memory = "1MB"
    project.write()
    terminal = Terminal(project, "plan", "--offline", "--stage", "dev", **environment)
    assert terminal.finish() == 1
    assert (b"\x1b[31m" in terminal.output) == coloured
    assert (b"\x1b[" in terminal.output) == coloured
    assert b"error" in terminal.output
    project.functions["hello"].memory = "128MB"
    project.write()
    terminal = Terminal(project, "plan", "--offline", "--stage", "dev", **environment)
    assert terminal.finish() == 0
    assert (b"\x1b[32m" in terminal.output) == coloured
    assert "\x1b" not in project.run("plan", "--offline", "--stage", "dev").stdout
