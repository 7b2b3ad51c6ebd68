"""The phrase language: what matches, and what the replacement reads like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.rules.instances import alternatives
from mtcheck.rules.phrases import PhraseError, compile_phrase

WRAPPED = "The bridge over the river near the old town fell in the\nresult of a strike in the long war."
Make = Callable[..., Engine]


def fixed(engine: Engine, text: str) -> str:
    return clean(Document(text), engine).text


@pytest.mark.parametrize(
    ("swap", "before", "after"),
    [
        (
            {"in the result of": "as a result of"},
            "It fell in the result of a strike.",
            "It fell as a result of a strike.",
        ),
        (
            {"in the result of": "as a result of"},
            "In the result of a strike it fell.",
            "As a result of a strike it fell.",
        ),
        ({"in the result of": "as a result of"}, "IN THE RESULT OF THIS", "AS A RESULT OF THIS"),
        ({"in the result of": "as a result of"}, WRAPPED, WRAPPED.replace("in the\nresult", "as a\nresult")),
        ({"{inflict} {n:blow} on": "{strike}"}, "They inflicted blows on it.", "They struck it."),
        ({"{inflict} {n:blow} on": "{strike}"}, "inflicting a blow on", "inflicting a blow on"),
        ({"{take} participation": "{take} part"}, "He has taken participation.", "He has taken part."),
        ({"{accept} participation": "{take} part"}, "He has accepted participation.", "He has taken part."),
        ({"{accept} participation": "{take} part"}, "He accepted participation.", "He took part."),
        ({"{accept} participation": "{take} part"}, "She is not accepting participation.", "She is not taking part."),
        ({"{accept} participation": "{take} part"}, "She accepts participation.", "She takes part."),
        ({"{n:bump} on the road": "{n:pothole} on the road"}, "Bumps on the road.", "Potholes on the road."),
        ({"<x> year of age": "<x> years of age"}, "He is 12 year of age.", "He is 12 years of age."),
        ({"hope (on|to) <x:DET> <y>": "hope for <x> <y>"}, "They hope on a deal.", "They hope for a deal."),
        ({"from (its|their) side": "for its part"}, "From its side, it left.", "For its part, it left."),
        ({"at briefing": "at a briefing"}, "He spoke at briefing.", "He spoke at a briefing."),
        ({"decisions(s|) maker": "leader"}, "A decisions maker.", "A leader."),
        ({"^recall, <x>": "<x>"}, "Recall, the ship sank.", "The ship sank."),
        ({"^recall, <x>": "<x>"}, "I do recall, the ship sank.", "I do recall, the ship sank."),
        ({"^recall, <x>": "<x>"}, "It sank. Recall, the ship was old.", "It sank. The ship was old."),
        ({"<x:CAP> side": "<x>"}, "Talks with the Russian side go on.", "Talks with the Russian go on."),
        ({"extreme need": "urgent need"}, "It was an extreme need.", "It was an urgent need."),
        ({"big hour": "hour"}, "He spoke for a big hour.", "He spoke for an hour."),
        ({"very quickly": ""}, "He left very quickly.", "He left."),
        ({"very quickly,": ""}, "Very quickly, he left.", "He left."),
        ({"to the (very|) end": "to the end"}, "He fought to the very end.", "He fought to the end."),
        ({"it <x:0-2> is known": "it <x> emerged"}, "it is known", "it emerged"),
        ({"it <x:0-2> is known": "it <x> emerged"}, "it now is known", "it now emerged"),
        ({"<x> of him": "his <x>"}, "Lawyer of him left.", "His lawyer left."),
        ({"<x> of him": "his <x>"}, "Moscow of him is old. He saw Moscow.", "His Moscow is old. He saw Moscow."),
        ({"in <x:USA|CAP> side": "in <x>"}, "Seen in Oslo side by usa.", "Seen in Oslo by usa."),
        ({"don't know <WH>": "do not know"}, "They don’t know why.", "They do not know."),
    ],
)
def test_replacement(phrase_engine: Make, swap: dict[str, str], before: str, after: str) -> None:
    assert fixed(phrase_engine(swap), before) == after


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("in the result of", "within the result of"),
        ("in the result of", "in the result offered"),
        ("side", "a side-effect"),
        ("side", "a blind-side"),
        ("side", "the side's view"),
        ("one two", "one\n\ntwo"),
        ("<x:CAP> side", "the russian side"),
        ("<x:NUM> year", "many year"),
    ],
)
def test_no_match(phrase_engine: Make, phrase: str, text: str) -> None:
    assert not phrase_engine({phrase: "x"}).lint(Document(text))


def test_unless_silences_what_it_overlaps(phrase_engine: Make) -> None:
    engine = phrase_engine({"accept participation": "take part"}, 'unless = ["accept participation fees"]')
    assert not engine.lint(Document("They accept participation fees."))
    assert engine.lint(Document("They accept participation. Fees are low."))


def test_several_suggestions_in_order(phrase_engine: Make) -> None:
    (finding,) = phrase_engine({"tough": ["hard", "firm"]}).lint(Document("A tough line."))
    assert [fix.label for fix in finding.fixes] == ["hard", "firm"]
    assert finding.message == "tough is wrong, write hard"


def test_exact_case(phrase_engine: Make) -> None:
    engine = phrase_engine({"in General": "in general"}, 'case = "exact"')
    assert fixed(engine, "It is so in General. In general, no.") == "It is so in general. In general, no."


def test_a_single_number_counts_words(phrase_engine: Make) -> None:
    engine = phrase_engine({"what <x:1> did": "what <x> has done"}, 'unless = ["what <1> did not"]')
    assert fixed(engine, "See what winter did. See what winter did not do.") == (
        "See what winter has done. See what winter did not do."
    )


@pytest.mark.parametrize(
    ("phrase", "fixes", "problem"),
    [
        ("", (), "empty"),
        ("a (b", (), "unclosed"),
        ("a <X:0-2", (), "cannot read"),
        ("a <NOUN> b", (), "unknown word class"),
        ("a <1-30> b", (), "at most 9 words"),
        ("a <x:CAP 12> b", (), "at most 9 words"),
        ("a {q:b} c", (), "verb or noun"),
        ("a b", ("<x>",), "<x>"),
        ("a b", ("{take}",), "inflects"),
    ],
)
def test_bad_phrase(phrase: str, fixes: tuple[str, ...], problem: str) -> None:
    with pytest.raises(PhraseError, match=problem):
        compile_phrase(phrase, fixes)


def test_phrases_are_announced_by_their_rarest_words() -> None:
    assert compile_phrase("in the framework of").announced.lines == (
        ("framework", "the framework", "in the framework of"),
    )
    assert {key for _, key, _ in compile_phrase("{strike} at").announced.lines} == {
        f"{strike} at" for strike in ("strike", "strikes", "struck", "striking")
    }
    assert compile_phrase("<x> of <y>").announced.lines == (("of", "of", ""),)
    beside = compile_phrase("{take} <x> into <0-3> consideration").announced.beside
    assert beside == ("take taken takes taking took", "into")


@pytest.mark.parametrize(
    ("phrase", "texts"),
    [
        ("in the result", [{"in the result"}]),
        ("^(at|on) {n:deck}", [{"at deck", "at decks"}, {"on deck", "on decks"}]),
        ("on (the|) <x:Monday|eve>", [{"on the Monday"}, {"on Monday"}, {"on the Monday"}, {"on the eve"}]),
        ("<x:a|b> or <x>", [{"a or a"}, {"b or b"}]),
        ("no <x:1-2>,", [{"no winter,", "no winter winter,"}]),
    ],
)
def test_alternatives_are_shown_each(phrase: str, texts: list[set[str]]) -> None:
    found = alternatives(phrase)
    assert len(found) == len(texts)
    for these, those in zip(found, texts, strict=True):
        assert those <= set(these)


def test_capitals_of_an_inflected_word_do_not_matter(phrase_engine: Make) -> None:
    assert fixed(phrase_engine({"{n:TV leader}": "{n:TV host}"}), "Both TV leaders left.") == "Both TV hosts left."


def test_a_stop_at_the_end_of_a_sentence_stands_once(phrase_engine: Make) -> None:
    engine = phrase_engine({"at 13 hours": "at 1 p.m."})
    assert fixed(engine, "They met at 13 hours. At 13 hours it rained.") == "They met at 1 p.m. At 1 p.m. it rained."
