"""Rare names that one article spells in two ways, a letter or two apart: Zhurvanka and Jurvanka.

A machine that does not know a name spells it anew in each sentence, or leaves one of its cases. People hardly ever do:
in a million words of English news there were a dozen such pairs, most of them misprints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from mtcheck.checks.article.cues import OPENERS
from mtcheck.checks.article.names.roots import one_root
from mtcheck.checks.article.names.sides import right_side
from mtcheck.checks.article.names.transcribed_names import is_worn
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.cases import nominatives
from mtcheck.names.given import is_given_name
from mtcheck.names.lookup import english_of, known_word
from mtcheck.names.people import mentions_of
from mtcheck.names.sounds import skeleton
from mtcheck.names.surnames import family
from mtcheck.text import capitalized_before, has_word

_NAME = compiled(r"(?<![\w'.@#&/-])[A-Z][a-z]{4,24}(?![\w@-]|\.[a-z])")
_FOLLOWING = compiled(r" [A-Z][a-z]+")
_H = compiled(r"(?<![cskzpt])h")
_UNHEARD = 1.2  # Zipf frequency below which English hardly ever has a word
_REGISTRY = 3  # quality of a name that it has
_SEEN = 1.5  # of a name that English texts have
_SHORT = 5  # code points
_OFTEN = 5  # words that share their consonants but one: a long list, not two spellings
_NO_TRACE = str.maketrans("ckqgzsvwbp", "kkkksssvvv", "aeiouyhjlr")  # what tells least
_FIRST = frozenset("kc kh kg ey jy iy ct wv jz jd uy sz bv hg ae fp".split())  # letters that begin one name
_WOMAN_OR_CASE = "aeu"  # what ends a case of a name in a consonant, and some names
_STEM = 3.0  # Zipf frequency from which that name is known: Garland, where an article has Garlanda and Garlandu
_IN_A_CASE = ("e", "u", "oy", "oi", "oj", "om")  # what a name in the nominative seldom ends in


def close_spellings(document: Document) -> Iterator[tuple[Span, str, bool]]:
    """Places of the worse spelling of a name, the better one of the article, and whether that is surely right."""
    found = document.memo(capitalized)
    for pair in _pairs(found):
        if (right := _right(document, found, *pair)) and not _two_things(document, found, *pair):
            for wrong in (name for name in pair if name != right):
                sure = has_h_for_kh(wrong, right)
                yield from (
                    (place, right, sure) for place in found[wrong] if not _begins_another(document, place, right)
                )


def has_h_for_kh(wrong: str, right: str) -> bool:
    """Whether one spelling has h for the other's kh, and English texts never have it: Sahalin."""
    if not _H.sub("kh", wrong.lower()) == right.lower() != wrong.lower():
        return False
    return frequency(wrong.lower()) < _UNHEARD and not is_given_name(right)


def capitalized(document: Document) -> dict[str, list[Span]]:
    """Where each capitalized word of five letters and more stands."""
    places = defaultdict[str, list[Span]](list)
    for match in _NAME.finditer(document.folded):
        places[match[0]].append(Span(*match.span()))
    return places


def _pairs(names: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """Words that are a letter or two apart, in the order of the text."""
    alike = defaultdict[str, dict[str, None]](dict)
    for name in names:
        bones = name.lower().translate(_NO_TRACE)
        for key in (bones, *(bones[:at] + bones[at + 1 :] for at in range(len(bones)))):
            alike[key][name] = None
    seen = set[tuple[str, str]]()
    for group in alike.values():
        for pair in combinations(group, 2) if 1 < len(group) <= _OFTEN else ():
            if pair not in seen:
                seen.add(pair)
                if _are_close(*pair):
                    yield pair


def _are_close(one: str, other: str) -> bool:
    """Whether two words may spell one name."""
    a, b = one.lower(), other.lower()
    begin_alike = a[0] == b[0] or a[0] + b[0] in _FIRST or b[0] + a[0] in _FIRST
    if abs(len(a) - len(b)) > 3 or a.endswith("s") != b.endswith("s") or not begin_alike:
        return False
    far = _distance(a, b)
    near = far <= 2 and far <= 0.28 * min(len(a), len(b))
    return near or (far <= 3 and min(len(a), len(b)) > _SHORT and skeleton(one) == skeleton(other))


def _distance(one: str, other: str) -> int:
    """Letters to put in, take out or replace."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, row[0] = row[0], at
        for place, theirs in enumerate(other, 1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (letter != theirs))
    return row[-1]


def _right(document: Document, found: dict[str, list[Span]], one: str, other: str) -> str | None:
    """The better spelling of two; None where they are two names, or two words of one root."""
    seen = {name: frequency(name.lower()) for name in (one, other)}
    wrong = min(seen.values())
    if wrong >= _UNHEARD or any(_is_word(document, name.lower()) for name in seen):
        return None
    kin = family(one), family(other)
    if kin[0] and kin[1] and kin[0].gender != kin[1].gender:
        return None
    if told := _nominative(one, other, seen) or _nominative(other, one, seen):
        return told if told[0].isupper() else None
    if one_root(one, other) or all(map(is_given_name, seen)):
        return None
    raw = {name: is_worn(name, other if name == one else one) for name in seen}
    side = right_side(document, one, other)
    found_in = {name: _quality(name, seen[name]) for name in seen}
    rank = {
        name: (known == _REGISTRY, known > 0, name == side, known, _digraphs(one, other, name), not raw[name])
        for name, known in found_in.items()
    }
    best = max(seen, key=lambda name: (rank[name], len(found[name]), not name.endswith(_IN_A_CASE)))
    worse = other if best == one else one
    return None if seen[worse] >= _UNHEARD or known_word(worse.lower()) else best


def _nominative(name: str, case: str, seen: dict[str, float]) -> str | None:
    """The nominative where one of two spellings is a case of the other, or both are of a third; "-" where it is unsure.

    None where neither is.
    """
    stem, cases = name[:-1], [nominative for nominative, _ in nominatives(case)]
    if name[-1] in _WOMAN_OR_CASE and frequency(stem.lower()) >= _STEM and seen[name] < _UNHEARD:
        return stem if stem in cases else "-"
    if name.endswith("y") and case == f"{name}a":  # Migulya, of Miguly
        return "-" if seen[name] >= _UNHEARD or known_word(name.lower()) else case
    if name not in cases:
        return None
    return name if _is_case(name, case, seen) else "-"


def _is_word(document: Document, word: str) -> bool:
    """Whether a name is a word as well: in small letters in the article, or a noun that ends names."""
    return word in THINGS or has_word(document.text, word)


def _is_case(name: str, case: str, seen: dict[str, float]) -> bool:
    """Whether the one can only be a Russian case of the other."""
    if seen[case] >= _UNHEARD or known_word(case.lower()):
        return False
    return not is_given_name(case) and not is_given_name(name)


def _digraphs(one: str, other: str, name: str) -> bool:
    """Whether two words differ in the h of kh, ch, sh and zh only, and this one has it: Mukhin, not Mukin."""
    return one.replace("h", "") == other.replace("h", "") and len(name) == max(len(one), len(other))


def _quality(name: str, seen: float) -> int:
    """3 for a name that the registry has, 2 for one that English texts have, 0 for a raw romanization, else 1."""
    known = known_word(name.lower())
    if known and known.name.lower() == name.lower():
        return _REGISTRY
    return 0 if english_of(name) else 2 if seen >= _SEEN else 1


def _begins_another(document: Document, place: Span, right: str) -> bool:
    """Whether the word begins a longer name, which the better spelling begins nowhere: Londin Thomas."""
    following = _FOLLOWING.match(document.folded, place.end)
    return following is not None and right + following[0] not in document.folded


def _two_things(document: Document, found: dict[str, list[Span]], one: str, other: str) -> bool:
    """Whether one sentence has both, or both stand behind given names, and not behind the same one."""
    sentences = ({document.sentence_at(place.start).start for place in found[name]} for name in (one, other))
    if not next(sentences).isdisjoint(next(sentences)):
        return True
    given: dict[str, set[str]] = {one: set(), other: set()}
    for mention in mentions_of(document):
        if mention.surname in given and (mention.full or mention.given):
            given[mention.surname].add(skeleton(mention.given))
    if all(given.values()) and given[one].isdisjoint(given[other]):
        return True
    before = [{_before(document, place) for place in found[name]} - {""} for name in (one, other)]
    return all(before) and before[0].isdisjoint(before[1])


def _before(document: Document, place: Span) -> str:
    """The capitalized word right before a place, by sound: the first part of its name (Chen Xiaotong); or nothing."""
    word = capitalized_before(document.folded, place.start)
    return skeleton(word) if word and word.lower() not in OPENERS else ""
