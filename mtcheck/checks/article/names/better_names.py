"""Which of two spellings of a surname goes before the other in an article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from mtcheck.checks.article.names.transcribed_names import is_raw_of, is_worn
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.names.cases import nominatives, variant
from mtcheck.names.given import is_east_slavic, russian_form
from mtcheck.names.lookup import english_of, known_word
from mtcheck.names.people import Mention
from mtcheck.names.sounds import skeleton

_REGISTRY = 3  # quality of a name that it has
_SEEN = 1.5  # Zipf frequency of a name that English texts have
# What English news writes for letters that other systems keep apart: Petrovskiy, Mikhaylov, Kseniya, Yur'ev.
_HABITS = (
    (compiled(r"sk(?:iy|ij|ii|iĭ)$"), "sky"),
    (compiled(r"(?<=[bcdfghklmnprstvz])(?:iy|ij)$"), "y"),
    (compiled(r"(?<=[aeou])[yj](?=[bcdfgklmnprstvxz])"), "i"),
    (compiled(r"['’ʼ`]"), ""),
    (compiled(r"shh"), "shch"),
)
# What of a Ukrainian name Russian spells otherwise, as romanized: Dykyi and Dikiy, Musaieva and Musaeva, Hnatiuk.
_RUSSIAN = (
    (compiled(r"(?:yi|yy|iy|yj|ij)$"), "y"),
    (compiled(r"ii(?=[a-z])|(?<=[bcdfghklmnprstvz])ie(?=v)"), "ie"),
    (compiled(r"(?<=[aeou])ie"), "e"),
    (compiled(r"(?<![kzstcp])h"), "g"),
    (compiled(r"(?<=[bcdfghklmnprstvz])[iy](?=[ua])"), "y"),
    (compiled(r"(?<=[bcdfghklmnprstvz])y(?=[bcdfghklmnprstvz])"), "i"),
)
_OF_UKRAINE = compiled(
    r"\b(?:ukrain\w+|kyiv|kiev|lviv|kharkiv|ode(?:s|ss)a|dnipro|zaporizhzhia|mykolaiv|chernihiv|oleksandra?|volodymyr"
    r"|serhi[iy]|andrii|mykola|dmytro|vasyl|yevhen|olena|olha|halyna|iryna|kateryna|oleksi[iy]|[a-z]{3,}enko)\b"
)
_OF_RUSSIA = compiled(r"\b(?:russia\w*|moscow|kremlin|petersburg|putin|siberia\w*|urals?)\b")


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
            habit = conventional(document, surname, known)
            more = all_of[surname] > all_of[known] and quality(surname) == quality(known) and habit != known
            raw = known not in slavs and is_raw_of(surname, known)
            better = habit != known and is_better(surname, known, slav=known in slavs)
            if better or (more and not raw) or (habit == surname and quality(known) <= quality(surname)):
                right[skeleton(surname)] = surname
    return right


def conventional(document: Document, one: str, other: str) -> str | None:
    """Which of two spellings of a name is the one that English news would have; None where nothing tells.

    What it writes for letters that other systems keep apart, and of a Ukrainian name the Ukrainian spelling where the
    article is about Ukraine, the Russian one where it is about Russia alone.
    """
    a, b = (_rewritten(name.lower(), _HABITS) for name in (one, other))
    if a == b:
        changed = one.lower() != a, other.lower() != b
        return None if changed[0] == changed[1] else (other if changed[0] else one)
    marks = [sum(pattern.sub(by, name) != name for pattern, by in _RUSSIAN) for name in (a, b)]
    if _rewritten(a, _RUSSIAN) != _rewritten(b, _RUSSIAN) or marks[0] == marks[1]:
        return None
    ukrainian = document.memo(_is_ukrainian)
    if ukrainian is None or (not ukrainian and a.count("g") != b.count("g")):
        return None  # Hans and Gans
    right, wrong = (one, other) if (marks[0] > marks[1]) == ukrainian else (other, one)
    return right if frequency(right.lower()) >= frequency(wrong.lower()) else None


def is_usual(document: Document, name: str, others: Iterable[str]) -> bool:
    """Whether English news would have a name so, and not as one of the others."""
    return any(conventional(document, name, other) == name for other in others if other != name)


def _rewritten(name: str, ways: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, by in ways:
        name = pattern.sub(by, name)
    return name


def _is_ukrainian(document: Document) -> bool | None:
    """Whether an article is about Ukraine; False where it is about Russia and never names Ukraine, None in doubt."""
    ours, theirs = (sum(1 for _ in names.finditer(document.lower)) for names in (_OF_UKRAINE, _OF_RUSSIA))
    return True if ours > theirs else False if theirs and not ours else None


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
