"""Endings on surnames that nobody but the article tells: Anna Kern, Kerna; Larisa Gnedoy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Safety, Span
from mtcheck.names.cases import OF_ONE_FORM, CaseForm, case_forms, nominatives
from mtcheck.names.given import is_east_slavic
from mtcheck.names.lookup import known_word
from mtcheck.names.nations import nations_of
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import alike
from mtcheck.names.surnames import family

_OF_THINGS = ("skogo", "skomu", "skom", "nogo", "nomu", "nom")
_ADJECTIVE = compiled(r"[bdgklmnprstvz]o[yi]$")
_SHORTEST = 4  # code points of a surname
_LONG = 6  # of one with its ending
_ONLY_CASES = compiled(r"(?<![\w'.@#&/-])[A-Z][a-z]{3,24}(?:om|oyu?|omu|ogo)(?![\w'-])")
_FAMOUS = 2.5  # Zipf frequency of a name that everyone has heard
_SURNAME_CASES = compiled(r"(?:sk(?:ogo|omu)|[nv]n(?:ogo|omu)|[oe]vu|[oe]vym|(?P<woman>[oe]vo[yij]))$")
_OWNED = compiled(r"\b(?:of|from|by|with|to|for|against|about)\s$")
_RARE = 1.0  # Zipf frequency below which English hardly ever has a name
_SEEN = 2.0
_SURE, _LIKELY = 0.75, 0.6  # certainty of a case form, from which nothing else, or no preposition, is asked for
_CASE_OF_CONSONANT = compiled(r"(?<=[a-z]{2}[bcdfghlmnprstvz])(?:u|om|em)$")
_CASE_OF_BALT = compiled(r"(?<=[a-z]{2}[aeiknlrtv]s)(?:a|u|om|em)$")
_WITHOUT_U = frozenset(("CZ", "DE", "DK", "NL", "PL"))  # where no surname ends in a consonant and -u
_OF_ROMANIA = compiled(r"\b(?:moldov|romania|chisinau|gagauz)")
_CASE_OF_MAN = compiled(r"(?<=[a-z]{3}[ao])(?P<y>y(?:a|u|em|e))$|(?<=[a-z]{3})(?P<ts>ts(?:ia|ya|iu|yu))$")


def of_person(document: Document, mention: Mention) -> tuple[Span, str, Safety] | None:
    """A bare surname that has nothing but an ending more than that of somebody named in full: Anna Kern, Kerna."""
    word, people = mention.surname, document.memo(_in_full_names)
    if len(word) < _SHORTEST + 1 or word in people or family(word) or frequency(word.lower()) >= _RARE:
        return None
    if mention.title and not cues.is_title(mention.title):
        return None
    known = known_word(word.lower())
    if known and known.name.lower() == word.lower():
        return None  # the article has the wrong spelling of it elsewhere
    for nominative, _ in nominatives(word):
        found = {name for name in people if name[0] == word[0] and alike(name, nominative)}
        if len(nominative) >= _SHORTEST and nominative[-1] not in "aeiouy" and len(found) == 1:
            return mention.span, found.pop(), Safety.UNSAFE
        if nominative in people and nominative[-1] == "a" and not frequency(word.lower()):
            return mention.span, nominative, Safety.UNSAFE
    return None


def _in_full_names(document: Document) -> frozenset[str]:
    """The surnames that stand behind given names."""
    return frozenset(m.surname for m in mentions_of(document) if m.full and len(m.surname) >= _SHORTEST)


def of_adjective(mention: Mention) -> str | None:
    """The nominative of a woman's surname that declines as adjectives do, and that no list has: Larisa Gnedoy."""
    word = mention.surname
    told = mention.gender == "f" and is_east_slavic(mention.given) and len(word) >= _LONG
    if not told or not _ADJECTIVE.search(word) or family(word) or frequency(word.lower()) >= _SEEN:
        return None
    return f"{word[:-2]}aya"


def of_famous(document: Document) -> Iterator[tuple[Span, str, Safety]]:
    """A word that English never has, with an ending that only cases have, of one that it often has: Minnesotoy."""
    for match in _ONLY_CASES.finditer(document.folded):
        word = match[0]
        if frequency(word.lower()) or not document.stands_inside(word) or is_of_a_thing(document, word, match.end()):
            continue
        heard = {name: frequency(name.lower()) for name, sure in nominatives(word) if sure and len(name) >= _SHORTEST}
        name = max(heard, key=lambda each: heard[each], default="")
        if name and heard[name] >= _FAMOUS and not document.has_word(name.lower()):
            yield Span(*match.span()), name, Safety.UNSAFE


def by_form(document: Document, mention: Mention) -> tuple[Span, str, Safety] | None:
    """A bare name that nobody knows, with an ending that only a case has: Karpovskogo, Orlovu; Orlovoy behind "of"."""
    word = mention.surname
    found = _SURNAME_CASES.search(word)
    if found is None or len(word) <= _LONG or frequency(word.lower()) >= _RARE or known_word(word.lower()):
        return None
    slot = _OWNED.search(document.lower, max(0, mention.span.start - 10), mention.span.start)
    if found["woman"] and not slot or not cues.is_title(mention.title):
        return None
    forms = [form for form in case_forms(word) if form.kind == "surname"]
    women = [form for form in forms if form.gender == "f" and _speaks_of_women(document)]
    return (mention.span, (women or forms)[0].nominative, Safety.UNSAFE) if forms else None


def _speaks_of_women(document: Document) -> bool:
    return len(re.findall(r"\b(?:she|her)\b", document.lower)) > len(re.findall(r"\b(?:he|his|him)\b", document.lower))


def is_spelled(document: Document, word: str, surname: str) -> bool:
    """Whether a word is a known surname as it stands, or as Belarusian has it: Latushka for Latushko."""
    own = surname.endswith("ko") and word == f"{surname[:-1]}a" and "belarus" in document.lower
    return own or word == surname


def is_of_a_thing(document: Document, word: str, end: int) -> bool:
    """Whether a word is the adjective by which a thing is called: in the Kirovskom district, Krymske in Ukraine."""
    if word.endswith("ske") and cues.is_more_of_ukraine(document):
        return True
    return word.endswith(_OF_THINGS) and cues.IS_NAMED.match(document.folded, end) is not None


def is_case(document: Document, mention: Mention, form: CaseForm) -> bool:
    """Whether a surname is a case of one that has a single form for men and women, and none that others bear so."""
    if form.certainty >= _SURE or not form.nominative.endswith(OF_ONE_FORM):
        return True
    if frequency(mention.surname.lower()) or form.nominative.endswith("enko") and "belarus" in document.lower:
        return False
    start = mention.given_span.start
    return form.certainty >= _LIKELY or _OWNED.search(document.lower, max(0, start - 10), start) is not None


def of_mans_name(document: Document, mention: Mention) -> tuple[Span, str, Safety] | None:
    """A Slav's surname in a case that no man's name ends in: Shamraya, Volyntsia, Palamarom."""
    word = mention.surname
    if mention.gender != "m" or not is_east_slavic(mention.given) or frequency(word.lower()):
        return None
    if known_word(word.lower()) or family(word):
        return None
    if match := _CASE_OF_MAN.search(word):
        return mention.span, word[: match.start()] + ("y" if match["y"] else "ets"), Safety.UNSAFE
    match = _CASE_OF_CONSONANT.search(word)
    if match is None or match[0] == "u" and _OF_ROMANIA.search(document.lower):
        return None
    return mention.span, word[: match.start()], Safety.UNSAFE


def of_foreigner(mention: Mention) -> tuple[Span, str, Safety] | None:
    """A foreigner's surname in a case: a Balt's in -s (Raivis Kalvinsa), one that English texts have (Mats Malmu)."""
    word = mention.surname
    if mention.gender == "f" or is_east_slavic(mention.given) or frequency(word.lower()):
        return None
    if (match := _CASE_OF_BALT.search(word)) and mention.given.endswith("s"):
        return mention.span, word[: match.start()], Safety.UNSAFE
    match = _CASE_OF_CONSONANT.search(word)
    heard = match is not None and frequency(word[: match.start()].lower()) >= _SEEN
    nations = nations_of(mention.given) if heard else ()
    if match is None or not nations or not all(_WITHOUT_U.intersection(nation.codes) for nation in nations):
        return None
    return mention.span, word[: match.start()], Safety.UNSAFE
