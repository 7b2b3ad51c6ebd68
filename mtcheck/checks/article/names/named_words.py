"""Names translated as words that the noun before them shows to be names, whatever they name: the sanatorium Birch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article import cues
from mtcheck.checks.article.openings import Names
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Span

_LIST = "names-of-words.txt"
_HEADS = (
    "newspaper|magazine|(?:TV |television )?channel|radio station|publishing house|publisher|news portal|"
    "publication|(?:football |hockey |basketball |volleyball |handball |chess |sports |rugby |water polo )clubs?|"
    "(?:sports|charitable|voluntary) society|FC|HC|cinema|movie theater|hotel|sanatorium|boarding house|"
    "(?:recreation|tourist|ski|holiday) cent(?:er|re)|holiday home|(?:children's|health|summer) camp|"
    "kindergarten|(?:shopping|business|sports|fitness|youth|cultural|medical|entertainment) (?:cent(?:er|re)|"
    "complex|mall)|sports complex|stadium|swimming pool|ice (?:palace|rink)|arena|supermarket|store|shop|"
    "pharmacy|cafe|restaurant|factory|plant|mine|collective farm|state farm|farm|agricultural (?:firm|holding|"
    "enterprise)|sewing factory|shipyard|(?:research and production )?association|(?:charitable |"
    "charity )?foundation|(?:pension )?fund|(?:folk |dance |song )?ensemble|choir|festival|(?:motor |steam)ship|"
    "yacht|barque|schooner|tanker|trawler|(?:high-speed |electric |branded |passenger )train|(?:public |"
    "volunteer |youth )movement|airline|taxi service|gas station|residential complex|housing complex|"
    "garden(?:ing)? (?:partnership|association|cooperative)|cooperative|metro station|movie chain|pizzeria|"
    "bakery|insurance company|construction company|security (?:company|firm)|volunteer (?:detachment|group)|"
    "detachment|search (?:squad|detachment|party)|camp site|base"
)
_HEAD = compiled(rf"\b(?:{_HEADS}) \"?$")
_LONGEST = 45  # code points of a head
_ENDS = compiled(r"\"|(?![\w'-]| (?:[A-Z\d]|of\b))")
_GO_ON = compiled(  # what a name that the article has settled is followed by where it begins a sentence
    r" (?:has|had|is|was|will|won|lost|beat|plays?|played|reports?|reported|writes?|wrote|said|says|opened|closed|"
    r"announced|also|last|first|did|does|would|can|could|takes?|took|came|finished)\b"
)
_PART = compiled(r"\b(?:(?i:the|an?|no|any|every|this|that|his|her|its|their|our|my|your)|[A-Z][\w'-]*) $")
# Papers of a town: Tagil Worker, Tyumen Truth, Evening Kazan.
_PAPER = compiled(
    r"\b(?P<noun>(?:newspaper|paper|publication|edition|portal|weekly|daily) \"?)?"
    r"(?P<name>Evening (?P<city>[A-Z][a-z]{3,})|(?P<town>[A-Z][a-z]{3,}) (?P<word>Truth|Worker))"
    r"(?![\w'-]| [A-Z])(?P<says>,?\"? (?:newspaper|reports?|reported|writes?|wrote|journalists?|correspondents?))?"
)
_OF_PAPERS = ("Evening ", " Truth", " Worker")
_STEMS = {  # before the ending of the adjective of a town, where that is not the town's own
    "Chita": "Chitin",
    "Kaluga": "Kaluzh",
    "Moscow": "Moskov",
    "Penza": "Penzen",
    "Ufa": "Ufim",
    "Volga": "Volzh",
}
_AWAY = 60  # code points around a name in which a country tells that its bearer lives there


def named_words(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of translated names behind the noun for what they name, in articles about the East."""
    done, east = 0, cues.is_eastern(document)
    for start, word in _index().places(document.folded) if east else ():
        place = Span(start, start + len(word))
        if start < done or not _stands_behind(document, start) or not _ENDS.match(document.folded, place.end):
            continue
        if not cues.is_abroad(document, *place, _AWAY):
            done = place.end
            yield place, _names()[word]


def _stands_behind(document: Document, start: int) -> bool:
    return _HEAD.search(document.folded, max(0, start - _LONGEST), start) is not None


def papers(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of the translated names of papers that bear the name of their town."""
    words = any(word in document.folded for word in _OF_PAPERS)
    for match in _PAPER.finditer(document.folded) if words and cues.is_eastern(document) else ():
        if match["noun"] or match["says"]:
            yield Span(*match.span("name")), _paper(match)


def _paper(match: re.Match[str]) -> str:
    if city := match["city"]:
        return f"{'Vechernyaya' if city[-1] in 'aw' else 'Vecherny'} {'Moskva' if city == 'Moscow' else city}"
    town = match["town"]
    stem = _STEMS.get(town, town.removesuffix("sk").rstrip("aeioy")) + "sk"
    return f"{stem}aya Pravda" if match["word"] == "Truth" else f"{stem}y Rabochy"


def again(document: Document, word: str) -> Iterator[Span]:
    """Where a word that the article has settled as a name stands bare, and goes on as a name does."""
    text = document.folded
    for match in re.finditer(rf"(?<![\w'-]){re.escape(word)}(?![\w'-]| [A-Z])", text):
        before = text[max(0, match.start() - 20) : match.start()]
        inside = before.endswith(" ") and before[-2:-1] not in (".", "!", "?", ":", "")
        if not _PART.search(before) and (inside or _GO_ON.match(text, match.end())):
            yield Span(*match.span())


@cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in read_columns(_LIST)}


@cache
def _index() -> Names:
    return Names(_names())
