"""What tells that a surname and the given name before it do not go together: who is known, who lives where."""

from __future__ import annotations

import re

from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.names.given import Gender, given_gender, is_common_given_name, is_east_slavic, plain, russian_form
from mtcheck.names.lookup import known_word, people_called, people_like
from mtcheck.names.people import Mention
from mtcheck.names.sounds import skeleton
from mtcheck.names.surnames import Family

_SHORT_NAME = 3
_PLAUSIBLE = 0.3
_SURE_FORM = 0.6  # certainty from which an ending tells the gender where the given name is one of many countries
_PLAIN = 0.75  # certainty from which a woman's form behind a man's given name is a case ending left on it
_ABROAD = "given-names-abroad.txt"
_OF_MEN = compiled(  # of Turkic and Arabic names
    r"(?:b[ae][iy]|be[kg]|d[iu]n|gerei|m[uo]kh?amm?[ae]d|mur[ao][td]|tem[iu]r|[iu]ll[ao]h?|zh?igit)$"
)


def is_known(given: str, surname: str, gender: Gender) -> bool:
    """Whether the registry has a person of that name."""
    people = [p for p in people_like(surname) if surname in p.surnames and p.gender == gender]
    return any(given in p.givens or russian_form(given) in {russian_form(g) for g in p.givens} - {None} for p in people)


def is_neighbour(given: str) -> bool:
    """Whether a given name is one that English hardly has, as those of the Caucasus and Central Asia: Aigul."""
    return len(given) > _SHORT_NAME and not is_common_given_name(given)


def is_mans_alone(given: str) -> bool:
    """Whether such a given name is surely no woman's, as Umut can be: by its last part, or as known people bear it."""
    if _OF_MEN.search(given.lower()):
        return True
    return {p.gender for p in people_called(given) if given in p.givens} == {"m"}


def is_well_known(mention: Mention, gender: Gender) -> bool:
    """Whether somebody known bears that surname as it stands, or as it comes out of Cyrillic: Clara Zetkin, Tsetkin."""
    known = known_word(mention.surname.lower())
    if known and known.kind == "person" and known.name[0] != mention.surname[0]:
        return True
    people = (p for p in people_like(mention.surname) if mention.surname in p.surnames and p.gender == gender)
    return any(skeleton(p.given) == skeleton(mention.given) for p in people)


def disagree(mention: Mention, kin: Family) -> bool:
    """Whether given name and surname contradict each other, and no custom abroad explains it."""
    if mention.patronymic and not mention.patronymic.endswith("."):
        return True
    if not is_east_slavic(mention.given):
        return False
    if kin.gender == "f":
        return kin.certainty >= (_SURE_FORM if plain(mention.given) in read_list(_ABROAD) else _PLAUSIBLE)
    return kin.certainty >= _SURE_FORM and plain(mention.given) not in read_list(_ABROAD)


def one_way(mention: Mention, kin: Family) -> bool:
    """Whether only the surname can be wrong: the given name is no woman's without its ending (Valery)."""
    woman = re.sub("(?:[iy]y|y|i)$", "i", mention.given) + "a"
    return kin.gender == "f" and kin.certainty >= _PLAIN and given_gender(woman) != "f"
