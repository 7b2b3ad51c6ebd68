"""Findings as an editor likes to read them: where, what, the fix, and the sentence with the place marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.findings import Finding, Fix, Safety, Severity
from mtcheck.runs.reports import FileReport, Found, Tally, found_in

if TYPE_CHECKING:
    from mtcheck.output.forms import Ending

NOTHING_LEFT = "no findings left that mtcheck knows of"
_WIDTH = 100  # code points of the sentence shown
_COLOURS = {Severity.CRITICAL: "1;31", Severity.MAJOR: "33", Severity.MINOR: "36"}


class Style:
    """Colours for a terminal, or none."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, code: str) -> str:
        """The text in the colour of an ANSI code, or as it is."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


class Text:
    """Each finding in turn, then a summary if there was an article at all."""

    separator = ""

    def __init__(self, colour: bool) -> None:
        self.lasting = not colour
        self._style = Style(colour)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def article(self, report: FileReport) -> str:
        """The findings of an article, with an empty line after each."""
        path = one_line(report.path)
        lines = []
        for found in report.found:
            line, column, _ = report.places[found.finding.span.start]
            lines += [*shown(found, f"{path}:{line}:{column}", self._style), ""]
        return "".join(line + "\n" for line in lines)

    def end(self, ending: Ending, /) -> str:
        """The summary; problems have been told on standard error."""
        tally = ending.tally
        said = (summary(tally, ending.known), withheld(tally), deeper(tally), ending.off)
        return "".join(f"{line}\n" for line in said if line) if tally.files else ""


def one(finding: Finding, document: Document, path: str, style: Style) -> Iterator[str]:
    """One finding: a line with place, rule and severity, the message, the fixes, and the marked sentence."""
    line, column = document.lines.at(finding.span.start)
    yield from shown(found_in(document, finding), f"{one_line(path)}:{line}:{column}", style)


def shown(found: Found, place: str, style: Style) -> Iterator[str]:
    """The same of a finding in a report."""
    finding = found.finding
    colour = _COLOURS[finding.severity]
    severity = style(finding.severity.value, colour)
    place = f"{style(place, '1')}: " + (f"unit {one_line(found.unit)}: " if found.unit else "")
    yield f"{place}{severity} {one_line(finding.rule_id)}: {one_line(finding.message)}"
    yield from _excerpt(found, style, colour)
    if found.source:
        yield f"    source: {one_line(found.source)}"
    if finding.fixes:
        yield f"    {fix_line(finding)}"


def fix_line(finding: Finding) -> str:
    """The suggestions in one line, with the safety of the first."""
    labels = [f"\u2192 {label(fix)}" for fix in finding.fixes]
    name = {Safety.SAFE: "fix", Safety.UNSAFE: "suggestion", Safety.DISPLAY: "hint"}[finding.safety]
    return f"{name}: {'  '.join(labels)}"


def label(fix: Fix) -> str:
    """What the marked place reads after a fix, fit for a terminal."""
    return one_line(fix.label) or "(delete)"


def _excerpt(found: Found, style: Style, code: str) -> Iterator[str]:
    """The sentence of a finding on one line, cut to fit, and a line that marks the place."""
    sentence = found.sentence
    begin, stop = found.begin, found.begin + len(found.text)
    start, end = 0, len(sentence)
    if end > _WIDTH:
        room = max(_WIDTH - (stop - begin), 20) // 2
        start, end = _word_start(sentence, max(0, begin - room)), min(end, stop + room)
    text = one_line(sentence[start:end])
    a, b = begin - start, min(stop, end) - start
    lead = "\u2026" if start > 0 else ""
    tail = "\u2026" if end < len(sentence) else ""
    yield f"    {lead}{text[:a]}{style(text[a:b], code)}{text[b:]}{tail}"
    yield f"    {' ' * (len(lead) + a)}{style('^' * max(1, b - a), code)}"


def _word_start(text: str, position: int) -> int:
    while position > 0 and not text[position - 1].isspace():
        position -= 1
    return position


def one_line(text: str) -> str:
    """The text with each control character and line break shown as a space, length kept: articles steer no terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def refusals(report: FileReport) -> Iterator[str]:
    """What a model wanted to change in an article and was turned away, a line for each, and how many by each reason."""
    path = one_line(report.path)
    for turned in report.refused:
        place = ":".join(map(str, report.places[turned.start][:2])) + ":" if turned.start is not None else ""
        to = "no replacement" if turned.replacement is None else repr(turned.replacement)
        yield one_line(f"{path}:{place} turned away ({turned.gate}): {turned.quote!r} \u2192 {to}: {turned.reason}")
    if report.refused:
        counts = Counter(turned.gate for turned in report.refused).most_common()
        many = ", ".join(f"{number} {gate}" for gate, number in counts)
        yield f"{path}: {_many(len(report.refused), 'edit')} of the model turned away: {many}"
        yield ""


def withheld(tally: Tally) -> str:
    """What to say of articles that a model alone would write otherwise."""
    if not tally.withheld:
        return ""
    where = f"of {tally.withheld:,} of the files" if tally.files > 1 else "of it"
    return (
        f"What the model would write otherwise is not shown {where}: nothing else tells that a machine translated it "
        "(--explain-model lists it, everywhere = true in the table of the model shows it)."
    )


def deeper(tally: Tally) -> str:
    """What to say of long translations, whatever is found in them."""
    if not tally.translated:
        return ""
    which = f"{tally.translated:,} of the files read" if tally.files > 1 else "It reads"
    return (
        f"{which} like a translation: most of what a machine gets wrong in wording no rule can see. To look deeper: "
        "an editor, --source ORIGINAL, --grammar harper, --model NAME (a language model of yours)."
    )


def summary(tally: Tally, known: int = 0) -> str:
    """One line: how many findings of which severity, in how many files and words; `known` are those of a baseline."""
    where = f"{_many(tally.files, 'file')}, {_many(tally.words, 'word')}"
    if not tally.severities:
        if known:
            return f"No new findings in {where}: the baseline has {_many(known, 'known one')}."
        return f"{NOTHING_LEFT.capitalize()}, in {where}."
    kinds = ", ".join(f"{n} {s.value}" for s in reversed(Severity) if (n := tally.severities[s]))
    total = _many(tally.severities.total(), "finding")
    return f"{total} ({kinds}) in {where}; {tally.repairable} can be repaired by 'mtcheck clean'."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
