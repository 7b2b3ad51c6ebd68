"""A simple past with the time since when it has been so: Since May she worked there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, child, children, has, is_plural, is_several, subject
from mtcheck.checks.parsed.verbs.tenses import ORDINALS, is_time
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


def past_since(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A simple past with a time since when it has been so."""
    for since in sentence.doc:
        if (
            since.lower_ != "since"
            or since.dep_ != "prep"
            or since.head.tag_ != "VBD"
            or since.head.lemma_ in _STARTING
        ):
            continue
        main = since.head
        when = child(since, "pobj", "pcomp")
        if when is None or not is_time(when) or has(main, "aux") or main.dep_ not in ("ROOT", "conj", "ccomp"):
            continue
        what = subject(main)
        if since.i and since.nbor(-1) == main:
            continue  # closed since May is a participle
        if what is None or what.i > main.i or any(t.lower_ in ("that", "when", "if") for t in children(main, "mark")):
            continue
        if any(t.lower_ in ("had", "until", "till") for t in sentence.doc) or _has_year(main, since):
            continue
        if any(t.tag_ in ("JJS", "RBS") or t.lower_ in ORDINALS for t in sentence.doc[main.i : since.i]):
            continue  # rose at its fastest rate since May; the first time since then
        shown = child(main, "attr", "dobj") if what.dep_ == "expl" else what
        aux = "have" if shown is not None and is_plural(shown) or is_several(what) else "has"
        aux = "had" if _BEFORE.search(sentence.doc.text) else aux
        passive = child(main, "auxpass")
        if passive is not None:
            yield finding(rule, sentence.document, sentence.span(passive), [f"{aux} been"])
        elif what.dep_ == "expl":
            yield finding(
                rule,
                sentence.document,
                sentence.span(what, main),
                [f"{what.text} {aux} {verb(main.lemma_).participle}"],
            )
        else:
            yield finding(rule, sentence.document, sentence.span(main), [f"{aux} {verb(main.lemma_).participle}"])


def _has_year(main: Token, since: Token) -> bool:
    """Whether a verb has a year or month of its own beside `since`: Since then he won, and in 2012 became champion."""
    return any(
        t.lower_ in ("in", "on") and t != since and any(is_time(p) for p in children(t, "pobj"))
        for t in children(main, "prep")
    )


_BEFORE = compiled(r"(?i)^\W*(?:prior to|before) (?:that|this|then)\b|\bby that time\b")
_STARTING = frozenset(
    """
    begin start open launch found create appear emerge happen occur agree decide announce introduce impose declare order
    plan promise establish ban cancel abolish approve
    """.split()  # what is done at once: "since" is wrong with it, not the tense
)
