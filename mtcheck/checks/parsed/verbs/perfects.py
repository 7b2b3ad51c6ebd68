"""A present perfect in a clause that goes with a past one: When he has come home, he called; he has answered: "No"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, child, children, has, subject
from mtcheck.checks.parsed.verbs.tenses import simple_past
from mtcheck.files.expressions import compiled
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


# Times that are over where they stand before the subject or behind the verb, written out: the day is told by the text.
_MOMENT = (
    r"at \d{1,2}[:.]\d\d(?: (?:in|on) .{3,30})?|(?:late )?in the night(?: .{3,25})?|that (?:day|night|evening|morning)"
    r"|the (?:same|next|following|previous) (?:day|night|morning|evening)|(?:the|a) day (?:later|earlier|before)"
    r"|in the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) "
    r"(?:half|round|minute|period|set|quarter of \d{4}|game)"
    r"|(?:to|on) (?:the|a) question\b.*|(?:at|during) (?:the|a) (?:press conference|briefing|trial|hearing)"
    r"|last weekend"
)
_FRAME = compiled(rf"(?:{_MOMENT}),?")


def perfect_in_past_frame(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A perfect with a moment that is over, before its subject or behind it: At 3:40 in the night he has left."""
    doc = sentence.doc
    for aux in doc[1:-1]:
        main = aux.head
        if aux.lower_ not in ("has", "have") or aux.dep_ != "aux" or main.tag_ not in ("VBN", "VBD") or main.i < aux.i:
            continue
        what = subject(main)
        if what is None or what.i > aux.i or has(main, "neg") or any(t.lower_ in _STILL for t in doc):
            continue
        if any(t.tag_ == "MD" for t in children(main, "aux")) or not _in_frame(main, what, aux):
            continue
        yield simple_past(sentence, rule, aux, main)


def _in_frame(main: Token, what: Token, aux: Token) -> bool:
    """Whether a moment that is over opens the clause of a verb, stands before its auxiliary, or right behind it."""
    doc, first = main.doc, what.left_edge.i
    if main.dep_ == "ROOT" and first and _FRAME.fullmatch(_low(doc[:first])):
        return True
    before = [t for t in doc[what.i + 1 : aux.i] if t.tag_[:2] != "RB"]
    if before and before[0].lower_ in _PHRASES and before[0].head == main and not any(t.is_punct for t in before):
        return True
    behind = (t for t in main.rights if t.dep_ in ("prep", "npadvmod") and t.i > aux.i)
    return any(_FRAME.fullmatch(_low(doc[t.left_edge.i : t.right_edge.i + 1])) for t in behind)


_PHRASES = ("after", "during")


def _low(part: Iterable[Token]) -> str:
    return "".join(t.text_with_ws for t in part).strip().lower()
