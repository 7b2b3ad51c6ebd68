"""Places, people and acronyms of the source, each looked for in its English sentence: another one, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.checks.sourced.amounts import gap
from mtcheck.checks.sourced.surnames import again, as_words, given_as_word, is_surname, root
from mtcheck.checks.sourced.told import NO_NAMES, EnglishWord, is_explained, is_place, likeness, told, words_of
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import given_gender, is_given_name
from mtcheck.names.surnames import surname_gender
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.source.named import Named, named_in
from mtcheck.source.ownways import is_abroad, is_own_way
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.persons import persons_in
from mtcheck.source.sourcenames import spelled
from mtcheck.source.words import plain, readings
from mtcheck.text import has_word

_GARBLED = 0.75  # of the letters, from which a word is a Slavic surname with some of them wrong
_RARE = 3.3  # Zipf frequency of words that may be anyone's surname
_USUAL = 3.0  # Zipf frequency of words that begin a sentence without being names


class Mentions(NamedTuple):
    """The names of one pair: those found, pairs of which one stands for the other, those of one side only."""

    pair: Pair
    same: tuple[tuple[Span, Named], ...]
    changed: tuple[tuple[Span, Named], ...]
    missing: tuple[Named, ...]
    added: tuple[Span, ...]


def mentions(document: Document) -> tuple[Mentions, ...]:
    """The names of each pair of at most two sentences on a side, compared."""
    return document.memo(_mentions)


def _mentions(document: Document) -> tuple[Mentions, ...]:
    if pairs_of(document).source.language not in ("ru", "uk"):
        return ()
    pairs = [p for p in pairs_of(document).translated if len(p.english) <= 2 and len(p.source) <= 2]
    found = [_of_pair(document, pair) for pair in pairs]
    words = {
        root(name): document.lower[slice(*place)] for each in found for place, name in each.changed if is_surname(name)
    }
    return tuple(_once_more(document, each, words) if words else each for each in found)


def _once_more(document: Document, found: Mentions, words: dict[str, str]) -> Mentions:
    """The mentions of a pair, with those surnames that have the same wrong word elsewhere in the article."""
    more = tuple(again(document, found.pair, found.missing, words))
    gone = {name.span for _, name in more}
    return found._replace(
        changed=(*found.changed, *more), missing=tuple(n for n in found.missing if n.span not in gone)
    )


def _of_pair(document: Document, pair: Pair) -> Mentions:
    source = pairs_of(document).source
    words = words_of(document, pair.span)
    lower = document.lower[slice(*pair.span)]
    same: list[tuple[Span, Named]] = []
    lost: list[Named] = []
    people = {person.span for person in persons_in(source, pair.source_span)}
    for name in named_in(source, pair):
        person = name.span in people
        language = source.language_at(pair.source_span.start)
        place = told(name, words, lower, pair.span.start, language, person=person)
        if place is None:
            lost.append(name)
        else:
            same.append((place, name))
    words_for = list(as_words(document, pair, same, lost))
    lost = [name for name in lost if name.span not in {n.span for _, n in words_for}]
    strange = _strange(document, pair, words, {span.start for span, _ in (*same, *words_for)}) if lost else []
    changed = [*words_for, *_partners(document, same, lost, strange)]
    gone, new = {n.span for _, n in changed}, {s for s, _ in changed}
    missing = tuple(n for n in lost if n.span not in gone)
    return Mentions(pair, tuple(same), tuple(changed), missing, tuple(w.span for w in strange if w.span not in new))


def _strange(document: Document, pair: Pair, words: list[EnglishWord], known: set[int]) -> list[EnglishWord]:
    """Names of the English that nothing of the source sentences, or of those beside them, explains."""
    found = []
    for word in words:
        text = word.text
        if not text[0].isupper() or len(text) < 2 or word.span.start in known or NO_NAMES.fullmatch(text):
            continue
        if (
            starts_sentence(document.folded, word.span.start)
            and frequency(text.lower()) > _USUAL
            and not (is_place(text) or text.isupper())
        ):
            continue
        if not is_explained(document, pair, text):
            found.append(word)
    return found


def _partners(
    document: Document, same: list[tuple[Span, Named]], lost: list[Named], strange: list[EnglishWord]
) -> Iterator[tuple[Span, Named]]:
    """A name of the source and one of the English that stands in its place."""
    left = list(strange)
    for kind in ("place", "acronym", "person"):
        theirs = [n for n in lost if _is_kind(n, kind)]
        mine = [w for w in left if _may_be(document, w, kind)]
        if len(theirs) == 1 and len(mine) == 1:
            span = _whole(document, mine[0], kind)
            left = [w for w in left if not (span.start <= w.span.start < span.end)]
            lost = [n for n in lost if n is not theirs[0]]
            yield span, theirs[0]
    for name in lost:
        beside = [w for w in left if _follows(document, same, name, w)] if is_surname(name) else []
        if len(beside) == 1 and _is_surname_like(beside[0].text):
            left.remove(beside[0])
            yield beside[0].span, name
        if name.kind == "given" and (word := given_as_word(document, same, name)):
            yield word, name


def _is_kind(name: Named, kind: str) -> bool:
    if kind == "person":
        return name.kind in ("person", "other") and not name.known and name.slavic
    return name.kind == kind and name.known


def _is_surname_like(text: str) -> bool:
    return not text.isupper() and "-" not in text and (frequency(text.lower()) < _RARE or is_place(text))


_POLISH = re.compile(r"[rcs]z|[a-z]w(?:ski|icz)\b|[a-z][sc]ki\b")
_SAID_SO = re.compile(  # words that stand for an acronym once it was named
    r"\b(?:ministry|ministries|agency|department|service|committee|bank|company|organi[sz]ation|union|council|party|"
    r"authority|authorities|minister|secretary|police|station|plant|office|bureau|country|states?|group)\b"
)
_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself|they|their|them|who|i|we|my|our)\b")
_MARKS = tuple('"\u00ab\u201c\u201e')
_OWN = frozenset("кремль".split())
_SLAVIC = re.compile(
    r"(?:[eo]v|[iy]n|[eo]va|[iy]na|sk(?:y|iy|ii|i|aya|a|yi)|enko|chuk|[iy]uk|uk|chik|yan|adze|shvili|ets|dny|ny|ko|ko[mv]|[eo]vich)$"
)


def _may_be(document: Document, word: EnglishWord, kind: str) -> bool:
    text = word.text
    if kind == "place":
        return is_place(text) and not is_given_name(text.lower())
    if kind == "acronym":
        return (text.isupper() and len(text) > 1) or _ministry(document, word) is not None
    return bool(_SLAVIC.search(text)) and not is_place(text) and len(text) > 3


_MINISTRY = re.compile(r"(?:[A-Z][a-z]+ )(?:Ministry|Service|Committee|Bank)\b")


def _ministry(document: Document, word: EnglishWord) -> Span | None:
    found = _MINISTRY.match(document.folded, word.span.start)
    return Span(*found.span()) if found else None


def _whole(document: Document, word: EnglishWord, kind: str) -> Span:
    return (kind == "acronym" and _ministry(document, word)) or word.span


def _follows(document: Document, same: list[tuple[Span, Named]], name: Named, word: EnglishWord) -> bool:
    """Whether the words before both are each other's translation: given names, mostly."""
    source = pairs_of(document).source.text
    for mine, theirs in same:
        if theirs.kind in ("place", "acronym"):
            continue
        if (
            not document.text[mine.end : word.span.start].strip()
            and not source[theirs.span.end : name.span.start].strip()
        ):
            return True
    return False


def changed(document: Document, rule: Rule) -> Iterator[Finding]:
    """A place, surname or acronym of the English where the source has another one; the fix writes that."""
    for found in mentions(document):
        for span, name in found.changed:
            if is_surname(name) and _is_own(document, found.pair, span, name):
                continue  # spelled as its bearer does
            fix, sure = fix_of(document, name, span)
            sure = sure and len(found.pair.english) == len(found.pair.source) == 1
            safety = Safety.SAFE if sure else Safety.UNSAFE
            yield finding(rule, document, span, [fix], safety=safety, source=name.text)


def _is_own(document: Document, pair: Pair, span: Span, name: Named) -> bool:
    text, abroad = document.text[slice(*span)], is_abroad(pairs_of(document).source, pair)
    return _POLISH.search(text) is not None or is_own_way(text, name.spellings, abroad=abroad)


def fix_of(document: Document, name: Named, span: Span) -> tuple[str, bool]:
    """What English writes for a name of the source, and whether it is sure.

    A surname has the gender of the given name before it, or of what stands there if that is the same name garbled. It
    is spelled as elsewhere in the article.
    """
    if name.known:
        return name.english[0], False
    found, before = document.text[slice(*span)], document.text[: span.start].split()[-1:]
    source = pairs_of(document).source
    person = next((p for p in persons_in(source, name.span) if p.span == name.span and len(p.forms) == 1), None)
    if person is not None and name.slavic:
        spellings = spelled(person.forms, source.language_at(name.span.start))
        here = next((s for s in spellings if has_word(document.folded, s)), spellings[0])
        return here, not person.alone and bool(before) and is_given_name(before[0].lower())
    gender = given_gender(before[0].lower()) if before else None
    garbled = likeness(name, found) >= _GARBLED
    kept = gender or (surname_gender(found) if garbled else None)
    fitting = [s for s in name.spellings if kept and surname_gender(s) == kept] or list(name.spellings)
    fix = next((s for s in fitting if re.search(rf"\b{re.escape(s)}\b", document.text)), fitting[0])
    sure = garbled and fix[0] == found[0] and surname_gender(fix) is not None and surname_gender(fix) == gender
    return fix, sure


def missing(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names of the source that neither the English sentence has, nor the ones beside it.

    People are told by pronouns and titles, too, so that one is missed only where none of them stands.
    """
    language = pairs_of(document).source.language
    found = mentions(document)
    for at, here in enumerate(found):
        lost = [name for name in here.missing if _is_sure(name) and not _is_word(document, name)]
        if _SAID_SO.search(document.lower, *here.pair.span):
            lost = [name for name in lost if name.kind not in ("acronym", "other")]
        if _SOMEBODY.search(document.lower, *here.pair.span):
            lost = [name for name in lost if name.kind != "person"]
        if not lost:
            continue
        around = Span(found[max(0, at - 1)].pair.span.start, found[min(len(found) - 1, at + 1)].pair.span.end)
        words, lower = words_of(document, around), document.lower[slice(*around)]
        for name in lost:
            if told(name, words, lower, around.start, language) is None:
                place = here.added[0] if len(here.added) == 1 else gap(document, here.pair, name.span.start)
                yield finding(rule, document, place, [], source=name.text)


def _is_word(document: Document, name: Named) -> bool:
    """Whether a name is a word of the dictionary without quotation marks: the Statue of Liberty, and no party."""
    source = pairs_of(document).source
    if name.kind == "acronym" or source.text[name.span.start - 1 : name.span.start] in _MARKS:
        return False
    found = [p.tag for p in readings(plain(name.text)) if p.is_known]
    return bool(found) and not any({"Geox"} in t or {"Orgn"} in t or {"Surn"} in t or {"Name"} in t for t in found)


def _is_sure(name: Named) -> bool:
    """Whether a name is one beyond doubt, which English would not leave out easily."""
    own = name.text.lower() in _OWN or name.english[:1] in (("Russia",), ("United States",), ("Ukraine",))
    if name.kind == "person":
        return name.sure and name.slavic and not name.known
    return not own and name.known and name.sure and (name.kind != "acronym" or len(name.text) > 2)
