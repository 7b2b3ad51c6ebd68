"""`Not` right before a verb, where English wants `do`, and negated verbs whose subject should be negated instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.english.inflection import irregular_bases, verb
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_NOT = compiled(r"(?<=[a-z] )not (?P<verb>(?!only|even|all|just|yet|always)[a-z]{3,})\b")
_SUBJECT = compiled(r"(?:(?P<before>[\w']+),? )?\b(?P<who>[a-z]+) $")
_LONGEST = 60  # code points of the two words before
_SEVERAL = ("they", "we", "i", "you")
_PRONOUNS = frozenset(("he", "she", "it", "who", "which", *_SEVERAL))
# Behind these, or before a pronoun, an auxiliary or another sense of "not" is at hand: had it not, why not, but not.
_BUSY = frozenset(
    """
    had has have having is are was were do does did could would should can may might must will shall am be been
    being not or nor let only yes why ain't aren't couldn't didn't doesn't don't hadn't hasn't haven't isn't
    shouldn't wasn't weren't won't wouldn't
    """.split()
)
_NO_NOUN = _BUSY | frozenset(
    "and but than though although because when that how what so just simply if unless whether".split()
)
_ONLY_PAST = frozenset(  # that are no participles and no nouns
    """
    came went saw knew took gave wrote began fell drove spoke chose broke sang wore flew grew threw ate drank shook
    forgot stole became swam froze
    """.split()
)
_LIKE_PAST = frozenset("found said had left got met felt thought understood heard won lost told sent".split())
_ACTING = frozenset("work want help know mean need make give take think".split())  # whose third person may be a noun
_ANY = compiled(
    r"(?:^|(?<=[.!?:;] )|(?<=[.!?:;]\" )|(?<=\n)|(?<=, but ))(?P<any>any(?:body|one|thing))(?P<else> else)? "
    r"(?P<aux>did|does|do|was|is|has|had|will|could|can|would)(?: not|n't) (?P<verb>[a-z]+)\b"
)
_NO = {"anybody": "nobody", "anyone": "no one", "anything": "nothing"}


def not_before_verb(document: Document, rule: Rule) -> Iterator[Finding]:
    """He not came, the law not works: the verb wants `do`."""
    for match in _NOT.finditer(document.lower):
        found = _SUBJECT.search(document.lower, max(0, match.start() - _LONGEST), match.start())
        if found is None:
            continue
        who, form = found["who"], match["verb"]
        if who in _NO_NOUN or found["before"] in _BUSY and who in _PRONOUNS or who.endswith(("ly", "ing")):
            continue
        if who in _PRONOUNS:
            fixed = _negated(form, past=True, third=who not in _SEVERAL)
            sure = not form.endswith("ed") and who not in ("which", "who")
        else:
            fixed = _negated(form, past=form in _ONLY_PAST, third=form not in _thirds_of(_ACTING) and who[-1] != "s")
            sure = False
        if fixed:
            safety = None if sure else Safety.UNSAFE
            yield finding(rule, document, Span(*match.span()), [fixed], safety=safety)


def any_for_no(document: Document, rule: Rule) -> Iterator[Finding]:
    """Anybody did not come: the subject is what is negated."""
    for match in _ANY.finditer(document.lower):
        no, aux, act = _NO[match["any"]] + (match["else"] or ""), match["aux"], match["verb"]
        form = {"did": verb(act).past, "does": verb(act).third, "do": verb(act).third}.get(aux, f"{aux} {act}")
        fix = f"{no} {form}"
        shown = Span(*match.span())
        upper = document.text[shown.start].isupper()
        yield finding(rule, document, shown, [fix[0].upper() + fix[1:] if upper else fix])


def _negated(form: str, *, past: bool, third: bool) -> str:
    """A finite form with `did not` or `does not`; nothing where it may be something else."""
    if past and (form in _ONLY_PAST or form in _LIKE_PAST):
        return f"did not {next(base for base in irregular_bases(form) if verb(base).past == form)}"
    if past and form in _regular():
        return f"did not {_regular()[form]}"
    thirds = _thirds_of(read_list("bare-verbs.txt") | _ACTING)
    return f"does not {thirds[form]}" if third and form in thirds else ""


@cache
def _regular() -> dict[str, str]:
    return {verb(base).past: base for base in read_list("base-verbs.txt") if verb(base).past.endswith("ed")}


@cache
def _thirds_of(verbs: frozenset[str]) -> dict[str, str]:
    return {verb(word).third: word for word in verbs}
