"""What cannot be read, packed or printed: a clear error each time, and never a trace."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from project import Project

NOBODY = 65534
MANIFEST = """project: guide
functions: {hello: {runtime: python3.12, handler: app.run, code: src}}
api: {routes: {GET /: hello}}
"""
BOMB = "x-a: &a [0,1,2,3,4,5,6,7,8,9]\n" + "".join(
    f"x-{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


class Folder:
    """A project on disk that needs no account."""

    def __init__(self, path: Path, program: Path) -> None:
        self.path = path
        self.program = program
        (path / "src").mkdir()
        (path / "src/app.py").write_text("def run(event, context): pass\n")
        self.manifest = path / "gwdeploy.yaml"
        self.manifest.write_text(MANIFEST)

    def run(self, *command: str, **options: object) -> subprocess.CompletedProcess[str]:
        """Runs gwdeploy, or a shell if the first word is one; no output may be a trace."""
        words = [str(self.program), *command] if command[0] != "sh" else [*command]
        own = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GWDEPLOY": str(self.program)}
        settings = {"stdout": subprocess.PIPE, "env": own, "cwd": self.path} | options
        run = subprocess.run(  # type: ignore[call-overload]
            words,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            **settings,
        )
        for word in ("Fatal error", "Swift runtime", "*** ", "Stack dump"):
            assert word not in run.stderr
        assert run.returncode >= 0, run
        return run


@pytest.fixture
def folder(tmp_path: Path, program: Path) -> Folder:
    """A project that is valid."""
    return Folder(tmp_path, program)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "gwdeploy.yaml:1:1: error: The manifest is empty"),
        (MANIFEST.encode() + b"x-owner: Ren\xe9\n", "gwdeploy.yaml:4:13: error: "),
        (MANIFEST.encode() + BOMB.encode(), "The aliases expand to too much"),
        (MANIFEST.encode() + b"x-a: &a b\n*a : c\n", "gwdeploy.yaml:5:1: error: An alias cannot"),
        (MANIFEST.encode() + b"# ten megabytes\n" * 700_000, "The manifest is too large"),
        (MANIFEST.encode() + b"project: other\n", "gwdeploy.yaml:4:1: error: The key is there twi"),
        (MANIFEST.encode() + b"x-\x00: a\n", "error: This is not YAML"),
        (b"\xff\xfe" + MANIFEST.encode("utf-16-le"), "gwdeploy.yaml:1:1: error: "),
    ],
    ids=["empty", "latin-1", "bomb", "alias-key", "10-megabytes", "twice", "null-byte", "utf-16"],
)
def test_a_manifest_that_cannot_be_used(folder: Folder, content: bytes, says: str) -> None:
    folder.manifest.write_bytes(content)
    run = folder.run("validate")
    assert run.returncode == 1
    assert says in run.stderr
    assert run.stdout == ""


def test_a_manifest_that_is_no_file(folder: Folder) -> None:
    run = folder.run("validate", "--manifest", "src")
    assert (run.returncode, "is a folder" in run.stderr) == (1, True), run
    run = folder.run("validate", "--manifest", "none.yaml")
    assert (run.returncode, "none.yaml is not there" in run.stderr) == (1, True), run
    run = folder.run("validate", "--manifest", "/dev/zero")
    assert run.returncode == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("closed", ["gwdeploy.yaml", "src", "src/app.py"])
def test_what_this_user_may_not_read(folder: Folder, closed: str) -> None:
    (folder.path / closed).chmod(0)
    for parent in [folder.path, *folder.path.parents]:
        if parent.owner() == "root" and parent != Path("/tmp"):
            parent.chmod(parent.stat().st_mode | 0o555)
    run = folder.run("plan", "--offline", user=NOBODY, group=NOBODY, extra_groups=[])
    assert run.returncode == 1
    assert closed in run.stderr
    assert "permission" in run.stderr.lower()


def test_links_out_of_the_project(folder: Folder) -> None:
    (folder.path / "src/host").symlink_to("/etc/hostname")
    run = folder.run("plan", "--offline")
    assert run.returncode == 1
    assert "src/host is a link out of the function's folder" in run.stderr
    (folder.path / "out").symlink_to("/etc")
    folder.manifest.write_text(MANIFEST.replace("code: src", "code: out"))
    run = folder.run("plan", "--offline")
    assert run.returncode == 1
    assert "gwdeploy.yaml:2:60: error: The code is outside the project" in run.stderr


@pytest.mark.parametrize("command", [("plan", "--offline"), ("schema",), ("validate",)])
@pytest.mark.parametrize("stdout", [">/dev/full", ">&-"])
def test_a_result_that_cannot_be_printed_is_a_failure(
    folder: Folder, command: tuple[str, ...], stdout: str
) -> None:
    run = folder.run("sh", "-c", f'exec "$GWDEPLOY" {" ".join(command)} {stdout}')
    assert run.returncode == 1
    assert run.stderr.count("error: The result cannot be printed") == 1, run.stderr


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_reader_that_has_gone_is_a_failure_as_well(folder: Folder, format: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    run = folder.run("validate", "--output", format, stdout=writer)
    os.close(writer)
    assert run.returncode == 1
    assert run.stderr.count("error: The result cannot be printed") == 1, run.stderr


def test_notes_that_nobody_can_read_stop_nothing(folder: Folder) -> None:
    run = folder.run("sh", "-c", 'exec "$GWDEPLOY" validate 2>/dev/full')
    assert (run.returncode, run.stdout) == (0, "The manifest is valid (dev).\n")


def test_a_temporary_folder_that_cannot_be_written_to(folder: Folder) -> None:
    own = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TMPDIR": "/nonexistent"}
    run = folder.run("plan", "--offline", env=own)
    assert run.returncode == 1
    assert "set TMPDIR" in run.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
@pytest.mark.parametrize("isolation", ["stage"], indirect=True)
def test_a_disk_that_is_full(project: Project) -> None:
    """Packages do not fit: that is told, nothing is left of them, and the next run goes on."""
    project.functions["hello"].code = "# " + os.urandom(200_000).hex()
    project.write()
    script = """mount -t tmpfs -o size=100k none "$TMPDIR" && "$GWDEPLOY" up --stage dev --yes
                status=$?; ls -A "$TMPDIR"; exit $status"""
    (project.folder / "small").mkdir()
    own = {"TMPDIR": f"{project.folder}/small", "GWDEPLOY": str(project.program)}
    run = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        cwd=project.folder,
        env=project.environment | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 1, run
    assert "No space left on device" in run.stderr
    assert run.stdout == ""
    project.functions["hello"].code = None
    project.up("dev")
    project.assert_settled("dev")
