"""Clauses that hold two negations: their words, what is negated in them, and what is left without the negation.

A clause here is what stands between marks and words that join clauses.
"""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.english.inflection import irregular_bases, verb
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Span

_TOKEN = compiled(r"[^\W_]+(?:['-][^\W_]+)*|[^\s\w]")
_MANY = compiled(
    r"\b(?:no|not|never|nobody|nothing|nowhere|none|neither|no-one|cannot|without)\b|n't\b"
)  # a sentence with two of them may hold the fault
BREAKS = frozenset(
    """
    and but or nor because if when that who which whom whose while whether where what why how as than so until till
    though although since unless whatever whoever before after
    """.split()
)
_LONGEST = 80  # words of a clause; what is longer is none, but a list or an attack
_NAMES = frozenset(("nobody", "no one", "no-one", "nothing"))  # that may be subjects
_CONTRACTED = {"can't": "can", "won't": "will", "cannot": "can", "shan't": "shall"}
AUXILIARIES = frozenset(
    "am is are was were has have had do does did will would can could may might must should".split()
)
PREPOSITIONS = frozenset(
    "about above across against along among around at between by despite during for from in into like near of off on "
    "onto out over per through to toward towards under up upon via with within without".split()
)
_SAYING = frozenset(
    "say says said saying think thinks thought believe believes believed claim claims claimed note notes noted".split()
)
OPENING = frozenset("yet still now then today almost practically perhaps also already however again here there".split())
# What a phrase before the subject begins with: about this nobody speaks.
_LEADING = frozenset("in at on for during about by after since among despite of from according under".split())
# "No doubt he did not know": no noun that the clause is about.
_NO_SUBJECT = frozenset(
    "doubt wonder matter longer more less fewer sooner later way problem question need surprise use point news".split()
)

ANY = {"nobody": "anybody", "no one": "anyone", "no-one": "anyone", "nothing": "anything", "nowhere": "anywhere"}
DETERMINERS = frozenset("a an the this that these those his her its their our my your every each some".split())
PRONOUNS = frozenset("he she they we i you it who".split())
# Behind a negated verb these give the negation another sense: No one could not but smile.
LITOTES = frozenset("but only always necessarily just merely simply without to even".split()) | DETERMINERS


class ClauseWord(NamedTuple):
    """A word of a clause in lower case, and where it stands in the text."""

    text: str
    start: int
    end: int


class NegatedVerb(NamedTuple):
    """A negated auxiliary: where it stands among the words of its clause, and what is left without the negation."""

    first: int
    last: int
    aux: str
    contracted: bool


def clauses_of(document: Document) -> list[list[ClauseWord]]:
    """The clauses with two negations, as words with their places in the text."""
    found: list[list[ClauseWord]] = []
    for sentence in document.sentences:
        text = document.lower[sentence.start : sentence.end]
        if sum(1 for _ in _MANY.finditer(text)) < 2 or "not that " in text:
            continue
        clause: list[ClauseWord] = []
        for m in _TOKEN.finditer(text):
            word = ClauseWord(m[0], m.start() + sentence.start, m.end() + sentence.start)
            if clause and word.text == "one" and clause[-1].text == "no":
                clause[-1] = ClauseWord("no one", clause[-1].start, word.end)
            elif not m[0][0].isalnum() or m[0] in BREAKS and (m[0] != "nor" or not _is_open(clause)):
                found.append(clause)
                clause = []
            elif m[0] == "to" and clause and clause[-1].text == "not":
                found.append(clause[:-1])
                clause = []
            else:
                clause.append(word)
        found.append(clause)
    near = (clause for clause in found if len(clause) <= _LONGEST)
    return [clause for clause in near if sum(1 for word in clause if _MANY.search(word.text)) > 1]


def _is_open(clause: list[ClauseWord]) -> bool:
    """Whether a clause waits for the second of two subjects: neither the mayor."""
    return 1 < len(clause) < 6 and clause[0].text == "neither" and not any(w.text in AUXILIARIES for w in clause)


def negated_verb(clause: list[ClauseWord], at: int) -> NegatedVerb | None:
    """The negated auxiliary that begins at a word."""
    word = clause[at].text
    if word in _CONTRACTED or word.endswith("n't"):
        return NegatedVerb(at, at, _CONTRACTED.get(word, word[:-3]), word != "cannot")
    if word in AUXILIARIES and at + 1 < len(clause) and clause[at + 1].text == "not":
        return NegatedVerb(at, at + 1, word, False)
    return None


def negated_subject(clause: list[ClauseWord]) -> tuple[int, int] | None:
    """Where a negated subject begins and ends: Nobody; None of the tenants; So far not a single ship."""
    for at in range(len(clause)):
        end = _end_of_subject(clause, at)
        if end is not None:
            before = clause[at - 1].text if at else ""
            return (at, end) if _may_begin(clause[:at]) and before not in PREPOSITIONS else None
    return None


def _end_of_subject(clause: list[ClauseWord], at: int) -> int | None:
    """Where a negated subject ends that begins at a word, if one does."""
    word, behind = clause[at].text, text_of(clause, at + 1, 1)
    if word == "neither" and "nor" in (texts := [w.text for w in clause[at : at + 8]]):
        return at + texts.index("nor") + 1
    if word == "not" and text_of(clause, at + 1, 2) == "a single":
        return at + 3
    if word in ("none", "neither") or word == "not" and behind == "one":
        end = at + (behind == "one")
        of = text_of(clause, end + 1, 1)
        if of == "of":
            return end
        return end + 1 if word == "not" and _is_noun(of) else None  # not one house
    if word == "no":
        return at + 1 if behind and behind not in _NO_SUBJECT | AUXILIARIES else None
    return at + (behind == "else") if word in _NAMES else None


def _is_noun(word: str) -> bool:
    return bool(word) and word not in AUXILIARIES | PREPOSITIONS | OPENING and word not in ("but", "to", "and", "more")


def _may_begin(before: list[ClauseWord]) -> bool:
    """Whether a subject may follow these words: none, adverbs, a phrase with a preposition, he said."""
    if not before or before[-1].text in _SAYING:
        return True
    words = [word.text for word in before]
    if all(word in OPENING or word.endswith("ly") or word in ("so", "far") for word in words):
        return True
    return words[0] in _LEADING and 1 < len(words) <= 5 and not any(w in AUXILIARIES for w in words)


def text_of(clause: list[ClauseWord], at: int, count: int) -> str:
    """Some words of a clause, with a space between."""
    return " ".join(word.text for word in clause[at : at + count])


def positive(clause: list[ClauseWord], negated: NegatedVerb, many: bool = False) -> tuple[Span, str]:
    """Where a negated verb stands and what it is without the negation: did not come, came."""
    first, last = negated.first, negated.last
    if negated.aux not in ("do", "does", "did"):
        return Span(clause[first].start, clause[last].end), negated.aux
    at = last + 1
    while at + 1 < len(clause) and (clause[at].text.endswith("ly") or clause[at].text in ("ever", "even", "yet")):
        at += 1
    forms = verb(clause[at].text)
    form = forms.past if negated.aux == "did" else forms.base if many or negated.aux == "do" else forms.third
    words = [word.text for word in clause[last + 1 : at]]
    return Span(clause[first].start, clause[at].end), " ".join((*words, form))


def is_verb(word: str) -> bool:
    """Whether a word can be the past or the base of a verb."""
    return word.endswith("ed") or bool(irregular_bases(word)) or word in read_list("base-verbs.txt")
