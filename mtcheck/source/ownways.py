"""Names that a Russian text has, as their bearers spell them: Herashchenko, Tsikhanouskaya, Šafářová."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from mtcheck.source.document import SourceDocument
from mtcheck.source.pairs import Pair
from mtcheck.source.words import plain

_ABROAD = re.compile(
    r"\b(?:польс|польш|поляк|чешс|чешк|чех|болгар|серб|хорват|слова[кц]|словен|македон|черногор|гре[кц])"
)
_BELARUSIAN = re.compile(r"tsi|dzi|[aeo]u(?:sk|ts|$)|ia[tklnr]|[st]ki$|ka$")  # marks of it, in small letters
_POLISH = re.compile(r"[cs]z|rz|w(?:sk|icz)|cki$")  # what no romanization of Cyrillic has
_ARMENIAN = re.compile(r"[iy]an$")
_WESTERN = str.maketrans("bdg", "ptk")  # Hakobyan is in Russian Akopyan, Karapetyan Garabedian
_LETTERS = [
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"shch|szcz|šč", "S"),
        (r"rzh|rz|ř", "r"),
        (r"tch|cz|ch|č|ć", "C"),
        (r"sh|sz|š|ś", "s"),
        (r"zh|ž|ż|ź", "z"),
        (r"kh", "K"),
        (r"ts(?=[iey])", "t"),
        (r"dz(?=[iey])", "d"),
        (r"ts|tz|c(?!k)", "c"),
        (r"(?<=[aeo])u(?=[st]|$)", "v"),
        (r"w", "v"),
        (r"h", "g"),
    )
]
_DROPPED = re.compile(r"[aeiouyj'’]|(.)(?=\1)")


def is_abroad(source: SourceDocument, pair: Pair) -> bool:
    """Whether the source speaks of other Slavs, or of Greeks, whose names are not romanized as Russian ones are."""
    return _ABROAD.search(plain(source.text[slice(*pair.source_span)])) is not None


def is_own_way(text: str, spellings: Iterable[str], *, abroad: bool = False) -> bool:
    """Whether a word may be what the bearer of a name writes: with its consonants, and marks of another language.

    `abroad` tells that the sentence speaks of other Slavs, whose letters need no marks.
    """
    low = text.lower()
    if _ARMENIAN.search(low):
        shifted = _bones(low.removeprefix("h")).translate(_WESTERN)
        if any(shifted == _bones(spelled.lower()).translate(_WESTERN) for spelled in spellings):
            return True
    ukrainian = re.search(r"(?<![ksczt])h|iv$", low) is not None
    if not (abroad or ukrainian or _BELARUSIAN.search(low) or _POLISH.search(low) or not low.isascii()):
        return False
    bones = _bones(low)
    return any(bones == _bones(spelled.lower()) for spelled in spellings)


def _bones(low: str) -> str:
    for pattern, letters in _LETTERS:
        low = pattern.sub(letters, low)
    return _DROPPED.sub("", unicodedata.normalize("NFKD", low).encode("ascii", "ignore").decode())
