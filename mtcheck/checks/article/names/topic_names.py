"""Translated names without the noun for what they name, which the topic tells: her page in "Classmates", told Merchant.

Between quotation marks any name of the list counts that the topic of its sentence, or of the article, is about; without
them only media do, behind a word for speaking to one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice, takewhile

from mtcheck.checks.article import cues
from mtcheck.checks.article.openings import Names
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Span

_TOPICS = {  # by kind, words of which two in the article tell the topic, or one in the sentence
    "app": r"apps?|applications?|smartphones?|downloads?|portal|register(?:ed)?|online|payment|passengers?",
    "club": (
        r"match(?:es)?|leagues?|goals?|coach|defender|midfielder|goalkeeper|striker|penalty|championship|cup|puck|"
        r"playoffs?|derby|scored"
    ),
    "company": (
        r"retail\w*|supermarkets?|hypermarkets?|grocery|stores|shops|airlines?|carriers?|lenders?|banks|shipyards?|"
        r"chain|chains|marketplaces?|mobile operators?"
    ),
    "craft": r"spacecraft|spaceships?|orbit\w*|cosmonauts?|astronauts?|iss|roscosmos|space station|cosmodrome",
    "medium": (
        r"pages?|post|posts|posted|accounts?|profile|journalists?|editors?|editorial|newsroom|newspapers?|"
        r"channels?|reporters?|correspondents?|published|article|broadcast|aired|social (?:network|media)s?|subscribers"
    ),
    "party": r"party|parties|factions?|votes?|voters|elections?|mandates|bloc|parliament|duma|rada",
    "ship": r"ships?|vessels?|fleet|navy|naval|sailors?|crew|cruisers?|frigates?|submarines?|icebreakers?|corvettes?",
    "theater": r"theat(?:er|re)s?|stage|premieres?|plays?|actors?|actress|ballet|operas?|troupe",
    "weapon": (
        r"missiles?|rockets?|shell(?:ed|ing|s)|air defen[cs]e|artillery|anti-aircraft|weapons? systems?|"
        r"launchers?|drones?|howitzers?|weapons?|armed forces|defen[cs]e minister"
    ),
    "work": (
        r"films?|movies?|cinema|theat(?:er|re)s?|novels?|operas?|ballets?|directors?|premieres?|series|actors?|"
        r"actress|books?|screenings?|festivals?|starring"
    ),
}
_IN_SENTENCE = frozenset(("medium", "party"))  # whose words any article has
_ENOUGH = 2  # such words in an article
_ONLY_HERS = frozenset(("craft", "theater", "weapon", "medium", "company"))  # which need no country far
_MARKED = compiled(r"(?<![\w\"])\"(?P<name>[A-Z][\w'.-]*?(?: [\w'.-]+?){0,5})(?P<stop>[,.]?)\"(?![\w\"])")
_STARTS = compiled(r"(?:^|[.!?:;]\s|\n\s*|,\s)$")
_TOLD = compiled(
    r"\b(?:told|(?:interview|commentary|conversation) (?:with|to|for)|(?:comment|statement) to|"
    r"(?:journalists?|correspondents?|reporters?|editors?|interlocutors?) (?:of|from|for|at)|quoted by|reported by) "
    r"(?=[A-Z])"
)
_ENDS = compiled(r"(?![\w'-]| [A-Z]|\.[a-z])")
_OF_ENGLISH = frozenset(  # media of that name, and words that are not always names behind such verbs
    "Century Capital Championship Country Culture Day Expert Focus Friday Look Military Money Observer Profile Public "
    "Saturday Star Sunday Time Today Tomorrow Village Worker Youth".split()
)
_ABROAD = 60  # code points around a name in which a country tells that its bearer lives there


def topic_names(document: Document) -> Iterator[tuple[Span, str]]:
    """Places of such names, and what English calls them."""
    east = cues.is_eastern(document)
    if '"' in document.folded:
        yield from _marked(document, east)
    if east:
        yield from _told(document)


def _marked(document: Document, east: bool) -> Iterator[tuple[Span, str]]:
    @cache
    def places(kind: str) -> list[Span]:
        return [Span(*match.span()) for match in _topic(kind).finditer(document.lower)]

    for match in _MARKED.finditer(document.folded):
        word, start = match["name"], match.start()
        named = _names().get(word) or _plural(word)
        if not named or (match["stop"] == "," and _STARTS.search(document.folded, max(0, start - 3), start)):
            continue  # "Look," he said
        span = Span(*match.span("name"))
        told = [(kind, name) for kind, name in named if (east or kind == "work") and not _is_far(document, kind, span)]
        twice = (each for each in told if document.has_word(each[1]))
        kinds = ((each, each[0].removesuffix("*")) for each in told)
        fitting = (each for each, kind in kinds if _fits(kind, document.around(span), span, places(kind)))
        if found := next(twice, None) or next(fitting, None):
            kind, name = found
            title = kind.startswith("work")  # which keeps its marks
            yield (span, name) if title else (Span(*match.span()), name + match["stop"])


def _plural(word: str) -> list[tuple[str, str]]:
    """Weapons of which there is more than one: two Hails are Grads."""
    one = _names().get(word[:-1], []) if word.endswith("s") else []
    return [(kind, f"{name}s") for kind, name in one if kind == "weapon"]


def _fits(kind: str, sentence: Span, name: Span, places: list[Span]) -> bool:
    """Whether the sentence of a name, or its article, is about things of a kind, whose words stand at these places."""
    if kind not in _IN_SENTENCE and len(places) >= _ENOUGH:
        return True
    at = bisect_left(places, sentence.start, key=lambda place: place.start)
    mine = takewhile(lambda place: place.end <= sentence.end, islice(places, at, None))
    return any(not place.overlaps(name) for place in mine)


def _is_far(document: Document, kind: str, span: Span) -> bool:
    own = kind.removesuffix("*")
    return kind != "work" and own not in _ONLY_HERS and cues.is_abroad(document, *span, _ABROAD)


def _told(document: Document) -> Iterator[tuple[Span, str]]:
    """Media to which somebody speaks."""
    is_somebody = cache(partial(_is_somebody, document))
    for match in _TOLD.finditer(document.folded):
        start = match.end()
        for word in _media().at(document.folded, start):
            place = Span(start, start + len(word))
            if word not in _OF_ENGLISH and _ENDS.match(document.folded, place.end) and not is_somebody(word):
                yield place, next(name for kind, name in _names()[word] if kind.startswith("medium"))
                break


def _is_somebody(document: Document, word: str) -> bool:
    """Whether a word is a name's second half elsewhere: Stephen Merchant."""
    return re.search(rf"(?<![\w'-])[A-Z][a-z]+ {re.escape(word)}(?!\w)", document.folded) is not None


@cache
def _topic(kind: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{_TOPICS[kind]})\b")


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """By a translated name, the kinds of things so named, each with what English calls it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, word, name in read_columns("names-translated.txt"):
        own = kind.removesuffix("*")
        if own in _TOPICS and (own != "work" or " " in word):
            found.setdefault(word, []).append((kind, name))
    return found


@cache
def _media() -> Names:
    return Names(word for word, named in _names().items() if any(kind.startswith("medium") for kind, _ in named))
