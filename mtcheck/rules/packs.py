"""Reading rule packs, strictly: every mistake is told with its file and line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mtcheck.errors import PackError
from mtcheck.files.tomlfile import read_toml
from mtcheck.rules.packplaces import Where
from mtcheck.rules.rule import Rule

_MOST = 5000  # files in a folder of rule packs, of whatever kind


def pack_files(folder: Path, *, empty: bool = False) -> list[Path]:
    """Rule files of a folder, or the file itself: every .toml but the names and the grammar checkers' list.

    Raises PackError where there is none, unless it may be `empty`.
    """
    try:
        if folder.is_file():
            return [folder]
        if not folder.is_dir():
            raise PackError(f"{folder}: there is no such rule pack")
    except (OSError, ValueError):
        raise PackError(f"{folder}: there is no such rule pack") from None
    found = sorted(_packs(folder))
    if not found and not empty:
        raise PackError(f"{folder}: holds no rule pack (a file ending in .toml)")
    return found


def _packs(folder: Path) -> Iterator[Path]:
    seen = 0
    for inner, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("names", "lists")]
        seen += len(names) + len(folders)
        if seen > _MOST:
            raise PackError(f"{folder}: holds more than {_MOST:,} files: name a folder of rule packs only")
        yield from (Path(inner, name) for name in names if name.endswith(".toml") and name != "grammar.toml")


def read_packs(files: Iterable[tuple[Path, str]]) -> tuple[Rule, ...]:
    """The rules of some files, each given with the name that findings and documents call it by; raises PackError."""
    return distinct(rule for path, name in files for rule in read_pack(path, name))


def distinct(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules, in their order; raises PackError where two have the same id, present or former."""
    rules, known = tuple(rules), dict[str, Rule]()
    for rule in rules:
        for id_ in (rule.id, *rule.aliases):
            if id_ in known:
                other = known[id_]
                raise PackError(f"{rule.pack}:{rule.line}: {id_!r} is already a rule's id in {other.pack}:{other.line}")
            known[id_] = rule
    return rules


def read_pack(path: Path, name: str = "") -> list[Rule]:
    """The rules of one file, in its order; raises PackError."""
    text, data = read_toml(path)
    where = Where(path, text)
    for key in data:
        if key != "rule":
            raise PackError(f"{path}:{where.key(0, key)}: unknown table {key!r}; a pack holds [[rule]] tables")
    tables = data.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise PackError(f"{path}:{where.key(0, 'rule')}: rules are tables that begin with [[rule]]")
    from mtcheck.rules.packreader import Reader  # most runs find their packs compiled

    return [Reader(where, i, table).rule(name or str(path)) for i, table in enumerate(tables)]
