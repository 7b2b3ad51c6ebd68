"""Where a noun may stand without its article, told from words alone, and from their tags: what is to be parsed at all.

Both ask what `bare_nouns` asks of a parse, as far as it can be seen without one: they may say yes too often, never no
where that finds something.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.articles.bare_nouns import (
    BEFORE,
    HOLDING,
    MODIFIERS,
    NO_MODIFIER,
    ORDERED,
    OWNED,
    SIGNS,
    nouns,
)
from mtcheck.checks.parsed.clauses.clauses import CLOSING
from mtcheck.english.inflection import irregular_forms, verb
from mtcheck.english.wordclasses import CLOSED
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = compiled(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|[^\sA-Za-z]")
_PAST = compiled(CLOSED["PAST"])
_DETERMINERS = frozenset(
    """
    the a an this that these those his her its their our my your no any some each every one first second third last same
    next what which whose another such own per either neither
    """.split()
)
_NUMBERS = frozenset("two three four five six seven eight nine ten".split())
_HOLD = _DETERMINERS | BEFORE | _NUMBERS
_PREPOSITIONS = frozenset(
    """
    in at of on by to for with from into about after before during since until till over under near between against
    through behind inside outside without within along across around among above below beneath beside besides beyond
    toward towards onto off upon amid amidst opposite past except regarding concerning considering following like
    despite via
    """.split()
)
_FUNCTION = frozenset(
    """
    in at of on by to for with from into about after before during since until till over under near between against
    through behind inside outside without within along across around among and or but that which who where when while
    because if as than is are was were be been has have had do does did will would can could may might must should not
    also he she it they we i you there then now this these
    """.split()
)
_APART = _FUNCTION | frozenset("so whether only just even still already never always often here".split())
# Behind these stands a verb: she can change.
_BEFORE_VERBS = frozenset("will would can could may might must shall should cannot i we they he she there who".split())
_SHORTENED = frozenset("it he she that there what who let".split())  # words with 's that are no possessives
_ENDINGS = ("ed", "s", "ly", "n't", "'ll", "'ve", "'re", "'d", "'m", "en")  # of words that no noun goes with
_ALONE = frozenset("people police children men women media data back out up down off away".split())
# Nouns of the list that are hardly ever nouns; `will` only where no verb can follow.
_HARDLY = frozenset("being might outside past out off up down in while how following opposite ahead".split())
_JOINING = ("and", "or", "but")
_NUMERIC = frozenset("%$\u20ac\u00a3\u201c\u201e\u00ab")


def may_be_bare(sentence: str) -> bool:
    """Whether a sentence may hold one of the nouns without an article before it.

    One noun has to look bare to its neighbours, and one, the same or another, to all that stands before it: the nouns
    of a sentence that is parsed are all asked about.
    """
    if not sentence.rstrip(CLOSING).endswith("."):
        return False
    words, known = _WORD.findall(sentence), nouns()
    lower = [word.lower() for word in words]
    near = far = False
    for at, word in enumerate(lower):
        if word not in known:
            continue
        near = near or _looks_bare(lower, at)
        far = far or word not in _HARDLY and not (word == "will" and _goes_on(lower, at)) and _is_free(words, lower, at)
        if near and far:
            return True
    return False


def _looks_bare(lower: Sequence[str], at: int) -> bool:
    """Whether a noun ends its phrase, and no determiner is among the three words before it."""
    return _ends(_after(lower, at)) and not (
        _determines(lower, at, 1)
        or _determines(lower, at, 2)
        and _joins(lower[at - 1])
        or _determines(lower, at, 3)
        and _joins(lower[at - 1])
        and _joins(lower[at - 2])
    )


def _after(lower: Sequence[str], at: int) -> str:
    return lower[at + 1] if at + 1 < len(lower) else "."


def _goes_on(lower: Sequence[str], at: int) -> bool:
    """Whether what follows a word is no mark, preposition or conjunction."""
    after = _after(lower, at)
    return after[0].isalpha() and after not in _PREPOSITIONS and after not in _JOINING


def _ends(after: str) -> bool:
    """Whether a word or sign can stand behind a noun phrase."""
    return after in _FUNCTION or not after[0].isalpha() or after.endswith(("ed", "s", "ly", "ing"))


def _determines(lower: Sequence[str], at: int, back: int) -> bool:
    return at >= back and lower[at - back] in _DETERMINERS


def _joins(word: str) -> bool:
    return word[0].isalpha() and word not in _FUNCTION and not _PAST.fullmatch(word)


def _is_free(words: Sequence[str], lower: Sequence[str], at: int) -> bool:
    """Whether what stands before a noun, behind at most two words that may go with it, leaves it without an article."""
    after = _after(lower, at)
    if after in SIGNS or after.isdigit() or not (_ends(after) or after in nouns() or after.endswith(_irregular())):
        return False
    for back in range(at - 1, max(-1, at - 2 - MODIFIERS), -1):
        told = _tells(words, lower, back, at)
        if told is not None:
            return told
    return at <= MODIFIERS


def _tells(words: Sequence[str], lower: Sequence[str], back: int, at: int) -> bool | None:
    """Whether a word or sign before a noun says that it stands bare, or that not; None where it may go with it."""
    word, low = words[back], lower[back]
    if not word[0].isalpha():
        return not (word in SIGNS or word.isdigit() or word in _NUMERIC)
    if low in _HOLD:
        return back > 0 and words[back - 1] in "-\u2013"  # the parser takes `-The` for one word
    if low in _PREPOSITIONS:
        owned = low == "of" and back > 0 and lower[back - 1].removesuffix("s") in OWNED
        return owned or not _governs(low, lower, at)
    if _claims(low, lower[at], back == at - 1) or "-" in low or _is_name(words, back):
        return False
    if low in _APART or low.endswith(_ENDINGS) or low in _ALONE or low in _verbs() or low in irregular_forms():
        return True
    return False if low in ORDERED else None


def _claims(word: str, noun: str, beside: bool) -> bool:
    """Whether a word makes what follows its own: a possessive, or what makes a verb or idiom of the noun beside it."""
    if word.endswith(("'s", "\u2019s")) and word[:-2] not in _SHORTENED:
        return True
    return beside and (word in _BEFORE_VERBS or word in _bare_behind(noun))


def _is_name(words: Sequence[str], at: int) -> bool:
    """Whether a word has a capital that neither its sentence nor a nationality gives it."""
    word = words[at]
    if not word[0].isupper() or at == 0 or not words[at - 1][0].isalpha():
        return False
    return word.lower() not in _APART and word not in read_list("nationality-adjectives.txt")


def _governs(preposition: str, lower: Sequence[str], at: int) -> bool:
    """Whether a preposition makes a verb of the noun, or lets it stand bare where it is not the subject of the rest."""
    if preposition == "by" or preposition == "to" and lower[at] in _verbs():
        return True
    return not _goes_on(lower, at) and preposition in nouns()[lower[at]].bare


@cache
def _verbs() -> frozenset[str]:
    return read_list("base-verbs.txt")


@cache
def _irregular() -> tuple[str, ...]:
    """What verbs in an irregular past end in: made, overpaid."""
    return tuple(irregular_forms())


@cache
def _bare_behind(noun: str) -> frozenset[str]:
    """Forms of the verbs behind which a noun stands bare: take place."""
    behind = [slot[1:] for slot in nouns()[noun].bare if slot.startswith("=")]
    forms = {form for base in behind for form in verb(base)}
    return frozenset(forms | {"am", "are", "were"} if "be" in behind else forms)


def tagged_bare(doc: Doc) -> bool:
    """Whether a sentence holds one of the nouns in the singular, with no tag before it of what would determine it."""
    words = list(doc)
    tags, known = [word.tag_ for word in words], nouns()
    for at, word in enumerate(words):
        if tags[at] != "NN" or word.lower_ not in known:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and (after.text in SIGNS or after.like_num or tags[at + 1] in _GOES_ON):
            continue
        for back in range(at - 1, at - 2 - MODIFIERS, -1):
            if back < 0 or not (words[back].lower_ in BEFORE or words[back].text in SIGNS or tags[back] in HOLDING):
                return True
            if tags[back] in _NOT_WITH or words[back].lower_ in ORDERED or not words[back].text.isalpha():
                break
    return False


_GOES_ON = frozenset("NNS NNP NNPS CD JJ JJR JJS".split())
_NOT_WITH = NO_MODIFIER | {"DT", "PDT", "PRP$", "POS"}
