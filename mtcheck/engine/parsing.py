"""Running rules of the kind `syntax`: what may hold a candidate is parsed, once, and shown to all rules that asked.

Sentences have their tags first, which take less than half of the time: those in which no rule stays are not parsed.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.checks.parsed.parser.model import pipeline
from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.document import Document
from mtcheck.engine.prefilter import Announcing
from mtcheck.engine.tried import tried_before
from mtcheck.english.language import foreign_paragraphs
from mtcheck.findings import Finding, Span
from mtcheck.rules.functions import candidates_function, check_function, tags_function
from mtcheck.rules.limited import expression
from mtcheck.rules.near import Near, plain_digits
from mtcheck.rules.rule import Rule
from mtcheck.text import SURROGATE

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 1200  # code points; what is longer is a list or a table that no parser makes sense of
_KEPT = 2000  # parsed sentences, or all of a longer article: cleaning and fixing come back to most of them


class _Sentence:
    """A sentence before any parser has seen it; rules that ask the same of it have one answer."""

    def __init__(self, text: str, lower: str) -> None:
        self.text, self.lower = text, lower
        self._held: dict[str, bool] = {}

    def may_hold(self, candidates: str) -> bool:
        """What the function of this name says of the sentence."""
        if candidates not in self._held:
            self._held[candidates] = candidates_function(candidates)(self.text)
        return self._held[candidates]


class Compiled:
    """A syntax rule ready to run; each part of it is made when the first sentence needs it."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.near = Near(*said["near"])  # what announces the trigger
        self.last = said["check"].startswith("parsed.clauses.garbled.")  # asked about what no other explains
        self.whole = said["check"].startswith(
            "parsed.articles.unlikely."
        )  # asked about all sentences at once, by their tags
        self._said = said

    def asks(self, rule: Rule, sentence: _Sentence) -> bool:
        """Whether the rule wants to see a sentence with its tags, or its parse."""
        if "candidates" in self._said:
            return sentence.may_hold(self._said["candidates"])
        return expression(rule, self._said["trigger"]).search(sentence.lower) is not None

    def stays(self, tagged: Doc, told: dict[str, bool]) -> bool:
        """Whether the rule wants to see the parse of a sentence, given its tags, and what functions said of it."""
        name = self._said.get("tags")
        if name is None:
            return True
        if name not in told:
            told[name] = tags_function(name)(tagged)
        return told[name]

    def find(self, rule: Rule, sentence: Sentence) -> Iterable[Finding]:
        """What the rule finds in a sentence."""
        return check_function(self._said["check"])(sentence, rule)

    def find_in_all(
        self, rule: Rule, some: Sequence[Sentence], every: Callable[[], Sequence[Sentence]]
    ) -> Iterable[Finding]:
        """What the rule finds in an article, of which it has asked for some sentences and may ask for every one."""
        return check_function(self._said["check"])(some, every, rule)


class Wanted(NamedTuple):
    """A sentence with the rules that want to see it."""

    span: Span
    text: str
    asking: list[tuple[Rule, Compiled]]


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
        self._announcing = Announcing([form.near for _, form in self._rules])
        self._model = model
        self._known: OrderedDict[str, Doc] = OrderedDict()

    def findings(self, document: Document) -> Iterator[Finding]:
        """What the rules find, in no certain order."""
        wanted = list(self.wanted(document))
        tagged = self.tagged([one.text for one in wanted])
        told: list[Finding] = []
        for span, asking, doc in self._read(wanted, tagged):
            sentence = Sentence(document, doc, span.start)
            found: list[Finding] = []
            for rule, form in asking:
                if not (form.last and found):
                    found += form.find(rule, sentence)
            told += found
        yield from told
        yield from self._over_all(document, wanted, tagged, told)

    def _over_all(
        self, document: Document, wanted: Sequence[Wanted], tagged: Sequence[Doc], told: Sequence[Finding]
    ) -> Iterator[Finding]:
        """What rules find that look at a whole article, where no other has told a fault of the same category."""
        asked = [(rule, form) for rule, form in self._rules if form.whole]
        for rule, form in asked:
            some = [Sentence(document, doc, one.span.start) for one, doc in self._asked(rule, wanted, tagged)]
            spans = sorted(finding.span for finding in told if finding.category == rule.category)
            for finding in form.find_in_all(rule, some, lambda: self._every(document)):
                if not any(finding.span.overlaps(span) for span in spans):
                    yield finding

    @staticmethod
    def _asked(rule: Rule, wanted: Sequence[Wanted], tagged: Sequence[Doc]) -> Iterator[tuple[Wanted, Doc]]:
        """The sentences that a rule wants to see, with their tags."""
        both = zip(wanted, tagged, strict=True)
        return ((one, doc) for one, doc in both if any(rule is other for other, _ in one.asking))

    def _every(self, document: Document) -> list[Sentence]:
        """All sentences of a document, with their tags."""
        spans, whole, _ = self._sentences(document)
        docs = self.tagged([whole[span.start : span.end] for span in spans])
        return [Sentence(document, doc, span.start) for span, doc in zip(spans, docs, strict=True)]

    def wanted(self, document: Document) -> Iterator[Wanted]:
        """The sentences in which a rule sees what every fault of its kind holds, as texts, with these rules."""
        spans, whole, low = self._sentences(document)
        tried = tried_before(document)
        for span, announced in zip(spans, self._announced(low, spans), strict=True):
            part = slice(span.start, span.end)  # so that ^ is where the sentence begins
            key = (self, whole[part], low[part])
            if key not in tried:
                tried[key] = tuple(self._asking(_Sentence(whole[part], low[part]), announced))
            if numbers := tried[key]:
                yield Wanted(span, whole[part], [self._rules[number] for number in numbers])

    def _asking(self, sentence: _Sentence, announced: Iterable[int]) -> Iterator[int]:
        """Numbers of the rules that want to see a sentence."""
        for number in announced:
            rule, form = self._rules[number]
            if form.asks(rule, sentence):
                yield number

    def _sentences(self, document: Document) -> tuple[list[Span], str, str]:
        """The sentences that a parser can make sense of, the text as it is read, and that in small letters."""
        low, whole = document.lower.replace("\n", " "), document.folded.replace("\n", " ")
        if not whole.isascii():
            whole = SURROGATE.sub("\ufffd", whole)
        foreign = tuple(span for span, _ in foreign_paragraphs(document)) if self._rules else ()
        short = (span for span in document.sentences if span.end - span.start <= _LONGEST)
        return [span for span in short if not span.overlaps_any(foreign)], whole, low

    def _announced(self, low: str, spans: Sequence[Span]) -> list[list[int]]:
        """For each sentence the numbers of the rules that are announced in it, in order."""
        found: list[list[int]] = [[] for _ in spans]
        sentences = [plain_digits(" ".join(low[start:end].split())) for start, end in spans]
        for (number, _), at in self._announcing.parts(sentences):
            found[at].append(number)
        return found

    def _read(
        self, wanted: Sequence[Wanted], tagged: Sequence[Doc]
    ) -> Iterator[tuple[Span, list[tuple[Rule, Compiled]], Doc]]:
        """The sentences that rules want to see when they have seen the tags, parsed, with these rules."""
        seen = []
        for one, doc in zip(wanted, tagged, strict=True):
            told: dict[str, bool] = {}
            if asking := [(rule, form) for rule, form in one.asking if not form.whole and form.stays(doc, told)]:
                seen.append((one.span, asking, doc))
        new = {id(doc): doc for _, _, doc in seen if not doc.has_annotation("DEP")}
        if new:
            pipeline(self._model).parse(list(new.values()))
        yield from seen

    def tagged(self, texts: Sequence[str]) -> list[Doc]:
        """Sentences with their tags, which may have been parsed before."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, pipeline(self._model).tag(new), strict=True))
        docs = [self._known[text] for text in texts]
        for text in texts:
            self._known.move_to_end(text)
        while len(self._known) > max(_KEPT, len(texts)):
            self._known.popitem(last=False)
        return docs
