"""Noun phrases that take `a`, `the` or nothing, found by words and tags alone, and what stands around each.

What stands around a phrase, its article aside, tells which of the three people would write: the features are those of
Han, Chodorow & Leacock 2006 and De Felice & Pulman 2008, without a parse. bench/native/article_choices.py learns from
them what each is worth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

INDEFINITE, DEFINITE, BARE = range(3)
ARTICLES = ("a", "the", "")
_ARTICLE = {"a": INDEFINITE, "an": INDEFINITE, "the": DEFINITE}
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = _NOUNS | frozenset("DT PDT PRP$ CD JJ JJR JJS POS $ VBN VBG RB RBR RBS HYPH".split())
_BEGINNING_ANEW = frozenset("DT PDT PRP$ RB RBR RBS VBN VBG JJ JJR JJS".split())  # behind a noun: another phrase
_DETERMINING = frozenset(("POS", "PRP$", "DT", "$", "CD", "PDT"))
_BEFORE = frozenset(("PRP$", "POS", "DT", "CD", "PDT", "HYPH", "$", "WP$"))  # tags that make a phrase part of another
_BEHIND = frozenset(("POS", "CD", "NNP", "HYPH"))
_SIGNS = frozenset(("-", "/", "$", "&", "\u2013"))
_PARTICIPLES = frozenset("VBG VBN RB RBR RBS".split())
_SHARES = frozenset(("percent", "%", "pct", "cent"))
_CLAUSE_ENDS = frozenset((".", ";", ":"))
_RELATIVE = frozenset(("that", "which", "who"))
_TELLING = frozenset("IN WDT WP TO VBN VBG , . CC".split())
_LONGEST = 9  # words of a phrase
_BACK = 7  # words before a phrase in which its verb is sought
_EDGE = "<"


class Words(NamedTuple):
    """The words of a sentence and their tags, side by side."""

    words: Sequence[str]
    low: Sequence[str]
    tags: Sequence[str]


class Slot(NamedTuple):
    """A noun phrase: where it starts, where behind its article, the place of its noun, and which article it has."""

    start: int
    inside: int
    noun: int
    article: int


def slots(said: Words) -> Iterator[Slot]:
    """The phrases around a common noun that have an article or nothing before them, in text order."""
    at, tags = 0, said.tags
    while at < len(tags):
        noun = _noun(said, at) if _may_start(tags, at) else -1
        if noun < 0:
            at += 1
            continue
        slot = _slot(said, at, noun)
        if slot is not None:
            yield slot
        at = noun + 1


def _may_start(tags: Sequence[str], at: int) -> bool:
    if tags[at] in _PARTICIPLES:
        return at + 1 < len(tags) and tags[at + 1][:2] in ("JJ", "NN")
    return tags[at] in _INSIDE and tags[at] != "POS"


def _noun(said: Words, start: int) -> int:
    """The place of the noun that ends a phrase; -1 where there is none."""
    noun = -1
    for at in range(start, min(start + _LONGEST, len(said.tags))):
        tag = said.tags[at]
        if tag in _NOUNS or tag == "CD":
            noun = at
        elif tag in _INSIDE:
            if noun >= 0 and tag in _BEGINNING_ANEW:
                break
        elif said.words[at] not in ("-", "/", "&"):
            break
    return noun


def _slot(said: Words, start: int, noun: int) -> Slot | None:
    words, low, tags = said
    if tags[noun] not in ("NN", "NNS") or low[noun] in _SHARES:
        return None
    article, inside = BARE, start
    if tags[start] == "DT":
        if low[start] not in _ARTICLE:
            return None
        article, inside = _ARTICLE[low[start]], start + 1
    if inside > noun or any(tag in _DETERMINING for tag in tags[inside:noun]):
        return None
    if start and (tags[start - 1] in _BEFORE or words[start - 1] in _SIGNS):
        return None
    after = noun + 1
    if after < len(words) and (words[after] in _SIGNS or tags[after] in _BEHIND):
        return None
    return Slot(start, inside, noun, article)


def features(said: Words, slot: Slot, known: Collection[str]) -> list[str]:
    """What stands around a phrase, as texts; `known` are words of the sentences before it."""
    low, tags = said.low, said.tags
    number, noun = tags[slot.noun][-1], low[slot.noun]
    noun += number
    before, before_tag = _at(low, slot.start - 1), _at(tags, slot.start - 1)
    near = _plain(said, slot.start - 1)
    behind, behind_tag = _at(low, slot.noun + 1), _at(tags, slot.noun + 1)
    governor = before if before_tag in ("IN", "TO") else before_tag
    goes_on = _going_on(behind, behind_tag)
    parts = [_plain(said, at) for at in range(slot.inside, slot.noun)]
    first, last, all_parts = (parts[0], parts[-1], "_".join(parts)) if parts else ("", "", "")
    shape = ".".join(tags[slot.inside : slot.noun])
    seen = "1" if low[slot.noun] in known else "0"
    verb = _verb(said, slot.start)
    return [
        f"A{noun}",
        f"B{noun}_{governor}",
        f"C{noun}_{goes_on}",
        f"D{noun}_{near}",
        f"E{noun}_{last}",
        f"F{noun}_{all_parts}",
        f"G{last}{number}",
        f"H{first}{number}",
        f"I{shape}{number}{goes_on}",
        f"J{number}{governor}",
        f"K{number}{goes_on}{seen}",
        f"L{number}{near}",
        f"M{_plain(said, slot.start - 2)}_{near}{number}",
        f"N{behind}{number}",
        f"O{verb}_{number}{governor}",
        f"P{verb}_{noun}{governor}",
        f"Q{_plain(said, slot.start - 2)}_{near}_{noun}",
        f"R{noun}{seen}",
        f"S{last}_{goes_on}{number}",
        f"T{shape}{governor}{number}",
        f"U{noun}_{governor}_{goes_on}",
        f"V{first}_{governor}{number}",
        f"W{before_tag}{behind_tag}{number}{shape}",
        f"X{governor}{goes_on}{number}{seen}",
        f"Y{all_parts}_{governor}{number}",
    ]


def _going_on(behind: str, tag: str) -> str:
    """What kind of words go on behind a phrase."""
    if behind == "of":
        return behind
    return "rel" if behind in _RELATIVE else tag if tag in _TELLING else "o"


def _at(values: Sequence[str], at: int) -> str:
    return values[at] if 0 <= at < len(values) else _EDGE


def _plain(said: Words, at: int) -> str:
    """A word in small letters, a number as its length only."""
    if not 0 <= at < len(said.low):
        return _EDGE
    word = said.low[at]
    return f"#{min(len(word), 5)}" if said.tags[at] == "CD" and any(map(str.isdigit, word)) else word


def _verb(said: Words, start: int) -> str:
    """The last verb before a phrase, in its own clause."""
    for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
        if said.tags[at][:2] == "VB":
            return said.low[at]
        if said.words[at] in _CLAUSE_ENDS:
            break
    return _EDGE
