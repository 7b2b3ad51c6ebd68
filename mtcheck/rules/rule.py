"""Rules: what a pack says, ready to run. Loading is in packs.py, running in engine.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from mtcheck.errors import UserError, nearest
from mtcheck.findings import Safety, Severity
from mtcheck.rules.near import NOTHING, Near
from mtcheck.rules.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Example:
    """Evidence of a rule: `bad` becomes `good` (empty for display rules), or `keep` stays as it is."""

    bad: str = ""
    good: str = ""
    keep: str = ""
    source: str = ""  # what it was translated from


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack with its compiled patterns; `check` names the function of a python rule."""

    id: str
    kind: str
    category: str
    severity: Severity
    safety: Safety
    message: str
    patterns: tuple[Pattern, ...] = ()  # those of a rule from the cache are in `packed`; see rules/packed.py
    unless: tuple[Pattern, ...] = ()
    check: str = ""
    needs: tuple[str, ...] = ()
    syntax: str = ""  # what a syntax rule says beside this, as JSON; see rules/parsed.py
    quoted: bool = True
    evidence: int = 0
    recurring: bool = False  # its findings count half as evidence, although it wants evidence itself
    slip: bool = False  # people make it, too: no evidence of a machine
    priority: int = 0
    aliases: tuple[str, ...] = ()
    note: str = ""
    source: tuple[str, ...] = ()  # triggers in a Russian source; see engine/triggers.py
    source_uk: tuple[str, ...] = ()  # ... in a Ukrainian one
    source_context: tuple[str, ...] = ()  # one of these near the trigger tells which sense of it is meant
    unless_source: tuple[str, ...] = ()
    unless_sentence: tuple[Pattern, ...] = ()
    sourced_safety: str = ""
    requires_source: bool = False
    pack: str = ""  # path of the file, relative to its rules folder where it is one of ours
    line: int = 0
    own: bool = False  # of a user's pack: its expressions run with a time limit
    examples: tuple[Example, ...] = ()
    phrases: tuple[str, ...] = ()  # as they are written, beside the examples
    packed: tuple[bytes, ...] = ()
    near: Near = NOTHING  # what announces each of these

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


def select(rules: Iterable[Rule], wanted: tuple[str, ...] = (), ignored: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """The rules that `wanted` names and `ignored` does not: ids, former ids, families, categories or patterns with *.

    Raises UserError for a name that fits no rule.
    """
    rules = tuple(rules)
    for name in (*wanted, *ignored):
        if not is_known(rules, name):
            raise UserError(unknown(rules, name))
    return chosen(rules, wanted, ignored)


def unknown(rules: Iterable[Rule], name: str) -> str:
    """What to say of a name that fits none of the rules."""
    names = dict.fromkeys(n for rule in rules for n in (rule.id, *rule.aliases, rule.family, rule.category))
    return f"no rule is called {name!r}{nearest(name, names)}: 'mtcheck rules list' shows all of them"


def is_known(rules: Iterable[Rule], name: str) -> bool:
    """Whether a name fits one of the rules."""
    return any(is_named(rule, name) for rule in rules)


def chosen(rules: Iterable[Rule], wanted: tuple[str, ...], ignored: tuple[str, ...]) -> tuple[Rule, ...]:
    """The same as `select`, for names that are known to fit rules, if perhaps none of these."""
    return tuple(
        rule
        for rule in rules
        if (not wanted or any(is_named(rule, name) for name in wanted))
        and not any(is_named(rule, name) for name in ignored)
    )


def is_named(rule: Rule, name: str) -> bool:
    """Whether a name is the rule's id, a former id, its family or category, or a pattern with * that fits an id."""
    if name == "all" or name in (rule.id, rule.family, rule.category) or name in rule.aliases:
        return True
    return "*" in name and any(fnmatchcase(id_, name) for id_ in (rule.id, *rule.aliases))
