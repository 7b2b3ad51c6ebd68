"""Words that announce that an expression may match, chosen from the texts that every match must contain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from mtcheck.rules.literals import required
from mtcheck.rules.near import Announced, Near
from mtcheck.rules.rarity import EDGE, has_word, is_word, share, tokens

_ANYWHERE = (("", "", ""),)
_SEVERAL = 3  # texts with the same words to look for
_BESIDE = 3  # sets of words that are asked for beside the first texts


@cache
def announced(regex: str) -> Announced:
    """What announces an expression; raises re.error where it cannot be parsed."""
    return announced_by(required(regex))


def announced_by(sets: Sequence[tuple[str, ...]]) -> Announced:
    """What announces an expression each match of which holds a text of each set; the rarest set is the first."""
    if not sets:
        return Announced()
    texts = _slim(sets[0])
    whole = all(map(has_word, texts))
    lines = (_line(text) if whole else ("", "", text.strip(EDGE)) for text in texts)
    return Announced(tuple(_merged(lines)), tuple(_beside(texts, sets[1:]))[:_BESIDE])


def _merged(lines: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Lines, one with what the texts have in common where the same words are looked for in several."""
    texts: dict[tuple[str, str], list[str]] = {}
    for word, looked_for, text in lines:
        texts.setdefault((word, looked_for), []).append(text)
    for (word, looked_for), every in texts.items():
        several = word and len(every) > _SEVERAL
        yield from ((word, looked_for, text) for text in ([_beginning(every)] if several else every))


def _beginning(texts: Sequence[str]) -> str:
    """What some texts begin with in common."""
    first, last = min(texts), max(texts)
    return first[
        : next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    ]


def near(all_of_them: Iterable[Announced]) -> Near:
    """What announces some expressions, as it is kept."""
    every = list(all_of_them)
    told: dict[str, list[str]] = {}
    for number, one in enumerate(every):
        for word, looked_for, text in one.lines or _ANYWHERE:
            told.setdefault(word, []).extend((str(number), looked_for, text))
    lines = ("\t".join((word, *parts)) for word, parts in told.items())
    beside = "\n".join("\t".join(one.beside) for one in every) if any(one.beside for one in every) else ""
    return Near("\t".join(told), "\n".join(("", *lines, "")), beside)


def _line(text: str) -> tuple[str, str, str]:
    """The word that leads to a text, that or two words side by side to look for, and all of it if it is more."""
    every = tokens(text)
    pairs = [(one, other) for (one, whole), (other, too) in pairwise(every) if whole and too]
    pair = min(pairs, key=lambda pair: share(pair[0]) * share(pair[1]), default=None)
    words = pair or (min((word for word, whole in every if whole), key=share),)
    held, looked_for = text.strip(EDGE), " ".join(words)
    told = held.strip() == looked_for and is_word(looked_for[0]) and is_word(looked_for[-1])
    return min(words, key=share), looked_for, "" if told else held


def _beside(texts: Iterable[str], sets: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Words, one of which stands in each match, of each set that says more than the texts that are looked for."""
    held = [{word for word, whole in tokens(text) if whole} for text in texts]
    for one in sets:
        if all(map(has_word, one)):
            words = {min((word for word, whole in tokens(text) if whole), key=share) for text in one}
            if any(words.isdisjoint(has) for has in held):
                yield " ".join(sorted(words))


def _slim(texts: Iterable[str]) -> tuple[str, ...]:
    """Some texts without those that hold another one of them."""
    kept: list[str] = []
    for text in sorted(texts, key=len):
        if not any(_holds(text, one) for one in kept):
            kept.append(text)
    return tuple(kept)


def _holds(text: str, other: str) -> bool:
    """Whether a text holds another one wherever it stands; edges of the other are to be edges or signs in it."""
    core = other.strip(EDGE)
    if core not in text:
        return False
    before = r"(?<!\w)(?<!^)" if other[0] == EDGE else ""
    after = r"(?!\w|$)" if other[-1] == EDGE else ""
    return re.search(before + re.escape(core) + after, text) is not None
