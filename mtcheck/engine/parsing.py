"""Running rules of the kind `syntax`: what may hold a candidate is parsed, once, and shown to all rules that asked."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from mtcheck.checks.parsed.model import pipeline
from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.document import Document
from mtcheck.engine.prefilter import Announcing
from mtcheck.english.language import foreign_paragraphs
from mtcheck.findings import Finding, Span
from mtcheck.rules.functions import candidates_function, check_function
from mtcheck.rules.limited import expression
from mtcheck.rules.rule import Rule
from mtcheck.text import SURROGATE

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 1200  # code points; what is longer is a list or a table that no parser makes sense of
_KEPT = 2000  # parsed sentences: cleaning and interactive fixing come back to most of them


class Compiled:
    """A syntax rule ready to run; each part of it is made when the first sentence needs it."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.announced = tuple(said["announced"])  # one of these stands in every sentence that the trigger matches
        self.last = said["check"].startswith("parsed.garbled.")  # asked about what no other explains
        self._said = said

    def asks(self, rule: Rule, sentence: str) -> bool:
        """Whether the rule wants to see the parse of a sentence, given in lower case."""
        if "candidates" in self._said:
            return candidates_function(self._said["candidates"])(sentence)
        return expression(rule, self._said["trigger"]).search(sentence) is not None

    def find(self, rule: Rule, sentence: Sentence) -> Iterable[Finding]:
        """What the rule finds in a sentence."""
        return check_function(self._said["check"])(sentence, rule)


@cache
def compiled(said: str) -> Compiled:
    """What a rule of this kind says, from its JSON."""
    return Compiled(json.loads(said))


class Layer:
    """Rules of the kind `syntax` with a parser; keeps the latest parses, which depend on nothing but a sentence's text.

    Raises UserError, once a sentence has to be parsed, where the model cannot be loaded.
    """

    def __init__(self, rules: Iterable[Rule], model: str) -> None:
        self._rules = sorted(((rule, compiled(rule.syntax)) for rule in rules), key=lambda one: one[1].last)
        self._announcing = Announcing(form.announced for _, form in self._rules)
        self._model = model
        self._parsed: OrderedDict[str, Doc] = OrderedDict()

    def findings(self, document: Document) -> Iterator[Finding]:
        """What the rules find, in no certain order."""
        wanted = list(self.wanted(document))
        whole = SURROGATE.sub("\ufffd", document.folded).replace("\n", " ") if wanted else ""
        docs = self._parse([whole[span.start : span.end] for span, _ in wanted])
        for (span, asking), doc in zip(wanted, docs, strict=True):
            sentence = Sentence(document, doc, span.start)
            found: list[Finding] = []
            for rule, form in asking:
                if not (form.last and found):
                    found += form.find(rule, sentence)
            yield from found

    def wanted(self, document: Document) -> Iterator[tuple[Span, list[tuple[Rule, Compiled]]]]:
        """The sentences in which a rule sees what every fault of its kind holds, with these rules."""
        low = document.lower.replace("\n", " ")
        foreign = tuple(span for span, _ in foreign_paragraphs(document)) if self._rules else ()
        spans = document.sentences
        for span, announced in zip(spans, self._announced(low, spans), strict=True):
            if span.end - span.start > _LONGEST or span.overlaps_any(foreign):
                continue
            part = low[span.start : span.end]  # so that ^ is where the sentence begins
            asked = [self._rules[number] for number in sorted(announced)]
            asking = [(rule, form) for rule, form in asked if form.asks(rule, part)]
            if asking:
                yield span, asking

    def _announced(self, low: str, spans: Sequence[Span]) -> list[set[int]]:
        """For each sentence the numbers of the rules one of whose literals stands in it, and of those without any."""
        found = [set(self._announcing.always) for _ in spans]
        starts = [span.start for span in spans]
        for numbers, start in self._announcing.places(low) if spans else ():
            found[max(0, bisect_right(starts, start) - 1)].update(numbers)
        return found

    def _parse(self, texts: Sequence[str]) -> list[Doc]:
        new = [text for text in dict.fromkeys(texts) if text not in self._parsed]
        if new:
            nlp = pipeline(self._model)
            self._parsed.update(zip(new, nlp.pipe(new), strict=True))
        docs = [self._parsed[text] for text in texts]
        for text in texts:
            self._parsed.move_to_end(text)
        while len(self._parsed) > _KEPT:
            self._parsed.popitem(last=False)
        return docs
