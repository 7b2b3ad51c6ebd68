"""Names of companies, ships, media and the like that stand in quotation marks behind the noun for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.shipped import rules_folder
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

# English sets these names without marks; works of art (films, songs, books), slogans and operations keep them.
_AFTER = (
    "company companies firm concern holding corporation enterprise factory plant refinery mine combine shipyard "
    "shipbuilder bank fund foundation airline airlines carrier airport agency newspaper magazine channel station "
    "radio portal website site edition publication publisher service messenger network club team party movement bloc "
    "coalition association union organization organisation alliance consortium ship vessel cruiser frigate destroyer "
    "corvette submarine trawler tanker ferry icebreaker barge boat motorship steamer yacht liner carrier group hotel "
    "restaurant cafe bar nightclub theater theatre cinema stadium arena sanatorium resort shop supermarket "
    "hypermarket market mall center centre complex battalion brigade regiment squadron division ensemble choir "
    "orchestra band rocket missile missiles satellite spacecraft probe system complexes car truck train bus tank "
    "aircraft helicopter drone bureau camp union trust exchange operator retailer chain brand ships submarines "
    "vessels corvettes frigates systems channels newspapers clubs banks funds"
).split()
_BEFORE = (
    "airport shipyard shipyards plant factory bank stadium airlines group club station company mine hotel theater "
    "theatre center centre channel newspaper magazine"
).split()
_SHORT = (
    "(?:JSC|OJSC|PJSC|CJSC|LLC|OOO|OAO|ZAO|PAO|PLC|AO|GC|GK|FC|HC|BC|FK|HK|KhK|VC|"
    "RIA|IA|TRC|TRK|NPF|NSPF|SPF|TC|TK|MFC)"
)
_NAME = r"[A-Z0-9][^\"\n]{0,50}?"
_SAME = frozenset("and or the of for in".split())
_NOUN = "|".join(f"[{n[0].upper()}{n[0]}]{n[1:]}" for n in _AFTER)
_BEHIND = compiled(rf"""\b(?:{_NOUN}|{_SHORT})[ ]"(?P<name>{_NAME})(?P<stop>[,.]?)"(?!\w)""")
_LONGEST_NOUN, _LONGEST_NAME = max(map(len, _AFTER)), 60  # code points; the marks are counted with the name
_AHEAD = compiled(rf"""(?<![\w."])"(?P<name>(?!The\b){_NAME})"[ ](?=(?:{"|".join(_BEFORE)})\b)""")
_LIST = compiled(rf"""(?:(?<=,")|,|,?\sand|\sor)\s"(?P<name>{_NAME})(?P<stop>[,.]?)"(?!\w)""")
_BARE = compiled(
    r"""(?<![\w"])"(?P<name>[A-Z][\w&.-]*?(?:\s[A-Z0-9][\w&.-]*?){0,3}?)(?P<stop>[,.]?)"(?![\w"])"""
)
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
    names = (m for m in _BARE.finditer(text) if m["name"] in _listed())
    found = (m for m in names if not _SPOKEN.search(text[max(0, m.start() - 20) : m.start()]))
    yield from _with_lists(document, rule, found)


def _with_lists(document: Document, rule: Rule, found: Iterable[re.Match[str]]) -> Iterator[Finding]:
    """A finding for each name, and for those that follow it in the same list."""
    done = 0
    for first in found:
        m: re.Match[str] | None = first
        while m and m.start() >= done and _is_name(m["name"]):
            yield _unmarked(document, rule, Span(m.start("name") - 1, m.end()), m["name"], m["stop"])
            done = m.end()
            m = _LIST.match(document.folded, done) if m["stop"] != "." else None


@cache
def _listed() -> frozenset[str]:
    lines = (rules_folder() / "lists" / "unquoted-names.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


def _is_name(name: str) -> bool:
    """Whether what stands in the marks can be a name: capitalized words, not a sentence or a title with small words."""
    words = re.findall(r"[\w'&.-]+", name)
    small = [w for w in words[1:] if w[0].islower() and w not in _SAME and "-" not in w]
    return bool(words) and len(words) <= 5 and not small and not re.search(r"[!?:;]", name)


def _unmarked(document: Document, rule: Rule, span: Span, name: str, stop: str) -> Finding:
    inner = document.text[span.start + 1 : span.start + 1 + len(name)]
    return finding(rule, document, span, [inner + stop])
