"""`His own` and `himself` in the clause of a woman, `herself` in that of a man: one's own is always the subject's.

In two million words of news a possessive in the clause of `he` or `she` is the subject's 19 times of 20, and whenever
`own`, `first`, `career` and the like stand behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.frames import other_pronoun
from mtcheck.checks.article.people.scope import people_of
from mtcheck.checks.article.people.somebody import PEOPLE, SOMEBODY
from mtcheck.document import Document
from mtcheck.english.quotations import unquoted
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.given import Gender
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_WHO: dict[Gender, str] = {
    "f": rf"(?:woman|girl|schoolgirl|actress|ballerina|lady|{cues.WOMEN})",
    "m": rf"(?:man|boy|schoolboy|gentleman|{cues.MEN})",
}
_PRONOUN: dict[Gender, str] = {"f": "she", "m": "he"}
_NO_CLAUSE = (  # one word of the same clause, that is nobody
    r"(?:(?!(?:that|and|but|or|because|as|when|while|if|who|whom|whose|which|how|what|why|where|after|before|since|until|"
    r"said|says|he|him|his|himself|she|her|hers|herself|they|them|their|it|its|you|we|i)\b)[a-z'\u2019-]+\s)"
)
_OWN = (
    r"(?:own|native|homeland|hometown|career|youth|childhood|spare\stime|free\stime|whole\slife|entire\slife|resignation|"
    r"maiden\sname|studies|debut|(?:first|second|third)\s(?:fight|match|race|start|title|medal|novel|book|film|album|song|"
    r"role|goal|victory|attempt|marriage|husband|wife|child)|mind|breath|intentions?|homework|thesis|dissertation|diploma)"
)
_GENDERS: tuple[Gender, Gender] = ("f", "m")
_SELF: dict[Gender, str] = {"f": "himself", "m": "herself"}  # what is wrong there
_HIS: dict[Gender, str] = {"f": "his", "m": "(?!)"}
_BOUND: dict[Gender, re.Pattern[str]] = {
    gender: compiled(
        rf"\b(?P<who>{_PRONOUN[gender]}|(?:the|an?|this)\s(?:[\w-]+\s){{0,2}}?{_WHO[gender]})\s"
        rf"(?:{_NO_CLAUSE}{{1,8}}?(?P<his>{_HIS[gender]})\s{_OWN}\b|{_NO_CLAUSE}{{1,5}}?(?P<self>{_SELF[gender]})\b)"
    )
    for gender in _GENDERS
}
_AFTER = frozenset("his him her hers he she himself herself".split())
_NEEDS = compiled(r"\b(?:his|himself|herself)\b")
_BACK = 1  # sentences before in which nobody of the pronoun's gender may be named


def of_subject(document: Document, rule: Rule) -> Iterator[Finding]:
    """The other gender's pronoun for what can be the subject's only, where the sentence speaks of nobody else."""
    if not _NEEDS.search(document.lower):
        return
    view, people = document.memo(unquoted), document.memo(people_of)
    starts = [person.start for person in people]
    for gender in _GENDERS:
        wrong: Gender = "m" if gender == "f" else "f"
        for match in _BOUND[gender].finditer(view):
            span = Span(*match.span("his" if match["his"] else "self"))
            sentence = document.sentence_at(span.start)
            at = bisect_left(document.sentences, sentence)
            low = document.sentences[max(0, at - _BACK)].start
            if match.start() < sentence.start or _is_company(document, wrong, sentence.start, sentence.end, span):
                continue
            named = people[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            if any(person.gender != gender for person in named):
                continue
            near = people[bisect_left(starts, low) : bisect_left(starts, sentence.start)]
            if any(p.gender == wrong for p in near) or _is_company(document, wrong, low, sentence.start, span):
                continue
            if SOMEBODY.search(view, match.end("who"), span.start):
                continue  # she met the president himself
            yield finding(rule, document, span, [other_pronoun(document.text, span)])


def _is_company(document: Document, wrong: Gender, start: int, end: int, pronoun: Span) -> bool:
    """Whether somebody of the pronoun's gender is spoken of, but for the pronoun itself and those behind it."""
    words = PEOPLE[wrong].finditer(document.lower, start, end)
    return any(word.start() < pronoun.start or word[0] not in _AFTER for word in words if word.start() != pronoun.start)
