"""One [[rule]] table of a pack, read strictly: every mistake is told with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mtcheck.errors import PackError
from mtcheck.findings import CATEGORIES, Safety, Severity
from mtcheck.rules import regexes
from mtcheck.rules.functions import check_function
from mtcheck.rules.packplaces import Where
from mtcheck.rules.parsed import KEYS as SYNTAX_KEYS
from mtcheck.rules.parsed import problems, said
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.phrases import PhraseError, compile_phrase
from mtcheck.rules.rule import Example, Rule
from mtcheck.rules.wordlists import ListError, filled

COMMON = frozenset(
    "id kind category severity safety message unless quoted evidence recurring slip priority aliases note example "
    "lists source source-uk source-context unless-source unless-sentence safety-with-source requires-source".split()
)
KINDS = {
    "phrase": {"swap", "find", "case"},
    "regex": set(regexes.KEYS),
    "python": {"check", "needs"},
    "syntax": set(SYNTAX_KEYS),
}
_TYPES: dict[str, type] = {
    **dict.fromkeys(("quoted", "raw", "requires-source", "recurring", "slip"), bool),
    **dict.fromkeys(("priority", "evidence"), int),
    "note": str,
    **dict.fromkeys(("swap", "lists"), dict),
    "example": list,
}
_CALLED = {bool: "true or false", int: "a whole number", str: "a text", dict: "a table", list: "a list of tables"}
_FARTHEST = 1_000_000  # from zero, of whole numbers
_LONGEST = 1000  # code points of a replacement
_REQUIRED = ("id", "kind", "category", "severity", "safety", "message")
_ID = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")


class Reader:
    """One [[rule]] table, checked key by key."""

    def __init__(self, where: Where, index: int, table: dict[str, Any]) -> None:
        self.where, self.index, self.table = where, index, table

    def fail(self, key: str, problem: str) -> PackError:
        """The error that tells of a problem with a key of the table."""
        id_ = self.table.get("id", "")
        return PackError(
            f"{self.where.path}:{self.where.key(self.index, key)}: {f'{id_}: ' if id_ and key != 'id' else ''}{problem}"
        )

    def rule(self, pack: str) -> Rule:
        """The rule that the table describes; raises PackError."""
        try:
            return self._rule(pack)
        except RecursionError:
            raise self.fail("id", "what it says is nested too deeply") from None

    def _rule(self, pack: str) -> Rule:
        self._check_keys()
        self.table = self._filled()
        table, kind = self.table, self.table["kind"]
        patterns = self._patterns()
        return Rule(
            id=table["id"],
            kind=kind,
            category=self._one_of("category", CATEGORIES),
            severity=Severity(self._one_of("severity", list(Severity))),
            safety=Safety(self._one_of("safety", list(Safety))),
            message=table["message"],
            patterns=patterns,
            unless=self._unless(),
            check=table.get("check", ""),
            needs=tuple(self._strings("needs")),
            quoted=table.get("quoted", True),
            evidence=table.get("evidence", 0),
            recurring=table.get("recurring", False),
            slip=table.get("slip", False),
            priority=table.get("priority", 0),
            aliases=tuple(self._strings("aliases")),
            note=table.get("note", ""),
            syntax=self._syntax() if kind == "syntax" else "",
            source=self._triggers("source"),
            source_uk=self._triggers("source-uk"),
            source_context=self._triggers("source-context"),
            unless_source=self._triggers("unless-source"),
            unless_sentence=self._phrases_of("unless-sentence"),
            sourced_safety=self._sourced_safety(),
            requires_source=table.get("requires-source", False),
            pack=pack,
            line=self.where.rule(self.index),
            examples=self._examples(),
            phrases=tuple(self.table.get("swap") or self._strings("find")) if kind == "phrase" else (),
        )

    def _check_keys(self) -> None:
        for key in _REQUIRED:
            if not isinstance(self.table.get(key), str) or not self.table[key].strip():
                raise self.fail("id", f"{self.table.get('id', 'a rule')} needs the key {key!r}")
        if not _ID.fullmatch(self.table["id"]):
            raise self.fail("id", f"id {self.table['id']!r} is not of the form family.fault (lower case, hyphens)")
        kind = self._one_of("kind", KINDS)
        for key in self.table:
            if key not in COMMON | KINDS[kind]:
                known = ", ".join(sorted(COMMON | KINDS[kind]))
                raise self.fail(key, f"unknown key {key!r} in a rule of kind {kind!r}; known are {known}")
        if "case" in self.table:
            self._one_of("case", ("any", "exact"))
        for key, type_ in _TYPES.items():
            if not isinstance(self.table.get(key, type_()), type_):
                raise self.fail(key, f"{key} is to be {_CALLED[type_]}")
            if type_ is int and abs(self.table.get(key, 0)) > _FARTHEST:
                raise self.fail(key, f"{key} is to be from {-_FARTHEST:,} to {_FARTHEST:,}")

    def _filled(self) -> dict[str, Any]:
        """The table with the words of named lists where their names stand."""
        try:
            return filled(self.table)
        except ListError as error:
            raise self.fail(error.key, str(error)) from None

    def _one_of(self, key: str, known: Iterable[str]) -> str:
        value = self.table[key]
        if value not in known:
            raise self.fail(key, f"{key} {value!r} is not known; it is one of {', '.join(known)}")
        return str(value)

    def _strings(self, key: str) -> list[str]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.fail(key, f"{key} is a list of texts")
        return value

    def _fixes(self) -> tuple[str, ...]:
        if "fix" in self.table and "fixes" in self.table:
            raise self.fail("fix", "give either fix or fixes")
        if not isinstance(self.table.get("fix", ""), str):
            raise self.fail("fix", "fix is to be a text")
        fixes = (self.table["fix"],) if "fix" in self.table else tuple(self._strings("fixes"))
        self._check_length("fix", fixes)
        self._check_safety(bool(fixes))
        return fixes

    def _check_length(self, key: str, fixes: Iterable[str]) -> None:
        if any(len(fix) > _LONGEST for fix in fixes):
            raise self.fail(key, f"a replacement has at most {_LONGEST:,} characters")

    def _check_safety(self, fixed: bool) -> None:
        if fixed == (self.table["safety"] == "display"):
            raise self.fail(
                "safety", "a display rule has no fix" if fixed else 'a rule without a fix has safety = "display"'
            )

    def _patterns(self) -> tuple[Pattern, ...]:
        kind = self.table["kind"]
        try:
            if kind == "phrase":
                return tuple(self._phrases())
            if kind == "syntax":
                return ()
            return self._regexes() if kind == "regex" else self._python()
        except PhraseError as error:
            raise self.fail("swap", str(error)) from error
        except (re.error, OverflowError) as error:
            raise self.fail("pattern" if kind == "regex" else "swap", f"bad pattern: {error}") from error

    def _phrases(self) -> Iterable[Pattern]:
        exact = self.table.get("case", "any") == "exact"
        swap: dict[str, Any] = self.table.get("swap", {}) or {p: [] for p in self._strings("find")}
        if not swap:
            raise self.fail(
                "id", "a phrase rule needs swap = { phrase = replacement } or, for display, find = [phrases]"
            )
        self._check_safety("swap" in self.table)
        for phrase, given in swap.items():
            fixes = [given] if isinstance(given, str) else given
            if not isinstance(fixes, list) or not all(isinstance(f, str) for f in fixes):
                raise self.fail("swap", f"the replacement of {phrase!r} is a text or a list of texts")
            self._check_length("swap", fixes)
            yield compile_phrase(phrase, tuple(fixes), exact=exact)

    def _regexes(self) -> tuple[Pattern, ...]:
        fixes = self._fixes()
        for key, problem in regexes.problems(self.table, fixes):
            raise self.fail(key, problem)
        return regexes.compiled_regexes(self.table, fixes)

    def _python(self) -> tuple[Pattern, ...]:
        if not re.fullmatch(r"(?:article|sourced)(?:\.[a-z_]+){2,3}", str(self.table.get("check", ""))):
            raise self.fail("check", 'a python rule needs check = "article.folder.module.function", in mtcheck/checks/')
        try:
            check_function(self.table["check"])
        except (ImportError, AttributeError):
            raise self.fail("check", f"there is no {self.table['check']} in mtcheck/checks/") from None
        return ()

    def _syntax(self) -> str:
        """What is of this kind alone, as the text that the rule keeps of it."""
        for key, problem in problems(self.table):
            raise self.fail(key, problem)
        return said(self.table)

    def _triggers(self, key: str) -> tuple[str, ...]:
        """Phrases of the source language, one or a list of them."""
        value = self.table.get(key, [])
        triggers = (value,) if isinstance(value, str) else tuple(self._strings(key))
        for trigger in triggers:
            if not trigger.strip():
                raise self.fail(key, f"{key} is a phrase of the source language or a list of such")
            try:
                re.compile(trigger.strip("/") if trigger.startswith("/") else "")
            except re.error as error:
                raise self.fail(key, f"bad pattern: {error}") from error
        return triggers

    def _sourced_safety(self) -> str:
        if "safety-with-source" not in self.table:
            return ""
        if "source" not in self.table or self.table["safety"] == "display":
            raise self.fail("safety-with-source", "only a rule with source and a fix can be safer with its source")
        return self._one_of("safety-with-source", ("safe", "unsafe"))

    def _unless(self) -> tuple[Pattern, ...]:
        exact = self.table.get("case", "any") == "exact"
        try:
            if self.table["kind"] == "regex":
                lower = regexes.ignores_case(self.table)
                return tuple(Pattern(regex=re.compile(r).pattern, lower=lower) for r in self._strings("unless"))
            return self._phrases_of("unless", exact=exact)
        except (PhraseError, re.error) as error:
            raise self.fail("unless", f"unless: {error}") from error

    def _phrases_of(self, key: str, *, exact: bool = False) -> tuple[Pattern, ...]:
        try:
            return tuple(compile_phrase(p, exact=exact) for p in self._strings(key))
        except PhraseError as error:
            raise self.fail(key, f"{key}: {error}") from error

    def _examples(self) -> tuple[Example, ...]:
        out = []
        for table in self.table.get("example", []):
            if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
                raise self.fail("[[rule.example", "an example is a table of texts")
            unknown = set(table) - {"bad", "good", "keep", "source"}
            if unknown:
                raise self.fail(
                    "[[rule.example", f"unknown key {min(unknown)!r} in an example; known are bad, good, keep, source"
                )
            if ("keep" in table) == ("bad" in table) or ("good" in table and "bad" not in table):
                raise self.fail("[[rule.example", "an example is either bad with good, or keep")
            if "bad" in table and ("good" in table) == (self.table["safety"] == "display"):
                raise self.fail(
                    "[[rule.example", "a bad example has a good one beside it, unless the rule only displays"
                )
            if "bad" in table and self.table.get("requires-source") and not table.get("source"):
                raise self.fail("[[rule.example", "the rule requires a source, so its bad examples have one each")
            out.append(Example(**table))
        if not any(e.bad for e in out) or sum(bool(e.keep) for e in out) < 2:
            raise self.fail("id", f"{self.table['id']} needs at least one example with bad and two with keep")
        return tuple(out)
