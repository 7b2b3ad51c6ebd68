"""Verbs behind auxiliaries in forms that no auxiliary takes: is agree, did not saw, will came, wants to went.

Russian and Ukrainian have none of these auxiliaries, so machines inflect the verb where English inflects them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.english.inflection import irregular_bases, verb
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_ADVERB = r"(?:(?:also|already|just|still|even|yet|always|ever|never|[a-z]+ly) )?"
_DONE = compiled(rf"\b(?P<do>did|does|do) ?(?:not|n't) {_ADVERB}(?P<verb>[a-z]+)\b(?!-)")
_ASKED = compiled(
    r"(?:^|(?<=[.!?\"] )|(?<=\n)|\b(?:why|how|when|where|what) )(?:did|does|do) "
    r"(?:he|she|they|it|we|you|(?:the|his|her|their|this) [a-z]+) (?P<verb>[a-z]+)\b(?!-)(?=[^.!]{0,200}\?)"
)
_MODAL = compiled(rf"\b(?P<modal>will|would|can|could|must|should) (?P<not>not )?{_ADVERB}(?P<verb>[a-z]+)\b(?!-)")
_TO = compiled(
    r"\b(?:want|wants|wanted|decide|decides|decided|plan|plans|planned|able|unable|going|try|tries|tried|trying|began"
    r"|begins|begun|start|starts|started|hope|hopes|hoped|continues?|continued|managed?|promised?|promises|refused?"
    r"|refuses|agreed?|agrees|intends?|intended|ready|failed|forced|allowed|helped|asked) to (?P<verb>[a-z]+)\b(?!-)"
)
_BE = compiled(
    r"\b(?P<be>am|is|are|was|were|been|being|be) (?P<not>not )?(?P<adverb>(?:also|already|still|always|[a-z]+ly) )?"
    r"(?P<verb>[a-z]+)\b(?!-)(?P<behind> [\w'-]+)?"
)
_HAVE = compiled(
    r"(?<=[a-z'] )(?P<have>has|have|had) (?:not |already |also |never |just |recently |long )?(?P<verb>[a-z]+)\b(?!-)"
)
# Words before an auxiliary that make what is behind it something else: What they did not paid off; the will opens.
_CLEFT = compiled(
    r"\b(?:what|whatever|all(?! (?:the|these|those|of|his|her))|everything|anything|nothing|as|than|where|wherever"
    r"|only|best|much|far|first|thing|step|option|do|does|did|way|how)\b[^.,;:!?]{0,40}$"
)
_ELLIPSIS = compiled(r"\b(?:who|which|those|some|others?|many|most|ones?|that|if) $")
_AIM = compiled(r"\b(?:goal|aim|task|purpose|objective|job|duty|mission|role|priority)\b[^.;:!?,]{0,40}$")
_NOUN = compiled(r"\b(?:the|a|an|his|her|its|their|my|our|your|this|that|of|free|good|ill|political|last|living) $")
_NO_PAST = frozenset("need feed bleed breed speed seed weed shed wed bed embed heed proceed succeed exceed".split())
_INTRANSITIVE = frozenset(
    """
    agree apologize appear apply argue arise arrive behave belong coincide communicate compete complain comply consist
    cooperate cope depend differ disagree disappear emerge exist expire fail happen insist interfere intervene listen
    occur participate persist proceed react rely remain resign respond retire seem sit succeed suffer survive tend
    testify think vary
    """.split()
)
_OF_MIND = frozenset("know think want expect understand hear see feel speak remember believe".split())
_OBJECTS = frozenset(
    "the a an this that these those his her its their our my your him them me us it any such to what who how why where "
    "if whether which".split()
)
_NO_OBJECT = compiled(r" (?:against|at|by|for|from|in|into|of|on|to|with)\b")  # will directed against it: be directed
_PLACES = frozenset("in on at from by near during".split())
# Past forms that are base forms, too, and those of more than one verb.
_BASES_TOO = frozenset("become bound come fell felt found ground lay left let run saw set shed shot spun wound".split())


@cache
def _bare() -> frozenset[str]:
    """Base forms that are hardly anything but verbs."""
    return frozenset(read_list("bare-verbs.txt"))


@cache
def _base_of_past(form: str) -> str:
    """The verb that a word is a past form of and nothing else; "" where it may be a base form or no verb at all."""
    bases = irregular_bases(form)
    if bases:
        if form == "saw":
            return "see"
        also_base = form in bases or form in _BASES_TOO
        base = max(bases, key=frequency)
        return "" if also_base or frequency(base) < 3 else base
    if not form.endswith("ed") or form in _NO_PAST or len(form) < 5:
        return ""
    stems = [form[:-2], form[:-1], form[:-3] if form[-3] == form[-4] else "", form[:-3] + "y"]
    known = [stem for stem in stems if stem and verb(stem).past == form and frequency(stem) > 3]
    return max(known, key=frequency) if known else ""


@cache
def _base_of_third(form: str) -> str:
    """The verb that a word is the third person of; "" where it may be something else."""
    if form in ("has", "does", "goes"):
        return {"has": "have", "does": "do", "goes": "go"}[form]
    if not form.endswith("s") or form.endswith(("ss", "us", "is")):
        return ""
    stems = (form[:-1], form[:-2], form[:-3] + "y")
    lists = _bare(), read_list("base-verbs.txt")
    return next((s for s in stems if any(s in verbs for verbs in lists) and verb(s).third == form), "")


def past_behind_auxiliary(document: Document, rule: Rule) -> Iterator[Finding]:
    """A past form or a third person where the base form belongs: did not saw, will came, wants to went."""
    for pattern in (_DONE, _ASKED, _MODAL, _TO):
        for m in pattern.finditer(document.lower):
            form = m["verb"]
            base = _base_of_past(form)
            if not base and pattern in (_DONE, _MODAL):
                base = _base_of_third(form)
            if pattern is _ASKED and base and form == verb(base).participle:
                continue  # Did the man elected in May know?
            if base and not _is_else(document, m, modal=pattern is _MODAL):
                passive = (
                    pattern is _MODAL and form == verb(base).participle and _NO_OBJECT.match(document.lower, m.end())
                )
                fixes = [base, f"be {form}"] if passive else [base]
                yield finding(rule, document, Span(*m.span("verb")), fixes, safety=Safety.UNSAFE if passive else None)


def _before(document: Document, position: int) -> str:
    """The words before a position, as far as they belong to its paragraph and are near."""
    return document.lower[max(0, position - 60) : position].rpartition("\n")[2]


def _is_else(document: Document, m: re.Match[str], *, modal: bool) -> bool:
    """Whether an auxiliary ends something before it, or is a noun: What they did not paid off; the will opens."""
    before = _before(document, m.start())
    if _CLEFT.search(before) or _ELLIPSIS.search(before):
        return True
    return modal and (not before.strip() or before.rstrip()[-1] in '.!?:;"(,' or bool(_NOUN.search(before)))


def base_behind_auxiliary(document: Document, rule: Rule) -> Iterator[Finding]:
    """A base form behind a form of be or have: is not agree, was arrive, were deliver, has approve."""
    for m in _BE.finditer(document.lower):
        before = _before(document, m.start())
        if m["verb"] in _bare() and not _CLEFT.search(before):
            fixes, sure = ([f"{m['be']} to {m['verb']}"], True) if _AIM.search(before) else _without_be(m)
            named = m["behind"] and document.text[m.start("behind") + 1].isupper()
            sure = sure and not (named and m["be"] in ("be", "been", "being"))
            yield finding(rule, document, Span(m.start(), m.end("verb")), fixes, safety=None if sure else Safety.UNSAFE)
    for m in _HAVE.finditer(document.lower):
        if m["verb"] in _bare() and not _CLEFT.search(_before(document, m.start())):
            yield finding(rule, document, Span(*m.span("verb")), [verb(m["verb"]).participle])


def _without_be(m: re.Match[str]) -> tuple[list[str], bool]:
    """What may stand for a form of be and a base form, best first, and whether the first is sure."""
    be, base, adverb = m["be"], m["verb"], m["adverb"] or ""
    behind = (m["behind"] or "").strip()
    passive = f"{be} {m['not'] or ''}{adverb}{verb(base).participle}"
    if be in ("be", "been", "being"):
        active = f"{adverb}{base}" if be == "be" else f"{adverb}{verb(base).participle}"
        return ([active], be == "be") if base in _INTRANSITIVE else ([passive], True)
    if m["not"]:
        do = "did" if be in ("was", "were") else "does" if be == "is" else "do"
        active = f"{do} not {adverb}{base}"
    else:
        forms = verb(base)
        active = adverb + (forms.past if be in ("was", "were") else forms.third if be == "is" else base)
    if base in _INTRANSITIVE:
        return [active], True
    if behind in _OBJECTS or m["not"] and base in _OF_MIND:
        return [active, passive], bool(m["not"])
    return [passive, active], not m["not"] and behind in _PLACES
