"""Scores by findings, as MQM counts them, and builds held to limits."""

from __future__ import annotations

import pytest

from mtcheck.errors import UserError
from mtcheck.scoring.mqm import WEIGHTS, limits
from tests.commands.test_score import report
from tests.conftest import TEST_PACK, Quick, rule_text

ARTICLE = "The bridge fell in the result of a flood. It took a bump. It fell (editor's note). " + "It rained. " * 41


def test_every_point_has_its_finding(quick: Quick) -> None:
    quick.write("a.txt", ARTICLE)
    ours = report(quick, "a.txt")
    mqm, findings = ours["mqm"], ours["findings"]
    assert (ours["words"], mqm["points"], mqm["points_per_100_words"], mqm["score"]) == (
        99,
        31,
        3100 / 99,
        100 - 3100 / 99,
    )
    assert sum(f["points"] for f in findings) == sum(g["points"] for g in mqm["groups"]) == 31
    assert sorted(n for g in mqm["groups"] for n in g["findings"]) == [0, 1, 2]
    assert {f["severity"]: f["points"] for f in findings} == {s.value: w for s, w in WEIGHTS.items()}
    assert mqm["groups"][0]["mqm"] == "accuracy/addition/editorial-note"
    assert ours["cleaned"]["points"] == 26


def test_the_score_as_text(quick: Quick) -> None:
    quick.write("a.txt", ARTICLE)
    lines = quick("score", "a.txt").out.splitlines()
    assert lines[0] == "a.txt: MQM score 68.69 of 100: 31 penalty points in 99 words, 31.31 per 100 words"
    assert lines[1] == "   25  accuracy/addition/editorial-note (editor-note)"
    assert lines[2].startswith("       25  1:68 note.editor: ")
    assert lines[-2:] == [
        "after 'mtcheck clean': MQM score 73.74 of 100: 26 penalty points in 99 words, 26.26 per 100 words",
        "source language: unknown",
    ]


def test_nothing_found_is_no_full_score(quick: Quick) -> None:
    quick.write("a.txt", "The bridge fell in the result of a flood.\n")
    lines = quick("score", "a.txt").out.splitlines()
    assert lines[-2] == "after 'mtcheck clean': no findings left that mtcheck knows of, in 9 words"


def test_findings_that_overlap_count_once(quick: Quick) -> None:
    outer = rule_text('kind = "phrase"\nfind = ["fell in the result"]', "x.outer", "display", "minor")
    quick.packs[0].write_text(TEST_PACK + outer)
    quick.write("a.txt", "The bridge fell in the result of a flood, and it took a bump there.\n")
    ours = report(quick, "a.txt")
    assert [(f["rule_id"], f["points"]) for f in ours["findings"]] == [
        ("x.outer", 0),
        ("calque.result", 5),
        ("calque.bump", 1),
    ]
    assert ours["mqm"]["points"] == 6
    assert quick("score", "a.txt").out.count("(counted where another finding overlaps it)") == 1
    assert "60.00" in quick("lint", "a.txt", "--fail-under", "61").err


@pytest.mark.parametrize(
    ("options", "status", "problems"),
    [
        (["--fail-under", "68.6"], 0, []),
        (["--fail-under", "68.7"], 1, ["the score 68.68 is below 68.7"]),
        (["--fail-under", "68.687"], 1, ["the score 68.68 is below 68.687"]),
        (["--fail-under", "0"], 0, []),
        (["--max-per-1000-words", "critical=11, major=11"], 0, []),
        (["--max-per-1000-words", "critical=0"], 1, ["10.10 critical findings per 1000 words are more than 0"]),
        (["--max-per-1000-words", "minor=1e3"], 0, []),
        (["--fail-under", "1", "--fail-on", "critical"], 1, []),
        (["--fail-under", "1", "--fail-on", "critical", "--ignore", "note"], 0, []),
    ],
)
def test_a_build_is_held_to_limits(quick: Quick, options: list[str], status: int, problems: list[str]) -> None:
    quick.write("a.txt", ARTICLE)
    done = quick("lint", "a.txt", *options)
    assert (done.status, done.err) == (status, "".join(f"mtcheck: {p}\n" for p in problems))


@pytest.mark.parametrize("text", ["", "\n"])
def test_an_article_without_words_breaks_no_limit(quick: Quick, text: str) -> None:
    quick.write("a.txt", text)
    assert quick("lint", "a.txt", "--fail-under", "100", "--max-per-1000-words", "minor=0").status == 0


@pytest.mark.parametrize(
    "value", ["critical", "critical=", "grave=1", "minor=-1", "minor=nan", "minor=inf", ",", "a=b=c"]
)
def test_bad_limits(quick: Quick, value: str) -> None:
    quick.write("a.txt", ARTICLE)
    done = quick("lint", "a.txt", "--max-per-1000-words", value)
    assert (done.status, done.data, done.err.count("\n")) == (2, b"", 1)
    assert done.err.startswith("mtcheck: --max-per-1000-words takes pairs like critical=0,major=5, not ")


@pytest.mark.parametrize("value", [-1.0, 100.5, float("nan"), float("inf")])
def test_bad_least_scores(value: float) -> None:
    with pytest.raises(UserError, match="--fail-under takes a score from 0 to 100"):
        limits(value, "")
