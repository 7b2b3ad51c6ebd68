"""The rules of a run: read from packs, or from a cache of the packs as they were compiled last time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.caching import cached
from mtcheck.findings import Safety, Severity
from mtcheck.packs import distinct, pack_files, read_packs
from mtcheck.paths import rules_folder
from mtcheck.patterns import Pattern
from mtcheck.rules import Rule


def load(own: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The rules that come with mtcheck and those of the user's own packs (files or folders); raises PackError."""
    shipped = _cached(tuple((p, p.relative_to(rules_folder()).as_posix()) for p in pack_files(rules_folder())))
    others = tuple((p, str(p)) for pack in own for p in pack_files(pack))
    return distinct((*shipped, *_cached(others))) if others else shipped


def load_with_examples(packs: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """Like load, but of these packs alone if any are given, and with examples; never from the cache."""
    packs = tuple(packs)
    if packs:
        return read_packs((p, str(p)) for pack in packs for p in pack_files(pack))
    return read_packs((p, p.relative_to(rules_folder()).as_posix()) for p in pack_files(rules_folder()))


@cache
def _cached(files: tuple[tuple[Path, str], ...]) -> tuple[Rule, ...]:
    return tuple(map(_thaw, cached("rules", files, lambda: [_freeze(rule) for rule in read_packs(files)])))


_RULE_FIELDS = [f.name for f in fields(Rule) if f.name != "examples"]
_PATTERN_FIELDS = [f.name for f in fields(Pattern)]


def _freeze(rule: Rule) -> list[Any]:
    out: list[Any] = [getattr(rule, name) for name in _RULE_FIELDS]
    for name in ("patterns", "unless"):
        out[_RULE_FIELDS.index(name)] = [[getattr(p, f) for f in _PATTERN_FIELDS] for p in getattr(rule, name)]
    return out


def _thaw(row: list[Any]) -> Rule:
    values: dict[str, Any] = dict(zip(_RULE_FIELDS, map(_tuple, row), strict=True))
    for name in ("patterns", "unless"):
        values[name] = tuple(Pattern(*p) for p in values[name])
    values["severity"], values["safety"] = Severity(values["severity"]), Safety(values["safety"])
    return Rule(**values)


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
