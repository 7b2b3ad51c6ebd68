"""What pages say around their articles, as templates of lines and parts of lines (`rules/lists/page-lines.txt`).

In a template `(a|b|)` stands for any of these and `@name` for a class of `pageclasses`; between words any punctuation
may stand. One that begins with `?` is of the page only where its neighbours are, with `??` even at the end of a page;
`=` is the heading of a list of other articles; `~` a notice that has one word of each group, at the end or the
beginning of a page, `~!` anywhere; `^` before a group: one of the words at the notice's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from mtcheck.checks.article.page.classes import MONEY, NUMERIC, classes, names_of_days
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list

_GAP = r"[^\w\n]{1,6}"  # between the words of a template
_COLON = r"\s?[:\u2013\u2014-]\s?"
_FIRST = compiled(r"[^\W\d_]+(?:'[a-z]+)?|\d|\S")
_BETWEEN = compiled(r"[^\w\n\u00a9$\u20ac#+\u2116-]*[+-]?$|[^\w\n\u00a9$\u20ac#+\u2116-]*")
_TITLE = compiled(r"\s?:\s?(?=[^\W_]|[\"(])[^\n]{3,170}$")
_LEADING = " *>\u00bb\u2022\u00b7\u25aa\u25ba\u2013\u2014-"
_ELEMENT = compiled(r"\(([^()]*)\)|(\S+)")
_WORDS = compiled(r"[^\W\d_]+(?:'[a-z]+)?|\d")
_DIGITS = frozenset("0123456789")
_SIGN = compiled(r"[\w@\u2116+\u00a9#]")
_OPENING = 4  # words


class Kind(IntEnum):
    """How sure a part of a line tells that the page says it."""

    HARDLY = 1
    PERHAPS = 2  # sure behind an article, and between its headline and its text
    LIKELY = 3  # sure on a page with several lines that surely are its own
    SURE = 4


class Part(NamedTuple):
    """Some code points of a line that a page may say, up to `end`."""

    end: int
    kind: Kind
    heads: bool  # whether it stands above other articles


@lru_cache(maxsize=1000)
def parts(line: str) -> list[Part]:
    """A line as parts that pages consist of, from its first word to its last; an empty list where it has others."""
    found: dict[int, list[Part]] = {}
    words = frozenset(_WORDS.findall(line.lower()))

    def rest(at: int) -> list[Part]:
        at = _skipped(line, at)
        if at not in found:
            found[at] = []
            for part in _at(line, at, words):
                more = rest(part.end)
                if more or _skipped(line, part.end) == len(line):
                    better = [part, *more]
                    found[at] = max(found[at], better, key=_worth) if found[at] else better
        return found[at]

    return rest(0)


def notice(low: str, *, anywhere: bool) -> bool:
    """Whether a line in lower case is a legal or technical notice; `anywhere`: such as no article has inside."""
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", low)
    inside, first = frozenset(words), f" {' '.join(words[:_OPENING])} "
    for needed, groups in _notices(anywhere):
        if needed and inside.isdisjoint(needed):
            continue
        if all(group.stands(inside, first, low) for group in groups):
            return True
    return False


class _Group(NamedTuple):
    """Words and phrases of which a notice has one, some of them at its beginning."""

    words: frozenset[str]
    phrases: tuple[str, ...]
    openings: tuple[str, ...]

    def stands(self, words: frozenset[str], first: str, low: str) -> bool:
        """Whether a line in lower case, of some words, the first of them between spaces, has one."""
        return (
            not words.isdisjoint(self.words)
            or any(opening in first for opening in self.openings)
            or any(phrase in low for phrase in self.phrases)
        )


def _worth(parts: list[Part]) -> tuple[int, int, int]:
    return sum(part.kind is Kind.SURE for part in parts), -len(parts), min(part.kind for part in parts)


def _skipped(line: str, at: int) -> int:
    match = _BETWEEN.match(line, at)
    return match.end() if match else at


def _at(line: str, at: int, words: frozenset[str]) -> Iterator[Part]:
    """The parts that can begin at a place of a line of some words."""
    word = _FIRST.match(line, at)
    if word is None:
        return
    keys = [word[0].lower()]
    if word[0][0].isdigit() or word[0][0] in "+-$\u20ac":
        keys.append("0")
    elif word[0][0].isupper() or word[0] == '"':
        keys.append("A")
    for key in keys:
        for template in _index().get(key, ()):
            if any(map(words.isdisjoint, _needs(template))):
                continue
            match = _expression(template).match(line, at)
            if match and match.end() > at:
                heads = template.startswith("=")
                if heads and at > len(line) - len(line.lstrip(_LEADING)):
                    continue
                title = _TITLE.match(line, match.end()) if heads else None
                end = title.end() if title else match.end()
                doubts = template[:3].count("?")
                kind = (Kind.SURE, Kind.PERHAPS, Kind.HARDLY)[doubts]
                yield Part(end, kind, heads)


@cache
def _lines() -> list[str]:
    """All templates, those of headings first: what may be both is a heading."""
    return sorted(read_list("page-lines.txt"), key=lambda line: (not line.startswith("="), line))


@cache
def _notices(anywhere: bool) -> list[tuple[frozenset[str], list[_Group]]]:
    """Notices, at an end of a page or anywhere: words one of which is there, and groups each of which has one there."""
    found = []
    for line in _lines():
        if line.startswith("~") and line.startswith("~!") == anywhere:
            groups = [_group(group) for group in line.lstrip("~! ").split(" & ")]
            words = [group.words for group in groups if not group.phrases and not group.openings]
            found.append((min(words, key=len, default=frozenset[str]()), groups))
    return found


def _group(group: str) -> _Group:
    words = group.strip(" ^()").split("|")
    if group.strip().startswith("^"):
        return _Group(frozenset(), (), tuple(f" {word} " for word in words))
    phrases = tuple(word for word in words if " " in word)
    return _Group(frozenset(words).difference(phrases), phrases, ())


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """The templates by the words that they can begin with; 0 for digits, A for capitals."""
    found: dict[str, list[str]] = {}
    for template in _lines():
        if not template.startswith("~"):
            for key in _keys(template.lstrip("=?")):
                found.setdefault(key, []).append(template)
    return {key: tuple(dict.fromkeys(templates)) for key, templates in found.items()}


@cache
def _needs(template: str) -> tuple[frozenset[str], ...]:
    """Words of which a line must have one for each of a template's elements, to be looked at more closely."""
    found = []
    for element in _elements(template.lstrip("=?")):
        words: set[str] = set()
        for alternative in element.split("|"):
            name = alternative.split(" ", 1)[0]
            if name in NUMERIC:
                words |= _DIGITS
            elif name == "@media":
                words |= {word for medium in read_list("page-media.txt") for word in _WORDS.findall(medium)[:1]}
            elif name == "@net":
                words |= {word for network in read_list("page-networks.txt") for word in _WORDS.findall(network)[:1]}
            elif (match := _WORDS.match(alternative)) and not alternative.startswith("@"):
                words |= {match[0], match[0] + "s", match[0].removesuffix("s")}
            else:
                words.clear()
                break
        if words:
            found.append(frozenset(words))
    return tuple(found)


def _keys(template: str) -> set[str]:
    """The words that a template can begin with."""
    keys: set[str] = set()
    for match in _ELEMENT.finditer(template):
        element = match[1] or match[2]
        alternatives = element.split("|")
        for alternative in filter(None, alternatives):
            first = alternative.split()[0]
            keys |= _first_words(first.removesuffix("?"))
            if first.endswith("?"):
                keys |= _first_words(first[:-2])
        if not ("" in alternatives or element.startswith("@") and element.endswith("?")):
            break
    return keys


@cache
def _first_words(word: str) -> frozenset[str]:
    keys = frozenset({"0"} if word in NUMERIC else ())
    if word == "@net":
        return frozenset(name.split()[0] for name in read_list("page-networks.txt"))
    if word == "@section":
        return frozenset(name.split()[0] for name in read_list("page-sections.txt"))
    if word == "@rates":
        return keys.union(MONEY.split("|"))
    if word in ("@date", "@fulldate", "@month"):
        return keys.union(names_of_days())
    if word.startswith("@"):
        return keys or frozenset({"A"})
    match = _FIRST.match(word)
    return frozenset({match[0]} if match else ())


def _elements(template: str) -> list[str]:
    """The elements of a template: words, classes, and what stands between brackets."""
    return [match[1] or match[2] for match in _ELEMENT.finditer(template)]


@cache
def _expression(template: str) -> re.Pattern[str]:
    """What a template matches, up to the end of a word."""
    out, begun, gap = "", False, _GAP
    for element in _elements(template.lstrip("=?")):
        if element == ":":
            gap = _COLON
            continue
        optional = element.startswith("@") and element.endswith("?")
        alternatives = element.removesuffix("?").split("|") if optional else element.split("|")
        real = sorted((_words(a) for a in alternatives if _SIGN.search(a)), key=len, reverse=True)
        if not real:
            continue
        optional = optional or len(real) < len(alternatives)
        body = "(?:" + "|".join(real) + ")"
        if begun:
            out += f"(?:{gap}{body})?" if optional else gap + body
        else:
            out += f"(?:{body}{gap})?" if optional else body
            begun = not optional
        gap = _GAP
    return compiled(f"(?i:{out})(?!\\w)")


def _words(alternative: str) -> str:
    """A part of an expression, for some words and classes."""
    out = []
    for word in alternative.split():
        name = word.removesuffix("?")
        if name in classes():
            out.append(f"(?:{classes()[name]})")
        elif _SIGN.search(word):
            plain = re.escape(name)
            out.append(plain + "?" if word.endswith("?") else plain)
    return _GAP.join(out)
