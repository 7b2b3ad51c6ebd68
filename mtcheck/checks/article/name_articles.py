"""Articles of names that stand alone: the ones that take `the`, the ones that take none, and Russian + government.

Which names are which stands in lists; what decides here is whether a name stands alone or belongs to a word behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_BEFORE = (
    r"(?i:in|by|to|from|of|with|for|at|on|into|between|against|through|near|over|across|inside|outside|within|under"
    r"|about|around|during|throughout|told|joined|left|visited|before|after|since|towards?|behind|beyond|despite)"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|said|says|does|did|must|should|can|cannot|could|may|might|intends"
    r"|considers|plans|believes|supports|reported|announced|stated|noted|denied|confirmed|refused|decided|wants|expects)"
)
# What stands behind a name that stands alone; a comma goes on with a clause, or the name may be one of a list.
_ALONE = compiled(
    r"[.;:)](?!\w)|, (?:the|he|she|it|they|which|who|where|as|said|but|after|while|according|although)\b|,[\"']"
    r"|\s(?:in|on|at|by|from|with|that|which|who|as|since|after|about|because|to|for|when|where|while|but|against|over"
    rf"|during|until|before|under|if|than|through|without|also|not|{_FINITE[3:-1]})\b"
)
_PLACE = compiled(rf"(?<![\w'-]){_BEFORE} (?=[A-Z])")
_START = compiled(r"[\"'(\[]*(?=[A-Z])")
_SUPERFLUOUS = compiled(r"(?<![\w'-])([Tt]he) (?=[A-Z])")
# The Moscow that we knew, the Germany of 1913, the China where he grew up
_PARTICULAR = compiled(
    r",?\s(?:to [A-Z]\w* \w+|of|that|which|who|where|when|whose|he|she|they|we|you|I|in which|as it)\b"
)
_INSTITUTIONS = frozenset(
    """
    government parliament ministry embassy consulate army military navy constitution economy border capital president
    currency market leadership side delegation team public revolution empire federation republic invasion budget
    electorate population regime state mainland coast council chamber congress senate fleet bank church
    """.split()
)
_NATIONAL = compiled(
    rf"(?<![\w'-]){_BEFORE} (?P<n>(?P<nation>[A-Z][a-z]+)"
    r"(?: (?i:foreign|defen[cs]e|interior|finance|health|justice|central|state|national|orthodox|armed|labou?r|domestic"
    r"|political|military|stock|financial))? (?P<head>[A-Za-z]+))"
)


def missing(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name that takes `the`, bare behind a preposition or the like: in UN, by Ministry of Defense."""
    text = document.folded
    for match in _PLACE.finditer(text):
        name = _name_at(text, match.end(), "names-with-the.txt")
        if name and _is_alone(text, name.end, of=True) and _in_statement(document, name):
            yield finding(rule, document, name, [f"the {document.text[name.start : name.end]}"])


def missing_at_start(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name that takes `the`, bare at the start of a sentence, before its verb: European Commission has decided."""
    text = document.folded
    for sentence in document.sentences:
        start = _START.match(text, sentence.start, sentence.end)
        name = _name_at(text, start.end(), "names-with-the.txt") if start else None
        if name and compiled(rf"\s{_FINITE}\b").match(text, name.end) and _ends(text, sentence):
            yield finding(rule, document, name, [f"The {document.text[name.start : name.end]}"])


def superfluous(document: Document, rule: Rule) -> Iterator[Finding]:
    """`The` before a name that takes none: the Kazakhstan, the NATO."""
    text = document.folded
    for match in _SUPERFLUOUS.finditer(text):
        name = _name_at(text, match.end(), "names-without-the.txt")
        if name is None or not _is_alone(text, name.end) or _PARTICULAR.match(text, name.end):
            continue
        if _in_statement(document, name):
            yield finding(rule, document, Span(match.start(), name.end), [document.text[name.start : name.end]])


def national(document: Document, rule: Rule) -> Iterator[Finding]:
    """A nation's institution without its article: by Russian government, in Polish parliament."""
    text, nations = document.folded, read_list("nationality-adjectives.txt")
    for match in _NATIONAL.finditer(text):
        if match["nation"] not in nations or match["head"].lower() not in _INSTITUTIONS:
            continue
        span = Span(*match.span("n"))
        if _is_alone(text, span.end, of=True) and _in_statement(document, span):
            yield finding(rule, document, span, [f"the {document.text[span.start : span.end]}"])


@cache
def _by_first_word(name: str) -> dict[str, list[str]]:
    """The names of a list by their first word, the longest first."""
    known: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(read_list(name), key=len, reverse=True):
        known[entry.split()[0]].append(entry)
    return known


_FIRST = compiled(r"[\w.&-]+(?:'\w+)?")


def _name_at(text: str, at: int, names: str) -> Span | None:
    """The longest name of a list that stands at a place, as a whole."""
    word = _FIRST.match(text, at)
    for name in _by_first_word(names).get(word[0].rstrip("."), ()) if word else ():
        end = at + len(name)
        if text.startswith(name, at) and not compiled(r"\w|-\w|'\w|&").match(text, end):
            return Span(at, end)
    return None


def _is_alone(text: str, end: int, *, of: bool = False) -> bool:
    """Whether no word behind a name makes it a modifier, or one of a list."""
    return bool(_ALONE.match(text, end)) or (of and text.startswith(" of ", end))


def _in_statement(document: Document, span: Span) -> bool:
    """Whether a place lies in a sentence of running text, no headline or caption."""
    return _ends(document.folded, document.sentence_at(span.start))


def _ends(text: str, sentence: Span) -> bool:
    return bool(re.search(r"[.!?][\"')\]]*$", text[max(sentence.start, sentence.end - 5) : sentence.end]))
