"""Slavic surnames of the source with other letters in English: Kazimirov for Казиков, Mudrans for Мудранов.

Both are brought to one alphabet in which all usual romanizations of a name are alike, and compared up to their endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.checks.sourced.mentioned import fix_of, mentions
from mtcheck.checks.sourced.told import is_place
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.named import Named
from mtcheck.source.ownways import is_abroad, is_own_way
from mtcheck.source.pairs import pairs_of
from mtcheck.source.pinyin import nominative
from mtcheck.source.words import plain, readings

_SURNAME = re.compile(
    r"(?P<stem>[а-яіїєґ]{2,}(?:ов|ев|єв|їв|ин|їн|ын|ск|цк|ськ|цьк|енк|чук|щук|юк|ян|дз))"
    r"(?:а|ой|у|ым|им|ы|е|ий|ый|ого|ому|ом|ая|ую|ої|ій|их|о|ові|ых|и)?\Z"
)
_FOREIGN = re.compile(r"э|йо|[аеио]у|дж|ль[дтмф]")  # letters by which Russian writes other languages
_WEAK = re.compile(r"(?:ин|їн|ын|ян|дз)\Z")  # endings that names of other languages have, too
_LONG, _LONG_WEAK = 6, 7  # letters of a name that is compared; of one with such an ending
_WORD = 2.2  # Zipf frequency of words and names that English has of its own
_TAIL = re.compile(r"(?:a|aya|aia|oi|oy|u|im|ym|y|i|ii|iy|e|o|om|s|off|ogo)?\Z")
_AS_ITS_BEARER = re.compile(r"[rcs]z|[a-z]w(?:ski|icz)\Z|ff\Z|ine\Z|[a-z]{2}tsch")  # spells it
_CYRILLIC = str.maketrans(
    dict(zip("абвгґдеєжзийклмнопрстуфхцчшыіэ", "abvggdeežziiklmnoprstufhcčšiie", strict=True))
    | {"ё": "e", "щ": "šč", "ю": "u", "я": "a", "ї": "i", "ь": "", "ъ": "", "'": ""}
)
_LATIN = [
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"['\u2019\u2018`]", ""),
        (r"s(?:hch|ch|tsch|htsh)", "šč"),
        (r"tsch|tch|ch|cz", "č"),
        (r"sh|sz", "š"),
        (r"zh", "ž"),
        (r"kh|x", "h"),
        (r"tz|ts|c(?=[eiy])", "c"),
        (r"q|ck", "k"),
        (r"w|ff$|f(?=f$)", "v"),
        (r"ou", "u"),
        (r"j(?=[aeiou])", "i"),
        (r"j", "ž"),
    )
]
_BOTH = [
    (re.compile(pattern), letters)
    for pattern, letters in ((r"y", "i"), (r"(?<=[čšžci])o", "e"), (r"i+(?=[eua])", ""), (r"(.)\1+", r"\1"))
]


def slavic(document: Document, rule: Rule) -> Iterator[Finding]:
    """Words that stand for a Slavic surname and have letters that none of its spellings has; the fix spells it."""
    for span, (name, given) in surnames(document).items():
        fix, sure = fix_of(document, name, span)
        safety = Safety.SAFE if sure and given else Safety.UNSAFE
        yield finding(rule, document, span, [fix], safety=safety, source=name.text)


def surnames(document: Document) -> dict[Span, tuple[Named, bool]]:
    """The garbled surnames of an article with the names they stand for, and whether a Slavic given name tells that."""
    return document.memo(_surnames)


def _surnames(document: Document) -> dict[Span, tuple[Named, bool]]:
    told: dict[Span, tuple[Named, bool]] = {}
    for found in mentions(document):
        if len(found.pair.english) != 1 or len(found.pair.source) != 1:
            continue
        abroad = is_abroad(pairs_of(document).source, found.pair)
        for span, name in found.same:
            if name.kind in ("place", "acronym") or name.known or not _is_garbled(name, document, span):
                continue
            if is_own_way(document.text[slice(*span)], name.spellings, abroad=abroad):
                continue
            if any(other is not name and name.text[:4] == other.text[:4] for _, other in found.same):
                continue  # Deriglazova and Deriglazov in one sentence
            given = any(other.kind == "given" and other.span.end == name.span.start - 1 for _, other in found.same)
            if given or not (_WEAK.search(_stem(name.text)) or _is_adjective(name.text)):
                told[span] = (name, given and not abroad)
    return told


def _is_adjective(text: str) -> bool:
    """Whether a Russian word is an adjective of the dictionary (Римский), or may be a foreign name in a case."""
    low = plain(text)
    return low.endswith(("ской", "ска", "ску", "ске", "ски", "ско")) or any(
        p.is_known and "ADJF" in p.tag for p in readings(low)
    )


def _stem(text: str) -> str:
    """A surname of the source without its ending; "" for a word that is none, or no Slavic one."""
    low = plain(text)
    match = _SURNAME.match(low)
    if match is None or _FOREIGN.search(low) or "-" in low:
        return ""
    least = _LONG_WEAK if _WEAK.search(match["stem"]) else _LONG
    return match["stem"] if len(low) >= least else ""


def _is_garbled(name: Named, document: Document, span: Span) -> bool:
    text, stem = document.text[slice(*span)], _stem(name.text)
    if not stem or not text[:1].isupper() or text.isupper() or not text.isalpha():
        return False
    if (nominative(name.text) or "").lower() == text.lower():
        return False  # Xiaobing of Сяобину
    if frequency(text.lower()) > _WORD or is_place(text) or _AS_ITS_BEARER.search(text.lower()):
        return False
    own, mine = _both(stem.translate(_CYRILLIC)), _alphabet(text)
    if any(mine.startswith(form) and _TAIL.match(mine[len(form) :]) for form in {own, own.replace("h", "č", 1)}):
        return False
    return not any(_alphabet(form)[: len(own)] == mine[: len(own)] for form in name.spellings)


@lru_cache(maxsize=4096)
def _alphabet(text: str) -> str:
    low = text.lower()
    for pattern, letters in _LATIN:
        low = pattern.sub(letters, low)
    return _both(low)


def _both(text: str) -> str:
    for pattern, letters in _BOTH:
        text = pattern.sub(letters, text)
    return text
