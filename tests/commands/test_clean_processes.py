"""`mtcheck clean` with several processes: the same files and lines in the same order, and an orderly end."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.conftest import Cli, rule_text
from tests.processes import RESULT, all_ended, dies, started, with_articles

CLEAN = "The bridge fell as a result of a flood.\n"
FIGHT = 'kind = "phrase"\nswap = {{ "{}" = "{}" }}'


@pytest.fixture
def many(cli: Cli, tmp_path: Path) -> Cli:
    """The command line with the rules of TEST_PACK only, and articles of which some cannot be cleaned."""
    with_articles(cli, tmp_path)
    fighters = {"test.one": ("left", "right"), "test.two": ("right", "left")}
    pack = "".join(rule_text(FIGHT.format(*words), id_=id_) for id_, words in fighters.items())
    (Path(cli.rules) / "fight.toml").write_text(pack)
    cli.write("in/20.txt", "Turn left. " + RESULT)
    (cli.folder / "in/35.txt").chmod(0o444)
    return cli


def cleaned(cli: Cli, jobs: int, *arguments: str) -> tuple[int, str, str, dict[str, bytes]]:
    """What a run in a copy of the articles says and leaves behind."""
    before = cli.folder
    cli.folder = before.with_name(f"jobs{jobs}")
    shutil.copytree(before, cli.folder)
    try:
        done = cli("clean", "in", *arguments, "--jobs", str(jobs))
        files = {str(p.relative_to(cli.folder)): p.read_bytes() for p in cli.folder.rglob("*") if p.is_file()}
        return done.returncode, done.stdout, done.stderr.replace(f"{cli.folder}{os.sep}", ""), files
    finally:
        cli.folder = before


@pytest.mark.parametrize(
    "arguments",
    [
        ["--in-place", "--changes", "done.json"],
        ["--output-dir", "out", "--changes", "done.json"],
        ["--diff"],
        ["--word-diff"],
        ["--diff", "--format", "html"],
    ],
    ids=" ".join,
)
def test_what_is_written_is_the_same_for_any_number_of_processes(many: Cli, arguments: list[str]) -> None:
    one, *others = (cleaned(many, jobs, *arguments) for jobs in (1, 2, 7))
    status, out, err, files = one
    assert status == 2
    problems = [line.partition(":")[2].split(":")[0].strip() for line in err.splitlines() if line.startswith("mtcheck")]
    refused = ["in/35.txt"] if "--in-place" in arguments else []
    assert problems == ["in/05.txt", "in/20.txt", *refused, "in/55.txt"]
    assert ("in/59.txt" in out) == ("--diff" in arguments or "--word-diff" in arguments)
    place = {"--in-place": "in", "--output-dir": "out"}.get(arguments[0])
    if place:
        assert files[f"{place}/59.txt"].decode() == "Article 59. " + CLEAN * 350
        assert files["done.json"].count(b'"path"') == 59 - len(refused)
    assert others == [one, one]


@pytest.mark.parametrize(
    ("number", "status", "said"),
    [(signal.SIGINT, 130, "mtcheck: interrupted\n"), (signal.SIGTERM, 143, ""), (signal.SIGKILL, -9, "")],
)
def test_ending_a_run_leaves_whole_files_and_no_process(
    many: Cli, number: signal.Signals, status: int, said: str
) -> None:
    many.write("in/30.txt", RESULT * 50_000)
    before = {path: path.read_bytes() for path in (many.folder / "in").iterdir()}
    process, others = started(many, "clean", "in", "--in-place", "--jobs", "3")
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == status
    told = err.decode().splitlines(keepends=True)
    assert "".join(line for line in told if "in/" not in line) == said
    assert all_ended(others)
    left = {path for path in (many.folder / "in").iterdir() if path.suffix != ".tmp" or number != signal.SIGKILL}
    assert left == set(before)
    old, new = RESULT.encode(), CLEAN.encode()
    assert all(path.read_bytes() in (data, data.replace(old, new)) for path, data in before.items())


def test_a_process_that_dies_is_one_clear_error(many: Cli) -> None:
    many.write("in/30.txt", RESULT * 50_000)
    process, others = started(many, "clean", "in", "--output-dir", "out", "--jobs", "3")
    dies(process, others)
