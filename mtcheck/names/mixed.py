"""Names of China and Korea that a machine has half in English and half out of Cyrillic: Men Wanzhou, Pak Kyn Hye.

What is right in such a name tells who is meant: a whole given name, or two syllables of three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mtcheck.files.expressions import compiled
from mtcheck.names.syllables import palladius

_PARTS = compiled(r"[ -]")
_KOREAN = 3  # syllables
_SHORT = 6  # letters of a syllable in Cyrillic

Words = tuple[tuple[str, ...], ...]


def mixed_spellings(source: str, right: Iterable[str], spelled: Callable[[str], Iterable[str]]) -> Iterator[Words]:
    """The spellings, for each word, of a name whose family name comes first; none for people of other countries.

    `right`: its right forms in lower case; `spelled` gives the romanizations of a word.
    """
    parts, first, *others = source.split(), *right
    forms = [first, *(form for form in others if form.split()[0] == first.split()[0])]  # no Jay Y. Lee
    if len(parts) == 2 and _syllables(parts[0]) == 1 and _syllables(parts[1]) == 2:
        own = [words for form in forms if len(words := form.split()) == len(parts)]
        yield from _words(parts, own, spelled)
    elif len(parts) == _KOREAN and all(len(part) <= _SHORT for part in parts):
        own = [pieces for form in forms if len(pieces := _PARTS.split(form)) == _KOREAN]
        yield from _words(parts, own, spelled)
        family = tuple(dict.fromkeys((*spelled(parts[0]), *(words[0] for words in own))))
        if given := tuple(dict.fromkeys("-".join(rest) for _, *rest in own)):
            yield family, given


def _words(parts: list[str], own: list[list[str]], spelled: Callable[[str], Iterable[str]]) -> Iterator[Words]:
    if own:
        yield tuple(
            tuple(dict.fromkeys((*spelled(part), *(words[at] for words in own)))) for at, part in enumerate(parts)
        )


def _syllables(word: str) -> int:
    """How many syllables of Palladius a word in Cyrillic has, up to two; 0 for one that is not made of them."""
    lowered, table = word.lower(), palladius()
    if lowered in table:
        return 1
    return 2 * any(lowered[:at] in table and lowered[at:] in table for at in range(1, len(lowered)))
