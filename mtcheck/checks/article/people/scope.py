"""The people whom an article names, and whom its pronouns can mean."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.recognized import key_of, recognized, surname_key
from mtcheck.checks.article.people.samepeople import Doubt, doubt
from mtcheck.checks.article.told import is_named_thing, told_genders
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.names.bearers import THINGS
from mtcheck.names.given import Gender, is_common_given_name, is_east_slavic, is_given_name, other_gender
from mtcheck.names.lookup import known_gender, known_word, people_like
from mtcheck.names.people import Mention
from mtcheck.names.sounds import skeleton
from mtcheck.names.surnames import family

_WORD = 3.5  # Zipf frequency of a word of English
_ACRONYM = 5  # letters of an acronym at most
_SURE_FORM = 0.85  # certainty of a surname's form from which it tells the gender of someone named by it only


_SHORT_NAME = 4  # code points of a given name whose ending tells nothing
_TELLING: dict[Gender, re.Pattern[str]] = {
    "f": compiled(r"(?:a|gul|elle|ette|beth|lyn)$"),
    "m": compiled(r"(?:bek|zhan|[uo]llah?|uddin|slav|mir|ius|as|mund|win|ard|o)$"),
}


class Person(NamedTuple):
    """A mention of someone, where it begins, and the gender that everything in the article tells."""

    mention: Mention
    start: int
    gender: Gender | None
    doubtful: bool = False  # the surname has the other gender's form
    unsure: bool = False  # somebody else may be meant
    told: bool = False  # by what the text says of the person, not by the name

    @property
    def sure(self) -> bool:
        """Whether the name is known well enough to tell the gender: Slavic, or no rare one of a far country."""
        mention, kin = self.mention, family(self.mention.surname)
        if self.told:
            return True
        if kin and kin.gender == self.gender and kin.certainty >= _SURE_FORM:
            return True
        if self.gender and self.gender == (known_gender(mention.given, mention.surname) or _of_one_name(mention)):
            return True
        titled = cues.is_title(mention.title) or _is_body(mention.title) or _is_calling(mention.title)
        titled = titled or kin is not None and is_east_slavic(mention.given)
        odd = mention.given.isupper() or mention.surname.isupper() or not titled
        return mention.full and not odd and (is_east_slavic(mention.given) or is_common_given_name(mention.given))

    @property
    def has_telling_name(self) -> bool:
        """Whether a rare given name tells the gender by its form: Liliana, Aigul, Bauyrzhan."""
        given = self.mention.given if self.mention.full and len(self.mention.given) > _SHORT_NAME else ""
        return bool(given) and self.gender is not None and _TELLING[self.gender].search(given) is not None


def _of_one_name(mention: Mention) -> Gender | None:
    """The gender of whoever is known by a bare surname, or has one name only: Merkel, Jamala."""
    known = None if mention.full or mention.gender else known_word(mention.surname.lower())
    if (
        known is None
        or known.kind != "person"
        or known.name != mention.surname
        or _NATION.fullmatch(known.name.lower())
    ):
        return None
    return "m" if known.gender == "m" else "f" if known.gender == "f" else None


def _is_body(word: str) -> bool:
    """Whether a capitalized word before a given name ends the title of an office: "of Ukraine", "of the Federation"."""
    return word.lower() in THINGS or word in cues.countries()


def _is_calling(word: str) -> bool:
    """Whether a capitalized word before a given name says what somebody is, or where: Biologist, UN."""
    return word.isupper() and 1 < len(word) <= _ACRONYM or word.lower() in read_list("people-nouns.txt")


def _is_calling_alone(mention: Mention) -> bool:
    """Whether what stands like a surname is an office or a nation: US Secretary, The Georgian leader."""
    word = mention.surname.lower()
    if (
        mention.surname in cues.countries()
        or not mention.given
        and f"{mention.title} {mention.surname}" in cues.countries()
    ):
        return True
    return (
        mention.surname in _PRIZES
        or bool(mention.title and cues.ROLE.fullmatch(word))
        or mention.surname in read_list("nationality-adjectives.txt")
    )


_PRIZES = frozenset("Booker Nobel Oscar Pulitzer".split())
_WHERE = compiled(
    r"\b(?:in|near|(?:came|come|went|go|flew|arrived|returned|moved|flight|trip|back|train|road) (?:to|from))\s$"
)
_NOUN = compiled(r" [a-z]")
_NATION = compiled(r"german|roman|english|french|irish|welsh|scott?ish|[a-z]+(?:ian|ese)")
_MONTHS = frozenset("january february march april may june july august september october".split())  # given names, too


def people_of(document: Document) -> list[Person]:
    """The people that an article names, in order: full names, those introduced before, and unmistakable surnames."""
    genders = in_ledger(document)
    introduced: dict[str, list[Mention]] = defaultdict(list)
    mentions = recognized(document)
    for mention in mentions:
        if mention.full:
            key = key_of(mention)
            genders[key] = mention.gender if genders.get(key, mention.gender) == mention.gender else None
            introduced[key].append(mention)
    found = []
    for mention in mentions:
        start = mention.given_span.start if mention.given else mention.span.start
        if mention.full:
            if mention.surname.lower() not in THINGS and not (mention.given.isupper() and len(mention.given) > 1):
                found.append(Person(mention, start, mention.gender))
        elif key_of(mention) in genders:
            key = key_of(mention)
            found.append(_again(document, mention, start, genders[key], introduced[key]))
        elif mention.given or mention.gender or not mention.given_name:
            gender, person = _by_itself(document, mention)
            if person:  # another may have the surname of somebody known: Oberg
                found.append(Person(mention, start, gender, unsure=mention.gender is None))
        elif mention.given_name and mention.surname.lower() not in _MONTHS and not _is_place(document, mention):
            found.append(Person(mention, start, None))
    return _with_told(document, mentions, found)


def _with_told(document: Document, mentions: tuple[Mention, ...], people: list[Person]) -> list[Person]:
    """The same people, with the genders that the text tells of those whose names do not."""
    known = {person.mention: person for person in people}
    ungendered = (m for m in mentions if (_is_untold(known[m]) if m in known else _may_be_person(m)))
    unknown = [(key_of(m), m) for m in ungendered if not is_given_name(m.surname) and not is_given_name(m.given)]
    named = {key_of(person.mention) for person in people if person.gender and not _is_untold(person)}
    told = told_genders(document, [one for one in unknown if one[0] not in named])
    if not told:
        return people
    for key, mention in unknown:
        if key in told and not is_named_thing(document, mention.span):
            start = mention.given_span.start if mention.given else mention.span.start
            known[mention] = Person(mention, start, told[key], unsure=True, told=True)
    return sorted(known.values(), key=lambda person: person.start)


def _is_untold(person: Person) -> bool:
    """Whether nothing tells the gender, or only that somebody known has the surname."""
    by_surname = not person.mention.full and person.mention.gender is None and not person.doubtful
    return person.gender is None or by_surname and family(person.mention.surname) is None


def _may_be_person(mention: Mention) -> bool:
    """Whether a capitalized word of which no list tells anything may be a surname."""
    word = mention.surname.lower()
    if word in THINGS or word in _MONTHS or mention.surname.isupper() or known_word(word) is not None:
        return False
    return not (_is_calling_alone(mention) or cues.ROLE.fullmatch(word) or word in cues.OPENERS)


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a given name is that of a place or thing where it stands: in Sofia, the Guri power plant."""
    if document.lower.startswith("the ", mention.span.start - 4) and _NOUN.match(document.folded, mention.span.end):
        return True
    return _WHERE.search(document.lower, max(0, mention.span.start - 30), mention.span.start) is not None


def _again(document: Document, mention: Mention, start: int, told: Gender | None, people: list[Mention]) -> Person:
    """Somebody whose surname the article has introduced, with the gender that was told then."""
    before = {person.gender for person in people if person.span.start < start}
    later = told is None and len(before) == 1  # somebody of the other gender comes in only further down
    kin, gender = family(mention.surname), mention.gender or (next(iter(before)) if later else told)
    if not mention.given and not cues.is_title(mention.title):
        gender = None  # a given name that no list has, of somebody else
    doubtful = bool(kin and gender and kin.gender != gender)
    found = doubt(document, mention, [p for p in people if p.gender == gender] or people) if doubtful else Doubt.NONE
    if found is Doubt.ANOTHER:
        gender = None
    return Person(mention, start, gender, doubtful, later or found is not Doubt.NONE)


def _by_itself(document: Document, mention: Mention) -> tuple[Gender | None, bool]:
    """What a bare surname tells: the gender, and whether it is a person at all."""
    kin = family(mention.surname)
    known = known_word(mention.surname.lower())
    word = mention.surname.lower()
    if known and known.kind == "person" and known.gender and not (kin and kin.gender != known.gender):
        if known.name.lower() == word and not _NATION.fullmatch(word):
            another = mention.title and not cues.is_title(mention.title) and not _is_calling(mention.title)
            another = another or _is_of_both(mention.surname)
            return (None if another else "m" if known.gender == "m" else "f"), True
        return None, False
    if (known and known.kind != "person") or word in THINGS or _is_calling_alone(mention):
        return None, False
    womans = kin is not None and kin.gender == "f" and kin.certainty >= _SURE_FORM and cues.is_eastern(document)
    if mention.title and not cues.is_title(mention.title):
        called = womans and mention.title.endswith("a") and frequency(mention.title.lower()) < _WORD - 1
        return "f" if called else None, not _is_term(mention)
    if womans:
        return "f", True
    return mention.gender, bool(kin or mention.given or mention.gender)


def _is_of_both(surname: str) -> bool:
    """Whether a man and a woman are known by that surname: Clinton."""
    return len({known.gender for known in people_like(surname) if surname in known.surnames} & {"m", "f"}) > 1


def _is_term(mention: Mention) -> bool:
    """Whether two words with capitals name no person: the Ocean Institution, Tour Operators."""
    abstract = ("tion", "ment", "ship", "ity", "ism", "ing", "ies", "ology", "graphy", "ics", "ance")
    words = (mention.title.lower(), mention.surname.lower())
    return words[1].endswith(abstract) or words[1].endswith("s") and min(map(frequency, words)) >= _WORD


def as_known(person: Person) -> Person:
    """Without a gender where a known person of the other one is meant, whose given name came out wrong: Nicole."""
    mention = person.mention
    if person.gender is None or not mention.full:
        return person
    wrong, given = other_gender(person.gender), skeleton(mention.given)
    alike = (known for known in people_like(mention.surname) if mention.surname in known.surnames)
    meant = any(known.gender == wrong and skeleton(known.given) == given for known in alike)
    return person._replace(gender=None) if meant else person


def in_ledger(document: Document) -> dict[str, Gender | None]:
    """The genders of people that the ledger tells, by surname; None where people of both genders bear it."""
    genders: dict[str, Gender | None] = {}
    for known in document.ledger.names if document.ledger else ():
        gender: Gender | None = "m" if known.gender == "m" else "f" if known.gender == "f" else None
        if known.surname:
            key = surname_key(known.surname)
            genders[key] = gender if genders.get(key, gender) == gender else None
    return genders


def same(one: Person, other: Person) -> bool:
    """Whether two mentions can be of one person."""
    if key_of(one.mention) != key_of(other.mention) or (one.gender and other.gender and one.gender != other.gender):
        return False
    both = one.mention.full and other.mention.full
    return not both or skeleton(one.mention.given) == skeleton(other.mention.given)
