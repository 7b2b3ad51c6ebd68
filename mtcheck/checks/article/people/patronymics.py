"""Patronymics of the other gender, or in a case: Maria Vladimirovich Zakharova, Valentina Ivanovny Matviyenko."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety
from mtcheck.names.given import (
    given_gender,
    is_east_slavic,
    is_patronymic,
    patronymic_for,
    patronymic_nominative,
)
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import surname_gender
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_CLEAR = 0.85  # certainty of a surname's form


def patronymic(document: Document, rule: Rule) -> Iterator[Finding]:
    """A father's name that keeps a case ending, or contradicts both the given name and the surname."""
    for mention in mentions_of(document):
        if mention.full and mention.patronymic and not mention.patronymic.endswith("."):
            fix, safety = _right(mention)
            if fix and fix != mention.patronymic:
                yield finding(rule, document, mention.patronymic_span, [fix], safety=safety)
    fathers = {(m.given, m.patronymic) for m in mentions_of(document) if m.full and m.patronymic}
    for mention in mentions_of(document) if fathers else ():
        gender = given_gender(mention.given) if mention.full and not mention.patronymic else None
        father = is_patronymic(mention.surname) if gender else None
        if gender and father not in (None, gender):  # Galina Pavlovich, of Galina Pavlovna Orlova
            fix = patronymic_for(mention.surname, gender)
            if fix and (mention.given, fix) in fathers:
                yield finding(rule, document, mention.span, [fix])


def _is_clear(mention: Mention) -> bool:
    """Whether given name and surname are so surely a woman's that the man's form between them is no surname of hers."""
    return surname_gender(mention.surname, _CLEAR) == "f"


def _right(mention: Mention) -> tuple[str | None, Safety | None]:
    """The patronymic as it should be; a man's form in a woman's name may be a surname of hers."""
    nominative = patronymic_nominative(mention.patronymic)
    given, father = given_gender(mention.given), is_patronymic(nominative or "")
    if nominative is None or given is None or not is_east_slavic(mention.given):
        return None, None
    if father != given and surname_gender(mention.surname) == given:
        return patronymic_for(nominative, given), None if given == "m" or _is_clear(mention) else Safety.UNSAFE
    return (nominative if father == given else None), None
