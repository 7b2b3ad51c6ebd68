"""Reports whose source stands behind a passive, as the source language has it: This was reported by the ministry.

Native news names who speaks first; nine million words of it have no such sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.openings import subject_behind
from mtcheck.checks.parsed.sentence import Sentence, child, words
from mtcheck.english.casing import capitalize
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset(
    """
    reported announced stated said told written noted declared communicated confirmed informed published specified
    """.split()
)
_PASTS = {"told": "said", "written": "wrote", "informed": "reported", "communicated": "reported", "stated": "said"}
_SPEAKING = frozenset(
    """
    service ministry department police office embassy administration agency committee council company headquarters staff
    prosecutor center centre directorate hospital court government kremlin secretariat commission union institute
    """.split()
)
_WHERE = frozenset(("at", "on", "during", "after", "with", "citing"))


def this_was_told(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`This was reported by the ministry.`: the one who reports comes last, or as the place of the report."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or first.lower_ not in ("this", "it", "that") or first.i + 4 >= len(doc):
        return
    told = next((t for t in doc[first.i + 1 : first.i + 5] if t.lower_ in _TELLING), None)
    if told is None or {t.lower_ for t in doc[first.i + 1 : told.i]} - _BETWEEN or told.nbor(-1).lower_ in _NO_PASSIVE:
        return
    who = _speaker(told)
    if who is None or any(t.lower_ == "that" for t in doc[told.i : who.i]):
        return
    phrase = subject_behind(doc, who.i + 1)
    if phrase is None or any(t.lower_ in ("fact", "facts") for t in doc[who.i : phrase[1].i + 1]):
        if phrase is None and who.lower_ == "by":
            yield finding(rule, sentence.document, sentence.span(first, who), [])
        return
    last = _with_name(phrase[1])
    if not _is_end(last):
        yield finding(rule, sentence.document, sentence.span(first, who), [])
        return
    named = sentence.text(phrase[0], last) + ("," if last != phrase[1] else "")
    when = sentence.text(told.nbor(1), who.nbor(-1)).strip(" ,") if who.i > told.i + 1 else ""
    past = _PASTS.get(told.lower_, told.lower_)
    fixed = f"{capitalize(named)} {past} this {when}".rstrip()
    yield finding(rule, sentence.document, sentence.span(first, last), [fixed])


_BETWEEN = frozenset("was is has been also now earlier previously".split())
_NO_PASSIVE = frozenset(("this", "it", "that", "has"))


def _speaker(told: Token) -> Token | None:
    """The preposition before the one who tells: `by`, or `in` right behind the verb or a time."""
    doc = told.doc
    by = next((t for t in doc[told.i + 1 : told.i + 14] if t.lower_ == "by" and t.dep_ in ("agent", "prep")), None)
    if by is not None and by.i + 1 < len(doc) and doc[by.i + 1].tag_ != "VBG":
        return by
    place = next((t for t in told.children if t.lower_ == "in" and t.i > told.i), None)
    what = child(place, "pobj") if place is not None else None
    return place if what is not None and what.lower_ in _SPEAKING else None


def _is_end(last: Token) -> bool:
    """Whether what follows a phrase cannot belong to it: a stop, a time, what else was said."""
    doc = last.doc
    nxt = last.nbor(1) if last.i + 1 < len(doc) else last
    if nxt.lower_ == "in" and nxt.i + 1 < len(doc):
        return nxt.nbor(1).lower_ in _OCCASION
    return nxt.text in (".", ",") or nxt.lower_ in _WHERE


_OCCASION = frozenset("a an his her its their january february march april june july august september october".split())


def _with_name(last: Token) -> Token:
    """The last word of a name between commas right behind a word: the mayor, Ola Berg,; else the word itself."""
    doc = last.doc
    at = last.i + 2
    if at >= len(doc) or doc[last.i + 1].text != ",":
        return last
    while at < len(doc) and doc[at].tag_ == "NNP":
        at += 1
    ends = at > last.i + 2 and at < len(doc) and doc[at].text in (",", ".")
    return doc[at - 1] if ends else last
