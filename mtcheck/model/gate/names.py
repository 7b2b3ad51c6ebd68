"""Names stay what they were: an edit may spell one right, or write what the article has, but brings in none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.english.wordclasses import CLOSED
from mtcheck.model.gate.ordinary import INSTITUTIONAL, is_ordinary, is_word
from mtcheck.model.gate.renderings import renderings
from mtcheck.model.gate.said import Said
from mtcheck.model.gate.spellings import are_derived, came_of, changes_gender, is_of_country, spelled_alike
from mtcheck.names.census import Collector, Name
from mtcheck.names.given import given_gender, is_given_name, is_patronymic
from mtcheck.names.known import words_of, wrong_forms
from mtcheck.names.registry import Known, index_for, index_of
from mtcheck.names.sounds import same_name
from mtcheck.names.surnames import family

_WORD = re.compile(r"[^\W_]+(?:['\u2019\-\u2010\u2011][^\W_]+)*(?:(?<=\b[A-Z])\.(?:[A-Z]\.)+)?|(?:[A-Z]\.){2,}")
_FIRST = re.compile(rf"(?:\A|(?<=[.!?:\n])\s+)[\"\u201c'\u2018(\u2014\u2013\- ]*({_WORD.pattern})")
_TWO = re.compile(r"\b([A-Z][^\W\d_]+) (?=([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?))")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_DATES = frozenset(re.findall("[a-z]+", CLOSED["MONTH"] + CLOSED["DAY"]))
_PREPOSITIONS = frozenset(
    "of in on at to from by with for near against about over under between among into through after before".split()
)
_TOLD = 0.5  # likeness of two spellings, where the right one is known to be a name of the article
_MISSPELLED = 0.85  # likeness, letter by letter, of a word that is none and the ordinary word that it was to be
_HEADLINE = 0.6  # share of words with a capital letter that makes a headline
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*")
_ENGLISH = 2.75  # Zipf frequency of an acronym that English has
_NO_WORD = 1.0  # the same, of letters that are no word, and of few names
_OF_ACRONYMS = frozenset(("untranslated", "garbled", "abbreviation", "name-variant"))  # categories of such edits
Pairs = Sequence[tuple[str, str]]  # what stands in an article, and what rules propose for it


class Names:
    """The names of one article, looked up by the words of edits."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def changed(
        self, before: str, after: str, said: Said | None = None, kinds: frozenset[str] = frozenset(), known: Pairs = ()
    ) -> str:
        """Why sentences name something else than before; "" where they do not.

        Names that their source has may come in, and others go for them. `kinds` are the categories of the edits,
        `known` what rules propose.
        """
        was, now = _words(before), _words(after)
        lower_was, lower_now = Counter(map(str.lower, was)), Counter(map(str.lower, now))
        lost = [w for w in _capital(was) if not lower_now[w.lower()]]
        fresh = [w for w in _capital(now) if not lower_was[w.lower()]]
        gone, right = self._rendered(before, after, known) if lost or fresh else (frozenset[str](), frozenset[str]())
        first = {_bare(m[1]) for m in _FIRST.finditer(after)}
        came = [w for w in fresh if w.lower() not in right and not self._may_come(w, now, w in first)]
        came = [w for w in came if not (said and (w.lower() in said.names or said.has_name(w)))]
        came = [w for w in came if not any(self._same(o, w, after) for o in lost) and not self._known(w, before, after)]
        spelled_out = frozenset(filter(_is_foreign_acronym, lost))
        if came := [w for w in came if not (spelled_out and _is_plain(w, self._low))]:
            return f"it brings in the name {came[0]!r}"
        called = {_bare(m[1]) for m in _FIRST.finditer(before) if before.startswith(",", m.end())}
        lost = [w for w in lost if w.lower() not in gone and not self._may_go(w, w in called)]
        lost = [w for w in lost if not self._covered(w, fresh, before, after)]
        if any(len(word) > 3 and word.islower() and not lower_was[word] for word in now):
            lost = [w for w in lost if not self._is_left_over(w, kinds)]
        if lost := _not_told(lost, fresh, said):
            return f"it takes the name {lost[0]!r} away"
        return self._moved(was, now, said)

    def _moved(self, was: Sequence[str], now: Sequence[str], said: Said | None) -> str:
        ordered = [[w for at, w in enumerate(words) if at or not is_ordinary(w, self._low)] for words in (was, now)]
        moved = _swapped(_given_first(ordered[0]), _given_first(ordered[1]))
        if not moved or said is not None and said.has_order(_capital(ordered[1])):
            return ""
        return "it makes names change places"

    def _rendered(self, before: str, after: str, known: Pairs) -> tuple[frozenset[str], frozenset[str]]:
        """Lower-case words of names as machines leave them, and of those that stand for them: by lists, or rules."""
        gone, right = map(set, renderings(before, after))
        for old, new in known:
            if old in before and all(word in _words(after) for word in _words(new)):
                gone |= {word.lower() for word in _words(old)}
                right |= {word.lower() for word in _words(new)}
        return frozenset(gone), frozenset(right)

    def _may_go(self, word: str, called: bool) -> bool:
        """Whether a word with a capital letter names nothing; `called`: a sentence begins with it and a comma."""
        return is_ordinary(word, self._low) or called and is_word(word)

    def _is_left_over(self, word: str, kinds: frozenset[str]) -> bool:
        """Whether a word is one of the source that an edit translates: an acronym, or none that names anybody."""
        if _is_foreign_acronym(word):
            return not _OF_ACRONYMS.isdisjoint(kinds)
        alone = sum(found == word for found in _words(self._document.text)) == 1
        no_name = frequency(word.lower()) < _NO_WORD and not family(word) and not is_given_name(word)
        return "untranslated" in kinds and alone and no_name

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
    def _people(self) -> tuple[Name, ...]:
        """All that the article names, as a model is told it."""
        collector = Collector(self._document.ledger)
        collector.read(self._document)
        return collector.names()

    @cached_property
    def _told(self) -> frozenset[str]:
        """Words of the right names of all that the article names."""
        return frozenset(word for name in self._people for word in _words(name.name))

    def _may_come(self, word: str, now: Sequence[str], first: bool) -> bool:
        """Whether a word with a capital letter is no name, or stands in the article beside the same word.

        `first` says that it begins a sentence.
        """
        if word == "I" or _is_title(word):
            return True
        usual = first or word.isupper() or word.lower() in INSTITUTIONAL or _is_headline(now)
        if usual and (is_ordinary(word, self._low) or first and is_word(word)):
            return True
        low = [w.lower() for w in now]
        at = low.index(word.lower())
        pairs = {(low[at - 1], low[at])} if at else set()
        pairs |= {(low[at], low[at + 1])} if at + 1 < len(low) else set()
        beside = [pair for pair in pairs if pair in self._neighbours and _is_name_pair(pair, self._all)]
        return bool(beside)

    def _same(self, old: str, new: str, after: str) -> bool:
        """Whether two words are one name: spellings, cases, derived words, abbreviations, the forms of a surname."""
        if are_derived(old.lower(), new.lower()):
            return True
        if gender := changes_gender(old, new):
            return new in self._all or self._has_gender(new, gender, after)
        if spelled_alike(old, new):
            return new in self._all or not is_given_name(old) or is_given_name(new) or self._registered(new)
        if new in self._told and same_name(old, new) >= _TOLD:
            return True
        if is_ordinary(new, self._low) and SequenceMatcher(a=old.lower(), b=new.lower()).ratio() >= _MISSPELLED:
            return not is_given_name(old)
        return came_of(old, new)

    def _has_gender(self, name: str, gender: str, after: str) -> bool:
        """Whether a given name before that surname or patronymic, or a person of the article, tells this gender."""
        kin = family(name)
        for match in _TWO.finditer(f"{after}\n{self._document.text}"):
            last = match[2]
            theirs = family(last)
            related = last == name or bool(kin and theirs and kin.stem == theirs.stem)
            if (related or bool(is_patronymic(name)) and changes_gender(last, name)) and given_gender(
                match[1]
            ) == gender:
                return True
        if kin is None:
            return False
        people = [(family(person.name.split()[-1]), person.gender) for person in self._people]
        return any(theirs is not None and theirs.stem == kin.stem and told == gender for theirs, told in people)

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
        if any(are_derived(word.lower(), other.lower()) for other in _words(after)):
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


def _not_told(lost: list[str], fresh: Sequence[str], said: Said | None) -> list[str]:
    """Those names that a source does not want gone."""
    if said is None:
        return lost
    if any(word.lower() in said.names for word in fresh):
        lost = [word for word in lost if word.lower() in said.names]
    return [word for word in lost if not said.gives_way(word, fresh)]


def _is_foreign_acronym(word: str) -> bool:
    """Whether a word is an acronym that English does not have."""
    return bool(_ACRONYM.fullmatch(word)) and 3 <= len(word) <= 8 and frequency(word.lower()) < _ENGLISH


def _is_plain(word: str, seen: frozenset[str]) -> bool:
    """Whether a word belongs to what bodies are called: Main, Committee, Russian."""
    return is_ordinary(word, seen) or word.lower() in INSTITUTIONAL or is_of_country(word.lower())


def _given_first(words: Sequence[str]) -> list[str]:
    """The words with given names before the surnames that they stand behind: Viktor Orban for Orban Viktor."""
    out = list(words)
    for at in range(len(out) - 1):
        one, other = out[at : at + 2]
        if one[:1].isupper() and other[:1].isupper() and is_given_name(other) and not is_given_name(one):
            out[at : at + 2] = other, one
    return out


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
