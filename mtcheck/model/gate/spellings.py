"""Whether two words are one name: spellings, cases, words made of it, the ways in which it comes out of Cyrillic."""

from __future__ import annotations

from mtcheck.english.frequency import frequency
from mtcheck.names.cases import nominatives
from mtcheck.names.given import is_given_name, is_patronymic, patronymic_for, plain, russian_form, translated_names
from mtcheck.names.lookup import country_of, english_of, nominative_of, town_of
from mtcheck.names.sounds import same_name
from mtcheck.names.surnames import family
from mtcheck.names.transcribed import transcription_cost

_ALIKE = 0.75  # likeness of two spellings of one name
_ENDED = 0.85  # the same, of what is left of one when its case ending goes
_HARDLY_CHANCE = 5.0  # what a way through Cyrillic and back may cost
_SEEN = 2.6  # Zipf frequency of a word that English has as it is, so that nothing came of it in Cyrillic
_LONGER = 2  # letters that a name may have behind the whole of what stood there: Ruslan is no Ruslanov
_STEM = 5  # letters of a name that an adjective was made of
_ADJECTIVAL = tuple(
    "sky skiy skij skogo skomu skom skoy skaya skoye skoe skuyu skikh skie skom ova ovu ovoy ov ev eva va".split()
)
# What a name of a country or people and the words made of it end in, when the last vowel of the name is left out.
_DERIVED = frozenset("n an ian ean ese ish i s er ers nian ns ans ians is skaya skoye sky skiy".split()) | {""}
_IRREGULAR = tuple(
    frozenset(words.split())
    for words in (
        "france french frenchman frenchmen",
        "spain spanish spaniard spaniards",
        "britain british briton britons uk u.k",
        "poland polish pole poles",
        "turkey turkish turk turks",
        "netherlands dutch holland",
        "greece greek greeks",
        "denmark danish dane danes",
        "sweden swedish swede swedes",
        "finland finnish finn finns",
        "germany german germans frg f.r.g",
        "russia russian russians rf r.f",
        "switzerland swiss",
        "kremlin russian russia",
        "us u.s usa u.s.a united states america american americans",
        "un u.n united nations",
        "eu e.u european union europe",
        "uk u.k united kingdom britain british",
        "philippines filipino filipinos",
        "afghanistan afghan afghans",
        "kazakhstan kazakh kazakhs",
        "uzbekistan uzbek uzbeks",
        "tajikistan tajik tajiks",
        "kyrgyzstan kyrgyz",
        "iceland icelandic",
        "thailand thai thais",
        "ireland irish",
        "scotland scottish scots",
        "crimea crimean",
        "moscow muscovite muscovites",
        "islam islamic islamist islamists muslim muslims",
        "arab arabic arabs arabian",
        "jew jewish jews",
        "christianity christian christians",
        "orthodox orthodoxy",
    )
)


def are_derived(one: str, other: str) -> bool:
    """Whether one lower-case word is made of the other, as names of peoples are of those of countries."""
    if any(one in words and other in words for words in _IRREGULAR):
        return True
    short, long = sorted((one, other), key=len)
    for base in (short, short.rstrip("aeiouy")):
        if len(base) >= 4 and long.startswith(base) and long[len(base) :] in _DERIVED:
            return True
    stems = {word.removesuffix(end) for word in (one,) for end in ("ian", "an", "n", "ese", "ish", "i") if word != end}
    return other in stems and len(other) > 3


def is_of_country(word: str) -> bool:
    """Whether a lower-case word is the name of a country or people that English has several words for."""
    return any(word in words for words in _IRREGULAR)


def changes_gender(old: str, new: str) -> str:
    """The gender ("m", "f") that a surname or patronymic has got and had not before; "" where it has not."""
    mine, theirs = family(old), family(new)
    if mine and theirs and mine.stem == theirs.stem and mine.gender != theirs.gender:
        return theirs.gender
    was, now = is_patronymic(old), is_patronymic(new)
    if was and now and was != now and same_name(patronymic_for(old, now) or old, new) >= _ALIKE:
        return now
    return ""


def spelled_alike(old: str, new: str) -> bool:
    """Whether two words sound alike, or are forms of one given name."""
    if min(len(old), len(new)) > 3 and same_name(old, new) >= _ALIKE:
        return True
    one, other = russian_form(old), russian_form(new)
    return bool(one) and one == other


def came_of(old: str, new: str) -> bool:
    """Whether a word that English does not have is what became of a name: in a case, through Cyrillic, or both."""
    town, place = town_of(old), nominative_of(old)
    told = {english_of(old), town and town.name, country_of(old), place and place[0]}
    if new in told or any(entry.name == new for entry in translated_names().get(old.lower(), ())):
        return True
    low = plain(new)
    if frequency(old.lower()) >= _SEEN or is_given_name(old) or len(new) < 3:
        return False
    if low.startswith(plain(old)) and len(low) - len(old) >= _LONGER:
        return False
    if old.lower().startswith(low) and len(low) >= _STEM and old.lower()[len(low) :] in _ADJECTIVAL:
        return True
    forms = [old, *(form for form, _ in nominatives(old))]
    if any(form.lower() == low or same_name(form, new) >= _ENDED for form in forms):
        return True
    return any(transcription_cost(new, form, _HARDLY_CHANCE) <= _HARDLY_CHANCE for form in forms)
