"""What a translation machine leaves or makes of names, and the names themselves: by the lists that rules go by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from mtcheck.files.lists import read_columns
from mtcheck.files.shipped import rules_folder
from mtcheck.names.entries import read_entries
from mtcheck.names.romanize import romanizations
from mtcheck.source.named import acronyms

_WORD = re.compile(r"[^\W_]+")
_ACRONYM_KEYS = frozenset("name acronym source kind article safe context keeps note".split())
_ROMANIZED = 4  # spellings of an acronym that are known for one
_MENTIONED = 4  # letters by which a word is one that an acronym is told by: Anti-Doping, counterterror


def renderings(before: str, after: str) -> tuple[frozenset[str], frozenset[str]]:
    """Lower-case words of names as a machine left them that sentences had, and of the names that they have for them."""
    was, now = _flat(before), _flat(after)
    gone, came = set[str](), set[str]()
    for word in dict.fromkeys(was.split()):
        for form, names in _by_first_word().get(word, ()):
            if f" {form} " not in was:
                continue
            for name in names:
                if f" {name} " in now or len(name) > _MENTIONED and f" {name}" in now:
                    gone |= set(form.split())
                    came |= {found for found in now.split() if any(found.startswith(part) for part in name.split())}
    return frozenset(gone), frozenset(came)


def _flat(text: str) -> str:
    """The words of a text in lower case with single spaces around them."""
    return f" {' '.join(word.lower() for word in _WORD.findall(text))} "


@cache
def _by_first_word() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By its first word each rendering, with the names that it may be of."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for form, names in _rows():
        bare = _flat(form).strip()
        if bare:
            found[bare.split()[0]].append((bare, tuple(flat for name in names if (flat := _flat(name).strip()))))
    return dict(found)


def _rows() -> Iterator[tuple[str, Iterable[str]]]:
    for _, form, name in read_columns("names-translated.txt"):
        yield form, (name,)
    for form, name, *_ in (*read_columns("names-of-words.txt"), *read_columns("names-by-context.txt")):
        yield form, (name,)
    path = rules_folder() / "names" / "acronyms.toml"
    for entry in read_entries(path, "acronym", _ACRONYM_KEYS) if path.exists() else ():
        for form in entry["acronym"]:
            yield form, (entry["name"],)
    for form, english in acronyms().items():
        for spelled in romanizations(form, "ru")[:_ROMANIZED]:
            yield spelled, english
