"""The form of a text alone: what is wrong with its spaces, marks, capitals and articles, whoever wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.english.casing import indefinite
from mtcheck.english.quotations import opens
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.text import ABBREVIATION

SPACES = " \t\u00a0"
_SPACE = f"[{SPACES}]"
_DEFINITE = "the|this|these|those|its|their|his|our|my|your"
_FAULTS = {  # what may run on (a, b, c where ab and bc are faults) is looked at ahead
    "a doubled space": compiled(rf"(?<=\S){_SPACE}{{2,}}(?=\S)"),
    "a space before a mark": compiled(
        rf"(?<=[\w)\u201d\u00bb]){_SPACE}+[,;:!?)\u201d\u00bb]|\w{_SPACE}+\.(?![.\w])|[(\u201c\u00ab]{_SPACE}"
    ),
    "a missing space": compiled(
        r"[^\W\d_][,;!?](?=[^\W_])|[^\W\d_]:(?=[^\W\d_])|[^\W_]{2}\.(?=[^\W\d_][a-z])|[\u201d\u00bb)](?=[^\W_])"
        r"|[^\W_](?=[(\u201c\u00ab])(?!\((?:s|es|ies)\))|[,;](?=[\u201c(\u00ab])"
    ),
    "a doubled mark": compiled(
        r",(?=(\s*[,.;:]))|[;:](?=(\s*[,;.]))|(?<!\.)\.(?=(\s?\.)(?!\s?\.))|(?<![.\w])\.(?=(,))"
    ),
    "a doubled word": compiled(r"\b([^\W\d_]+(?:['\u2019-][^\W_]+)*)(?=(\s+\1\b)(?!['\u2019-]\w))", re.I),
    "a doubled article": compiled(rf"\b(?:an?|{_DEFINITE})(?=(\s+(?:an?|{_DEFINITE})\b)(?!['\u2019-]))", re.I),
}
_SENTENCE = compiled(r"(^|[\w)\]][.!?]\s+)[\"\u201c(\u2018']*([a-z][\w'\u2019-]*)")
_ARTICLE = compiled(r"(?<![\w'\u2019-])(an?|An)\s+([^\W_][\w'\u2019-]*)")
MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb()[]')
_QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
_BRACKETS = {")": "(", "]": "["}


class Fault(NamedTuple):
    """Something wrong with the form of a text, in plain words, and its place."""

    reason: str
    span: Span


def faults(text: str, *, first: bool = True) -> Iterator[Fault]:
    """What is wrong with the form of a stretch of text, at whose start a sentence begins if it comes `first`."""
    for reason, pattern in _FAULTS.items():
        for match in pattern.finditer(text):
            yield Fault(reason, Span(match.start(), max(match.end(group) for group in range(match.re.groups + 1))))
    for match in _SENTENCE.finditer(text):
        if _small(text, match, first):
            yield Fault("a small letter at the start of a sentence", Span(*match.span()))
    for match in _ARTICLE.finditer(text):
        if indefinite(match[2]) != match[1].lower():
            yield Fault(f"'{match[1]}' before '{match[2]}'", Span(*match.span()))


def _small(text: str, match: re.Match[str], first: bool) -> bool:
    """Whether a word after a stop is one that ought to have a capital: not after "approx.", not iPhone."""
    if not match[1]:
        return first and match[2].islower()
    stop = match.end(1) - len(match[1]) + len(match[1].rstrip())
    return match[2].split("-")[0].islower() and not ABBREVIATION.search(text, max(0, stop - 12), stop)


def odd_marks(text: str) -> Counter[str]:
    """How many quotation marks and brackets of a paragraph have no partner, and how many pairs are of two kinds."""
    quotes: list[str] = []
    brackets: list[str] = []
    out: Counter[str] = Counter()
    for at, mark in enumerate(text):
        if mark not in MARKS:
            continue
        if mark in _QUOTES:
            if opens(text, at, bool(quotes)):
                quotes.append(mark)
            elif quotes:
                out["quotation marks of two kinds"] += (quotes.pop() == '"') != (mark == '"')
            else:
                out["a quotation mark without its partner"] += 1
        elif mark not in _BRACKETS:
            brackets.append(mark)
        elif brackets and brackets[-1] == _BRACKETS[mark]:
            brackets.pop()
        else:
            out["a bracket without its partner"] += 1
    out["a quotation mark without its partner"] += len(quotes)
    out["a bracket without its partner"] += len(brackets)
    return out
