"""Prepositions that the source's verb, noun or adjective takes and the English one does not: depends from the price.

`lists/government.tsv` holds the heads, each with a wrong preposition and the right one. The wrong one may be right for
another reason (replied on Monday, suffered in the war), so a time, a place, a set phrase behind it excuses it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.sentence import Sentence, child, children, has
from mtcheck.english.inflection import plural, verb
from mtcheck.english.wordclasses import DATES
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns, read_list
from mtcheck.findings import Finding, Safety
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_NONE = "-"
_CLASSES = {"V": ("v", "vo"), "N": ("n",), "J": ("a",)}  # by the first letter of the tag
_WINDOW = 6  # words between a verb and the preposition behind its object
_TIMES = DATES | frozenset(
    """
    time moment second minute hour day night morning evening afternoon noon midnight dawn week weekend fortnight
    month year decade century season spring summer autumn fall winter today tomorrow yesterday date eve turn
    anniversary birthday holiday christmas easter age period term stage beginning start end past future while once
    now then occasion period quarter era days
    """.split()
)
# What a preposition makes a set phrase with, whatever stands before it.
_SET = {
    "on": """
        behalf basis condition way ground spot camera site television tv air radio phone purpose average suspicion
        charge page website account channel street side board top internet line twitter facebook instagram telegram
        social media path road stage foot leave duty schedule bail merit principle record paper issue matter sideline
        sidelines part scale level front land sea hand contrary whole own count evidence strength amendment visit trip
        floor field pitch inside outside
    """,
    "in": """
        fact particular general return favor favour order addition case court public private writing part total turn
        response way manner style term terms person advance vain accordance connection front view detail silence
        interview statement letter tweet speech report article number kind kinds lieu absentia prison jail custody
        principle practice reality place area region country city world town field absence presence face light spite
        office charge light wake letter e-mail email hour aftermath process course relation power
    """,
    "at": "home work school least first last once level rate speed price cost expense point request length hand all",
    "to": "extent degree point date level length detriment end surprise dismay delight tune benefit",
    "by": "way means phone mail email telephone law half third percent hand then surprise mistake accident",
    "with": """
        help respect regard aim difficulty ease success caution interest support intention view exception time hand
        enthusiasm confidence anger skepticism joy pleasure relief concern care letter
    """,
    "for": "example instance reason now sure good long free life ever purpose sake part lack want benefit",
    "from": "outset place point perspective distance afar scratch there here outside inside within home",
    "of": "course late necessity it itself",
    "about": "half one two three",
}
_FIXED = {preposition: frozenset(words.split()) for preposition, words in _SET.items()}
_LOCATING = ("in", "on", "at", "from", "to", "into", "over", "under", "before", "by", "for")


class Frame(NamedTuple):
    """The right preposition, empty for none; `only` narrows what may stand behind the wrong one.

    `sure`: native English was not once seen to have the wrong one.
    """

    right: str
    only: str
    sure: bool


@cache
def table() -> Mapping[tuple[str, str], Mapping[str, tuple[Frame, ...]]]:
    """Frames by head and class, then by the wrong preposition."""
    out: dict[tuple[str, str], dict[str, tuple[Frame, ...]]] = defaultdict(dict)
    for head, kind, wrong, right, only, seen, _ in read_columns("government.tsv"):
        frames = out[head, kind]
        frame = Frame("" if right == _NONE else right, only, seen == "0")
        frames[wrong] = (*frames.get(wrong, ()), frame)
    return out


@cache
def _forms() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Wrong prepositions by the forms of the heads that they stand right behind, and those behind an object."""
    near: dict[str, set[str]] = defaultdict(set)
    far: dict[str, set[str]] = defaultdict(set)
    for (head, kind), frames in table().items():
        forms = set(verb(head)) if kind[0] == "v" else {head, plural(head)} if kind == "n" else {head}
        for form in forms:
            (far if kind == "vo" else near)[form].update(frames)
    return {k: frozenset(v) for k, v in near.items()}, {k: frozenset(v) for k, v in far.items()}


_WORDS = compiled(r"[a-z'-]+")
_AFTER = frozenset(("me", "him", "her", "us", "them", "you", "it", "the", "a", "an", "his", "their", "its", "this"))


def candidate(sentence: str) -> bool:
    """Whether a sentence has one of the heads and its wrong preposition where it may belong to it."""
    words = _WORDS.findall(sentence.lower())
    near, far = _forms()
    present = set(words)
    if present.isdisjoint(near) and present.isdisjoint(far):
        return False
    for i, word in enumerate(words[:-1]):
        wrong = near.get(word)
        if wrong and (_is_near(words, i, wrong) or _NONE in wrong and words[i + 1] in _AFTER):
            return True
        wrong = far.get(word)
        if wrong and not wrong.isdisjoint(words[i + 2 : i + _WINDOW]):
            return True
    return False


def _is_near(words: list[str], i: int, wrong: frozenset[str]) -> bool:
    """Whether a wrong preposition stands right behind a word, or behind an adverb there, and `to` before no verb."""
    at = i + 2 if words[i + 1].endswith("ly") else i + 1
    if at + 1 >= len(words) or words[at] not in wrong:
        return False
    return words[at] != "to" or words[at + 1] not in read_list("base-verbs.txt")


class Fault(NamedTuple):
    """A wrong construction: its head with its class, the wrong preposition's word (the head for a bare object)."""

    head: Token
    kind: str
    wrong: str
    word: Token
    frame: Frame


def wrong_preposition(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A preposition, or a bare object, that the word before it does not take."""
    for head, _, wrong, word, frame in faults(sentence):
        if not is_statement(sentence) and _leaves_out(word):
            continue
        fixed = f"{head.text} {frame.right}" if wrong == _NONE else frame.right
        safety = None if frame.sure and wrong != _NONE else Safety.UNSAFE
        yield finding(rule, sentence.document, sentence.span(word), [fixed], safety=safety)


def _leaves_out(word: Token) -> bool:
    """Whether a preposition of a headline has a bare noun behind it: an editor left words out (charged in death of)."""
    what = child(word, "pobj")
    return what is None or what.tag_ not in ("NNP", "NNPS") and not has(what, "det", "poss")


def faults(sentence: Sentence) -> Iterator[Fault]:
    """The wrong constructions of a sentence, in text order of their heads."""
    for head in sentence.doc[:-1]:
        kinds = [(head.lower_ if kind == "a" else head.lemma_.lower(), kind) for kind in _kinds(head)]
        for lemma, kind in kinds:
            frames = table().get((lemma, kind))
            fault = _fault(head, kind, frames) if frames else None
            if fault is not None:
                yield fault


def _kinds(head: Token) -> tuple[str, ...]:
    kinds = _CLASSES.get(head.tag_[:1], ())
    return (*kinds, "a") if head.tag_ in ("VBN", "VBD") else kinds


def _fault(head: Token, kind: str, frames: Mapping[str, tuple[Frame, ...]]) -> Fault | None:
    bare = next((f for f in frames.get(_NONE, ()) if _has_bare_object(head, f)), None) if kind == "v" else None
    if bare is not None:
        return Fault(head, kind, _NONE, head, bare)
    word = _behind_object(head) if kind == "vo" else _behind(head)
    if word is None or word.tag_ not in ("IN", "TO") or _is_country(head):
        return None
    frame = next((f for f in frames.get(word.lower_, ()) if _is_fault(head, kind, word, f)), None)
    return None if frame is None else Fault(head, kind, word.lower_, word, frame)


def _is_country(head: Token) -> bool:
    """Whether a noun ends the name of Russia, behind which stands what the office before it governs."""
    return head.text == "Federation" and head.i > 0 and head.nbor(-1).text == "Russian"


def _behind(head: Token) -> Token | None:
    """The preposition right behind a word, or behind an adverb there."""
    word = head.nbor(1)
    if word.tag_ == "RB" and word.lower_.endswith("ly") and word.i + 1 < len(head.doc):
        word = word.nbor(1)
    return word if word.dep_ in ("prep", "dative", "agent", "aux", "mark") else None


def _behind_object(head: Token) -> Token | None:
    """The preposition right behind the object of a verb that follows it at once."""
    what = child(head, "dobj")
    if what is None or what.i < head.i or what.left_edge.i != head.i + 1 or what.i + 1 >= len(head.doc):
        return None
    if what.i - head.i > _WINDOW - 1:
        return None
    word = what.nbor(1)
    return word if word.dep_ in ("prep", "dative", "agent") else None


def _is_fault(head: Token, kind: str, preposition: Token, frame: Frame) -> bool:
    what = child(preposition, "pobj") or child(preposition, "pcomp")
    if what is None or has(head, "prt") or _excused(preposition, what, frame):
        return False
    if kind[0] == "v" and head.i == 0 and head.tag_ in ("VB", "VBP"):  # a noun of a headline: Suspect in deadly fire
        return False
    if what.dep_ == "pcomp" and (what.tag_ != "VBG" or not frame.right):
        return False
    if preposition.lower_ == "to" and has(head, "ccomp"):  # insisted to reporters that all was well
        return False
    if any(other.lower_ == frame.right for other in children(head, "prep", "dative")):
        return False
    return not (kind == "v" and (_is_nominal(head) or not frame.right and not _takes_object(head)))


def _is_nominal(head: Token) -> bool:
    """Whether a verb form is used as a noun or an adjective: the accused, a storm warning."""
    return has(head, "det") or head.dep_ in ("compound", "amod", "pobj", "acomp", "attr", "acl")


def _takes_object(head: Token) -> bool:
    """Whether a verb is active, and has no object yet."""
    active = head.tag_ in ("VB", "VBP", "VBZ", "VBD", "VBG")
    return active and not has(head, "auxpass", "dobj", "ccomp", "xcomp", "oprd")


def _excused(preposition: Token, what: Token, frame: Frame) -> bool:
    """Whether what a preposition has behind it makes it right for another reason."""
    word, low = preposition.lower_, what.lemma_.lower()
    if what.tag_ in ("CD", "WDT", "WP", "EX", "RB", "JJS") or low in _TIMES or what.lower_ in _TIMES:
        return True
    if word in ("on", "of") and any(part.lower_ == "own" for part in what.children):  # copes on its own resources
        return True
    if low in _FIXED.get(word, ()) or what.lower_ in _FIXED.get(word, ()):
        return True
    if what.tag_ in ("NNP", "NNPS") and word in _LOCATING and frame.only != "names":
        return True
    if frame.only == "bare":
        return has(what, "det", "poss") or what.tag_ in ("NNP", "NNPS", "PRP")
    return any(part.lower_ in _TIMES or part.tag_ == "CD" for part in what.children if part.i < what.i)


def _has_bare_object(head: Token, frame: Frame) -> bool:
    """Whether a noun or pronoun stands right behind a verb that takes no object."""
    what = child(head, "dobj", "dative")
    if what is None or what.left_edge.i != head.i + 1 or what.pos_ not in ("NOUN", "PRON", "PROPN"):
        return False
    if what.tag_ in ("CD", "WDT", "WP", "EX") or any(t.lemma_.lower() in _TIMES for t in (what, *what.children)):
        return False
    if has(head, "auxpass", "prt") or has(what, "advmod", "nummod", "quantmod") or what.lower_.endswith("self"):
        return False
    if frame.only == "person":
        return what.lower_ in ("me", "him", "us", "them")
    return what.lower_ not in _NO_OBJECTS


_NO_OBJECTS = frozenset("that this it so nothing something much all little more what".split())
