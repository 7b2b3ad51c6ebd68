"""How often English words are used, from wordfreq's list, which is kept compiled: reading it takes a while."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from mtcheck.errors import GrammarError
from mtcheck.files.compiled import cached


def frequency(word: str) -> float:
    """Zipf frequency of a lower-case word: log10 of its occurrences in a thousand million words; 0 if hardly ever seen.

    The scale is that of Van Heuven et al. (2014). Raises GrammarError where the list is not installed.
    """
    return _frequencies().get(word, 0.0)


@cache
def _frequencies() -> dict[str, float]:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise GrammarError("wordfreq is not installed: install mtcheck again, or go on with --grammar off")
    lists = sorted((Path(spec.origin).parent / "data").glob("large_en.*"))
    found: dict[str, float] = cached("frequencies", [(path, path.name) for path in lists], dict[str, float], _built)
    return found


def _built() -> dict[str, float]:
    from math import log10

    from wordfreq import get_frequency_dict

    words = ((word, share) for word, share in get_frequency_dict("en").items() if word.isascii() and word.isalpha())
    return {word: round(log10(share) + 9, 2) for word, share in words}
