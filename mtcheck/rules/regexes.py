"""The kind `regex`: what is wrong with such a rule, and its expressions as the engine runs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.rules.patterns import Pattern

KEYS = frozenset("pattern fix fixes group case scope raw".split())
_MOST = 30  # groups that a fix may put in: each may be a whole paragraph
_GROUP = re.compile(r"\\g<(\w+)>|\\[ul]?(\d+)")  # of a pattern, in a fix
# Capitals in an expression that stand for no letter of the text: \W, \xAD, the names of groups.
_NO_LETTERS = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|\(\?P(?:<\w+>|=\w+\))", re.S)


def ignores_case(table: Mapping[str, Any]) -> bool:
    """Whether the expressions of a rule look at the text in lower case; `raw` ones look at it as it is."""
    return table.get("case", "any") == "any" and not table.get("raw", False)


def problems(table: Mapping[str, Any], fixes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with such a rule, each with the key that it is in; raises re.error for what does not compile."""
    patterns = _patterns(table)
    if not patterns:
        yield "id", "a regex rule needs a pattern, or a list of them"
    scope = table.get("scope", "paragraph")
    if scope not in ("paragraph", "line"):
        yield "scope", f"scope {scope!r} is not known; it is paragraph or line"
    for key, expressions in (("pattern", patterns), ("unless", table.get("unless", []))):
        if ignores_case(table) and any(_has_capitals(one) for one in expressions if isinstance(one, str)):
            yield key, f'{key} ignores letter case: write it in lower case, or add case = "exact"'
    group = table.get("group", 0)
    for compiled in map(re.compile, patterns):
        if group not in (*range(compiled.groups + 1), *compiled.groupindex):
            yield "group", f"the pattern has no group {group!r}"
        for fix in fixes:
            yield from _wrong_in(fix, compiled)


def _patterns(table: Mapping[str, Any]) -> list[str]:
    """The pattern of a rule, or the list of them; none where it is neither."""
    value: Any = table.get("pattern")
    patterns: list[str] = value if isinstance(value, list) else [value]
    return patterns if all(isinstance(pattern, str) and pattern for pattern in patterns) else []


def _has_capitals(regex: str) -> bool:
    """Whether an expression asks for a capital letter, which a text in lower case has not."""
    return any(sign.isupper() for sign in _NO_LETTERS.sub("", regex))


def _wrong_in(fix: str, compiled: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    if len(_GROUP.findall(fix)) > _MOST:
        yield "fix", f"a replacement names at most {_MOST} groups"
    try:
        compiled.sub(re.sub(r"\\[ul](?=\d)", r"\\", fix), "")
    except (re.error, IndexError) as error:
        yield "fix", f"bad replacement {fix!r}: {error}"
    for name, number in _GROUP.findall(fix):
        if name not in compiled.groupindex and not (
            (number or name).isdigit() and int(number or name) <= compiled.groups
        ):
            yield "fix", f"the replacement {fix!r} names group {name or number}, which the pattern has not"


def compiled_regexes(table: Mapping[str, Any], fixes: tuple[str, ...]) -> tuple[Pattern, ...]:
    """The patterns of a rule without problems.

    A fix that puts in what groups found has its letter case from there; others take over that of what was found.
    """
    from mtcheck.rules.announcing import announced  # here, because most runs find their packs compiled

    lower = ignores_case(table)
    carry = lower and not any(map(_GROUP.search, fixes))
    return tuple(
        Pattern(
            regex=regex,
            announced=announced(regex),
            fixes=fixes,
            lower=lower,
            group=table.get("group", 0),
            scope=table.get("scope", "paragraph"),
            raw=table.get("raw", False),
            carry=carry,
            lead="other",
        )
        for regex in _patterns(table)
    )
