"""Verbs that a clause comes to with nothing that could be their subject, and which of them have it behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.clauses.openings import BEGINNING, NOUNS, inner_starts, opening, starts
from mtcheck.checks.parsed.order.passive_objects import OF_TWO
from mtcheck.checks.parsed.sentence import FINITE, SUBJECTS
from mtcheck.checks.parsed.verbs.passives import TRANSITIVE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs of happening and doing without an object, whose noun behind them is surely their subject.
_HAPPENING_ALONE = frozenset(
    """
    happen occur appear start die arrive work participate sound act gather operate vanish disappear perish explode burst
    erupt collapse crash elapse expire terminate protest rally increase decrease continue live exist function grow fly
    intensify open begin fall collide arise return resume land
    """.split()
)
# The same with those that may have an object, whose subject is lost.
HAPPENING = _HAPPENING_ALONE | frozenset(
    "end finish perform speak vote strike suffer drop worsen improve change burn sink stop enter".split()
)
ALONE = _HAPPENING_ALONE | frozenset("take come pass go remain rise run".split())  # will take place, will pass
# Verbs of what is done, whose passive loses its auxiliary: In the fire killed two men.
DONE = TRANSITIVE | frozenset(
    "kill injure wound evacuate poison ban restrict restore find invite create found exclude withdraw".split()
)
_TAKING_PLACE = frozenset(("place", "part"))  # will take place the festival
_SAYING_WHAT = frozenset("call consider deem name".split())  # what something is: is considered bad taste
_BE = frozenset("be is are was were been being".split())
_AUXILIARIES = _BE | frozenset("have has had do does did".split())
_NEARLY = ("about", "around", "over", "nearly", "almost", "approximately")
_ALSO = ("also", "only", "again")
_TIMES = frozenset("day days week weeks month months year years hour hours minute minutes time times decades".split())


class Verb(NamedTuple):
    """A verb of a clause: its first word, the word that carries the meaning, and whether it is passive."""

    first: Token
    main: Token
    passive: bool


class Inverted(NamedTuple):
    """A verb with the word that its subject begins with, and whether its auxiliary is lost."""

    verb: Verb
    start: int
    lost: bool


class Clause(NamedTuple):
    """A clause that comes to its verb without a subject; `plain` and `sure` as the opening has them."""

    start: int
    verb: Verb
    plain: bool
    sure: bool


def opened(doc: Doc) -> Iterator[Clause]:
    """Clauses that come to a verb without a subject."""
    known: set[int] = set()
    for start, inner in (*((at, False) for at in starts(doc)), *((at, True) for at in inner_starts(doc))):
        clause = opening(doc, start)
        verb = None if clause is None or clause.verb.i in known else _group(doc, clause.verb)
        if clause is None or verb is None or inner and any(t.dep_ in SUBJECTS and t.i < start for t in verb.main.lefts):
            continue
        known.add(clause.verb.i)
        yield Clause(start, verb, clause.plain, clause.sure)


def inverted_openings(doc: Doc) -> Iterator[tuple[Verb, bool, int]]:
    """Verbs without a subject before them, whether that is certain, and where a noun phrase behind them begins."""
    for start, verb, plain, _ in opened(doc):
        if verb.first.i == start and not verb.passive:
            continue
        at = begins(doc, verb.main.i + 1)
        if at is not None:
            yield verb, plain, at


def begins(doc: Doc, at: int) -> int | None:
    """Where a noun phrase begins that stands behind a verb, or behind the source between commas."""
    if at + 2 < len(doc) and doc[at].lower_ == "up" and doc[at + 1].lower_ == "to" and doc[at + 2].tag_ == "CD":
        return at
    if at + 1 < len(doc) and doc[at].tag_ == "RP":
        at += 1
    if at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].lower_ in ("according", "as"):
        end = next((t.i for t in doc[at + 1 : at + 14] if t.text == ","), len(doc))
        at = end + 1
    elif at + 1 < len(doc) and doc[at].lower_ in _TAKING_PLACE and doc[at - 1].lower_ in ("take", "takes", "took"):
        at += 1
    if at + 2 < len(doc) and doc[at].lower_ in _ALSO:
        at += 1
    if at + 1 < len(doc) and doc[at].tag_ in ("RB", "IN") and doc[at].lower_ in _NEARLY:
        return at if doc[at + 1].tag_ == "CD" else None
    return at if at + 1 < len(doc) and doc[at].tag_ in BEGINNING else None


def _group(doc: Doc, finite: Token) -> Verb | None:
    """The words of a verb from its finite one on: was destroyed, will be held, has not occurred, appeared."""
    main, passive = finite, False
    for word in doc[finite.i + 1 : finite.i + 5]:
        if word.tag_ in ("RB", "RP") and word.i == main.i + 1:
            continue
        if word.tag_ not in ("VB", "VBN", "VBD") or main.tag_ not in FINITE and main.lower_ not in _AUXILIARIES:
            break
        passive = main.lower_ in _BE
        main = word
    if main.lower_ in _AUXILIARIES or main.tag_ == "MD":
        return None
    return Verb(finite, main, passive)


def inverted(verb: Verb, plain: bool, start: int) -> Inverted | None:
    """The verb with the subject that begins behind it; None where it may have another, before it or left out."""
    main, doc = verb.main, verb.main.doc
    behind = doc[start]
    times = any(t.lower_ in _TIMES and t.nbor(-1).text != "-" for t in doc[start : start + 4])
    aged = doc[start + 1].text == "-"  # four-year-old
    if (times or behind.dep_ == "npadvmod") and not _counts(doc, start) or behind.head.dep_ == "npadvmod" and not aged:
        return None
    if main.lemma_ in _SAYING_WHAT or behind.lower_ in ("dead", "alive") or not (plain or verb.passive):
        return None
    if verb.passive:
        return None if main.lemma_ in OF_TWO and not plain else Inverted(verb, start, False)
    if (
        doc[main.i + 1].lower_ in _TAKING_PLACE
        and main.lemma_ == "take"
        or verb.first.tag_ == "MD"
        and verb.first.lower_ not in ("might", "may")
    ):
        return Inverted(verb, start, False)
    if main.lemma_ in HAPPENING:
        plural = doc[verb.first.i - 1].tag_ in ("NNS", "NNPS") and doc[verb.first.i - 2].lower_ not in ("of", "the")
        modifying = main.tag_ != "VBZ" and doc[verb.first.i - 1].text == "," and behind.tag_ in NOUNS
        return None if modifying or plural and main.tag_ != "VBZ" else Inverted(verb, start, False)
    determined = behind.tag_ in ("DT", "CD", "PRP$") or behind.lower_ in ("several", "many", "about", "nearly")
    lost = main.lemma_ in DONE and determined and main.tag_ in ("VBD", "VBN") and main == verb.first
    return Inverted(verb, start, True) if lost else None


def _counts(doc: Doc, start: int) -> bool:
    """Whether a phrase is surely no time: `150 people` may die, `two days later` may not."""
    return doc[start].tag_ == "CD" and doc[start + 1].lower_ in ("people", "men", "women", "children")
