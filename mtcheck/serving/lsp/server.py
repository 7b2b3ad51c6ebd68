"""The language server over standard input and output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from mtcheck.serving.drafts import Drafts
from mtcheck.serving.lsp import actions
from mtcheck.serving.lsp.editor import Editor
from mtcheck.settings.config import CommandLine
from mtcheck.version import __version__

_SETTINGS = "**/{mtcheck.toml,pyproject.toml,.mtcheck/decisions.toml,*names*.toml}"
_KINDS = [types.CodeActionKind.QuickFix, actions.FIX_ALL]


def serve(command_line: CommandLine) -> int:
    """Serve one editor until it ends."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed by mistake must not stand in the protocol
    drafts = Drafts(command_line)
    server = LanguageServer("mtcheck", __version__)
    _register(server, Editor(server, drafts))
    try:
        server.start_io(sys.stdin.buffer, channel)
    finally:
        drafts.end()
    return 0


def _register(server: LanguageServer, editor: Editor) -> None:
    """Say what the server can do, and who does it."""

    def begin(_: object) -> None:
        editor.begin()
        _watch(server)

    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.endswith(".toml") or editor.drafts.outdated():
            editor.renew()

    features: dict[str, Callable[[Any], Any]] = {
        types.INITIALIZED: begin,
        types.TEXT_DOCUMENT_DID_OPEN: lambda params: editor.open(params.text_document),
        types.TEXT_DOCUMENT_DID_CHANGE: editor.change,
        types.TEXT_DOCUMENT_DID_CLOSE: lambda params: editor.close(params.text_document.uri),
        types.TEXT_DOCUMENT_DID_SAVE: saved,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda _: editor.renew(),
        types.TEXT_DOCUMENT_HOVER: editor.hover,
        types.TEXT_DOCUMENT_CODE_ACTION: editor.actions,
    }
    options = {types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(code_action_kinds=_KINDS)}
    for name, do in features.items():
        _feature(server, name, do, options.get(name))
    for name in actions.COMMANDS:
        _command(server, editor, name)


def _feature(server: LanguageServer, name: str, do: Callable[[Any], Any], options: Any) -> None:
    if iscoroutinefunction(do):

        @server.feature(name, options)
        async def later(params: Any) -> Any:
            return await do(params)

    else:

        @server.feature(name, options)
        def at_once(params: Any) -> Any:
            return do(params)


def _command(server: LanguageServer, editor: Editor, name: str) -> None:
    @server.command(name)
    async def ordered(order: Any) -> None:
        await editor.obey(name, order)


def _watch(server: LanguageServer) -> None:
    """Ask an editor that can do so to tell of files that other programs change."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_SETTINGS)])
        registration = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([registration]))
