"""`Never` beside another negation of its clause: never did not pay, will not never pay, nobody never paid."""

from __future__ import annotations

from mtcheck.checks.article.clauses.negated import (
    ANY,
    AUXILIARIES,
    LITOTES,
    ClauseWord,
    NegatedVerb,
    is_verb,
    negated_subject,
    negated_verb,
    positive,
    text_of,
)
from mtcheck.document import Document
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_Fixed = tuple[tuple[int, int], list[str]]  # the words from the first to the last, and what stands for them
_DO = ("do", "does", "did")


def never_beside(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """Two with `never`: never did not pay, will not never pay, nobody never paid, who never not pays, never nobody."""
    for at, word in enumerate(clause[:-1]):
        if word.text == "never":
            for make in (_behind, _before_verb, _before):
                found = make(clause, at)
                if found is not None:
                    (first, last), fixes = found
                    safety = Safety.UNSAFE if len(fixes) > 1 else None
                    span = Span(clause[first].start, clause[last].end)
                    return finding(rule, document, span, fixes, safety=safety)
    return None


def never_contracted(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """`Never` behind a contracted verb: hasn't never been."""
    for at, word in enumerate(clause[1:], 1):
        if word.text == "never" and clause[at - 1].text.endswith("n't"):
            negated = negated_verb(clause, at - 1)
            if negated is not None and negated.aux not in _DO:
                span = Span(clause[at - 1].start, word.end)
                return finding(rule, document, span, [f"{negated.aux} never"])
    return None


def _before_verb(clause: list[ClauseWord], at: int) -> _Fixed | None:
    """`never` before a negated verb: never did not pay, never in his life did not pay."""
    phrase = text_of(clause, at + 1, 1) in ("in", "before", "once", "again")
    far = next((i for i in range(at + 2, min(at + 6, len(clause))) if negated_verb(clause, i)), 0) if phrase else at + 1
    negated: NegatedVerb | None = negated_verb(clause, far) if 0 < far < len(clause) else None
    if negated is None or text_of(clause, negated.last + 1, 1) in LITOTES | {""}:
        return None
    _, fixed = positive(clause, negated)
    did = negated.aux in _DO
    last = negated.last + (len(fixed.split()) if did else 0)
    kept = text_of(clause, at, far - at)
    return (at, last), [f"{kept} {fixed}" if did or phrase else f"{fixed} {kept}"]


def _before(clause: list[ClauseWord], at: int) -> _Fixed | None:
    """`never` before another negation: never nobody paid, never nothing paid, who never not pays."""
    if at + 2 >= len(clause):
        return None
    before, behind, form = text_of(clause, at - 1, 1) if at else "", clause[at + 1].text, clause[at + 2].text
    if behind in ("nobody", "no one"):
        return (at, at + 2), [f"{behind} ever {form}", f"never {form} {ANY[behind]}"]
    if behind in ("nothing", "nowhere") and is_verb(form):
        return (at, at + 2), [f"never {form} {ANY[behind]}"]
    if behind != "not" or form.endswith(("ss", "us", "is", "been")):
        return None
    perfect = before in ("has", "have", "had") and form.endswith(("ed", "en"))
    plural = before in ("they", "we", "i", "you") or not before and form in read_list("base-verbs.txt")
    present = before not in AUXILIARIES and (form.endswith(("s", "ed")) or plural)
    return ((at, at + 1), ["never"]) if (perfect or present) and form not in AUXILIARIES else None


def _behind(clause: list[ClauseWord], at: int) -> _Fixed | None:
    """`never` behind another negation: cannot never, will not never, nobody never paid."""
    if not at:
        return None
    before = clause[at - 1].text
    if before == "cannot":
        return (at - 1, at), ["can never"]
    if before == "not" and at > 1 and clause[at - 2].text in AUXILIARIES - {"do", "does", "did"}:
        return (at - 2, at), [f"{clause[at - 2].text} never"]
    subject = negated_subject(clause[:at])
    if subject is not None and at - subject[1] <= 2 and before in (*AUXILIARIES, clause[subject[1]].text):
        return (subject[0], at), [text_of(clause, subject[0], at - subject[0]) + " ever"]
    return None
