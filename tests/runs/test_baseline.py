"""Baselines: what was there before is not told again, what is gone is told and pruned."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Done, Quick

RESULT = "It fell in the result of a flood.\n"
BUMP = "It took a bump.\n"


def found(done: Done) -> list[tuple[str, int]]:
    return [(file["path"], f["line"]) for file in json.loads(done.data)["files"] for f in file["findings"]]


def lint(quick: Quick, *options: str) -> Done:
    return quick("lint", "--format", "json", *options)


def test_only_new_findings_are_told(quick: Quick) -> None:
    quick.write("a.txt", RESULT + BUMP)
    quick.write("b/c.txt", BUMP)
    done = quick("lint", "--write-baseline", "base.json")
    assert (done.status, done.err) == (0, "mtcheck: base.json: 3 findings in 2 articles\n")
    assert done.out == "No new findings in 2 files, 16 words: the baseline has 3 known ones.\n"
    written = (quick.folder / "base.json").read_bytes()
    assert quick("lint", "--write-baseline", "base.json").status == 0
    assert (quick.folder / "base.json").read_bytes() == written
    assert lint(quick, "--baseline", "base.json").status == 0
    quick.write("a.txt", "A new first line.\n" + RESULT + "It rained.\n" + BUMP + BUMP)
    done = lint(quick, "--baseline", "base.json")
    assert (done.status, found(done), done.err) == (1, [("a.txt", 5)], "")
    quick.write("mtcheck.toml", 'baseline = "base.json"\n')
    assert found(lint(quick)) == [("a.txt", 5)]
    assert found(lint(quick, "b")) == []


def test_what_is_gone_is_told_and_pruned(quick: Quick) -> None:
    quick.write("a.txt", RESULT + BUMP)
    quick.write("b.txt", BUMP)
    quick.write("c.txt", BUMP)
    quick("lint", "--write-baseline", "base.json")
    quick.write("a.txt", BUMP)
    (quick.folder / "b.txt").unlink()
    told = "mtcheck: warning: base.json: 2 entries match nothing any more: take them out with --prune-baseline\n"
    done = lint(quick, "a.txt", "--baseline", "base.json")
    assert (done.status, done.err) == (0, told)
    assert lint(quick, "a.txt", "--baseline", "base.json", "--report-unused", "fail").status == 1
    assert lint(quick, "a.txt", "--baseline", "base.json", "--report-unused", "off").err == ""
    done = lint(quick, "a.txt", "--baseline", "base.json", "--prune-baseline")
    assert (done.status, done.err) == (0, "mtcheck: base.json: 2 taken out\n")
    assert sorted(json.loads((quick.folder / "base.json").read_text())["articles"]) == ["a.txt", "c.txt"]
    done = lint(quick, "--baseline", "base.json")
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--baseline", "no.json"], "no.json: there is no such baseline: make it with --write-baseline"),
        (["--baseline", "a.txt"], "a.txt: is no baseline of mtcheck: make it anew with --write-baseline"),
        (["--prune-baseline"], "--prune-baseline needs a baseline: --baseline FILE"),
        (["--write-baseline", "a.txt"], "a.txt: is an article of this run: write the baseline to another file"),
        (["--write-baseline", "no/b.json"], "/no/b.json: cannot be written: no such file or directory"),
    ],
)
def test_mistakes(quick: Quick, options: list[str], problem: str) -> None:
    quick.write("a.txt", RESULT)
    done = quick("lint", "a.txt", *options)
    assert done.status == 2
    assert done.err.startswith("mtcheck: ")
    assert done.err.endswith(f"{problem}\n")
    assert done.err.count("\n") == 1
    assert (quick.folder / "a.txt").read_text() == RESULT


def test_a_missing_baseline_of_the_configuration_is_told_with_its_line(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    quick.write("mtcheck.toml", '\nbaseline = "base.json"\n')
    done = quick("lint", "a.txt")
    assert done.status == 2
    assert done.err.startswith("mtcheck: mtcheck.toml:2: baseline: ")
    assert done.err.endswith("base.json: there is no such baseline: make it with --write-baseline\n")
    assert quick("lint", "a.txt", "--write-baseline", "base.json").status == 0
    assert quick("lint", "a.txt").status == 0
