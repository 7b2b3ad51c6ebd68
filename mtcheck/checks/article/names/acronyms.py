"""Acronyms of the source language left as they are in Latin letters, and what English writes for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from mtcheck.checks.article.people.case_endings import names_in_case
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.compiled import cached
from mtcheck.files.expressions import compiled
from mtcheck.files.shipped import rules_folder
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import BRAND
from mtcheck.names.entries import read_entries
from mtcheck.names.given import is_given_name
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule

_CANDIDATE = compiled(r"(?<![\w.-])[A-Z][A-Za-z]{1,20}(?:-[A-Z]{1,3})?(?![\w-])")
_MAY_HOLD = compiled(
    r"[A-Z]{2}|\b(?:Min|Gos|Mos|Gen|Ts|Ch|Sov|Sled|Centrob|Fedrez|Ye?d|Adg?|Kab|Kaz|Derzh|(?:Obl|Gor|Kra[iy])?[Ii]zbir|Oblz|Gorz|Zh|Kh)[a-zA-Z]"
)
_EXPLAINED = compiled(r"\( ?([A-Z][\w-]{1,20}) ?\)")
_WORDS = compiled(r"[^\W_]+")
_THE = compiled(r"\b[Tt]he\s$")
_DETERMINED = compiled(r"\b(?:the|a|an|this|that|its|their|his|her|our|every|each|no|of the)\s+(?:[a-z]+\s+)?$", re.I)
_NOUN_BEHIND = compiled(  # "the OPEC countries" keeps its article
    r"\s(?!(?:is|was|are|were|has|had|have|will|would|can|could|may|and|or|but|in|on|at|to|for|from|by|with|of|as|that|who|"
    r"said|says|reported|stated|announced|also)\b)[a-z]{3,}"
)
_MODIFIED = compiled(r"\b[A-Z][a-z]+(?:an|ish|ese|ic|ch|'s|i)\s+$")
_GLOSS = compiled(r" [(\[](?P<words>(?:[A-Z][\w-]+|of|for|and|the|on|in)(?: [\w-]+){1,7})[)\]]")
_NUMBERED = compiled(r"\d\s*[-\u2013\u2014]?\s*$")  # No. 177 - FZ
_ADJECTIVES = {"Russia": "Russian", "Germany": "German", "Ukraine": "Ukrainian", "Belarus": "Belarusian"}
_RULED = compiled(
    r" (?i:government|president(?!(?-i: [A-Z]))|leadership|army|armed|minist|embassy|citizen|laws?\b|banking|authorit|"
    r"econom|budget|forces|troops|military|defense|defence|offensive|passport|ambassador|constitution|parliament|"
    r"prosecutor|investigative)"
    r"| (?:Duma|State Duma|Federation Council|Security Council|Supreme Court|Navy|Air|Aerospace|Central Bank|GDP|IC\b|"
    r"(?:Criminal |Civil |Tax |Labor |Labour |Penal )?Codes?\b|"
    r"Foreign|Interior|Finance|Health|Pension|delegation|side\b|borders?\b|territory|regions?\b|nationals?\b|occup(?:ation|ier|ant|ying))"
)
_OWNED_BY = compiled(
    r"\b(?!The |An? |In |Of |And )(?:[A-Z][a-z]+|president|government|citizens?|territory|constitution|legislation) $"
)
_COUNTED = compiled(
    r"^[a-z][\w -]*(?:system|carrier|missile|building|gun|station|submarine|center|checkpoint|university|drone|bureau|"
    r"plant|law|board|mall|mill|office)$"
)
_SLOT = compiled(r"\b(?:of|in|with|by|from|to|for|at|on|under) $")
_LONG, _HEARD = 4, 2.0  # letters of an acronym, and its Zipf frequency, that English has for nothing else
_KNOWN = 3.3  # the same, from which English means something by an acronym without an article
_ENGLISH = 2.75  # Zipf frequency from which three letters may well be an English acronym
_CAPITAL = compiled(r"\s([A-Z][a-z]*)")
_SENTENCE_GOES_ON = compiled(
    r"[,.;:!?)\"']|$|\s(?:in|on|at|to|for|from|by|with|and|or|is|was|has|will|as|that|which|who)\b"
)
_KEYS = frozenset("name acronym source kind article safe context keeps note".split())


@dataclass(frozen=True, slots=True)
class Acronym:
    """What an acronym stands for in English, and its Russian forms.

    `context` are words (lower case) one of which the article must hold. `keeps`: English texts use it once explained.
    """

    name: str
    article: bool
    safe: bool
    context: tuple[str, ...]
    source: tuple[str, ...] = ()
    keeps: bool = False


@cache
def acronyms() -> dict[str, Acronym]:
    """By the acronym as machines leave it; raises PackError."""
    path = rules_folder() / "names" / "acronyms.toml"
    found: dict[str, Acronym] = cached("acronyms", [(path, path.name)], dict[str, Acronym], _read)
    return found


def _read() -> dict[str, Acronym]:
    path = rules_folder() / "names" / "acronyms.toml"
    entries = read_entries(path, "acronym", _KEYS) if path.exists() else []
    return {acronym: _acronym(entry) for entry in entries for acronym in entry["acronym"]}


def _acronym(entry: dict[str, Any]) -> Acronym:
    context = tuple(word.lower() for word in entry.get("context", ()))
    source, keeps = tuple(entry.get("source", ())), entry.get("keeps", False)
    return Acronym(entry["name"], entry.get("article", False), entry.get("safe", False), context, source, keeps)


def left(document: Document, rule: Rule) -> Iterator[Finding]:
    """Acronyms that English spells out or calls otherwise, where nothing else is likely to be meant."""
    if not _MAY_HOLD.search(document.text):
        return
    named = cache(document.lower.__contains__)  # of few names, each asked for as often as its acronym stands there
    fits = cache(partial(_fits, document))
    explained = {match[1]: match.start() for match in _EXPLAINED.finditer(document.folded)}
    for match in _CANDIDATE.finditer(document.folded):
        entry = acronyms().get(match[0])
        if entry is None or (match[0] in explained and _otherwise(document, explained[match[0]], entry)):
            continue
        if match[0] in explained and _in_brackets(document, match):
            continue  # behind its name
        if entry.keeps and named(entry.name.lower()):
            continue  # explained somewhere
        if BRAND.match(document.folded, match.end()):
            continue  # SK Group
        sentence = document.around(Span(*match.span()))
        around = document.folded[sentence.start : match.start()] + " " + document.folded[match.end() : sentence.end]
        said = _in_source(document, match.start(), entry)
        before = document.folded[max(0, match.start() - 30) : match.start()]
        meant = said or fits(entry.context)
        if said is False or around.upper() == around or not (meant or _stands_raw(document, match)):
            continue  # a heading in capitals, or another thing of that name
        fix = entry.name
        if entry.article and not _DETERMINED.search(before) and not _MODIFIED.search(before):
            fix = f"{'The' if starts_sentence(document.folded, match.start()) else 'the'} {fix}"
        heard = frequency(match[0].lower())
        sure = entry.safe or said or (entry.name.isupper() and heard < _ENGLISH)
        sure = sure or (not entry.keeps and len(match[0]) >= _LONG and heard < _HEARD)
        behind = _CAPITAL.match(document.folded, match.end())
        plain = sure and meant and (behind is None or is_given_name(behind[1]))
        safety = rule.safety if plain and not _NUMBERED.search(before) else Safety.UNSAFE
        span, text, told = _put_right(document, match, entry, fix, before)
        yield finding(rule, document, span, [text], safety=told or safety)


def _put_right(
    document: Document, match: re.Match[str], entry: Acronym, fix: str, before: str
) -> tuple[Span, str, Safety | None]:
    """What to replace by what, as the words around want it, and the safety where it is not that of the acronym."""
    (start, end), text = match.span(), document.folded
    if gloss := _GLOSS.match(text, end):  # MVD (Ministry of Internal Affairs): the words stay
        told = Safety.SAFE if set(entry.name.split()) & set(gloss["words"].split()) else Safety.UNSAFE
        lead = fix[: 4 * fix.lower().startswith("the ")]
        return Span(start, gloss.end()), lead + gloss["words"], told
    alone = not _NOUN_BEHIND.match(text, end)
    if entry.name in _ADJECTIVES and _RULED.match(text, end):  # the RF government
        return Span(start, end), _ADJECTIVES[entry.name], Safety.SAFE
    if entry.name in _ADJECTIVES and alone and _OWNED_BY.search(before):  # the Criminal Code RF
        return Span(start, end), f"of {fix}", Safety.SAFE if _SENTENCE_GOES_ON.match(text, end) else Safety.UNSAFE
    if _COUNTED.search(fix) and not entry.article and not _DETERMINED.search(before) and _SLOT.search(before):
        fix = f"the {fix}"
    if not entry.article and alone and fix == entry.name and not _COUNTED.search(fix) and (the := _THE.search(before)):
        start -= len(the[0])  # "the FRG" is Germany
    if (
        entry.name in _ADJECTIVES
        and _SLOT.search(text, max(0, start - 10), start)
        and _SENTENCE_GOES_ON.match(text, end)
    ):
        return Span(start, end), fix, Safety.SAFE  # citizens of the RF, in the RF and abroad
    return Span(start, end), fix, None


def _stands_raw(document: Document, match: re.Match[str]) -> bool:
    """Whether an acronym stands in an article that has left other names as they are, and English hardly means it."""
    if BRAND.match(document.folded, match.end()) or _CAPITAL.match(document.folded, match.end()):
        return False
    rare = frequency(match[0].lower()) < _KNOWN
    the = _THE.search(document.folded, max(0, match.start() - 5), match.start())
    return (rare or the is not None) and document.memo(_is_raw)


def _is_raw(document: Document) -> bool:
    """Whether an article has names in a Russian case, or acronyms that are Russian only."""
    if any(safety is None for _, _, safety in document.memo(names_in_case)):
        return True
    known = (acronyms().get(match[0]) for match in _CANDIDATE.finditer(document.folded))
    return any(entry.safe for entry in known if entry)


def _in_brackets(document: Document, match: re.Match[str]) -> bool:
    text, (start, end) = document.folded, match.span()
    return text[max(0, start - 2) : start].rstrip(" ").endswith("(") and text[end : end + 2].lstrip(" ").startswith(")")


def _in_source(document: Document, position: int, entry: Acronym) -> bool | None:
    """Whether the source has the acronym in the same sentences; None where there is no Russian source to tell."""
    if document.source is None or document.source.language != "ru" or not entry.source:
        return None
    from mtcheck.source.pairs import pairs_of  # only where there is a source

    pair = pairs_of(document).at(position)
    if pair is None:
        return None
    text = document.source.text[slice(*pair.source_span)]
    return any(re.search(rf"(?<!\w){re.escape(form)}[а-яё]{{0,3}}(?!\w)", text) for form in entry.source)


def _otherwise(document: Document, bracket: int, entry: Acronym) -> bool:
    """Whether the words before "(XXX)" explain it in English as something else, or as what English calls so, too."""
    if entry.safe:
        return False
    before = frozenset(_WORDS.findall(document.lower[max(0, bracket - 60) : bracket]))
    telling = [word for word in _WORDS.findall(entry.name.lower()) if len(word) > 3]
    return entry.keeps or 2 * sum(word in before for word in telling) < len(telling) or not telling


def _fits(document: Document, context: tuple[str, ...]) -> bool:
    """Whether one of the words that tell what an acronym means stands in the article."""
    text = document.memo(_article_words)
    return not context or any(_words(words) in text for words in context)


def _article_words(document: Document) -> str:
    return _words(document.lower)


def _words(text: str) -> str:
    """The words of a text with one space around each, so that whole words are compared."""
    return f" {' '.join(_WORDS.findall(text))} "
