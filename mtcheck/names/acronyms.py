"""Acronyms that machines leave in Latin letters: what English writes for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from mtcheck.files.compiled import cached
from mtcheck.files.shipped import rules_folder
from mtcheck.names.entries import read_entries

_KEYS = frozenset("name acronym source kind article safe context keeps note".split())


@dataclass(frozen=True, slots=True)
class Acronym:
    """What an acronym stands for in English, and its Russian forms.

    `context` are words (lower case) one of which the article must hold. `keeps`: English texts use it once explained.
    """

    name: str
    article: bool
    safe: bool
    context: tuple[str, ...]
    source: tuple[str, ...] = ()
    keeps: bool = False


@cache
def acronyms() -> dict[str, Acronym]:
    """By the acronym as machines leave it; raises PackError."""
    path = rules_folder() / "names" / "acronyms.toml"
    found: dict[str, Acronym] = cached("acronyms", [(path, path.name)], dict[str, Acronym], _read)
    return found


def _read() -> dict[str, Acronym]:
    path = rules_folder() / "names" / "acronyms.toml"
    entries = read_entries(path, "acronym", _KEYS) if path.exists() else []
    return {acronym: _acronym(entry) for entry in entries for acronym in entry["acronym"]}


def _acronym(entry: dict[str, Any]) -> Acronym:
    context = tuple(word.lower() for word in entry.get("context", ()))
    source, keeps = tuple(entry.get("source", ())), entry.get("keeps", False)
    return Acronym(entry["name"], entry.get("article", False), entry.get("safe", False), context, source, keeps)
