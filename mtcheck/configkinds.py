"""Kinds of settings: what a value in a configuration file may be, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mtcheck.errors import nearest

# What reads a value of a file in some folder. The result is hashable: lists become tuples, tables tuples of pairs.
Kind = Callable[[Any, Path], Any]


class BadValue(Exception):
    """A value that a setting cannot have; `keys` and `value` lead to the part of it that is wrong."""

    def __init__(self, problem: str, keys: tuple[str, ...] = (), value: str = "") -> None:
        super().__init__(problem)
        self.keys, self.value = keys, value


def names(value: Any, _folder: Path) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        example = f"[{value!r}]".replace("'", '"') if isinstance(value, str) else '["...", "..."]'
        raise BadValue(f"is to be a list of texts: {example}")
    for item in value:
        if not isinstance(item, str):
            raise BadValue(f"is to be a list of texts, and {item!r} is none: write it in quotes", value=str(item))
        if not item.strip():
            raise BadValue("holds an empty text: take it out")
    return tuple(value)


def text(value: Any, _folder: Path) -> str:
    """A text."""
    if not isinstance(value, str):
        raise BadValue('is to be a text in quotes: "..."')
    return value


def flag(value: Any, _folder: Path) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise BadValue("is to be true or false, without quotes")
    return value


def path(value: Any, folder: Path) -> Path:
    """A path, seen from the folder of the configuration."""
    if not isinstance(value, str) or not value:
        raise BadValue('is to be a path in quotes: "..."')
    place = folder / value
    if not place.exists():
        raise BadValue(
            f"names {value!r}, which is not there (paths start from the configuration's folder)", value=value
        )
    return place


def paths(value: Any, folder: Path) -> tuple[Path, ...]:
    """A list of paths."""
    return tuple(path(item, folder) for item in names(value, folder))


def place(value: Any, folder: Path) -> str:
    """A pattern of paths with placeholders; seen from the folder of the configuration unless it begins with one."""
    pattern = text(value, folder)
    return pattern if pattern.startswith("{dir}") or not pattern else str(folder / pattern)


def one_of(*known: str) -> Kind:
    """One of some words."""

    def read(value: Any, _folder: Path) -> str:
        if value not in known or not isinstance(value, str):
            raise BadValue(f"is {value!r}, which is not known{nearest(value, known)}; it is one of {', '.join(known)}")
        return value

    return read
