"""Known names of several words of which an article has all but one: New York Tayms, Mancester United."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from mtcheck.files.compiled import cached
from mtcheck.names.registry import Known, files, registry

_MOST = 4  # words of a name
_LEAST = 5  # code points of the word that may be wrong
_ORDINARY = frozenset("the of and in for to on at".split())  # beside which other words must tell a name
_OPEN = "*"  # in the place of that word

_Rows = dict[str, tuple[str, ...]]


def words_for(before: list[str], after: list[str]) -> tuple[str, ...]:
    """The words that known names have between these, as English spells them; none where no name is so."""
    return _rows().get(" ".join((*before, _OPEN, *after)), ())


def beside(word: str) -> bool:
    """Whether a lower-case word stands in a known name of several words."""
    return word in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(word for key in _rows() for word in key.split()) - _ORDINARY


@cache
def _rows() -> _Rows:
    rows: _Rows = cached("names-but-one-word", files(), _Rows, _built)
    return rows


def _built() -> _Rows:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for known in registry():
        least = 3 if known.surname else 2  # of two words of a person's name one alone tells nothing
        for form in known.right:
            words = form.split()
            if least <= len(words) <= _MOST and form.replace(" ", "").replace("-", "").isalnum():
                for at, word in enumerate(words):
                    if len(word) >= _LEAST:
                        key = " ".join((*words[:at], _OPEN, *words[at + 1 :]))
                        found[key][_cased(known, form, at)] = None
    return {key: tuple(words) for key, words in found.items() if not _says_nothing(key)}


def _says_nothing(key: str) -> bool:
    """Whether what stands beside the open word is too short to tell a name."""
    return max(len(word) for word in key.split()) < _LEAST - 1


def _cased(known: Known, form: str, at: int) -> str:
    """A word of a right form in the letter case of the name."""
    own = known.name.split()
    word = form.split()[at]
    return next((each for each in own if each.lower() == word), word.capitalize())
