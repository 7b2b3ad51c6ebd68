"""Which of two spellings of a surname goes before the other in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from mtcheck.checks.article.names.sides import is_right_side, right_side
from mtcheck.checks.article.names.transcribed_names import is_raw_of, is_worn
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.names.cases import nominatives, variant
from mtcheck.names.given import is_east_slavic, russian_form
from mtcheck.names.lookup import english_of, known_word
from mtcheck.names.people import Mention
from mtcheck.names.sounds import skeleton

_REGISTRY = 3  # quality of a name that it has
_SEEN = 1.5  # Zipf frequency of a name that English texts have


def preferred(document: Document, full: list[Mention], found: list[Mention]) -> dict[str, str]:
    """By skeleton, the spelling of a surname that the article's full names use most, the first among equals.

    One that English has goes before one that came letter by letter out of Cyrillic, though only that stands in full.
    """
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in full:
        groups[skeleton(mention.surname)][mention.surname] += 1
    all_of = Counter(m.surname for m in found)
    slavs = {m.surname for m in full if is_east_slavic(m.given) or russian_form(m.given)}
    right: dict[str, str] = {}
    for key, counts in groups.items():
        right[key] = max(counts, key=lambda name: _rank(name, counts, all_of))
    for surname in all_of:
        known = right.get(skeleton(surname))
        if known and known != surname and variant(surname, known):
            side = right_side(document, surname, known)
            more = all_of[surname] > all_of[known] and quality(surname) == quality(known)
            raw = known not in slavs and is_raw_of(surname, known)
            before = is_better(surname, known, slav=known in slavs) or (more and not raw)
            if side == surname or (side is None and before):
                right[skeleton(surname)] = surname
    return right


def _rank(name: str, counts: Counter[str], all_of: Counter[str]) -> tuple[bool, int, int, int]:
    """What speaks for one of several spellings: no case of another of them, its quality, how often people bear it."""
    others = counts.keys() - {name}
    women = {f"{name[:-1]}a", f"{name}a" if name[-1] in "yi" else name}  # Migulu, Miguly beside Migula, Migulya
    case = any(nominative in others for nominative, _ in nominatives(name)) or not others.isdisjoint(women)
    return not case, quality(name) if others else 0, counts[name], all_of[name]


def is_better(surname: str, known: str, *, slav: bool = False) -> bool:
    """Whether a spelling goes before that of the full name: the registry has it, or the other came out of Cyrillic."""
    mine, theirs = quality(surname), quality(known)
    if mine == theirs:
        return not slav and mine < _REGISTRY and is_worn(known, surname)
    return mine > theirs and (mine == _REGISTRY or not theirs or is_raw_of(known, surname))


def quality(surname: str) -> int:
    """3 for a surname that the registry has, 2 for one that English texts have, 0 for a raw romanization, else 1."""
    known = known_word(surname.lower())
    if known and known.kind == "person" and known.name.lower() == surname.lower():
        return _REGISTRY
    return 0 if english_of(surname) else 2 if frequency(surname.lower()) >= _SEEN else 1


def quality_beside(document: Document, name: str, others: Iterable[str]) -> tuple[bool, bool, bool, int]:
    """What speaks for one of several spellings: the registry, that it is no raw one, its letters, English texts."""
    mine = quality(name)
    return mine == _REGISTRY, mine > 0, is_right_side(document, name, others), mine
