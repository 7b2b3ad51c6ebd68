"""Places, people, organizations and acronyms that a source sentence names, and how English tells each of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Literal

from mtcheck.english.frequency import frequency
from mtcheck.files.lists import read_columns
from mtcheck.findings import Span
from mtcheck.names.registry import registry
from mtcheck.names.romanize import romanizations
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.pairs import Pair
from mtcheck.source.words import is_russian, lemma_of, plain, readings, stem

Kind = Literal["place", "acronym", "person", "given", "other"]

_LONGEST = 4  # words of a known name
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SLAVIC = re.compile(
    r"(?:[её]в|ов|[иы]н|[иыї]н[аоыу]й?|[её]в(?:а|ой|у|ым|ых)|ов(?:а|ой|у|ым|ых)|[сц]к(?:ий|ая|ого|ому|им|ой|ую|ом)|"
    r"[сц]ьк(?:ий|а|ого|ому|им|ої|ій|у)|енк(?:о|а|у|ом|ові|ою)|[уюч][кк](?:а|у|ом|ові|ою)?|чик(?:а|у|ом)?|дзе|швили|швілі|"
    r"(?:ов|ев|ин|ын)(?:а|у|ым|е)|ян(?:а|у|ом|е)?|ец(?:ь)?)$"
)
_MALE_SURNAME = re.compile(r"(?:ов|ев|ин|ын)$")
_VOWELS = "аеиоуыэюя"
_CASE = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ом|[ауе])$|(?<=[аеиоуыэюя])[яюе]$|(?<=[иы]н|[ое]в)ы$")
_HARD = {"з": "г", "ц": "к", "с": "х"}  # consonants before the Ukrainian locative, and otherwise: у Празі, Прага
_WORDLIKE = 4  # letters; so short a place is mostly another word, which no Ukrainian dictionary tells
_WELL_KNOWN = 2.7  # Zipf frequency of towns that everybody knows
_EVERYWHERE = 3.05  # the same where a short word begins a sentence, and may be another one
_UKRAINIAN_ADJECTIVE = re.compile(r"(?:[сцз]ьк(?:ий|а|ого|ому|им|ої|ій|у|і|их|е)|н(?:ий|ого|ому|им|ої|ій|і|их))$")
_SPELLINGS = 12
_NAME_TAGS = frozenset(("Surn", "Name", "Patr"))


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the source: where, what kind, English forms that tell it (usual first), and its spellings by letters.

    `known` tells that the English forms are all that there are; `slavic` a surname whose spelling follows its letters.
    """

    span: Span
    kind: Kind
    text: str
    english: tuple[str, ...]
    spellings: tuple[str, ...]
    slavic: bool = False
    sure: bool = False

    @property
    def known(self) -> bool:
        """Whether English is known to have a name for it."""
        return bool(self.english)


@cache
def places() -> dict[str, tuple[str, ...]]:
    """English places by their lower-case name: all forms of the same place, the usual first."""
    found: dict[str, tuple[str, ...]] = {}
    for english, _ in read_columns("source-places.txt"):
        forms = tuple(english.split("|"))
        for form in forms:
            found.setdefault(form.lower(), forms)
    for known in registry():
        if known.kind == "place":
            for form in known.right:
                found.setdefault(form, (known.name, *known.right))
    return found


@cache
def source_places() -> dict[str, tuple[str, ...]]:
    """Names of the source by a lower-case English form of the same place."""
    found: dict[str, tuple[str, ...]] = {}
    for english, forms in read_columns("source-places.txt"):
        for form in english.split("|"):
            found.setdefault(form.lower(), tuple(forms.split("|")))
    return found


@cache
def _names(language: str) -> dict[str, list[tuple[tuple[str, ...], Kind, tuple[str, ...]]]]:
    """Known names by the first word of their source form: all words as lemmas, the kind, and the English forms."""
    found: dict[str, list[tuple[tuple[str, ...], Kind, tuple[str, ...]]]] = defaultdict(list)
    for english, forms in read_columns("source-places.txt"):
        for form in forms.split("|"):
            _add(found, form, "place", tuple(english.split("|")), language)
    for known in registry():
        if known.source and known.kind != "person":
            kind: Kind = "place" if known.kind == "place" else "other"
            _add(found, known.source, kind, (known.name, *known.right), language)
    return dict(found)


def _add(
    found: dict[str, list[tuple[tuple[str, ...], Kind, tuple[str, ...]]]],
    form: str,
    kind: Kind,
    english: tuple[str, ...],
    language: str,
) -> None:
    words = tuple(_key(word, language) for word in form.split())
    if words and all(words):
        found[words[0]].append((words, kind, english))


def _key(word: str, language: str) -> str:
    """The form by which a word of a known name is looked up: what all its cases have in common."""
    return lemma_of(word, language) if language == "uk" else plain(word)


@cache
def acronyms() -> dict[str, tuple[str, ...]]:
    """What English tells an acronym of the source by."""
    return {
        form: tuple(english.split("|"))
        for forms, english in read_columns("source-acronyms.txt")
        for form in forms.split("|")
    }


def named_in(source: SourceDocument, pair: Pair) -> Iterator[Named]:
    """The names of the source sentences of a pair, in order and apart from each other."""
    words, language = source.words_in(pair.source_span), source.language_at(pair.source_span.start)
    starts = {span.start for span in pair.source}
    if sum(w.text.isupper() for w in words) > max(3, len(words) / 2):
        return  # a line in capitals
    at, end = 0, -1
    while at < len(words):
        word = words[at]
        if word.span.start < end or not _is_name(word):
            at += 1
            continue
        first = _is_first(source.text, word, starts)
        after = at > 0 and _is_given(words[at - 1], language) and word.span.start == words[at - 1].span.end + 1
        first = first and _root(word.text) not in _called(source)
        found = (
            _known(words, at, language, first=first)
            or _acronym(word)
            or _by_letters(word, language, first=first, after=after)
        )
        if found is not None:
            yield found
            end = found.span.end
        at += 1


@lru_cache(maxsize=16)
def _called(source: SourceDocument) -> frozenset[str]:
    """What begins all cases of words that no dictionary has and that are names by their capital somewhere."""
    starts = {sentence.start for sentence in source.sentences}
    found = (w for w in source.words if _is_name(w) and not w.text.isupper() and not _is_first(source.text, w, starts))
    return frozenset(_root(w.text) for w in found if len(w.text) > _WORDLIKE and not is_russian(w.text))


def _root(word: str) -> str:
    """What all cases of a name have in common, nearly."""
    return plain(word)[: max(_WORDLIKE, len(word) - 2)]


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() and len(word.text) > 1 and bool(_CYRILLIC.match(word.text))


def _is_first(text: str, word: Word, starts: set[int]) -> bool:
    """Whether a word has its capital from the sentence or from a quotation."""
    before = text[max(0, word.span.start - 3) : word.span.start]
    return any(start in starts for start in range(word.span.start - 2, word.span.start + 1)) or bool(
        re.search(r"[\"\u00ab\u201c\u201e(]$|[:\u2013\u2014-] $", before)
    )


def _known(words: tuple[Word, ...], at: int, language: str, *, first: bool) -> Named | None:
    """The longest known name that begins with a word."""
    best: Named | None = None
    for form in _forms(words[at], language):
        for keys, kind, english in _names(language).get(form, ()):
            part = words[at : at + len(keys)]
            if len(part) < len(keys) or len(keys) > _LONGEST:
                continue
            if all(key in _forms(word, language) for key, word in zip(keys[1:], part[1:], strict=True)):
                span = Span(part[0].span.start, part[-1].span.end)
                if len(keys) == 1 and not _may_be_place(words, at, language, english[0], first=first):
                    continue
                if best is None or (span.end, _fame(english)) > (best.span.end, _fame(best.english)):
                    spelled = _spelled(words[at].text, language) if len(keys) == 1 else ()
                    best = Named(span, kind, " ".join(w.text for w in part), english, spelled, sure=True)
    return best


def _fame(english: tuple[str, ...]) -> float:
    """How often the usual English name of something is written."""
    return frequency(english[0].lower())


def _may_be_place(words: tuple[Word, ...], at: int, language: str, english: str, *, first: bool) -> bool:
    """Whether a word that is the name of something known is meant so: no ordinary word, and no one's surname."""
    word = words[at]
    if language != "ru":
        least = _WELL_KNOWN if not first or len(word.text) > _WORDLIKE + 1 else _EVERYWHERE
        return not first and len(word.text) > _WORDLIKE or frequency(english.lower()) > least
    tags = [frozenset(map(str, p.tag.grammemes)) for p in readings(plain(word.text)) if p.is_known]
    if not tags:
        return not first
    if any("Geox" in t or "Orgn" in t for t in tags):
        return True
    return word.text.isupper() or not (first or any({"ADJF", "Surn", "Name", "ADVB"} & t for t in tags))


@lru_cache(maxsize=8192)
def _nominatives(word: str) -> tuple[str, ...]:
    """What a Russian word may be in the nominative, surnames first, then its dictionary forms and itself."""
    found = sorted(readings(plain(word)), key=lambda p: "Surn" not in p.tag)
    found = [p for p in found if p.is_known or p.tag.POS == "NOUN"]  # a name is guessed to be a verb
    forms = [plain(form.word) for p in found if (form := p.inflect({"nomn"})) is not None]
    if _MALE_SURNAME.search(plain(word)) and not any(p.is_known for p in found):
        forms.insert(0, plain(word))  # the dictionary takes unknown ones for plurals
    forms += [plain(p.normal_form) for p in found]
    case = _CASE.search(plain(word)) if not any(p.is_known for p in found) else None
    if case:
        bare = plain(word)[: case.start()]
        forms.insert(1, f"{bare}й" if bare[-1] in _VOWELS else bare)
    return tuple(dict.fromkeys((*forms, plain(word))))


def _forms(word: Word, language: str) -> tuple[str, ...]:
    """The forms by which a known name may have its word, the likeliest first."""
    if language == "ru":
        return _nominatives(word.text)
    low = plain(word.text)
    changed = {stem(low[:-2] + _HARD[low[-2]] + "а")} if low[-2:-1] in _HARD and low[-1] == "і" else set()
    return tuple(sorted(word.lemmas | changed))


def _acronym(word: Word) -> Named | None:
    if not word.text.isupper() or len(word.text) > 8:
        return None
    spelled = romanizations(word.text, "ru")[:_SPELLINGS]
    return Named(word.span, "acronym", word.text, acronyms().get(word.text, ()), spelled, sure=True)


def _is_given(word: Word, language: str) -> bool:
    """Whether a Russian word may be someone's given name."""
    return language == "ru" and word.text[0].isupper() and any("Name" in p.tag for p in readings(plain(word.text)))


def _by_letters(word: Word, language: str, *, first: bool, after: bool) -> Named | None:
    """A word that is a name by its capital, and by the dictionary where it begins a sentence.

    `after` tells that it stands behind a given name: then it is a surname whatever it means otherwise.
    """
    low = plain(word.text)
    if len(low) < 3 or any(letter.isupper() for part in word.text.split("-") for letter in part[1:]):
        return None  # a word in capitals, an acronym with an ending
    if language == "ru":
        told = _kind(low, first=first) or (("person", False) if after else None)
        if after and told == ("given", True) and _SLAVIC.search(low) and not is_russian(low):
            told = ("person", False)  # the dictionary guesses that it is the plural of a given name
    else:
        told = None if first or _UKRAINIAN_ADJECTIVE.search(low) else ("other", False)
    if told is None:
        return None
    kind, sure = told
    slavic = bool(_SLAVIC.search(low)) and kind != "given"
    return Named(word.span, kind, word.text, (), _spelled(word.text, language), slavic, sure)


def _is_adjective(found: Iterable[Any]) -> bool:
    """Whether a word that the dictionary does not have looks like an adjective; what looks like a verb is a name."""
    return any(p.tag.POS in ("ADJF", "PRTF") for p in found)


def _kind(low: str, *, first: bool) -> tuple[Kind, bool] | None:
    """What a Russian word with a capital may name, and whether it can be nothing else; None for ordinary words."""
    found = readings(low)
    tags = [frozenset(map(str, p.tag.grammemes)) for p in found]
    kind: Kind = "person" if any("Surn" in t for t in tags) else "given" if any("Name" in t for t in tags) else "other"
    sure = all(t & (_NAME_TAGS | {"Geox"}) for t in tags)
    known = any(p.is_known for p in found)
    if first and not (sure and all(p.is_known for p in found)):
        return None
    ordinary = kind == "other" and (known and not sure or _is_adjective(found))  # a ministry; Oslo's courts
    return None if ordinary else (kind, sure)


@lru_cache(maxsize=8192)
def _spelled(word: str, language: str) -> tuple[str, ...]:
    """Romanizations of what a word may be in the nominative, capitalized."""
    forms = _nominatives(word) if language == "ru" else (plain(word),)
    code: Literal["ru", "uk"] = "uk" if language == "uk" else "ru"
    spelled = (s for form in forms[:4] for s in islice(romanizations(form.capitalize(), code), _SPELLINGS))
    return tuple(dict.fromkeys(spelled))
