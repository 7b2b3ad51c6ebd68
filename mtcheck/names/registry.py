"""The registry of known names: right forms, and the wrong ones that machines make of the source form.

Wrong forms by romanization are generated from `source`, word by word; those that are literal translations are listed
in the packs (rules/names/*.toml).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.caching import cached
from mtcheck.errors import PackError
from mtcheck.names.romanize import romanizations
from mtcheck.paths import rules_folder
from mtcheck.text import fold, lower

KINDS = ("person", "group", "institution", "place", "medium", "ship", "weapon", "treaty", "company", "project", "event")
_KEYS = {
    "name", "source", "source-uk", "source-ar", "kind", "gender", "also", "wrong", "plain", "style", "surname", "indeclinable", "note",
}  # fmt: skip
_ARABIC_ARTICLE = re.compile(r"^(?:аль?|эль?|а[нштрсдз]|э[нштрсдз])-")
_ARTICLES = ("al", "an", "ash", "as", "at", "ar", "ad", "el", "en", "es", "esh", "ed", "er")
_LEAST = 4  # code points of a one-word wrong form; shorter ones mean too many other things


@dataclass(frozen=True, slots=True)
class Known:
    """One known name: canonical form, kind, gender, right forms (lower case) and wrong spellings.

    `spellings` are sequences of words; each word is a tuple of lower-case spellings that it may have. `literal` are
    other wrong forms, lower case; `exact` ones count only as they are written.
    """

    name: str
    kind: str
    gender: str
    surname: str
    right: tuple[str, ...]
    spellings: tuple[tuple[tuple[str, ...], ...], ...]
    literal: tuple[str, ...]
    exact: tuple[str, ...]


@cache
def registry() -> tuple[Known, ...]:
    """All known names, from the cache where nothing changed; raises PackError."""
    files = [(p, p.name) for p in sorted((rules_folder() / "names").glob("*.toml")) if p.name != "acronyms.toml"]
    rows = cached("names", files, lambda: [_row(known) for path, _ in files for known in read_names(path)])
    return tuple(Known(*map(_tuples, row)) for row in rows)


def _row(known: Known) -> list[Any]:
    return [
        known.name,
        known.kind,
        known.gender,
        known.surname,
        known.right,
        known.spellings,
        known.literal,
        known.exact,
    ]


def _tuples(value: Any) -> Any:
    """Lists, which JSON makes of tuples, made tuples again."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def read_names(path: Path) -> Iterator[Known]:
    """The names of one file; raises PackError for unknown keys and kinds."""
    text = path.read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(text).get("name", [])
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}") from error
    for entry in entries:
        unknown = set(entry) - _KEYS
        if unknown or entry.get("kind") not in KINDS or not entry.get("name"):
            line = text[: max(0, text.find(f'name = "{entry.get("name", "")}"'))].count("\n") + 1
            problem = f"unknown key {min(unknown)!r}" if unknown else "a name needs name and one of the known kinds"
            raise PackError(f"{path}:{line}: {problem}")
        yield _known(entry)


def _known(entry: dict[str, Any]) -> Known:
    name = entry["name"]
    right = tuple(dict.fromkeys(lower(fold(form)) for form in (name, *entry.get("also", ()))))
    spellings = [
        words
        for key, language in (("source", "ru"), ("source-uk", "uk"))
        for source in entry.get(key, ())
        if (words := _spellings(source, language, name))
    ]
    literal = tuple(lower(fold(form)) for form in entry.get("wrong", ()))
    surname = entry.get("surname", name.split()[-1]) if entry["kind"] == "person" else ""
    exact = tuple(fold(form) for form in entry.get("plain", ()))
    return Known(
        name, entry["kind"], entry.get("gender", ""), surname, right, tuple(dict.fromkeys(spellings)), literal, exact
    )


def _spellings(source: str, language: Any, name: str) -> tuple[tuple[str, ...], ...]:
    """Romanizations of each word of a source form; empty where the canonical English form is one of them.

    Where English follows the romanization (Shoigu), the other romanizations are a matter of style, not wrong.
    """
    words = tuple(tuple(dict.fromkeys(_word(word, language))) for word in source.split())
    english = [_bare(word) for word in lower(fold(name)).split()]
    telling = [not any(_bare(form) in english for form in word) for word in words]
    if not any(telling) or (len(words) == 1 and len(words[0][0]) < _LEAST):
        return ()
    return words


def _bare(word: str) -> str:
    return re.sub(r"[^a-z]", "", word)


def _word(word: str, language: Any) -> Iterator[str]:
    """Lower-case spellings of one source word, the Arabic article in all its assimilations."""
    article = _ARABIC_ARTICLE.match(word.lower())
    if article and language == "ru":
        for form in romanizations(word[article.end() :], language):
            for spelled in _ARTICLES:
                yield f"{spelled}-{lower(fold(form))}"
        return
    for form in romanizations(word, language):
        yield lower(fold(form))


class Index:
    """Where to look when a word of an article may begin a wrong form."""

    def __init__(self, names: Iterable[Known]) -> None:
        self.right: set[str] = set()
        self.spelled: dict[str, list[tuple[Known, tuple[tuple[str, ...], ...]]]] = {}
        self.literal: dict[str, list[tuple[str, Known, bool]]] = {}
        for known in names:
            self.right.update(known.right)
            for words in known.spellings:
                self._add(known, words)
                if known.kind == "group" and len(words) == 2:  # machines turn the two parts of an Arabic name round
                    self._add(known, words[::-1])
            for form, exact in [(f, False) for f in known.literal] + [(f, True) for f in known.exact]:
                self.literal.setdefault(lower(form).split()[0], []).append((form, known, exact))

    def _add(self, known: Known, words: tuple[tuple[str, ...], ...]) -> None:
        for form in words[0]:
            self.spelled.setdefault(form, []).append((known, words))


@cache
def index() -> Index:
    """The index of all known names."""
    return Index(registry())
