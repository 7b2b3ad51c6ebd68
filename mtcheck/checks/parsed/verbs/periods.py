"""A simple past with a time that reaches until now, and `the past year` for the one before this."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, forms_behind, is_several, subject
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = compiled(
    r"^\W*(?:until now|till now|so far|to date|up to now|up until now|in recent years|in recent months"
    r"|over the (?:past|last) (?:few|several|two|three|four|five|ten) (?:days|weeks|months|years|decades))\b"
)
_OTHER = compiled(
    r"\b(?:had|has|have|would|been|as|than|when|while|if|until \d|last (?:week|year|month)|ago|yesterday)\b"
)
_YEAR = compiled(r"^(?:\W*|[a-z]+, )in the past year\b")


def _main(sentence: Sentence) -> tuple[Token, Token] | None:
    """The finite word of the main clause in the simple past, and its subject before it."""
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), None)
    what = subject(root) if root is not None else None
    if root is None or what is None or what.i > root.i:
        return None
    first = next((t for t in forms_behind(root, what) if t.tag_ in FINITE), None)
    return (first, what) if first is not None and first.tag_ == "VBD" else None


def past_until_now(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A simple past behind a time that reaches until now: In recent years the port grew."""
    low = sentence.doc.text.lower()
    opening, main = _OPENING.match(low), _main(sentence)
    if opening is None or main is None or _OTHER.search(low, opening.end()):
        return
    first, what = main
    aux = "have" if is_several(what) else "has"
    root = next(t for t in sentence.doc if t.dep_ == "ROOT")
    if first.lower_ == "did":
        if root.nbor(-1).lower_ not in ("not", "n't"):
            return
        text = f"{aux} not {verb(root.lemma_).participle}"
        yield finding(rule, sentence.document, sentence.span(first, root), [text])
    elif child(root, "auxpass") == first:
        yield finding(rule, sentence.document, sentence.span(first), [f"{aux} been"])
    elif first == root:
        participle = "been" if root.lemma_ == "be" else verb(root.lemma_).participle
        yield finding(rule, sentence.document, sentence.span(root), [f"{aux} {participle}"])


def past_year(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`In the past year` with a simple past: the year before this is meant."""
    low = sentence.doc.text.lower()
    found = _YEAR.search(low)
    if found is None or _main(sentence) is None or _OTHER.search(low):
        return
    start = found.end() - len("in the past year")
    span = Span(sentence.start + start, sentence.start + found.end())
    capital = sentence.doc.text[start].isupper()
    yield finding(rule, sentence.document, span, ["Last year" if capital else "last year"])
