"""The list of trusted rules of the grammar checkers, rules/grammar.toml, read strictly."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.errors import PackError
from mtcheck.files.shipped import rules_folder
from mtcheck.files.tomlfile import read_toml
from mtcheck.findings import CATEGORIES, Safety, Severity
from mtcheck.rules.rule import Example, Rule

CHECKERS = ("harper", "languagetool")
_KNOWN: dict[str, tuple[str, ...]] = {
    "category": tuple(CATEGORIES),
    "severity": tuple(Severity),
    "safety": tuple(Safety),
}

_TEXTS = ("needs", "note", "example")


def trusted(checker: str) -> tuple[Rule, ...]:
    """The rules of one checker that mtcheck listens to; raises PackError."""
    return tuple(rule for rule in read(rules_folder() / "grammar.toml") if rule.kind == checker)


@cache
def read(path: Path) -> tuple[Rule, ...]:
    """All rules of a list, in its order, each with its checker as kind; raises PackError with file and line."""
    text, data = read_toml(path)
    return tuple(_Entry(path, text, checker, name, table).rule() for checker, name, table in _entries(path, data))


def _entries(path: Path, data: dict[str, Any]) -> list[tuple[str, str, Any]]:
    for checker, tables in data.items():
        if checker not in CHECKERS or not isinstance(tables, dict):
            raise PackError(f"{path}:1: unknown checker {checker!r}; known are {', '.join(CHECKERS)}")
    return [(checker, name, table) for checker, tables in data.items() for name, table in tables.items()]


class _Entry:
    """One table of the list, checked key by key."""

    def __init__(self, path: Path, text: str, checker: str, name: str, table: Any) -> None:
        self.path, self.checker, self.name = path, checker, name
        self.table: dict[str, Any] = table if isinstance(table, dict) else {}
        self.lines = text.split("\n")
        header = f"[{checker}.{name}]"
        self.line = next((i for i, line in enumerate(self.lines, 1) if line.strip() == header), 1)

    def rule(self) -> Rule:
        for key in self.table:
            if key not in (*_KNOWN, *_TEXTS):
                raise self._fail(key, f"unknown key {key!r}; known are {', '.join((*_KNOWN, *_TEXTS))}")
        for key in _TEXTS:
            if not isinstance(self.table.get(key, ""), str):
                raise self._fail(key, f"{key} is to be a text")
        return Rule(
            id=f"{self.checker}.{self.name}",
            kind=self.checker,
            category=self._one_of("category"),
            severity=Severity(self._one_of("severity")),
            safety=Safety(self._one_of("safety")),
            message="",  # the checker's own
            needs=self._needs(),
            note=self.table.get("note", ""),
            pack=self.path.name,
            line=self.line,
            examples=(Example(bad=self.table["example"]),) if "example" in self.table else (),
        )

    def _needs(self) -> tuple[str, ...]:
        """The expression that finds something in every paragraph which the rule may speak about."""
        try:
            return (re.compile(self.table["needs"]).pattern,) if "needs" in self.table else ()
        except re.error as error:
            raise self._fail("needs", f"needs: bad expression: {error}") from None

    def _one_of(self, key: str) -> str:
        value = self.table.get(key)
        if value not in _KNOWN[key]:
            said = f"{key} {value!r} is not known" if key in self.table else f"{key} is missing"
            raise self._fail(key, f"{said}; it is one of {', '.join(_KNOWN[key])}")
        return str(value)

    def _fail(self, key: str, problem: str) -> PackError:
        line = self.line
        for number in range(self.line, len(self.lines)):
            if self.lines[number].startswith("["):
                break
            if re.match(rf"\s*{re.escape(key)}\b", self.lines[number]):
                line = number + 1
                break
        return PackError(f"{self.path}:{line}: {self.checker}.{self.name}: {problem}")
