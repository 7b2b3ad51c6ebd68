"""Names of a list looked up by their first word: a text is searched once, however many names there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mtcheck.files.expressions import compiled

_FIRST = compiled(r"[^\W_]+")
_LARGE = compiled(r"(?<![^\W_a-z])(?![a-z])[^\W_]+")
_CAPITAL = compiled(r"(?<![\w'-])(?=[A-Z\d])[^\W_]+")


def capitals_of(text: str) -> set[str]:
    """The words of a text that begin with no small letter, any of which a name may begin with."""
    return set(_LARGE.findall(text))


def first_word(name: str) -> str:
    """The word that a name is looked up by; empty for one without letters and digits."""
    first = _FIRST.match(name)
    return first[0] if first else ""


class Names:
    """Names of one and more words, by their first; `small` where the text that is searched is in small letters."""

    def __init__(self, names: Iterable[str], *, small: bool = False) -> None:
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for name in names:
            known = name.lower() if small else name
            if first := first_word(known):
                self._by_first[first].append(known)
        for alike in self._by_first.values():
            alike.sort(key=len, reverse=True)

    def at(self, text: str, start: int) -> Iterator[str]:
        """The names that stand at a position, the longest first; what follows them is not looked at."""
        first = _FIRST.match(text, start)
        for name in self._by_first.get(first[0], ()) if first else ():
            if text.startswith(name, start):
                yield name

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where they begin in a text, at capitals and numbers, and the name."""
        for match in _CAPITAL.finditer(text):
            if match[0] in self._by_first:
                for name in self.at(text, match.start()):
                    yield match.start(), name
