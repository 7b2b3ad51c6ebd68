"""Named lists of words in phrases and patterns: @months stands for January|February|... wherever alternatives do.

A rule may hold lists of its own (`lists`); those of all rules are in rules/lists/words.toml. In a list, too, {take} is
all forms of a verb and {n:blow} both of a noun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mtcheck.english.inflection import plural, verb_words
from mtcheck.errors import nearest
from mtcheck.files.lists import read_table
from mtcheck.files.shipped import rules_folder
from mtcheck.rules.regexes import ignores_case

FILE = "words.toml"
# Where an alternative stands: behind a bracket, a bar or a slot's name, before a bracket, a bar or a slot's numbers.
_NAME = re.compile(r"(?<=[(<|:>])@([a-z]+(?:-[a-z]+)*)(?=[)|> ])")
_EXPRESSIONS = frozenset(("swap", "find", "pattern", "trigger", "unless", "unless-sentence"))  # what may name lists
_WORDS = re.compile(r"[^\W_]+(?:[ .'\u2019-]+[^\W_]+)*\.?")  # nothing that means anything else in an expression
_BRACED = re.compile(r"\{(n:)?([a-z]+(?:[ -][a-z]+)*)\}")


class ListError(ValueError):
    """What is wrong with a list, or with a name of one; `key` is that of the rule's table which says it."""

    def __init__(self, key: str, problem: str) -> None:
        self.key = key
        super().__init__(problem)


def shared_file() -> Path:
    """Where the lists of all rules are."""
    return rules_folder() / "lists" / FILE


def filled(table: Mapping[str, Any]) -> dict[str, Any]:
    """A rule's table with the words of lists where their names stand; raises ListError.

    In an expression that searches a text in lower case they are so, too.
    """
    own = table.get("lists", {})
    out = dict(table)
    named = _NAME.findall(str([table[key] for key in _EXPRESSIONS.intersection(table)]))
    for name, words in own.items():
        _check(name, words)
        if name not in named:
            raise ListError("lists", f"no expression of the rule names the list @{name}")
    for key in _EXPRESSIONS.intersection(out):
        value, lower = out[key], key == "trigger" or table.get("kind") == "regex" and ignores_case(table)
        if isinstance(value, dict):
            out[key] = {_filled(key, phrase, own, lower): fixes for phrase, fixes in value.items()}
        elif isinstance(value, list):
            out[key] = [_filled(key, one, own, lower) if isinstance(one, str) else one for one in value]
        elif isinstance(value, str):
            out[key] = _filled(key, value, own, lower)
    return out


def _filled(key: str, text: str, own: Mapping[str, Sequence[str]], lower: bool) -> str:
    def replaced(found: re.Match[str]) -> str:
        name = found[1]
        words: Sequence[str] | None = own.get(name) or read_table(FILE).get(name)
        if words is None:
            known = {*own, *read_table(FILE)}
            raise ListError(key, f"there is no list @{name}{nearest(name, known)}: a rule's own are in its key 'lists'")
        forms = [form for word in words for form in _forms(word)]
        return "|".join(dict.fromkeys(map(str.lower, forms)) if lower else forms)

    return _NAME.sub(replaced, text) if "@" in text else text


def _forms(word: str) -> tuple[str, ...]:
    """A word of a list, or all forms of what stands in braces."""
    braced = _BRACED.fullmatch(word)
    if not braced:
        return (word,)
    return (plural(braced[2]), braced[2]) if braced[1] else verb_words(braced[2])


def _check(name: str, words: object) -> None:
    """Raise ListError for what is no list of words."""
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name):
        raise ListError("lists", f"a list is called by words in lower case with hyphens, not {name!r}")
    if not isinstance(words, list) or not words or len(set(map(str, words))) != len(words):
        raise ListError("lists", f"{name} is to be a list of texts, each once")
    odd = next(
        (
            word
            for word in words
            if not isinstance(word, str) or not (_WORDS.fullmatch(word) or _BRACED.fullmatch(word))
        ),
        None,
    )
    if odd is not None:
        raise ListError("lists", f"{name} holds {odd!r}, which is no word or phrase")
