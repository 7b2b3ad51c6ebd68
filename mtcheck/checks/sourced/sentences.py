"""Whole sentences: left out, put in, translated as the sentence before, and quotations that lost their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.checks.sourced.amounts import gap
from mtcheck.checks.sourced.speech import is_quoted
from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.anchors import english_keys
from mtcheck.source.pairs import Pair, pairs_of

_LEAST = 4  # words; shorter sentences are often said together with others
_WHOLE = 6  # words of a sentence that is missed, or too many
_SHARED = 3  # words by which it is known beside its place
_KEY = 5  # letters by which English words are compared
_CUT = re.compile(r"\b[a-z]{1,3}\.\s*\Z")  # an abbreviation, not the end of a sentence
_TWO = re.compile(r";\s|\b(?:руб|гг?|тыс|млн|млрд|долл|чел|км|грн)\.\s+[А-ЯЁІЇЄ]")
_ASKED = re.compile(r"(?:вы|ви|ты|ти) (?:спросите|спросишь|спитаєте|скажете|возразите)\W*$")  # no one who speaks
_SHOWN = 60  # code points of a source sentence in a message
_QUOTED = re.compile(r"[\u00ab\u201e\u201c\"]([^\u00ab\u00bb\u201c\u201d\u201e\"]+)[\u00bb\u201d\u201c\"]")
_MARKS = re.compile("[\"\u201c\u201d\u00ab\u00bb\u201e']|(?<!\\w)[\u2018]|[\u2019](?!\\w)")
_MARK = re.compile('["\u00ab\u201e\u201c\u201d\u00bb]')
_ENDS = re.compile('[\u00bb\u201d\u201c"][.!?\u2026]*$')
_LONG_QUOTE = 4  # words from which a quotation is speech, and no name of a company


def missing(document: Document, rule: Rule) -> Iterator[Finding]:
    """Source sentences without translation; the mark is on the last word before the gap."""
    source, every = pairs_of(document).source, pairs_of(document).all
    last: Pair | None = None
    for at, pair in enumerate(every):
        if pair.english:
            last = pair
            continue
        if len(source.words_in(pair.source_span)) < _WHOLE or _said_beside(document, every, at):
            continue
        place = _edge(document, last.english[-1] if last else None)
        if place:
            yield finding(rule, document, place, [], source=_short(source.text[slice(*pair.source_span)]))


def _said_beside(document: Document, every: Sequence[Pair], at: int) -> bool:
    """Whether what one side alone has may stand in the sentences beside it on the other: some of its words do."""
    pair, beside = every[at], [*every[max(0, at - 1) : at], *every[at + 1 : at + 2]]
    if pair.source:
        mine = _source_keys(document, [pair])
        theirs = _english_keys(document, [p for p in beside if p.english])
        other = _source_keys(document, [p for p in beside if p.source])
    else:
        mine = _english_keys(document, [pair])
        theirs = _source_keys(document, [p for p in beside if p.source])
        other = _english_keys(document, [p for p in beside if p.english])
    return len(mine & theirs - other) >= _SHARED


def _source_keys(document: Document, pairs: Iterable[Pair]) -> frozenset[str]:
    """Keys of the English words for what source sentences say."""
    words = (w for pair in pairs for w in pairs_of(document).source.words_in(pair.source_span))
    return frozenset(key for word in words for lemma in word.lemmas for key in english_keys(lemma))


def _english_keys(document: Document, pairs: Iterable[Pair]) -> frozenset[str]:
    words = (document.lower[slice(*word)] for pair in pairs for word in document.words_in(pair.span))
    return frozenset(word[:_KEY] for word in words if len(word) > 3)


def _edge(document: Document, sentence: Span | None) -> Span | None:
    """The last word of a sentence, or the first of the article."""
    words = document.words_in(sentence) if sentence else document.words
    return (words[-1] if sentence else words[0]) if words else None


def added(document: Document, rule: Rule) -> Iterator[Finding]:
    """Sentences that the source does not have; the mark is on the first word."""
    every = pairs_of(document).all
    for at, pair in enumerate(every):
        if pair.source or not pair.english or _CUT.search(document.text, max(0, pair.span.start - 8), pair.span.start):
            continue
        words = document.words_in(pair.span)
        if len(words) >= _WHOLE and not _said_beside(document, every, at) and not _in_one_sentence(document, every, at):
            yield finding(rule, document, words[0], [])


def _in_one_sentence(document: Document, every: Sequence[Pair], at: int) -> bool:
    """Whether a source sentence beside may be two: it has a semicolon, or a short form before a capital."""
    source = pairs_of(document).source.text
    beside = [p for p in (*every[max(0, at - 1) : at], *every[at + 1 : at + 2]) if p.source]
    return any(_TWO.search(source, *p.source_span) for p in beside)


def repeated(document: Document, rule: Rule) -> Iterator[Finding]:
    """A sentence like one before, where the source says two different things; the mark is on the first word."""
    seen: dict[str, Pair] = {}
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        for sentence in pair.english:
            text = " ".join(re.findall(r"\w+", document.lower[slice(*sentence)]))
            if len(text.split()) < _LEAST:
                continue
            before = seen.setdefault(text, pair)
            theirs = [source.text[slice(*p.source_span)].strip().lower() for p in (before, pair)]
            if before is not pair and theirs[0] != theirs[1]:
                first = document.words_in(sentence)[0]
                yield finding(rule, document, first, [], source=_short(source.text[slice(*pair.source_span)]))


def unquoted(document: Document, rule: Rule) -> Iterator[Finding]:
    """Quotations of several words in the source where the English, and what stands around it, has no quotation mark."""
    pairs = pairs_of(document).translated
    for at, pair in enumerate(pairs):
        around = Span(pairs[max(0, at - 1)].span.start, pairs[min(len(pairs) - 1, at + 1)].span.end)
        single = len(pair.english) == len(pair.source) == 1  # then neighbours tell nothing
        if _MARKS.search(document.text, *(pair.span if single else around)):
            continue
        if is_quoted(document, pair):
            continue  # told with a fix
        for match in _QUOTED.finditer(pairs_of(document).source.text, *pair.source_span):
            words = [word for word in match[1].split() if word[0].isalpha()]
            capitals = sum(part[0].isupper() for word in words if (part := re.split("[-\u2013]", word)[-1] or word))
            before = pairs_of(document).source.text[max(0, match.start() - 24) : match.start()].lower()
            named = 2 * capitals >= len(words)  # a ship, or a firm
            if len(words) >= _LONG_QUOTE and not named and not _ASKED.search(before):
                yield finding(rule, document, gap(document, pair, match.start()), [], source=_short(match[1]))
                break


def unopened(document: Document, rule: Rule) -> Iterator[Finding]:
    """Sentences that begin with a quotation in the source and have only its end in English; the fix opens it."""
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        if source.text[pair.source_span.start] not in '"\u00ab\u201e\u201c' or len(pair.english) != 1:
            continue
        if not (_closes(document, pair) or _goes_on(document, pair)):
            continue
        word = document.words_in(pair.span)[0]
        mark = "\u201c" if document.curly else '"'
        yield finding(rule, document, word, [mark + document.text[slice(*word)]])


def unclosed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Sentences with which a quotation ends in the source, and that have no mark in English; the fix closes it."""
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        if len(pair.english) != 1 or len(pair.source) != 1 or _MARKS.search(document.text, *pair.span):
            continue
        theirs = source.text[slice(*pair.source_span)].rstrip()
        if len(_MARK.findall(theirs)) != 1 or len(theirs.split()) < _LONG_QUOTE or not _ENDS.search(theirs):
            continue
        if not _is_open(source.text, pair.source_span.start):
            continue
        text = document.text[slice(*pair.span)].rstrip()
        last = document.words_in(pair.span)[-1]
        place = Span(last.start, pair.span.start + len(text))
        mark = "\u201d" if document.curly else '"'
        yield finding(rule, document, place, [document.text[slice(*place)] + mark])


def _is_open(source: str, at: int) -> bool:
    """Whether a quotation that began before a place of the source, in its paragraph, goes on there."""
    before = source[source.rfind("\n", 0, at) + 1 : at]
    if before.count('"') % 2:
        return True
    opened, closed = len(re.findall("[\u00ab\u201e]", before)), before.count("\u00bb") + before.count("\u201d")
    return opened > closed + before.count("\u201c") or before.count("\u201c") > before.count("\u201d") and not opened


def _closes(document: Document, pair: Pair) -> bool:
    """Whether an English sentence has one mark of a quotation, which closes it."""
    text = document.folded[slice(*pair.span)]
    first = document.folded.find('"', *pair.span)
    if text[0] in "\"'" or first < 0 or text.count('"') != 1:
        return False
    return not document.folded[first + 1 : first + 2].isalnum() and bool(text.strip())


def _goes_on(document: Document, pair: Pair) -> bool:
    """Whether a quotation of the source goes on after a sentence that has none of its marks in English."""
    source = pairs_of(document).source.text[slice(*pair.source_span)]
    marks = re.findall('["\u00ab\u201e\u201c\u201d\u00bb]', source)
    words = len(source.split())
    alone = len(pair.source) == 1 and len(marks) == 1 and words >= _LONG_QUOTE
    return alone and not _MARKS.search(document.text, *pair.span)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " \u2026"
