"""The people whom a source names: each part of a name in the nominative, and the gender of who bears it.

The parts of one name agree in case and gender, which leaves one reading mostly; a surname that stands alone is read as
that of somebody whom the source names in full, as the verb beside it has it, or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from mtcheck.findings import Span
from mtcheck.names.given import Gender
from mtcheck.source.declension import Part, Reading, readings_of
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.words import PERSONAL, all_readings, is_russian, likeliest, plain, readings

_CASES = {"nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}
_GENDERS: dict[str, Gender] = {"masc": "m", "femn": "f"}
_TAGS: dict[Part, str] = {"given": "Name", "patronymic": "Patr", "surname": "Surn"}
_RARE = frozenset(
    "анастасий антонин викторий каролин клавдий клементин ксений лидий марий марин наталий олимпий юлий лілій".split()
)
_CAPITAL = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ'\u2019]+(?:-[А-ЯЁІЇЄҐ]?[а-яёіїєґ'\u2019]+)*")
_LEAST = 3  # letters of a surname
COUPLES = ("овы", "евы", "ины", "ыны", "ские", "цкие")
_NAMES: tuple[tuple[Part, ...], ...] = (
    ("given", "patronymic", "surname"),
    ("given", "patronymic"),
    ("given", "surname"),
)
_MARKS = tuple('"\u00ab\u201c\u201e')


class Named(NamedTuple):
    """A word of the source that is part of a person's name."""

    span: Span
    text: str
    part: Part
    forms: tuple[str, ...]  # the nominatives that it may be, in lower case
    gender: Gender | None
    alone: bool  # no given name beside it


@lru_cache(maxsize=16)
def persons(source: SourceDocument) -> tuple[Named, ...]:
    """The people of a source, part by part, in order; surnames that stand alone where somebody bears them."""
    if source.language not in ("ru", "uk"):
        return ()
    words, found, taken = source.words, list[Named](), set[int]()
    for at in range(len(words) - 1):
        if at in taken:
            continue
        for parts in _NAMES:
            name = _full(source, words[at : at + len(parts)], parts) if at + len(parts) <= len(words) else []
            if name:
                found += name
                taken |= set(range(at, at + len(parts)))
                break
    known: dict[str, set[Gender | None]] = defaultdict(set)
    for named in found:
        if named.part == "surname" and len(named.forms) == 1:
            known[named.forms[0]].add(named.gender)
    found += (named for at, word in enumerate(words) if at not in taken for named in _alone(source, at, word, known))
    return tuple(sorted(found))


def persons_in(source: SourceDocument, part: Span) -> tuple[Named, ...]:
    """Those whose name begins in a part of the source."""
    everyone = persons(source)
    first = bisect_left(everyone, part.start, key=lambda named: named.span.start)
    return everyone[first : bisect_left(everyone, part.end, key=lambda named: named.span.start)]


def _full(source: SourceDocument, words: tuple[Word, ...], parts: tuple[Part, ...]) -> list[Named]:
    """The parts of a full name, where some words right behind each other are one: given name, patronymic, surname."""
    if not all(_CAPITAL.fullmatch(word.text) for word in words) or not _are_close(source, words):
        return []
    if len(words[-1].text) < _LEAST:
        return []
    language = source.language_at(words[0].span.start)
    tried = [_readings(word, language, part) for word, part in zip(words, parts, strict=True)]
    if not tried[0] or not all(tried):
        return []
    if parts[-1] == "surname" and _is_fixed(tried[0]):
        tried[-1] |= readings_of(words[-1].text, language, "surname")  # no case of the given name tells its own
    agreeing = [r for r in product(*tried) if len({(x.gender, x.case) for x in r}) == 1]
    if not agreeing:
        return []
    genders = {r[0].gender for r in agreeing}
    gender = genders.pop() if len(genders) == 1 else None
    forms = [tuple(sorted({r[at].form for r in agreeing})) for at in range(len(words))]
    return [
        Named(word.span, word.text, part, form, gender, alone=False)
        for word, part, form in zip(words, parts, forms, strict=True)
    ]


def _is_fixed(found: frozenset[Reading]) -> bool:
    """Whether a given name may be one that is the same in all cases."""
    forms = [(r.form, r.gender) for r in found]
    return any(forms.count(form) > _SEVERAL for form in forms)


_SEVERAL = 3  # cases


def _are_close(source: SourceDocument, words: tuple[Word, ...]) -> bool:
    pairs = pairwise(words)
    return all(source.text[a.span.end : b.span.start] in (" ", "\u00a0") for a, b in pairs)


def _readings(word: Word, language: str, part: Part) -> frozenset[Reading]:
    """What a word may be as a part of a name: as the dictionary has it, or else by its ending."""
    if language == "ru":
        low = plain(word.text)
        told = _of_dictionary(low, part)
        if told:
            return _usual(told)
        if part == "surname" and low.endswith(COUPLES):
            return frozenset()  # brothers, a couple
        if part == "given" and any(p.is_known and not PERSONAL & set(p.tag.grammemes) for p in readings(low)):
            return frozenset()  # a word
    return _usual(readings_of(word.text, language, part))


def _usual(found: frozenset[Reading]) -> frozenset[Reading]:
    """Readings without those of given names that hardly any man bears, and many women nearly."""
    return frozenset(reading for reading in found if reading.form not in _RARE) or found


@lru_cache(maxsize=8192)
def _of_dictionary(low: str, part: Part) -> frozenset[Reading]:
    """The readings of a Russian word that the dictionary has as such a part of a name."""
    found = set()
    for p in readings(low) if part == "given" else all_readings(low):
        if not p.is_known or _TAGS[part] not in p.tag or p.tag.number == "plur":
            continue
        nom = p.inflect({"nomn", "sing"}) if "Fixd" not in p.tag else p
        case = _CASES.get(str(p.tag.case))
        genders = [_GENDERS[str(p.tag.gender)]] if str(p.tag.gender) in _GENDERS else list(_GENDERS.values())
        if nom is not None and case:
            found |= {Reading(plain(nom.word), gender, case) for gender in genders}
    return frozenset(found)


def _alone(source: SourceDocument, at: int, word: Word, known: dict[str, set[Gender | None]]) -> list[Named]:
    """A surname of somebody whom the source names in full, without a given name beside it."""
    if not known or not _CAPITAL.fullmatch(word.text) or len(word.text) < _LEAST:
        return []
    language = source.language_at(word.span.start)
    words = source.words
    if source.text[word.span.start - 1 : word.span.start] in _MARKS or _is_behind_stranger(source, words, at):
        return []
    fitting = [r for r in _readings(word, language, "surname") if r.form in known]
    fitting = [r for r in fitting if r.gender in known[r.form] or None in known[r.form]]
    if not fitting:
        return []
    if len({r.form for r in fitting}) > 1 and _opens(source, words, at):
        fitting = [r for r in fitting if r.case == "nom"] or fitting
    if len({r.form for r in fitting}) > 1:
        fitting = _in_context(source, words, at, fitting)
    others = {r.form for r in _readings(word, language, "surname") if r.case == "nom"} - {r.form for r in fitting}
    if any(_leads(words, at, form) for form in others):
        return []  # Lunina said; only Lunin has a full name
    forms = tuple(sorted({r.form for r in fitting}))
    genders = {r.gender for r in fitting}
    gender = genders.pop() if len(genders) == 1 else None
    return [Named(word.span, word.text, "surname", forms, gender, alone=True)]


def _is_behind_stranger(source: SourceDocument, words: tuple[Word, ...], at: int) -> bool:
    """Whether a given name that no dictionary has stands before a surname: it may be in any case."""
    before = words[max(0, at - 1) : at + 1]
    if len(before) < 2 or not _CAPITAL.fullmatch(before[0].text) or not _are_close(source, before):
        return False
    return not is_russian(before[0].text)


def _in_context(source: SourceDocument, words: tuple[Word, ...], at: int, found: list[Reading]) -> list[Reading]:
    """The readings of a surname that stands alone, as what stands right beside it has it."""
    after = source.text[words[at].span.end : words[at].span.end + 12]
    if match := _WHO.match(plain(after)):
        told: Gender = "f" if match[1] else "m"
        return [r for r in found if r.gender == told] or found
    before = likeliest(w.text for w in words[max(0, at - 1) : at] if w.text.islower())
    if any(t.POS == "VERB" for t in before) and _SPOKE.search(source.text, 0, words[at - 1].span.start):
        return [r for r in found if r.case == "nom"] or found  # "...", recalls Petrova
    if any(t.POS == "PREP" or t.POS == "NOUN" and "inan" in t for t in before):
        return [r for r in found if r.case != "nom"] or found
    return found


_SPOKE = re.compile(r"[,.!?\u2026\"\u00bb\u201d]\s*[\u2013\u2014-]\s*\Z")
_WHO = re.compile(r",\s(?:на |в |у |о |с |для |от )?котор(?:ый|ого|ому|ым|ом|(ая|ую|ой))\b")


def _opens(source: SourceDocument, words: tuple[Word, ...], at: int) -> bool:
    """Whether a word begins a sentence and a verb stands behind it, whose subject it is."""
    text = source.text[max(0, words[at].span.start - 2) : words[at].span.start].strip(" \u00a0")
    if text and not text.endswith(("\n", ".", "!", "?")) or at + 1 >= len(words):
        return False
    return any(tag.POS == "VERB" for tag in likeliest((words[at + 1].text,)))


def _leads(words: tuple[Word, ...], at: int, form: str) -> bool:
    """Whether a verb beside a name has it for its subject, in a woman's or a man's form as this nominative is."""
    wanted = "femn" if form.endswith(("а", "я")) else "masc"
    near = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    tags = likeliest(word.text for word in near)
    return any(tag.POS == "VERB" and tag.gender == wanted for tag in tags) or any(
        plain(w.text).endswith(("ла", "лась") if wanted == "femn" else ("в", "вся", "л", "лся"))
        and not is_russian(w.text)
        for w in near
        if w.text.islower()
    )
