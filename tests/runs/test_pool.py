"""Several processes: the same results in the same order, and an orderly end whatever happens."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtcheck.errors import UserError
from mtcheck.runs.pool import Done, Pool
from tests.conftest import Cli
from tests.processes import RESULT, all_ended, dies, started, with_articles


def doubled(number: int) -> int:
    """Twice a number; work that ends the process, or takes long, for some of them."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def results(things: list[int | Done[int]], jobs: int, alone: int = 0, size: int = 15_000) -> list[int]:
    with Pool[int, int](doubled, lambda _: size, jobs, alone=alone) as pool:
        return list(pool.results(things))


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("alone", [0, 100_000])
@pytest.mark.parametrize("size", [0, 15_000, 10**6])
def test_results_come_in_order(jobs: int, alone: int, size: int) -> None:
    things: list[int | Done[int]] = [Done(2 * i) if i % 3 == 0 or 400 < i < 900 else 100 + i for i in range(1000)]
    expected = [thing.result if isinstance(thing, Done) else 2 * thing for thing in things]
    assert results(things, jobs, alone, size) == expected


def test_nothing_to_do() -> None:
    assert results([], 2) == []
    assert results([Done(1)], 2) == [1]


def test_results_come_before_all_things_are_known() -> None:
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for taken in range(1000):  # noqa: B007 how far it has got is what counts
            yield 100

    with Pool[int, int](doubled, lambda _: 50_000, 2, alone=0) as pool:
        assert next(iter(pool.results(things()))) == 200
    assert taken < 20


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(UserError, match="one of the processes"):
        results([1, 13, 2], 2)


@pytest.fixture
def many(cli: Cli, tmp_path: Path) -> Cli:
    """The command line with the rules of TEST_PACK only, and articles for several processes."""
    return with_articles(cli, tmp_path)


@pytest.mark.parametrize("form", ["text", "json"])
def test_output_is_the_same_for_any_number_of_processes(many: Cli, form: str) -> None:
    one, *others = (many("lint", "in", "--no-cache", "--format", form, "--jobs", str(jobs)) for jobs in (1, 2, 7))
    assert one.returncode == 2
    assert one.stderr.splitlines()[0].startswith("mtcheck: in/05.txt: not valid UTF-8")
    for other in others:
        assert (other.returncode, other.stdout, other.stderr) == (2, one.stdout, one.stderr)


def test_pages_are_the_same_for_any_number_of_processes(many: Cli) -> None:
    for i in range(12):
        many.write(f"md/{i:02}.md", f"# Article {i}\n\n`in the result of` " + RESULT * 3 + "It rained. " * 1000)
    pages = []
    for jobs in (1, 2):
        done = many("lint", "md", "--format", "html", "--output-dir", f"out{jobs}", "--jobs", str(jobs))
        assert (done.returncode, done.stderr) == (1, "")
        folder = many.folder / f"out{jobs}"
        pages.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.html")})
    assert len(pages[0]) == 13  # one of them is the index
    assert pages[0] == pages[1]


def test_number_of_processes_is_one_at_least(many: Cli) -> None:
    done = many("lint", "in", "--jobs", "0")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("number", "status", "said"),
    [
        (signal.SIGINT, 130, "mtcheck: interrupted\n"),
        (signal.SIGTERM, 143, ""),
        (signal.SIGKILL, -9, ""),
    ],
)
def test_ending_a_run_ends_all_of_it(many: Cli, number: signal.Signals, status: int, said: str) -> None:
    many.write("in/30.txt", RESULT * 100_000)
    process, others = started(many, "lint", "in", "--no-cache", "--jobs", "3", "--format", "json")
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert "".join(line for line in err.decode().splitlines(True) if "in/05" not in line) == said
    assert all_ended(others)


def test_a_dead_process_is_one_clear_error(many: Cli) -> None:
    many.write("in/30.txt", RESULT * 100_000)
    process, others = started(many, "lint", "in", "--no-cache", "--jobs", "3", "--format", "json")
    dies(process, others)
