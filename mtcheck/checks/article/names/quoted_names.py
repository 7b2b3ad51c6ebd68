"""Names of companies, ships, media and the like that stand in quotation marks behind the noun for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

# English sets these names without marks; works of art (films, songs, books), slogans and operations keep them.
_AFTER = sorted(read_list("nouns-of-named-things.txt"))
_BEFORE = (
    "airport shipyard shipyards plant factory bank stadium airlines group club station company mine hotel theater "
    "theatre center centre channel newspaper magazine checkpoint landfill refinery hospital fund foundation agency "
    "sanatorium arena cosmodrome holding concern corporation enterprise LLC JSC OJSC PJSC CJSC OOO bureau missile "
    "missiles rocket rockets satellite satellites submarine cruiser frigate corvette icebreaker ferry tanker "
    "helicopter helicopters aircraft drone drones howitzers fighters launcher launchers forum portal website circuit "
    "racetrack autodrome store stores shop shops supermarket supermarkets chain network kindergarten camp cafe "
    "restaurant bar cinema gallery brand studio pipeline"
).split()
_MIDDLE = (
    "TV|television|radio|metro|railway|power|combat|ballistic|cruise|hypersonic|anti-ship|attack|reconnaissance|news|"
    "online|shopping"
)
_SHORT = (
    "(?:JSC|OJSC|PJSC|CJSC|LLC|OOO|OAO|ZAO|PAO|PLC|AO|NAO|GC|GK|FC|HC|BC|FK|HK|KhK|VC|JSCB|AKB|OJSCB|KB|CB|"
    "RIA|IA|TRC|TRK|NPF|NSPF|SPF|PNP|PnP|APF|TC|TK|MFC|CHOP|ChOP|PSC|PSE|FGUP|FSUE|FGBU|GUP|MUP|SUE|MUE|NPO|NP|NGO|NPP|"
    "SPA|SPE|OKB|CDB|TsKB|TsKBMT|SEC|SAM|ZRK|ZRPK|RSZO|MLRS|ATGM|UAV|GTRK|VGTRK|IC|SK|UK|SP|JV|PK|TD|TSN|SNT|HOA|TSZh|"
    r"project[ ]\d[\d.]*M?)"
)
_NAME = r"[A-Za-z0-9][^\"\n]{0,50}?"
# Places, works and networks whose name stands before the noun: 20 times as often in native news (the Titan plant).
_NAMED_FIRST = frozenset(
    "airbase airfield airport cafe camp chain checkpoint cinema cosmodrome deposit factory gym hotel hypermarket "
    "landfill mall mine missile mosque movement network newspaper nightclub pipeline plant quarry refinery reservoir "
    "resort restaurant rocket sanatorium satellite shipyard spaceport stadium supermarket system zoo".split()
)
_BARE_PLACES = frozenset("airbase airfield airport cosmodrome spaceport".split())  # at Pulkovo airport
_NOUN_ALONE = compiled(
    r"(?:^|(?<=[.!?]\s)|(?<=\n)|\b(?P<the>[Tt]he)\s|\b(?i:of|in|at|to|by|with|from|for|on|near|and|as|that|into|about|around)\s)$"
)
_LONGEST, _TURNED = 5, 3  # words of a name, and of one before its noun
_SHOWN_BEFORE = 8  # code points before a noun
_NOUN_ENDINGS = ("tion", "ment", "bank", "or", "fund", "sion", "group", "plant", "arena", "company", "center", "centre")
_SAME = frozenset("and or the of for in".split())
# Nouns of firms: what stands in marks behind them is a name, whatever its letters (the network "New book").
_FIRMS = frozenset(
    "agency airline bank cafe chain channel club company companies corporation factory fund hotel magazine network "
    "newspaper plant restaurant shipyard shop shops store stores".split()
)
_FORM = compiled(_SHORT)
_NOT_IN_NAMES = frozenset(
    "is are was were be been has have had will would can could do does did not no to who that which this it he she we "
    "they you i my our your their his her than as so if when there what how very more most by from with on at every "
    "each all any some still again also always never now only".split()
)
_SMALL = compiled(r"(?:^|(?<=\s))(?!(?:and|or|the|of|for|in|de|la|le|du|von|van|der)\b)[a-z](?![A-Z])")
_NOUN = "|".join(f"[{n[0].upper()}{n[0]}]{n[1:]}" for n in _AFTER)
_BEHIND = compiled(rf"""\b(?P<noun>{_NOUN}|{_SHORT})[ ]"(?P<name>{_NAME})(?P<stop>[,.]?)"(?!\w)""")
_LONGEST_NOUN, _LONGEST_NAME = max(map(len, _AFTER)), 60  # code points; the marks are counted with the name
_AHEAD = compiled(
    rf"""(?<![\w."])"(?P<name>(?!The\b)(?![a-z]){_NAME})"[ ](?=(?:(?:{_MIDDLE})[ ])?(?:{"|".join(_BEFORE)})\b)"""
)
_CASE = compiled(
    r"""(?<![\w"])"(?P<case>of|in|to|by|with|from|for|on|at)\s(?P<name>[A-Z][\w&.-]*?(?:\s[A-Z0-9][\w&.-]*?){0,2})(?P<stop>[,.]?)"(?![\w"])"""
)
_ONE_NAME = compiled(rf"\b(?:{_NOUN}|{_SHORT})\s$")
_LIST = compiled(rf"""(?:(?<=,")|,|,?\sand|\sor)\s"(?P<name>{_NAME})(?P<stop>[,.]?)"(?!\w)""")
_BARE = compiled(r"""(?<![\w"])"(?P<name>[A-Z][\w&.-]*?(?:\s[A-Z0-9][\w&.-]*?){0,3}?)(?P<stop>[,.]?)"(?![\w"])""")
_TWICE = 2  # times that an article has a name, once of them with its case
_SPOKEN = compiled(
    r"(?:named|called|titled|entitled|dubbed|labeled|labelled|nicknamed|known as|slogan|title|motto|words?)\s$"
)


def behind_noun(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names in marks behind a noun such as company, ship or newspaper, and those that follow in the same list."""
    yield from _with_lists(document, rule, _behind(document.folded))


def _behind(text: str) -> Iterator[re.Match[str]]:
    """Where a name stands in marks behind a noun: looked for at the marks, of which there are fewer than nouns."""
    at = 0
    while (mark := text.find(' "', at)) >= 0:
        found = _BEHIND.search(text, max(at, mark - _LONGEST_NOUN), mark + _LONGEST_NAME)
        if found:
            yield found
        at = found.end() if found else mark + 1


def before_noun(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names in marks before a noun such as airport or shipyard."""
    for m in _AHEAD.finditer(document.folded):
        if _is_name(m["name"]):
            yield _unmarked(document, rule, Span(m.start(), m.end("name") + 1), m["name"], "")


def known(document: Document, rule: Rule) -> Iterator[Finding]:
    """Known media and companies in marks."""
    text = document.folded
    names = (m for m in _BARE.finditer(text) if m["name"] in read_list("unquoted-names.txt"))
    found = (m for m in names if not _SPOKEN.search(text[max(0, m.start() - 20) : m.start()]))
    yield from _with_lists(document, rule, found)


def with_case(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names in marks with the preposition that stands for their Russian case: a share “of Gazprom”."""
    text = document.folded
    for m in _CASE.finditer(text):
        name = m["name"]
        if m["case"] != "of" and name not in read_list("unquoted-names.txt") and text.count(name) < _TWICE:
            continue
        named = _ONE_NAME.search(text, max(0, m.start() - _LONGEST_NOUN), m.start())
        fix = document.text[m.start("name" if named else "case") : m.end() - 1]
        yield finding(rule, document, Span(*m.span()), [fix])


def _with_lists(document: Document, rule: Rule, found: Iterable[re.Match[str]]) -> Iterator[Finding]:
    """A finding for each name, and for those that follow it in the same list."""
    done = 0
    for first in found:
        noun = first.groupdict().get("noun") or ""
        m: re.Match[str] | None = first
        while m and m.start() >= done:
            following = _LIST.match(document.folded, m.end()) if m["stop"] != "." else None
            if not _is_name(m["name"], noun) and not (m is not first and following and _is_between(m, following)):
                break
            done = m.end()
            turned = _before_its_noun(document, rule, first) if m is first and following is None else None
            yield turned or _unmarked(document, rule, Span(m.start("name") - 1, done), m["name"], m["stop"])
            m = following


def _before_its_noun(document: Document, rule: Rule, m: re.Match[str]) -> Finding | None:
    """The finding that sets a name before a noun which nothing but an article stands before: the plant "Titan"."""
    noun, name = (m.groupdict().get("noun") or "").lower(), m["name"]
    words = name.lower().split()
    if noun not in _NAMED_FIRST or len(words) > _TURNED or noun in words or words[0] == "the" or name[0].isdigit():
        return None
    alone = _NOUN_ALONE.search(document.folded[max(0, m.start() - _SHOWN_BEFORE) : m.start()])
    if alone is None:
        return None
    begins = not alone[0]
    the = alone["the"] or ("" if noun in _BARE_PLACES else "The" if begins else "the")
    start = m.start() - (len("the ") if alone["the"] else 0)
    inner = _titled(document.text[m.start("name") : m.end("name")])
    return finding(rule, document, Span(start, m.end()), [f"{the} {inner} {noun}{m['stop']}".strip()])


def _is_name(name: str, noun: str = "") -> bool:
    """Whether what stands in the marks can be a name: capitalized words, not a sentence or a title with small words."""
    words = re.findall(r"[\w'&.-]+", name)
    form, firm = bool(noun and _FORM.fullmatch(noun)), noun.lower() in _FIRMS
    small = [w for w in words[1:] if w[0].islower() and w not in _SAME and "-" not in w]
    if len(small) == 1 and sum(w[0].isupper() for w in words) > 1 and small[0].endswith(_NOUN_ENDINGS):
        small = []  # Kit Finance pension Administrator
    if (form or firm) and len(words) <= _TURNED and not any(w in _NOT_IN_NAMES for w in words):
        small = []
    begins = bool(words) and (not words[0][0].islower() or form and not small)
    return begins and len(words) <= _LONGEST and not small and not re.search(r"[!?:;]", name)


def _is_between(m: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a single word in small letters stands in a list between two names: "Torino", "inter" and "Palermo"."""
    return m["name"].isalpha() and m["name"] not in _NOT_IN_NAMES and _is_name(following["name"])


def _titled(name: str) -> str:
    """A name with capitals for its words."""
    return _SMALL.sub(lambda m: m[0].upper(), name)


def _unmarked(document: Document, rule: Rule, span: Span, name: str, stop: str) -> Finding:
    inner = document.text[span.start + 1 : span.start + 1 + len(name)]
    return finding(rule, document, span, [_titled(inner) + stop])
