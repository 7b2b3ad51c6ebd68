"""Random edits of every kind at the gate: what changes a fact, a name, a denial or a mark never passes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.model.answers import Proposal
from mtcheck.model.gate.passing import Bounds, passed
from mtcheck.model.gate.verdict import Passed
from mtcheck.model.passages import passages_of

EXAMPLES = 200
NAMES = (
    "Olga Vetrova|Murat Demirci|Pavel Grodin|Anne Lefort|Stephen Brook|Hassan Rouhani|Marta Kowalczyk|Li Qiang|"
    "Petro Bondar|Gulnara Isaeva|Rosneft|Danske Bank|Memorial|Boeing"
).split("|")
PLACES = "Odessa|Ankara|Geneva|Tbilisi|Minsk|Cairo|Rotterdam|Lublin|Yerevan|Baku".split("|")
NUMBERS = "17|240|3,500|1.5 million|four|twelve|36 per cent|$90|2014|8 km|0.7|a hundred and five".split("|")
DATES = "on 3 May|on October 12, 2019|on Tuesday|in 1998|at 6 p.m.|on 04.11.2020|yesterday".split("|")
DENIALS = "did not |has never |could not |will not |cannot ".split("|")
VERBS = "reach|support|reject|confirm|build|leave|accept|repair".split("|")
THINGS = "the old bridge|the plan of the council|the new pipeline|a further contract|both offers".split("|")
FILLERS = "according to the agency|as the report says|in the opinion of experts|it became known".split("|")
OTHER_NAMES = "Viktor Samsonov|Ingrid Nyberg|Lufthansa|Marrakesh|Osaka|Pedro Almansa|Greenpeace|Sofia Duran".split("|")
ELSEWHERE = "The harvest was good this year. Farmers expect low prices, and traders wait for rain."


class Article:
    """An article of one telling sentence, and another; with what stands where."""

    def __init__(self, parts: Sequence[str]) -> None:
        self.name, self.place, self.number, self.date, self.denial, self.verb, self.thing, self.filler = parts
        # What denies nothing is left out of one half of the articles.
        self.sentence = (
            f"{self.name} {self.denial}{self.verb} {self.thing} near {self.place} {self.date}, {self.filler}, "
            f"with {self.number} of its workers."
        )
        self.text = f'{self.sentence} "We wait for an answer," he said.\n\n{ELSEWHERE}\n'
        self.document = Document(self.text)

    def tried(self, *edits: tuple[str, str], **more: Any) -> Passed:
        """What becomes of edits of its first paragraph."""
        passage = passages_of(self.document, 300)[0]
        proposals = [Proposal(quote, new, "lexical", sure="certain", **more) for quote, new in edits]
        return passed(Bounds(self.document), [(passage, proposals)])


parts = st.tuples(*map(st.sampled_from, (NAMES, PLACES, NUMBERS, DATES, DENIALS, VERBS, THINGS, FILLERS)))
articles = parts.map(Article)
quick = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def stretched(draw: st.DrawFn, text: str, part: str) -> tuple[str, str, str]:
    """A quote that holds a part of a text, and what stands in it on either side."""
    at = text.index(part)
    before, after = text[:at].split(" "), text[at + len(part) :].split(" ")
    left = " ".join(before[len(before) - draw(st.integers(1, min(4, len(before)))) :])
    right = " ".join(after[: draw(st.integers(1, min(4, len(after))))])
    return left + part + right, left, right


def changed(data: st.DataObject, article: Article, old: str, new: str) -> Passed:
    """A part of an article changed, in a quote of any length, perhaps with a harmless change beside it."""
    quote, left, right = data.draw(stretched(article.sentence, old))
    assume(article.text.count(quote) == 1)
    after = left + new + right
    if data.draw(st.booleans()):
        after = re.sub(rf"\b{article.filler}\b", "they say", after)
    return article.tried((quote, after))


@quick
@given(articles, st.sampled_from(NUMBERS), st.data())
def test_numbers_stay(article: Article, other: str, data: st.DataObject) -> None:
    assume(other != article.number)
    new = data.draw(st.sampled_from((other, "", "several", f"{other} or {article.number}", f"{article.number}9")))
    assume(not (new.endswith("9") and not article.number[-1].isdigit()))
    assert not changed(data, article, article.number, new).changes


@quick
@given(articles, st.sampled_from(DATES), st.data())
def test_dates_stay(article: Article, other: str, data: st.DataObject) -> None:
    assume(other != article.date)
    new = data.draw(st.sampled_from((other, "lately", f"{article.date} and {other}")))
    assert not changed(data, article, article.date, new).changes


@quick
@given(articles, st.sampled_from(OTHER_NAMES), st.booleans(), st.data())
def test_names_stay(article: Article, other: str, place: bool, data: st.DataObject) -> None:
    old = article.place if place else article.name
    new = data.draw(st.sampled_from((other, f"{old} and {other}", f"{other}, not {old},", "it", f"{other}'s {old}")))
    assert not changed(data, article, old, new).changes


@quick
@given(articles, st.data())
def test_names_do_not_change_places(article: Article, data: st.DataObject) -> None:
    first, second = article.name.split()[0], article.place
    swapped = article.sentence.replace(first, "@").replace(second, first).replace("@", second)
    made = article.tried((article.sentence, swapped))
    assert not made.changes
    made = article.tried((first, second), (second, first), group="g")
    assert not made.changes
    assert data is not None


@quick
@given(articles, st.data())
def test_what_is_denied_stays(article: Article, data: st.DataObject) -> None:
    without = {denial: re.sub(" ?not|never ", "", denial) for denial in DENIALS}
    old, new = data.draw(
        st.sampled_from(
            (
                (article.denial, without[article.denial]),
                (article.denial, ""),
                (article.denial, "always "),
                (article.denial, f"{article.denial}never "),
                ("of its workers", "of no workers"),
                (f"near {article.place}", f"not near {article.place}"),
                (f"near {article.place}", f"far from {article.place}, without success, near {article.place}"),
            )
        )
    )
    assert not changed(data, article, old, new).changes


MARKS = ('"', "(", ")", "\u201c", "\u201d", "[")
SIGNS = ("\u200b", "\u202e", "<b>", "`", "\x1b[31m", "https://example.org", "{x}", "\u043e", "me@ex.org", "www.ex.com")


@quick
@given(articles, st.sampled_from((*MARKS, *SIGNS)), st.data())
def test_marks_and_signs_do_not_come_in(article: Article, sign: str, data: st.DataObject) -> None:
    words = article.sentence.split(" ")
    at = data.draw(st.integers(1, len(words) - 1))
    quote = " ".join(words[at - 1 : at + 1])
    assume(article.text.count(quote) == 1)
    new = data.draw(st.sampled_from((f"{words[at - 1]} {sign}{words[at]}", f"{words[at - 1]}{sign} {words[at]}")))
    assert not article.tried((quote, new)).changes
    assert not article.tried(('"We wait', "We wait")).changes
    assert not article.tried(('answer,"', "answer,")).changes


@quick
@given(articles, st.sampled_from(OTHER_NAMES), st.data())
def test_a_group_stands_or_falls(article: Article, other: str, data: st.DataObject) -> None:
    good = (article.filler, "they say")
    bad = data.draw(
        st.sampled_from(
            ((article.place, other), (f"with {article.number}", "with 99999"), ("nowhere to be found", "here"))
        )
    )
    order = data.draw(st.permutations([good, bad]))
    assert not article.tried(*order, group="g").changes
    assert len(article.tried(*order).changes) == 1


@quick
@given(articles, st.data())
def test_whatever_passes_keeps_the_facts(article: Article, data: st.DataObject) -> None:
    """Edits without any sense, judged by simpler means than the gate has."""
    words = article.text.split("\n")[0].split(" ")
    pool = [*words, *'the of not no 7 19 Osaka Nyberg ( " and has been very'.split(), ""]
    edits = []
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(words) - 1))
        quote = " ".join(words[at : at + data.draw(st.integers(1, 5))])
        edits.append((quote, " ".join(data.draw(st.lists(st.sampled_from(pool), max_size=5)))))
    made = article.tried(*edits)
    text = article.text
    for change in sorted(made.changes, key=lambda c: c.span, reverse=True):
        text = text[: change.span.start] + change.text + text[change.span.end :]
    assert text.endswith(ELSEWHERE + "\n")
    assert "Osaka" not in text
    assert "Nyberg" not in text
    for pattern in (r"\d", r"[()]"):
        assert sorted(re.findall(pattern, text)) == sorted(re.findall(pattern, article.text))
    denials = re.compile(r"\b(?:no|not|never|cannot)\b")
    assert len(denials.findall(text)) == len(denials.findall(article.text))
    assert text.count('"') % 2 == 0


def test_edits_enter_nothing_protected() -> None:
    text = "See https://example.org/the-plan or write to desk@example.org about the plan, `the plan` itself."
    document = Document(text)
    (passage,) = passages_of(document, 300)
    for quote in ("the-plan", "example.org/the-plan", "desk@example.org", "`the plan`"):
        edits = [Proposal(quote, "a scheme", "lexical", occurrence=1)]
        assert not passed(Bounds(document), [(passage, edits)]).changes
    bounds = Bounds(document, terms=("about the plan",))
    assert not passed(bounds, [(passage, [Proposal("about the", "on the", "lexical")])]).changes
