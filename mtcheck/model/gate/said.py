"""What the source of a place says, as far as an edit may be measured by it: numbers, names, denials, opposites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.names.romanize import romanizations
from mtcheck.names.sounds import letters_in_common
from mtcheck.names.transcribed import transcription_cost
from mtcheck.source.behind import is_adjective_of, is_behind
from mtcheck.source.compounds import compounded
from mtcheck.source.denial import denials, hints
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.groups import CALENDAR, groups
from mtcheck.source.named import named_in
from mtcheck.source.numerals import numbers
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import plain

_LONG = 5  # letters of a name that is compared letter by letter
_LIKE = 0.7  # of the letters in common, from which names are one
_HARDLY_CHANCE = 6.0  # what a name's way into Cyrillic may cost
_SPELLINGS = 8  # romanizations that are tried
_UNITS = {
    "usd": r"\$|долл?ар|долл?\b|usd",
    "eur": r"€|евро|євро|eur\b",
    "gbp": r"£|фунт|gbp",
    "rub": r"₽|рубл|руб\b|карбован|rub\b",
    "uah": r"₴|гривн|гривен|гривень|грн|uah",
    "percent": r"%|процент|відсот",
    "km": r"\bкм\b|километр|кілометр",
    "mile": r"\bмил[ьяией]|миль",
    "kg": r"\bкг\b|килограм|кілограм|\bкило\b",
    "ton": r"\bтонн|\bт\b",
}
_DENYING = re.compile(
    r"(?<![\w-])(?:не|ни|без|нет|нельзя|никто|никого|никому|никем|ничего|ничто|ничем|никогда|никак\w*|нигде|никуда|"
    r"ані|ні|немає|нема|ніхто|нікого|нікому|нічого|ніщо|ніколи|ніде|жодн\w+)(?![\w-])"
)
_NOT = re.compile(r"(?<![\w-])(?:не|нет|нельзя|немає)(?![\w-])")
_NEGATIVE = re.compile(r"(?<![\w-])(?:ни|ні|жодн\w+|ни[кч]\w{2,}|ні[кч]\w{2,}|нигде|ніде)(?![\w-])")
_VAGUE = {
    "dozens": "десятк|десятки|дюжин",
    "hundreds": "сотн",
    "thousands": "тысяч|тисяч",
    "millions": "миллион|мільйон|млн",
    "billions": "миллиард|мільярд|млрд",
}


class Said:
    """The source sentences of a place, and what they say."""

    def __init__(self, source: SourceDocument, pair: Pair) -> None:
        self._source, self._pair = source, pair
        self._language = source.language_at(pair.source_span.start)
        self._text = plain(source.text[slice(*pair.source_span)])

    @cached_property
    def values(self) -> frozenset[float]:
        """The values of its numbers."""
        found = numbers(self._source.text, self._language, self._pair.source_span)
        return frozenset(value for number in found for value in number.values) | compounded(self._text)

    @cached_property
    def _words(self) -> frozenset[str]:
        """English words, in lower case, that have one translation each, which it has."""
        lemmas = frozenset[str]().union(*(w.lemmas for w in self._source.words_in(self._pair.source_span)))
        every = (item for group in groups(self._language) for item in group.items())
        return frozenset(word for word, theirs in every if not theirs.isdisjoint(lemmas))

    @cached_property
    def months(self) -> frozenset[str]:
        """The first three letters of its months."""
        return frozenset(word[:3] for word in self._words if word in groups(self._language)[:CALENDAR][0])

    def has(self, word: str) -> bool:
        """Whether it has a day, a season, a relative or a vague number that English tells by a word."""
        if word in _VAGUE:
            return bool(re.search(_VAGUE[word], self._text))
        return word.removesuffix("s") in self._words or word in self._words

    def has_unit(self, unit: str) -> bool:
        """Whether it has a unit or currency, by the name that the gate has for it."""
        return bool(re.search(_UNITS[unit], self._text))

    @cached_property
    def known(self) -> frozenset[str]:
        """Words of the usual English names, in lower case, of the known ones that it names."""
        forms = (form for name in named_in(self._source, self._pair) for form in name.english)
        return frozenset(word for form in forms for word in form.lower().replace("'s", "").split())

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the English names, in lower case, of what it names."""
        named = named_in(self._source, self._pair)
        forms = (form for name in named for form in (*name.english, *name.spellings))
        return frozenset(word for form in forms for word in form.lower().replace("'s", "").split())

    def behind(self, name: str) -> frozenset[Span]:
        """Those of its words that may be what an English name stands for, in any way."""
        words = self._source.words_in(self._pair.source_span)
        return frozenset(w.span for w in words if is_behind(w, name, self._language) or self._is_like(w, name))

    def _is_like(self, word: Word, name: str) -> bool:
        """Whether most letters of a name of the source, as romanized, are those of an English one, in their order."""
        if not word.text[0].isupper() or len(word.text) < _LONG or len(name) < _LONG:
            return False
        spelled = romanizations(plain(word.text), "uk" if self._language == "uk" else "ru")[:_SPELLINGS]
        return any(letters_in_common(s, name) >= _LIKE for s in spelled)

    def spelled(self, name: str) -> frozenset[Span]:
        """Its names that Cyrillic letters made of an English one: Уси for Wuxi, Хлоя for Chloe."""
        words = (w for w in self._source.words_in(self._pair.source_span) if w.text[0].isupper())
        return frozenset(w.span for w in words if self._is_spelled(w, name))

    def _is_spelled(self, word: Word, name: str) -> bool:
        """Whether a name of the source, or a part of it between hyphens, is what Cyrillic makes of an English one."""
        forms = {plain(word.text), *word.lemmas}
        language = "uk" if self._language == "uk" else "ru"
        for form in forms:
            spelled = romanizations(form, language)[:1] or ("",)
            ours, theirs = name.split("-"), spelled[0].split("-")
            if len(ours) == len(theirs) and all(
                transcription_cost(one, other, _HARDLY_CHANCE) <= _HARDLY_CHANCE
                for one, other in zip(ours, theirs, strict=True)
            ):
                return True
        return False

    def has_order(self, names: Sequence[str]) -> bool:
        """Whether it has English names in their order: each behind the one before."""
        at = -1
        for name in names:
            places = sorted(span.start for span in self.behind(name) | self.spelled(name) if span.start > at)
            if not places:
                return False
            at = places[0]
        return True

    def has_name(self, name: str) -> bool:
        """Whether one of its names is what an English one stands for, or an adjective made of it."""
        words, behind = self._source.words_in(self._pair.source_span), self.behind(name) | self.spelled(name)
        return any(
            word.span in behind if word.text[0].isupper() else is_adjective_of(plain(word.text), name.lower())
            for word in words
        )

    def gives_way(self, name: str, others: Iterable[str]) -> bool:
        """Whether it has nothing that an English name stands for, or one of others stands for the same.

        One that is known to be right stays.
        """
        behind = self.behind(name)
        if name.lower() in self.known:
            return False
        return not behind or any(not behind.isdisjoint(self.behind(other) | self.spelled(other)) for other in others)

    @cached_property
    def denials(self) -> int:
        """How many of its words deny something, or may be told by what does: "so as not to", "without"."""
        return max(len(denials(self._text)), len(_DENYING.findall(self._text)))

    @cached_property
    def concord(self) -> int:
        """How often it denies something twice where English does once: "nobody not"; 0 where it does not."""
        return len(_NOT.findall(self._text)) if _NEGATIVE.search(self._text) else 0

    @cached_property
    def hints(self) -> int:
        """How many of its words English may tell by a negation."""
        return len(hints(self._text))

    def holds(self, stems: str) -> bool:
        """Whether one of its words begins with one of the stems, which vertical bars divide."""
        return bool(re.search(rf"(?<![\w-])(?:{stems})", self._text))


def said_at(document: Document, position: int) -> Said | None:
    """What the source has for a position of an article, where there is one that says it."""
    if document.source is None or document.source.language not in ("ru", "uk"):
        return None
    pair = pairs_of(document).at(position)
    return Said(document.source, pair) if pair is not None else None
