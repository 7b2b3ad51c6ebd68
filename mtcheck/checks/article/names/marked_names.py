"""Names in quotation marks that the words around them, or the rest of the article, show to be of clubs, firms or media.

English sets marks around titles of works, nicknames and quoted words; so a name beside a word for those stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_MARKED = compiled(
    r"""(?<![\w"])"(?P<name>[A-Za-z0-9][\w.&+'-]*(?:[ -–](?:(?:of|and|de|la|&|in|for)\ )?[A-Z0-9][\w.&+'-]*){0,3}?)
    (?<!\.)(?P<stop>[,.]?)"(?![\w"])""",
    re.X,
)
_LISTED = compiled(r",?\s(?:(?:and|or|as well as)\s)?(?:(?:the\s)?[A-Z][a-z]+(?:an|sh|ese|ch|k|se)\s)?")
_ARTS = (
    "film movie picture series serial miniseries sitcom drama comedy comedies melodrama thriller cartoon anime "
    "documentary song track single album hit anthem hymn romance clip video opera operetta ballet musical "
    "symphony suite concert show program programme broadcast"
).split()
_WORKS = "|".join(sorted(read_list("nouns-of-works.txt")))
_WORK = compiled(rf"\b(?:{_WORKS})s?(?:,|:|\sof)?\s(?:\([^)]*\)\s)?(?:the\s)?$", re.I)  # what stands behind is a work
_WORK_NEAR = compiled(rf"\b(?:{'|'.join(_ARTS)})s?\b", re.I)
_WORK_BEHIND = compiled(rf"\s(?:{_WORKS})s?\b|\s\(\d{{4}}\)", re.I)
# "Winter" was performed, they sang "Winter", Anna (Lena Berg) from "Winter"
_PERFORMED = compiled(
    r"\s(?:(?:was|were|is|are|be|been|being)\s(?:\w+ly\s)?(?:performed|played|sung|shown|screened|staged|filmed|danced)"
    r"|sounded|sounds|premiered)\b"
)
_PERFORMING = compiled(
    r"(?:\)\sfrom|\b(?:sang|sings?|singing|sung|perform(?:s|ed|ing)?|composed|recited|(?:stars|starred|starring|roles?)\sin))"
    r"\s(?:the\s)?(?:[A-Z][a-z]+\s)?$"
)
_PLAYERS = (
    "player players midfielder striker forward goalkeeper goalie defender winger coach captain "
    "footballer footballers squad prospect legionnaire pupil graduate goaltender defenseman center-back "
)
_STAFF = (
    "shares shareholder shareholders employee employees worker workers owner owners co-owner management CEO "
    "creditors depositors bondholders subsidiary press-service shareholding stake"
)
_EXPERTS = "analyst analysts economist economists lawyer lawyers broker brokers manager managers developer"
_OF_A_BODY = compiled(
    rf"\b(?:(?:{'|'.join((_PLAYERS + _STAFF).split())}) (?:of|from|at|in|for) (?:the )?(?:[A-Z][a-z]+ )?"
    rf"|(?:{'|'.join(_EXPERTS.split())}) (?:of |at |from )?(?:the )?"
    r"|(?:general|executive|commercial) [Dd]irector (?:of )?(?:the )?"
    r"|(?:press service|press secretary|press office|board of directors|supervisory board|share capital) of (?:the )?"
    r"|(?:play|plays|played|playing|score|scored) for (?:the )?(?:[A-Z][a-z]+ )?|(?:loaned|transferred) to (?:the )?)$"
)
_PLAYER = compiled(rf"\b(?:{'|'.join(_PLAYERS.split())})\s$", re.I)
_MEDIUM_BEFORE = compiled(
    r"(?:\b(?:[Aa]ccording to|[Aa]s reported by|reported by|with reference to|referring to|citing|quoted by|told"
    r"|in an interview (?:with|to|of)|a source (?:of|in|at)|sources (?:of|in)|correspondents? (?:of|from)"
    r"|interlocutors? of) (?:the )?"
    r"|, (?:reported|quotes|announces) (?:the )?)$"
)
# At the end of a sentence, and so in the order of Russian: The lake is clean, writes "Post".
_WRITES = compiled(r", (?:writes|reports|informs|transmits|transfers|clarifies|specifies|notes) (?:the )?$")
_MEDIUM_BEHIND = compiled(
    r"\s(?:reports|writes|informs|reported|wrote|quotes|clarifies|transmits|adds|told|reminds"
    r"|(?:refused|declined) to comment)\b"
)
_SPORT = compiled(
    r"\b(?:match|matches|goal|goals|league|coach|championship|cup|midfielder|striker|football|footballer|hockey|basketball|club|clubs|"
    r"season|goalkeeper|fans|team|teams|player|players)\b"
)
_NATION = compiled(r"\b([A-Z][a-z]+)\s$")
_ADDRESS = compiled(r"\w\.(?:ru|com|net|ua|org|info|tv|by|kz|su|media|news|online)$")
_NAME_NEXT = compiled(r"\s[A-Z][a-z]")
_NICKNAME = compiled(r"\b(?:[A-Z]\w+|the|\w+'s)\s$")
_LIST_BEFORE = compiled(r'(?:,"|",)\s(?:(?:and|or)\s)?$')
_CITY = compiled(
    r"\b(?:Moscow|Petersburg|Kiev|Kyiv|Kazan|Kharkiv|Kharkov|Donetsk|Dnipro|Dnepropetrovsk|Odessa|Odesa|Lviv|Lvov|Minsk"
    r"|Samara|Ufa|Perm|Rostov|Volgograd|Voronezh|Krasnodar|Saratov|Tula|Omsk|Tomsk|Novosibirsk|Yekaterinburg"
    r"|Ekaterinburg|Chelyabinsk|Magnitogorsk|Yaroslavl|Khabarovsk|Vladivostok|Irkutsk|Krasnoyarsk|Novgorod|Astana"
    r"|Almaty|Tallinn|Tartu|Riga|Vilnius|Kaunas|Tbilisi|Yerevan|Baku|Tashkent|Bishkek|Chisinau|Zaporizhzhia|Mariupol"
    r"|Sevastopol|Simferopol|Khimki|Togliatti|Nizhnekamsk|Cherepovets|Izhevsk|Tyumen|Surgut|Madrid|Milan|Turin|Munich"
    r"|Dortmund|Istanbul|Athens|Lisbon|Belgrade|Prague|Warsaw|Krakow) $"
)
_WORDS = compiled(r"\w[\w']*")
_SHORTENED = compiled(r"'(?:m|re|s|t|ve|ll|d)\b")
_CALLED = compiled(
    r"\b(?:known as|called|named|nicknamed|dubbed|codenamed|(?:so|the) called|nickname|sign|callsign|new|old|same)\s$"
)
_NO_NAMES = frozenset(("The", "A", "An", "My", "Our", "Your", "Fake", "No", "Good", "Bad"))
_SHORT = 4  # letters
_LONGEST = 3  # words
_RARE = 2.0  # Zipf frequency
_ORDINARY = 3.5  # Zipf frequency
_SPORTING = 5  # words of sport in an article about it


def by_context(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names of clubs, firms and media by the words beside them, those in a list with them, and the same names again."""
    names = document.memo(_marked)
    certain = {m["name"] for m in names if _of_a_body(document, m)}
    yield from _told(document, rule, names, certain)


def bare_elsewhere(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names that the article writes without marks, too."""
    names = document.memo(_marked)
    bare = {name for name in {m["name"] for m in names} if _bare(document, name)}
    yield from _told(document, rule, names, bare)


def evident(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names whose last word tells what they are (Lake Bank), and media behind the verb that tells of them."""
    names = document.memo(_marked)
    heads = read_list("heads-of-names.txt")
    text = document.folded
    certain = {
        m["name"]
        for m in names
        if _has_head(m["name"], heads)
        and not _nickname(document, m)
        or _WRITES.search(text[max(0, m.start() - 24) : m.start()])
        and (m["stop"] or text[m.end() : m.end() + 1] in ".,;\n")
    }
    yield from _told(document, rule, names, certain)


def _has_head(name: str, heads: frozenset[str]) -> bool:
    """Whether a name of several words, all with capitals, ends with one that names a body: not Fake News."""
    words = name.split()
    return len(words) > 1 and words[-1] in heads and words[0] not in _NO_NAMES and not name[0].islower()


def no_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names with a word that English does not have: marked titles and slogans are translated, names are not."""
    names = document.memo(_marked)
    foreign = {m["name"] for m in names if _foreign(m["name"]) and not _nickname(document, m)}
    yield from _told(document, rule, names, foreign)


def _foreign(name: str) -> bool:
    words = [w.strip("'") for w in _WORDS.findall(name)]
    capital = words and all(not w[0].islower() for w in words) and not _SHORTENED.search(name)
    return (
        bool(capital)
        and len(words) <= _LONGEST
        and any(len(w) >= _SHORT and frequency(w.lower()) < _RARE for w in words)
    )


def _nickname(document: Document, m: re.Match[str]) -> bool:
    """Whether a name stands in brackets, where it is a nickname or one of an actor's films, or is told as a name."""
    before = document.folded[max(0, m.start() - 80) : m.start()].rpartition("\n")[2]
    return before.rfind("(") > before.rfind(")") or bool(_CALLED.search(before))


def _marked(document: Document) -> tuple[re.Match[str], ...]:
    """Names in marks that no word beside them makes a title or a nickname, wherever the article has them."""
    found = tuple(m for m in _MARKED.finditer(document.folded) if len(m["name"]) > 1)
    works: set[str] = set()
    for chain in _chains(document.folded, found):
        if _goes_on(document, chain[0]) or any(_is_work(document, m) for m in chain):
            works |= {m["name"] for m in chain}
    return tuple(m for m in found if m["name"] not in works)


def _goes_on(document: Document, first: re.Match[str]) -> bool:
    """Whether a name goes on with a list whose names are none of clubs, firms or media."""
    return bool(_LIST_BEFORE.search(document.folded[max(0, first.start() - 8) : first.start()]))


def _is_work(document: Document, m: re.Match[str]) -> bool:
    text = document.folded
    before = text[max(0, m.start() - 60) : m.start()].rpartition("\n")[2]
    if _PLAYER.search(before):
        return False  # forward "Lake" Anna Berg
    if _NICKNAME.search(before) and _NAME_NEXT.match(text, m.end()):
        return True  # Anna "Lake" Berg
    if _PERFORMED.match(text, m.end()) or _PERFORMING.search(before):
        return True  # the words tell of a song, a play or a film
    behind = _WORK_BEHIND.match(text, m.end()) and not _MEDIUM_BEHIND.match(text, m.end())  # "Lake.ru" reports
    return bool(_WORK.search(before) or behind or _WORK_NEAR.search(before[-40:]))


def _of_a_body(document: Document, m: re.Match[str]) -> bool:
    text = document.folded
    if m["name"][0].islower():
        return False
    before = text[max(0, m.start() - 60) : m.start()].rpartition("\n")[2]
    told = _MEDIUM_BEFORE.search(before) and not (before.endswith("the ") and _common(m["name"]))  # the "Guardian"
    if _OF_A_BODY.search(before) or told or _MEDIUM_BEHIND.match(text, m.end()):
        return True
    if _ADDRESS.search(m["name"]) or _CITY.search(before) or _PLAYER.search(before):
        return True
    sport = document.memo(_about_sport)
    if sport and not _common(m["name"]) and not _NICKNAME.search(before):
        return True
    nation = _NATION.search(before)
    return bool(sport and nation and nation[1] in read_list("nationality-adjectives.txt"))


def _about_sport(document: Document) -> bool:
    return len(_SPORT.findall(document.lower)) >= _SPORTING


def _bare(document: Document, name: str) -> bool:
    """Whether the article has the name without marks inside a sentence, and it is no word of the language."""
    if len(name) < _SHORT or name[0].islower() or name in read_list("nationality-adjectives.txt") or _common(name):
        return False
    text = document.folded
    at = text.find(name)  # no expression: there may be as many names as pages
    while at >= 0:
        end = at + len(name)
        inside = at > 1 and text[at - 1] == " " and (text[at - 2].isalnum() or text[at - 2] in "_,;")
        if inside and not (text[end : end + 1].isalnum() or text[end : end + 1] in tuple('_"-')):
            return True
        at = text.find(name, at + 1)
    return False


def _common(name: str) -> bool:
    """Whether all words of a name are numbers or ordinary words of English."""
    return all(w.isdecimal() or frequency(w.lower()) >= _ORDINARY for w in re.findall(r"[\w']+", name))


def _told(document: Document, rule: Rule, names: tuple[re.Match[str], ...], certain: set[str]) -> Iterator[Finding]:
    """A finding for each certain name and those in one list with it, unless one is in small letters."""
    for chain in _chains(document.folded, names):
        if any(m["name"] in certain for m in chain) and not any(m["name"][0].islower() for m in chain):
            for m in chain:
                inner = document.text[m.start() + 1 : m.end() - 1]
                yield finding(rule, document, Span(m.start(), m.end()), [inner])


def _chains(text: str, names: tuple[re.Match[str], ...]) -> Iterator[list[re.Match[str]]]:
    chain: list[re.Match[str]] = []
    for m in names:
        if chain and not _LISTED.fullmatch(text, chain[-1].end(), m.start()):
            yield chain
            chain = []
        chain.append(m)
    if chain:
        yield chain
