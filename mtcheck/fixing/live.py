"""The findings of a text under edit: kept in place while it changes, found again where it has changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mtcheck.document import Document
from mtcheck.engine.engine import Engine, placed
from mtcheck.findings import Edit, Finding, Fix, Span, told_once
from mtcheck.moves import Moves, edited, inverse

Key = tuple[int, int, str, str]
_MANY = 50  # changed paragraphs that are worth being told apart from the rest when a full check comes in
_LARGEST = 50_000  # code points of a paragraph that is looked at at once; the rest is no paragraph that a person wrote
_MOST = 8  # paragraphs that are worth a look of their own after an edit; of more, the next full check tells


@dataclass(slots=True, eq=False)
class Item:
    """A finding and by how much it has moved since it was made; `low` to `high` is all that it marks or edits."""

    found: Finding
    low: int
    high: int
    moved: int = 0

    @property
    def start(self) -> int:
        """Where the marked place begins now."""
        return self.found.span.start + self.moved

    @property
    def end(self) -> int:
        """Where it ends now."""
        return self.found.span.end + self.moved

    @property
    def key(self) -> Key:
        """What tells it from others of the same text."""
        return self.start, self.end, self.found.rule_id, self.found.message

    @property
    def finding(self) -> Finding:
        """The finding at its place in the text as it is now."""
        return moved(self.found, self.moved)


def items_of(findings: Iterable[Finding]) -> list[Item]:
    """Findings of one text, each fault once, in the order that `Live` keeps them in."""
    return sorted(map(item, told_once(findings)), key=lambda one: one.key)


def item(finding: Finding) -> Item:
    """A finding of the text as it is now."""
    spans = [finding.span, *(edit.span for fix in finding.fixes for edit in fix.edits)]
    return Item(finding, min(span.start for span in spans), max(span.end for span in spans))


def moved(finding: Finding, by: int) -> Finding:
    """The finding as much further on in the text."""
    if not by:
        return finding
    fixes = (
        Fix(tuple(Edit(Span(e.span.start + by, e.span.end + by), e.text) for e in fix.edits), fix.safety, fix.label)
        for fix in finding.fixes
    )
    span = Span(finding.span.start + by, finding.span.end + by)
    return replace(finding, span=span, fixes=tuple(fixes))


class Live:
    """A text, and the findings that are known of it.

    After an edit the paragraphs that it changed are looked at once more by the rules that see a paragraph at a time;
    what else has changed is known when `install` brings the findings of a full check, of this text or an earlier one.
    """

    def __init__(self, document: Document, engine: Engine) -> None:
        self.text = document.raw
        self.items: list[Item] = []
        self.version = 0
        self.checked = -1  # the version that the last full check has seen
        self._since: list[tuple[Edit, ...]] = []  # the edits after `checked`
        self._engine = engine
        self._document = document
        self._part = lru_cache(maxsize=64)(self._found_in)

    @property
    def settled(self) -> bool:
        """Whether the findings are those of a full check of the text as it is now."""
        return self.checked == self.version

    def replace(self, document: Document, engine: Engine) -> None:
        """Check with other rules or names from now on; what is known stays until the next full check."""
        self._engine, self._document = engine, document
        self._part.cache_clear()
        self.checked = -1

    @property
    def document(self) -> Document:
        """The article with the text as it is now."""
        if self._document.raw != self.text:
            self._document = self._document.edited(self.text)
        return self._document

    def at(self, position: int) -> int:
        """The index of the first item that begins at a position or later."""
        return bisect_left(self.items, position, key=lambda one: one.start)

    def edit(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Make edits, which are in text order and apart from each other; returns those that undo them."""
        was, back, moves = self.document, inverse(self.text, edits), Moves(edits)
        self.text = edited(self.text, edits)
        self.version += 1
        self._since.append(tuple(edits))
        self.items, touched = _follow(self.items, edits, moves)
        if len(edits) <= _MOST:
            lost = {_moved_key(one.key, moves) for one in touched}
            for edit in edits:
                self._look_again(was, moves, edit, lost)
        return back

    def install(self, items: list[Item], version: int, *, whole: bool = True) -> None:
        """Take the findings of a full check of the text at a version, in order; edits made meanwhile are followed.

        Those of its beginning alone (`whole` is False) are something to begin with until the others come.
        """
        since = self._since[len(self._since) - (self.version - version) :] if version < self.version else []
        touched: list[Span] = []
        for edits in since:
            moves = Moves(edits)
            items, _ = _follow(items, edits, moves)
            touched = [Span(moves.to(span.start), moves.to(span.end)) for span in touched]
            touched += _places(edits)
        if 0 < len(touched) <= _MANY:  # what is known of the paragraphs that have changed since is newer
            document = self.document
            areas = [_area(document, span) for span in touched]
            items = [one for one in items if not _inside(one, areas)]
            items = sorted([*items, *(one for one in self.items if _inside(one, areas))], key=lambda one: one.key)
        self.items = items
        if whole:
            self.checked, self._since = version, since

    def add(self, finding: Finding) -> None:
        """Take a finding of the text as it is now, unless it is known."""
        new = item(finding)
        if all(one.key != new.key for one in self.items[self.at(new.start) :][:20]):
            self.items.insert(bisect_right(self.items, new.key, key=lambda one: one.key), new)

    def _look_again(self, before: Document, moves: Moves, edit: Edit, lost: set[Key]) -> None:
        """Take in what the rules say of the paragraph of one edit that they did not say before, and the reverse.

        Only differences count: what was not reported before (because a person or a comment forbids it, say) is not now.
        `lost` are those that were reported and had to go because the edit touched them.
        """
        old = _area(before, edit.span)
        if old.end - old.start > _LARGEST:
            return
        start, end = moves.start(old.start), moves.to(old.end)
        was = {_moved_key(item(f).key, moves) for f in self._found_at(before, old)}
        now = {item(f).key: f for f in self._found_at(self.document, Span(start, max(start, end)))}
        gone = was - now.keys()
        first, last = self.at(start), self.at(end + 1)
        self.items[first:last] = [one for one in self.items[first:last] if one.key not in gone]
        for key in sorted(now.keys() - (was - lost)):
            self.add(now[key])

    def _found_at(self, document: Document, area: Span) -> list[Finding]:
        start, end = document.seen(area)
        found = self._part(document.text[start:end], self.document.curly)
        return placed([moved(finding, start) for finding in found], document)

    def _found_in(self, part: str, curly: bool) -> tuple[Finding, ...]:
        document = Document(part, "", self._document.ledger)
        document.curly = curly
        return told_once(self._engine.paragraph(document))


def _moved_key(key: Key, moves: Moves) -> Key:
    start, end, rule_id, message = key
    return moves.to(start), moves.to(end), rule_id, message


def _follow(items: Sequence[Item], edits: Sequence[Edit], moves: Moves) -> tuple[list[Item], list[Item]]:
    """The items that edits leave as they are, moved to their new places, and those that they change, as they were."""
    first, last = edits[0].span.start, edits[-1].span.end
    by = moves.by(last + 1)
    kept: list[Item] = []
    touched: list[Item] = []
    for one in items:
        low, high = one.low + one.moved, one.high + one.moved
        if high < first:
            kept.append(one)
        elif low > last:
            one.moved += by
            kept.append(one)
        elif moves.touch(low, high):
            touched.append(one)
        else:
            one.moved += moves.by(low)
            kept.append(one)
    return kept, touched


def _places(edits: Sequence[Edit]) -> list[Span]:
    """Where the texts of edits stand after they are made."""
    out, by = [], 0
    for (start, end), text in edits:
        out.append(Span(start + by, start + by + len(text)))
        by += len(text) - (end - start)
    return out


def _area(document: Document, span: Span) -> Span:
    """The paragraphs that hold a place, and the place."""
    paragraphs = document.blocks
    first = bisect_left(paragraphs, span.start, key=lambda p: p.end)
    last = bisect_right(paragraphs, span.end, key=lambda p: p.start)
    inside = paragraphs[first:last]
    if not inside:
        return span
    return Span(min(span.start, inside[0].start), max(span.end, inside[-1].end))


def _inside(one: Item, areas: Iterable[Span]) -> bool:
    return any(area.start <= one.start and one.end <= area.end for area in areas)
