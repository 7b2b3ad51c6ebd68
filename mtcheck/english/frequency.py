"""How often English words are used, from wordfreq's list, which is kept compiled: reading it takes a while.

It is kept as lines that stay on the disk: an article asks for few of 300,000 words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from mtcheck.errors import GrammarError
from mtcheck.files.compiled import cached_lines
from mtcheck.files.lists import Lines

_COMMON = 3.0  # Zipf frequency of words that a slip may stand for


@lru_cache(maxsize=65536)
def frequency(word: str) -> float:
    """Zipf frequency of a lower-case word: log10 of its occurrences in a thousand million words; 0 if hardly ever seen.

    The scale is that of Van Heuven et al. (2014). Raises GrammarError where the list is not installed.
    """
    return _number(_frequencies().first(f"{word}\t") or "") if word.isascii() else 0.0


def _number(told: str) -> float:
    return float(told) if told.replace(".", "", 1).isdecimal() else 0.0


def is_slip(word: str) -> bool:
    """Whether one slip makes a lower-case word of one in common use: a letter too few or too many, or another one.

    Or two letters in the wrong order. Method: both are the same without some letter (Garbe 2012, "SymSpell").
    """
    return any(one_letter_apart(word, common) for key in _shorter(word) for common in _common().behind(f"{key}\t"))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ in one letter, put in, left out or replaced, or in two that changed places."""
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) == len(longer):
        swapped = shorter[:at] + shorter[at : at + 2][::-1] + shorter[at + 2 :]
        return shorter[at + 1 :] == longer[at + 1 :] or swapped == longer
    return len(longer) - len(shorter) == 1 and shorter[at:] == longer[at + 1 :]


def _shorter(word: str) -> set[str]:
    """A word, and what it is without each of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def _common() -> Lines:
    """Lines of words in common use without a letter, and with it."""
    return cached_lines("slips", _files(), _built_common)


def _built_common() -> list[str]:
    words = (word for word, _, told in (line.partition("\t") for line in _frequencies()) if _number(told) >= _COMMON)
    return sorted(f"{key}\t{word}" for word in words for key in _shorter(word))


@cache
def _frequencies() -> Lines:
    return cached_lines("frequencies", _files(), _built)


def _files() -> list[tuple[Path, str]]:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise GrammarError("wordfreq is not installed: install mtcheck again, or go on with --grammar off")
    lists = sorted((Path(spec.origin).parent / "data").glob("large_en.*"))
    return [(path, path.name) for path in lists]


def _built() -> list[str]:
    """Lines of a word and its frequency, sorted."""
    from math import log10

    from wordfreq import get_frequency_dict

    words = ((word, share) for word, share in get_frequency_dict("en").items() if word.isascii() and word.isalpha())
    return sorted(f"{word}\t{round(log10(share) + 9, 2)}" for word, share in words)
