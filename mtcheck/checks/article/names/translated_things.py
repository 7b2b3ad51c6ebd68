"""Media, clubs, firms, ships, theaters, towns and works whose names were translated as words: a channel called Star."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article import cues
from mtcheck.checks.article.names.clubs import translated_clubs
from mtcheck.checks.article.names.named_words import again, named_words, papers
from mtcheck.checks.article.names.topic_names import topic_names
from mtcheck.checks.article.names.works import names_by_context, works_by_people
from mtcheck.checks.article.openings import Names, capitals_of, first_word
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_NOUNS = {
    "medium": (
        "(?:TV |television |radio |Telegram |news )?(?:channels?|stations?|newspapers?|papers?|editions?|publications?|"
        "magazines?|journals?|portals?|social (?:network|media)s?|sites?|websites?|outlets?|agency|agencies|radio|"
        "resources?|weekly|daily)"
    ),
    "club": r"(?:(?:football |hockey |basketball )?club|FC|HC|FK|HK|team)",
    "company": (
        "(?:banks?|company|companies|firms?|airlines?|supermarkets?|chains?|stores?|shops?|hypermarkets?|operators?|"
        "retailers?|corporation|shipyards?|plants?|factory|marketplaces?|app|application|messenger|service|cafes?|"
        "restaurants?|lender|carrier)"
    ),
    "theater": "(?:[Tt]heat(?:er|re)s?)",
    "train": "(?:(?:high-speed |express |electric )?trains?|express)",
    "band": "(?:(?:rock |pop |punk )?(?:bands?|groups?)|(?:soloist|leader|frontman|singer|hits?|concert) of)(?: the)?",
    "hall": (
        "(?:[Hh]otels?|cinemas?|movie theaters?|(?:shopping|children's|sports?|recreation) (?:cent(?:er|re)|mall|camp|"
        "complex)|malls?|stadiums?|arenas?|camps?|sanatoriums?|concert hall|ice palace|nightclub|market|pool)"
    ),
    "app": "(?:(?:mobile )?(?:apps?|applications?)|portal|payment system|cards?|(?:public )?services?)",
    "ship": (
        "(?:cruiser|corvette|frigate|destroyer|submarine|icebreaker|ship|vessel|barque|yacht|cruisers|ships|submarines|"
        "missile carrier)"
    ),
    "party": "(?:part(?:y|ies)|factions?|bloc|political force|movement)",
    "weapon": (
        "(?:missiles?|rockets?|(?:missile|rocket|air defen[cs]e|anti-aircraft|launch) (?:systems?|complex(?:es)?)|MLRS|"
        "(?:rocket )?launchers?|howitzers?|flamethrowers?|ATGMs?|MANPADS|drones?|UAVs?|mortars?|self-propelled guns?)"
    ),
    "craft": (
        "(?:spacecraft|spaceships?|modules?|satellites?|rockets?|launch vehicles?|"
        "(?:orbital |space |polar |Antarctic )?station|cosmodrome|carrier rocket)"
    ),
    "work": (
        "(?:films?|movies?|cartoons?|series|sitcom|thrillers?|comed(?:y|ies)|drama|blockbusters?|sequel|trilogy|"
        "saga|franchise|novels?|plays?|story|poem|operas?|ballets?|musical|programm?e?|show|picture|book|part of|"
        "(?:star|director|creators?|authors?|heroes?|hero|actor|premiere|production|performance|staging|remake|"
        "screening|adaptation) of(?: the)?)"
    ),
    "place": (
        "(?:(?:city|town|village|settlement|hamlet|resort|station|residents|outskirts|vicinity|mayor|inhabitants) of|"
        "near|outside|towards?|villages?|settlements?|town)"
    ),
}
_FORE = {  # whose bare name may stand before the noun, too
    "medium": r"(?:TV channel|television channel|radio station|newspaper|(?:news )?agency)",
    "club": r"(?:football club|hockey club)",
    "theater": r"(?:[Tt]heat(?:er|re)s?)",
    "train": "(?:(?:high-speed |express |electric )?trains?|express)",
    "band": "(?:(?:rock |pop |punk )?(?:bands?|groups?))",
    "hall": (
        "(?:[Hh]otel|cinema|(?:shopping|children's|sports?|recreation) (?:cent(?:er|re)|mall|camp|complex)|mall|"
        "stadium|sanatorium|concert hall|ice palace|nightclub)"
    ),
    "app": "(?:(?:mobile )?(?:app|application)|portal|payment (?:system|cards?)|cards?)",
    "company": (
        r"(?:supermarket chain|supermarkets?|retail chain|chain of stores|chain|airlines?|hypermarkets?|shipyard|"
        r"marketplace|bank)"
    ),
    "ship": (
        r"(?:(?:nuclear(?:-powered)? )?(?:submarines?|icebreakers?|cruisers?)|corvettes?|frigates?|destroyers?|"
        r"large landing ship|landing ship|patrol ship|missile ship|barque|tanker|ferry)"
    ),
    "party": "(?:party|faction|bloc)",
    "weapon": (
        r"(?:(?:cruise |ballistic |hypersonic )?missiles?|(?:missile|rocket|air defen[cs]e|anti-aircraft) "
        r"(?:systems?|complex(?:es)?)|(?:multiple )?rocket launchers?|MLRS)"
    ),
    "craft": (
        r"(?:spacecraft|spaceship|cosmodrome|(?:multipurpose |research )?(?:laboratory |docking |node )?module|"
        r"satellites?|carrier rocket|launch vehicle|space station|orbital station)"
    ),
    "place": r"(?:region of Russia|district of Russia)",
}
_EAST_WORDS = (
    "russia", "ukrain", "moscow", "kremlin", "soviet", "belarus", "petersburg", "sochi", "antarctic", "verkhovna",
    "kyiv", "hryvnia", "kazakh", "yakut", "tatar", "bashk", "dagestan", "chechn", "siberia", "urals", "crimea",
    "buryat", "skaya", "skoy ",
)  # fmt: skip
# Meant in articles about the East only, and where no other country is near.
_OF_THE_EAST = frozenset(("ship", "weapon", "craft", "place", "party", "theater"))
_ONLY_HERS = ("craft", "theater", "weapon")  # which need no country far
_EASTERN = "*"  # behind a kind: the same for the names of that line
# Other names of a list: the theaters Lenkom and Contemporary.
_OTHER_NAMES = compiled(r",? (?:\"?[A-Z][\w.'-]*(?: [A-Z][\w-]*)?\"?,? ){1,3}and(?= )")
_LEAD = compiled(
    r"(?:\"|(?<!News of )\b"
    r"(?:[Tt]he|[Aa]n?|by|on|in|with|of|from|at|accept(?:ing|s|ed)?|to|for|new|and|its|us(?:ing|ed?)) )(?=[A-Z\d])"
)
_ENDS = compiled(r"\"|(?![\w'-]| [A-Z\d])")
_TITLE_ENDS = compiled(r"[,.]?\"|(?=\s\d\b)|(?![\w'-]| [A-Z])")
_MARK_ENDS = compiled(r"[,.]?\"")
_STATES = compiled(
    r"\b(?:colorado|idaho|alaska|wisconsin|michigan|pennsylvania|oregon|arizona|nevada|utah|montana|minnesota|illinois|"
    r"indiana|kansas|kentucky|virginia|carolina|tennessee|alabama|louisiana|florida|ontario|alberta|maine|iowa|nebraska)\b"
)
_ABROAD = 60  # code points around a name in which a country tells that its bearer lives there
_LONG = 2  # spaces in a title
_SETTLES = compiled(  # behind which a name is bare in what follows, too
    rf"\b(?:{_NOUNS['medium']}|{_NOUNS['club']}|airline|bank|retailer|carrier|operator|cinema|sanatorium|factory|"
    r"plant) \"?$"
)
_NEAR = 30  # code points before a name in which its noun stands


def media_and_clubs(document: Document, rule: Rule) -> Iterator[Finding]:
    """Media, clubs, ships, towns and the like by a translated name, right behind or before the noun for it."""
    found = {each.span: each for each in _behind_nouns(document, rule)}
    taken = sorted(found)
    for place, fix in _others(document):
        if not place.overlaps_any(taken) and not _is_inside(document, place, fix):
            found.setdefault(place, finding(rule, document, place, [fix], safety=_safety(document, fix)))
    yield from found.values()
    yield from _once_more(document, rule, found)


def _is_inside(document: Document, place: Span, name: str) -> bool:
    """Whether what stands at a place is a part of the right name, which stands there whole."""
    before = name.lower().find(document.lower[place.start : place.end])
    return 0 <= before <= place.start and document.lower.startswith(name.lower(), place.start - before)


def _once_more(document: Document, rule: Rule, found: dict[Span, Finding]) -> Iterator[Finding]:
    """The names of media, clubs and firms that stood beside their nouns, where they stand alone."""
    taken, settled = sorted(found), dict[str, str]()
    for span, each in found.items():
        before = document.folded[max(0, span.start - _NEAR) : span.start]
        if _SETTLES.search(before):
            settled.setdefault(document.folded[span.start : span.end], each.fixes[0].edits[0].text)
    for word, name in settled.items():
        for place in again(document, word):
            if not place.overlaps_any(taken):
                yield finding(rule, document, place, [name], safety=_safety(document, name))


def _safety(document: Document, fix: str) -> Safety | None:
    """Safe where the article has the right name as well."""
    return Safety.SAFE if document.has_word(fix) else None


def _others(document: Document) -> Iterator[tuple[Span, str]]:
    """Clubs in articles about sport, and works by somebody whom the article names."""
    yield from translated_clubs(document)
    yield from works_by_people(document)
    yield from names_by_context(document)
    yield from named_words(document)
    yield from papers(document)
    yield from topic_names(document)


def _behind_nouns(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names right behind or before the noun for what they are."""
    east = any(word in document.lower for word in _EAST_WORDS)
    taken: set[int] = set()
    named = _named(document)
    for noun in _NOUNS:
        kinds = [kind for kind in (noun, noun + _EASTERN) if kind in named]
        ends = [match.end() for match in _noun(noun).finditer(document.folded)] if kinds else []
        for kind in kinds if ends else ():
            if east or not _is_of_the_east(kind):
                for place in sorted({*_behind(document, kind, ends), *_before(document, kind)}):
                    if place.start not in taken and not _is_far(document, kind, place):
                        taken.add(place.start)
                        yield _finding(document, rule, kind, place)


def _finding(document: Document, rule: Rule, kind: str, place: Span) -> Finding:
    found = document.folded[place.start : place.end]
    name = _names()[kind][found.lower() if _is_work(kind) else found]
    marked = document.folded[place.start - 1] == '"' and " " in found
    told = kind == "place" and document.folded.endswith("of ", 0, place.start)
    sure = told or _is_work(kind) and marked
    return finding(rule, document, place, [name], safety=Safety.SAFE if sure else _safety(document, name))


def _is_of_the_east(kind: str) -> bool:
    return kind in _OF_THE_EAST or kind.endswith(_EASTERN)


def _is_work(kind: str) -> bool:
    return kind.startswith("work")


def _is_far(document: Document, kind: str, place: Span) -> bool:
    """Whether a name of the East stands near another country."""
    if not _is_of_the_east(kind) or kind in _ONLY_HERS:
        return False
    near = max(0, place.start - _ABROAD), place.end + _ABROAD
    return bool(cues.ABROAD.search(document.lower, *near) or _STATES.search(document.lower, *near))


def _behind(document: Document, kind: str, ends: list[int]) -> Iterator[Span]:
    """Places of names of a kind behind its noun, or behind other names of a list."""
    text = document.folded
    for end in ends:
        others = None if _is_work(kind) else _OTHER_NAMES.match(text, end)
        for start in (end, others.end()) if others else (end,):
            if text.startswith((" ", ' "'), start):
                first = start + (2 if text.startswith('"', start + 1) else 1)
                yield from _at(document, kind, first, _TITLE_ENDS if _is_work(kind) else _ENDS)


def _before(document: Document, kind: str) -> Iterator[Span]:
    """Places of names of a kind before its noun, or of long titles between quotation marks."""
    work = _is_work(kind)
    for start in document.memo(_leads):
        if not work:
            yield from _at(document, kind, start, _fore(kind.removesuffix(_EASTERN)))
        elif document.folded[start - 1] == '"':
            places = _at(document, kind, start, _MARK_ENDS)
            yield from (place for place in places if document.folded.count(" ", *place) >= _LONG)


def _leads(document: Document) -> list[int]:
    """Where capitals stand behind the article or a quotation mark."""
    return [match.end() for match in _LEAD.finditer(document.folded)]


def _at(document: Document, kind: str, start: int, ends: re.Pattern[str]) -> Iterator[Span]:
    """The longest name of a kind that stands at a position, with what may follow it."""
    text = document.lower if _is_work(kind) else document.folded
    if document.folded[start : start + 1].islower():
        return
    for name in _index(kind).at(text, start):
        if ends.match(document.folded, start + len(name)):
            yield Span(start, start + len(name))
            return


@cache
def _noun(noun: str) -> re.Pattern[str]:
    return compiled(rf"\b{_NOUNS[noun]}\b", re.I if noun == "work" else 0)


@cache
def _fore(noun: str) -> re.Pattern[str]:
    return compiled(rf'"? {_FORE[noun]}\b')


@cache
def _names() -> dict[str, dict[str, str]]:
    """By kind, what English calls a translated name; titles are in small letters."""
    found: dict[str, dict[str, str]] = {}
    for kind, word, name in read_columns("names-translated.txt"):
        found.setdefault(kind, {})[word.lower() if _is_work(kind) else word] = name
    return found


def _named(document: Document) -> set[str]:
    """The kinds of which a name stands somewhere."""
    found: set[str] = set()
    for word in capitals_of(document.folded):
        for kind, name in _by_first().get(word.lower(), ()):
            if kind not in found and name in (document.lower if _is_work(kind) else document.folded):
                found.add(kind)
    return found


@cache
def _by_first() -> dict[str, list[tuple[str, str]]]:
    """Kinds and names, by the first word in lower case."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, names in _names().items():
        for name in names:
            found.setdefault(first_word(name.lower()), []).append((kind, name))
    return found


@cache
def _index(kind: str) -> Names:
    return Names(_names()[kind])
