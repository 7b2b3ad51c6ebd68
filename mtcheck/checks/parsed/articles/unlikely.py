"""Articles that people would hardly write where they stand, in a translation that has many of them.

One unlikely article says little: a native text has one in a hundred noun phrases, for reasons that its sentence does
not show. An engine that guesses its articles has one in ten. So the whole text is looked at, and nothing is said where
unlikely articles are few, however unlikely.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from mtcheck.checks.parsed.articles.choices import probabilities
from mtcheck.checks.parsed.articles.slots import ARTICLES, BARE, DEFINITE, INDEFINITE, Slot, Words, features, slots
from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.english.casing import capitalize, indefinite
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_UNLIKELY, _LIKELY = 0.05, 0.8  # an article so improbable, and another so probable, counts as unlikely
_FEW, _SHARE = 4, 0.06  # what so many noun phrases of the article, in such a share, have to have
_FEW_AT_FIRST, _SHARE_AT_FIRST = 2, 0.04  # what some of its sentences have to have for the others to be looked at
_BEFORE = 1200  # code points before a sentence whose words are known in it
# How improbable the article may be where something is said: by the article there is, and the likely one.
_SAID = {
    (DEFINITE, BARE): 0.08,
    (DEFINITE, INDEFINITE): 0.05,
    (BARE, DEFINITE): 0.12,
    (BARE, INDEFINITE): 0.06,
}
# The same in an article that has far more of them than any that people wrote.
_MANY = 0.1
_SAID_OF_MANY = _SAID | {
    (DEFINITE, BARE): 0.12,
    (DEFINITE, INDEFINITE): 0.08,
    (BARE, DEFINITE): 0.2,
    (BARE, INDEFINITE): 0.2,
    (INDEFINITE, BARE): 0.05,
}
# News has them with and without: the police said, police said.
_EITHER = frozenset("police media press public army military navy troops parliament congress internet".split())


class Phrase(NamedTuple):
    """A noun phrase with its sentence, and how probable `a`, `the` and no article are before it."""

    sentence: Sentence
    slot: Slot
    likely: Sequence[float]

    @property
    def best(self) -> int:
        """The most probable article but the one that is there."""
        return max((one for one in range(len(ARTICLES)) if one != self.slot.article), key=self.likely.__getitem__)

    def is_unlikely(self, most: float = _UNLIKELY) -> bool:
        """Whether its article is at most so probable, and another one surely more so."""
        return self.likely[self.slot.article] < most and self.likely[self.best] > _LIKELY


def article(some: Sequence[Sentence], every: Callable[[], Sequence[Sentence]], rule: Rule) -> Iterator[Finding]:
    """Unlikely articles of a translation; `some` of its sentences say whether it is worth tagging `every` one."""
    if not _has_many(_phrases(some), _FEW_AT_FIRST, _SHARE_AT_FIRST):
        return
    phrases = _phrases(every())
    if not _has_many(phrases, _FEW, _SHARE):
        return
    said = _SAID_OF_MANY if _has_many(phrases, _FEW, _MANY) else _SAID
    for phrase in phrases:
        noun = phrase.sentence.doc[phrase.slot.noun].lower_
        if noun not in _EITHER and phrase.is_unlikely(said.get((phrase.slot.article, phrase.best), 0.0)):
            yield _told(phrase, rule)


def _phrases(sentences: Sequence[Sentence]) -> list[Phrase]:
    found: list[tuple[Sentence, Slot]] = []
    around: list[list[str]] = []
    for sentence in sentences:
        said, known = words(sentence), known_before(sentence)
        for slot in slots(said):
            found.append((sentence, slot))
            around.append(features(said, slot, known))
    return [Phrase(*one, likely) for one, likely in zip(found, probabilities(around), strict=True)]


def words(sentence: Sentence) -> Words:
    """The words and tags of a sentence."""
    return Words(*zip(*((token.text, token.lower_, token.tag_) for token in sentence.doc), strict=True))


def known_before(sentence: Sentence) -> Collection[str]:
    """The words of the sentences before one."""
    return frozenset(sentence.document.lower[max(0, sentence.start - _BEFORE) : sentence.start].split())


def _has_many(phrases: Iterable[Phrase], few: int, share: float) -> bool:
    unlikely = [phrase.is_unlikely() for phrase in phrases]
    return sum(unlikely) >= max(few, share * len(unlikely))


def _told(phrase: Phrase, rule: Rule) -> Finding:
    sentence, (start, inside, noun, _) = phrase.sentence, phrase.slot
    doc = sentence.doc
    text = sentence.text(doc[inside], doc[noun])
    if start == 0 and inside == start and doc[start].tag_[:3] != "NNP":
        text = text if doc[start].text in read_list("nationality-adjectives.txt") else f"{text[:1].lower()}{text[1:]}"
    article = indefinite(text) if phrase.best == INDEFINITE else ARTICLES[phrase.best]
    fixed = f"{article} {text}".strip()
    fixes = [capitalize(fixed) if start == 0 else fixed]
    return finding(rule, sentence.document, sentence.span(doc[start], doc[noun]), fixes)
