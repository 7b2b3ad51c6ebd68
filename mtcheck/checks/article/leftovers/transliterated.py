"""Common words of the source language spelled in Latin letters: neobkhodimogo, visokosnyy.

A machine that does not know a word spells it out. Such a word is in small letters, no list of English knows it, and it
either reads back to a word of the Russian dictionary or ends as only Slavic adjectives do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.romanize import cyrillic_candidates
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.words import is_russian

# What may be one: few English words look like that, so most articles need none of what is loaded below.
_LIKELY = compiled(
    r"(?<![\w'@/.#&-])(?:(?=[a-z]{5})[a-z]*(?:kh|zh|shch|tsk|dzh)[a-z]*|[a-z]{3,}(?:yy|iy|yi|yye|iye|oye|aya|ogo|oho|omu"
    r"|emu|ykh|ikh|ymi|imi|nym|nosti?|tsiya|tsii|tsiyu|[ea]niy[ea]|stv[oa]|ovk[ai]|shchik|ovat|uyu|skoy|nika?|nikov|chik"
    r"|nitsa|ov|ev|ya|yu|yam|akh))(?![\w'@/-]|\.\w)"
)
_SOUNDS = ("kh", "zh", "shch", "tsk")
_ENDS = tuple(
    "yy iy yi ye aya ogo oho omu emu ykh ikh imi ymi nym nost nosti tsii stvo stva ovka ovki shchik ovat skoy nik nika "
    "nikov chik nitsa ov ev ya yu yam akh".split()
)
_ENGLISH = frozenset(
    """
    acronym acronyms convoy convoys pseudonym pseudonyms synonym synonyms antonym khaki khakis sheikh sheikhs lakh lakhs
    outskirts backhand backhanded backhoe bulkhead bulkheads jackhammer blockhouse blockhead blackhead blackheads
    stockholder stockholders steakhouse steakhouses workhorse workhorses workhouse sinkhole sinkholes papaya
    logo logos soya refusenik refuseniks beatnik beatniks sputnik sputniks peacenik spetsnaz kolkhoz muzhik pirozhki
    """.split()
)
_SLAVIC = compiled(r"(?:[nvkgtr]yy|[nv]yi|yye|[nk]ogo|[nv]oho|[nv]ykh|skikh|skoye|[nv]oye|skaya|[nv]aya|nomu|skiy)$")
_RARE = 1.0  # Zipf frequency below which a word is hardly ever seen in English
_LONG = 7  # letters of a word whose ending alone tells
_READINGS = 8


def transliterated(document: Document, rule: Rule) -> Iterator[Finding]:
    """Words of the source language in Latin letters."""
    if not any(map(spelled_out, filter(_may_be, document.forms))):
        return
    for match in _LIKELY.finditer(document.folded):
        if match[0] not in _ENGLISH and (original := _original(match[0])):
            shown = f"'{original}'" if original != match[0] else "a word of the source"
            yield finding(rule, document, Span(*match.span()), [], original=shown)


def _may_be(word: str) -> bool:
    """Whether a word ends or sounds as `_LIKELY` wants it: most do not, and are asked quickly."""
    return word.islower() and (word.endswith(_ENDS) or any(sound in word for sound in _SOUNDS))


def spelled_out(word: str) -> bool:
    """Whether a word is one that this check finds."""
    return word not in _ENGLISH and _LIKELY.fullmatch(word) is not None and bool(_original(word))


@cache
def _original(word: str) -> str:
    """The Russian word that a word spells, the word itself where only its ending tells; empty for any other."""
    from mtcheck.english.frequency import frequency  # loads the list of English words

    if frequency(word) >= _RARE:
        return ""
    for reading in islice(cyrillic_candidates(word, "ru"), _READINGS):
        if is_russian(reading):
            return reading
    return word if len(word) >= _LONG and _SLAVIC.search(word) else ""
