"""Places, people and acronyms of the source, each looked for in its English sentence: another one, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_given_name
from mtcheck.names.romanize import romanizations, same_name, skeleton
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.source.anchors import english_keys
from mtcheck.source.named import Named, acronyms, named_in, places
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import plain
from mtcheck.text import WORD

_BONES = 4  # letters of the skeleton of a name: endings come after them
_HALF = 0.5  # likeness from which a word may be a name's English form
_KEY = 5
_BEGINNING = 4  # letters by which German tells Germany
_USUAL = 3.0  # Zipf frequency of words that begin a sentence without being names
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_NO_NAMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|I|Mr|Mrs|Ms|Dr|President|Minister|Prime|Governor|Mayor|Deputy|Judge|General|Colonel|"
    r"Captain|Major|Chancellor|King|Queen|Prince|Princess|Senator|Pope|Director|Chairman|Professor|God|The|A|An|In|Of|"
    r"Internet|Christmas|Easter|Olympics?|Olympic|Games|World|Cup|Championship|TV|OK|PM|AM|CEO|MP|MPs|Head|Chief|Region|"
    r"City|State|District|Republic|National|Federal|International|Street|Square|Avenue|University|Institute|River|Sea|"
    r"Lake|Island|North|South|East|West|Northern|Southern|Eastern|Western|Central|New|Great|Old)"
)


class Mentions(NamedTuple):
    """The names of one pair: those found, pairs of which one stands for the other, those of one side only."""

    pair: Pair
    same: tuple[tuple[Span, Named], ...]
    changed: tuple[tuple[Span, Named], ...]
    missing: tuple[Named, ...]
    added: tuple[Span, ...]


class _Word(NamedTuple):
    """A word of the English sentence without possessive ending."""

    text: str
    span: Span


def mentions(document: Document) -> tuple[Mentions, ...]:
    """The names of each pair of at most two sentences on a side, compared."""
    return document.memo(_mentions)


def _mentions(document: Document) -> tuple[Mentions, ...]:
    if pairs_of(document).source.language not in ("ru", "uk"):
        return ()
    pairs = [p for p in pairs_of(document).translated if len(p.english) <= 2 and len(p.source) <= 2]
    return tuple(_of_pair(document, pair) for pair in pairs)


def _of_pair(document: Document, pair: Pair) -> Mentions:
    source = pairs_of(document).source
    words = _words(document, pair.span)
    lower = document.lower[slice(*pair.span)]
    same: list[tuple[Span, Named]] = []
    lost: list[Named] = []
    for name in named_in(source, pair):
        place = _told(name, words, lower, pair.span.start, source.language)
        if place is None:
            lost.append(name)
        else:
            same.append((place, name))
    strange = _strange(document, pair, words, {span.start for span, _ in same}) if lost else []
    changed = list(_partners(document, same, lost, strange, words))
    gone, new = {n.span for _, n in changed}, {s for s, _ in changed}
    missing = tuple(n for n in lost if n.span not in gone)
    return Mentions(pair, tuple(same), tuple(changed), missing, tuple(w.span for w in strange if w.span not in new))


def _words(document: Document, span: Span) -> list[_Word]:
    found = []
    for match in WORD.finditer(document.text, *span):
        bare = _POSSESSIVE.sub("", match[0])
        found.append(_Word(bare, Span(match.start(), match.start() + len(bare))))
    return found


def _told(name: Named, words: list[_Word], lower: str, start: int, language: str) -> Span | None:
    """Where English has a name, in any of its forms: as known, by its letters, or as an adjective."""
    for form in name.english:
        at = re.search(rf"(?<!\w){re.escape(form.lower())}", lower)
        if at:
            return Span(start + at.start(), start + at.end())
    beginnings = tuple(form.lower()[:_BEGINNING] for form in name.english if len(form) > _BEGINNING)
    bones = {skeleton(form)[:_BONES] for form in name.spellings} - {""}
    keys = _keys(name, language)
    for word in words:
        text = word.text.lower()
        if beginnings and text.startswith(beginnings) and word.text[0].isupper():
            return word.span
        if any(key == text[:_KEY] for key in keys) and len(text) > 2:
            return word.span
        if not word.text[0].isupper() and len(text) < _KEY:
            continue
        for part in [word.text, *word.text.split("-")]:
            if skeleton(part)[:_BONES] in bones or any(same_name(s, part) >= _HALF for s in name.spellings[:8]):
                return word.span
    return None


def _keys(name: Named, language: str) -> frozenset[str]:
    """Keys of English words that the little dictionary of alignment gives."""
    if language != "ru":
        return frozenset()
    from mtcheck.source.words import lemmas

    return frozenset(k for part in name.text.split() for lemma in lemmas(part, language) for k in english_keys(lemma))


def _strange(document: Document, pair: Pair, words: list[_Word], told: set[int]) -> list[_Word]:
    """Names of the English that nothing of the source sentences, or of those beside them, explains."""
    found = []
    for word in words:
        text = word.text
        if not text[0].isupper() or len(text) < 2 or word.span.start in told or _NO_NAMES.fullmatch(text):
            continue
        if starts_sentence(document.folded, word.span.start) and frequency(text.lower()) > _USUAL and not _is_place(text):
            continue
        if not _explained(document, pair, text):
            found.append(word)
    return found


def _is_place(text: str) -> bool:
    return text.lower() in places()


def _explained(document: Document, pair: Pair, text: str) -> bool:
    """Whether any word of the source may be behind an English name."""
    source = pairs_of(document).source
    bones, key = skeleton(text)[:_BONES], text.lower()[:_KEY]
    english = {f.lower() for f in places().get(text.lower(), ())}
    for word in source.words_in(pair.source_span):
        if word.text.lower() == text.lower():
            return True
        if any(key in english_keys(lemma) for lemma in word.lemmas):
            return True
        told = acronyms().get(word.text, ())
        if any(text.lower() in form.lower().split() for form in told):
            return True
        if len(word.text) < 3:
            continue
        spelled = _spellings(word.text, source.language)
        if bones and bones in {skeleton(s)[:_BONES] for s in spelled}:
            return True
        if any(same_name(s, text) >= _HALF for s in spelled):
            return True
        if english and _is_adjective_of(plain(word.text), english):
            return True
    return False


def _spellings(word: str, language: str) -> tuple[str, ...]:
    return romanizations(plain(word), "uk" if language == "uk" else "ru")[:4]


def _is_adjective_of(word: str, english: set[str]) -> bool:
    """Whether a source word begins as one of the names of a place does: шведский, Швеция."""
    return len(word) > _BEGINNING and any(
        word[:3] == plain(form)[:3] for form in _source_forms(frozenset(english)) if len(form) > 3
    )


def _source_forms(english: frozenset[str]) -> tuple[str, ...]:
    from mtcheck.source.named import source_places

    return tuple(form for e in english for form in source_places().get(e, ()))


def _partners(
    document: Document, same: list[tuple[Span, Named]], lost: list[Named], strange: list[_Word], words: list[_Word]
) -> Iterator[tuple[Span, Named]]:
    """A name of the source and one of the English that stands in its place."""
    left = list(strange)
    for kind in ("place", "acronym", "person"):
        theirs = [n for n in lost if _is_kind(n, kind)]
        mine = [w for w in left if _may_be(document, w, kind, words)]
        if len(theirs) == 1 and len(mine) == 1:
            span = _whole(document, mine[0], kind)
            left = [w for w in left if not (span.start <= w.span.start < span.end)]
            yield span, theirs[0]
            continue
        for name in theirs if kind == "person" else ():
            beside = [w for w in mine if _follows(document, same, name, w)]
            if len(beside) == 1:
                left.remove(beside[0])
                yield beside[0].span, name


def _is_kind(name: Named, kind: str) -> bool:
    if kind == "person":
        return name.kind in ("person", "other") and not name.known and name.slavic
    return name.kind == kind and name.known


_SLAVIC = re.compile(r"(?:[eo]v|[iy]n|[eo]va|[iy]na|sk(?:y|iy|ii|i|aya|a|yi)|enko|chuk|[iy]uk|uk|chik|yan|adze|shvili|ets|dny|ny|ko|ko[mv]|[eo]vich)$")


def _may_be(document: Document, word: _Word, kind: str, words: list[_Word]) -> bool:
    text = word.text
    if kind == "place":
        return _is_place(text) and not is_given_name(text.lower())
    if kind == "acronym":
        return (text.isupper() and len(text) > 1) or _ministry(document, word) is not None
    return bool(_SLAVIC.search(text)) and not _is_place(text) and len(text) > 3


_MINISTRY = re.compile(r"(?:[A-Z][a-z]+ )(?:Ministry|Service|Committee|Bank)\b")


def _ministry(document: Document, word: _Word) -> Span | None:
    found = _MINISTRY.match(document.folded, word.span.start)
    return Span(*found.span()) if found else None


def _whole(document: Document, word: _Word, kind: str) -> Span:
    return (kind == "acronym" and _ministry(document, word)) or word.span


def _follows(document: Document, same: list[tuple[Span, Named]], name: Named, word: _Word) -> bool:
    """Whether the words before both are each other's translation: given names, mostly."""
    source = pairs_of(document).source.text
    for mine, theirs in same:
        if not document.text[mine.end : word.span.start].strip() and not source[theirs.span.end : name.span.start].strip():
            return True
    return False


def changed(document: Document, rule: Rule) -> Iterator[Finding]:
    """A place, surname or acronym of the English where the source has another one; the fix writes that."""
    for found in mentions(document):
        for span, name in found.changed:
            fix = name.english[0] if name.known else name.spellings[0]
            yield finding(rule, document, span, [fix], safety=Safety.UNSAFE, source=name.text)
