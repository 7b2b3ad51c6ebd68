"""Pronouns that go on about the one person of a sentence, in its further clauses and in the sentences behind it.

Whoever else the article speaks of: English takes up the subject of the clause before, and names anybody else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from mtcheck.checks.article.people.antecedents import Scope
from mtcheck.checks.article.people.frames import (
    ANY,
    FINITE,
    OF_ANOTHER,
    PRONOUNS,
    SPEAKER,
    is_title_only,
    without_apposition,
)
from mtcheck.checks.article.people.scope import Person, same
from mtcheck.checks.article.people.sole import is_human
from mtcheck.checks.article.people.somebody import OF_SOMEBODY, PEOPLE, SOMEBODY, SOMEBODY_ELSE, comes_in
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender, other_gender

_NEXT = 3  # sentences behind that of a name
_CLAUSE = compiled(  # a clause whose subject is that of the one before
    r"\b(?:(?P<said>says|said|that|how|why|if|whether)|because|as|while|when|after|before|since|although|though|until|where|and|"
    r"but|so|than)\s(?:also )?(?P<he>s?he)\b"
)
_THAT = compiled(r"\b(?:that|because|when|after|before|how|if)\b")
_OF = compiled(r"\b(?:of|by|with|to|for|from|about|in|on)\s$|\band\b")


def of_subjects(scope: Scope) -> Iterator[Span]:
    """Pronouns of the other gender than the subject's, or the one person's, in text order of the names."""
    for first, person in enumerate(scope.people):
        sentence = scope.document.sentence_at(person.start)
        last = bisect_left(scope.starts, sentence.end)
        if first and scope.starts[first - 1] >= sentence.start or person.gender is None or not scope.is_sure(person):
            continue
        others = [p.start for p in scope.people[first + 1 : last] if not same(p, person)]
        yield from _in_clauses(scope, person, person.gender, others[0] if others else sentence.end)
        if not others:
            yield from _in_next(scope, person, sentence, person.gender)


def _in_clauses(scope: Scope, person: Person, gender: Gender, stop: int) -> Iterator[Span]:
    """The subject of a later clause of the person's own sentence: Anna Lind did not come because he was ill."""
    sentence, end = scope.document.sentence_at(person.start), person.mention.span.end
    lead, wrong = scope.view[sentence.start : person.start], other_gender(gender)
    if not is_title_only(lead) or _OF.search(lead) or PEOPLE[wrong].search(lead):
        return
    rest = without_apposition(scope.view[end:stop])
    match = _CLAUSE.search(rest) if FINITE.match(rest) else None
    if match is None or match["said"] and _others_before(scope, sentence, gender):
        return
    if PRONOUNS[wrong].fullmatch(match["he"]) and not _somebody(rest[: match.start("he")], wrong):
        yield from _taken(scope, end + match.start("he"), stop, wrong)


def _others_before(scope: Scope, sentence: Span, gender: Gender) -> bool:
    """Whether somebody is spoken of shortly before of whom reported speech can go on."""
    low = scope.begin(sentence)
    near = scope.people[bisect_left(scope.starts, low) : bisect_left(scope.starts, sentence.start)]
    if any(scope.gender(person) != gender for person in near) or SOMEBODY_ELSE.search(scope.view, low, sentence.start):
        return True
    words = PEOPLE[other_gender(gender)].finditer(scope.view, low, sentence.start)
    if any(word.start() not in scope.taken for word in words):
        return True
    return not all(scope.is_title(noun) for noun in SOMEBODY.finditer(scope.view, low, sentence.start))


def _in_next(scope: Scope, person: Person, sentence: Span, gender: Gender) -> Iterator[Span]:
    """The first pronoun of the sentences behind, in the same paragraph, as long as they name nobody."""
    wrong, view = other_gender(gender), scope.view
    if PEOPLE[wrong].search(scope.document.lower, *sentence) or not _only(scope, person, sentence):
        return
    at = bisect_left(scope.document.sentences, Span(sentence.end, 0))
    for place in islice(scope.document.sentences, at, at + _NEXT):
        named = bisect_left(scope.starts, place.start) < bisect_left(scope.starts, place.end)
        if named or "\n" in view[sentence.end - 1 : place.start]:
            return
        match = ANY.search(view, place.start, place.end)
        before = view[place.start : match.start() if match else place.end]
        if _somebody(before, wrong) or scope.has_strangers(place.start, place.start + len(before)):
            return
        if match:
            if PRONOUNS[wrong].fullmatch(match[0]) and not _is_told(view, match, place, gender):
                yield from _taken(scope, match.start(), place.end, wrong)
            return


def _only(scope: Scope, person: Person, sentence: Span) -> bool:
    """Whether a sentence speaks of nobody but the person, as far as words tell; titles are the person's."""
    text = scope.document.lower
    nouns = [*SOMEBODY.finditer(text, *sentence), *OF_SOMEBODY.finditer(text, *sentence)]
    others = [noun for noun in nouns if not scope.is_title(noun)]
    lead = scope.view[sentence.start : person.start]
    possessed = scope.view[person.mention.span.end :][:1] in ("'", "\u2019") or _OF.search(lead) is not None
    return not others and not (possessed and nouns)


def _is_told(view: str, pronoun: re.Match[str], place: Span, gender: Gender) -> bool:
    """Whether somebody else may be meant: who says what stands before; whose killer or widow it is."""
    speaks = SPEAKER.search(view, max(place.start, pronoun.start() - 3), place.end)
    tells = speaks is not None and speaks.start("he") == pronoun.start()
    her = PRONOUNS[gender].search(view, pronoun.end(), place.end)  # He praised her
    both = her is not None and not _THAT.search(view, pronoun.end(), her.start())
    thing = gender == "m" and not is_human(view, pronoun)  # a ship
    return tells or both or thing or OF_ANOTHER.match(view, pronoun.end()) is not None


def _somebody(text: str, wrong: Gender) -> bool:
    return any(pattern.search(text) for pattern in (SOMEBODY, OF_SOMEBODY, PEOPLE[wrong]))


def _taken(scope: Scope, start: int, stop: int, wrong: Gender) -> Iterator[Span]:
    """A pronoun that begins there, and those of its gender that follow, up to anybody else."""
    named = scope.starts[bisect_left(scope.starts, start) : bisect_left(scope.starts, stop)]
    stop = min(comes_in(scope.view, start, stop), *named[:1], stop)
    for match in PRONOUNS[wrong].finditer(scope.view, start, stop):
        if match.start() not in scope.taken:
            scope.taken.add(match.start())
            yield Span(*match.span())
