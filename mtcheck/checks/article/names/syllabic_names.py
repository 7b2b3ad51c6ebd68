"""People of the Far East as Russian spells their syllables: Lyu Syaotsin, Kendzi Takakhasi, Tsoy Sun Sil."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.names.halves import Name
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.korean import korean_family, korean_given, tells_korean
from mtcheck.names.lookup import known_word
from mtcheck.names.people import mentions_of
from mtcheck.names.syllables import family_of, hepburn, is_japanese, pinyin, tells_chinese
from mtcheck.names.vietnamese import vietnamese
from mtcheck.text import capitalized_before

_PAIR = compiled(r"(?<![\w'-])(?P<family>[A-Z][a-z]{1,6}) (?P<given>[A-Z][a-z]{1,13})(?![\w-]| [A-Z])")
_CHINA = compiled(r"\bchin(?:a|ese)\b|\bbeijing\b|\bshanghai\b|\btaiwan|\bnanjing\b|\bhong kong\b|\bsingapore|\bprc\b")
_JAPAN = compiled(r"\bjapan(?:ese)?\b|\btokyo\b|\bkyoto\b|\bosaka\b")
_KOREA = compiled(r"\bkorean?s?\b|\bseoul\b|\bpyongyang\b")
_VIETNAM = compiled(r"\bvietnam(?:ese)?\b|\bhanoi\b|\bho chi minh city\b")
_NORTH = compiled(r"\bnorth korea|\bpyongyang\b|\bdprk\b")
_SOUTH = compiled(r"\bsouth korea|\bseoul\b|\bsamsung\b|\bhyundai\b")
_KOREAN = compiled(
    r"(?<![\w'-])(?P<family>[A-Z][a-z]{0,6}) (?P<given>[A-Z][a-z]{0,5}(?:(?: [A-Z]|-[A-Za-z]|[a-z])[a-z]{0,5})?)"
    r"(?![\w-]| [A-Z])"
)
_RUN = compiled(r"(?<![\w'-])[A-Z][a-z]{1,7}(?: [A-Z][a-z]{1,7}){1,3}(?![\w-])")
_HEARD = 1.0  # Zipf frequency from which somebody may be called so: Jojo Siwa
_WORD = 4.0  # the same of what is a word, or a name of many nations
_OWN = 2.0  # Zipf frequency from which a spelling is somebody's own


def syllabic_names(document: Document) -> list[Name]:
    """The places of names out of Cyrillic that are read syllable by syllable; found once."""
    return document.memo(_found)


def _found(document: Document) -> list[Name]:
    found = list[Name]()
    if _CHINA.search(document.lower):
        found += _chinese(document)
    if _JAPAN.search(document.lower):
        found += _japanese(document)
    if _KOREA.search(document.lower):
        found += _korean(document)
    if _VIETNAM.search(document.lower):
        found += _vietnamese(document)
    return found


def _chinese(document: Document) -> Iterator[Name]:
    """Full names, and then the family name alone."""
    settled = dict[str, str]()
    for match in _PAIR.finditer(document.folded):
        family, given = match["family"], pinyin(match["given"])
        name = family_of(family) if given else None
        told = tells_chinese(family) or tells_chinese(match["given"]) or _has_v(document, match.start())
        if name is None or not told or _is_known(match[0]) and not family.startswith("V"):
            continue
        names = [f"{name} {each}" for each in given[:2] if f"{name} {each}" != match[0]]
        if names:
            settled[family] = name
            yield Name(Span(*match.span()), tuple(names), False)
    for mention in mentions_of(document) if settled else ():
        if settled.get(mention.surname, mention.surname) != mention.surname and not mention.given:
            yield Name(mention.span, (settled[mention.surname],), False)


def _korean(document: Document) -> Iterator[Name]:
    """Full names with a syllable that only Russian spells so, and then the family name alone."""
    north = len(_NORTH.findall(document.lower)) > len(_SOUTH.findall(document.lower))
    settled = dict[str, str]()
    for match in _KOREAN.finditer(document.folded):
        family, given = korean_family(match["family"], north=north), korean_given(match["given"], north=north)
        if family and given and tells_korean(match["family"], match["given"]):
            settled[match["family"]] = family
            yield Name(Span(*match.span()), (f"{family} {given}",), False)
    for mention in mentions_of(document) if settled else ():
        if settled.get(mention.surname, mention.surname) != mention.surname and not mention.given:
            yield Name(mention.span, (settled[mention.surname],), False)


def _has_v(document: Document, start: int) -> bool:
    """Whether a family name begins with a letter that pinyin has not, and is no particle behind a given name."""
    before = capitalized_before(document.folded, start)
    return document.folded[start] == "V" and (not before or cues.is_title(before))


def _is_known(name: str) -> bool:
    """Whether somebody known is called so: Lyu Abe."""
    return all(frequency(word.lower()) >= _OWN for word in name.split())


def _vietnamese(document: Document) -> Iterator[Name]:
    """Full names, in which each word is a syllable."""
    for match in _RUN.finditer(document.folded):
        words, start = match[0].split(), match.start()
        while words and cues.is_title(words[0]):
            start += len(words.pop(0)) + 1
        name = vietnamese(words)
        if name and not all(frequency(word.lower()) >= _WORD for word in words):
            yield Name(Span(start, match.end()), (name,), False)


def _japanese(document: Document) -> Iterator[Name]:
    """Given names and surnames, where the article speaks of Japan."""
    settled = dict[str, str]()
    for mention in mentions_of(document):
        given = mention.given or mention.title
        start = mention.given_span.start if mention.given else mention.span.start - len(given) - 1
        if not given or not document.text.startswith(given, start) or len(mention.surname) < 3:
            if (name := settled.get(mention.surname)) and not mention.given:
                yield Name(mention.span, (name,), True)
            continue
        if not (is_japanese(given) and is_japanese(mention.surname)):
            continue
        for word, place in ((given, Span(start, start + len(given))), (mention.surname, mention.span)):
            if name := _japanese_for(word):
                settled[word] = name
                yield Name(place, (name,), True)


def _japanese_for(word: str) -> str | None:
    """A name in Hepburn's spelling; None where English has the word as it stands."""
    known = known_word(word.lower())
    if frequency(word.lower()) >= _HEARD or (known and known.name.lower() == word.lower()):
        return None
    return hepburn(word)
