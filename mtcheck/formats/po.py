"""Gettext's PO files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mtcheck.errors import UserError
from mtcheck.findings import Edit, Span
from mtcheck.formats.reading import Piece
from mtcheck.formats.units import Unit

_STRING = re.compile(
    r'[ \t]*(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?"(?P<text>(?:[^"\\]|\\.)*)"\s*$'
)
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_SHOWN = 40  # code points of a msgid that name its unit


@dataclass(slots=True)
class _Entry:
    """One message: where it starts, its flags, and its strings with the places of what is between their quotes."""

    start: int
    flags: Span | None = None
    first: int | None = None  # where msgctxt or msgid begins
    strings: dict[str, list[Span]] = field(default_factory=dict)


def units(text: str) -> list[Unit]:
    """The messages that are translated, and each of their plural forms; raises UserError for a line that is no PO."""
    end = "\r\n" if "\r\n" in text else "\n"
    return [unit for entry in _entries(text) for unit in _units(text, entry, end)]


def _entries(text: str) -> Iterator[_Entry]:
    entry, key, at = _Entry(0), "", 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().removeprefix("\ufeff")
        found = _STRING.match(line.removeprefix("\ufeff"))
        if "msgstr" in "".join(entry.strings) and (not bare or bare[0] == "#" or _begins(found, entry)):
            yield entry
            entry, key = _Entry(at), ""
        if bare.startswith("#,"):
            entry.flags = Span(at + line.index("#,"), at + len(line.rstrip()))
        elif bare and not bare.startswith("#"):
            if found is None or not (found["key"] or key):
                raise UserError(f"line {number} is no line of a PO file: {bare:.60}")
            key = found["key"] or key
            entry.first = at if entry.first is None else entry.first
            shift = at + len(line) - len(line.removeprefix("\ufeff"))
            entry.strings.setdefault(key, []).append(Span(shift + found.start("text"), shift + found.end("text")))
        at += len(line) + 1
    if entry.strings:
        yield entry


def _begins(found: re.Match[str] | None, entry: _Entry) -> bool:
    """Whether a line begins the next message, although no empty line parts them."""
    return found is not None and found["key"] in ("msgctxt", "msgid") and bool(entry.strings)


def _units(text: str, entry: _Entry, end: str) -> Iterator[Unit]:
    strings = {key: "".join(_plain(text[slice(*span)]) for span in spans) for key, spans in entry.strings.items()}
    source = strings.get("msgid", "")
    if not source:  # the header
        return
    name = strings.get("msgctxt", "") or " ".join(source.split())
    name = name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "\u2026"
    for key, spans in entry.strings.items():
        if key.startswith("msgstr") and strings[key].strip():
            single = key in ("msgstr", "msgstr[0]")
            block = [piece for span in spans for piece in _pieces(text, span)]
            span = Span(spans[0].start, spans[-1].end)
            read = source if single else strings.get("msgid_plural", source)
            yield Unit(name if key == "msgstr" else f"{name}{key[6:]}", span, read, block, _review(text, entry, end))


def _pieces(text: str, span: Span) -> Iterator[Piece]:
    at = span.start
    for escape in _ESCAPE.finditer(text, *span):
        yield Piece(at, escape.start())
        sign = _plain(escape[0])
        yield Piece(escape.start(), escape.end(), " " if sign.isspace() else sign)
        at = escape.end()
    yield Piece(at, span.end)


def _plain(string: str) -> str:
    return _ESCAPE.sub(lambda escape: _sign(escape[1]), string)


def _sign(escape: str) -> str:
    if escape[0] == "x" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return chr(int(escape, 8)) if escape[0] in "01234567" else _SIGNS.get(escape, escape)


def _review(text: str, entry: _Entry, end: str) -> tuple[Edit, ...]:
    """The flag `fuzzy`, which gettext has for what is to be reviewed."""
    if entry.flags is None:
        at = entry.first if entry.first is not None else entry.start
        return (Edit(Span(at, at), f"#, fuzzy{end}"),)
    flags = [flag.strip() for flag in text[slice(*entry.flags)][2:].split(",")]
    at = entry.flags.start + 2
    return () if "fuzzy" in flags else (Edit(Span(at, at), " fuzzy,"),)
