"""Double negation: Russian and Ukrainian negate every word of a clause that can be, English one.

Two negations in one clause are told where the places of both decide what is meant: a negated subject before a negated
verb (Nobody did not come), a negated verb before a negated object (did not see nobody), `never` beside another (never
did not pay).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.article.negated import (
    AUXILIARIES,
    BREAKS,
    OPENING,
    PREPOSITIONS,
    ClauseWord,
    NegatedVerb,
    clauses_of,
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

_ANY = {"nobody": "anybody", "no one": "anyone", "no-one": "anyone", "nothing": "anything", "nowhere": "anywhere"}
_BE = frozenset("am is are was were be been being".split())
_DETERMINERS = frozenset("a an the this that these those his her its their our my your every each some".split())
_PRONOUNS = frozenset("he she they we i you it who".split())
_OF = frozenset(("of", "from", "among", "in"))  # Nobody of the staff
# Behind a negated verb these give the negation another sense: No one could not but smile.
_LITOTES = frozenset("but only always necessarily just merely simply without to even".split()) | _DETERMINERS
# What is negated is a clause or a word: It does not mean no change; do not say no.
_OF_CLAUSES = frozenset(
    "mean means imply think believe say suggest suppose guarantee claim equal assume take taken care matter".split()
)
_NO_OBJECT = frozenset(
    """
    longer more less fewer matter doubt sooner later further better worse different good bad big small easy less-than
    """.split()
) | PREPOSITIONS.union(BREAKS)


# No one should have no one; they do nothing.
_NOT_BEFORE = frozenset("do does did doing done have be".split())


def doubled(document: Document, rule: Rule) -> Iterator[Finding]:
    """Two negations in one clause, unless the verb is contracted before its object: do not see nobody."""
    for clause in document.memo(clauses_of):
        for make in (_subject_before_verb, _never_beside, _thing_before_verb, _subject_before_thing):
            found = make(document, rule, clause)
            if found is not None:
                yield found
                break
        else:
            yield from _verb_before_thing(document, rule, clause, contracted=False)


def doubled_contracted(document: Document, rule: Rule) -> Iterator[Finding]:
    """A contracted verb before a negated object: don't know nothing."""
    for clause in document.memo(clauses_of):
        yield from _verb_before_thing(document, rule, clause, contracted=True)


def _subject_before_verb(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """Nobody did not come: the verb loses its negation."""
    found = negated_subject(clause)
    if found is None:
        return None
    start, end = found
    for at in range(end + 1, min(end + 7, len(clause))):
        negated = negated_verb(clause, at)
        if negated is None:
            if clause[at].text in AUXILIARIES or clause[at].text in _PRONOUNS:
                return None  # the verb is not negated; nobody she knew
            continue
        between = clause[end + 1 : at]
        if clause[start].text not in ("no", "neither") and not _goes_on(between):
            return None
        behind = clause[negated.last + 1].text if negated.last + 1 < len(clause) else ""
        if not behind or behind in _LITOTES or behind == "affected":
            return None
        place, fixed = positive(clause, negated, many=clause[start].text == "none" and negated.aux == "do")
        shown = Span(clause[start].start, place.end) if negated.last - end < 4 else place
        kept = document.text[shown.start : place.start]
        sure = negated.aux not in _BE or behind.endswith(("ed", "en", "ing")) or behind in PREPOSITIONS
        return finding(rule, document, shown, [kept + fixed], safety=None if sure else Safety.UNSAFE)
    return None


def _goes_on(between: list[ClauseWord]) -> bool:
    """Whether words between a subject and its verb belong to either: of the staff; really."""
    adverbs = all(word.text.endswith("ly") or word.text in OPENING for word in between)
    return adverbs or between[0].text in _OF


def _never_beside(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """Two with `never`: never did not pay, will not never pay, nobody never paid, who never not pays, never nobody."""
    for at, word in enumerate(clause[:-1]):
        if word.text == "never":
            for make in (_never_behind, _never_before):
                found = make(clause, at)
                if found is not None:
                    (first, last), fixes = found
                    safety = Safety.UNSAFE if len(fixes) > 1 else None
                    span = Span(clause[first].start, clause[last].end)
                    return finding(rule, document, span, fixes, safety=safety)
    return None


def _never_before(clause: list[ClauseWord], at: int) -> tuple[tuple[int, int], list[str]] | None:
    """`never` before another negation: the words from the first to the last, and what stands for them."""
    negated = negated_verb(clause, at + 1)
    if negated is not None and text_of(clause, negated.last + 1, 1) not in _LITOTES | {""}:
        _, fixed = positive(clause, negated)
        if negated.aux in ("do", "does", "did"):
            return (at, negated.last + len(fixed.split())), [f"never {fixed}"]
        return (at, negated.last), [f"{fixed} never"]
    if at + 2 >= len(clause):
        return None
    before, behind, form = text_of(clause, at - 1, 1) if at else "", clause[at + 1].text, clause[at + 2].text
    if behind in ("nobody", "no one"):
        return (at, at + 2), [f"{behind} ever {form}", f"never {form} {_ANY[behind]}"]
    if behind != "not" or form.endswith(("ss", "us", "is", "been")):
        return None
    perfect = before in ("has", "have", "had") and form.endswith(("ed", "en"))
    plural = before in ("they", "we", "i", "you") or not before and form in read_list("base-verbs.txt")
    present = before not in AUXILIARIES and (form.endswith(("s", "ed")) or plural)
    return ((at, at + 1), ["never"]) if (perfect or present) and form not in AUXILIARIES else None


def _never_behind(clause: list[ClauseWord], at: int) -> tuple[tuple[int, int], list[str]] | None:
    """`never` behind another negation: the words from the first to the last, and what stands for them."""
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


def _thing_before_verb(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """He nothing did not know: the object goes behind the verb."""
    for at, word in enumerate(clause[:-2]):
        if at and word.text in _ANY and clause[at - 1].text in _PRONOUNS:
            negated = negated_verb(clause, at + 1)
            if negated is not None and negated.last + 1 < len(clause):
                act = clause[negated.last + 1]
                span = Span(word.start, act.end)
                kept = document.text[clause[negated.first].start : act.end]
                return finding(rule, document, span, [f"{kept} {_ANY[word.text]}"])
    return None


def _subject_before_thing(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """Nobody knows nothing: one of them is any."""
    if not clause or clause[0].text not in ("nobody", "no one", "no-one"):
        return None
    for at in range(2, min(5, len(clause))):
        word = clause[at]
        if word.text in _ANY and _is_object(word.text, clause[at - 1].text, text_of(clause, at + 1, 1)):
            return finding(rule, document, Span(word.start, word.end), [_ANY[word.text]])
    return None


def _verb_before_thing(
    document: Document, rule: Rule, clause: list[ClauseWord], *, contracted: bool
) -> Iterator[Finding]:
    """A verb before its object: did not see nobody, never received no money: the object has any."""
    for at, word in enumerate(clause):
        negated = NegatedVerb(at, at, "never", False) if word.text == "never" else negated_verb(clause, at)
        if negated is None or negated.contracted is not contracted or negated.last + 2 > len(clause):
            continue
        act = clause[negated.last + 1].text
        if act in _DETERMINERS or act in PREPOSITIONS or act in _PRONOUNS:
            return
        for place in range(negated.last + 1, min(negated.last + 8, len(clause))):
            fixed = _object(clause, negated, place)
            if fixed:
                if (
                    negated.aux in ("do", "does", "did")
                    and act == "have"
                    and place == negated.last + 2
                    and fixed == "any"
                ):
                    span, has = positive(clause, negated)  # does not have no time, has no time
                    yield finding(rule, document, Span(span.start, clause[place].end), [f"{has} no"])
                    return
                last = place + (" " in fixed)
                safety = Safety.UNSAFE if fixed == "a single one" else None
                yield finding(rule, document, Span(clause[place].start, clause[last].end), [fixed], safety=safety)
                return
        return


def _object(clause: list[ClauseWord], negated: NegatedVerb, place: int) -> str:
    """What stands for a negated object behind a negated verb; nothing where it is none."""
    word, before, behind = clause[place].text, clause[place - 1].text, text_of(clause, place + 1, 1)
    between = [w.text for w in clause[negated.last + 1 : place]]
    direct = not between and (word != "no" or negated.aux not in ("never", "has", "have", "had"))
    if direct or before in _DETERMINERS or any(w in _OF_CLAUSES or w == "not" for w in between):
        return ""
    if word in _ANY:
        return _ANY[word] if _is_object(word, before, behind) else ""
    if word == "neither":
        return "a single one" if behind == "one" and place + 2 == len(clause) else ""
    if word != "no" or not behind or behind in _NO_OBJECT or before in PREPOSITIONS or before in ("be", "been"):
        return ""
    if negated.aux in ("can", "could") and between[-1:] == ["have"]:
        return ""
    return "in any way" if behind == "way" else "any"


def _is_object(word: str, before: str, behind: str) -> bool:
    """Whether nobody, nothing and the like are what a verb acts on, between two words."""
    if before in PREPOSITIONS and (before not in ("to", "with", "about", "against") or word == "nothing"):
        return False
    clausal = behind in AUXILIARIES or behind.endswith("n't") or _looks_finite(behind) or behind == "but"
    return not clausal and before not in _NOT_BEFORE | {"been"}


def _looks_finite(word: str) -> bool:
    return len(word) > 3 and bool(re.fullmatch(r"[a-z]+(?<!s)(?:s|ed)", word)) and word not in ("besides", "always")
