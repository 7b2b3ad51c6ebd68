"""What must hold for every text, whatever is written in it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.changes import Patch, apply
from mtcheck.engine.engine import Engine, applied
from mtcheck.engine.fix import Cleaned, clean, resolve
from mtcheck.errors import RulesFight
from mtcheck.files import articles
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.fixing.plain import Dialogue
from mtcheck.fixing.session import Session
from mtcheck.output.json import changes as changes_as_json
from mtcheck.output.text import Style, Text
from mtcheck.rules.matchers import squeeze
from mtcheck.rules.packs import read_pack
from mtcheck.runs.check import report as report_on

# Rules that meet: overlapping, touching, one making work for another, deleting, looking at single signs.
BODIES = {
    "result": 'kind = "phrase"\nswap = { "in the result of" = "as a result of" }',
    "outcome": 'kind = "phrase"\nswap = { "result of" = "outcome of", "a outcome" = "an outcome" }',
    "quickly": 'kind = "phrase"\nswap = { "very quickly" = "" }',
    "bump": 'kind = "phrase"\nswap = { "{n:bump}" = "{n:blow}", "<x> bump <y>" = "<x> blow <y>" }',
    "twice": "kind = \"regex\"\npattern = '''\\b(\\w+) \\1\\b'''\nfix = '''\\1'''",
    "space": "kind = \"regex\"\npattern = ''' (?=[,.])'''\nfix = ''",
    "quote": "kind = \"regex\"\npattern = '''\"(\\w+)\" - said'''\nfix = '''\"\\1,\" said'''\npriority = 1",
}
QUARREL = {
    "left": 'kind = "phrase"\nswap = { "left" = "right" }',
    "right": 'kind = "phrase"\nswap = { "right" = "so left" }',
}
RULE = """[[rule]]
id = "test.{id}"
category = "lexical"
severity = "minor"
safety = "{safety}"
message = "<{{found}}> is wrong"
{body}
[[rule.example]]
bad = "x"
good = "y"
[[rule.example]]
keep = "z"
[[rule.example]]
keep = "z"
"""

pieces = st.sampled_from(
    [
        *("in the result of", "In the result of", "result of", "a outcome", "very quickly", "Very quickly", "bump"),
        *("bumps", "the", "a", "A", "bump bump", "said", "\u201cYes\u201d - said", '"No" - said', "'", '"', "\u201c"),
        *(" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\ufeff", "\u2028", "\x85", "\r", ",", ".", " ,"),
        *("https://example.org/a", "`a bump`", "<b>", "</b>", "a.bump@example.org", "#bump", "`", "<", "@", "www."),
        *("left", "right", "\u0130", "\u00df", "\U0001f600", "e\u0301", "\ud800", "\0", "\x1b[31m"),
    ]
)
texts = st.lists(pieces | st.text(max_size=4), max_size=30).map("".join) | st.lists(pieces, max_size=20).map(" ".join)
quick = settings(max_examples=150, deadline=None)


def make(folder: pytest.TempPathFactory, bodies: dict[str, str]) -> Engine:
    pack = folder.mktemp("packs") / "pack.toml"
    safety = {"bump": "unsafe", "left": "unsafe"}
    rules = (RULE.format(id=id_, body=body, safety=safety.get(id_, "safe")) for id_, body in bodies.items())
    pack.write_text("".join(rules), encoding="utf-8")
    return Engine(read_pack(pack))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Rules that come to an end."""
    return make(tmp_path_factory, BODIES)


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The same, with two that do not."""
    return make(tmp_path_factory, BODIES | QUARREL)


@quick
@given(text=texts, unsafe=st.booleans())
def test_changes_lead_exactly_from_the_original_to_the_cleaned_text(engine: Engine, text: str, unsafe: bool) -> None:
    cleaned = clean(Document(text), engine, unsafe=unsafe)
    assert apply(text, cleaned.changes) == cleaned.text
    assert all(0 <= c.start <= c.end <= len(text) for c in cleaned.changes)
    assert all(a.end <= b.start for a, b in pairwise(cleaned.changes))  # in order, and each by itself
    assert all(text[c.start : c.end] != c.text and c.rule_ids for c in cleaned.changes)
    assert changes_as_json([("a.txt", cleaned.changes)])


@quick
@given(text=texts, unsafe=st.booleans())
def test_cleaning_twice_changes_nothing(engine: Engine, text: str, unsafe: bool) -> None:
    once = clean(Document(text), engine, unsafe=unsafe)
    assert clean(Document(once.text), engine, unsafe=unsafe) == Cleaned(once.text, (), (), 0, once.withdrawn)


@quick
@given(text=texts)
def test_nothing_to_fix_means_the_same_text(engine: Engine, text: str) -> None:
    if not applied(engine.lint(Document(text)), unsafe=False):
        assert clean(Document(text), engine).text == text


@quick
@given(text=texts)
def test_spans_are_what_messages_quote(engine: Engine, text: str) -> None:
    for finding in engine.lint(Document(text)):
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        assert finding.message == f"<{squeeze(text[start:end])}> is wrong"


@quick
@given(text=texts)
def test_no_edit_enters_a_protected_place(engine: Engine, text: str) -> None:
    document = Document(text)
    for finding in engine.lint(document):
        edits = [edit.span for fix in finding.fixes for edit in fix.edits]
        for span in map(document.seen, (finding.span, *edits)):
            assert not any(span.start < p.end and p.start < span.end for p in document.protected)
    for change in clean(document, engine, unsafe=True).changes:
        span = document.seen(Span(change.start, change.end))
        assert not any(span.start < p.end and p.start < span.end for p in document.protected)


@quick
@given(text=texts)
def test_one_round_of_edits_leaves_all_else_as_it_was(engine: Engine, text: str) -> None:
    chosen, _ = resolve(applied(engine.lint(Document(text)), unsafe=True))
    edits = sorted((edit for finding in chosen for edit in finding.fixes[0].edits), key=lambda e: e.span)
    patch = Patch(text)
    patch.apply((edit, "test.rule") for edit in edits)
    at, now = 0, 0
    for edit in edits:
        kept = text[at : edit.span.start]
        assert patch.text[now : now + len(kept)] == kept
        now += len(kept)
        assert patch.text[now : now + len(edit.text)] == edit.text
        at, now = edit.span.end, now + len(edit.text)
    assert patch.text[now:] == text[at:]


spans = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda s: Span(s[0], s[0] + s[1]))


@st.composite
def some_findings(draw: st.DrawFn) -> list[Finding]:
    """Findings anywhere, their edits anywhere, in any order."""
    out = []
    for _ in range(draw(st.integers(0, 8))):
        edits = draw(st.lists(spans, min_size=1, max_size=2, unique=True).map(sorted))
        if len(edits) == 2 and edits[0].end >= edits[1].start:
            edits = edits[:1]
        safety = draw(st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
        id_, label = draw(st.sampled_from(["a.a", "a.b"])), draw(st.sampled_from("xy"))
        fix = Fix(tuple(Edit(span, label) for span in edits), safety)
        out.append(Finding(id_, "lexical", Severity.MINOR, draw(spans), "", (fix,), draw(st.integers(0, 1))))
    return out


def places(finding: Finding) -> list[Span]:
    return [finding.span, *(edit.span for edit in finding.fixes[0].edits)]


@quick
@given(found=some_findings(), data=st.data())
def test_the_order_of_findings_makes_no_difference(found: list[Finding], data: st.DataObject) -> None:
    assert resolve(data.draw(st.permutations(found))) == resolve(found)


@quick
@given(found=some_findings())
def test_what_is_chosen_lies_apart_and_what_is_skipped_touches_it(found: list[Finding]) -> None:
    def touch(a: Finding, b: Finding) -> bool:
        return any(p.start <= q.end and q.start <= p.end for p in places(a) for q in places(b))

    chosen, skipped = resolve(found)
    assert len(chosen) + len(skipped) == len(found)
    assert not any(touch(a, b) for i, a in enumerate(chosen) for b in chosen[:i])
    assert all(any(touch(a, b) for b in chosen) for a in skipped)


@quick
@given(text=st.text(max_size=20), data=st.data())
def test_net_changes_after_any_edits(text: str, data: st.DataObject) -> None:
    patch, now = Patch(text), text
    for number in range(data.draw(st.integers(1, 4))):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(now)), max_size=6)))
        spans = map(Span, cuts[::2], cuts[1::2])  # as many as there are whole pairs
        edits = [Edit(span, data.draw(st.text("xyz", max_size=3))) for span in spans]
        patch.apply((edit, f"test.rule{number}") for edit in data.draw(st.permutations(edits)))
        for edit in reversed(edits):
            now = now[: edit.span.start] + edit.text + now[edit.span.end :]
        assert patch.text == now
        assert apply(text, patch.changes()) == now
        assert all(a.end <= b.start for a, b in pairwise(patch.changes()))


@quick
@given(text=texts)
def test_cleaning_settles_or_names_the_rules_that_fight(quarrel: Engine, text: str) -> None:
    fight = None
    try:
        cleaned = clean(Document(text), quarrel, unsafe=True)
    except RulesFight as error:
        fight = error
    if fight is None:
        left = applied(quarrel.lint(Document(cleaned.text)), unsafe=True)
        assert set(left) == {one.finding for one in cleaned.withdrawn}
    else:
        assert {"test.left", "test.right"} <= set(fight.rule_ids)
        assert re.search(r"(?i)\b(?:left|right)\b", text)


@quick
@given(text=texts, answers=st.lists(st.sampled_from(["y", "n", "r", "s", "1", "o", "", "?"]), max_size=12))
def test_fixing_one_by_one_always_ends(quarrel: Engine, text: str, answers: list[str]) -> None:
    left = [*answers, *["r"] * 200][::-1]  # then all of each rule, two of which would go on for ever
    session = Session(quarrel, Document(text, "a.txt"))
    Dialogue(session, lambda _: left.pop(), lambda _: None, Style(colour=False)).run()
    while session.undo():
        pass
    assert session.text == text


@quick
@given(text=texts)
def test_every_finding_can_be_printed(engine: Engine, text: str) -> None:
    document = Document(text)
    found = engine.lint(document)
    for line in Text(colour=False).article(report_on(document, found)).split("\n"):
        assert all(c.isprintable() for c in line)


@quick
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30))
@pytest.mark.parametrize(("mark", "encoding"), [("", "utf-8"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")])
def test_what_is_read_is_written_back(text: str, mark: str, encoding: str) -> None:
    article = articles.decode((mark + text).encode(encoding), "a.txt")
    assert (article.text, article.encoding) == (mark + text, encoding)
    assert article.encode(article.text) == article.data
