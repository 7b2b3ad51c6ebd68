"""Which fixes go together, in what order, and what happens when rules never agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import Cleaned, clean, resolve
from mtcheck.errors import RulesFight
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from tests.conftest import Pack, rule_text

Make = Callable[..., Engine]


def finding(
    start: int,
    end: int,
    id_: str = "test.rule",
    *,
    safety: Safety = Safety.SAFE,
    priority: int = 0,
    edits: tuple[tuple[int, int], ...] = (),
) -> Finding:
    """A finding at a place, whose fix edits that place, or the places given."""
    fix = Fix(tuple(Edit(Span(*span), "x") for span in edits or ((start, end),)), safety)
    return Finding(id_, "lexical", Severity.MINOR, Span(start, end), "", (fix,), priority)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (finding(0, 2), finding(1, 9, safety=Safety.UNSAFE, priority=5)),  # safer
        (finding(0, 2, priority=1), finding(1, 9)),  # higher priority
        (finding(1, 9), finding(0, 2)),  # longer
        (finding(0, 2), finding(2, 4)),  # earlier; touching is a conflict
        (finding(0, 2, "a.a"), finding(0, 2, "a.b")),  # id
        (finding(0, 2, edits=((0, 1), (6, 7))), finding(5, 6, edits=((5, 6),))),  # the far edit touches
        (finding(0, 9, edits=((0, 2),)), finding(5, 7)),  # the fix counts on the words that the other would change
        (finding(0, 4), finding(9, 12, edits=((4, 5),))),  # an edit outside the place found
        (finding(3, 6), finding(3, 3)),  # an insertion at the edge
    ],
)
def test_who_gives_way(first: Finding, second: Finding) -> None:
    assert resolve([first, second]) == ([first], [second])
    assert resolve([second, first]) == ([first], [second])


def test_what_does_not_touch_goes_together() -> None:
    together = [finding(0, 2), finding(3, 5), finding(6, 6), finding(10, 12, edits=((7, 8), (13, 14)))]
    assert resolve(together)[1] == []


def test_many_findings_are_resolved_quickly() -> None:
    many = [finding(i * 3, i * 3 + 2) for i in range(30_000)]
    assert len(resolve(many)[0]) == len(many)


def cleaned(engine: Engine, text: str, *, unsafe: bool = False) -> Cleaned:
    return clean(Document(text), engine, unsafe=unsafe)


def test_again_until_nothing_is_left(phrase_engine: Make) -> None:
    result = cleaned(phrase_engine({"one": "two", "two": "three", "three": "four"}), "Only one.")
    assert (result.text, result.rounds) == ("Only four.", 3)
    assert [(c.start, c.end, c.text) for c in result.changes] == [(5, 8, "four")]


def test_a_fix_made_for_words_that_another_changes_waits(phrase_engine: Make) -> None:
    engine = phrase_engine({"in the result of": "as a result of", "result of": "outcome of"})
    assert cleaned(engine, "It fell in the result of rain.").text == "It fell as an outcome of rain."


@pytest.mark.parametrize(("safety", "applied"), [("safe", (True, True)), ("unsafe", (False, True))])
def test_safety(pack: Pack, safety: str, applied: tuple[bool, bool]) -> None:
    engine = Engine(pack(rule_text('kind = "phrase"\nswap = { "bump" = "blow" }', safety=safety)))
    for unsafe in (False, True):
        assert cleaned(engine, "A bump.", unsafe=unsafe).text == ("A blow." if applied[unsafe] else "A bump.")


def test_display_rules_change_nothing(pack: Pack) -> None:
    engine = Engine(pack(rule_text('kind = "phrase"\nfind = ["bump"]', safety="display")))
    made = cleaned(engine, "A bump.", unsafe=True)
    assert made == Cleaned("A bump.", (), (), 0)
    assert made.left == engine.lint(Document("A bump."))


def test_only_the_first_fix_is_made(phrase_engine: Make) -> None:
    assert cleaned(phrase_engine({"bump": ["blow", "knock"]}), "A bump.").text == "A blow."


def test_what_gave_way_for_good_is_reported(pack: Pack) -> None:
    long = rule_text('kind = "phrase"\nswap = { "bump on the road" = "pothole" }', id_="test.long")
    short = rule_text('kind = "phrase"\nswap = { "the road" = "the way", "bump" = "blow" }', id_="test.short")
    result = cleaned(Engine(pack(long + short)), "A bump on the road. A bump.")
    assert result.text == "A pothole. A blow."
    assert {(f.rule_id, f.message) for f in result.skipped} == {
        ("test.short", "the road is wrong, write the way"),
        ("test.short", "bump is wrong, write blow"),
    }


def test_what_gave_way_and_is_made_later_is_not_reported(phrase_engine: Make) -> None:
    engine = phrase_engine({"in the result of": "as a result of", "result of": "outcome of"})
    assert not cleaned(engine, "It fell in the result of rain.").skipped


@pytest.mark.parametrize(
    ("swap", "ids"),
    [
        ({"test.one": ("left", "right"), "test.two": ("right", "left")}, ("test.one", "test.two")),
        ({"test.one": ("left", "right or left")}, ("test.one",)),
        # What only leads into the quarrel is not named.
        (
            {"test.in": ("start", "left"), "test.one": ("left", "right"), "test.two": ("right", "left")},
            ("test.one", "test.two"),
        ),
        (
            {"test.a": ("left", "right"), "test.b": ("right", "up"), "test.c": ("up", "left")},
            ("test.a", "test.b", "test.c"),
        ),
    ],
)
def test_rules_that_fight_are_named(pack: Pack, swap: dict[str, tuple[str, str]], ids: tuple[str, ...]) -> None:
    rules = [rule_text(f'kind = "phrase"\nswap = {{ "{a}" = "{b}" }}', id_=id_) for id_, (a, b) in swap.items()]
    engine = Engine(pack("".join(rules)))
    with pytest.raises(RulesFight) as error:
        cleaned(engine, "Turn start, turn left.")
    assert error.value.rule_ids == ids
    assert all(id_ in str(error.value) for id_ in ids)
    assert cleaned(engine, "Go straight on.").text == "Go straight on."


@pytest.mark.parametrize(("safety", "why"), [("safe", "test.two: "), ("unsafe", "what test.two would undo")])
def test_unsafe_fixes_that_are_undone_keep_nothing_else_back(pack: Pack, safety: str, why: str) -> None:
    one = rule_text('kind = "phrase"\nswap = { "left" = "right" }', id_="test.one", safety=safety)
    two = rule_text('kind = "phrase"\nswap = { "right" = "left" }', id_="test.two", safety="unsafe")
    engine = Engine(pack(one + two + rule_text('kind = "phrase"\nswap = { "a bump" = "a blow" }', id_="test.other")))
    done = clean(Document("Turn left. It was a bump.\n\nA bump."), engine, unsafe=True)
    assert done.text == "Turn left. It was a blow.\n\nA blow."
    assert [one.finding.rule_id for one in done.withdrawn] == ["test.one"]
    assert done.withdrawn[0].reason.startswith(why)
    again = clean(Document(done.text), engine, unsafe=True)
    assert (again.text, again.changes, again.withdrawn) == (done.text, (), done.withdrawn)


def test_a_rule_that_grows_is_named_before_its_text_is_read(pack: Pack) -> None:
    growing = rule_text("kind = 'regex'\npattern = 'o'\nfix = '" + "o" * 500 + "'", id_="test.grows")
    engine = Engine(pack(growing + rule_text('kind = "phrase"\nswap = { "left" = "right" }', id_="test.right")))
    with pytest.raises(RulesFight) as error:
        cleaned(engine, "Go on, go on, then turn left. " * 3)
    assert error.value.rule_ids == ("test.grows",)


@pytest.mark.parametrize(
    ("swap", "before", "after"),
    [
        ({"very quickly": ""}, "\ufeffVery quickly he left.", "\ufeffHe left."),
        ({"very quickly": ""}, "He came. Very quickly he left.", "He came. He left."),
        ({"very quickly": ""}, "“Very quickly he left,” she said.", "“He left,” she said."),
        ({"very quickly": ""}, "He came. Very quickly", "He came."),
        ({"very quickly": ""}, "He left very quickly, she said.", "He left, she said."),
        ({"very quickly": ""}, "very quickly", ""),
        ({"result": "outcome"}, "It was a result.", "It was an outcome."),
        ({"result": "outcome"}, "See https://example.org/a result.", "See https://example.org/a outcome."),
        ({"result": "outcome"}, "See `pick a` result.", "See `pick a` outcome."),
        ({"outcome": "result"}, "An outcome.", "A result."),
    ],
)
def test_edits_around_what_was_found(phrase_engine: Make, swap: dict[str, str], before: str, after: str) -> None:
    assert cleaned(phrase_engine(swap), before).text == after


def test_no_edit_of_a_check_enters_a_protected_place() -> None:
    engine = Engine([])
    document = Document("See <b> here.")
    for span, kept in (((5, 5), 0), ((6, 6), 0), ((4, 4), 1), ((7, 7), 1), ((6, 9), 0), ((7, 9), 1)):
        engine._checked = lambda _, span=span: [finding(0, 3, edits=(span,))]  # type: ignore[method-assign,misc]
        assert len(engine.lint(document)) == kept, span
