"""The capitals of known names of several words: bodies, groups, media, companies, treaties, projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from mtcheck.files.compiled import cached
from mtcheck.files.expressions import compiled
from mtcheck.names.entries import read_entries
from mtcheck.names.registry import files
from mtcheck.text import fold, lower

_WORDS = compiled(r"[A-Za-z'.-]+(?: [A-Za-z'.-]+)+")
_SMALL = frozenset(
    "of the and for in on to at de la du des al el von van der le di da del y a an under with by from".split()
)
_OFTEN_SMALL = frozenset(  # nouns that English news sets in small letters behind a name
    "accord accords agreement airport alliance army battalion bridge brigade championship championships city district "
    "force forces games group navy pact party prize prizes protocol region regiment stadium summit treaty".split()
)
_NO_NAMES = frozenset(
    ("i have the honor", "arab spring", "hollywood reporter", "russia one", "russia today", "lietuvos rytas")
)

_Rows = dict[str, str]  # by the first word in lower case, names with their capitals, a line each


def names_from(word: str) -> list[str]:
    """The names of two and more words, all main ones capitalized, that begin with a word (lower case)."""
    found = _rows().get(word)
    return found.split("\n") if found else []


@cache
def _rows() -> _Rows:
    rows: _Rows = cached("names-with-capitals", files(), _Rows, _compile)
    return rows


def _compile() -> _Rows:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name in _names():
        found[name.split()[0].lower()][name] = None
    return {word: "\n".join(names) for word, names in sorted(found.items())}


def _names() -> Iterator[str]:
    for path, _ in files():
        for entry in read_entries(path):
            if entry["kind"] not in ("person", "place"):
                for form in (entry["name"], *entry.get("also", ())):
                    name = fold(form).removeprefix("The ").removeprefix("the ")
                    if _WORDS.fullmatch(name) and _has_capitals(name):
                        yield name


def _has_capitals(name: str) -> bool:
    """Whether all main words of a name have capitals, two of them at least, and English keeps these."""
    main = [word for word in name.split() if word.lower() not in _SMALL]
    last = lower(main[-1]) if main else ""
    ethnic = last == "people" and main[-2] == name.split()[-2]  # the Crimean Tatar people
    if len(main) < 2 or ethnic or last in _OFTEN_SMALL or lower(name) in _NO_NAMES:
        return False
    return all(word[0].isupper() for word in main)
