"""Errors that a user can cause, each told in one line and ending the run with status 2."""

from __future__ import annotations

from collections.abc import Iterable


class UserError(Exception):
    """Something that the user can put right; its text says what and how."""


class PackError(UserError):
    """A rule pack cannot be used; the text begins with its file and line."""


class ConfigError(UserError):
    """A configuration cannot be used; the text begins with its file and line."""


class GrammarError(UserError):
    """A grammar checker cannot be started, or does not answer."""


class RulesFight(UserError):
    """Fixes undo each other; `rule_ids` names those that keep each other busy."""

    def __init__(self, rule_ids: tuple[str, ...]) -> None:
        self.rule_ids = rule_ids
        super().__init__(
            f"the fixes of these rules undo each other or never end, so nothing was changed: {', '.join(rule_ids)}; "
            "leave one out with --ignore"
        )


def nearest(word: object, known: Iterable[str]) -> str:
    """What a mistyped word may have meant, as the end of a message; empty where nothing is near."""
    import difflib  # only when something is wrong

    close = difflib.get_close_matches(str(word).lower(), list(known), 1)
    return f" (did you mean {close[0]!r}?)" if close else ""
