"""`Which` for people and `who` for things: engines have one relative pronoun for both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from mtcheck.document import Document
from mtcheck.english.inflection import in_both_numbers, verb
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Edit, Finding, Span
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

# What a person does or meets with, and hardly what a whole clause says: not help, cause, come, become.
_ACTS = """
    live work study arrive buy speak want know think believe play escape flee decide refuse agree write ask visit
    sit earn sell drink smoke walk swim marry suffer serve graduate teach attend survive drown confess drive sing travel
    dream love hate sleep eat complain lie fight read
"""
_DONE = (
    "born|arrested|detained|hospitali[sz]ed|injured|wounded|convicted|sentenced|appointed|elected|invited|accused|"
    "suspected|charged|dismissed|fired|imprisoned|married|evacuated|rescued|able|ready|forced|afraid|drunk|taken to|"
    "tortured|beaten|hurt|mobili[sz]ed"
)
_OFTEN = r"(?:(?:also|now|still|already|not|never|previously|then|always|recently|currently) )*"
_ALSO = rf" {_OFTEN}(?:(?:do|does|did|will|would|can|could|should|must|has|have|had) {_OFTEN})?"
_WHICH = compiled(r"(?P<comma>,?) (?P<which>which)\b")
_OF = compiled(  # the residents of Gomel, a teacher from the school
    r"(?P<who>[a-z]+)(?: (?:of|from|in|at) (?:the )?[A-Z][\w-]+(?: (?:[Rr]egion|[Dd]istrict|[A-Z][\w-]+))?)?$"
)
_LONGEST = 80  # code points of a noun and what belongs to it
_SELLS = compiled(r" (?:[a-z]+ )*(?:sold|sells?)\b")  # what the publisher Peter Lang does
_WHO = compiled(
    r"(?<!of )(?<!from )\b(?:[Tt]he|[Aa]n?|[Tt]his|that|his|her|its|our|their) (?:[a-z-]+ ){0,2}(?P<thing>[a-z]+) "
    r"[\"\u201c\u00ab](?P<name>[^\"\u201d\u00bb.!?]{2,40})[\"\u201d\u00bb],? (?P<who>who) (?=[a-z])"
)
_WHOEVER = compiled(
    r"(?:^|(?<=\n)|(?<=[.!:] ))(?P<who>Who) [^.?!,;:\n]{3,90}(?P<he>, (?:he|she|that one|the one)|,)(?= (?:[a-z]+ )?(?:"
    r"can|will|must|should|may|does|did|is|was|has|had|went|goes|gets?|got|knew|wins?|won|loses?|lost|pays?|remains?)\b"
    r"[^?\n.!]*[.!])"
    r"(?! (?:[a-z']+ ){0,3}(?:say|said|know|known|clear|tell|told|remember|explain|understand|reveal|specify|asked?)\b)"
)
# Bodies, and what stands for the people in it.
_BODIES = frozenset(
    "team group club company band orchestra party crew association union movement firm organization".split()
)


@cache
def _acts() -> re.Pattern[str]:
    forms = "|".join(sorted({form for act in _ACTS.split() for form in verb(act)[:4]}))
    return compiled(rf"{_ALSO}(?:{forms}|(?:is|are|was|were|been|be) {_OFTEN}(?:{_DONE}))\b")


def _people() -> frozenset[str]:
    return in_both_numbers(read_list("people-nouns.txt"))


def which_for_people(document: Document, rule: Rule) -> Iterator[Finding]:
    """`Which` behind somebody named, or behind residents of some place, before what only people do."""
    text = document.folded
    found = [match for match in _WHICH.finditer(text) if _acts().match(text, match.end())]
    if not found:
        return
    named = {mention.span.end for mention in mentions_of(document) if mention.full and mention.gender}
    for match in found:
        noun = _OF.search(text, max(0, match.start() - _LONGEST), match.start())
        person = noun is not None and noun["who"] in _people()
        if person or match.start() in named and not _SELLS.match(text, match.end()):
            yield finding(rule, document, Span(*match.span("which")), ["who"])


def who_for_things(document: Document, rule: Rule) -> Iterator[Finding]:
    """`Who` behind a thing with a name between quotation marks: the ferry "Swallow", who sank."""
    for match in _WHO.finditer(document.folded):
        if match["thing"] in read_list("nouns-of-things.txt") and match["thing"] not in _BODIES:
            yield finding(rule, document, Span(*match.span("who")), ["which"])


def who_for_anyone(document: Document, rule: Rule) -> Iterator[Finding]:
    """Who wants, can come; who did not come, he is not here: a clause that is the subject of another."""
    text = document.folded
    for match in _WHOEVER.finditer(text):
        span = Span(*match.span())
        kept = document.text[match.end("who") : match.start("he")]
        found = finding(rule, document, span, [f"Anyone who{kept}"])
        edits = (Edit(Span(*match.span("who")), "Anyone who"), Edit(Span(*match.span("he")), ""))
        yield replace(found, fixes=tuple(replace(fix, edits=edits) for fix in found.fixes))
