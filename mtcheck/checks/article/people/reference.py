"""Pronouns that mean nobody of whom the text around them speaks: everybody is of the other gender."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain

from mtcheck.checks.article.people.antecedents import Scope
from mtcheck.checks.article.people.cast import NEW
from mtcheck.checks.article.people.continued import continued
from mtcheck.checks.article.people.frames import ANY, FINITE, OF_ANOTHER, PRONOUNS, is_title_only, without_apposition
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.scope import Person
from mtcheck.checks.article.people.somebody import PEOPLE, SOMEBODY
from mtcheck.checks.article.people.subjects import of_subjects
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Safety, Span
from mtcheck.names.given import Gender, other_gender
from mtcheck.names.lookup import people_like

_RESIDENT = compiled(rf"(?:(?<=[.!?] )|(?<=\n)|^)(?:in \w+,? )?an?\s(?:[\w-]+\s){{0,3}}?(?P<who>{NEW})\b")
_QUOTED = compiled(r"[\"\u201c](?=s?he (?:is|was|has|had|will)\b)")
_SPOUSE = compiled(
    r"\b(?P<he>his(?= [a-z -]{0,8}?(?:husband|widower|boyfriend)\b)|her(?= [a-z -]{0,8}?(?:wife|widow|girlfriend)\b))"
)
_NAME = compiled(r"\b[A-Z][a-z]{2,}\b")
_NEAR = 1  # sentences
_GAP = 2  # code points between sentences
_LONG = 300  # code points behind a name that are looked at


def unlicensed(
    document: Document, view: str, people: list[Person], taken: Iterable[int]
) -> Iterator[tuple[Span, Safety]]:
    """Pronouns for which a stretch of text has people of the other gender only, one of them near, in text order.

    `view`: the article in lower case with its quotations blanked; `taken`: where pronouns begin that are known wrong.
    """
    scope = Scope(document, view, people, set(taken))
    yield from continued(scope)
    yield from ((span, Safety.UNSAFE) for span in chain(_introduced(scope), _spouses(scope)))
    for match in sorted((*ANY.finditer(view), *_quoted(scope)), key=re.Match.start):
        new = match.start() not in scope.taken  # others are known wrong, and may be surely so
        if (new or PRONOUNS["m"].fullmatch(match[0])) and scope.means_nobody(match):
            safe = _is_sole(scope, match) or new and _is_plain(scope, match)
            scope.taken.add(match.start())
            if new or safe:
                yield Span(*match.span()), Safety.SAFE if safe else Safety.UNSAFE
    for span in of_subjects(scope):
        if _names_a_man(scope, document.sentence_at(span.start).start, span.start):
            continue
        yield span, Safety.SAFE if _is_alone(scope, span) else Safety.UNSAFE


def _introduced(scope: Scope) -> Iterator[Span]:
    """Pronouns behind "a resident of Gomel" of another gender than the name that opens the next sentence."""
    for match in _RESIDENT.finditer(scope.view):
        person = scope.named_next(match.start("who"))
        gender = scope.gender(person) if person and person.sure else None
        sentence = scope.document.sentence_at(match.start("who"))
        if person is None or gender is None or PEOPLE[gender].search(scope.view, match.end(), sentence.end):
            continue
        words = list(PEOPLE[other_gender(gender)].finditer(scope.view, sentence.start, sentence.end))
        others = SOMEBODY.search(scope.view, match.end(), sentence.end)
        if all(ANY.fullmatch(word[0]) for word in words) and others is None:
            for word in words:
                scope.taken.add(word.start())
                yield Span(*word.span())


def _spouses(scope: Scope) -> Iterator[Span]:
    """The pronouns of "his husband" where a woman is spoken of before and no man, and of "her wife"."""
    for match in _SPOUSE.finditer(scope.view):
        wrong: Gender = "m" if match["he"] == "his" else "f"
        sentence = scope.document.sentence_at(match.start())
        low = scope.begin(sentence)
        near = scope.people[bisect_left(scope.starts, low) : bisect_left(scope.starts, match.start())]
        if near and wrong == "f" and near[-1].mention.full and near[-1].start >= sentence.start:
            low, near = near[-1].start, near[-1:]  # who is named last in the same sentence is meant
        if not near or any(scope.gender(person) != other_gender(wrong) for person in near) or not near[-1].sure:
            continue
        if all(word.start() in scope.taken for word in PEOPLE[wrong].finditer(scope.view, low, match.start())):
            scope.taken.add(match.start())
            yield Span(*match.span("he"))


def _quoted(scope: Scope) -> Iterator[re.Match[str]]:
    """The pronouns with which quotations open whose speaker stands behind them and is named nowhere before."""
    for match in _QUOTED.finditer(scope.document.lower):
        sentence = scope.document.sentence_at(match.start())
        rest = scope.view[match.end() : sentence.end]
        told = bisect_left(scope.starts, match.end()) < bisect_left(scope.starts, sentence.end)
        if not told or re.search(r"\w", scope.view[sentence.start : match.end()]) or ANY.search(rest):
            continue
        speaker = scope.people[bisect_left(scope.starts, match.end())]
        before = scope.people[: bisect_left(scope.starts, match.start())]
        found = ANY.match(scope.document.lower, match.end())
        if found and all(key_of(one.mention) != key_of(speaker.mention) for one in before):
            yield found


def _is_alone(scope: Scope, span: Span) -> bool:
    """Whether "he" stands in a stretch of one paragraph that speaks of women only."""
    low = max(scope.begin(scope.document.sentence_at(span.start)), scope.view.rfind("\n", 0, span.start) + 1)
    near = scope.people[bisect_left(scope.starts, low) : bisect_left(scope.starts, span.start)]
    told = any(person.sure and person.mention.full for person in near)
    if not told or any(scope.gender(person) != "f" for person in near):
        return False
    if not PRONOUNS["m"].fullmatch(scope.view, *span):
        return False
    if _names_a_man(scope, low, span.start):
        return False
    words = PEOPLE["m"].finditer(scope.view, low, span.start)
    return all(word.start() in scope.taken for word in words) and SOMEBODY.search(scope.view, low, span.start) is None


def _names_a_man(scope: Scope, start: int, end: int) -> bool:
    """Whether a stretch of text has the surname of a man whom everybody knows by it alone."""
    women = {person.mention.surname for person in scope.people if scope.gender(person) == "f"}
    names = {name[0] for name in _NAME.finditer(scope.document.text, start, end)} - women
    return any(known.gender == "m" and name in known.surnames for name in names for known in people_like(name))


def _is_sole(scope: Scope, pronoun: re.Match[str]) -> bool:
    """Whether "he" stands right behind women of the East, or known ones, in text that speaks of nobody else."""
    sentence = scope.document.sentence_at(pronoun.start())
    first, last = bisect_left(scope.starts, scope.begin(sentence, _NEAR)), bisect_left(scope.starts, pronoun.start())
    near = scope.people[first:last]
    if not PRONOUNS["m"].fullmatch(pronoun[0]) or not near:
        return False
    low = scope.begin(sentence)
    if not all(scope.is_of_east(person) and scope.gender(person) == "f" for person in near):
        return False
    return not _names_a_man(scope, low, sentence.end) and not OF_ANOTHER.match(scope.view, pronoun.end())


def _is_plain(scope: Scope, pronoun: re.Match[str]) -> bool:
    """Whether "he" goes on, in its paragraph, about the one woman who is the subject before."""
    sentence = scope.document.sentence_at(pronoun.start())
    low = scope.begin(sentence)
    near = scope.people[bisect_left(scope.starts, low) : bisect_left(scope.starts, pronoun.start())]
    if len({key_of(person.mention) for person in near}) != 1 or not PRONOUNS["m"].fullmatch(pronoun[0]):
        return False  # "she" may be a thing in the source
    first = scope.document.sentence_at(near[0].start)
    acts = FINITE.match(without_apposition(scope.view[near[0].mention.span.end :][:_LONG]))
    if _names_a_man(scope, near[0].mention.span.end, pronoun.start()):
        return False
    inside = "\n" not in scope.view[near[0].start : pronoun.start()] and sentence.start - first.end <= _GAP
    return inside and acts is not None and is_title_only(scope.view[first.start : near[0].start])
