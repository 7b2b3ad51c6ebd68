"""Verbs before their subjects, as the source has them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.parsed.sentence import Sentence, words
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule


def verb_first(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`About this told the minister.`: a phrase with about, a verb of speech, and only then who speaks."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or first.lower_ not in ("about", "of", "on") or first.i + 3 >= len(doc):
        return
    theme = first.nbor(1)
    if theme.lower_ not in ("this", "that", "it", "which"):
        return
    word = theme.nbor(1)
    if word.lemma_ not in _SPEAKING or word.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    yield finding(rule, sentence.document, sentence.span(first, word), [])


_SPEAKING = frozenset("say tell write report inform announce state speak declare note".split())


_ASKING = frozenset("what why where how when who whom which".split())


def one_sided_question(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`did Washington may not`: a form of do that asks, and a modal behind the subject."""
    doc = sentence.doc
    for do in doc[:-2]:
        if do.lower_ not in ("do", "does", "did"):
            continue
        before = do.nbor(-1) if do.i else None
        if before is not None and before.pos_ not in ("PUNCT", "CCONJ", "SCONJ") and before.lower_ not in _ASKING:
            continue  # to do all they can, students who do odd jobs may
        modal = next((t for t in doc[do.i + 1 : do.i + 6] if t.tag_ == "MD" or t.is_punct), None)
        if modal is None or modal.is_punct or modal.i == do.i + 1:
            continue
        if modal.i + 1 < len(doc) and modal.nbor(1).text == "-":
            continue
        between = doc[do.i + 1 : modal.i]
        if any(
            t.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "ADP")
            or t.lower_ in ("not", "n't", "so", "what", "it", "this", "that")
            for t in between
        ):
            continue
        yield finding(rule, sentence.document, sentence.span(do, modal), [])


def participle_before_name(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A participle with its phrase right before the noun, as the source has it: Arrested for the protest poet."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or first.tag_ not in ("VBN", "VBD") or first.i + 4 >= len(doc) or not first.lower_.endswith("ed"):
        return
    if doc[first.i + 1].tag_ != "IN":
        return
    for noun in doc[first.i + 3 : first.i + 10]:
        if noun.is_punct or noun.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return
        if (
            noun.tag_ == "NN"
            and noun.nbor(-1).pos_ in ("NOUN", "PROPN")
            and noun.i + 1 < len(doc)
            and (noun.nbor(1).tag_ == "NNP" or noun.nbor(1).text == ":")
        ):
            yield finding(rule, sentence.document, sentence.span(first, noun), [])
            return
