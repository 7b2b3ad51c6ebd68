"""Russian case endings that a translation left on names: people in full, people of the article, known names."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.faults import Fault
from mtcheck.checks.article.people.own_endings import (
    by_form,
    is_case,
    is_of_a_thing,
    is_spelled,
    of_adjective,
    of_famous,
    of_foreigner,
    of_mans_name,
    of_person,
)
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import CaseForm, case_forms, nominatives
from mtcheck.names.given import Gender, is_east_slavic, is_given_name
from mtcheck.names.incases import given_in_case, in_cases, known_behind_given, known_in_case
from mtcheck.names.lookup import known_word, nominative_of, people_like
from mtcheck.names.people import Mention, mentions_of, of_ledger
from mtcheck.names.sounds import alike
from mtcheck.names.surnames import family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_CERTAIN = 0.75  # of a case form, from which the repair needs no reader
_SEEN = 2.0  # Zipf frequency of a word, or of a name that English texts have
_ENGLISH = 2.5  # Zipf frequency of a form from which it is a name of its own: Newsom is no case of News
_LONG = 6  # code points from which a weak ending is believed
_SLOT = compiled(
    r"\b(?:of|from|by|with|to|for|against|about|on|at|near|without|in|after|before|than|between|and|into|under)\s$"
)

_ENDS_IN_CASE = compiled(
    r"(?<![\w'.@#-])(?P<first>[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*(?:[aeiuy]|[eoiy][mi]|[eo]go|[eo]mu|[aiy]k?h|ami|am|oy|ey))"
    r"(?![\w-])(?=(?P<second>\s[A-Za-z][a-z]{2,}(?![\w-]))?)"
)
_NAMED_SO = compiled(
    r"['-]|\s(?:[Ss]tation|[Ss]treet|[Ss]quare|metro|ulica|ulitsa)\b"
)  # which keep their Russian names
_CAPITALIZED = compiled(r"([A-Z][\w.]*) $")
_IN_NAME = compiled(rf"{_NAMED_SO.pattern}|\s[A-Z]")
_ONE_FORM = compiled(r"(?:ko|dze|shvili|[iy]kh|ago|ovo)$")
_OF_BOTH = compiled(r"[cyi]h?uk$")  # surnames that women bear in the same form
_CASE_OF_A = compiled(r"(?<=[a-z]{3}[b-df-hj-np-tv-z])(?:u|oy)$")
_GIVEN = 0.7  # certainty of a case form from which a given name is one
_WELL_KNOWN = 3.0  # Zipf frequency of a name that everyone has heard
_RARE = 1.0  # Zipf frequency below which English hardly ever has a name
_WHERE = compiled(
    r"\b(?:in|near|from|outside|(?:mayor|residents|outskirts|cent(?:er|re)|streets|suburbs|city|town|port|north|south|east|"
    r"west|airport|districts?) of|(?:in|to|near|from|visit(?:s|ed|ing)?|between) \w+ and|visit(?:s|ed|ing)?)\s$"
)


def case_ending(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name with a Russian case ending left on it, where given name, article or registry tell its nominative."""
    for span, fix, safety in document.memo(names_in_case):
        yield finding(rule, document, span, [fix], safety=safety)


def names_in_case(document: Document) -> list[Fault]:
    """Names with a case ending, first those that a list has; found once for each document."""
    told = _genders(document)
    listed = list(_listed(document, told))
    taken = [span for span, _, _ in listed]
    listed += [fault for fault in _faults(document, told) if not fault[0].overlaps_any(taken)]
    taken = sorted(span for span, _, _ in listed)
    return listed + [fault for fault in of_famous(document) if not fault[0].overlaps_any(taken)]


def _faults(document: Document, told: dict[str, Gender | None]) -> Iterator[Fault]:
    """What is wrong with mentions one by one; a woman's bare surname is followed where she stood in full."""
    settled: dict[str, str] = {}
    for mention in mentions_of(document):
        if fault := _fault(document, mention, told):
            yield fault
        elif mention.full and (fix := of_adjective(mention)):
            settled[mention.surname] = fix
            yield mention.span, fix, Safety.UNSAFE
        elif not mention.given and mention.surname in settled:
            yield mention.span, settled[mention.surname], Safety.UNSAFE


def _listed(document: Document, told: dict[str, Gender | None]) -> Iterator[Fault]:
    """Places, media and the like in a case that a list has."""
    end = 0
    for match in _ENDS_IN_CASE.finditer(document.folded):
        first, second = match["first"], match["second"]
        found = nominative_of(f"{first}_{second[1:]}".lower()) if second else None
        span = Span(match.start(), match.end("second" if second else "first"))
        if match.start() < end:
            continue
        if found is None:
            found, span = nominative_of(first.lower()), Span(*match.span("first"))
        if found is None or told.get(first) or first in told and not _alone(document, span):
            continue
        name, person = found
        if person and document.folded.startswith("'", span.end):
            continue  # in Rostova's house
        if person and not _WHERE.search(document.lower, max(0, span.start - 20), span.start):
            continue
        adjective = first.endswith(("ogo", "omu", "im", "oy"))
        if is_of_a_thing(document, first, span.end):
            continue
        if not (_NAMED_SO if adjective else _IN_NAME).match(document.folded[span.end : span.end + 12]):
            end = span.end
            yield span, name, Safety.UNSAFE if person or (len(first) < _LONG and frequency(first.lower()) > 0) else None


def _alone(document: Document, span: Span) -> bool:
    """Whether no capitalized word stands right before or behind a name, nor a possessive ending."""
    before, after = document.folded[max(0, span.start - 30) : span.start], document.folded[span.end : span.end + 2]
    first = _CAPITALIZED.search(before)
    return not after.startswith("'") and (first is None or first[1].lower() in cues.OPENERS)


def _genders(document: Document) -> dict[str, Gender | None]:
    """Surnames that the article or its ledger has, with the gender of their bearers where that is known."""
    told: dict[str, Gender | None] = {}
    for mention in (*of_ledger(document), *mentions_of(document)):
        if not mention.given_name:
            told[mention.surname] = mention.gender or told.get(mention.surname)
    return told


def _fault(document: Document, mention: Mention, told: dict[str, Gender | None]) -> Fault | None:
    """What is wrong with a mention, what it should read, and how safe that is where not as safe as the rule."""
    if mention.given_name or mention.surname.isupper() or is_of_a_thing(document, mention.surname, mention.span.end):
        return None
    if known := _known_by_cases(document, mention):
        return known
    if mention.full:
        return _behind_given(document, mention)
    if fault := _in_full(document, mention):
        return fault
    fault = _of_article(document, mention, told)
    if fault or document.folded.startswith("'", mention.span.end):
        return fault  # a possessive ending stands behind a nominative
    return of_person(document, mention) or _of_registry(document, mention, told) or by_form(document, mention)


def _known_by_cases(document: Document, mention: Mention) -> Fault | None:
    """A known person both of whose names, or one, stand in a case, or as they come out of Cyrillic."""
    given, start = mention.given, mention.given_span.start
    if not mention.full:
        given, start = mention.title, mention.span.start - len(mention.title) - 1
        if not given or mention.given or cues.is_title(given) or not document.text.startswith(given, start):
            return None
    person = known_in_case(given, mention.surname) if given[1:].islower() else None
    if person is None or given in person.givens and is_spelled(document, mention.surname, person.surname):
        return None
    if document.text[start + len(given) : mention.span.start] != " ":
        return None
    fix, sure = f"{person.given} {person.surname}", _unheard(given, mention) and not is_given_name(given)
    return Span(start, mention.span.end), fix, None if sure else Safety.UNSAFE


def _behind_given(document: Document, mention: Mention) -> Fault | None:
    """A given name in the nominative, a surname of that gender in a case."""
    if not mention.surname[1:].islower():
        return None  # McEvoy
    heard = frequency(mention.surname.lower())
    for form in case_forms(mention.surname):
        if form.ambiguous or form.kind != "surname" or not is_case(document, mention, form):
            continue
        if heard >= _ENGLISH and heard > frequency(form.nominative.lower()):
            continue  # Simon Reeve
        if form.gender == mention.gender or _OF_BOTH.search(form.nominative):
            fix = _spelled(mention.given, form.nominative)
            at_home = is_east_slavic(mention.given) or fix != form.nominative
            if at_home or form.certainty > _CERTAIN:
                return mention.span, fix, None if at_home and form.certainty >= _CERTAIN else Safety.UNSAFE
    known = _known_behind_given(mention) or _of_name_in_a(mention)
    return known or of_mans_name(document, mention) or of_foreigner(mention)


def _of_name_in_a(mention: Mention) -> Fault | None:
    """A foreigner's surname in -a, which English texts have, in a case that they never have: Diego Maradonu."""
    match = _CASE_OF_A.search(mention.surname)
    if match is None or is_east_slavic(mention.given) or frequency(mention.surname.lower()) or not mention.given:
        return None
    name = mention.surname[: match.start()] + "a"
    return (mention.span, name, Safety.UNSAFE) if frequency(name.lower()) >= _SEEN else None


def _known_behind_given(mention: Mention) -> Fault | None:
    """A known person of that given name whose surname stands in a case: Hakan Fidana, Antonio Guterresha."""
    if found := known_behind_given(mention.given, mention.surname, mention.gender):
        person, nominative = found
        return mention.span, person.surname, None if nominative in person.surnames else Safety.UNSAFE
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
                fix = f"{_usual(given.nominative)} {surname.nominative}"
                known = [p for p in people_like(surname.nominative) if alike(p.given, given.nominative)]
                fix = f"{known[0].given} {known[0].surname}" if len(known) == 1 else fix
                return Span(start, mention.span.end), fix, None
    if first := _given_alone(title, mention.surname):
        return Span(start, start + len(title)), first, None
    name = in_cases(title, mention.surname)
    if name is None or name == f"{title} {mention.surname}":
        return None
    listed = any(name == f"{p.given} {p.surname}" for p in people_like(name.split()[-1]))
    return Span(start, mention.span.end), name, None if listed and _unheard(title, mention) else Safety.UNSAFE


def _unheard(given: str, mention: Mention) -> bool:
    """Whether English hardly ever has either of two names."""
    return max(frequency(given.lower()), frequency(mention.surname.lower())) < _RARE


def _given_alone(word: str, surname: str) -> str | None:
    """The nominative of a given name in a case before a surname that has none, or stands in the nominative already."""
    kin = family(surname)
    for form in case_forms(word):
        if form.kind == "given" and not form.ambiguous and form.certainty >= _GIVEN:
            own = kin.gender == form.gender and kin.certainty >= _CERTAIN if kin else _ONE_FORM.search(surname)
            if own:
                people = [p for p in people_like(surname) if alike(p.given, form.nominative) and surname in p.surnames]
                return people[0].given if len(people) == 1 else _usual(form.nominative)
    return None if frequency(word.lower()) >= _RARE or surname.isupper() else given_in_case(word, surname)


def _usual(given: str) -> str:
    """A given name as English news spells it: Georgy, Yuri."""
    return "Yuri" if given == "Yuriy" else f"{given[:-2]}y" if given.endswith("iy") else given


def _agree(given: CaseForm, surname: CaseForm) -> bool:
    """Whether both are of one gender and, as far as endings tell, in one case."""
    one_case = surname.case == given.case or not surname.ambiguous or given.gender == "f"
    return not given.ambiguous and given.gender == surname.gender and one_case


def _spelled(given: str, nominative: str) -> str:
    """The nominative as the registry spells it, if it knows that person."""
    people = [p for p in people_like(nominative) if alike(p.given, given) and alike(p.surname, nominative)]
    return people[0].surname if len(people) == 1 else nominative


def _of_article(document: Document, mention: Mention, told: dict[str, Gender | None]) -> Fault | None:
    """A bare surname in a case, which the article has in the nominative."""
    if told.get(mention.surname) or not cues.is_title(mention.title):
        return None
    start = mention.span.start
    for form in case_forms(mention.surname):
        if not form.ambiguous and told.get(form.nominative) == form.gender:
            return mention.span, form.nominative, None
    english = frequency(mention.surname.lower()) >= _ENGLISH
    for nominative, sure in nominatives(mention.surname):
        if sure and not english and len(nominative) >= _LONG - 2 and nominative in told:
            unheard = len(mention.surname) > _LONG and not frequency(mention.surname.lower())
            return mention.span, nominative, None if told[nominative] or unheard else Safety.UNSAFE
    if english or len(mention.surname) < _LONG or not _SLOT.search(document.lower, max(0, start - 10), start):
        return None
    for nominative, _ in sorted(nominatives(mention.surname), key=lambda pair: len(pair[0])):
        known = nominative in told and len(nominative) > _LONG - 2 and family(mention.surname) is None
        if known and max(frequency(mention.surname.lower()), frequency(nominative.lower())) < _SEEN:
            stem = nominative[:-1]  # Garland, where the article has only cases of it
            both = nominative[-1] in "aeu" and frequency(stem.lower()) >= _WELL_KNOWN
            return mention.span, stem if both else nominative, Safety.UNSAFE
    return None


def _of_registry(document: Document, mention: Mention, told: dict[str, Gender | None]) -> Fault | None:
    """A bare name in a case, whose nominative the registry has."""
    word = mention.surname
    if told.get(word) or len(word) < _LONG - 1 or known_word(word.lower()) or not cues.is_title(mention.title):
        return None
    for nominative, sure in nominatives(word) if frequency(word.lower()) < _ENGLISH else ():
        known = known_word(nominative.lower())
        if known is None or len(nominative) < _LONG - 2 or (known.gender == "f" and not sure):
            continue  # a woman's surname that ends in a consonant has no cases: Samara is no form of Samar
        forms = [form for form in case_forms(word) if form.nominative.lower() == nominative.lower()]
        if forms and known.gender and all(form.gender != known.gender for form in forms):
            continue
        slot = _SLOT.search(document.lower, max(0, mention.span.start - 10), mention.span.start)
        if sure or (slot and len(word) >= _LONG):
            people = {p.surname for p in people_like(known.name) if known.name in p.surnames}
            name = people.pop() if known.kind == "person" and len(people) == 1 else known.name
            return mention.span, name, None if sure else Safety.UNSAFE
    return None
