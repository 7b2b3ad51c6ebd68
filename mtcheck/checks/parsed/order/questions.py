"""Questions in the order of statements, and reported ones in that of questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, children, finite, subject, words
from mtcheck.english.inflection import verb
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


_BE = frozenset("is are was were am".split())
_AUX = frozenset("is are was were do does did has have had can could will would should must may might".split())


_ASKING = frozenset(
    """
    ask know explain tell say understand wonder decide describe show see learn discuss clarify specify determine
    investigate report reveal explore figure guess remember
    """.split()
)


def reported_question(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A reported question in the order of a direct one: asked what is the reason."""
    doc = sentence.doc
    if doc.text.rstrip(" \"'\u201d").endswith("?"):
        return
    for wh in doc[1:-2]:
        if wh.lower_ not in ("what", "why", "where", "how", "when") or wh.nbor(1).lower_ not in _AUX:
            continue
        asking = wh.nbor(-1)
        if asking.lemma_ not in _ASKING or asking.pos_ != "VERB" or wh.sent.text.count('"') % 2:
            continue
        aux = wh.nbor(1)
        what = next((t for t in aux.head.children if t.dep_ in ("nsubj", "nsubjpass") and t.i > aux.i), None)
        if what is None and aux.lower_ in _BE:
            what = next((t for t in aux.children if t.dep_ in ("nsubj", "attr") and t.i > aux.i), None)
        if aux.tag_ == "MD" and any(t.lower_ == "not" for t in doc[aux.i : aux.i + 5]):
            continue
        if what is None or what.tag_ in ("WP", "WDT") or what.left_edge.i != aux.i + 1:
            continue
        if aux.lower_ in _BE and _may_stay(wh, aux, what):
            continue
        found = _inverted(sentence, rule, aux, what)
        if found is not None:
            yield found


def _may_stay(wh: Token, aux: Token, what: Token) -> bool:
    """Whether what stands behind a form of be may stand there: a heavy subject, or no subject at all (what is news)."""
    words = what.right_edge.i - what.left_edge.i
    return what.head == aux and words > 7 or wh.lower_ == "what" and what.pos_ == "NOUN" and not words


def _inverted(sentence: Sentence, rule: Rule, aux: Token, what: Token) -> Finding | None:
    """The auxiliary behind the subject: `is the reason` becomes `the reason is`; of do only the tense is left."""
    text, last = sentence.document.text, what.right_edge
    span = sentence.span(aux, last)
    phrase = text[sentence.span(aux).end + 1 : span.end]
    if aux.lemma_ == "do":
        main = aux.head
        if main.i != last.i + 1 or main == aux:
            return None
        forms = verb(main.lemma_)
        form = {"did": forms.past, "does": forms.third}.get(aux.lower_, forms.base)
        return finding(rule, sentence.document, sentence.span(aux, main), [f"{phrase} {form}"])
    return finding(rule, sentence.document, span, [f"{phrase} {aux.text}"])


def question_order(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A direct question in the order of a statement, like `Why he did it?`."""
    doc = sentence.doc
    text = doc.text.rstrip(" \"'\u201d\u2019)")
    first = next(words(doc), None)
    if (
        not text.endswith("?")
        or first is None
        or first.lower_ not in ("why", "where", "how")
        or first.i + 2 >= len(doc)
    ):
        return
    after = doc[first.i + 1]
    main = first.head if first.head != first else None
    if (
        main is None
        or main.dep_ != "ROOT"
        or not finite(main)
        or after.pos_ in ("AUX", "VERB", "ADP", "ADJ", "ADV", "CCONJ", "SCONJ")
    ):
        return
    what = subject(main)
    if what is None or what.left_edge.i != first.i + 1 or first.dep_ != "advmod" or what.i > main.i:
        return
    if all(form.i > what.i for form in (main, *children(main, "aux", "auxpass"))):
        yield finding(rule, sentence.document, sentence.span(first, main), [])
