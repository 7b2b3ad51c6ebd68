"""Pronouns of the sentences behind that of a name, with which a text goes on about its bearer.

In five million words of news "he" or "she" that opens such a sentence, or tells whose a quotation is, means the subject
of the last one that names anybody in 995 cases of 1000, whoever else that sentence, or those before it, speak of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.anaphors import CALLED
from mtcheck.checks.article.people.antecedents import Scope
from mtcheck.checks.article.people.frames import ACCORDING, ANY, OPENING, PRONOUNS
from mtcheck.checks.article.people.scope import Person
from mtcheck.checks.article.people.sole import roles_of
from mtcheck.checks.article.people.somebody import OF_SOMEBODY, PEOPLE, SOMEBODY, SOMEBODY_ELSE
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import other_gender

_PHRASE = compiled(
    r"\W*(?:(?:in|at|on|during|after|before|with|despite|for|since|until|by|under|from)\s[^,.;:\"]{2,60}|"
    r"according to(?:\s[^,.;:\"]{2,60})?|"
    r"(?:but|and|however|also|later|then|now|earlier|meanwhile|moreover|today|yesterday)),?\s$"
)
_SPEECH = compiled(rf"\s(?:(?:also|then|later|further|has|had)\s)*(?:{cues.SAYS})\b")
_FAR = 3  # sentences that are not all quotation
_FURTHEST = 7  # with quotations
_LETTER = compiled(r"[a-z]")
_AGED = compiled(r"(?<=\bthe )\d+-year-old\s")  # the 40-year-old athlete


class Place(NamedTuple):
    """Where a pronoun stands: its sentence, how many others lie between, whether it tells who says what is quoted."""

    pronoun: re.Match[str]
    sentence: Span
    between: int
    tells: bool
    opens: bool


def behind(scope: Scope, person: Person, sentence: Span, *, leads: bool) -> Iterator[Place]:
    """The first pronoun of each of the sentences behind, as long as they speak of nobody else.

    `leads`: the person is who acts or speaks, whom "the athlete" takes up.
    """
    sentences, view = scope.document.sentences, scope.view
    at = bisect_left(sentences, Span(sentence.end, 0))
    told = (place for place in sentences[at : at + _FURTHEST] if _LETTER.search(view, *place))
    for between, place in enumerate(islice(told, _FAR)):
        pronoun = ANY.search(view, *place)
        if not _is_free(scope, person, place.start, pronoun.start() if pronoun else place.end, leads=leads):
            return
        if pronoun is None:
            continue
        quoted = '"' in scope.document.folded[place.start : pronoun.start()]
        tells = quoted and pronoun[0] in ("he", "she") and _SPEECH.match(view, pronoun.end()) is not None
        tells = tells and not _LETTER.search(view, place.start, pronoun.start())
        yield Place(pronoun, place, between, tells, _opens(view, pronoun, place))
        right = PRONOUNS[scope.gender(person) or "f"].fullmatch(pronoun[0])
        if not right or not _is_free(scope, person, pronoun.end(), place.end, leads=leads):
            return


def _opens(view: str, pronoun: re.Match[str], place: Span) -> bool:
    """Whether a pronoun opens its sentence, but for a phrase."""
    text, at = view[place.start : place.end], pronoun.start() - place.start
    opening = OPENING.match(text)
    if opening and opening.start("he") == at or _PHRASE.fullmatch(text[:at]):
        return True
    according = ACCORDING.match(text.lstrip('" '))
    return according is not None and pronoun[0] in ("him", "her", "his")


def _is_free(scope: Scope, person: Person, start: int, end: int, *, leads: bool) -> bool:
    """Whether a stretch speaks of nobody but the person, whom "the athlete" can take up."""
    people = scope.people[bisect_left(scope.starts, start) : bisect_left(scope.starts, end)]
    names = bisect_left(scope.full_names, start) < bisect_left(scope.full_names, end)
    if names or any(not scope.is_quoted(one) for one in people) or scope.has_strangers(start, end):
        return False
    wrong, view = PEOPLE[other_gender(scope.gender(person) or "f")], _AGED.sub("", scope.view[start:end])
    if any(words.search(view) for words in (wrong, SOMEBODY_ELSE, OF_SOMEBODY)):
        return False
    own = roles_of(scope.view, [person]) | CALLED if leads else frozenset()
    nouns = (noun[0].split() for noun in SOMEBODY.finditer(view))
    return all(noun[0] == "the" and noun[-1] in own for noun in nouns)
