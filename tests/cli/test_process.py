"""The process: pipes, signals, terminals and encodings."""

from __future__ import annotations

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from mtcheck import __version__
from tests.conftest import TEST_PACK, Cli

RESULT = "The bridge fell in the result of a flood.\n"
CLEAN = "The bridge fell as a result of a flood.\n"


def test_version_is_printed_at_once(cli: Cli) -> None:
    done = cli("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"mtcheck {__version__}\n", "")


@pytest.mark.parametrize("command", [[sys.executable, "-m", "mtcheck"], [str(Path(sys.executable).parent / "mtcheck")]])
def test_as_it_is_installed(cli: Cli, command: list[str]) -> None:
    done = subprocess.run([*command, "wash"], env=cli.env, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"mtcheck: No such command 'wash'; see 'mtcheck --help'\n"


def test_the_current_folder_is_gone(cli: Cli, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'rmdir "{gone}"; exec {shlex.quote(sys.executable)} -m mtcheck lint a.txt'
    env = {**cli.env, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["/bin/sh", "-c", command], cwd=gone, env=env, capture_output=True, check=False)
    said = b"mtcheck: the current folder is there no more: change to another one\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", said)


def test_ctrl_c_while_the_program_is_loaded(cli: Cli) -> None:
    """As it comes in the middle of an import."""
    code = (
        "import sys, mtcheck.__main__ as program\n"
        "class Interrupted:\n"
        "    def find_spec(*_):\n"
        "        raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted)\n"
        "program.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "names"], env=cli.env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"mtcheck: interrupted\n")


@pytest.fixture
def alone(cli: Cli, tmp_path: Path) -> Cli:
    """The command line with the rules of TEST_PACK only."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "test.toml").write_text(TEST_PACK)
    cli.rules = str(rules)
    return cli


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["lint", "clean"])
def test_a_closed_pipe_is_no_error(alone: Cli, command: str, unbuffered: str) -> None:
    alone.env["PYTHONUNBUFFERED"] = unbuffered
    alone.write("a.txt", "It rained. " * 400_000 if command == "clean" else RESULT * 2000)
    process = alone.popen(command, "a.txt")
    assert process.stdout is not None
    assert process.stdout.read(1)
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (141, b"")


CLOSED = "mtcheck: the output cannot be written: standard output is closed\n"
FULL = "mtcheck: the output cannot be written: no space left on device\n"


@pytest.mark.parametrize(
    ("redirect", "status", "err"),
    [
        ("lint a.txt >&-", 2, CLOSED),
        ("lint a.txt <&- >&-", 2, CLOSED),
        ("lint a.txt >&- 2>&-", 2, ""),
        ("lint a.txt -o b.txt >&-", 1, ""),
        ("clean a.txt >&-", 2, CLOSED),
        ("clean a.txt -o b.txt >&- 2>&-", 0, ""),
        ("lint - <&-", 2, "mtcheck: -: standard input is closed\n"),
        ("fix a.txt --plain <&-", 2, "mtcheck: fix asks its questions on standard input, which is closed\n"),
        ("lint a.txt >/dev/full", 2, FULL),
        ("lint a.txt --format json >/dev/full", 2, FULL),
        ("clean a.txt >/dev/full", 2, FULL),
        ("--version >/dev/full", 2, FULL),
    ],
)
def test_closed_and_full_streams(alone: Cli, redirect: str, status: int, err: str) -> None:
    if "/dev/full" in redirect and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    alone.write("a.txt", RESULT)
    command = f"exec {shlex.join(alone.command())} {redirect}"
    done = subprocess.run(["sh", "-c", command], cwd=alone.folder, env=alone.env, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (status, err)


def test_interrupting_clean_leaves_no_half_written_file(alone: Cli) -> None:
    names = [f"{i:03}.txt" for i in range(300)]
    for name in names:
        alone.write(f"in/{name}", RESULT * 200)
    process = alone.popen("clean", "in", "--in-place")
    stop = time.monotonic() + 30
    while (alone.folder / "in" / names[3]).read_text() == RESULT * 200:
        assert time.monotonic() < stop
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.decode().splitlines()[-1] == "mtcheck: interrupted"
    assert "Traceback" not in err.decode()
    texts = [(alone.folder / "in" / name).read_text() for name in names]
    assert set(texts) == {RESULT * 200, CLEAN * 200}
    assert sorted(p.name for p in (alone.folder / "in").iterdir()) == names


def on_terminal(alone: Cli, *arguments: str) -> tuple[str, str]:
    """What a run prints to standard output, which is a pipe, and to standard error, which is a terminal."""
    alone.env["TERM"] = "xterm"
    ours, theirs = pty.openpty()
    seen: list[bytes] = []

    def watch() -> None:
        with suppress(OSError):  # the way in which Linux tells that a terminal is gone
            while piece := os.read(ours, 4096):
                seen.append(piece)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        command = alone.command(*arguments)
        done = subprocess.run(command, cwd=alone.folder, env=alone.env, stdout=-1, stderr=theirs, check=False)
    finally:
        os.close(theirs)
        watcher.join()
        os.close(ours)
    assert done.returncode < 2
    return done.stdout.decode(), b"".join(seen).decode()


@pytest.mark.parametrize("options", [["lint"], ["lint", "--format", "json"], ["clean", "--diff"]])
def test_the_progress_bar_takes_no_output_along(alone: Cli, options: list[str]) -> None:
    for i in range(25):
        alone.write(f"in/{i}.txt", RESULT)
    out, err = on_terminal(alone, *options, "in")
    assert out == alone(*options, "in").stdout
    assert "100%" in err or "\u2501" in err
    assert "in the result of" not in err


def test_json_is_utf8_on_any_terminal(alone: Cli) -> None:
    alone.write("é😀.txt", "é😀 " + RESULT)
    alone.env["PYTHONIOENCODING"] = "ascii"
    done = alone("lint", ".", "--format", "json")
    assert json.loads(done.stdout)["files"][0]["path"] == "é😀.txt"
    assert "\\xe9\\U0001f600.txt:1:20" in alone("lint", ".").stdout


def test_odd_file_names(alone: Cli) -> None:
    name = os.fsdecode(b"caf\xe9 ;\n.txt")
    try:
        alone.write(name, RESULT)
    except OSError:
        pytest.skip("this file system takes no such names")
    for arguments in (["lint"], ["lint", "--format", "json"], ["clean", "--diff", "--changes", "done.json"]):
        done = alone(*arguments, ".")
        assert done.returncode < 2, done.stderr
        assert "Traceback" not in done.stderr
    assert [file["path"] for file in json.loads((alone.folder / "done.json").read_bytes())["files"]] == [name]
    assert alone("clean", ".", "--in-place").returncode == 0
    assert (alone.folder / name).read_text() == CLEAN


def test_runs_side_by_side_share_their_cache(alone: Cli) -> None:
    alone.write("a.txt", RESULT)
    alone.env["XDG_CACHE_HOME"] = str(alone.folder / "cache")
    processes = [alone.popen("lint", "a.txt") for _ in range(2)]
    assert [process.communicate(timeout=60)[1] for process in processes] == [b"", b""]
    assert [process.returncode for process in processes] == [1, 1]


_FAULTY = """
import sys
from mtcheck import cli
def run(arguments):
    print("half of the output")
    raise {error}
cli.run = run
from mtcheck.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("error", "status", "last"),
    [
        ("KeyError('no \\x1b[2Jsuch key')", 70, "mtcheck: this is a fault of mtcheck itself, not of the articles"),
        ("RecursionError('deep')", 70, "mtcheck: this is a fault of mtcheck itself, not of the articles"),
        ("MemoryError()", 2, "mtcheck: there is too little memory for this run: give it more, or fewer --jobs"),
        ("PermissionError(13, 'Permission denied', 'in/a\\x1b.txt')", 2, "mtcheck: in/a\\x1b.txt: permission denied"),
        ("OSError(28, 'No space left on device')", 2, "mtcheck: the output cannot be written: no space left on device"),
    ],
)
def test_an_error_of_our_own_has_a_status_of_its_own(cli: Cli, error: str, status: int, last: str) -> None:
    command = [sys.executable, "-c", _FAULTY.format(error=error)]
    done = subprocess.run(command, env=cli.env, cwd=cli.folder, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert done.stderr.splitlines()[-1].startswith(last)
    assert "\x1b" not in done.stderr
    assert ("Traceback" in done.stderr) == (status == 70)


def test_a_cleaned_text_does_not_steer_the_terminal(alone: Cli) -> None:
    raw = "A \x1b[2J\x9b31m \u202e café,\twell\r\nput.\n"
    alone.write("a.txt", raw)
    piped = subprocess.run(alone.command("clean", "a.txt"), cwd=alone.folder, env=alone.env, stdout=-1, check=True)
    assert piped.stdout == raw.encode()
    ours, theirs = pty.openpty()
    with subprocess.Popen(alone.command("clean", "a.txt"), cwd=alone.folder, env=alone.env, stdout=theirs) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # the way in which Linux tells that a terminal is gone
            while part := os.read(ours, 65536):
                shown += part
    os.close(ours)
    assert process.returncode == 0
    assert "A \\x1b[2J\\x9b31m \\u202e café,\twell" in shown.decode()
