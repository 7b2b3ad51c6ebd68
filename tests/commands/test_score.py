"""Scores against references, as sacrebleu gives them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.findings import Change
from mtcheck.scoring.quality import METRICS, Version, cut, scores, segments
from mtcheck.source.alignment import align, joined
from mtcheck.text import line_spans
from tests.conftest import Quick

HYPOTHESIS = (
    "The dog barked at the tall man.\nIt rained in the result of a storm over the old town.\n"
    "She bought 3 apples and a pear at the market.\n\nThe train left late again today.\n"
)
REFERENCE = (
    "The dog barked at a tall man.\nIt rained as a result of a storm over the old town.\n"
    "She bought 3 apples and one pear in the market.\n\nThe train left late again.\n"
)
SECOND = (
    "A tall man was barked at by the dog.\nA storm over the old town brought rain.\n"
    "At the market she bought a pear and 3 apples.\n\nOnce more the train was late.\n"
)
OTHER = (
    "A dog barked at tall man.\nIt was raining as a result of the storm over old town.\n"
    "She bought 3 apples and a pear at market.\n\nTrain left late.\n"
)


def sacrebleu(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "sacrebleu", *arguments, "-m", "bleu", "chrf", "ter"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def report(quick: Quick, *arguments: str) -> dict[str, Any]:
    done = quick("score", *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    result: dict[str, Any] = json.loads(done.data)
    return result


@pytest.fixture
def files(quick: Quick) -> Quick:
    for name, text in (("h", HYPOTHESIS), ("r", REFERENCE), ("s", SECOND), ("o", OTHER)):
        quick.write(f"{name}.txt", text)
    return quick


# --- against references ---


@pytest.mark.parametrize("references", [["r.txt"], ["s.txt"], ["r.txt", "s.txt"]])
@pytest.mark.parametrize("candidate", ["h.txt", "o.txt", "r.txt"])
def test_scores_are_those_of_the_sacrebleu_command(files: Quick, candidate: str, references: list[str]) -> None:
    options = [word for name in references for word in ("--reference", name)]
    ours = report(files, candidate, *options)
    theirs = json.loads(sacrebleu(files.folder, *references, "-i", candidate, "-w", "10", "-f", "json"))
    for metric in theirs:
        assert round(ours["systems"][0][metric["name"]]["score"], 10) == metric["score"]
        assert ours["signatures"][metric["name"]] == metric["signature"]
    assert (ours["segments"], ours["aligned"]) == (5, False)


def test_significance_is_that_of_the_sacrebleu_command(files: Quick) -> None:
    ours = report(files, "h.txt", "--reference", "r.txt", "--baseline", "o.txt")["systems"][-1]
    theirs = sacrebleu(files.folder, "r.txt", "-i", "h.txt", "o.txt", "--paired-bs", "-w", "4", "-f", "text")
    assert [f"{ours[m]['p']:.4f}" for m in METRICS] == re.findall(r"p = (\d\.\d+)", theirs)


def test_the_cleaned_version_is_scored_too(files: Quick) -> None:
    systems = report(files, "h.txt", "--reference", "r.txt")["systems"]
    assert [s["name"] for s in systems] == ["h.txt", "h.txt, cleaned"]
    assert systems[1]["BLEU"]["score"] > systems[0]["BLEU"]["score"]
    assert systems[1]["TER"]["score"] < systems[0]["TER"]["score"]
    files.write("c.txt", HYPOTHESIS.replace("in the result", "as a result"))
    assert report(files, "c.txt", "--reference", "r.txt")["systems"][0]["BLEU"] == {
        "score": systems[1]["BLEU"]["score"],
        "p": None,
    }


def test_equal_versions_are_no_significant_difference(files: Quick) -> None:
    done = files("score", "h.txt", "--reference", "r.txt", "--baseline", "h.txt", "--select", "note")
    assert "p=" not in done.out
    assert "*" not in done.out.replace("* where", "")


def test_the_table(files: Quick) -> None:
    lines = files("score", "h.txt", "--reference", "r.txt", "--baseline", "o.txt").out.splitlines()
    assert lines[0] == "5 lines, against r.txt"
    assert lines[1].split() == list(METRICS)
    assert [line.split()[0] for line in lines[2:5]] == ["h.txt", "h.txt,", "o.txt"]
    assert [line.partition(":")[0] for line in lines[6:]] == list(METRICS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_make_no_difference(files: Quick, encoding: str, end: str) -> None:
    text = HYPOTHESIS.replace("man", "caf\u00e9 owner")
    files.write("a.txt", text)
    files.write("b.txt", text.replace("\n", end).encode(encoding))
    expected = report(files, "a.txt", "--reference", "r.txt")["systems"][0]
    assert report(files, "b.txt", "--reference", "r.txt")["systems"][0] | {"name": "a.txt"} == expected


# --- alignment ---

SHORT = (
    "The ferry to Ashby sank on Monday. Nobody was hurt.\n\nThe owner, Anna Berg, paid 500 crowns for each passenger.\n"
)
LONG = (
    "On Monday the ferry to Ashby sank, but nobody was hurt.\n\nEach passenger was paid 500 crowns by the owner, "
    "Anna Berg.\n\nShe also apologized to all of them in a long letter to the paper.\n"
)


def test_articles_of_other_length_are_aligned(quick: Quick) -> None:
    quick.write("a.txt", SHORT)
    quick.write("r.txt", LONG)
    ours = report(quick, "a.txt", "--reference", "r.txt", "--show-alignment")
    assert ours["aligned"]
    assert [row["candidate"].split()[1:2] for row in ours["alignment"]] == [["ferry"], ["owner,"], []]
    assert "Ashby" in ours["alignment"][0]["references"][0]
    assert "500" in ours["alignment"][1]["references"][0]
    text = quick("score", "a.txt", "--reference", "r.txt", "--show-alignment").out
    assert "   1 C The ferry to Ashby sank on Monday. Nobody was hurt.\n     R On Monday the ferry" in text


def test_shorter_and_longer_references(quick: Quick) -> None:
    quick.write("a.txt", LONG)
    quick.write("r.txt", SHORT)
    quick.write("b.txt", SHORT.replace("sank", "went down"))
    ours = report(quick, "a.txt", "--reference", "r.txt", "--baseline", "b.txt", "--show-alignment")
    assert len(ours["systems"]) == 3
    joined_text = " ".join(row["candidate"] for row in ours["alignment"]).split()
    assert joined_text == LONG.split()  # nothing of the candidate is lost


def test_a_hopeless_alignment_is_an_error(quick: Quick) -> None:
    quick.write("a.txt", SHORT)
    quick.write(
        "r.txt", "Bees dance.\n\nHives need warm dry places, said our beekeeper.\n\nHoney keeps for many years.\n"
    )
    done = quick("score", "a.txt", "--reference", "r.txt")
    assert (done.status, done.data) == (2, b"")
    assert re.fullmatch(
        r"mtcheck: a\.txt and r\.txt cannot be aligned \(.* \d+ % of their words\): are .*\?\n", done.err
    )


@pytest.mark.parametrize("option", ["--reference", "--baseline"])
def test_nothing_is_compared_with_another_language(quick: Quick, option: str) -> None:
    quick.write("a.txt", SHORT)
    quick.write("ru.txt", "Она сказала, что это не так. Потом они ушли домой и никто не вернулся в этот город.\n")
    done = quick("score", "a.txt", "--reference", "a.txt", option, "ru.txt")
    assert (done.status, done.data) == (2, b"")
    assert done.err == "mtcheck: ru.txt: is in Russian: an English text is compared with English ones\n"


def test_standard_input_has_an_end(quick: Quick) -> None:
    assert "too large for an article" in quick("score", "-", input=b"It rained. " * 2_000_000).err


def test_numbers_and_names_are_anchors() -> None:
    left = ["Oslo won 3 points.", "Bergen lost 9 points."]
    right = ["Many people were there.", "Oslo got 3 points.", "Bergen has lost 9 points."]
    beads = align(left, right)
    assert [(b.left, b.right) for b in beads][-1] == ((1, 2), (2, 3))


sentences = st.lists(st.text("abAB 19.", min_size=1, max_size=30), max_size=12)


@settings(max_examples=100, deadline=None)
@given(left=sentences, right=sentences)
def test_alignments_cover_both_sides_in_order(left: list[str], right: list[str]) -> None:
    beads = align(left, right)
    assert [n for b in beads for n in range(*b.left)] == list(range(len(left)))
    assert [n for b in beads for n in range(*b.right)] == list(range(len(right)))
    if right:
        hub, other = joined([beads], len(right))
        assert [n for part in hub for n in range(*part)] == list(range(len(right)))
        assert [n for part in other for n in range(*part)] == list(range(len(left)))


def test_many_sentences_are_aligned_in_a_moment() -> None:
    left = [f"Sentence number {n} of the long report." for n in range(700)]
    beads = align(left, left[:300] + left[310:])
    assert sum(left[slice(*b.left)] == (left[:300] + left[310:])[slice(*b.right)] for b in beads) > 600


# --- changes by segment ---


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ((), ("one two", "", "three")),
        ((Change(0, 3, "1", ()),), ("1 two", "", "three")),
        ((Change(4, 11, "2 3", ()),), ("one 2 3", "", "ree")),
        ((Change(7, 8, "", ()),), ("one two", "", "three")),
        ((Change(9, 14, "a\nb", ()),), ("one two", "", "a b")),
        ((Change(0, 14, "", ()),), ("", "", "")),
        ((Change(14, 14, "!", ()),), ("one two", "", "three!")),
    ],
)
def test_changes_keep_the_lines(changes: tuple[Change, ...], lines: tuple[str, ...]) -> None:
    text = "one two\n\nthree"
    assert cut(Version("a", text, changes), line_spans(text)) == lines


# --- texts with little in them ---


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\ufeff", "\r\n \r\n"])
def test_without_text_there_is_no_score(files: Quick, text: str) -> None:
    files.write("a.txt", text)
    assert files("score", "a.txt").out == "a.txt: no words, no score\n"
    for command in (["a.txt", "--reference", "r.txt"], ["h.txt", "--reference", "a.txt"]):
        done = files("score", *command)
        assert (done.status, done.data, done.err) == (2, b"", "mtcheck: a.txt: there is no text in it to score\n")


@pytest.mark.parametrize("text", ["Yes", "12 345 67.8", "?!", "...", "\u0416", "\U0001f600", "x" * 5000, "a\n" * 50])
@pytest.mark.parametrize("other", ["Yes", "12 345", "No.", "One line.\nAnother line.\n\nA third one."])
def test_tiny_texts_have_scores(quick: Quick, text: str, other: str) -> None:
    quick.write("a.txt", text)
    quick.write("r.txt", other)
    for arguments in (["a.txt"], ["a.txt", "--reference", "r.txt", "--baseline", "r.txt"]):
        done = quick("score", *arguments)
        assert done.status == 0 or "cannot be aligned" in done.err
        assert "Traceback" not in done.err
        assert "nan" not in done.out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["none.txt"], "none.txt: there is no such file"),
        ([""], "'': there is no such file"),
        (["h.txt", "--reference", "none.txt"], "none.txt: there is no such file"),
        (["h.txt", "--baseline", "o.txt"], "--baseline and --show-alignment need a --reference"),
        (["h.txt", "--show-alignment"], "--baseline and --show-alignment need a --reference"),
        (["-", "--reference", "-"], "standard input can be only one of the texts"),
        (["latin.txt"], "latin.txt: not valid UTF-8 at byte 3: save it as UTF-8"),
    ],
)
def test_what_cannot_be_scored_is_told_in_one_line(files: Quick, arguments: list[str], problem: str) -> None:
    files.write("latin.txt", "caf\u00e9".encode("latin-1"))
    done = files("score", *arguments)
    assert (done.status, done.data, done.err) == (2, b"", f"mtcheck: {problem}\n")


def test_standard_input(files: Quick) -> None:
    assert files("score", "-", input=HYPOTHESIS.encode()).out.startswith("-: MQM score ")


def test_segments_of_one_line_have_no_significance() -> None:
    found = scores(segments([Version("a", "A dog ran."), Version("b", "A cat ran.")], [Version("r", "A dog ran.")]))
    assert [score.p for _, row in found.systems for score in row] == [None] * 6
