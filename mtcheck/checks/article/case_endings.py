"""Russian case endings that a translation left on names: people in full, people of the article, known names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.surnames import in_ledger
from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import CaseForm, case_forms, nominatives
from mtcheck.names.data import Gender
from mtcheck.names.given import is_east_slavic, is_given_name
from mtcheck.names.lookup import known_word, people_like
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import same_name, skeleton
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_SAME = 0.8
_CERTAIN = 0.75  # of a case form, from which the repair needs no reader
_LONG = 6  # code points from which a weak ending is believed
_SLOT = re.compile(
    r"\b(?:of|from|by|with|to|for|against|about|on|at|near|without|in|after|before|than|between|and|into|under)\s$"
)

Fault = tuple[Span, str, Safety | None]


def case_ending(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name with a Russian case ending left on it, where given name, article or registry tell its nominative."""
    told = _genders(document)
    for mention in mentions_of(document):
        if fault := _fault(document, mention, told):
            span, fix, safety = fault
            yield finding(rule, document, span, [fix], safety=safety)


def _genders(document: Document) -> dict[str, Gender | None]:
    """Surnames that the article or its ledger has, with the gender of their bearers where that is known."""
    told: dict[str, Gender | None] = {}
    for mention in (*in_ledger(document), *mentions_of(document)):
        if not mention.given_name:
            told[mention.surname] = mention.gender or told.get(mention.surname)
    return told


def _fault(document: Document, mention: Mention, told: dict[str, Gender | None]) -> Fault | None:
    """What is wrong with a mention, what it should read, and how safe that is where not as safe as the rule."""
    if mention.given_name or mention.surname.isupper():
        return None
    if mention.full:
        return _behind_given(mention)
    if fault := _in_full(document, mention):
        return fault
    return _of_article(mention, told) or _of_registry(document, mention, told)


def _behind_given(mention: Mention) -> Fault | None:
    """A given name in the nominative, a surname of that gender in a case."""
    if not mention.surname[1:].islower():
        return None  # McEvoy
    for form in case_forms(mention.surname):
        if not form.ambiguous and form.kind == "surname" and form.gender == mention.gender:
            fix = _spelled(mention.given, form.nominative)
            at_home = is_east_slavic(mention.given) or fix != form.nominative
            if at_home or form.certainty > _CERTAIN:
                return mention.span, fix, None if at_home and form.certainty >= _CERTAIN else Safety.UNSAFE
    return None


def _in_full(document: Document, mention: Mention) -> Fault | None:
    """Given name and surname in one case: "Sergeya Lavrova". The given name is the word before, which no list has."""
    title = mention.title
    if not title or mention.given or is_given_name(title) or cues.is_title(title):
        return None
    start = mention.span.start - len(title) - 1
    if document.text[start : start + len(title)] != title:
        return None
    for given in case_forms(title):
        for surname in case_forms(mention.surname):
            if given.kind == "given" and surname.kind == "surname" and _agree(given, surname):
                fix = f"{given.nominative} {surname.nominative}"
                known = [p for p in people_like(surname.nominative) if _alike(p.given, given.nominative)]
                fix = f"{known[0].given} {known[0].surname}" if len(known) == 1 else fix
                return Span(start, mention.span.end), fix, None
    return None


def _agree(given: CaseForm, surname: CaseForm) -> bool:
    """Whether both are of one gender and, as far as endings tell, in one case."""
    one_case = surname.case == given.case or not surname.ambiguous or given.gender == "f"
    return not given.ambiguous and given.gender == surname.gender and one_case


def _alike(one: str, other: str) -> bool:
    return skeleton(one) == skeleton(other) and same_name(one, other) >= _SAME


def _spelled(given: str, nominative: str) -> str:
    """The nominative as the registry spells it, if it knows that person."""
    people = [p for p in people_like(nominative) if _alike(p.given, given) and _alike(p.surname, nominative)]
    return people[0].surname if len(people) == 1 else nominative


def _of_article(mention: Mention, told: dict[str, Gender | None]) -> Fault | None:
    """A bare surname in a case, which the article has in the nominative."""
    if told.get(mention.surname):
        return None
    for form in case_forms(mention.surname):
        if not form.ambiguous and told.get(form.nominative) == form.gender:
            return mention.span, form.nominative, None
    for nominative, sure in nominatives(mention.surname):
        if sure and len(nominative) >= _LONG - 2 and nominative in told:
            return mention.span, nominative, None if told[nominative] else Safety.UNSAFE
    return None


def _of_registry(document: Document, mention: Mention, told: dict[str, Gender | None]) -> Fault | None:
    """A bare name in a case, whose nominative the registry has."""
    word = mention.surname
    if told.get(word) or len(word) < _LONG - 1 or known_word(word.lower()) or not cues.is_title(mention.title):
        return None
    for nominative, sure in nominatives(word):
        known = known_word(nominative.lower())
        if known is None or len(nominative) < _LONG - 2:
            continue
        if known.gender == "f" and not sure:
            continue  # a woman's surname that ends in a consonant has no cases: Samara is no form of Samar
        forms = [form for form in case_forms(word) if form.nominative.lower() == nominative.lower()]
        if forms and known.gender and all(form.gender != known.gender for form in forms):
            continue
        slot = _SLOT.search(document.lower, max(0, mention.span.start - 10), mention.span.start)
        if sure or (slot and len(word) >= _LONG):
            return mention.span, known.name, None if sure else Safety.UNSAFE
    return None
