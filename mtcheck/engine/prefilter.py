"""Which of many expressions can match in a text at all: those that its words and signs announce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from mtcheck.rules.near import Near, words_of
from mtcheck.rules.packed import Number


class Announcing:
    """What announces the expressions of some rules; read when a word that leads to it stands in a text."""

    def __init__(self, rules: Sequence[Near]) -> None:
        self._rules = rules
        self._waiting: dict[str, list[int]] = {}  # by word, numbers of the rules
        for number, near in enumerate(rules):
            if near.lines:
                for word in near.words.split("\t"):
                    self._waiting.setdefault(word, []).append(number)
        # By a word or two side by side: expressions, with the text that a part must hold.
        self._known: dict[str | tuple[str, ...], list[tuple[Number, str]]] = {}
        self._learn("")
        self._wordless = self._known.pop("", [])
        self._beside = _Beside(rules)

    def parts(self, parts: Sequence[str]) -> Iterator[tuple[Number, int]]:
        """Expressions that may match in parts of a text, and the number of the part; in order, each pair once."""
        read = list(map(words_of, parts))
        for word in self._waiting.keys() & set(chain.from_iterable(read)):
            self._learn(word)
        whole = "\n".join(parts)
        wordless = [(number, text) for number, text in self._wordless if text in whole]
        known, beside = self._known, self._beside
        telling = known.keys()
        for at, part in enumerate(parts):
            words = set(read[at])
            found: set[Number] = set()
            announced = chain(telling & words, telling & set(pairwise(read[at])))
            for entries in (wordless, *map(known.__getitem__, announced)):
                for number, text in entries:
                    if text in part and number not in found:
                        for some in beside[number]:
                            if words.isdisjoint(some):
                                break
                        else:
                            found.add(number)
            for number in sorted(found):
                yield number, at

    def _learn(self, word: str) -> None:
        """Read what a word leads to."""
        for rule in self._waiting.get(word, ()):
            lines = self._rules[rule].lines
            start = lines.index(f"\n{word}\t") + len(word) + 2
            told = iter(lines[start : lines.index("\n", start)].split("\t"))
            for number, key, text in zip(told, told, told, strict=True):
                place = tuple(key.split(" ")) if " " in key else key
                self._known.setdefault(place, []).append(((rule, int(number)), text))
        self._waiting.pop(word, None)


class _Beside(dict[Number, tuple[frozenset[str], ...]]):
    """By expression sets of words, of each of which a part must have one; those that were asked for so far."""

    def __init__(self, rules: Sequence[Near]) -> None:
        self._rules = rules

    def __missing__(self, expression: Number) -> tuple[frozenset[str], ...]:
        rule, number = expression
        beside = self._rules[rule].beside
        told = beside.split("\n")[number].split("\t") if beside else ()
        self[expression] = tuple(frozenset(some.split(" ")) for some in told if some)
        return self[expression]
