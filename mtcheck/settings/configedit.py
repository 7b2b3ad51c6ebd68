"""Adding to a configuration file as a person would: all that stands in it stays, byte for byte."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.errors import ConfigError, UserError
from mtcheck.settings.configfile import SHARED, ConfigFile, parse, shown

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TOKEN = re.compile(
    r'''(?P<text>"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(?P<note>#[^\n]*)'''
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<end>\r?\n)",
    re.DOTALL,
)


class _List(NamedTuple):
    """Where a list stands in a text: its brackets, and the end of its last entry and of the comma behind that."""

    start: int
    end: int
    last: int
    comma: int


def with_entry(file: ConfigFile, keys: tuple[str, ...], value: str = "") -> ConfigFile:
    """The file with a value at the end of a list, by the keys that lead to it; the list may not be there yet.

    Without a value, only the list is made sure of. Raises UserError where the file is written in an unusual way.
    """
    entry = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") if value else ""
    old: Any = file.table
    for key in keys:
        old = old.get(key) if isinstance(old, dict) else None
    if isinstance(old, list) and (not value or value in old):
        return file
    try:
        text = _longer(file, keys, entry) if isinstance(old, list) else _added(file, keys, f"[{entry}]")
        new = parse(file.path, text) if text else None
    except ConfigError:
        new = None
    if new is None or new.table != _wanted(file.table, keys, value):
        name = ".".join((*file.top, *keys))
        where = f"{shown(file.path)}: cannot be added to as it is written"
        raise UserError(f"{where}: put {entry or '[]'} into {name} there by hand")
    return new


def empty(path: Path) -> ConfigFile:
    """A configuration file that is not there yet."""
    return ConfigFile(path, "", {}, ("tool", "mtcheck") if path.name == SHARED else ())


def _wanted(table: dict[str, Any], keys: tuple[str, ...], value: str) -> dict[str, Any]:
    """What the file is to say."""
    first, *rest = keys
    inner = table.get(first, {} if rest else [])
    if rest:
        return {**table, first: _wanted(inner if isinstance(inner, dict) else {}, tuple(rest), value)}
    return {**table, first: [*inner, *([value] if value else [])]}


def _longer(file: ConfigFile, keys: tuple[str, ...], entry: str) -> str:
    """The text with an entry at the end of a list that is there; empty where the list is not found."""
    text, at = file.text, _value(file, (*file.top, *keys))
    if at is None or not text.startswith("[", at):
        return ""
    found = _list(text, at)
    if found.last < 0:
        return text[: at + 1] + entry + text[at + 1 :]
    if "\n" not in text[found.last : found.end]:  # the list ends in the line of its last entry
        sign = " " if found.comma else ", "
        behind = found.comma or found.last
        return f"{text[:behind]}{sign}{entry}{text[behind:]}"
    behind = found.comma or found.last
    rest = _line_end(text, behind)
    line = text.rfind("\n", 0, found.last) + 1
    indent = text[line : line + len(text[line:]) - len(text[line:].lstrip(" \t"))] if line > at else "    "
    new = f"{_break(text)}{indent}{entry}{',' if found.comma else ''}"
    return f"{text[:behind]}{'' if found.comma else ','}{text[behind:rest]}{new}{text[rest:]}"


def _added(file: ConfigFile, keys: tuple[str, ...], value: str) -> str:
    """The text with a new key: in its table where that is there, else in a new table at the end."""
    text, line_break = file.text, _break(file.text)
    table, key = (*file.top, *keys[:-1]), keys[-1]
    row = f"{_key(key)} = {value}{line_break}"
    own = [name for name in file.lines if name[:-1] == table and _value(file, name) is not None]
    header = _header(file, table)
    if own and (header is not None or not table):
        at = max(_end(text, _value(file, name) or 0) for name in own)
        return _on_new_line(text[:at], line_break) + row + text[at:]
    if header is not None:
        at = _line_end(text, header)
        at = min(len(text), at + len(line_break))
        return _on_new_line(text[:at], line_break) + row + text[at:]
    if not table:
        at = _head(text)
        return text[:at] + row + (line_break if text[at:] else "") + text[at:]
    gap = line_break if text.strip() else ""
    name = ".".join(map(_key, table))
    return f"{_on_new_line(text, line_break)}{gap}[{name}]{line_break}{row}"


def _head(text: str) -> int:
    """Where what is said of the whole file ends: comments with an empty line behind them."""
    match = re.match(r"(?:[ \t]*#[^\n]*\n)+[ \t]*\r?\n", text)
    return match.end() if match else 0


def _header(file: ConfigFile, table: tuple[str, ...]) -> int | None:
    """Where the header of a table begins, if it has one."""
    number = file.headers.get(table)
    return None if number is None else _starts(file.text)[number - 1]


def _value(file: ConfigFile, keys: tuple[str, ...]) -> int | None:
    """Where the value of a key begins; None for what is no key of a line of its own."""
    number = file.lines.get(keys)
    if number is None or keys in file.headers:
        return None
    start = _starts(file.text)[number - 1]
    line = file.text[start:].split("\n", 1)[0]
    match = re.match(r"""\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+|\s*\.\s*)+\s*=\s*""", line)
    return start + match.end() if match else None


def _list(text: str, at: int) -> _List:
    """The list that begins at a position."""
    depth, last, comma = 0, -1, 0
    for match in _TOKEN.finditer(text, at):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth -= 1
            if not depth:
                return _List(at, match.end(), last, comma)
        elif match["text"]:
            last, comma = match.end(), 0
        elif match["comma"]:
            comma = match.end()
    raise ConfigError("a list without an end")


def _end(text: str, at: int) -> int:
    """The end of the last line of a value that begins at a position, its line break included."""
    depth = 0
    for match in _TOKEN.finditer(text, at):
        depth += bool(match["open"]) - bool(match["close"])
        if match["end"] and not depth:
            return match.end()
    return len(text)


def _line_end(text: str, at: int) -> int:
    """The end of a line, without its line break."""
    match = re.compile(r"[^\r\n]*").match(text, at)
    return match.end() if match else at


def _starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _on_new_line(text: str, line_break: str) -> str:
    return text if not text or text.endswith("\n") else text + line_break


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")
