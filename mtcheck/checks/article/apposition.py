"""Names in apposition without their commas: Russian sets none after a long title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.english.saying import SAYS
from mtcheck.files.expressions import compiled
from mtcheck.findings import Edit, Finding, Span
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_ROLES = (
    "head|director|leader|representative|spokes(?:man|woman|person)|expert|member|chairman|chairwoman|chair|minister|"
    "deputy|governor|mayor|editor|editor-in-chief|author|founder|owner|chief|commander|secretary|coach|professor|"
    "analyst|adviser|advisor|president|vice-president|ambassador|rector|chancellor|employee|researcher|specialist|"
    "manager|prosecutor|ombudsman|chairperson|speaker|co-founder|co-owner|commissioner|inspector|captain|champion|"
    "winner|forward|midfielder|defender|goalkeeper|striker|soloist|vocalist|frontman|actor|actress|scientist|"
    "astronomer|physicist|economist|engineer|doctor|physician|psychologist|lawyer|attorney|judge|general|colonel|"
    "partner|shareholder|candidate|senator|resident|native|graduate|coordinator|correspondent|columnist|observer|"
    "commentator|presenter|host|producer|conductor|designer|architect|trainer|president|envoy|plenipotentiary|"
    "singer|ex-soloist|consultant|dean|mufti|imam|rabbi|curator|organizer|organiser|agronomist|blogger"
)
_TITLE = compiled(
    rf"""(?:(?:^|[\s("'])(?:the|an?|his|her|its|our|their|another)\s(?:[a-z-]+\s){{0,3}}
    |(?<=,\s)(?:[a-z-]+\s){{0,2}}
    |(?:^|[.!?]\s)["']?(?!as\s)(?:[a-z-]+\s){{0,3}}
    |\b(?:{SAYS}|by|from|with|and)\s(?:[a-z-]+\s){{0,2}})
    (?:ex-|co-|press-|vice-)?(?:{_ROLES})\s(?P<link>of|for|from|at|in|on)\s(?P<what>[^.,;:!?"()–—]{{2,80}})$""",
    re.I | re.X,
)
_JOINED = compiled(
    r"\b(?:or|who|which|that|is|was|are|were|has|had|said|says|told|as|by|to|after|when|appointed|became|took|elected|replaced|removed)\b|"
    r"\s-(?:\s|$)|\b(?:of|for|from|at|in|on|with|the|a|an|than|like|between|against|about|under|named|called|and|or|nor|not|State|held|[a-z]+ed|Mr|Mrs|Ms|Dr|Sir|Lord|St)\.?$"
)
# people, and things that carry people's names: what follows them is no apposition to the role
_OTHERS = compiled(
    rf"\b(?:{_ROLES}|friend|wife|husband|son|daughter|brother|sister|father|mother|king|queen|prince|princess|pope|tsar|emperor|"
    r"writer|poet|artist|musician|singer|journalist|politician|player|athlete|star|swimmer|boxer|fighter|man|woman|officer|"
    r"staff|ship|cruiser|frigate|vessel|icebreaker|destroyer|corvette|submarine|ferry|street|avenue|square|prize|award|film|movie|"
    r"book|song|novel|play|series|album|opera|drama|show|magazine|stadium|saint|acting|holy|named|late|then|former|ex-[a-z]+|[a-z]+-[A-Z][a-z]+)s?$",
    re.I,
)
_VERB = compiled(
    r"\s(?:(?:also|later|earlier|now|already|still|previously|recently|himself|personally)\s){0,2}(?:said|says|told|tells|reported|reports|stressed|noted|notes|admitted|admits|"
    r"believes|stated|states|added|adds|explained|explains|announced|announces|emphasized|emphasised|recalled|wrote|writes|confirmed|confirms|declared|warned|commented|spoke|"
    r"called|calls|expressed|claimed|claims|promised|clarified|reminded|suggested|thinks|hopes|argues|arrived|came|went|visited|held|met|signed|took|gave|made|"
    r"was|is|has|had|will|did|does|would|can|could|became|becomes|decided|proposed|instructed|ordered|answered|replied|asked|agreed|refused|left|died|won|scored|pointed|specified|"
    rf"{SAYS}|[a-z]{{3,}}ed|[a-z]{{3,}}[^s\W]s|drew|considers|assured|invited|presented|opened|congratulated|thanked|demanded|accused|criticized|supported)\b"
)
_END = compiled(r"(?=[.!?]\"?(?:\s|$)|$)")


def without_commas(document: Document, rule: Rule) -> Iterator[Finding]:
    """A full name after "the director of the Institute" without commas, before a verb, a comma or the end."""
    for mention in mentions_of(document):
        if not mention.full:
            continue
        start, end = mention.given_span.start, mention.span.end
        if not document.folded[start - 1].isspace() or not start:
            continue
        before = document.folded[max(0, start - 140) : start].rpartition("\n")[2].rstrip(" ")
        title = _TITLE.search(before)
        if not title or _JOINED.search(title["what"]) or _OTHERS.search(title["what"]):
            continue
        if title["link"] in ("for", "at") and " " not in title["what"] and title["what"][0].isupper():
            continue  # "a spokesman for Deutsche Morgan Grenfell"
        yield from _found(document, rule, start, end)


def _found(document: Document, rule: Rule, start: int, end: int) -> Iterator[Finding]:
    text = document.folded
    if _VERB.match(text, end):
        yield _between_commas(document, rule, start, end, ",")
    elif text.startswith(",", end) or _END.match(text[end : end + 4]):
        yield _between_commas(document, rule, start, end, "")


def _between_commas(document: Document, rule: Rule, start: int, end: int, closing: str) -> Finding:
    """The finding for a name from `start` to `end`, with a fix that leaves the name itself to others."""
    found = finding(rule, document, Span(start - 1, end), [f", {document.text[start:end]}{closing}"])
    commas = (Edit(Span(start - 1, start - 1), ","),) + ((Edit(Span(end, end), closing),) if closing else ())
    return replace(found, fixes=tuple(replace(fix, edits=commas) for fix in found.fixes))
