"""Kinds of settings: what a value in a configuration file may be, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from string import Formatter
from typing import Any

from mtcheck.errors import PackError, nearest

# What reads a value of a file in some folder. The result is hashable: lists become tuples, tables tuples of pairs.
Kind = Callable[[Any, Path], Any]


PLACEHOLDERS = "may hold {dir}, {stem} and {name} only, as in '{dir}/{stem}.src.ru'"


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
    if not exists(place):
        raise BadValue(
            f"names {value!r}, which is not there (paths start from the configuration's folder)", value=value
        )
    return place


def exists(place: Path) -> bool:
    """Whether there is something at a path; not so for one that cannot be asked for."""
    try:
        return place.exists()
    except (OSError, ValueError):
        return False


def file(value: Any, folder: Path) -> Path:
    """A path that may be there or not yet, seen from the folder of the configuration."""
    if not isinstance(value, str) or not value:
        raise BadValue('is to be a path in quotes: "..."')
    return folder / value


def packs(value: Any, folder: Path) -> tuple[Path, ...]:
    """A list of paths of rule packs."""
    from mtcheck.rules.packs import pack_files  # only where there are some

    found = []
    for item in names(value, folder):
        place = path(item, folder)
        try:
            pack_files(place)
        except PackError as error:
            raise BadValue(f"names {item!r}: {str(error).removeprefix(f'{place}: ')}", value=item) from None
        found.append(place)
    return tuple(found)


def one_file(value: Any, folder: Path) -> Path:
    """The path of a file that is there."""
    place = path(value, folder)
    if place.is_dir():
        raise BadValue(f"names {value!r}, which is a folder: name a file", value=value)
    return place


def place(value: Any, folder: Path) -> str:
    """A pattern of paths with placeholders; seen from the folder of the configuration unless it begins with one."""
    pattern = text(value, folder)
    if not is_pattern(pattern):
        raise BadValue(PLACEHOLDERS)
    return pattern if pattern.startswith("{dir}") or not pattern else str(folder / pattern)


def is_pattern(pattern: str) -> bool:
    """Whether a pattern of paths holds the placeholders {dir}, {stem} and {name} and no others, and all as they are."""
    try:
        fields = [field for _, *field in Formatter().parse(pattern)]
    except ValueError:
        return False
    return all(name in (None, "dir", "stem", "name") and not (form or turn) for name, form, turn in fields)


def parser(value: Any, folder: Path) -> str:
    """A parser: auto, off, or the name of a package; a folder may come with a stranger's files."""
    name = text(value, folder)
    if name and not name.isidentifier():
        problem = f"names {name!r}, which is no installed package: a folder is taken from --syntax only"
        raise BadValue(problem, value=name)
    return name


def one_of(*known: str) -> Kind:
    """One of some words."""

    def read(value: Any, _folder: Path) -> str:
        if value not in known or not isinstance(value, str):
            raise BadValue(f"is {value!r}, which is not known{nearest(value, known)}; it is one of {', '.join(known)}")
        return value

    return read


def table_of_lists(value: Any, folder: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A table whose values are lists of texts, which may be empty."""
    if not isinstance(value, dict):
        raise BadValue("is to be a table")
    rows = []
    for key, inner in value.items():
        try:
            rows.append((key, names(inner, folder)))
        except BadValue as error:
            raise BadValue(f"{key!r} {error}", (key,), error.value) from None
    return tuple(rows)


def terms(value: Any, folder: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A table of right terms, each with the list of its wrong forms."""
    from mtcheck.rules.glossary import SIGNS

    rows = table_of_lists(value, folder)
    right = {key for key, _ in rows}
    for key, forms in rows:
        for form in (key, *forms):
            if not form.strip():
                raise BadValue("has an empty term: take it out", (key,))
            if signs := SIGNS & set(form):
                raise BadValue(f"{form!r} has a {min(signs)!r}, which cannot stand in a term", (key,), form)
        if wrong := next((form for form in forms if form in right), ""):
            raise BadValue(f"{wrong!r} is both right and wrong: take one of the two out", (key,), wrong)
    return rows


def rule_options(value: Any, folder: Path) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
    """A table of rules (ids, families, categories), each with a table of options."""
    if not isinstance(value, dict):
        raise BadValue(
            'is to be a table: [tool.mtcheck.rule-options."calque.x"], or in mtcheck.toml [rule-options."..."]'
        )
    options: dict[str, Kind] = {"severity": one_of("minor", "major", "critical"), "evidence": number, "quoted": flag}
    rows = []
    for rule, table in value.items():
        if not isinstance(table, dict):
            raise BadValue(f'{rule!r} is to be a table of options, like {{ severity = "minor" }}', (rule,))
        for key, inner in table.items():
            if key not in options:
                known = f"{nearest(key, options)}; known are {', '.join(options)}"
                raise BadValue(f"{rule!r} has no option {key!r}{known}", (rule, key))
            try:
                options[key](inner, folder)
            except BadValue as error:
                raise BadValue(f"{rule!r}: {key} {error}", (rule, key)) from None
        rows.append((rule, tuple(table.items())))
    return tuple(rows)


def number(value: Any, _folder: Path) -> int:
    """A whole number that is not negative."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadValue("is to be a whole number, 0 or more")
    return value


TABLES = (table_of_lists, terms, rule_options)
