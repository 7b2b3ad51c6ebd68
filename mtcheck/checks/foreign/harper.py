"""Harper, embedded: no server, no Java, the same answers on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.checks.foreign.backend import Match
from mtcheck.errors import GrammarError
from mtcheck.findings import Span

if TYPE_CHECKING:
    from harper import Lint, Linter, Suggestion


class Harper:
    """Harper with some of its rules switched on; with its own choice of rules where none are given."""

    name = "harper"
    spelling = "SpellCheck"

    def __init__(self, rules: Iterable[str] | None = None) -> None:
        self._rules = None if rules is None else frozenset(rules) - {self.spelling}

    @cached_property
    def _linter(self) -> Linter:
        return _linter(self._rules)

    @cached_property
    def _speller(self) -> Linter:
        return _linter(frozenset({self.spelling}))

    def check(self, text: str) -> list[Match]:
        """What Harper says of a text; raises GrammarError."""
        # Which rule speaks is only told by the slower call, and few texts hold anything for the rules we switch on.
        if self._rules == frozenset() or not self._linter.lint(text, language="plaintext"):
            return []
        found = self._linter.organized_lints(text, language="plaintext", dedup=False)
        return [_match(rule, lint) for rule, lints in found.items() for lint in lints]

    def misspelled(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The words that Harper does not know, each with what it suggests; raises GrammarError."""
        lints = self._speller.lint("\n\n".join(words), language="plaintext")
        return {lint.problem_text: _match(self.spelling, lint).replacements for lint in lints}

    def close(self) -> None:
        """Nothing is left running."""


def _linter(rules: frozenset[str] | None) -> Linter:
    """Harper with these rules; raises GrammarError."""
    try:
        from harper import Linter
    except ImportError as error:
        raise GrammarError(f"Harper cannot be loaded ({error}); go on without it by --grammar off") from None
    linter = Linter()
    if rules is not None:
        config = linter.get_lint_config()
        unknown = sorted(rules - set(config))
        if unknown:
            raise GrammarError(f"this version of Harper has no rule {', '.join(unknown)}")
        linter.set_lint_config({name: name in rules for name in config})
    return linter


def _match(rule: str, lint: Lint) -> Match:
    texts = (_replacement(lint.problem_text, suggestion) for suggestion in lint.suggestions)
    return Match(rule, Span(lint.span.start, lint.span.end), lint.message, tuple(dict.fromkeys(texts)))


def _replacement(found: str, suggestion: Suggestion) -> str:
    """The text that stands in the marked place afterwards."""
    from harper import SuggestionKind

    if suggestion.kind == SuggestionKind.INSERT_AFTER:
        return found + suggestion.replacement_text
    return "" if suggestion.kind == SuggestionKind.REMOVE else suggestion.replacement_text
