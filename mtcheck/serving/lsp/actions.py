"""Code actions: what a person may do about a finding, as edits of the text or as orders to the server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from mtcheck.engine.directives import directives
from mtcheck.findings import Change, Edit, Finding, Fix, Safety, Span
from mtcheck.fixing.live import Item
from mtcheck.names.registry import registry
from mtcheck.output.text import one_line
from mtcheck.serving.drafts import Draft
from mtcheck.serving.lsp.positions import Positions
from mtcheck.serving.lsp.showing import diagnostic, place_of

FIX_ALL = "source.fixAll.mtcheck"
RIGHT, PASS, TERM, NAME, LEAVE_OUT, ALL = (
    f"mtcheck.{name}" for name in ("right", "pass", "term", "name", "leaveOut", "fixAll")
)
COMMANDS = (RIGHT, PASS, TERM, NAME, LEAVE_OUT, ALL)
_NAMES = ("name-gender", "name-variant", "capitalization")  # categories of findings whose words may be a name
_LONG = 60  # code points of words that are worth being shown, or kept as a name or term


@dataclass(frozen=True, slots=True)
class Page:
    """A draft as its editor knows it; without a version where edits of a version mean nothing to the editor."""

    uri: str
    version: int | None
    draft: Draft
    positions: Positions

    def edit(self, edits: Iterable[Edit | Change]) -> types.WorkspaceEdit:
        """Edits of the text as the editor has it, and no other version of it."""
        rows = [types.TextEdit(place_of(_span(edit), self.positions), edit.text) for edit in edits]
        if self.version is None:
            return types.WorkspaceEdit(changes={self.uri: rows})
        document = types.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, rows)])

    def order(self, command: str, title: str, item: Item | None = None, **more: str) -> types.Command:
        """An order to the server, about a finding of this page."""
        about: dict[str, Any] = {"uri": self.uri, **more}
        return types.Command(title, command, arguments=[about | ({"key": list(item.key)} if item else {})])


def about(page: Page, item: Item) -> Iterator[types.CodeAction]:
    """What may be done about one finding, the likeliest first."""
    finding = item.finding
    marks = [diagnostic(item, page.positions)]
    found = page.draft.text[finding.span.start : finding.span.end]
    for number, fix in enumerate(finding.fixes):
        yield _replacing(page, fix, found, marks, preferred=number == 0 and fix.safety is Safety.SAFE)
    for title, command, more in _orders(page, finding, found):
        yield types.CodeAction(
            title, types.CodeActionKind.QuickFix, marks, command=page.order(command, title, item, **more)
        )
    if comment := _comment(page.draft, finding):
        title = f"Ignore {finding.rule_id} here, by a comment"
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, marks, edit=page.edit([comment]))


def _replacing(page: Page, fix: Fix, found: str, marks: list[types.Diagnostic], *, preferred: bool) -> types.CodeAction:
    title = f"Replace with \u201c{_short(fix.label)}\u201d" if fix.label else f"Delete \u201c{_short(found)}\u201d"
    return types.CodeAction(
        title, types.CodeActionKind.QuickFix, marks, is_preferred=preferred, edit=page.edit(fix.edits)
    )


def _orders(page: Page, finding: Finding, found: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Title, command and what else the command needs."""
    words = " ".join(found.split())
    if words:  # an insertion marks no words that could be found again
        yield f"This is right: \u201c{_short(words)}\u201d", RIGHT, {}
        if page.draft.session.live.document.layout is None or not _comments(page.draft):
            yield f"Ignore {finding.rule_id} here", PASS, {}
    name = finding.fixes[0].label if finding.fixes else words
    if words and finding.category in _NAMES and 0 < len(name) <= _LONG:
        kind = kind_of(finding, name)
        yield f"Add \u201c{_short(name)}\u201d to the ledger ({kind})", NAME, {"name": name, "kind": kind}
    if 0 < len(words) <= _LONG:
        yield f"Add \u201c{_short(words)}\u201d to the glossary", TERM, {"term": words}
    yield f"Leave {finding.rule_id} out from now on", LEAVE_OUT, {}


def kind_of(finding: Finding, name: str) -> str:
    """What a name is most likely the name of."""
    if finding.category == "name-gender":
        return "person"
    return next((known.kind for known in registry() if known.name == name), "institution")


def _comments(draft: Draft) -> bool:
    layout = draft.session.live.document.layout
    return layout is not None and layout.form in ("html", "markdown")


def _comment(draft: Draft, finding: Finding) -> Edit | None:
    """The comment that silences a finding of Markdown or HTML, where one can stand on its line."""
    if not _comments(draft):
        return None
    document, start = draft.session.live.document, finding.span.start
    end = document.raw.find("\n", start)
    block = next((block for block in document.blocks if block.start <= start <= block.end), None)
    if block is None:
        return None
    at = min(block.end, len(document.raw) if end < 0 else end)
    edit = Edit(Span(at, at), f" <!-- mtcheck: ignore {finding.rule_id} -->")
    after = document.edited(document.raw[:at] + edit.text + document.raw[at:])
    holds = any(order.comment.start == at + 1 and order.scope.start <= start for order in directives(after))
    return edit if holds else None


def _span(edit: Edit | Change) -> Span:
    return edit.span if isinstance(edit, Edit) else Span(edit.start, edit.end)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}\u2026"
