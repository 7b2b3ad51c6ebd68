"""The gate behind every repair: what an edit may not bring into a sentence, whatever rule made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import Cleaned, clean
from mtcheck.engine.form import faults, odd_marks
from mtcheck.errors import RulesFight
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from tests.conftest import Pack, rule_text


class Scripted(Engine):
    """An engine whose findings are given: each pair of texts is found wherever the first stands, and edited so."""

    def __init__(self, *swaps: tuple[str, str], unrepaired: tuple[str, ...] = ()) -> None:
        super().__init__([])
        self.swaps = (*swaps, *((text, text) for text in unrepaired))

    def lint(self, document: Document) -> tuple[Finding, ...]:
        found = []
        for number, (old, new) in enumerate(self.swaps):
            at = document.text.find(old)
            while at >= 0:
                span = Span(at, at + len(old))
                fixes = (Fix((Edit(span, new),), Safety.SAFE),) if old != new else ()
                found.append(Finding(f"test.r{number}", "lexical", Severity.MINOR, span, f"<{old}>", fixes))
                at = document.text.find(old, at + len(old))
        return tuple(sorted(found, key=lambda f: (f.span, f.rule_id)))


def gated(text: str, *swaps: tuple[str, str], unrepaired: tuple[str, ...] = ()) -> Cleaned:
    return clean(Document(text), Scripted(*swaps, unrepaired=unrepaired))


@pytest.mark.parametrize(
    ("text", "old", "new", "reason"),
    [
        ('The mayor called it "a victory" today.', '"a victory"', '"a victory', "a quotation mark without its partner"),
        ("The mayor called it “a victory” today.", "victory”", 'victory"', "quotation marks of two kinds"),
        ("The law (of May) was signed.", "May)", "May", "a bracket without its partner"),
        ("The plan is very good.", "very", "", "a doubled space"),
        ("The plan, it seems, is good.", " it seems, is", "is", "a missing space"),
        ("The plan is good.", "is ", "was", "two words run together"),
        ("He left and came back.", "left and", "left ,", "a space before a mark"),
        ("Reporters say that the road is shut. It is late.", "Reporters say that ", "", "a small letter"),
        ("The rate is 4 rub, the dollar fell.", "rub,", "rubles.", "a small letter"),
        ("It was a result of rain.", "result", "outcome", "'a' before 'outcome'"),
        ("It was an outcome of rain.", "outcome", "result", "'an' before 'result'"),
        ("He said the town is far.", "town", "the", "a doubled word"),
        ("The court took a decision.", "a decision", "a its decision", "a doubled article"),
        ("He came, as he said, on Monday.", "as he said", "", "a doubled mark"),
        ("He spoke to the Verkhovna Rada yesterday.", "khovna Rada", "khovna, Rada", "a known name taken apart"),
    ],
)
def test_what_makes_a_place_worse_is_withdrawn(text: str, old: str, new: str, reason: str) -> None:
    done = gated(text, (old, new))
    assert (done.text, done.changes) == (text, ())
    assert [one.reason.startswith(reason) for one in done.withdrawn] == [True], done.withdrawn


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ('He called it " a victory" today.', '" a', '"a'),
        ("He called it “a victory today.", "victory today", "victory” today"),
        ("He  said that  it is late.", "said that", "said"),  # the spaces were there before
        ("Company Apple sells an iPhone. iPhone sales rose.", "iPhone sales", "iPad sales"),
        ("It was a outcome of rain.", "a outcome", "an outcome"),
        ("He met approx. ten people.", "ten", "eleven"),
        ("He works at the ministry of defence.", "ministry of defence", "Ministry of Defence"),
        ("He works at the Ministry of Defense.", "Defense", "Defence"),  # another spelling is a matter of names
        ("See https://example.org/a result.", "result", "outcome"),
        ("“Why?” he asked.", "he asked", "his son asked"),
        ("The soldier(s) left.", "left", "went"),
        ("He bought a one-way ticket.", "one-way", "used"),
        ("He lost an hour, a year.", "an hour, a", "an hour or a"),
        ("He spoke to the Verkhovna Rada.", "Verkhovna Rada", "parliament"),
        ("share this\n\nHe left.", "share this\n\n", ""),
    ],
)
def test_what_is_no_worse_is_made(text: str, old: str, new: str) -> None:
    done = gated(text, (old, new))
    assert (done.text, done.withdrawn) == (text.replace(old, new), ())


def test_all_edits_of_a_fix_are_withdrawn_together() -> None:
    class Both(Scripted):
        def lint(self, document: Document) -> tuple[Finding, ...]:
            if "very" not in document.text:
                return ()
            edits = (Edit(Span(0, 3), "That"), Edit(Span(12, 16), ""))
            return (Finding("test.both", "lexical", Severity.MINOR, Span(0, 3), "", (Fix(edits, Safety.SAFE),)),)

    done = clean(Document("The plan is very good."), Both())
    assert (done.text, [one.reason for one in done.withdrawn]) == ("The plan is very good.", ["a doubled space"])


def test_the_rest_of_a_sentence_is_repaired_all_the_same() -> None:
    done = gated("The old plan is very good today.", ("very", ""), ("old", "new"), ("today", "now"))
    assert done.text == "The new plan is very good now."


def test_what_had_given_way_comes_when_the_other_is_withdrawn() -> None:
    done = gated("The plan is very good.", ("very good", " good"), ("very", "rather"))
    assert done.text == "The plan is rather good."
    assert [one.finding.rule_id for one in done.withdrawn] == []  # what it was about is gone


def test_a_repair_that_brings_a_new_finding_is_withdrawn() -> None:
    done = gated("It was a poor harvest.", ("poor", "lean"), unrepaired=("lean",))
    assert (done.text, [one.reason for one in done.withdrawn]) == ("It was a poor harvest.", ["test.r1: <lean>"])
    # One that was there before, or that is repaired in turn, is no reason.
    assert gated("It was a lean poor harvest.", ("poor", "small"), unrepaired=("lean",)).text.endswith("small harvest.")
    assert gated("A poor harvest.", ("poor", "lean"), ("lean", "small")).text == "A small harvest."
    # ... nor is what the old words beside it have been hiding.
    assert gated("A poor harvest.", ("poor", "lean"), unrepaired=("lean harvest.",)).text == "A lean harvest."
    # ... but one is whose own repair the gate would not let pass.
    assert gated("A poor harvest.", ("poor", "lean"), ("lean", "")).text == "A poor harvest."


class Bare(Scripted):
    """Finds one word where no quotation marks stand around it, and has no fix for it."""

    def __init__(self, word: str, *swaps: tuple[str, str]) -> None:
        super().__init__(*swaps)
        self.word = word

    def lint(self, document: Document) -> tuple[Finding, ...]:
        at = document.text.find(f" {self.word} ") + 1
        span = Span(at, at + len(self.word))
        bare = Finding("test.bare", "lexical", Severity.MINOR, span, "bare", ())
        return (*super().lint(document), *((bare,) if at else ()))


def test_what_only_marks_had_hidden_was_there_before() -> None:
    text = 'The "Comet" sails at noon.'
    assert clean(Document(text), Bare("Comet", ('"Comet"', "Comet"))).text == "The Comet sails at noon."
    assert clean(Document(text), Bare("Meteor", ('"Comet"', "Meteor"))).text == text


def test_a_finding_elsewhere_in_the_sentence_is_no_reason(pack: Pack) -> None:
    """Checks see some old faults only when a worse one beside them is gone."""
    body = "kind = \"regex\"\npattern = '''^(?!.*poor).*(?P<at>harvest)'''\ngroup = \"at\"\nfix = \"crop\""
    hidden = rule_text(body, id_="test.hidden", safety="unsafe")
    engine = Engine(pack(rule_text('kind = "phrase"\nswap = { "poor" = "small" }') + hidden))
    assert clean(Document("It was a poor and late harvest."), engine).text == "It was a small and late harvest."


def test_withdrawn_fixes_do_not_make_rules_fight() -> None:
    assert gated("Turn left.", ("left", "right  left")).text == "Turn left."
    with pytest.raises(RulesFight):
        gated("Turn left.", ("left", "right"), ("right", "left"))


pieces = st.sampled_from(
    [*'“”"().,;:!? \n', " ", " ", "a ", "an ", "the ", "The ", "very ", "old ", "hour", "plan", "it"]
)
articles = st.lists(pieces, max_size=25).map("".join)
swaps = st.lists(st.tuples(pieces, st.lists(pieces, max_size=2).map("".join)), min_size=1, max_size=4).filter(
    lambda some: all(old != new for old, new in some)
)
Swaps = list[tuple[str, str]]


def wrong(text: str) -> Counter[str]:
    """Faults by the reason, over all paragraphs."""
    document = Document(text)
    parts = [document.text[p.start : p.end] for p in document.paragraphs]
    return sum((Counter(f.reason for f in faults(part)) + odd_marks(part) for part in parts), Counter())


@settings(max_examples=400, deadline=None)
@given(text=articles, swaps=swaps, unrepaired=st.lists(pieces, max_size=2))
@example(text='" " ,', swaps=[(" ,", ",")], unrepaired=[])
def test_whatever_rules_do_no_new_fault_comes_in(text: str, swaps: Swaps, unrepaired: list[str]) -> None:
    engine = Scripted(*swaps, unrepaired=tuple(unrepaired))
    try:
        done = clean(Document(text), engine)
    except RulesFight:
        return
    assert clean(Document(done.text), engine) == Cleaned(done.text, (), (), 0, done.withdrawn)
    assert {one.finding for one in done.withdrawn} == {f for f in engine.lint(Document(done.text)) if f.fixes}
    if len(done.changes) == 1 and done.rounds == 1:
        assert not wrong(done.text) - wrong(text), done


@pytest.mark.parametrize("name", ["a.html", "a.docx"])
def test_a_paragraph_that_goes_as_a_whole_moves_what_follows(name: str, phrase_engine: Callable[..., Engine]) -> None:
    """Where nothing is left between two blocks they are not parted twice, which must not look like a broken line."""
    text = "Share this.\nShare this.\nA bump came.\nShare this.\nIt took a bump there.\nThe end."
    if name == "a.html":
        text = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    made = clean(Document(text, name), phrase_engine({"share this.": "", "bump": "blow"}))
    assert (made.text.count("blow"), made.text.count("Share"), made.rounds, made.withdrawn) == (2, 0, 1, ())
