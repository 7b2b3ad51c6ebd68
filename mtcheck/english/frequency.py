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


@lru_cache(maxsize=65536)
def frequency(word: str) -> float:
    """Zipf frequency of a lower-case word: log10 of its occurrences in a thousand million words; 0 if hardly ever seen.

    The scale is that of Van Heuven et al. (2014). Raises GrammarError where the list is not installed.
    """
    told = _frequencies().first(f"{word}\t") if word.isascii() else None
    return float(told) if told and told.replace(".", "", 1).isdecimal() else 0.0


@cache
def _frequencies() -> Lines:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise GrammarError("wordfreq is not installed: install mtcheck again, or go on with --grammar off")
    lists = sorted((Path(spec.origin).parent / "data").glob("large_en.*"))
    return cached_lines("frequencies", [(path, path.name) for path in lists], _built)


def _built() -> list[str]:
    """Lines of a word and its frequency, sorted."""
    from math import log10

    from wordfreq import get_frequency_dict

    words = ((word, share) for word, share in get_frequency_dict("en").items() if word.isascii() and word.isalpha())
    return sorted(f"{word}\t{round(log10(share) + 9, 2)}" for word, share in words)
