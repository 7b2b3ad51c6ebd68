"""Names in apposition without their commas: Russian sets none after a long title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.saying import SAYS
from mtcheck.files.expressions import compiled
from mtcheck.findings import Edit, Finding, Safety, Span
from mtcheck.names.bearers import THINGS
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
    "singer|ex-soloist|consultant|dean|mufti|imam|rabbi|curator|organizer|organiser|agronomist|blogger|"
    "commander-in-chief"
)
_BODIES = frozenset(("UNESCO", "NATO", "OSCE"))  # that send people, as countries do
_TITLE = compiled(
    rf"""(?:(?:^|[\s("'])(?P<the>the|an?|his|her|its|our|their|another|[\w.]+'s)\s(?:[a-z-]+\s){{0,3}}
    |(?<=,\s)(?:[a-z-]+\s){{0,2}}
    |(?:^|[.!?]\s)["']?(?!as\s)(?:[a-z-]+\s){{0,3}}
    |\b(?:{SAYS}|by|from|with|and)\s(?:[a-z-]+\s){{0,2}})
    (?:ex-|co-|press-|vice-)?(?P<role>(?:{_ROLES})(?P<many>s)?)\s
    (?P<link>of|for|from|at|in|on|(?<=ambassador\s)to|(?<=representative\s)to)\s(?P<what>[^.,;:!?"()–—]{{2,80}})$""",
    re.I | re.X,
)
_LINKED = compiled(r"([\w-]+)\s(?=(?:of|for|from|at|in|on|to)\s)", re.I)
_ROLE_ENDS = tuple(
    f"{role}{many}" for role in re.sub(r"spokes\(.*?\)", "man|woman|person", _ROLES).split("|") for many in ("", "s")
)
_JOINED = compiled(
    r"\b(?:or|who|which|that|is|was|are|were|has|had|said|says|told|as|by|to(?!\sthe\sUN\b)|after|when|appointed|became|took|elected|replaced|removed)\b|"
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
# what a sentence goes on with behind the closing comma: when and where it was said
_GOES_ON = compiled(
    r"\s(?:on\s(?:[A-Z][a-z]+day|\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s\d)|during\s(?:an?|the|his|her)\s"
    r"|in\san?\s(?:interview|comment|conversation|statement)|at\san?\s(?:briefing|meeting|press|news))"
)
# roles of which a body or place has one
_ONLY = tuple(
    "head director leader chairman chairwoman chairperson chair minister governor mayor editor-in-chief founder chief "
    "commander president secretary ambassador rector chancellor representative ombudsman speaker commissioner envoy "
    "plenipotentiary commander-in-chief dean mufti imam rabbi coach captain prosecutor owner".split()
)
_SOME = frozenset(("a", "an", "another"))
_SECOND = compiled(r"\sand\s$")
# a title that may stand before a name as part of it: Russian Minister of Culture Anna Belova
_OFFICE = frozenset("Minister Secretary President Governor Mayor Ambassador Commander Chancellor Prosecutor".split())
_NO_PERSON = frozenset(("Novosti", "News", "Press"))


def is_body(word: str) -> bool:
    """Whether a capitalized word ends the name of a body or a place: the Summer Theater."""
    return word in _NO_PERSON or word.lower() in THINGS


def _has_role(before: str) -> bool:
    """Whether one of the roles stands before a preposition: most names have none."""
    return any(word.lower().endswith(_ROLE_ENDS) for word in _LINKED.findall(before))


def without_commas(document: Document, rule: Rule) -> Iterator[Finding]:
    """A full name after "the director of the Institute" without commas, before a verb, a comma or the end."""
    mentions = [m for m in mentions_of(document) if m.full]
    for number, mention in enumerate(mentions):
        start, end = mention.given_span.start, mention.span.end
        if not document.folded[start - 1].isspace() or not start or is_body(mention.surname):
            continue
        before = document.folded[max(0, start - 140) : start].rpartition("\n")[2].rstrip(" ")
        if before.endswith(","):
            yield from _not_closed(document, rule, Span(start, end), before[:-1])
            continue
        title = _TITLE.search(before) if _has_role(before) else None
        if not title or _JOINED.search(title["what"]) or _OTHERS.search(title["what"]):
            continue
        if title["what"].endswith(("'s", "s'")):
            continue  # "the main trainer of Norway's Ola Berg": something is lost there
        what = title["what"]
        sends = title["the"] and (what in _BODIES or what in cues.countries())  # the ambassador of
        if title["link"] in ("for", "at") and " " not in what and what[0].isupper() and not sends:
            continue  # "a spokesman for Deutsche Morgan Grenfell"
        second = mentions[number + 1] if number + 1 < len(mentions) else None
        if title["many"]:
            if second is None or not _SECOND.fullmatch(document.folded, end, second.given_span.start):
                continue
            end = second.span.end
        # "Head of Dagestan Anna Belova" may be one title with her name, "the head of Dagestan" is not
        part_of_name = title["role"].rpartition("-")[2] in _OFFICE or not title["the"]
        # "the midfielder of Lyn Anna Berg" is one of several, who stand before the name: Lyn midfielder Anna Berg
        one_of_many = not title["role"].lower().endswith(_ONLY) and (title["the"] or "").lower() not in _SOME
        safety = Safety.UNSAFE if part_of_name or one_of_many else rule.safety
        yield from _found(document, rule, Span(start, end), safety)


def _not_closed(document: Document, rule: Rule, name: Span, before: str) -> Iterator[Finding]:
    """A name behind a title that begins its sentence, with the comma before it and none before the verb."""
    sentence = document.sentence_at(name.start)
    title = _TITLE.search(before)
    if not title or not title["the"] or title["many"] or _JOINED.search(title["what"]):
        return
    begins = name.start - len(before) - 2 + title.start() <= sentence.start
    verb = _VERB.match(document.folded, name.end)
    if begins and "," not in before and verb and not document.folded.startswith(",", verb.end()):
        shown = document.text[slice(*name)]
        yield finding(rule, document, name, [f"{shown},"], safety=rule.safety)


def _found(document: Document, rule: Rule, name: Span, safety: Safety) -> Iterator[Finding]:
    text, end = document.folded, name.end
    if _VERB.match(text, end) or _GOES_ON.match(text, end):
        yield _between_commas(document, rule, name, ",", safety)
    elif text.startswith(",", end) or _END.match(text[end : end + 4]):
        yield _between_commas(document, rule, name, "", safety)


def _between_commas(document: Document, rule: Rule, name: Span, closing: str, safety: Safety) -> Finding:
    """The finding for a name, with a fix that leaves the name itself to others."""
    start, end = name
    shown = [f", {document.text[start:end]}{closing}"]
    found = finding(rule, document, Span(start - 1, end), shown, safety=safety)
    commas = (Edit(Span(start - 1, start - 1), ","),) + ((Edit(Span(end, end), closing),) if closing else ())
    return replace(found, fixes=tuple(replace(fix, edits=commas) for fix in found.fixes))
