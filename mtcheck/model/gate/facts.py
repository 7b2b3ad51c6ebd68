"""Facts stay what they were: numbers, names, and what is denied, with all edits made that go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.model.gate.change import Change, edited
from mtcheck.model.gate.names import Names
from mtcheck.model.gate.negation import changes_negation
from mtcheck.model.gate.numbers import changes_numbers
from mtcheck.model.gate.said import said_at
from mtcheck.model.gate.verdict import Gate

_OF_PAGES = frozenset(("boilerplate", "editor-note"))
_LINE = 12  # words of a line of a page that is no sentence
_ENDS = tuple('.!?:;,\u2026"\u201d\u2019')


class Facts:
    """The facts of one article, looked up by the sentences that edits change; `own` is what rules find in it."""

    def __init__(self, document: Document, own: Sequence[Finding] = ()) -> None:
        self._document = document
        self._own = own
        self._names = Names(document)

    def changed(self, members: Sequence[Change]) -> tuple[Gate, str] | None:
        """Which fact edits that go together would change; they are in text order."""
        if _takes_furniture_out(self._document, members):
            return None
        first, last = members[0].region, members[-1].region
        paragraph = self._document.paragraph_at(first.start)
        if len(members) > 1 and last.end > paragraph.end:  # in several paragraphs: each for itself
            return next((found for member in members if (found := self.changed([member]))), None)
        region = Span(first.start, max(first.end, last.end))
        before = self._document.text[region.start : region.end]
        after = edited(self._document.text, region, members)
        said = said_at(self._document, members[0].span.start)
        if reason := changes_numbers(before, after, said):
            return Gate.NUMBERS, reason
        kinds = frozenset(member.proposal.category for member in members)
        if reason := self._names.changed(before, after, said, kinds, tuple(self._known(region))):
            return Gate.NAMES, reason
        if reason := changes_negation(before, after, members[0].span.start - region.start, said):
            return Gate.NEGATION, reason
        return None

    def _known(self, region: Span) -> Iterator[tuple[str, str]]:
        """What stands in some sentences, and what rules propose for it."""
        for finding in self._own:
            for edit in finding.fixes[0].edits if finding.fixes else ():
                if region.start <= edit.span.start and edit.span.end <= region.end:
                    yield self._document.text[edit.span.start : edit.span.end], edit.text


def _takes_furniture_out(document: Document, members: Sequence[Change]) -> bool:
    """Whether an edit only deletes a line below the headline that is no sentence, as one of the page."""
    if len(members) > 1 or members[0].text.strip() or members[0].proposal.category not in _OF_PAGES:
        return False
    line = members[0].old.strip()
    paragraph = document.paragraph_at(members[0].span.start)
    whole = document.text[slice(*paragraph)].strip() == line
    below = document.paragraphs[0] != paragraph
    return whole and below and len(line.split()) <= _LINE and not line.endswith(_ENDS)
