"""Of what gender the one is who does all that a sentence of the source tells: by its verbs in the past."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.english.quotations import quotations
from mtcheck.findings import Span
from mtcheck.names.given import Gender
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.persons import persons_in
from mtcheck.source.sexes import PRONOUNS, named_acting, pronouns_in
from mtcheck.source.words import likeliest, plain

_GENDERS: dict[str, Gender] = {"masc": "m", "femn": "f"}
_OWN = re.compile(r"сво(?:й|его|ему|им|ем|я|ей|ею|ю|е|и|их|ими|його|йому|го|му|єї|їй|єю|ї|їх|їми|їм|є|єму|му|ім)")
_PAST = re.compile(r"[а-яіїєґ']{2,}(?P<end>[аиіяуо]ла(?:ся|сь)?|[аиіяуо]в(?:ся|сь)?|ший|ена|ений)")  # Ukrainian
_PRESENT = re.compile(r"[а-яіїєґ']{2,}(?:є|ить|їть|еть|ється|иться)")


def quoted_in(source: SourceDocument, sentence: Span) -> list[Span]:
    """The quotations of a part of the source, but for words in marks."""
    found = quotations(source.text, (sentence,))
    return [q for q in found if q.end - q.start > _WORDS]


_PLURAL = frozenset("они вони мы ми".split())  # who act together with somebody
_WORDS = 14  # code points of a name or a word in marks


def acting(source: SourceDocument, sentence: Span, quoted: list[Span]) -> Gender | None:
    """The gender that all verbs have which a person is the subject of; None where anybody else may act.

    Pronouns of the other gender that are objects, or tell whose something is, do not act.
    """
    words = _told(source, sentence, quoted)
    genders = set(_verbs(words, source.language_at(sentence.start)))
    if len(genders) != 1 or (gender := next(iter(genders))) is None:
        return None
    subjects = {p.gender for p in pronouns_in(source, sentence) if p.part == "subject" and not _is_in(p.start, quoted)}
    if (
        subjects - {gender}
        or any(plain(word.text) in _PLURAL for word in words)
        or gender not in set(_subjects(source, sentence, words, quoted))
    ):
        return None
    return gender


def owns_by_itself(source: SourceDocument, sentence: Span, quoted: list[Span]) -> bool:
    """Whether a part of the source has a possessive that is the subject's: свой, or the only one that it has."""
    owners = {p.gender for p in pronouns_in(source, sentence) if p.part == "own" and not _is_in(p.start, quoted)}
    return len(owners) == 1 or any(_OWN.fullmatch(plain(word.text)) for word in _told(source, sentence, quoted))


def _told(source: SourceDocument, sentence: Span, quoted: list[Span]) -> tuple[Word, ...]:
    return tuple(word for word in source.words_in(sentence) if not _is_in(word.span.start, quoted))


def _is_in(position: int, quoted: list[Span]) -> bool:
    return any(q.start <= position < q.end for q in quoted)


def _verbs(words: tuple[Word, ...], language: str) -> Iterator[Gender | None]:
    """The genders of the subjects of verbs; None for one whose verb does not tell: ему было шесть."""
    for word in words:
        if not word.text.islower():
            continue
        low = plain(word.text)
        if language == "uk":
            if past := _PAST.fullmatch(low):
                yield "f" if "а" in past["end"][-4:] and "в" not in past["end"] else "m"
            elif _PRESENT.fullmatch(low):
                yield None
            continue
        for tag in likeliest((low,)):
            if tag.POS in ("VERB", "PRTS", "ADJS") and tag.number == "sing":
                past = tag.gender and (tag.POS != "VERB" or tag.tense == "past")
                yield _GENDERS.get(str(tag.gender)) if past else None


def _subjects(source: SourceDocument, sentence: Span, words: tuple[Word, ...], quoted: list[Span]) -> Iterator[Gender]:
    """The genders of people who may be subjects: named in the nominative, or of a word that stands as one."""
    everyone = persons_in(source, sentence)
    known = {named.span.start for named in everyone if named.gender}
    for named in everyone:
        if named.gender and plain(named.text) in named.forms and not _is_in(named.span.start, quoted):
            yield named.gender
    for at, word in enumerate(words):
        if plain(word.text) in ("он", "она", "він", "вона"):
            yield PRONOUNS[plain(word.text)]
        elif word.span.start not in known:
            yield from named_acting(source, words, at)
