"""Articles as an editor has them, and its questions about them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from mtcheck.english.language import name
from mtcheck.errors import UserError
from mtcheck.findings import Change, Edit, Safety, Span
from mtcheck.fixing.live import Item
from mtcheck.output.text import one_line
from mtcheck.serving.drafts import Draft, Drafts
from mtcheck.serving.lsp import actions, showing
from mtcheck.serving.lsp.actions import Page
from mtcheck.serving.lsp.positions import Positions
from mtcheck.serving.served import CHANGES

PAUSE = 0.3  # seconds without a key, after which findings follow the text
_SUFFIXES = {"markdown": ".md", "html": ".html"}  # of texts that are in no file yet, by what editors call them


@dataclass(eq=False)
class Opened:
    """A draft that an editor has open, in the version that the editor counts."""

    uri: str
    version: int
    draft: Draft
    soon: asyncio.TimerHandle | None = None  # when the pause is over
    told: str = ""  # the problem that was shown
    language: str = ""  # the language that was told


class Editor:
    """What one editor has open, and what is said to it."""

    def __init__(self, server: LanguageServer, drafts: Drafts) -> None:
        self.drafts = drafts
        self._server = server
        self._open: dict[str, Opened] = {}

    def begin(self) -> None:
        """Take what is found from now on, in the thread of the server."""
        self.drafts.start(self._found)

    def open(self, item: types.TextDocumentItem) -> None:
        """Begin with a text."""
        self.close(item.uri)
        draft = self.drafts.open(self._path(item.uri, item.language_id), item.text)
        self._open[item.uri] = one = Opened(item.uri, item.version, draft)
        self._ask(one)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take what was written; findings follow after a pause."""
        one = self._open.get(params.text_document.uri)
        if one is None:
            return
        one.version = params.text_document.version
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                one.draft.change(Edit(self._span(one.draft, change.range), change.text))
            else:
                one.draft.write(change.text)
        if one.soon:
            one.soon.cancel()
        one.soon = asyncio.get_running_loop().call_later(PAUSE, self._follow, one)

    def close(self, uri: str) -> None:
        """Leave a text alone, and take its marks away."""
        one = self._open.pop(uri, None)
        if one is not None:
            if one.soon:
                one.soon.cancel()
            self.drafts.close(one.draft)
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def renew(self) -> None:
        """Configurations, ledgers or decisions have changed."""
        self.drafts.renew()
        self._ask_all()

    def page(self, uri: str) -> Page | None:
        """A text with its findings where they are now; None for one that is not open."""
        one = self._open.get(uri)
        if one is None:
            return None
        self.drafts.settle(one.draft)
        return Page(uri, one.version if self._versioned else None, one.draft, self._positions(one.draft))

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What is known of the finding at a place."""
        page = self.page(params.text_document.uri)
        if page is None:
            return None
        offset = page.positions.offset(params.position.line, params.position.character)
        return showing.hover(page.draft, offset, page.positions)

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What may be done about the findings at a place, and about all of them."""
        page = self.page(params.text_document.uri)
        if page is None:
            return []
        wanted = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        out: list[types.CodeAction] = []
        if not wanted or any(_holds(kind, "quickfix") for kind in wanted):
            for item in showing.found_at(page.draft, *self._span(page.draft, params.range)):
                out += actions.about(page, item)
        if any(_holds(kind, actions.FIX_ALL) for kind in wanted):
            edit = await self._cleaning(page)
            out += [types.CodeAction("Make all safe fixes", actions.FIX_ALL, edit=edit)] if edit else []
        elif not wanted and any(item.found.safety is Safety.SAFE for item in page.draft.shown()):
            title = "Make all safe fixes"
            out.append(types.CodeAction(title, actions.FIX_ALL, command=page.order(actions.ALL, title)))
        return out

    async def obey(self, command: str, order: Any) -> None:
        """Do what a code action orders; what goes wrong is told."""
        page = self.page(str(order.get("uri"))) if isinstance(order, dict) else None
        if page is None:
            return
        try:
            said = await self._done(command, page, order)
        except (UserError, OSError) as error:
            self._tell(types.MessageType.Error, str(error))
            return
        if said:
            self._tell(types.MessageType.Info, said)
        self._ask_all()

    async def _done(self, command: str, page: Page, order: dict[str, Any]) -> str:
        draft = page.draft
        if command == actions.ALL:
            edit = await self._cleaning(page)
            if edit is None:
                return "There is nothing left that is safe to repair unread"
            self._server.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, "Make all safe fixes"))
            return ""
        item = _item(draft, order.get("key"))
        return self._settled(command, draft, item, order) if item else "This finding is gone: the text has changed"

    async def _cleaning(self, page: Page) -> types.WorkspaceEdit | None:
        """All that `mtcheck clean` would change; None where that is nothing. Raises UserError."""
        changes: Sequence[Change] = await self.drafts.have(CHANGES, page.draft)
        return page.edit(changes) if changes and page.draft.text == page.positions.text else None

    def _settled(self, command: str, draft: Draft, item: Item, order: dict[str, Any]) -> str:
        """Settle something about a finding for later runs, too; what to say of it."""
        found = draft.session.text[item.start : item.end]
        match command:
            case actions.NAME:
                return self.drafts.add_name(draft, str(order.get("name")), str(order.get("kind")), found)
            case actions.TERM:
                return self.drafts.add_term(draft, str(order.get("term")), found)
            case actions.LEAVE_OUT:
                change = self.drafts.leave_out(draft, item.found.rule_id)
                return f"{item.found.rule_id} is left alone from now on: {change.shown} ignores it"
        self.drafts.decide(draft, item, "ignore" if command == actions.RIGHT else "pass")
        return ""

    def _follow(self, one: Opened) -> None:
        """The pause is over: what the changed paragraphs say is shown at once, all else when it is found."""
        one.soon = None
        self.drafts.settle(one.draft)
        self._ask(one)

    def _ask_all(self) -> None:
        for one in self._open.values():
            self._ask(one)

    def _ask(self, one: Opened) -> None:
        self.drafts.ask(one.draft)
        if one.draft.session.live.items or one.draft.problem:
            self._show(one)

    def _found(self, draft: Draft) -> None:
        one = next((one for one in self._open.values() if one.draft is draft), None)
        if one is None:
            return
        if one.draft.language != one.language:
            one.language = one.draft.language
            if one.language:
                said = f"{one.draft.path} is left alone: it is in {name(one.language)}, not in English"
                self._server.window_log_message(types.LogMessageParams(types.MessageType.Info, one_line(said)))
        self._show(one)

    def _show(self, one: Opened) -> None:
        """Publish what is known, unless the text goes on changing."""
        draft = one.draft
        if draft.problem and all(draft.problem != other.told for other in self._open.values()):
            self._tell(types.MessageType.Error, draft.problem)
        one.told = draft.problem
        if not draft.since:
            positions = self._positions(draft)
            marks = [showing.diagnostic(item, positions) for item in draft.shown()]
            self._server.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(one.uri, marks, version=one.version)
            )

    def _tell(self, kind: types.MessageType, line: str) -> None:
        self._server.window_show_message(types.ShowMessageParams(kind, f"mtcheck: {one_line(line)}"))

    def _path(self, uri: str, language: str) -> Path:
        """The file of a text, or what it would be called."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        if path:
            return Path(path)
        return Path(self._server.workspace.root_path or "", f"untitled{_SUFFIXES.get(language, '.txt')}")

    def _positions(self, draft: Draft) -> Positions:
        return Positions(draft.text, str(getattr(self._encoding, "value", self._encoding)))

    @property
    def _versioned(self) -> bool:
        """Whether the editor takes edits of a version of a text only."""
        workspace = self._server.client_capabilities.workspace
        return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)

    @property
    def _encoding(self) -> Any:
        return self._server.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16

    def _span(self, draft: Draft, place: types.Range) -> Span:
        positions = self._positions(draft)
        start, end = (positions.offset(at.line, at.character) for at in (place.start, place.end))
        return Span(min(start, end), max(start, end))


def _holds(wanted: str, kind: str) -> bool:
    """Whether a kind of actions is what is wanted, or one of those."""
    return kind == wanted or kind.startswith(f"{wanted}.") or wanted == ""


def _item(draft: Draft, key: object) -> Item | None:
    wanted = tuple(key) if isinstance(key, Sequence) else ()
    return next((item for item in draft.session.live.items if item.key == wanted), None)
