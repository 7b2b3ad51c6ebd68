"""The rules of a run: read from packs, or from a cache of the packs as they were compiled last time."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck import __version__
from mtcheck.findings import Safety, Severity
from mtcheck.packs import pack_files, read_packs
from mtcheck.paths import rules_folder
from mtcheck.patterns import Pattern
from mtcheck.rules import Rule

_FORM = 1  # of the cache; raise it when Rule or Pattern change


def load(own: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The rules that come with mtcheck and those of the user's own packs (files or folders); raises PackError."""
    files = [(p, p.relative_to(rules_folder()).as_posix()) for p in pack_files(rules_folder())]
    files += [(p, str(p)) for pack in own for p in pack_files(pack)]
    return _cached(tuple(files))


def load_with_examples(packs: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """Like load, but of these packs alone if any are given, and with examples; never from the cache."""
    packs = tuple(packs)
    if packs:
        return read_packs((p, str(p)) for pack in packs for p in pack_files(pack))
    return read_packs((p, p.relative_to(rules_folder()).as_posix()) for p in pack_files(rules_folder()))


@cache
def _cached(files: tuple[tuple[Path, str], ...]) -> tuple[Rule, ...]:
    place = _cache_file(files)
    if place is not None:
        try:
            return tuple(map(_thaw, json.loads(place.read_bytes())))
        except (OSError, ValueError, TypeError, KeyError):
            pass  # no cache yet, or one that another version or a crash left: compile again
    rules = read_packs(files)
    if place is not None:
        _store(place, rules)
    return rules


def _cache_file(files: tuple[tuple[Path, str], ...]) -> Path | None:
    """Where the compiled form of exactly these files belongs; None where there is no place for it."""
    from platformdirs import user_cache_path

    digest = hashlib.blake2b(repr((_FORM, __version__, sys.version_info[:3])).encode(), digest_size=12)
    for path, name in files:
        try:
            stat = path.stat()
        except OSError:
            return None
        digest.update(f"{path}\0{name}\0{stat.st_mtime_ns}\0{stat.st_size}\n".encode())
    try:
        return user_cache_path("mtcheck") / f"rules-{digest.hexdigest()}.json"
    except (OSError, RuntimeError):
        return None


def _store(place: Path, rules: tuple[Rule, ...]) -> None:
    """Write the cache, atomically; a disk that cannot be written to is no reason to fail."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        for old in place.parent.glob("rules-*.json"):
            if len(list(place.parent.glob("rules-*.json"))) > 20:
                old.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([_freeze(rule) for rule in rules], file)
        Path(name).replace(place)
    except OSError:
        return


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
        values[name] = tuple(Pattern(*map(_tuple, p)) for p in values[name])
    values["severity"], values["safety"] = Severity(values["severity"]), Safety(values["safety"])
    return Rule(**values)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
