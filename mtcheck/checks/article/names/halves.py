"""The two halves of somebody's name, either of which may have come letter by letter out of Cyrillic."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import is_given_name
from mtcheck.names.heard import TRACE, Heard
from mtcheck.names.lookup import known_word

OWN = 1.0  # Zipf frequency from which a spelling may be somebody's own
_NAME = 2.0  # the same of a given name that English texts have
NOBODYS = compiled(
    r"dzh|tsz|shch|[bdfghkmptvz]y[ou](?!n)|^u[aeio]|[^aeiou]u[aeo]y|sht[^aeiou]|kvi|[lnr]kh[eioy]|"
    r"[gkpvz]ye[a-z]|[bdfptv]kh[aeiouy]"
)
CAUCASUS = compiled(
    r"(?:shvili|dze|[iy]an[ti]?s?|zad[ae]|[oe]ff?|[oe]v[ae]?|enk[oa]|ch[ue]k|uk|[iy]ak|oglu|ogly|skas?|ava|ia)$"
)


class Name(NamedTuple):
    """A place of a romanization, what it can be, the likeliest first (none is known where empty), and how sure."""

    span: Span
    names: tuple[str, ...]
    sure: bool


class Half(NamedTuple):
    """A given name or a surname, its place, whose name it may be, and how often English has it (Zipf frequency)."""

    word: str
    span: Span
    heard: Heard
    seen: float

    @property
    def raw(self) -> bool:
        """Whether it is a romanization that hardly anybody bears."""
        return bool(self.heard.names) and self.seen < OWN

    @property
    def traced(self) -> bool:
        """Whether its letters are such as come out of Cyrillic."""
        return TRACE.search(self.word.lower()) is not None

    @property
    def is_given(self) -> bool:
        """Whether English texts have it as a given name."""
        return self.seen >= _NAME and is_given_name(self.word)

    def is_nobodys(self, *others: re.Pattern[str]) -> bool:
        """Whether it is a word that English never has, spelled as no language spells its names."""
        word = self.word.lower()
        if self.seen > 0 or not word.isascii() or CAUCASUS.search(word):
            return False
        return any(pattern.search(word) for pattern in (NOBODYS, *others)) and known_word(word) is None
