"""What a run needs: its rules, ready in an engine, and the grammar checker beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.engine import Engine
from mtcheck.loading import load
from mtcheck.rules import Rule, select

if TYPE_CHECKING:
    from mtcheck.grammar.checker import Checker


@dataclass(frozen=True, slots=True)
class Grammar:
    """Which grammar checker works beside the rules: "harper", "languagetool" (`url`: at a running server) or "off"."""

    checker: str = "off"
    url: str = ""


OFF = Grammar()


@cache
def default_engine() -> Engine:
    """The engine with all rules that come with mtcheck, without a grammar checker."""
    return Engine(load())


def engine(
    wanted: tuple[str, ...] = (),
    ignored: tuple[str, ...] = (),
    packs: tuple[Path, ...] = (),
    source: str = "",
    grammar: Grammar = OFF,
    *,
    sourced: bool = False,
) -> Engine:
    """An engine with the rules that a command asks for, to be closed by `Checker.close`; raises UserError.

    With `source`, only the packs of that source language are used beside those of any; with `sourced`, also the rules
    that require the source article.
    """
    if not (wanted or ignored or packs or source or sourced or grammar != OFF):
        return default_engine()
    rules = load(packs, sourced=sourced or bool(wanted or ignored))  # which may name any rule
    if source:
        from mtcheck.source import of_source

        rules = of_source(rules, source)
    if grammar == OFF:
        return Engine(select(rules, wanted, ignored))
    from mtcheck.grammar.allow import trusted

    chosen = select((*rules, *trusted(grammar.checker)), wanted, ignored)
    own = tuple(rule for rule in chosen if rule.kind != grammar.checker)
    return Engine(own, _checker(grammar, [rule for rule in chosen if rule.kind == grammar.checker]))


def _checker(grammar: Grammar, rules: Iterable[Rule]) -> Checker | None:
    """The checker with these of its rules; None where all of them are switched off."""
    from mtcheck.grammar.backend import Backend
    from mtcheck.grammar.checker import Checker

    rules = tuple(rules)
    if not rules:
        return None
    names = [rule.id.partition(".")[2] for rule in rules]
    backend: Backend
    if grammar.checker == "harper":
        from mtcheck.grammar.harper import Harper

        backend = Harper(names)
    else:
        from mtcheck.grammar.languagetool import LanguageTool

        backend = LanguageTool(names, grammar.url)
    return Checker(backend, rules)
