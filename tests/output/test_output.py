"""What people and programs read."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from mtcheck.document import Document
from mtcheck.findings import Change, Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.output.diff import unified
from mtcheck.output.forms import Ending, pieces
from mtcheck.output.json import Json
from mtcheck.output.json import changes as changes_json
from mtcheck.output.text import Text
from mtcheck.runs.check import report as report_on
from mtcheck.runs.reports import FileReport, Tally

TEXT = "\ufeffIt rained.\r\nThe roof fell 😀 in the result of a storm."
START = TEXT.index("in the")
SPAN = Span(START, START + len("in the result of"))


def finding(span: Span = SPAN, *texts: str, message: str = "Wrong.", safety: Safety = Safety.SAFE) -> Finding:
    fixes = tuple(Fix((Edit(span, text),), safety, text) for text in texts)
    return Finding("test.rule", "lexical", Severity.MAJOR, span, message, fixes)


def lines(*findings: Finding, text: str = TEXT, path: str = "a.txt", colour: bool = False) -> list[str]:
    return "".join(pieces(Text(colour), [report_on(Document(text, path), findings)])).split("\n")[:-1]


def test_text_shows_place_reason_sentence_and_fix() -> None:
    assert lines(finding(SPAN, "as a result of", "because of")) == [
        "a.txt:2:17: major test.rule: Wrong.",
        "    The roof fell 😀 in the result of a storm.",
        "                    ^^^^^^^^^^^^^^^^",
        "    fix: → as a result of  → because of",
        "",
        "1 finding (1 major) in 1 file, 12 words; 1 can be repaired by 'mtcheck clean'.",
    ]


def test_text_without_findings_is_one_line() -> None:
    assert lines() == ["No findings left that mtcheck knows of, in 1 file, 12 words."]


def test_colours_surround_what_is_shown_without_them() -> None:
    plain, coloured = lines(finding(SPAN, "x")), lines(finding(SPAN, "x"), colour=True)
    assert "\x1b[" in "".join(coloured)
    assert "\x1b[" not in "".join(plain)
    stripped = [line.replace("\x1b[0m", "") for line in coloured]
    for code in ("1", "33"):
        stripped = [line.replace(f"\x1b[{code}m", "") for line in stripped]
    assert stripped == plain


@pytest.mark.parametrize(
    ("safety", "texts", "line"),
    [
        (Safety.SAFE, ("",), "    fix: → (delete)"),
        (Safety.UNSAFE, ("x", "y"), "    suggestion: → x  → y"),
    ],
)
def test_fix_line(safety: Safety, texts: tuple[str, ...], line: str) -> None:
    assert lines(finding(SPAN, *texts, safety=safety))[3] == line


def test_a_hint_has_no_fix_line() -> None:
    assert len(lines(finding())) == 5


def test_long_sentences_are_cut_around_the_place() -> None:
    text = "word " * 100 + "HERE" + " word" * 100
    start = text.index("HERE")
    _, sentence, mark, *_ = lines(finding(Span(start, start + 4)), text=text)
    assert len(sentence) < 130
    assert sentence.strip().startswith("…")
    assert sentence.endswith("…")
    assert sentence[mark.index("^") : mark.rindex("^") + 1] == "HERE"


def test_articles_and_file_names_do_not_steer_the_terminal() -> None:
    text = "A \x1b[31mred\x07 bump\tfell."
    shown = lines(
        finding(Span(2, 12), "a\x1b[0m", "b", message="'\x1b[31mred' is wrong."), text=text, path="a\x1b[2J\nb.txt"
    )
    assert all(c.isprintable() for line in shown for c in line)


def test_a_thousand_findings_are_shown_quickly() -> None:
    text = "The bump is here.\n\n" * 20_000
    found = [finding(Span(i * 19 + 4, i * 19 + 8)) for i in range(20_000)]
    assert len(lines(*found, text=text)) == 20_000 * 4 + 1


def test_json() -> None:
    report = report_on(Document(TEXT, "a.txt"), (finding(SPAN, "as a result of", "because of"),))
    data = json.loads("".join(pieces(Json(), [report])))
    assert data["version"] == 1
    assert data["tool"].startswith("mtcheck ")
    (file,) = data["files"]
    assert (file["path"], file["words"]) == ("a.txt", 12)
    (found,) = file["findings"]
    assert found == {
        "rule_id": "test.rule",
        "category": "lexical",
        "severity": "major",
        "start": SPAN.start,
        "end": SPAN.end,
        "line": 2,
        "column": 17,
        "text": "in the result of",
        "message": "Wrong.",
        "fixes": [
            {"safety": "safe", "edits": [{"start": SPAN.start, "end": SPAN.end, "text": text}]}
            for text in ("as a result of", "because of")
        ],
    }


def test_json_of_changes() -> None:
    data = json.loads(changes_json([("a.txt", (Change(1, 2, "x", ("a.b", "c.d")),)), ("b.txt", ())]))
    assert data == {
        "version": 1,
        "files": [
            {"path": "a.txt", "changes": [{"start": 1, "end": 2, "text": "x", "rule_ids": ["a.b", "c.d"]}]},
            {"path": "b.txt", "changes": []},
        ],
    }


def test_nothing_differs() -> None:
    assert list(unified(TEXT, TEXT, "a.txt", colour=False)) == []


def test_diff_colours() -> None:
    shown = list(unified("a\nb\n", "a\nc\n", "a.txt", colour=True))
    assert shown[-2:] == ["\x1b[31m-b\x1b[0m", "\x1b[32m+c\x1b[0m"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One.\nTwo.\nThree.\n", "One.\n2.\nThree.\n"),
        ("One.\nTwo.", "One.\n2."),
        ("One.\r\nTwo.\r\n", "One.\r\n2.\r\n"),
        ("\ufeffOne.\n", "\ufeff1.\n"),
        ("One\u2028two\x0bthree\x85four\nFive.\n", "One\u2028two\x0bthree\x854\nFive.\n"),
        ("One.", ""),
        ("a\rb\n", "a\rc\n"),
    ],
)
def test_diff_is_what_patch_reads(tmp_path: Path, before: str, after: str) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    (tmp_path / "a.txt").write_bytes(before.encode())
    diff = "".join(line + "\n" for line in unified(before, after, "a.txt", colour=False))
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=diff.encode(), check=True, capture_output=True
    )
    assert (tmp_path / "a.txt").read_bytes().decode() == after


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_is_laid_out_as_json_dumps_does(number: int) -> None:
    text = "A\u2028bump\x85 in\u2029the \x0bresult\nof."
    report = report_on(Document(text, "a.txt"), (finding(Span(2, 6), "x\u2028y"),))
    printed = "".join(pieces(Json(), [report] * number))
    if number:
        assert printed == json.dumps(json.loads(printed), ensure_ascii=False, indent=1) + "\n"
    assert len(json.loads(printed)["files"]) == number


def test_a_long_translation_is_told_to_need_more_than_rules() -> None:
    def closing(words: int, language: str | None, files: int = 1) -> str:
        tally = Tally()
        for _ in range(files):
            tally.add(FileReport("a.txt", words, source_language=language))
        return Text(colour=False).end(Ending(tally))

    said = closing(400, "ru")
    assert said.startswith("No findings left that mtcheck knows of, in 1 file, 400 words.\nIt reads like a translation")
    assert all(way in said for way in ("an editor", "--source", "--grammar", "--model"))
    assert "2 of the files read like a translation" in closing(400, "uk", 2)
    assert "translation" not in closing(400, None)
    assert "translation" not in closing(50, "ru")
