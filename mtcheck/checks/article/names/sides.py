"""Which of two spellings of one name is right, by what holds for any name: what letters alone would not have told.

A machine that goes letter by letter makes Gevessler of what was Gewessler, and Knyazev of a Ukrainian's Kniaziev. It
never goes the other way, so that the spelling with letters of its own is known from somewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.names.given import is_east_slavic, plain
from mtcheck.names.lookup import people_like
from mtcheck.names.people import mentions_of
from mtcheck.names.sounds import alike
from mtcheck.names.surnames import surname_forms

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
    (compiled(r"ii(?=[a-z])"), "ie"),
    (compiled(r"(?<=[aeoubcdfghklmnprstvz])ie(?=va?$)|(?<=[aeou])ie"), "e"),
    (compiled(r"(?<![kzstcp])h"), "g"),
    (compiled(r"(?<=[bcdfghklmnprstvz])[iy](?=[ua])"), "y"),
    (compiled(r"(?<=[bcdfghklmnprstvz])y(?=[bcdfghklmnprstvz])"), "i"),
)
_OF_UKRAINE = compiled(
    r"\b(?:ukrain\w+|kyiv|kiev|lviv|kharkiv|ode(?:s|ss)a|dnipro|zaporizhzhia|mykolaiv|chernihiv|oleksandra?|volodymyr"
    r"|serhi[iy]|andrii|mykola|dmytro|vasyl|yevhen|olena|olha|halyna|iryna|kateryna|oleksi[iy]|[a-z]{3,}enko)\b"
)
_OF_RUSSIA = compiled(r"\b(?:russia\w*|moscow|kremlin|petersburg|putin|siberia\w*|urals?)\b")
_OF_TURKS = compiled(r"\b(?:azerbaijan|baku|turk(?!ish stream)|kazakh|uzbek|kyrgyz|tatar)")
# Letters that no romanization of a Russian form has, each kind by itself; of a Slav's name only doubled ones tell.
_DOUBLED = compiled(r"([bdfgklmnprstvz])\1|c[ck]")
_OWN = tuple(
    map(
        compiled,
        (
            "w",
            "[qx]",
            "c(?!hzh)",
            "th",
            "ph",
            "(?<=[aeou])h(?=[bdfgklmnprstvz]|$)",
            "(?<=[bcdfghklmnprstvzj])ie(?=[bcdfghklmnprstvz])",
        ),
    )
)
_SLAVS = compiled(r"(?:[oe][vw]itch|[oe][vw]ich|enko|[czs]huk|[iy]uk)$")  # in whatever case they are of one form
_OFTEN = 3  # times that a spelling stands which is no misprint
_EAST = frozenset(("ru", "uk", "be", "bg"))
_GLIDE_INSIDE = compiled(r"(?<=\w)y(?=e)")
_GLIDE = compiled(r"i?y(?=[aeou])")
_YE = compiled(r"^ye(?=[bdfghklmnprstvz])")


def right_side(document: Document, one: str, other: str) -> str | None:
    """The right one of two spellings of a surname; None where nothing but their number tells."""
    if told := _of_known_person(document, one, other) or conventional(document, one, other):
        return told
    own = _with_more(one, other, (_DOUBLED,) if _is_slavs(document, one, other) else (_DOUBLED, *_OWN))
    if own and not _stands_once(document, own, other if own == one else one):
        return own
    return _with_ye(one, other)


def with_own_letters(one: str, other: str) -> str | None:
    """The one that has letters of another language where the other has what becomes of them in Cyrillic."""
    return _with_more(one, other, (_DOUBLED, *_OWN))


def _with_more(one: str, other: str, kinds: tuple[re.Pattern[str], ...]) -> str | None:
    """The one that has more letters of some of these kinds, and less of none."""
    mine, theirs = (_GLIDE.sub("i", plain(name)) for name in (one, other))
    more = {sum(1 for _ in kind.finditer(mine)) - sum(1 for _ in kind.finditer(theirs)) for kind in kinds} - {0}
    if not more or min(more) < 0 < max(more):
        return None
    return one if max(more) > 0 else other


def _stands_once(document: Document, name: str, other: str) -> bool:
    """Whether a spelling stands once, as a misprint does, and the other one often."""
    return document.folded.count(name) == 1 and document.folded.count(other) >= _OFTEN


def _is_slavs(document: Document, one: str, other: str) -> bool:
    """Whether a Russian, Ukrainian or the like may bear a name, by its form or by the given name before it."""
    forms = [form for name in (one, other) for form in surname_forms(name)[:1]]
    if _SLAVS.search(one.lower()) or _SLAVS.search(other.lower()):
        return True
    if forms:
        return all(form.language in _EAST for form in forms)
    givens = document.memo(_givens)
    return any(map(is_east_slavic, givens.get(one, set()) | givens.get(other, set())))


def _of_known_person(document: Document, one: str, other: str) -> str | None:
    """The one that a known person bears who has a given name that the article puts before either."""
    givens = document.memo(_givens)
    called = givens.get(one, set()) | givens.get(other, set())
    known = [
        name
        for name in (one, other)
        if any(name in p.surnames and alike(p.given, given) for given in called for p in people_like(name))
    ]
    return known[0] if len(known) == 1 else None


def _givens(document: Document) -> dict[str, set[str]]:
    """The given names that stand before a surname."""
    found = defaultdict[str, set[str]](set)
    for mention in mentions_of(document):
        if mention.full:
            found[mention.surname].add(mention.given)
    return found


def _with_ye(one: str, other: str) -> str | None:
    """The one of two names of a Slav that begins as English news has it: Yermak, not Ermak."""
    for name, bare in ((one, other), (other, one)):
        if _YE.match(name.lower()) and bare.lower() == name.lower()[1:]:
            return name
    return None


def conventional(document: Document, one: str, other: str) -> str | None:
    """Which of two spellings of a name is the one that English news would have; None where nothing tells.

    What it writes for letters that other systems keep apart, and of a Ukrainian name the Ukrainian spelling where the
    article is about Ukraine, the Russian one where it is about Russia alone.
    """
    a, b = (_rewritten(name.lower(), _HABITS) for name in (one, other))
    if a == b:
        changed = one.lower() != a, other.lower() != b
        if _OF_TURKS.search(document.lower):
            return None  # whose own letters have the y: Eyvazov
        return None if changed[0] == changed[1] else (other if changed[0] else one)
    a, b = (_GLIDE_INSIDE.sub("", name) for name in (a, b))
    marks = [sum(pattern.sub(by, name) != name for pattern, by in _RUSSIAN) for name in (a, b)]
    if _rewritten(a, _RUSSIAN) != _rewritten(b, _RUSSIAN) or marks[0] == marks[1]:
        return None
    ukrainian = document.memo(_is_ukrainian)
    if ukrainian is None or (not ukrainian and a.count("g") != b.count("g")):
        return None  # Hans and Gans
    right, wrong = (one, other) if (marks[0] > marks[1]) == ukrainian else (other, one)
    return right if ukrainian or frequency(right.lower()) >= frequency(wrong.lower()) else None


def is_right_side(document: Document, name: str, others: Iterable[str]) -> bool:
    """Whether it is the right one beside one of the other spellings."""
    return any(right_side(document, name, other) == name for other in others if other != name)


def _rewritten(name: str, ways: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, by in ways:
        name = pattern.sub(by, name)
    return name


def _is_ukrainian(document: Document) -> bool | None:
    """Whether an article is about Ukraine; False where it is about Russia and never names Ukraine, None in doubt."""
    ours, theirs = (sum(1 for _ in names.finditer(document.lower)) for names in (_OF_UKRAINE, _OF_RUSSIA))
    return True if ours > theirs else False if theirs and not ours else None
