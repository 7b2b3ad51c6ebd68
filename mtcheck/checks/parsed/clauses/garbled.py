"""Sentences that no rewrite of a part would save, told by evidence that adds up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import has_finite, is_statement
from mtcheck.checks.parsed.sentence import Sentence, child, finite, has, words
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENOUGH = 3
_LONG = 8  # words of a sentence that wants a finite verb
# Function words that cannot follow each other in a clause that was written by a person.
_IMPOSSIBLE = compiled(
    r"\b(?:(?:of|in|at|on|for|with|from|by|into) (?:is|was|are|were|has|will|would|can|could|of)\b"
    r"|(?:the|an?) (?:of|in|on|at|with|from|by|into|is|was|are|were|has|will|would|which|who|he|she|they|it)\b"
    r"|(?:and|or) of and\b)"
)
_LAST = compiled(r"\b(?:the|an?|and|or)\s*[.!]\W*$")
_LINKED = frozenset(
    "say think believe know hope fear mean feel suppose claim add note warn see hear tell seem be".split()
)


def garbled(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A sentence with function words in impossible order and a clause structure that does not hold, either."""
    if not is_statement(sentence):
        return
    text = sentence.doc.text.lower()
    if text.endswith(("...", "\u2026")):
        return  # cut off, by whoever put it there
    evidence = 2 * len(_IMPOSSIBLE.findall(text)) + 2 * bool(_LAST.search(text))
    if sum(1 for _ in words(sentence.doc)) >= _LONG and not has_finite(sentence):
        evidence += 1
    evidence += 2 * any(map(_is_loose, sentence.doc))
    if evidence >= _ENOUGH:
        yield finding(rule, sentence.document, sentence.span(sentence.doc[0], sentence.doc[-1]), [])


def _is_loose(verb: Token) -> bool:
    """Whether a finite verb hangs on another one without a word or mark between them that links the two."""
    head = verb.head
    if verb.dep_ != "ccomp" or verb.pos_ not in ("VERB", "AUX") or not finite(verb) or not finite(head) or head == verb:
        return False
    if has(verb, "mark") or head.lemma_ in _LINKED or child(verb, "advmod") is not None:
        return False
    first, last = sorted((verb.i, head.i))
    return not any(
        t.is_punct or t.pos_ in ("CCONJ", "SCONJ") or t.tag_ in ("WDT", "WP", "WRB") for t in verb.doc[first:last]
    )
