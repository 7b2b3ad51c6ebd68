"""English for source words in a sense that they do not have there: the lines of `rules/lists/source-senses.toml`."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any, NamedTuple

from mtcheck.english.inflection import plural, verb_words
from mtcheck.files.lists import read_table
from mtcheck.source.words import lemmas_of, plain

_NO_PARTICLE = r"(?!\s(?:out|off|up|down|forward|away)\b)"  # carry out is another verb than carry


class Sense(NamedTuple):
    """One wrong sense: words of the source, part of speech (v, n, a), English for it, and words that decide.

    `wrong` maps each form that may stand there to the word it is a form of (in the list, `!of` after a word: not where
    "of" follows); `near` are words of the right sense, one of which the source must have beside it (none: it needs no
    more), `close` the same within four words, `excuses` words for the other sense. Its `mark` behind the kind says
    where the right word may be put in unread: + everywhere, ? nowhere; without one, where the words beside allow it.
    """

    words: tuple[str, ...]
    kind: str
    wrong: dict[str, str]
    right: tuple[str, ...]
    near: frozenset[str]
    close: frozenset[str]
    excuses: frozenset[str]
    pattern: re.Pattern[str]
    mark: str


@cache
def lines_by_word(language: str) -> dict[str, tuple[str, ...]]:
    """The lines of the list by the longest word that they ask for, as it is looked up among the lemmas."""
    if language not in ("ru", "uk"):
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for line in _data()["senses"]["table"].strip().splitlines():
        longest = {max(phrase.split(), key=len) for phrase in _words(line, language)}
        for word in {lemma for part in longest for lemma in lemmas_of(part, language)}:
            found[word].append(line)
    return {word: tuple(lines) for word, lines in found.items()}


@cache
def _data() -> dict[str, Any]:
    return read_table("source-senses.toml")


def _words(line: str, language: str) -> tuple[str, ...]:
    """The words of a source language that a line is about."""
    russian, _, ukrainian = line.partition("|")[0].strip().partition("/")
    return tuple(map(plain, filter(None, (russian if language == "ru" else ukrainian).split(","))))


def table(language: str) -> list[Sense]:
    """All senses of the list that have words of a source language; raises ValueError for a line that is none."""
    lines = _data()["senses"]["table"].strip().splitlines()
    return [sense_of(line, language) for line in lines if _words(line, language)]


@cache
def sense_of(line: str, language: str) -> Sense:
    """The sense of one line for a source language; raises ValueError for a line that is none."""
    _, kinds, bad, right, *more = (part.strip() for part in line.split("|"))
    kind = kinds.rstrip("+?")
    if kind not in ("v", "n", "a") or not bad or not right:
        raise ValueError(f"not a sense: {line}")
    asked: dict[str, set[str]] = {"": set(), "~": set(), "!": set()}
    for word in more[0].split() if more else ():
        mark = word[0] if word[0] in "~!" else ""
        name = word[len(mark) :]
        asked[mark].update(map(plain, _data()["contexts"][name[1:]].split() if name.startswith("@") else [name]))
    near, close, excuses = (frozenset(asked[mark]) for mark in ("", "~", "!"))
    forms: dict[str, str] = {}
    either = []
    for word, *others in (part.lower().split(" !") for part in bad.split(",")):
        forms |= dict.fromkeys(_forms(word, kind), word)
        after = rf"(?!\s+(?:{'|'.join(others)})\b)" if others else ""
        if kind == "v" and " " not in word:
            after += _NO_PARTICLE
        either += [re.escape(form).replace(r"\ ", r"\s+") + rf"(?![\w-]){after}" for form in _forms(word, kind)]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(either, key=len, reverse=True))})")
    words, fixes = _words(line, language), tuple(right.split(","))
    return Sense(words, kind, forms, fixes, near, close, excuses, pattern, mark=kinds[1:])


def _forms(word: str, kind: str) -> tuple[str, ...]:
    if kind == "v":
        return verb_words(word)
    return (word, plural(word)) if kind == "n" else (word,)
