"""Words that are no names, wherever they stand with a capital letter."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mtcheck.english.frequency import frequency
from mtcheck.english.inflection import plural, verb_words
from mtcheck.english.wordclasses import CLOSED
from mtcheck.files.lists import read_list
from mtcheck.model.gate.spellings import is_of_country
from mtcheck.names.given import is_given_name
from mtcheck.names.lookup import known_word
from mtcheck.source.named import places

_ENDING = re.compile(
    r"\w{3,}(?:ly|tions?|ments?|ness|ities|ity|ers|ors|ances?|ences?|ists?|ships?|"
    r"ional|ical|ative|able|ible|ful|less|ous)$"
)
_FORM = re.compile(r"(?P<stem>[a-z]{3,}?)(?:ing|ed)$")
_USUAL = 3.4  # Zipf frequency of a verb that forms may be of; Beijing is no form of one
# Words of institutions and titles, which are written with a capital letter here and without one there.
INSTITUTIONAL = frozenset(
    "state federal foreign affairs federation republic ministry department minister president prime government "
    "council committee commission board party court army forces force service office agency center centre university "
    "institute bank region city street square district general secretary security defense defence internal external "
    "joint supreme central national international people's people house chief head chairman director spokesman "
    "spokeswoman deputy first vice former news pictures press union group fund foundation company union association "
    "championship cup games embassy parliament assembly mayor governor chancellor ambassador police academy school "
    "hospital".split()
)
_MORE = INSTITUTIONAL | frozenset(
    "i yes here there then now also only even just still already earlier later meanwhile moreover however therefore "
    "thus again often once twice soon first second third last next many few several most more less much all one two "
    "three four five six seven eight nine ten such same other others own later ago too very quite".split()
)
_IN_USE, _OFTEN = 2.5, 4.5  # the same of a word that is no name if it has other forms in use, and of any
_FORMED = 2.2  # of such a form: names have none
_FREQUENT = 5.5  # Zipf frequency of words that are no names though a sentence begins with them: let


@cache
def _known() -> frozenset[str]:
    words = set(_MORE)
    for pattern in CLOSED.values():
        words |= {word for word in re.findall(r"[a-z']+", pattern) if len(word) > 1 or word == "a"}
    for word in read_list("countable-nouns.txt"):
        words |= {word, plural(word)}
    for word in read_list("base-verbs.txt"):
        words |= set(verb_words(word))
    return frozenset(words)


def is_ordinary(word: str, seen: frozenset[str]) -> bool:
    """Whether a word is no name; `seen` are words that the article itself writes in lower case."""
    low = word.lower()
    if low in seen or low in _known():
        return True
    if is_given_name(word):
        return False
    if "-" in word:
        return all(is_ordinary(part, seen) or is_of_country(part.lower()) for part in word.split("-") if part)
    if frequency(low) >= _FREQUENT:
        return True
    form = _FORM.fullmatch(low)
    return bool(_ENDING.fullmatch(low)) or form is not None and _is_verb(form["stem"])


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether a word is one that English has, and as far as lists tell no name of anybody or of any place."""
    low = word.lower()
    if "'" in low or "\u2019" in low:
        return is_word(re.split("['\u2019]", word)[0])
    if is_ordinary(word, frozenset()):
        return True
    if not low.isalpha() or frequency(low) < _IN_USE or is_given_name(word) or known_word(low) or low in places():
        return False
    forms = {plural(low), *verb_words(low), low.removesuffix("s"), low.removesuffix("d")} - {low}
    return frequency(low) >= _OFTEN or max(map(frequency, forms)) >= _FORMED


def _is_verb(stem: str) -> bool:
    """Whether a stem, or the verb that it comes of, is a usual word."""
    single = stem[:-1] if stem[-1] == stem[-2] else stem
    return max(map(frequency, (stem, f"{stem}e", single))) >= _USUAL
