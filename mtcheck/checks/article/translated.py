"""Names that were translated as words: a channel called Star, a woman called Hope Savchenko."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article import cues
from mtcheck.checks.article.clubs import translated_clubs
from mtcheck.checks.article.works import works_by_people
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import Gender, is_patronymic, translated_names
from mtcheck.names.lookup import Someone, people_like
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.text import has_word

_NOUNS = {
    "medium": (
        "(?:TV |television |radio |Telegram |news )?(?:channel|station|newspaper|paper|edition|publication|magazine|"
        "portal|site|website|outlet|agency|radio|resource|weekly|daily)"
    ),
    "club": r"(?:(?:football |hockey |basketball )?club|FC|HC|FK|HK|team)",
    "company": "(?:bank|company|firm|airline|supermarkets?|chain|stores?|operator|retailer|corporation|shipyard)",
    "ship": (
        "(?:cruiser|corvette|frigate|destroyer|submarine|icebreaker|ship|vessel|barque|yacht|cruisers|ships|submarines|"
        "missile carrier)"
    ),
    "party": "(?:part(?:y|ies)|factions?|bloc|political force|movement)",
    "weapon": (
        "(?:missiles?|rockets?|(?:missile|rocket|air defen[cs]e|anti-aircraft|launch) (?:systems?|complex(?:es)?)|MLRS|"
        "(?:rocket )?launchers?|howitzers?|flamethrowers?|ATGMs?|MANPADS|drones?|UAVs?|mortars?|self-propelled guns?)"
    ),
    "craft": "(?:spacecraft|spaceship|module|(?:orbital |space |polar |Antarctic )?station|cosmodrome|carrier rocket)",
    "work": (
        "(?:films?|movies?|cartoons?|series|sitcom|thrillers?|comed(?:y|ies)|drama|blockbusters?|sequel|trilogy|"
        "saga|franchise|novels?|plays?|story|poem|operas?|ballets?|musical|programm?e?|show|picture|book|part of|"
        "(?:star|director|creators?|authors?|heroes?|hero|actor) of(?: the)?)"
    ),
    "place": "(?:(?:city|town|village|settlement|resort|station) of)",
}
_FORE = {  # whose bare name may stand before the noun, too
    "medium": r"(?:TV channel|television channel|radio station|newspaper)",
    "club": r"(?:football club|hockey club)",
    "company": r"(?:supermarket chain|retail chain|airline)",
    "ship": r"(?:nuclear(?:-powered)? (?:submarine|icebreaker|cruiser)|icebreaker|corvette)",
    "party": "(?:party|faction|bloc)",
    "weapon": (
        r"(?:(?:cruise |ballistic |hypersonic )?missiles?|(?:missile|rocket|air defen[cs]e|anti-aircraft) "
        r"(?:systems?|complex(?:es)?)|(?:multiple )?rocket launchers?|MLRS)"
    ),
    "craft": r"(?:spacecraft|spaceship|cosmodrome)",
    "place": r"(?:region of Russia|district of Russia)",
}
# Those whose translated names are usual ones elsewhere: the newspaper Day, the bank Renaissance.
_NOUNS |= {"home-medium": _NOUNS["medium"], "home-company": _NOUNS["company"]}
_FORE |= {"home-medium": _FORE["medium"], "home-company": _FORE["company"]}
_EAST_WORDS = (
    "russia", "ukrain", "moscow", "kremlin", "soviet", "belarus", "petersburg", "sochi", "antarctic", "verkhovna",
    "kyiv", "hryvnia", "kazakh",
)  # fmt: skip
_OF_THE_EAST = frozenset(
    ("ship", "weapon", "craft", "place", "party", "home-medium", "home-company")
)  # meant in articles about the East only
_SLAVIC = compiled(r"(?:enko|chuk|shuk|iuk|yuk|chenko|ych|vich|uk|ak|ko)$")
_UKRAINIAN = compiled(r"(?:enko|chuk|niuk|nyuk|shvili)$")
_EAST = ("ru", "uk")
_NO_RUSSIAN = compiled(r"(?:ski|cki|dzki|wicz|icz|czyk|czuk)$")  # as Poles write surnames
_POLES = compiled(r"\b(?:polish|poland|poles?|warsaw|krakow|czech|prague|slovak|slovakia|bratislava)\b")
_OF_RUSSIANS = compiled(r"(?:[oe]va?|ina?|enko|chuk|skaya)$")
_OTHER_SLAVS = compiled(r"\b(?:bulgarian?|sofia|macedonian?|serbian?|belgrade|montenegr\w+|church|bishop|saint)\b")
_STATES = compiled(
    r"\b(?:colorado|idaho|alaska|wisconsin|michigan|pennsylvania|oregon|arizona|nevada|utah|montana|minnesota|illinois|"
    r"indiana|kansas|kentucky|virginia|carolina|tennessee|alabama|louisiana|florida|ontario|alberta|maine|iowa|nebraska)\b"
)
_TSARS = "Romanov"  # whose given names English has always translated
_ABROAD = 60  # code points around a name in which a country tells that its bearer lives there
_LONG = 2  # spaces in a title
_WIDE = 250  # the same for what is repaired unread
_SURE = 0.75  # of a surname's form
_WORDS = frozenset("Hope Love Faith Novel Lion Glory Fame Peace Victory Bright Light Dawn Wisdom Gold Joy".split())


def media_and_clubs(document: Document, rule: Rule) -> Iterator[Finding]:
    """Media, clubs, ships, towns and the like by a translated name, right behind or before the noun for it."""
    found = [*_behind_nouns(document, rule)]
    yield from found
    taken = sorted(each.span for each in found)
    for place, fix in _others(document):
        if not place.overlaps_any(taken):
            yield finding(rule, document, place, [fix], safety=_safety(document, fix))


def _safety(document: Document, fix: str) -> Safety | None:
    """Safe where the article has the right name as well."""
    return Safety.SAFE if has_word(document.folded, fix) else None


def _behind_nouns(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names right behind or before the noun for what they are."""
    for kind, (pattern, names) in _patterns().items():
        if kind in document.memo(_kinds):
            for match in pattern.finditer(document.folded):
                group = "after" if match["after"] else "before"
                name = names.get(match[group]) or _titles()[match[group].lower()]
                near = max(0, match.start() - _ABROAD), match.end() + _ABROAD
                far = cues.ABROAD.search(document.lower, *near) or _STATES.search(document.lower, *near)
                if kind not in _OF_THE_EAST or not far:
                    quoted = kind == "work" and document.folded[match.start(group) - 1] == '"' and " " in match[group]
                    safety = Safety.SAFE if quoted or kind == "place" else _safety(document, name)
                    yield finding(rule, document, Span(*match.span(group)), [name], safety=safety)


def _others(document: Document) -> Iterator[tuple[Span, str]]:
    """Clubs in articles about sport, and works by somebody whom the article names."""
    yield from translated_clubs(document)
    yield from works_by_people(document)


def _kinds(document: Document) -> frozenset[str]:
    """The kinds whose nouns stand in the article at all."""
    east = any(word in document.lower for word in _EAST_WORDS)
    kinds = ((kind, noun) for kind, noun in _nouns().items() if east or kind not in _OF_THE_EAST)
    return frozenset(kind for kind, noun in kinds if noun.search(document.folded))


@cache
def _nouns() -> dict[str, re.Pattern[str]]:
    return {kind: compiled(rf"\b{noun}\b") for kind, noun in _NOUNS.items()}


@cache
def _titles() -> dict[str, str]:
    return {word.lower(): name for kind, word, name in read_columns("names-translated.txt") if kind == "work"}


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    found: dict[str, dict[str, str]] = {}
    for kind, word, name in read_columns("names-translated.txt"):
        found.setdefault(kind, {})[word] = name
    return {kind: (_pattern(kind, names), names) for kind, names in found.items()}


def _pattern(kind: str, names: dict[str, str]) -> re.Pattern[str]:
    if kind == "work":
        return _of_works(names)
    words = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    behind = rf"\b{_NOUNS[kind]} \"?(?P<after>{words})(?:\"|(?![\w'-]| [A-Z\d]))"
    return compiled(rf"{behind}|(?:\"|(?<!News of )\b[Tt]he )(?P<before>{words})\"? {_FORE[kind]}\b")


def _of_works(names: dict[str, str]) -> re.Pattern[str]:
    """Titles, in small letters or capitals: in quotation marks alone where they are long enough to be nothing else."""
    words = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    long = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True) if word.count(" ") >= _LONG)
    ends = r"(?:[,.]?\"|(?=\s\d\b)|(?![\w'-]| (?-i:[A-Z])))"
    behind = rf"\b{_NOUNS['work']} \"?(?P<after>(?-i:(?=[A-Z]))(?:{words})){ends}"
    return compiled(rf"{behind}|\"(?P<before>{long})[,.]?\"", re.I)


def given(document: Document, rule: Rule) -> Iterator[Finding]:
    """A Slavic given name translated as a word, or put into English, before a Slavic surname of that gender."""
    for mention in mentions_of(document):
        word = mention.given or mention.title
        start = mention.given_span.start if mention.given else mention.span.start - len(word) - 1
        if word in _WORDS and document.text.startswith(word, start):
            names = [entry for entry in translated_names().get(word.lower(), ()) if entry.language in _EAST]
            names = sorted((e for e in names if _fits(mention, e.gender)), key=lambda e: e.language != "ru")
            if names:
                fix = [entry.name for entry in names]
                yield finding(rule, document, Span(start, start + len(word)), fix, safety=Safety.UNSAFE)
        elif word in _anglicized() and (fix := _at_home(document, mention, word, start)):
            safety = Safety.SAFE if _is_surely_ours(document, mention) else Safety.UNSAFE
            yield finding(rule, document, Span(start, start + len(word)), fix, safety=safety)


@cache
def _anglicized() -> dict[str, tuple[str, str, str]]:
    """The Russian form, the Ukrainian one and the gender of given names that were put into English."""
    rows = read_columns("given-names-anglicized.txt")
    return {english: (russian, ukrainian, gender) for english, russian, ukrainian, gender in rows}


def _at_home(document: Document, mention: Mention, word: str, start: int) -> list[str]:
    """The forms that an English given name may stand for before the surname of a Slav who lives in the East."""
    if not document.text.startswith(word, start):
        return []
    russian, ukrainian, gender = _anglicized()[word]
    if mention.surname.startswith(_TSARS) or not (
        is_patronymic(mention.patronymic) or _is_at_home(document, mention, gender)
    ):
        return []
    ours = document.lower.count("ukrain") > document.lower.count("russia")
    forms = (ukrainian, russian) if ours else (russian, ukrainian)
    return [form for form in dict.fromkeys(forms) if form != "-"]


def _is_surely_ours(document: Document, mention: Mention) -> bool:
    """Whether no Bulgarian or Serb, no saint, and nobody in another country, can bear that name in this article."""
    around = max(0, mention.span.start - _WIDE), mention.span.end + _WIDE
    return cues.ABROAD.search(document.lower, *around) is None and _OTHER_SLAVS.search(document.lower, *around) is None


def _is_at_home(document: Document, mention: Mention, gender: str) -> bool:
    """Whether the surname is a Slav's, the article about the East, and no other country near."""
    kin = family(mention.surname)
    agree = kin is not None and gender in (kin.gender, "m")  # a man's surname may stand in a case
    slav = kin.certainty >= _SURE and agree if kin else _UKRAINIAN.search(mention.surname)
    if not slav or not cues.is_eastern(document) or any(_bears(mention, p) for p in people_like(mention.surname)):
        return False
    if _NO_RUSSIAN.search(mention.surname):
        return False
    if not _OF_RUSSIANS.search(mention.surname) and _POLES.search(document.lower):
        return False
    start, end = max(0, mention.span.start - _ABROAD), mention.span.end + _ABROAD
    return cues.ABROAD.search(document.lower, start, end) is None


def _bears(mention: Mention, person: Someone) -> bool:
    """Whether somebody known bears that very name, or ruled under that given name."""
    return mention.surname in person.surnames and (mention.given in person.givens or not person.given)


def _fits(mention: Mention, gender: Gender | None) -> bool:
    """Whether the surname is a Slavic one that a person of that gender bears."""
    kin = family(mention.surname)
    if kin is None:
        return _SLAVIC.search(mention.surname) is not None and mention.surname[:1].isupper()
    return kin.certainty >= 0.6 and (gender is None or kin.gender == gender)
