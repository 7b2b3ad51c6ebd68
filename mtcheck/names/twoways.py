"""Names of the registry that English spells in more than one right way: Gaddafi, Qaddafi."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import combinations

from mtcheck.files.compiled import cached
from mtcheck.names.registry import Known, files, registry
from mtcheck.names.sounds import same_name

_ALIKE = 0.6  # likeness from which two right forms are spellings, and not two names of one thing
_LEAST = 4
_ODD = re.compile(r"[\d.]")  # AK-47, U.S.: a matter of house style

# Names with their spellings, and by the last word of each spelling the numbers of names.
_Rows = tuple[tuple[tuple[str, bool, tuple[str, ...]], ...], dict[str, tuple[int, ...]]]


def spelled_ways(words: set[str]) -> list[tuple[str, bool, tuple[str, ...]]]:
    """Names of which an article of these words (lower case) may hold two spellings.

    Each with its canonical form, whether it is a person, and its spellings in lower case, also surnames alone.
    """
    names, by_word = _rows()
    seen: dict[int, int] = defaultdict(int)
    for word in by_word.keys() & words:
        for number in by_word[word]:
            seen[number] += 1
    return [names[number] for number in sorted(seen)]


@cache
def _rows() -> _Rows:
    rows: _Rows = cached("names-two-ways", files(), _Rows, _compiled)
    return rows


def _compiled() -> _Rows:
    names: list[tuple[str, bool, tuple[str, ...]]] = []
    by_word = defaultdict[str, dict[int, None]](dict)
    for known in registry():
        forms = _spellings(known)
        if len(forms) < 2:
            continue
        for form in forms:
            by_word[form.split()[-1]][len(names)] = None
        names.append((known.name, bool(known.surname), forms))
    return tuple(names), {word: tuple(numbers) for word, numbers in sorted(by_word.items())}


def _spellings(known: Known) -> tuple[str, ...]:
    """The right forms that are spellings of one another, the canonical one among them."""
    forms = list(known.right)
    if known.surname:
        forms += [form.split()[-1] for form in known.right if " " in form]
    forms = [form for form in dict.fromkeys(forms) if len(form) >= _LEAST]
    kept = {form for pair in combinations(forms, 2) if one_name(*pair) for form in pair}
    return tuple(form for form in forms if form in kept)


def one_name(one: str, other: str) -> bool:
    """Whether two right forms of a name are spellings of one another, and not a plural, an acronym or another name."""
    if len(one.split()) != len(other.split()) or one.rstrip("s") == other.rstrip("s"):
        return False
    if _ODD.search(one + other) or one.endswith("off") != other.endswith("off"):
        return False
    return same_name(one, other) >= _ALIKE
