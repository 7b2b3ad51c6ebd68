"""Names stay what they were: an edit may spell one right, or write what the article has, but brings in none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from mtcheck.document import Document
from mtcheck.english.wordclasses import CLOSED
from mtcheck.model.gate.ordinary import INSTITUTIONAL, is_ordinary
from mtcheck.model.gate.said import Said
from mtcheck.names.census import Collector
from mtcheck.names.given import given_gender, is_given_name
from mtcheck.names.known import words_of, wrong_forms
from mtcheck.names.registry import Known, index_for, index_of
from mtcheck.names.sounds import same_name
from mtcheck.names.surnames import family

_WORD = re.compile(r"[^\W_]+(?:['\u2019\-\u2010\u2011][^\W_]+)*(?:(?<=\b[A-Z])\.(?:[A-Z]\.)+)?|(?:[A-Z]\.){2,}")
_FIRST = re.compile(rf"(?:\A|(?<=[.!?:\n])\s+)[\"\u201c'\u2018(\u2014\u2013\- ]*({_WORD.pattern})")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_DATES = frozenset(re.findall("[a-z]+", CLOSED["MONTH"] + CLOSED["DAY"]))
_PREPOSITIONS = frozenset(
    "of in on at to from by with for near against about over under between among into through after before".split()
)
_TOLD = 0.5  # the same, where the right one is known to be a name of the article
_MISSPELLED = 0.85  # likeness, letter by letter, of a word that is none and the ordinary word that it was to be
_HEADLINE = 0.6  # share of words with a capital letter that makes a headline
_ALIKE = 0.75  # likeness of two spellings of one name
# What a name of a country or people and the words made of it end in, when the last vowel of the name is left out.
_DERIVED = frozenset("n an ian ean ese ish i s er ers nian ns ans ians is skaya skoye sky skiy".split()) | {""}
_IRREGULAR = tuple(
    frozenset(words.split())
    for words in (
        "france french frenchman frenchmen",
        "spain spanish spaniard spaniards",
        "britain british briton britons uk u.k",
        "poland polish pole poles",
        "turkey turkish turk turks",
        "netherlands dutch holland",
        "greece greek greeks",
        "denmark danish dane danes",
        "sweden swedish swede swedes",
        "finland finnish finn finns",
        "germany german germans frg f.r.g",
        "russia russian russians rf r.f",
        "switzerland swiss",
        "kremlin russian russia",
        "us u.s usa u.s.a united states america american americans",
        "un u.n united nations",
        "eu e.u european union europe",
        "uk u.k united kingdom britain british",
        "philippines filipino filipinos",
        "afghanistan afghan afghans",
        "kazakhstan kazakh kazakhs",
        "uzbekistan uzbek uzbeks",
        "tajikistan tajik tajiks",
        "kyrgyzstan kyrgyz",
        "iceland icelandic",
        "thailand thai thais",
        "ireland irish",
        "scotland scottish scots",
        "crimea crimean",
        "moscow muscovite muscovites",
        "islam islamic islamist islamists muslim muslims",
        "arab arabic arabs arabian",
        "jew jewish jews",
        "christianity christian christians",
        "orthodox orthodoxy",
    )
)


class Names:
    """The names of one article, looked up by the words of edits."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def changed(self, before: str, after: str, said: Said | None = None) -> str:
        """Why sentences name something else than before; "" where they do not.

        Names that their source has may come in, and others go for them.
        """
        source = said.names if said is not None else frozenset[str]()
        was, now = _words(before), _words(after)
        lower_was, lower_now = Counter(map(str.lower, was)), Counter(map(str.lower, now))
        lost = [w for w in _capital(was) if not lower_now[w.lower()]]
        came = [w for w in _capital(now) if not lower_was[w.lower()]]
        first = {_bare(m[1]) for m in _FIRST.finditer(after)}
        came = [word for word in came if not self._may_come(word, now, word in first)]
        for word in list(came):
            told = word.lower() in source or said is not None and said.has_name(word)
            if told or any(self._same(other, word, after) for other in lost) or self._known(word, before, after):
                came.remove(word)
        if came:
            return f"it brings in the name {came[0]!r}"
        fresh = [w for w in _capital(now) if not lower_was[w.lower()]]
        lost = [w for w in lost if not is_ordinary(w, self._low) and not self._covered(w, fresh, before, after)]
        if any(word.lower() in source for word in fresh):
            lost = [word for word in lost if word.lower() in source]
        if said is not None:
            lost = [word for word in lost if not said.gives_way(word, fresh)]
        if lost:
            return f"it takes the name {lost[0]!r} away"
        ordered = [[w for at, w in enumerate(words) if at or not is_ordinary(w, self._low)] for words in (was, now)]
        return "it makes names change places" if _swapped(*ordered) else ""

    @cached_property
    def _low(self) -> frozenset[str]:
        """Words that the article writes in lower case."""
        return frozenset(word for word in _words(self._document.text) if word.islower())

    @cached_property
    def _neighbours(self) -> frozenset[tuple[str, str]]:
        """Words that follow each other in the article, in lower case."""
        words = [word.lower() for word in _words(self._document.text)]
        return frozenset(pairwise(words))

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(_words(self._document.text))

    @cached_property
    def _told(self) -> frozenset[str]:
        """Words of the right names of all that the article names, as a model is told them."""
        collector = Collector(self._document.ledger)
        collector.read(self._document)
        return frozenset(word for name in collector.names() for word in _words(name.name))

    def _may_come(self, word: str, now: Sequence[str], first: bool) -> bool:
        """Whether a word with a capital letter is no name, or stands in the article beside the same word.

        `first` says that it begins a sentence.
        """
        if word == "I" or _is_title(word):
            return True
        usual = first or word.isupper() or word.lower() in INSTITUTIONAL or _is_headline(now)
        if usual and is_ordinary(word, self._low):
            return True
        low = [w.lower() for w in now]
        at = low.index(word.lower())
        pairs = {(low[at - 1], low[at])} if at else set()
        pairs |= {(low[at], low[at + 1])} if at + 1 < len(low) else set()
        beside = [pair for pair in pairs if pair in self._neighbours and _is_name_pair(pair, self._all)]
        return bool(beside)

    def _same(self, old: str, new: str, after: str) -> bool:
        """Whether two words are one name: spellings, derived words, abbreviations, the forms of a surname."""
        if _derived(old.lower(), new.lower()):
            return True
        if min(len(old), len(new)) > 3 and same_name(old, new) >= _ALIKE:
            return new in self._all or not is_given_name(old) or self._registered(new)
        if new in self._told and same_name(old, new) >= _TOLD:
            return True
        if is_ordinary(new, self._low) and SequenceMatcher(a=old.lower(), b=new.lower()).ratio() >= _MISSPELLED:
            return not is_given_name(old)
        mine, theirs = family(old), family(new)
        if mine and theirs and mine.stem == theirs.stem:
            return new in self._all or self._has_gender(new, theirs.gender, after)
        return False

    def _has_gender(self, surname: str, gender: str, after: str) -> bool:
        """Whether a given name before the surname tells this gender."""
        match = re.search(rf"([^\W\d_][\w'-]+)\s+{re.escape(surname)}\b", after)
        return bool(match) and given_gender(match[1]) == gender  # type: ignore[index]

    def _registered(self, word: str) -> bool:
        ledger = self._document.ledger
        return bool(ledger) and word.lower() in ledger.right_parts  # type: ignore[union-attr]

    def _known(self, word: str, before: str, after: str) -> bool:
        """Whether a word is part of a known name's right form, where one of its wrong forms stood."""
        return any(
            word.lower() in " ".join(known.right).lower() and _holds(after, known.right)
            for known in self._wrong_before(before)
        )

    def _covered(self, word: str, came: Iterable[str], before: str, after: str) -> bool:
        """Whether a name that goes has made way for its right form."""
        if any(self._same(word, other, after) for other in came):
            return True
        if any(_derived(word.lower(), other.lower()) for other in _words(after)):
            return True
        return any(_holds(after, known.right) for known in self._wrong_before(before) if _part(word, known))

    def _wrong_before(self, before: str) -> list[Known]:
        document = Document(before, "", self._document.ledger)
        words = words_of(document)
        found: list[Known] = []
        index = index_for({word for word, _ in words})
        if index is not None:
            found += [known for known, _ in wrong_forms(document, words, index)]
        if self._document.ledger is not None:
            found += [known for known, _ in wrong_forms(document, words, index_of(self._document.ledger.names))]
        return found


def _is_headline(words: Sequence[str]) -> bool:
    """Whether most words begin with a capital letter, as in the headlines of some papers."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= _HEADLINE * len(long)


def _holds(text: str, forms: Iterable[str]) -> bool:
    low = text.replace("\u2019", "'").lower()
    return any(form in low for form in forms)


def _part(word: str, known: Known) -> bool:
    """Whether a word belongs to a wrong form of a known name."""
    low = word.lower()
    spelled = any(low in forms for spelling in known.spellings for forms in spelling)
    return spelled or any(low in form.split() for form in (*known.literal, *map(str.lower, known.exact)))


def _words(text: str) -> list[str]:
    return [_bare(m[0]) for m in _WORD.finditer(text)]


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word).rstrip(".")


def _capital(words: Iterable[str]) -> list[str]:
    """The words with capital letters but for months and weekdays, which are dates."""
    return [word for word in words if any(c.isupper() for c in word) and word.lower() not in _DATES]


def _is_title(word: str) -> bool:
    return word.rstrip(".") in ("Mr", "Mrs", "Ms", "Dr", "A", "An", "The")


def _is_name_pair(pair: tuple[str, str], words: frozenset[str]) -> bool:
    """Whether both words of a pair stand in the article with capital letters."""
    return all(word.capitalize() in words or word.upper() in words for word in pair)


def _derived(one: str, other: str) -> bool:
    if any(one in words and other in words for words in _IRREGULAR):
        return True
    short, long = sorted((one, other), key=len)
    for base in (short, short.rstrip("aeiouy")):
        if len(base) >= 4 and long.startswith(base) and long[len(base) :] in _DERIVED:
            return True
    stems = {word.removesuffix(end) for word in (one,) for end in ("ian", "an", "n", "ese", "ish", "i") if word != end}
    return other in stems and len(other) > 3


def _swapped(was: Sequence[str], now: Sequence[str]) -> bool:
    """Whether the same names change places, more than moving with their prepositions makes them."""
    names = [[w.lower() for w in _capital(words)] for words in (was, now)]
    if sorted(names[0]) != sorted(names[1]) or len(set(names[0])) < 2:
        return False
    led = [{(a.lower(), b.lower()) for a, b in pairwise(words) if a.lower() in _PREPOSITIONS} for words in (was, now)]
    led = [{(a, b) for a, b in pairs if b in names[0]} for pairs in led]
    lost, won = led[0] - led[1], led[1] - led[0]
    if {a for a, _ in lost} & {a for a, _ in won}:
        return True
    fast = {name for _, name in led[0] & led[1]}
    order = [[name for name in each if name not in fast] for each in names]
    return order[0] != order[1]
