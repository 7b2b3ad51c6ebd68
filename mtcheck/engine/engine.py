"""Running rules over a document: what words announce, then only the patterns that can match."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.parser.model import AUTO, model_of
from mtcheck.document import Document
from mtcheck.engine.prefilter import Announcing
from mtcheck.engine.suppress import Judged, judged
from mtcheck.engine.tried import Tried, forget_others, tried_before
from mtcheck.english.quotations import quotations_of
from mtcheck.findings import Edit, Finding, Safety, Span
from mtcheck.rules.functions import check_function
from mtcheck.rules.matchers import find
from mtcheck.rules.near import plain_digits
from mtcheck.rules.packed import Entries, Number, near_of
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from mtcheck.checks.foreign.checker import Checker
    from mtcheck.engine.parsing import Layer
    from mtcheck.model.reader import Reader
    from mtcheck.rules.glossary import Terms

_USUAL_LENGTH = 600  # words of an article; in longer ones a few findings are less evidence


class Engine:
    """A set of rules prepared for running; keeps no state of the documents it has seen.

    A grammar checker and a language model's reader may work beside them: they say what none of the rules has said.
    Nothing touches the `terms`; no fix of the `cautious` rules (ids) is safe. `parser` is the setting `syntax`: without
    one, syntax rules stay silent.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        checker: Checker | None = None,
        terms: Terms | None = None,
        cautious: frozenset[str] = frozenset(),
        parser: str = AUTO,
        reader: Reader | None = None,
    ) -> None:
        self.rules = tuple(rules)
        self.checker = checker
        self.reader = reader
        self.terms = terms
        self.cautious = cautious
        self._python = tuple(r for r in self.rules if r.kind == "python")
        self._syntax = _layer([r for r in self.rules if r.kind == "syntax"], parser)
        self._doubtful = {rule.id: rule.evidence for rule in self.rules if rule.evidence}
        self._recurring = frozenset(rule.id for rule in self.rules if rule.recurring)
        self._slips = frozenset(rule.id for rule in self.rules if rule.slip)
        self._entries = Entries(self.rules)
        self._announcing = Announcing([near_of(rule) for rule in self.rules])

    @cached_property
    def _asking(self) -> dict[str, Rule]:
        """The rules that ask what the source says."""
        return {rule.id: rule for rule in self.rules if rule.source or rule.source_uk}

    @cached_property
    def packs(self) -> dict[str, str]:
        """The pack of each rule by its id."""
        return {rule.id: rule.pack for rule in self.rules}

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """All rules by their id, those of the grammar checker among them."""
        beside = (reader for reader in (self.checker, self.reader) if reader)
        return {rule.id: rule for rules in (self.rules, *(reader.rules for reader in beside)) for rule in rules}

    def lint(self, document: Document) -> tuple[Finding, ...]:
        """The findings that are shown, in text order, as the editors decided about them."""
        return self.judge(document).findings

    def judge(self, document: Document) -> Judged:
        """The findings that are shown, and those that the editors silenced."""
        return judged(self.found(document), document, self.by_id)

    def found(self, document: Document) -> tuple[Finding, ...]:
        """All findings in text order, at their places in the file; none depends on which other rules are run."""
        reading = self.checker.begin(document) if self.checker else None
        found = [*self._matched(document), *self._checked(document), *self._parsed(document)]
        if document.source is not None:
            from mtcheck.engine.triggers import borne_out, standing  # loaded only where there is a source

            found = borne_out(standing(found, self._asking, document), self.by_id, document)
        unique = self._in_evidence(_unprotected(found, document), document.word_count)
        told = sum(1 for f in unique if f.rule_id not in self._slips) if self.reader else 0
        if self.checker and reading:
            unique += _unprotected(self.checker.findings(document, reading, unique), document)
        if self.reader:
            read = self.reader.findings(document, unique, self.paragraph, told)
            unique = [*self.reader.weighed(document, unique), *_unprotected(read, document)]
        if self.terms:
            unique = list(self.terms.kept(unique, document))
        if self.cautious:
            unique = [lowered(f) if f.rule_id in self.cautious else f for f in unique]
        return tuple(sorted(placed(unique, document), key=lambda f: (f.span, f.rule_id, f.message)))

    def paragraph(self, document: Document) -> list[Finding]:
        """What the rules find that see a paragraph at a time, in any order: for a part of an article."""
        return placed(_unprotected(self._matched(document), document), document)

    def _in_evidence(self, findings: Iterable[Finding], words: int) -> list[Finding]:
        """The findings without those of rules that want more evidence of translation than an article so long has."""
        findings = list(findings)
        told = sum(1 for f in findings if f.rule_id not in self._doubtful and f.rule_id not in self._slips)
        recurring = sum(f.rule_id in self._recurring for f in findings)
        evidence = (told + recurring / 2) / max(1.0, words / _USUAL_LENGTH)
        return [f for f in findings if evidence >= self._doubtful.get(f.rule_id, 0)]

    def _matched(self, document: Document) -> Iterator[Finding]:
        """What patterns find; in a paragraph that edits left as it was, those are tried that matched there before."""
        tried = tried_before(document)
        keys = [(self, document.text[p.start : p.end], document.lower[p.start : p.end]) for p in document.paragraphs]
        for at, key in enumerate(keys):
            for number in tried.get(key, ()):
                found = self._found_by(number, document, document.paragraphs[at])
                yield from _outside_quotations(self._entries[number][0], document, found)
        new: dict[Tried, dict[Number, None]] = {key: {} for key in keys if key not in tried}
        for number, at in self._candidates(document, [at for at, key in enumerate(keys) if key in new]):
            rule, pattern = self._entries[number]
            found = self._found_by(number, document, document.paragraphs[at])
            if found or pattern.scope != "paragraph":  # where lines end, the paragraph's text does not tell
                new[keys[at]][number] = None
            yield from _outside_quotations(rule, document, found)
        tried |= {key: tuple(numbers) for key, numbers in new.items()}
        forget_others(tried, keys)

    def _found_by(self, number: Number, document: Document, paragraph: Span) -> list[Finding]:
        """What a pattern finds in a paragraph."""
        rule, pattern = self._entries[number]
        return [f for where in _places(pattern, document, paragraph) for f in find(rule, pattern, document, where)]

    def _candidates(self, document: Document, some: Sequence[int]) -> Iterator[tuple[Number, int]]:
        """Numbers of patterns and of those paragraphs that they may match in: that hold what every match holds."""
        paragraphs = [document.paragraphs[at] for at in some]
        parts = [plain_digits(" ".join(document.lower[p.start : p.end].split())) for p in paragraphs]
        for number, at in self._announcing.parts(parts):
            rule = self.rules[number[0]]
            if not rule.requires_source or may_run(rule, document):
                yield number, some[at]

    def _checked(self, document: Document) -> Iterator[Finding]:
        low = document.lower
        for rule in self._python:
            if rule.needs and not any(map(low.__contains__, rule.needs)):
                continue
            if rule.requires_source and not may_run(rule, document):
                continue
            yield from _outside_quotations(rule, document, check_function(rule.check)(document, rule))

    def _parsed(self, document: Document) -> Iterator[Finding]:
        if self._syntax is None:
            return
        for finding in self._syntax.findings(document):
            yield from _outside_quotations(self.by_id[finding.rule_id], document, (finding,))


def placed(findings: list[Finding], document: Document) -> list[Finding]:
    """Findings of what is read, at their places in the file."""
    if document.layout is None:
        return findings
    from mtcheck.formats.writing import Pen  # only where something is not read as it is written

    pen = Pen(document.raw, document.layout)
    return [pen.finding(finding) for finding in findings]


def _layer(rules: list[Rule], parser: str) -> Layer | None:
    model = model_of(parser) if rules else ""
    if not model:
        return None
    from mtcheck.engine.parsing import Layer  # loaded only where there is a parser

    return Layer(rules, model)


def may_run(rule: Rule, document: Document) -> bool:
    """Whether there is a source for a rule that requires one, in a language that it knows a trigger of."""
    if document.source is None:
        return False
    triggers = {"ru": rule.source, "uk": rule.source_uk}
    return not any(triggers.values()) or bool(triggers.get(document.source.language))


def lowered(finding: Finding) -> Finding:
    """A finding none of whose fixes is safe."""
    fixes = tuple(replace(fix, safety=Safety.UNSAFE) if fix.safety is Safety.SAFE else fix for fix in finding.fixes)
    return replace(finding, fixes=fixes)


def _places(pattern: Pattern, document: Document, paragraph: Span) -> Iterable[Span]:
    """The paragraph itself, or its lines for a pattern that wants lines."""
    return (paragraph,) if pattern.scope == "paragraph" else document.lines_of(paragraph)


def _outside_quotations(rule: Rule, document: Document, findings: Iterable[Finding]) -> Iterable[Finding]:
    """All findings of a rule that looks into quotations, else those outside."""
    if rule.quoted:
        return findings
    return (f for f in findings if not f.span.overlaps_any(quotations_of(document)))


def _unprotected(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """The findings that enter no protected place, each once."""
    return list({(f.span, f.rule_id, f.message): f for f in findings if not _enters(f, document)}.values())


def _enters(finding: Finding, document: Document) -> bool:
    """Whether a finding, or an edit of one of its fixes, lies in a protected place; what only touches one does not.

    Nor does what deletes a line of the page with all that is in it.
    """
    protected = document.protected
    if not protected:
        return False
    if finding.category == "boilerplate" and all(fix.edits == (Edit(finding.span, ""),) for fix in finding.fixes):
        return document.is_barred(finding.span)
    edits = (edit.span for fix in finding.fixes for edit in fix.edits)
    return finding.span.overlaps_any(protected) or any(
        _splits(edit.start, protected) if edit.start == edit.end else edit.overlaps_any(protected) for edit in edits
    )


def _splits(position: int, spans: tuple[Span, ...]) -> bool:
    before = bisect_left(spans, position, key=lambda span: span.start)
    return before > 0 and position < spans[before - 1].end


def applied(findings: Iterable[Finding], unsafe: bool) -> list[Finding]:
    """The findings whose first fix may be applied without a person."""
    allowed = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    return [f for f in findings if f.fixes and f.safety in allowed]
