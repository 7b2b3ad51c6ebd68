"""The rules that settings ask for: chosen, and changed where an editor wants them otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mtcheck.checks.parsed.parser.model import missing, model_of
from mtcheck.engine.origin import of_source
from mtcheck.errors import ConfigError, UserError
from mtcheck.findings import Safety, Severity
from mtcheck.rules.loading import load
from mtcheck.rules.rule import Rule, chosen, is_known, is_named, select, unknown
from mtcheck.settings.config import COMMAND_LINE, DEFAULT, Settings
from mtcheck.settings.configfile import read


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """The rules for some settings, those of a grammar checker among them; raises UserError."""
    rules = _loaded(settings)
    _check_names(settings, rules)
    if settings.source_language:
        rules = _of_source(rules, settings)
    if settings.grammar != "off":
        from mtcheck.checks.foreign.allow import trusted

        rules = (*rules, *trusted(settings.grammar))
    if settings.model.name:
        rules = (*rules, *_of_model())
    if not _model(settings):
        rules = _without_parser(rules, settings)
    if settings.origin("select") == COMMAND_LINE:  # what is typed is to be there
        select(rules, settings.select)
    return _adjusted(chosen(rules, settings.select, settings.ignore), settings)


def check(settings: Settings) -> None:
    """Raise UserError for what only the rules can tell to be wrong."""
    rules = _loaded(settings)
    _check_names(settings, rules)
    if settings.source_language:
        _of_source(rules, settings)


def _loaded(settings: Settings) -> tuple[Rule, ...]:
    """The rules to choose from; those that require a source where there is one, or where a choice may name them."""
    named = any(True for _ in _named(settings))
    rules = load(settings.rules, sourced=settings.sourced or named, parsed=named or bool(_model(settings)))
    if not settings.glossary:
        return rules
    from mtcheck.rules.glossary import rule_of

    return (*rules, rule_of(settings.glossary, str(settings.config or "")))


def every_rule(settings: Settings) -> tuple[Rule, ...]:
    """All rules that there are, chosen or not."""
    return (*_loaded(replace(settings, source_pattern="-")), *_of_checkers())


def _model(settings: Settings) -> str:
    """The parser that the settings lead to; raises UserError with the place in the configuration that is wrong."""
    try:
        return model_of(settings.syntax)
    except UserError as error:
        origin = settings.origin("syntax")
        if origin in (COMMAND_LINE, DEFAULT):
            raise
        raise ConfigError(f"{origin}: syntax: {error}") from None


def _without_parser(rules: tuple[Rule, ...], settings: Settings) -> tuple[Rule, ...]:
    """The rules that need no parser; raises UserError where the command line names one that does."""
    if settings.origin("select") == COMMAND_LINE:
        for rule in rules:
            if rule.kind == "syntax" and rule.id in settings.select:
                raise UserError(f"{rule.id} cannot run: {missing()}")
    return tuple(rule for rule in rules if rule.kind != "syntax")


def _adjusted(rules: tuple[Rule, ...], settings: Settings) -> tuple[Rule, ...]:
    if not (settings.extend_safe or settings.rule_options):
        return rules
    return tuple(_changed(rule, settings) for rule in rules)


def _changed(rule: Rule, settings: Settings) -> Rule:
    """A rule with the safety and options that the configuration gives it.

    That no fix of a rule is safe, which goes first, is seen to by the engine.
    """
    values: dict[str, Any] = {}
    if rule.safety is not Safety.DISPLAY and any(is_named(rule, name) for name in settings.extend_safe):
        values["safety"] = Safety.SAFE
    for name, options in settings.rule_options:
        if is_named(rule, name):
            values |= options
    if "severity" in values:
        values["severity"] = Severity(values["severity"])
    return replace(rule, **values) if values else rule


def _named(settings: Settings) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every name of a rule in the settings, with the keys that lead to it."""
    for pattern, names in settings.per_file_ignores:  # which `ignore` holds, too, in the files that they are about
        for name in names:
            yield ("per-file-ignores", pattern), name
    for key in ("select", "ignore", "extend_safe", "extend_unsafe"):
        for name in getattr(settings, key):
            yield (key.replace("_", "-"),), name
    for name, _ in settings.rule_options:
        yield ("rule-options", name), name


def _check_names(settings: Settings, rules: tuple[Rule, ...]) -> None:
    """Raise UserError for a name that fits no rule, whether or not the rule is used in this run."""
    for keys, name in _named(settings):
        if not is_known(rules, name) and not is_known(_of_checkers(), name):
            raise _unknown(settings, keys, name, rules)
    for name in settings.extend_safe:
        display = next((rule for rule in rules if rule.id == name and rule.safety is Safety.DISPLAY), None)
        if display is not None:
            origin = settings.origin("extend_safe")
            raise ConfigError(f"{origin}: extend-safe: {name} has no fix that could be made: take it out")


def _of_checkers() -> tuple[Rule, ...]:
    from mtcheck.checks.foreign.allow import CHECKERS, trusted

    return (*(rule for checker in CHECKERS for rule in trusted(checker)), *_of_model())


def _of_model() -> tuple[Rule, ...]:
    from mtcheck.model.rules import model_rules

    return model_rules()


def _unknown(settings: Settings, keys: tuple[str, ...], name: str, rules: tuple[Rule, ...]) -> UserError:
    problem = unknown((*rules, *_of_checkers()), name)
    file = read(settings.config) if settings.config else None
    if file is None or not file.holds(*keys, value=name):
        return UserError(problem)
    return ConfigError(f"{file.place(*keys, value=name)}: {keys[0]}: {problem}")


def _of_source(rules: tuple[Rule, ...], settings: Settings) -> tuple[Rule, ...]:
    try:
        return of_source(rules, settings.source_language)
    except UserError as error:
        origin = settings.origin("source_language")
        if origin in (COMMAND_LINE, DEFAULT):
            raise
        raise ConfigError(f"{origin}: {str(error).removeprefix('--')}") from None
