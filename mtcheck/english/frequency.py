"""How often English words are used, from wordfreq's list, which is kept compiled: reading it takes a while.

It is kept as texts, one for all words that begin alike, which are searched: an article asks for few of 300,000 words.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from mtcheck.errors import GrammarError
from mtcheck.files.compiled import cached

_KEY = 2  # letters


@lru_cache(maxsize=65536)
def frequency(word: str) -> float:
    """Zipf frequency of a lower-case word: log10 of its occurrences in a thousand million words; 0 if hardly ever seen.

    The scale is that of Van Heuven et al. (2014). Raises GrammarError where the list is not installed.
    """
    alike = _frequencies().get(word[:_KEY], b"") if word.isascii() else b""
    found = alike.find(f"\n{word} ".encode())
    if found < 0:
        return 0.0
    start = found + len(word) + 2
    told = alike[start : alike.find(b"\n", start)]
    return float(told) if told.replace(b".", b"", 1).isdigit() else 0.0


@cache
def _frequencies() -> dict[str, bytes]:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise GrammarError("wordfreq is not installed: install mtcheck again, or go on with --grammar off")
    lists = sorted((Path(spec.origin).parent / "data").glob("large_en.*"))
    found: dict[str, bytes] = cached("frequencies", [(path, path.name) for path in lists], dict[str, bytes], _built)
    return found


def _built() -> dict[str, bytes]:
    """By the first letters of words, lines of a word and its frequency, between line breaks."""
    from math import log10

    from wordfreq import get_frequency_dict

    lines: dict[str, list[str]] = defaultdict(list)
    for word, share in get_frequency_dict("en").items():
        if word.isascii() and word.isalpha():
            lines[word[:_KEY]].append(f"{word} {round(log10(share) + 9, 2)}")
    return {key: "\n".join(("", *alike, "")).encode() for key, alike in lines.items()}
