"""Names of firms and clubs that the source has in marks and the English translated: River Worker for «Речник»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtcheck.checks.sourced.told import NO_NAMES, is_explained, is_place, words_of
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_given_name
from mtcheck.names.romanize import same_name, skeleton
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.source.anchors import english_keys
from mtcheck.source.document import SourceDocument
from mtcheck.source.named import named_in
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import lemmas, plain, readings, spellings_of

_QUOTED = re.compile(
    r"[\u00ab\u201e\u201c\"](?P<name>[^\u00ab\u00bb\u201c\u201d\u201e\"\n]{3,40})[\u00bb\u201d\u201c\"]"
)
_FIRM = re.compile(  # what a body is that keeps its name in English; beginnings of words
    r"(?:(?:компани|фирм|фірм|корпораци|корпораці|концерн|холдинг|агрохолдинг|завод|комбинат|комбінат|фабрик|предприяти|"
    r"підприємств|производител|виробник|застройщик|забудовник|ретейлер|авиакомпани|авіакомпані|агрофирм|агрофірм|птицефабрик|"
    r"хлебозавод|стройфирм|перевозчик|перевізник|судоверф|верф|шахт|типографи|друкарн|издательств|видавництв|санатори|"
    r"футболист|хоккеист|баскетболист|волейболист|гандболист|нападающ|вратар|воротар|полузащитник|півзахисник|защитник|"
    r"захисник|форвард|капитан|капітан|тренер)\w*|клуб\w*|ооо|оао|зао|пао|ао|ооо|тов|пат|гуп|муп|фк|хк|"
    r"бк|вк|ск|кп|чоп|нпо)$"
)
_OF_CITY = re.compile(r"\w{3,}(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое)$")
_KEPT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: [^\W\d_]+(?:-[^\W\d_]+)*){0,2}")
_AND, _CYRILLIC, _WORDS = re.compile(" (?:и|та|і|й) "), re.compile("[\u0400-\u04ff]"), re.compile(r"[\w-]+")
_BODIES = (
    r"(?:company|firm|corporation|concern|holding|plant|factory|works|mill|enterprise|producer|manufacturer|developer|"
    r"retailer|airline|carrier|club|side|forward|striker|goalkeeper|midfielder|defender|coach|LLC|JSC|OJSC|PJSC|FC|HC)"
)
_BODY, _BODY_AFTER = re.compile(rf"\b{_BODIES} $"), re.compile(rf" {_BODIES}\b")
_ARTICLES = ("The", "A", "An")
_WORD = 3.0  # Zipf frequency of English words
_PHRASE = re.compile(r"[A-Z][\w'\u2019-]*(?:(?: (?:of|the|and|for|in|de|on))* [A-Z][\w'\u2019-]*)*")
_ALIKE = 0.7  # likeness of two spellings of a word
_BONES = 4
_KEY = 5
_BEFORE = 40  # code points in which a word for what it is is looked for


class Brand(NamedTuple):
    """A name in marks: its place without them, and whether a word beside it tells that it is one of a firm or club."""

    span: Span
    text: str
    told: bool


def translated(document: Document, rule: Rule) -> Iterator[Finding]:
    """What stands for such a name, where nothing of it is left letter by letter and one capitalized phrase is over."""
    source = pairs_of(document).source
    if source.language not in ("ru", "uk"):
        return
    firms = {_root(brand.text) for brand in brands(source) if brand.told}
    for pair in pairs_of(document).translated if firms else ():
        if len(pair.english) != 1:
            continue
        known = [n.span for n in named_in(source, pair) if n.known]
        here = [b for b in _within(source, pair.source_span) if _root(b.text) in firms]
        here = [b for b in here if not (_has_english(b, known) or _is_told(document, pair, b))]
        phrases = list(_left_over(document, pair, here[0])) if len(here) == 1 else []
        if len(phrases) == 1:
            fix = _romanized(source, here[0])
            yield finding(rule, document, phrases[0], [fix], safety=Safety.UNSAFE, source=here[0].text)


@lru_cache(maxsize=16)
def brands(source: SourceDocument) -> tuple[Brand, ...]:
    """The names in marks of a source that may be kept, in order."""
    found = list[Brand]()
    for match in _QUOTED.finditer(source.text):
        name = match["name"]
        if name[0].isupper() and not _AND.search(name) and _KEPT.fullmatch(name) and _CYRILLIC.search(name):
            found.append(Brand(Span(*match.span("name")), name, _is_firm(source.text, match.start())))
    return tuple(found)


def _within(source: SourceDocument, part: Span) -> tuple[Brand, ...]:
    """Those that begin in a part of the source."""
    everything = brands(source)
    first = bisect_left(everything, part.start, key=lambda brand: brand.span.start)
    return everything[first : bisect_left(everything, part.end, key=lambda brand: brand.span.start)]


def _is_firm(text: str, at: int) -> bool:
    """Whether one of two words before a place tells of a firm or club, or the last one of a town that it is of."""
    before = _WORDS.findall(text[max(0, at - _BEFORE) : at].rpartition("\n")[2])[-2:]
    return any(_FIRM.match(plain(word)) for word in before) or bool(before and _OF_CITY.match(plain(before[-1])))


def _root(name: str) -> str:
    return " ".join(word[: max(3, len(word) - 2)] for word in plain(name).split())


def _has_english(brand: Brand, known: list[Span]) -> bool:
    """Whether a name holds one that English has a name for."""
    at = bisect_left(known, brand.span.start, key=lambda name: name.start)
    return at < len(known) and known[at].start < brand.span.end


def _is_told(document: Document, pair: Pair, brand: Brand) -> bool:
    """Whether English has any word of a name letter by letter."""
    source = pairs_of(document).source
    language = source.language_at(brand.span.start)
    forms = {form for word in brand.text.split() if len(word) > 2 for form in (plain(word), *lemmas(word, language))}
    spelled = [s for form in sorted(forms) for s in spellings_of(form, language, 8)]
    bones = {skeleton(s)[:_BONES] for s in spelled}
    for word in words_of(document, pair.span):
        if skeleton(word.text)[:_BONES] in bones or any(same_name(s, word.text) >= _ALIKE for s in spelled):
            return True
    return False


def _left_over(document: Document, pair: Pair, brand: Brand) -> Iterator[Span]:
    """Capitalized phrases of the English that no other word of the source explains."""
    language = pairs_of(document).source.language
    keys = {key for word in brand.text.split() for lemma in lemmas(word, language) for key in english_keys(lemma)}
    for match in _PHRASE.finditer(document.text, *pair.span):
        words = [w for w in words_of(document, Span(*match.span())) if w.text[0].isupper() and w.text not in _ARTICLES]
        beside = _is_beside(document, Span(*match.span()))
        strange = [w for w in words if _may_translate(document, pair, w.text, keys, beside=beside)]
        if beside and len(words) > 1 and not all(is_explained(document, pair, w.text) for w in words):
            strange = words  # Dawn of Volga Region
        if not strange or starts_sentence(document.folded, strange[0].span.start) and len(strange) == 1:
            continue
        if beside or any(w.text.lower()[:_KEY] in keys for w in strange):
            yield Span(strange[0].span.start, strange[-1].span.end)


def _may_translate(document: Document, pair: Pair, text: str, keys: set[str], *, beside: bool) -> bool:
    """Whether a word may be one of a translated name: a word of English that no other word of the source explains."""
    low = text.lower()
    if frequency(low) <= _WORD or is_given_name(low):
        return False
    return (
        low[:_KEY] in keys
        or not (NO_NAMES.fullmatch(text) or is_place(text) or text.isupper())
        and (beside or not is_explained(document, pair, text))
    )


def _is_beside(document: Document, place: Span) -> bool:
    """Whether a phrase stands in marks, or right beside a word for what it is."""
    text = document.folded
    if text[place.start - 1 : place.start] == '"' or _BODY.search(text, max(0, place.start - 30), place.start):
        return True
    return _BODY_AFTER.match(text, place.end) is not None


def _romanized(source: SourceDocument, brand: Brand) -> str:
    """A name letter by letter, the first word in the nominative as the source has it elsewhere or the dictionary."""
    language = source.language_at(brand.span.start)
    same = [b.text for b in brands(source) if _root(b.text) == _root(brand.text)]
    text = next((name for name in same if _is_nominative(name.split()[0])), min(same, key=len))
    return " ".join(spellings_of(word, language, 1)[0] for word in text.split())


def _is_nominative(word: str) -> bool:
    return any(p.is_known and p.tag.case == "nomn" for p in readings(plain(word)))
