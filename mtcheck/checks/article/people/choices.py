"""Choices between two right forms that an article makes once: spelling, place names, percent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.files.expressions import compiled, longest_first
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Span
from mtcheck.names.known import words_of
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.text import has_word

_FIXED = ("chicken ", " dynamo ", " dinamo ", "ttle of ", "iege of ")  # in names that do not change
_PAST = compiled(
    r"\b1[0-8]\d\d\b|\b19[0-8]\d\b|\bsoviet\b|\bussr\b|\bempire\b|\btsars?\b|\bnovel\b|\bRussian name\b", re.I
)
_BEHIND = compiled(  # of names that do not change, too
    r"^(?:, (?:Texas|Florida|Missouri)|\s(?:disaster|accident|nuclear|catastrophe|power|plant|NPP|"
    r"exclusion|zone|tragedy))\b"
)
_WAYS = 2  # Ukrainian names from which an article calls the country's places as Ukrainians do
_EVERYBODYS = frozenset(("kharkiv", "lviv", "luhansk"))  # which English has long had beside Kiev and Nikolaev
Forms = dict[str, tuple[int, str]]  # a form, which side of its choice it is on, and the form on the other side


def _has_both(document: Document, kind: str) -> bool:
    """Whether the article may have forms of both sides of a choice: the first words of them."""
    return not any(map(document.vocabulary.isdisjoint, _first_words(kind)))


@cache
def _first_words(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the forms of a kind begin with, by their side."""
    rows = [row[1:] for row in read_columns("choices.txt") if row[0] == kind]
    one, other = zip(*rows, strict=True)
    return frozenset(map(_first, one)), frozenset(map(_first, other))


def _first(form: str) -> str:
    return re.split(r"\W", form.lower(), maxsplit=1)[0]


@cache
def _choices(kind: str) -> tuple[re.Pattern[str], Forms]:
    """A pattern for all forms of a kind, and what each stands for."""
    forms: Forms = {}
    for which, first, second in read_columns("choices.txt"):
        if which == kind:
            forms |= {first: (0, second), second: (1, first)}
            if kind == "place":
                forms[first.upper()] = (0, second.upper())
    words = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in longest_first(forms))
    return compiled(rf"(?<![\w-])(?:{words})(?!\w|-\w)"), forms


def spelling(document: Document, rule: Rule) -> Iterator[Finding]:
    """British and American spelling in one article, outside names: the rarer gives way."""
    yield from _rarer(document, rule, "spelling", together=True)


def place(document: Document, rule: Rule) -> Iterator[Finding]:
    """Two names of one place in one article: an article that knows the present name keeps to it."""
    if not _has_both(document, "place"):
        return
    pattern, forms = _choices("place")
    found = [(m, *forms[m[0]]) for m in pattern.finditer(document.folded)]
    present = {match[0].lower() for match, side, _ in found if side == 1}
    for match, side, other in found:
        if side == 0 and other.lower() in present and not _keeps(document, match):
            yield finding(rule, document, Span(*match.span()), [other])


def way(document: Document, rule: Rule) -> Iterator[Finding]:
    """Places of Ukraine by their Russian names in an article that has others by their Ukrainian ones."""
    if _is_ukrainian(document):
        for place, own, kind in document.memo(_russian_ways):
            if kind != "-":
                yield finding(rule, document, place, [own])


def russian_way(document: Document, rule: Rule) -> Iterator[Finding]:
    """Places, bodies and groups as Russian calls them, where English has a name of its own."""
    for place, own, kind in document.memo(_russian_ways):
        if kind == "-" or kind != "only" and not _is_ukrainian(document):
            yield finding(rule, document, place, [own])


def _russian_ways(document: Document) -> list[tuple[Span, str, str]]:
    """Names as Russian has them, of which the article has not the English one, too."""
    words = {word for word, _ in document.memo(words_of)}
    found: list[tuple[Span, str, str]] = []
    for first in _ways().keys() & words:
        for name, own, kind in _ways()[first]:
            if has_word(document.folded, own):
                continue
            matches = re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w|-\w)", document.folded)
            found += [(Span(*match.span()), own, kind) for match in matches if not _keeps(document, match)]
    return sorted(found)


@cache
def _ways() -> dict[str, list[tuple[str, str, str]]]:
    """By the first word of a name as Russian has it, in lower case, the entries of the list."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, own, kind in read_columns("names-russian-way.txt"):
        found.setdefault(name.lower().split()[0], []).append((name, own, kind))
    return found


def _is_ukrainian(document: Document) -> bool:
    """Whether the article calls places of Ukraine as Ukrainians do."""
    words = {word for word, _ in document.memo(words_of)}
    return len(_ukrainian_names() & words) >= _WAYS


@cache
def _ukrainian_names() -> frozenset[str]:
    """The names of places, in lower case, by which only those who follow Ukrainian call them."""
    names = {own.lower() for entries in _ways().values() for _, own, kind in entries if kind != "-"}
    return frozenset(names | {"kyiv"}) - _EVERYBODYS


def _keeps(document: Document, match: re.Match[str]) -> bool:
    """Whether an older name of a place is right: in a fixed name, of past times, alone in quotes, a person's."""
    text, (start, end) = document.folded, match.span()
    if (
        text[max(0, start - 8) : start].lower() in _FIXED
        or text[max(0, start - 1) : start] == text[end : end + 1] == '"'
    ):
        return True
    sentence = document.around(Span(start, end))
    if _PAST.search(text, sentence.start, sentence.end) or _BEHIND.match(text[end : end + 14]):
        return True
    return match[0] in document.memo(_surnames)


def _surnames(document: Document) -> frozenset[str]:
    return frozenset(m.surname for m in mentions_of(document) if m.given)


def percent(document: Document, rule: Rule) -> Iterator[Finding]:
    """Percent and per cent in one article: the rarer gives way."""
    yield from _rarer(document, rule, "word", together=False)


def _rarer(document: Document, rule: Rule, kind: str, *, together: bool) -> Iterator[Finding]:
    """Findings for the rarer side of each choice; `together` counts all words of the kind as one choice."""
    if not _has_both(document, kind):
        return
    pattern, forms = _choices(kind)
    found = [(m, *forms[re.sub(r"\s", " ", m[0])]) for m in pattern.finditer(document.folded)]
    counts: dict[str, Counter[int]] = {}
    for match, side, other in found:
        counts.setdefault(_key(match[0], other, together), Counter())[side] += 1
    for match, side, other in found:
        count = counts[_key(match[0], other, together)]
        if len(count) == 2 and side != count.most_common(1)[0][0] and (not together or max(count.values()) > 1):
            yield finding(rule, document, Span(*match.span()), [other])


def _key(form: str, other: str, together: bool) -> str:
    return "" if together else min(re.sub(r"\s", " ", form), other)
