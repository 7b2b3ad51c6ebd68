"""Names that the article spells in their own way, and again as they come out of Cyrillic: Jiménez and Khimenes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.checks.article.names.roots import one_root
from mtcheck.checks.article.names.sides import right_side
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.cases import ARTICLE, BRAND, nominatives
from mtcheck.names.given import is_east_slavic, is_given_name, plain
from mtcheck.names.lookup import english_of, known_word
from mtcheck.names.people import Mention, address_gender, mentions_of
from mtcheck.names.sounds import skeleton
from mtcheck.names.surnames import family
from mtcheck.names.transcribed import (
    NEVER,
    first_letters,
    is_spelled_through,
    is_without_hooks,
    transcription_cost,
)
from mtcheck.text import has_word

_LIKELY, _A_LETTER = 3.5, 0.28  # cost of a transcription up to which it is hardly chance, and more for each letter
_SURE, _SURELY = 4.0, 2.5
_APART = 2.0  # by which the way there is cheaper than the way back, or than from any other name
_SEEN = 1.5  # Zipf frequency from which a spelling may be a name, or a word, of its own
_WORD_TOO = 2.6  # the same, from which it is
_COMMON = 3.2  # the same, from which nobody takes it for a slip
_HEARD = 1.0  # the same, from which a place is heard of
_GIVEN = 3.0  # the same, from which a word before a surname is no given name of which no list knows
_LEAST = 4  # code points
_LONG = 6
_MANY = 60  # names of an article that are compared
_OF_OTHERS = compiled(r"[xqw]|c(?!h)|ph|th|ie|([a-z])\1")
_WHERE = compiled(r"\b(?:between \w+ and|in|near|from|to|outside|city of|town of|village of|port of)\s$")
_ADJECTIVE = compiled(r"sk(?:y|iy|yi|aya|oye?|ogo|om|im)$")
_WORD = compiled(r"(?<![\w'.@#-])[A-Z][^\W\d_A-Z]{3,}(?![\w-])")


class Transcribed(NamedTuple):
    """A place of a romanization, the spelling that the article has elsewhere, and whether nothing else can be meant."""

    span: Span
    fix: str
    sure: bool


def transcribed(document: Document) -> list[Transcribed]:
    """The places where an article spells a name of its own as it comes out of Cyrillic; found once for a document."""
    return document.memo(_found)


def _found(document: Document) -> list[Transcribed]:
    people = [*_people(document)]
    taken = sorted(each.span for each in people)
    return people + [each for each in _things(document) if not each.span.overlaps_any(taken)]


@dataclass(slots=True)
class _Surnames:
    """The surnames of an article: where each stands, and of those in full who bears them."""

    places: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    bearers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # given names by sound
    initials: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    slavic: set[str] = field(default_factory=set)  # of those who may well be Slavs, whose names are all romanizations

    def add(self, mention: Mention) -> None:
        """Note one mention of somebody."""
        self.places[mention.surname].append(mention)
        given = mention.given if mention.full else _unlisted(mention)
        if given:
            self.bearers[mention.surname].add(skeleton(given))
            self.initials[mention.surname].add(given[0])
            if is_east_slavic(given) and mention.surname.isascii():
                self.slavic.add(mention.surname)


def _people(document: Document) -> Iterator[Transcribed]:
    """Surnames: bare ones, and those behind the same given name."""
    surnames = _Surnames()
    for mention in mentions_of(document):
        word = mention.given_name and frequency(mention.surname.lower()) > 0
        if len(mention.surname) >= _LEAST - 2 and not mention.surname.isupper() and not word:
            surnames.add(mention)
    if len(surnames.bearers) > _MANY:
        return
    yield from _hooked(surnames)
    names = _by_first(surnames.bearers)
    for surname, mentions in surnames.places.items() if surnames.bearers else ():
        if _is_raw(document, surname) and (right := _of_somebody(document, surnames, names, surname)):
            name, cost = right
            sure = cost <= _SURE and surname not in surnames.bearers and frequency(surname.lower()) < _SEEN
            for mention in mentions:
                if _is_persons(document, mention):
                    yield Transcribed(mention.span, name, sure)


def _hooked(surnames: _Surnames) -> Iterator[Transcribed]:
    """Surnames in full with the sh of Cyrillic for a name in -s that stands alone without: Shikshnis, then Siksnys."""
    bare = [name for name in surnames.places if name.endswith("s") and name not in surnames.bearers]
    for raw in surnames.bearers if bare else ():
        name = next((name for name in bare if is_without_hooks(name, raw)), None)
        if name:
            yield from (Transcribed(mention.span, name, False) for mention in surnames.places[raw])


def _of_somebody(
    document: Document, surnames: _Surnames, names: dict[str, list[str]], raw: str
) -> tuple[str, float] | None:
    """The surname of the one person whom a romanization can mean, and what that costs."""
    own, mentions = surnames.bearers.get(raw, set()), surnames.places[raw]
    right = _right(raw, [name for name in _alike(raw, names) if own <= surnames.bearers[name]])
    if right is None or right_side(document, raw, right[0]) == raw:
        return None
    if not _is_foreign(right[0], raw, right[0] in surnames.slavic, bool(own)):
        return None
    if any(mention.given[:1] not in surnames.initials[right[0]] for mention in mentions if mention.given):
        return None
    return None if own and _together(document, mentions, surnames.places[right[0]]) else right


def _unlisted(mention: Mention) -> str:
    """A capitalized word before a surname that may be a given name which no list has."""
    title = mention.title
    if mention.given or cues.is_title(title) or address_gender(title) or not title[1:].islower():
        return ""
    return title if frequency(title.lower()) < _GIVEN else ""


def _is_persons(document: Document, mention: Mention) -> bool:
    """Whether a surname stands for a person: no family, firm or theatre of that name."""
    before = document.folded[max(0, mention.span.start - 4) : mention.span.start].lower()
    if not mention.given and (before.endswith(("the ", " a ")) or _unlisted(mention)):
        return False
    return not BRAND.match(document.folded, mention.span.end)


def _together(document: Document, some: list[Mention], others: list[Mention]) -> bool:
    """Whether one sentence has both names, or relatives are spoken of beside one of them."""
    sentences = {document.sentence_at(mention.span.start) for mention in some}
    if any(document.sentence_at(mention.span.start) in sentences for mention in others):
        return True
    return any(cues.FAMILY.search(document.lower, max(0, s.start - 100), s.end) for s in sentences)


def _is_foreign(name: str, raw: str, slavic: bool, full: bool) -> bool:
    """Whether a name is more than another romanization: it has letters of its own, or no way back leads to it."""
    most = _likely(raw) + _APART
    if slavic and transcription_cost(raw, name, most) < most:
        return False
    return not full or not is_spelled_through(name)


def _is_raw(document: Document, word: str) -> bool:
    """Whether a word may be a name out of Cyrillic: spelled letter for letter, and none that English texts have."""
    bare = _bare(word)
    seen = frequency(bare.lower())
    if seen >= _WORD_TOO and (seen >= _COMMON or english_of(bare) is None):
        return False
    if len(bare) < _LEAST - 1 or bare.lower() in THINGS or not is_spelled_through(bare):
        return False
    known = known_word(word.lower())
    return not (known and known.name.lower() == word.lower()) and not has_word(document.text, word.lower())


def _by_first(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first letters, without their articles."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[plain(_bare(name)[:1])].append(name)
    return found


def _alike(raw: str, names: dict[str, list[str]]) -> Iterator[str]:
    """The names of which length and first letter allow a word to be a romanization."""
    bare = _bare(raw)
    for letter in first_letters(bare):
        for name in names.get(letter, ()):
            if name != raw and abs(len(name) - len(bare)) <= _LONG:
                yield name


def _bare(name: str) -> str:
    """A name without the article al-."""
    return ARTICLE.sub("", name) if "-" in name or " " in name else name


def _likely(raw: str) -> float:
    return _LIKELY + _A_LETTER * len(raw)


def _right(raw: str, names: list[str]) -> tuple[str, float] | None:
    """The one name that a romanization is of, and what that costs; None where none, or more than one, can be meant."""
    likely = _likely(raw)
    costs = sorted((cost, name) for name in names if (cost := _cost(name, raw)) <= likely + _APART)
    if not costs or costs[0][0] > likely or (len(costs) > 1 and costs[1][0] - costs[0][0] < _APART):
        return None
    cost, name = costs[0]
    return name, cost


def _cost(name: str, raw: str) -> float:
    """The cost of one name for another's romanization; high for gendered forms, plurals and what differs in accents."""
    a, b = _bare(name), _bare(raw)
    first, last = plain(a), plain(b)
    if (
        _ADJECTIVE.search(a)
        or one_root(a, b)
        or any(nominative == b for nominative, _ in nominatives(a.replace("j", "y")))
    ):
        return NEVER
    cut_off = a.startswith(b) and len(a) > len(b) + 1 or is_without_hooks(b, a)
    if cut_off or first.rstrip("s") == last.rstrip("s") or len(a) < 2:
        return NEVER
    kin, theirs = family(a), family(b)
    if kin and theirs and kin.stem == theirs.stem and kin.gender != theirs.gender:
        return NEVER
    most = _likely(b) + _APART
    there = min(transcription_cost(a, form, most) for form in (b, *(f for f, sure in nominatives(b) if sure)))
    if there > most or min(len(a), len(b)) <= 3 and there > 1:
        return NEVER
    if is_without_hooks(a, b):
        return there
    back = transcription_cost(b, a, there + _APART)
    seen = frequency(b.lower()) >= _SEEN
    return NEVER if back < there + _APART * seen or seen and there > _APART else there


def is_raw_of(word: str, name: str) -> bool:
    """Whether one spelling can be another's way through Cyrillic, and not the other way round."""
    if not is_spelled_through(word):
        return False
    return is_without_hooks(name, word) or _cost(name, word) <= _likely(word) < _cost(word, name)


def is_worn(word: str, name: str) -> bool:
    """Whether one spelling is what becomes in Cyrillic of the other, which has letters that no romanization has."""
    if is_without_hooks(name, word):
        return True
    return _OF_OTHERS.search(name.lower()) is not None and family(name) is None and is_raw_of(word, name)


def _things(document: Document) -> Iterator[Transcribed]:
    """Other names of one word, of places above all."""
    words: dict[str, list[Span]] = defaultdict(list)
    for match in _WORD.finditer(document.folded):
        words[match[0]].append(Span(*match.span()))
    if len(words) > 8 * _MANY:
        return
    people = {name for mention in mentions_of(document) if mention.full for name in (mention.given, mention.surname)}
    raw = [
        word
        for word in words
        if len(word) >= _LONG - 1 and word not in people and not is_given_name(word) and _is_raw(document, word)
    ]
    if not raw or len(raw) > _MANY:
        return
    names = _by_first(name for name in words if name not in people)
    places = dict[str, bool]()
    for word in raw:
        alike = list(_alike(word, names))
        for name in alike:
            if name not in places:
                places[name] = _is_place(document, name, words[name])
        right = _right(word, [name for name in alike if places[name]])
        if right and right[1] <= _SURE and (_is_own(right[0]) or not frequency(word.lower())):
            sure = right[1] <= _SURELY and not frequency(word.lower())
            yield from (Transcribed(place, right[0], sure and _stands(document, place)) for place in words[word])


def _is_own(name: str) -> bool:
    """Whether a name has letters that no romanization has."""
    return not (name.isascii() and is_spelled_through(name))


def _is_place(document: Document, name: str, places: list[Span]) -> bool:
    """Whether a word is a name with letters of its own that stands where names of places do, or that is known."""
    if has_word(document.text, name.lower()) or not (_is_own(name) or frequency(name.lower()) >= _HEARD):
        return False
    known = known_word(name.lower())
    if known and known.kind == "place" or not name.isascii():
        return True
    return frequency(name.lower()) < _WORD_TOO and any(_stands(document, place) for place in places)


def _stands(document: Document, place: Span) -> bool:
    """Whether a word stands where names of places do."""
    return _WHERE.search(document.lower, max(0, place.start - 30), place.start) is not None
