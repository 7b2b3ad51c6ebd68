"""Adding to a configuration file as a person would: all that stands in it stays (tomlkit keeps comments and layout)."""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, Table, Whitespace

from mtcheck.errors import ConfigError, UserError
from mtcheck.settings.configfile import SHARED, ConfigFile, parse, shown


def with_entry(file: ConfigFile, keys: tuple[str, ...], value: str = "") -> ConfigFile:
    """The file with a value at the end of a list, by the keys that lead to it; the list may not be there yet.

    Without a value, only the list is made sure of. Raises UserError where it cannot be added to.
    """
    old: Any = file.table
    for key in keys:
        old = old.get(key) if isinstance(old, dict) else None
    if isinstance(old, list) and (not value or value in old):
        return file
    wanted = _wanted(file.table, keys, value)
    for add in (Array.append, Array.add_line):  # the first misses a list that ends in a comment
        new = _read_back(file, _longer(file.text, (*file.top, *keys), value, add))
        if new is not None and new.table == wanted:
            return new
    name = ".".join((*file.top, *keys))
    entry = json.dumps(value, ensure_ascii=False) if value else "[]"
    where = f"{shown(file.path)}: cannot be added to as it is written"
    raise UserError(f"{where}: put {entry} into {name} there by hand")


def empty(path: Path) -> ConfigFile:
    """A configuration file that is not there yet."""
    return ConfigFile(path, "", {}, ("tool", "mtcheck") if path.name == SHARED else ())


def _read_back(file: ConfigFile, text: str) -> ConfigFile | None:
    try:
        return parse(file.path, text) if text else None
    except ConfigError:
        return None


def _wanted(table: dict[str, Any], keys: tuple[str, ...], value: str) -> dict[str, Any]:
    """What the file is to say."""
    first, *rest = keys
    inner = table.get(first, {} if rest else [])
    if rest:
        return {**table, first: _wanted(inner if isinstance(inner, dict) else {}, tuple(rest), value)}
    return {**table, first: [*inner, *([value] if value else [])]}


def _longer(text: str, keys: tuple[str, ...], value: str, add: Callable[[Array, str], None]) -> str:
    """The text with the value added; empty where something else than tables and a list stands there."""
    windows = "\r\n" in text
    text = text.replace("\r\n", "\n") if windows else text
    try:
        document = tomlkit.parse(text)
        if len(keys) == 1 and keys[0] not in document:
            entries = tomlkit.item([value] if value else [])
            new = _at_top(text, document, f"{tomlkit.key(keys[0]).as_string()} = {entries.as_string()}\n")
        else:
            array = _list(document, keys)
            if array is not None and value:
                add(array, value)
            new = tomlkit.dumps(document) if array is not None else ""
            new = new.removesuffix("\n") if new.endswith("\n\n") and not text.endswith("\n\n") else new
    except (TOMLKitError, TypeError, ValueError):
        return ""
    return new.replace("\n", "\r\n") if windows else new


def _at_top(text: str, document: TOMLDocument, row: str) -> str:
    """The text with a row behind the keys that stand before all tables, or behind what is said of the whole file."""
    body = document.body
    tables = next((at for at, (_, item) in enumerate(body) if isinstance(item, Table | AoT)), len(body))
    keys = [at for at in range(tables) if body[at][0] is not None]
    gap = next((at for at in range(tables) if isinstance(body[at][1], Whitespace)), -1)
    del body[(keys[-1] if keys else gap) + 1 :]
    before = tomlkit.dumps(document)
    rest = text[len(before) :]
    if before and not before.endswith("\n"):
        before += "\n"
    return f"{before}{row}{'' if keys or not rest else chr(10)}{rest}"


def _list(table: MutableMapping[str, Any], keys: tuple[str, ...]) -> Array | None:
    """The list that the keys lead to, made where there is none; None where something else stands there."""
    for at, key in enumerate(keys[:-1]):
        if key not in table:
            new = tomlkit.table(is_super_table=at < len(keys) - 2)
            if at == len(keys) - 2:
                new[keys[-1]] = tomlkit.array()
                new.add(tomlkit.nl())  # before the next table
            table[key] = new
        table = table[key]
        if not isinstance(table, MutableMapping):
            return None
    if keys[-1] not in table:
        _append(table, keys[-1])
    found = table[keys[-1]]
    return found if isinstance(found, Array) else None


def _append(table: MutableMapping[str, Any], key: str) -> None:
    """A list at the end of a table, before the comments that stand above the next one."""
    if not isinstance(table, Table):
        table[key] = tomlkit.array()
        return
    body, above = table.value.body, []
    while body and body[-1][0] is None and body[:-1]:
        above.append(body.pop())
    table[key] = tomlkit.array()
    body.extend(reversed(above))
