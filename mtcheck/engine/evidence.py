"""Whether the examples of rules hold: each rule on its own, and all of them together in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.errors import RulesFight
from mtcheck.findings import Finding
from mtcheck.rules.instances import alternatives
from mtcheck.rules.rule import Example, Rule


def problems(rules: Iterable[Rule], among: Iterable[Rule]) -> Iterator[tuple[Rule, str]]:
    """What is wrong with the examples of `rules`; good and keep sentences are to be silent under all rules `among`."""
    every = Engine(among)
    for rule in rules:
        alone = Engine([replace(rule, evidence=0)])
        for example in rule.examples:
            for problem in _problems(example, alone, every):
                yield rule, problem
        for problem in _idle(rule):
            yield rule, problem


def _idle(rule: Rule) -> Iterator[str]:
    """Which patterns and which alternatives of phrases find nothing: not in an example, not in a text made of them."""
    if rule.kind == "regex":
        seen = [with_source(example.bad, example) for example in rule.examples if example.bad]
        for pattern in rule.patterns:
            alone = Engine([replace(rule, evidence=0, patterns=(pattern,))])
            if not any(alone.lint(document) for document in seen):
                yield f"no bad example shows the pattern {pattern.regex!r}"
        return
    bare = replace(
        rule, evidence=0, source=(), source_uk=(), source_context=(), unless_source=(), requires_source=False
    )
    for phrase, pattern in zip(rule.phrases, rule.patterns, strict=True):
        alone = Engine([replace(bare, patterns=(pattern,))])
        for texts in alternatives(phrase):
            sentences = (sentence for text in texts for sentence in _sentences(text))
            found = next(filter(None, (alone.lint(Document(sentence)) for sentence in sentences)), None)
            if not found:
                yield f"{phrase!r} finds nothing in {texts[0]!r}: does 'unless' leave it idle?"
            elif pattern.fixes and not any(finding.fixes for finding in found):
                yield f"{phrase!r} would leave {texts[0]!r} as it is"


def _sentences(text: str) -> Iterator[str]:
    """Sentences with a text that a phrase finds: at their start, and behind a word, as it needs."""
    stop = "" if text[-1] in ".!?" else "."
    yield text[:1].upper() + text[1:] + stop
    yield f"Now {text}{stop}"
    yield f"Now {text} tomorrow."
    yield text + stop


def _problems(example: Example, alone: Engine, every: Engine) -> Iterator[str]:
    if example.bad:
        yield from _bad(example, alone)
    for text in filter(None, (example.good, example.keep)):
        document = with_source(text, example)
        for finding in [*alone.lint(document), *every.lint(document)]:
            yield f"{finding.rule_id} finds {_quoted(text, finding)} in {text!r}, where nothing is to be found"


def _bad(example: Example, alone: Engine) -> Iterator[str]:
    document = with_source(example.bad, example)
    findings = alone.lint(document)
    if not findings:
        yield f"finds nothing in {example.bad!r}"
    for finding in findings:
        if any(e.text == document.raw[e.span.start : e.span.end] for f in finding.fixes for e in f.edits):
            yield f"the fix of {_quoted(example.bad, finding)} changes nothing"
    if not example.good:
        return
    try:
        after = clean(document, alone, unsafe=True).text
    except RulesFight as error:
        yield str(error)
        return
    if after != example.good:
        yield f"makes {after!r} of {example.bad!r}, not {example.good!r}"


def _quoted(text: str, finding: Finding) -> str:
    return repr(text[finding.span.start : finding.span.end])


def with_source(text: str, example: Example) -> Document:
    """A sentence of an example, with what it was translated from if the example tells."""
    if not example.source:
        return Document(text)
    from mtcheck.source.document import SourceDocument

    return Document(text, source=SourceDocument(example.source))
