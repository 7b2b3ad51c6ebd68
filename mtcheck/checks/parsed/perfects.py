"""A present perfect in a clause that goes with a past one: When he has come home, he called; he has answered: "No"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, child, children, has, subject
from mtcheck.checks.parsed.tenses import simple_past
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset(("when", "after", "as"))
_TELLING = frozenset("say tell answer reply note add explain show write report state confirm ask".split())
_NEAR = 2  # words from the auxiliary to the verb
_STILL = frozenset("since ever never yet already always so often".split())


def perfect_beside_past(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A clause with when, after or as in the perfect, where the main clause is in the simple past."""
    for aux in sentence.doc:
        main = aux.head
        if aux.lower_ not in ("has", "have") or aux.dep_ != "aux" or main.dep_ != "advcl" or main.tag_ != "VBN":
            continue
        mark = child(main, "mark", "advmod")
        if mark is None or mark.lower_ not in _MARKS or mark.i and mark.nbor(-1).lower_ in ("as", "such", "same"):
            continue
        if mark.lower_ == "when" and mark.i and mark.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON"):
            continue  # the days when advice has been published
        what, head = subject(main), main.head
        if what is None or not mark.i < what.i < aux.i or head.tag_ != "VBD" or subject(head) is None:
            continue
        if mark.lower_ == "as" and main.lemma_ not in _TELLING or has(main, "neg"):
            continue
        if any(t.lower_ in _STILL for t in sentence.doc) or any(t.tag_ == "MD" for t in children(head, "aux")):
            continue
        if mark.lower_ == "after":
            yield finding(rule, sentence.document, sentence.span(aux), ["had"])
        elif _is_alone(main):
            yield simple_past(sentence, rule, aux, main)


def _is_alone(main: Token) -> bool:
    """Whether a verb has no second one joined to it, which would keep its perfect."""
    return not has(main, "conj", "cc")


def perfect_before_speech(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`has answered: "No"`: who is quoted said it once."""
    doc = sentence.doc
    for aux in doc[:-3]:
        main = aux.head
        if aux.lower_ not in ("has", "have") or main.tag_ != "VBN" or has(main, "neg"):
            continue
        if main.lemma_ not in _TELLING or main.lemma_ == "say" or main.i <= aux.i or main.i - aux.i > _NEAR:
            continue
        colon = next((t for t in doc[main.i : main.i + 12] if t.text == ":"), None)
        if colon is None or colon.i + 1 >= len(doc) or doc[colon.i + 1].text not in ('"', "\u201c", "\u00ab"):
            continue
        if any(t.lower_ in _STILL for t in doc[: colon.i]):
            continue
        yield simple_past(sentence, rule, aux, main)
