"""Double negation: Russian and Ukrainian negate every word of a clause that can be, English one.

Two negations in one clause are told where the places of both decide what is meant: a negated subject before a negated
verb (Nobody did not come), a negated verb before a negated object (did not see nobody), `never` beside another (never
did not pay).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.article.clauses.negated import (
    ANY,
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    LITOTES,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    ClauseWord,
    NegatedVerb,
    clauses_of,
    is_verb,
    negated_subject,
    negated_verb,
    positive,
    text_of,
)
from mtcheck.checks.article.clauses.nevers import never_beside, never_contracted
from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_HAVE = ("has", "have", "had")
_BE = frozenset("am is are was were be been being".split())
_OF = frozenset(("of", "from", "among", "in"))  # Nobody of the staff
# What is negated is a clause or a word: It does not mean no change; do not say no.
_OF_CLAUSES = frozenset(
    "mean means imply think believe say suggest suppose guarantee claim equal assume take taken care matter".split()
)
_NO_OBJECT = frozenset(
    """
    longer more less fewer matter doubt sooner later further better worse different good bad big small easy less-than
    """.split()
) | PREPOSITIONS.union(BREAKS)


_TO = frozenset("to with about against on of from by".split())  # of persons: does not depend on nobody
# No one should have no one; they do nothing.
_NOT_BEFORE = frozenset("do does did doing done have be".split())


def doubled(document: Document, rule: Rule) -> Iterator[Finding]:
    """Two negations in one clause, unless the verb is contracted before its object: do not see nobody."""
    for clause in document.memo(clauses_of):
        for make in (_subject_before_verb, never_beside, _thing_before_verb, _subject_before_thing, _there_is):
            found = make(document, rule, clause)
            if found is not None:
                yield found
                break
        else:
            yield from _verb_before_thing(document, rule, clause, contracted=False)


def doubled_contracted(document: Document, rule: Rule) -> Iterator[Finding]:
    """A contracted verb before a negated object: don't know nothing."""
    for clause in document.memo(clauses_of):
        never = never_contracted(document, rule, clause)
        yield from _verb_before_thing(document, rule, clause, contracted=True) if never is None else (never,)


def doubled_in_speech(document: Document, rule: Rule) -> Iterator[Finding]:
    """The same between quotation marks, where a person may have said so."""
    quoted = quotations_of(document)
    return (one for one in doubled_contracted(document, rule) if one.span.overlaps_any(quoted))


def _subject_before_verb(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """Nobody did not come: the verb loses its negation."""
    found = negated_subject(clause)
    if found is None:
        return None
    start, end = found
    for at in range(end + 1, min(end + 7, len(clause))):
        negated = negated_verb(clause, at)
        if negated is None:
            if clause[at].text in AUXILIARIES or clause[at].text in PRONOUNS:
                return None  # the verb is not negated; nobody she knew
            continue
        between = clause[end + 1 : at]
        if clause[start].text not in ("no", "neither") and not _goes_on(between):
            return None
        behind = clause[negated.last + 1].text if negated.last + 1 < len(clause) else ""
        if not behind or behind in LITOTES or behind == "affected":
            return None
        place, fixed = positive(clause, negated, many=clause[start].text == "none" and negated.aux == "do")
        one_of = clause[start].text == "no one" and text_of(clause, end + 1, 1) == "of"
        shown = Span(clause[start].start, place.end) if negated.last - end < 4 or one_of else place
        kept = document.text[shown.start : place.start]
        if one_of:
            kept = ("None" if kept[0].isupper() else "none") + kept[len("no one") :]
        sure = negated.aux not in _BE or behind.endswith(("ed", "en", "ing")) or behind in PREPOSITIONS
        return finding(rule, document, shown, [kept + fixed], safety=None if sure else Safety.UNSAFE)
    return None


def _goes_on(between: list[ClauseWord]) -> bool:
    """Whether words between a subject and its verb belong to either: of the staff; really."""
    adverbs = all(word.text.endswith("ly") or word.text in OPENING for word in between)
    return adverbs or between[0].text in _OF


def _thing_before_verb(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """He nothing did not know: the object goes behind the verb."""
    for at, word in enumerate(clause[:-2]):
        named = at == 2 and clause[0].text in DETERMINERS  # the mayor nobody did not warn
        if at and word.text in ANY and (clause[at - 1].text in PRONOUNS or named):
            negated = negated_verb(clause, at + 1)
            if negated is not None and negated.last + 1 < len(clause):
                act = clause[negated.last + 1]
                span = Span(word.start, act.end)
                kept = document.text[clause[negated.first].start : act.end]
                return finding(rule, document, span, [f"{kept} {ANY[word.text]}"])
    return None


def _subject_before_thing(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """Nobody knows nothing: one of them is any."""
    subject = negated_subject(clause)
    if subject is None or clause[subject[0]].text in ("nothing", "neither"):
        return None
    end = subject[1]
    if end + 2 < len(clause) and clause[end + 1].text == "nothing" and is_verb(clause[end + 2].text):
        span = Span(clause[end + 1].start, clause[end + 2].end)
        fix = f"{clause[end + 2].text} {ANY[clause[end + 1].text]}"
        return finding(rule, document, span, [fix], safety=Safety.UNSAFE)
    for at in range(end + 2, min(end + 7, len(clause))):
        word = clause[at]
        if word.text in ANY and _is_object(word.text, clause[at - 1].text, text_of(clause, at + 1, 1)):
            return finding(rule, document, Span(word.start, word.end), [ANY[word.text]])
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
        if act in DETERMINERS or act in PREPOSITIONS or act in PRONOUNS:
            return
        for place in range(negated.last + 1, min(negated.last + 8, len(clause))):
            fixed = _object(clause, negated, place)
            if fixed:
                had = negated.aux in _HAVE and place == negated.last + 1  # has not no time, has no time
                did = negated.aux in ("do", "does", "did") and act == "have" and place == negated.last + 2
                if (had or did) and fixed == "any":
                    span, has = positive(clause, negated)
                    yield finding(rule, document, Span(span.start, clause[place].end), [f"{has} no"])
                    return
                last = place + (" " in fixed)
                safety = Safety.UNSAFE if fixed.startswith("a single") else None
                yield finding(rule, document, Span(clause[place].start, clause[last].end), [fixed], safety=safety)
                return
        return


def _there_is(document: Document, rule: Rule, clause: list[ClauseWord]) -> Finding | None:
    """There is not no road: the verb loses its negation."""
    for at, word in enumerate(clause[:-2]):
        if word.text == "there":
            negated = negated_verb(clause, at + 1)
            if negated is None or negated.aux not in _BE:
                return None
            thing, behind = text_of(clause, negated.last + 1, 1), text_of(clause, negated.last + 2, 1)
            if thing in ("nobody", "nothing", "no one") or thing == "no" and behind and behind not in _NO_OBJECT:
                place, fixed = positive(clause, negated)
                return finding(rule, document, place, [fixed])
    return None


def _object(clause: list[ClauseWord], negated: NegatedVerb, place: int) -> str:
    """What stands for a negated object behind a negated verb; nothing where it is none."""
    word, before, behind = clause[place].text, clause[place - 1].text, text_of(clause, place + 1, 1)
    between = [w.text for w in clause[negated.last + 1 : place]]
    direct = not between and (word != "no" or negated.aux not in ("never", "has", "have", "had"))
    if direct or before in DETERMINERS or any(w in _OF_CLAUSES or w == "not" for w in between):
        return ""
    if word in ANY:
        return ANY[word] if _is_object(word, before, behind) else ""
    if word == "neither" and behind == "one" and text_of(clause, place + 2, 1) not in ("of", "or"):
        return "a single one" if place + 2 == len(clause) else "a single"
    if word != "no" or not behind or behind in _NO_OBJECT or before in PREPOSITIONS or before in ("be", "been"):
        return ""
    if negated.aux in ("can", "could") and between[-1:] == ["have"]:
        return ""
    return "in any way" if behind == "way" else "any"


def _is_object(word: str, before: str, behind: str) -> bool:
    """Whether nobody, nothing and the like are what a verb acts on, between two words."""
    if before in PREPOSITIONS and (before not in _TO or word in ("nothing", "nowhere")):
        return False
    clausal = behind in AUXILIARIES or behind.endswith("n't") or _looks_finite(behind) or behind == "but"
    return not clausal and before not in _NOT_BEFORE | {"been"}


def _looks_finite(word: str) -> bool:
    return len(word) > 3 and bool(re.fullmatch(r"[a-z]+(?<!s)(?:s|ed)", word)) and word not in ("besides", "always")
