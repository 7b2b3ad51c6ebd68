"""Findings as an editor likes to read them: where, what, the fix, and the sentence with the place marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Fix, Safety, Severity, Span
from mtcheck.report import FileReport, Tally

_WIDTH = 100  # code points of the sentence shown
_COLOURS = {Severity.CRITICAL: "1;31", Severity.MAJOR: "33", Severity.MINOR: "36"}


class Style:
    """Colours for a terminal, or none."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, code: str) -> str:
        """The text in the colour of an ANSI code, or as it is."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def findings(reports: Iterable[FileReport], colour: bool) -> Iterator[str]:
    """Lines of the report: each finding in turn, then a summary if there was an article at all."""
    style, tally = Style(colour), Tally()
    for report in reports:
        tally.add(report)
        for finding in report.findings:
            yield from one(finding, report.document, report.path, style)
            yield ""
    if tally.files:
        yield summary(tally)


def one(finding: Finding, document: Document, path: str, style: Style) -> Iterator[str]:
    """One finding: a line with place, rule and severity, the message, the fixes, and the marked sentence."""
    line, column = document.lines.at(finding.span.start)
    place = style(f"{_one_line(path)}:{line}:{column}", "1")
    severity = style(finding.severity.value, _COLOURS[finding.severity])
    yield f"{place}: {severity} {finding.rule_id}: {_one_line(finding.message)}"
    yield from excerpt(document, finding.span, style, _COLOURS[finding.severity])
    if document.source is not None:
        from mtcheck.output.alignment import source_text  # only where there is a source

        if said := source_text(document, finding.span.start):
            yield f"    source: {_one_line(said)}"
    if finding.fixes:
        yield f"    {fix_line(finding)}"


def fix_line(finding: Finding) -> str:
    """The suggestions in one line, with the safety of the first."""
    labels = [f"\u2192 {label(fix)}" for fix in finding.fixes]
    name = {Safety.SAFE: "fix", Safety.UNSAFE: "suggestion", Safety.DISPLAY: "hint"}[finding.safety]
    return f"{name}: {'  '.join(labels)}"


def label(fix: Fix) -> str:
    """What the marked place reads after a fix, fit for a terminal."""
    return _one_line(fix.label) or "(delete)"


def excerpt(document: Document, span: Span, style: Style, code: str) -> Iterator[str]:
    """The sentence around a span on one line, cut to fit, and a line that marks the span."""
    sentence = document.sentence_at(span.start)
    start, end = min(sentence.start, span.start), max(sentence.end, span.end)
    if end - start > _WIDTH:
        room = max(_WIDTH - (span.end - span.start), 20) // 2
        start, end = _word_start(document.text, max(start, span.start - room), start), min(end, span.end + room)
    text = _one_line(document.text[start:end])
    a, b = span.start - start, min(span.end, end) - start
    lead = "\u2026" if start > sentence.start else ""
    tail = "\u2026" if end < sentence.end else ""
    yield f"    {lead}{text[:a]}{style(text[a:b], code)}{text[b:]}{tail}"
    yield f"    {' ' * (len(lead) + a)}{style('^' * max(1, b - a), code)}"


def _word_start(text: str, position: int, least: int) -> int:
    while position > least and not text[position - 1].isspace():
        position -= 1
    return position


def _one_line(text: str) -> str:
    """The text with each control character and line break shown as a space, length kept: articles steer no terminal."""
    return "".join(" " if c.isspace() or not c.isprintable() else c for c in text)


def summary(tally: Tally) -> str:
    """One line: how many findings of which severity, in how many files and words."""
    where = f"{_many(tally.files, 'file')}, {_many(tally.words, 'word')}"
    if not tally.severities:
        return f"Nothing found in {where}."
    kinds = ", ".join(f"{n} {s.value}" for s in reversed(Severity) if (n := tally.severities[s]))
    total = _many(tally.severities.total(), "finding")
    return f"{total} ({kinds}) in {where}; {tally.repairable} can be repaired by 'mtcheck clean'."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
