"""Files that may be anyone's are never waited for, and never more of them is read than fits."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from mtcheck.files import reading
from mtcheck.files.tomlfile import BadToml, parsed
from tests.conftest import Cli, Quick

RESULT = "The bridge fell in the result of a flood.\n"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PATIENCE", 0.2)


def test_a_pipe_that_nobody_writes_to_is_told(quick: Quick) -> None:
    os.mkfifo("pipe")
    done = quick("lint", "pipe")
    assert (done.status, done.err) == (2, "mtcheck: pipe: nothing comes through this pipe\n")


def test_a_pipe_is_read_to_its_end_however_slowly_it_comes(quick: Quick) -> None:
    os.mkfifo("pipe")

    def write() -> None:
        with Path("pipe").open("wb", buffering=0) as file:
            for part in (RESULT[:10], RESULT[10:]):
                time.sleep(0.3)
                file.write(part.encode())

    writer = threading.Thread(target=write)
    writer.start()
    done = quick("lint", "pipe")
    writer.join()
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("pipe:1:17: major")


def test_what_a_shell_puts_in_place_of_a_file(cli: Cli) -> None:
    command = f'{sys.executable} -m mtcheck lint --isolated <(printf "It rained.") <(true)'
    done = subprocess.run(["bash", "-c", command], env=cli.env, capture_output=True, cwd=cli.folder, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"2 files" in done.stdout


@pytest.mark.parametrize("stream", ["/dev/zero", "/dev/full"])
def test_standard_input_without_an_end(cli: Cli, stream: str) -> None:
    with Path(stream).open("rb") as file:
        command = [sys.executable, "-m", "mtcheck", "lint", "-"]
        done = subprocess.run(command, env=cli.env, stdin=file, capture_output=True, cwd=cli.folder, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        b"mtcheck: -: this is too large for an article (at most 20 MB): split it into files of one article\n"
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("mtcheck.toml", []),
        ("other.toml", ["--config", "other.toml"]),
        ("names.toml", ["--ledger", "names.toml"]),
        ("base.json", ["--baseline", "base.json"]),
        ("own.toml", ["--rules", "own.toml"]),
        ("source.txt", ["--source", "source.txt"]),
        (".mtcheck/decisions.toml", []),
        ("pyproject.toml", []),
    ],
)
def test_a_pipe_in_place_of_any_file_is_not_waited_for(quick: Quick, name: str, arguments: list[str]) -> None:
    quick.write("a.txt", RESULT)
    Path(name).parent.mkdir(exist_ok=True)
    os.mkfifo(name)
    start = time.monotonic()
    done = quick("lint", "a.txt", *arguments)
    assert time.monotonic() - start < 20
    told = name != ".mtcheck/decisions.toml"  # settings and what is asked for; decisions are as if there were none
    assert done.status == (2 if told else 1)
    assert done.err.count("\n") == told
    assert "Traceback" not in done.err


def test_files_of_settings_are_of_a_size_that_fits(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    with Path("mtcheck.toml").open("wb") as file:
        file.truncate(10_000_000_000)
    done = quick("lint", "a.txt")
    assert (done.status, done.err) == (2, "mtcheck: mtcheck.toml: cannot be read: it is larger than 20 mb\n")


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 50_000 + "]" * 50_000,
        "a = " + "{b = " * 50_000 + "1" + "}" * 50_000,
        ".".join("a" * 50_000) + " = 1",
        "b = { " + " . ".join(["'a'", '"a"'] * 25_000) + " = 1 }",
        "[" + ".".join("a" * 50_000) + "]",
        "a = " + "[" * 60 + "]" * 60,
        "a = " + "9" * 100_000,
        "a = 2024-02-31",
        "a = 1e400000000000000000000000000x",
        "\x00",
    ],
    ids=["lists", "tables", "key", "quoted", "header", "sixty", "number", "day", "sign", "zero"],
)
@pytest.mark.parametrize("place", ["mtcheck.toml", "names.toml", "own.toml", ".mtcheck/decisions.toml"])
def test_toml_that_nobody_would_write(quick: Quick, place: str, text: str) -> None:
    with pytest.raises(BadToml):
        parsed(text)
    quick.write("a.txt", RESULT)
    quick.write(place, text + "\n")
    options = {"names.toml": ["--ledger", place], "own.toml": ["--rules", place]}.get(place, [])
    done = quick("lint", "a.txt", *options)
    assert done.status == 2
    assert done.err.startswith(f"mtcheck: {place}:1: not valid TOML: ") or place.startswith("."), done.err[:200]
    assert done.err.count("\n") == 1
    assert len(done.err) < 300


def test_json_that_nobody_would_write(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    head = '{"version": 1, "articles": {"a.txt": {"b": '
    for text in ("[" * 200_000, head + "[" * 100_000, head + "3}}}"):
        quick.write("base.json", text)
        done = quick("lint", "a.txt", "--baseline", "base.json")
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert "is no baseline of mtcheck" in done.err


def test_what_may_be_large_takes_no_memory_before_it_is_there(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(b"rain " * 500_000)
    assert reading.read_file(place, 10_000_000_000_000) == place.read_bytes()
