"""Negation and questions: in the source and not in the English, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.sourced.amounts import gap
from mtcheck.document import Document
from mtcheck.english.inflection import irregular_bases
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.anchors import english_keys
from mtcheck.source.denial import denials, hints
from mtcheck.source.opposites import opposites
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import plain

_ENGLISH = re.compile(
    r"\b(?:not?|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|non|hardly|barely|scarcely|rarely|seldom|"
    r"impossible|inability|illegal\w*|invalid|in(?:appropriate|admissible|different|correct\w*|capable|sufficient)|"
    r"impermissible|irrelevant|independent\w*|incomplete|inconsistent|inaccurate|fail\w*|lack\w*|refus\w+|"
    r"den(?:y|ies|ied|ying|ial)|reject\w*|avoid\w*|prevent\w*|stop\w*|absen\w+|except\w*|miss\w*|ban\w*|prohibit\w*|"
    r"forbid\w*|cease\w*|los[est]\w*|loss\w*|deprive\w*|despite|against|free|empty|abandon\w*|exclud\w*|rul\w+ out|"
    r"end to|put\w* an end|wrong\w*|doubt\w*|instead|rather than|other than|unlike|few|little|less|"
    r"beyond|out of|too|short of|far from|"
    r"yet to|remain\w*|regardless|whatever|no longer|opposed|contrary|ignor\w+|neglect\w*|overlook\w*|escap\w+|"
    r"dis\w+|un\w{4,}|in\w+(?:ble|bly)|ir\w+(?:ble|bly)|im\w+(?:ble|bly)|\w{3,}less(?:ly)?|non-\w+|"
    r"withhold\w*|forg[eo]\w+|halt\w*|hidden|secret|else|only|but for)\b|n't\b"
)
_ENGLISH_NOT = re.compile(r"\b(?:not|never|cannot|nobody|nothing|no one|none)\b|n't\b")
_NO_DENIAL = re.compile(  # negative words that deny nothing
    r"\bnot? (?:take|taking|be) long\b|n't (?:take|be) long\b|"
    r"\bnot (?:only|just|merely|all|always|every|necessarily|least|until)\b|"
    r"n't (?:only|just|until|help)\b|n't (?:he|she|it|they|we|you|i)\b|(?:could|can)(?:n't| not) have been|"
    r"\bnothing (?:more|less|but|other|short)\b|\bnever (?:stop|cease|fail)|"
    r"\bno (?:doubt|wonder|matter|more|less|other|longer)\b"
)
_SHORT_OF = re.compile(r"(?<![\w-])(?:недо|не\b|ни\b|без\b)")
_ASKS = re.compile(r"\b(?:wonder\w*|ask(?:s|ed|ing)?|question|curious|know if|know whether|find out)\b")
_HELPERS = frozenset("be been being have has had do does did to a an the any yet even also so very really".split())
_KEY = 5  # letters by which English words are compared


def lost(document: Document, rule: Rule) -> Iterator[Finding]:
    """Sentences that the source negates and the English does not, whatever it writes."""
    source = pairs_of(document).source
    for pair in _single(document):
        said = denials(source.text[slice(*pair.source_span)])
        if (found := next(iter(said), "")) and not _ENGLISH.search(document.lower, *pair.span):
            where = plain(source.text).find(found, pair.source_span.start)
            at = _word_at(plain(source.text), found, pair.source_span)
            if source.text[slice(*pair.source_span)].rstrip().endswith("?") or not _said(document, pair, max(at, 0)):
                continue
            yield finding(
                rule, document, gap(document, pair, at if at >= 0 else where), [], source=_around(source.text, at)
            )


def _said(document: Document, pair: Pair, at: int) -> bool:
    """Whether the English may have the word after a Russian "not": it has, or what it would be is not known."""
    source = pairs_of(document).source
    after = [w for w in source.words_in(Span(at + 1, pair.source_span.end)) if len(w.text) > 2][:1]
    keys = {key for word in after for lemma in word.lemmas for key in english_keys(lemma)}
    words = {key for word in document.words_in(pair.span) for key in _bases(document.lower[slice(*word)])}
    return source.language != "ru" or not keys or not keys.isdisjoint(words)


def _bases(word: str) -> tuple[str, ...]:
    """Keys of a word, and of the verb that it is an irregular form of."""
    return (word[:_KEY], *(base[:_KEY] for base in irregular_bases(word)))


def added(document: Document, rule: Rule) -> Iterator[Finding]:
    """Negations of the English where the source has nothing that denies, forbids or limits."""
    source = pairs_of(document).source
    for pair in _single(document):
        if hints(source.text[slice(*pair.source_span)]):
            continue
        found = list(_ENGLISH_NOT.finditer(document.lower, *pair.span))
        named = any(document.text[slice(*match.span())].isupper() for match in found)
        if len(found) == 1 and not named and _negates(document, pair, found[0].end()):
            yield finding(rule, document, _whole(document, Span(*found[0].span())), [])


def _negates(document: Document, pair: Pair, end: int) -> bool:
    """Whether a word right after an English "not" translates a Russian verb or adjective that stands there without."""
    source = pairs_of(document).source
    if _NO_DENIAL.search(document.lower, *pair.span):
        return False
    if source.language != "ru":
        return True
    keys = {key for w in source.words_in(pair.source_span) for lemma in w.lemmas for key in english_keys(lemma)}
    after = [w for w in document.words_in(Span(end, pair.span.end)) if document.lower[slice(*w)] not in _HELPERS][:2]
    return any(document.lower[slice(*word)][:_KEY] in keys for word in after[:1])


def _single(document: Document) -> Iterator[Pair]:
    """Pairs of one sentence each: where sentences are cut otherwise, a negation may have moved."""
    return (p for p in pairs_of(document).translated if len(p.english) == len(p.source) == 1)


def _word_at(text: str, word: str, within: Span) -> int:
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(text, *within)
    return found.start() if found else -1


def _around(text: str, at: int) -> str:
    """A word of the source with the one after it."""
    return " ".join(text[at:].split()[:2]).strip('.,;:!?"\u00bb\u201d') if at >= 0 else ""


def _whole(document: Document, span: Span) -> Span:
    start = span.start
    while start and document.text[start - 1].isalpha():
        start -= 1
    return Span(start, span.end)


def opposite(document: Document, rule: Rule) -> Iterator[Finding]:
    """More for less, may for must, and the like, where nothing on either side is denied."""
    source = pairs_of(document).source
    for pair in _single(document):
        text = plain(source.text[slice(*pair.source_span)])
        if denials(text) or _SHORT_OF.search(text) or _ENGLISH_NOT.search(document.lower, *pair.span):
            continue
        words = [(document.lower[slice(*word)], word) for word in document.words_in(pair.span)]
        said = {word for word, _ in words}
        for sides in (sides for sides in opposites() if sides.plain):
            for side, other, stems, contrary in (
                (sides.one, sides.other, sides.stems, sides.contrary),
                (sides.other, sides.one, sides.contrary, sides.stems),
            ):
                here = [place for word, place in words if word in side and document.text[place.start].islower()]
                if len(here) != 1 or not said.isdisjoint(other) or _begins(stems, text):
                    continue
                if found := _begins(contrary, text):
                    yield finding(rule, document, here[0], [], source=found)


def _begins(stems: str, text: str) -> str:
    """The first word of a text that begins with one of the stems; "" where none does."""
    found = re.search(rf"(?<![\w-])(?:{stems})[\w-]*", text)
    return found[0] if found else ""


def question(document: Document, rule: Rule) -> Iterator[Finding]:
    """A question of the source that ends as a statement, or the other way round; the fix is the mark."""
    source = pairs_of(document).source
    for pair in _single(document):
        mine, place = _mark(document.text, pair.span)
        theirs, _ = _mark(source.text, pair.source_span)
        if theirs == "?" and _ASKS.search(document.lower, *pair.span):
            continue
        if mine + theirs in (".?", "?."):
            yield finding(rule, document, place, [theirs], source=theirs)


def _mark(text: str, span: Span) -> tuple[str, Span]:
    """The mark that ends a sentence, without what closes quotations, and where it stands."""
    end = span.end
    while end > span.start and text[end - 1] in "\"'\u201d\u2019\u00bb) ":
        end -= 1
    return text[end - 1 : end], Span(end - 1, end)
