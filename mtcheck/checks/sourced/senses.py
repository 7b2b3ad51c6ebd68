"""Words in a wrong sense, told by three witnesses: source word, English word for another of its senses, context.

What stands in `rules/lists/source-senses.toml` is tried only where no other word of the source explains the English
word and the right word does not stand in the sentence already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from mtcheck.checks.sourced.sensetable import Sense, lines_by_word, sense_of
from mtcheck.document import Document
from mtcheck.english.casing import carry_case, indefinite
from mtcheck.english.inflection import noun_like, verb, verb_like, verb_words
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.anchors import english_keys
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import lemma_of, lemmas, plain

_KEY = 5  # letters by which English words are compared
_BE = re.compile(r"\b(?:be|is|are|was|were|been|being|has|have|had)\s+(?:not\s+|\w+ly\s+)?$")
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|this|that|these|those|no|any|some|of|under|in|by)|'s)\s$"
)
_ARTICLE = re.compile(r"\b(an?)\s$")
_BEFORE = re.compile(r"([\w'-]+)\s+$")
_AFTER = re.compile(r"\s+([\w'-]+)")
# Words before which a verb has no object of its own, so that another verb may want another preposition.
_NO_OBJECT = frozenset(
    "about after against among and as at because before between by down for from in into of off on onto or out over "
    "that through to toward towards under up upon when where which while who with within without".split()
)
_NO_NOUN = _NO_OBJECT | frozenset("is are was were be been has have had will would can could".split())
_ADJECTIVE = ("\u044b\u0439", "\u0438\u0439", "\u043e\u0439")  # of a masculine, as dictionaries have it
_MASS = frozenset(  # nouns that have no plural
    "advice aid assistance cash compensation coverage custody damage debris education electricity employment energy "
    "equipment evidence footage fraud gas help housing imprisonment information leadership leave livestock "
    "maintenance management money news oil personnel precipitation progress property reclamation research rubble "
    "security staff surveillance traffic training treatment unrest violence weather wiretapping".split()
)
_PLURAL = re.compile(r"[^sui]s$")  # drills, sales
_CLOSE = 4  # words of the source between a word and one that is close to it
_SHORT = 3  # letters of a word that has to stand as it is, and by which a given form is known at least
_ROOT = 4  # letters by which a Ukrainian context word is known from the Russian one
_ANYWHERE = frozenset("of on in at by to for from as with amid during over until within since about".split())
_SISTER = str.maketrans("іїєґ", "иией")


def wrong(document: Document, rule: Rule) -> Iterator[Finding]:
    """English words for another sense of a source word than the one that its sentences have."""
    source = pairs_of(document).source
    pairs = pairs_of(document).translated
    for at, pair in enumerate(pairs):
        if len(pair.english) > 2 or len(pair.source) > 2:
            continue
        language, words = source.language_at(pair.source_span.start), source.words_in(pair.source_span)
        lines = lines_by_word(language)
        lemmas = frozenset().union(*(w.lemmas for w in words)) if words else frozenset[str]()
        here = sorted({line for lemma in lemmas for line in lines.get(lemma, ())})
        around = _around(source, pairs, at) if here else frozenset[str]()
        told = [f for line in here for f in _found(document, rule, sense_of(line, language), pair, words, around)]
        yield from _longest(told)


def _longest(told: list[Finding]) -> Iterator[Finding]:
    """Of findings for the same words by several senses, the one of the most words, or the first."""
    taken: list[Span] = []
    for one in sorted(told, key=lambda f: f.span.start - f.span.end):
        if not any(one.span.start < span.end and span.start < one.span.end for span in taken):
            taken.append(one.span)
            yield one


def _around(source: SourceDocument, pairs: tuple[Pair, ...], at: int) -> frozenset[str]:
    """Dictionary words of the source sentences of a pair and of those before and after it."""
    near = pairs[max(0, at - 1) : at + 2]
    return frozenset(lemma for pair in near for word in source.words_in(pair.source_span) for lemma in word.lemmas)


def _found(
    document: Document, rule: Rule, sense: Sense, pair: Pair, words: tuple[Word, ...], around: frozenset[str]
) -> Iterator[Finding]:
    source = pairs_of(document).source
    language = source.language_at(pair.source_span.start)
    stands = {at: size for at in range(len(words)) if (size := _size(sense, words, at, language))}
    if sense.close:
        stands = {at: size for at, size in stands.items() if _has_close(sense, words, at, size, language)}
    places = list(stands)
    matches = list(sense.pattern.finditer(document.lower, *pair.span)) if places else []
    if not matches or len(matches) > len(places) or not _fits(sense, around, language):
        return
    own = {at + more for at, size in stands.items() for more in range(size)}
    others = [w for at, w in enumerate(words) if at not in own]
    unsaid = len(places) - len(matches)
    for match in matches:
        meant = sense.wrong[" ".join(match[0].split())]
        if sense.kind == "v" and _is_noun(document, match, meant) or _is_said(document, sense, pair, unsaid):
            continue
        if _is_meant(document, pair, match, meant, others):
            continue
        span, fixes = _written(document, Span(*match.span()), sense, meant)
        safety = Safety.SAFE if fixes and _fits_in(document, span, sense, match, fixes[0]) else Safety.UNSAFE
        phrase = Span(words[places[0]].span.start, words[places[0] + stands[places[0]] - 1].span.end)
        yield finding(rule, document, span, fixes, safety=safety, source=" ".join(source.text[slice(*phrase)].split()))


def _fits_in(document: Document, span: Span, sense: Sense, match: re.Match[str], fix: str) -> bool:
    """Whether the right word may stand for the wrong one as it is: what stands beside it has to go on with it."""
    if sense.mark:
        return sense.mark == "+"
    low = fix.lower().split()
    before = _BEFORE.search(document.lower, max(0, span.start - 30), span.start)
    after = _AFTER.match(document.lower, span.end)
    if before and before[1] in (low[0], low[0] + "s") or after and after[1] == low[-1]:
        return False  # the national national team
    alone = after is None or after[1] in _NO_NOUN
    predicate = _BE.search(document.lower, max(0, span.start - 20), span.start)
    if sense.words[0].endswith(_ADJECTIVE) and " " not in match[0] and alone and not predicate:
        return False  # culture of common in the country
    if sense.kind != "v":
        return True
    one_word = " " not in match[0] and len(low) == 1
    forms = verb(sense.wrong[match[0]])
    told = match[0] != forms.base or forms.base not in (forms.past, forms.participle)  # hit, come: which form is it?
    owned = _DETERMINER.search(document.lower, max(0, span.start - 7), span.start)  # the accepted risks
    return one_word and told and not owned and after is not None and after[1] not in _NO_OBJECT


def _written(document: Document, span: Span, sense: Sense, meant: str) -> tuple[Span, list[str]]:
    """The right words in the form that stands there; with the article before it where that has to change."""
    found = " ".join(document.lower[slice(*span)].split())
    after_be = bool(_BE.search(document.lower, max(0, span.start - 20), span.start))
    fixes = [_inflected(sense, meant, right, found, after_be) for right in sense.right]
    article = _ARTICLE.search(document.lower, max(0, span.start - 3), span.start)
    if article and any(indefinite(fix) != article[1] for fix in fixes):
        span = Span(article.start(1), span.end)
        fixes = [f"{indefinite(fix)} {fix}" for fix in fixes]
    return span, [carry_case(document.text[slice(*span)], fix) for fix in fixes]


def _size(sense: Sense, words: tuple[Word, ...], at: int, language: str) -> int:
    """How many words of a sense stand at a place, in a row; 0 where none does."""
    for parts in _phrases(sense.words, language):
        if parts[0].lemmas.isdisjoint(words[at].lemmas):
            continue  # so are most
        if len(parts) <= len(words) - at and all(part.fits(words[at + n]) for n, part in enumerate(parts)):
            return len(parts)
    return 0


class _Part(NamedTuple):
    """A word of a phrase: its dictionary forms, and what the word begins with or is where a form of it is given."""

    lemmas: frozenset[str]
    begins: str
    whole: bool

    def fits(self, word: Word) -> bool:
        """Whether a word of the source is this one."""
        if self.lemmas.isdisjoint(word.lemmas):
            return False
        if not self.begins:
            return True
        low = plain(word.text)
        return low == self.begins if self.whole else low.startswith(self.begins)


@cache
def _phrases(phrases: tuple[str, ...], language: str) -> tuple[tuple[_Part, ...], ...]:
    """The words of phrases."""
    return tuple(tuple(_as_part(word, language) for word in phrase.split()) for phrase in phrases)


def _as_part(word: str, language: str) -> _Part:
    known = lemmas(word, language)
    if language != "ru" or word in known:
        return _Part(frozenset((lemma_of(word, language),)), "", whole=False)
    whole = len(word) <= _SHORT
    return _Part(known | {word}, word if whole else word[: max(_SHORT, len(word) - 2)], whole=whole)


def _fits(sense: Sense, around: frozenset[str], language: str) -> bool:
    """Whether the context has a word of the right sense, and none of the other."""
    if language == "uk":
        roots = {lemma.translate(_SISTER)[:_ROOT] for lemma in around if len(lemma) >= _ROOT}
        near, excuses = ({word[:_ROOT] for word in words} for words in (sense.near, sense.excuses))
        return (not near or not near.isdisjoint(roots)) and excuses.isdisjoint(roots)
    own = frozenset(sense.words)
    return (not sense.near or not (sense.near - own).isdisjoint(around)) and sense.excuses.isdisjoint(around)


def _has_close(sense: Sense, words: tuple[Word, ...], at: int, size: int, language: str) -> bool:
    """Whether one of the words that a sense must have close to it stands there."""
    beside = (*words[max(0, at - _CLOSE) : at], *words[at + size : at + size + _CLOSE])
    lemmas = {lemma for word in beside for lemma in word.lemmas}
    if language == "uk":
        roots = {lemma.translate(_SISTER)[:_ROOT] for lemma in lemmas if len(lemma) >= _ROOT}
        return not roots.isdisjoint(word[:_ROOT] for word in sense.close)
    return not sense.close.isdisjoint(lemmas)


def _is_noun(document: Document, match: re.Match[str], meant: str) -> bool:
    """Whether a word that may be a verb is a noun: behind an article or a preposition, in the form of a present."""
    plain_form = match[0] in (meant, verb_words(meant)[0]) or match[0].endswith("s")
    return plain_form and bool(_DETERMINER.search(document.lower, max(0, match.start() - 7), match.start()))


def _is_said(document: Document, sense: Sense, pair: Pair, places: int) -> bool:
    """Whether the right word stands in the English sentence, at more places than the source has for it beside this one.

    Then the wrong word is for something else.
    """
    whole = document.lower[slice(*pair.span)]
    rest = sense.pattern.sub(" ", whole)
    for right in sense.right:
        if right in _ANYWHERE:
            continue
        part = any(f" {word} " in f" {right} " for word in sense.wrong)  # raw, raw material
        if len(re.findall(rf"\b{re.escape(right[: max(_KEY, len(right) - 2)])}", whole if part else rest)) > places:
            return True
    return False


def _is_meant(document: Document, pair: Pair, match: re.Match[str], english: str, others: list[Word]) -> bool:
    """Whether another word of the source is known to be translated so, and not told by another English word already."""
    keys = {word[:_KEY] for word in english.split() if len(word) > 2}
    said = {document.lower[w.start : w.start + _KEY] for w in document.words_in(pair.span) if not _within(w, match)}
    for word in others:
        known = {key for lemma in word.lemmas for key in english_keys(lemma)}
        if not keys.isdisjoint(known) and said.isdisjoint(known - keys):
            return True
    return False


def _within(word: Span, match: re.Match[str]) -> bool:
    return match.start() <= word.start < match.end()


def _inflected(sense: Sense, meant: str, right: str, found: str, after_be: bool) -> str:
    """The right word in the form in which the wrong one was found."""
    if sense.kind == "v":
        return verb_like(right, meant, found, after_be)
    if sense.kind == "n" and not _PLURAL.search(right) and right.rpartition(" ")[2] not in _MASS:
        return noun_like(right, meant, found)
    return right
