"""The server of the page: on loopback, for those who have its token, and for its own page only."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
import socket
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from mtcheck.errors import UserError
from mtcheck.files.articles import decode, most_of
from mtcheck.names.census import Name
from mtcheck.output.html import page as report
from mtcheck.serving.drafts import Draft, Drafts
from mtcheck.serving.served import NAMES
from mtcheck.serving.web.pasted import Answering, Pasted, name_of
from mtcheck.settings.config import CommandLine
from mtcheck.telling import tell

HOST = "127.0.0.1"
_MOST = 20  # articles that are kept; the oldest goes first
_PATIENCE = 25.0  # seconds that a question for news waits
_STATIC = Path(__file__).parent / "page"
_FILES = {
    "/": (_STATIC / "page.html", "text/html"),
    "/page.css": (_STATIC / "page.css", "text/css"),
    **{f"/{name}.js": (_STATIC / f"{name}.js", "text/javascript") for name in ("page", "given", "talk")},
    "/report.css": (report.FOLDER / "style.css", "text/css"),
}
_LONGEST = 1_000_000  # bytes of a question
_BYTES = "application/octet-stream"
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Lets through what comes from the page itself.

    Another site that has its name point to this machine is known by the Host, a page of another site by its Origin. All
    but the page's own files, in which nobody's text stands, wants the token.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str], token: str) -> None:
        self._app, self._hosts, self._token = app, hosts, token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse in one line."""
        if scope["type"] == "http" and (refusal := self._refusal(scope)):
            await JSONResponse({"problem": refusal}, 403, _HEADERS)(scope, receive, send)
        elif scope["type"] == "http":
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> str:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        origin = headers.get(b"origin", b"").decode("latin-1")
        if host not in self._hosts or origin and origin != f"http://{host}":
            return "this server answers its own page only"
        given = headers.get(b"authorization", b"")
        if scope["path"] in _FILES or hmac.compare_digest(given, b"Bearer " + self._token):
            return ""
        return "open the page with the address that 'mtcheck serve --web' has printed: it holds a token"


class Desk:
    """The articles of the page, by numbers that nobody guesses."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._answering = Answering(drafts)
        self._articles: dict[str, Pasted] = {}
        self._ended = False

    def end(self) -> None:
        """Answer those who wait for news: there will be none."""
        self._ended = True
        for one in self._articles.values():
            one.news()

    def begin(self) -> None:
        """Take what is found from now on, in the thread of the server."""
        self._drafts.start(self._found)

    async def paste(self, request: Request) -> Response:
        """Begin with an article, which is the body."""
        name = name_of(request.query_params.get("name", ""))
        article = decode(await _body(request, most_of(name)), name)
        draft = self._drafts.open(Path(name), article.text)
        key = secrets.token_urlsafe(12)
        one = self._articles[key] = Pasted(name, article, draft)
        self._drafts.ask(draft)
        while len(self._articles) > _MOST:
            self._drafts.close(self._articles.pop(next(iter(self._articles))).draft)
        return JSONResponse({"key": key, **one.state()})

    async def state(self, request: Request) -> Response:
        """What the page shows: at once, or as soon as it is other than what the page has seen."""
        one, said = self._one(request), await _json(request)
        if said.get("serial") == one.serial and not self._ended:
            try:
                await asyncio.wait_for(one.fresh.wait(), _PATIENCE)
            except TimeoutError:
                return JSONResponse({"serial": one.serial})
        return JSONResponse(one.state(_known(said)))

    async def answer(self, request: Request) -> Response:
        """Do something about a finding."""
        one, said = self._one(request), await _json(request)
        try:
            verb = str(said.get("verb"))
            await (self._answering.clean(one) if verb == "safe" else self._answering.answer(one, verb, said))
        except (UserError, OSError) as error:
            one.notes.append(str(error))
        return JSONResponse(one.state(_known(said)))

    async def text(self, request: Request) -> Response:
        """The text as it is now."""
        return Response(self._one(request).draft.session.text)

    async def file(self, request: Request) -> Response:
        """The article as it is now, as a file."""
        return Response(self._one(request).file(), media_type=_BYTES)

    async def tracked(self, request: Request) -> Response:
        """The article as a Word file with tracked changes."""
        return Response(self._one(request).tracked(), media_type=_BYTES)

    async def pairs(self, request: Request) -> Response:
        """Before and after."""
        return JSONResponse({"html": self._one(request).before_and_after()})

    async def names(self, request: Request) -> Response:
        """Whom the article names."""
        names: Sequence[Name] = await self._drafts.have(NAMES, self._one(request).draft)
        return JSONResponse({"html": report.table_of_names(names) if names else ""})

    def _found(self, draft: Draft) -> None:
        one = next((one for one in self._articles.values() if one.draft is draft), None)
        if one is not None:
            self._answering.replay(one)
            one.news()

    def _one(self, request: Request) -> Pasted:
        one = self._articles.get(request.path_params["key"])
        if one is None:
            raise HTTPException(404, "this article is not here any more: paste it again")
        return one


async def _body(request: Request, most: int) -> bytes:
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > most:
            break  # what is read of it tells that it is too large
    return bytes(data)


async def _json(request: Request) -> dict[str, Any]:
    data = await _body(request, _LONGEST)
    try:
        said = json.loads(data) if len(data) <= _LONGEST else None
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise HTTPException(400, "this is no question of the page")
    return said


def _known(said: dict[str, Any]) -> list[int]:
    known = said.get("known")
    return [number for number in known if isinstance(number, int)] if isinstance(known, list) else []


def application(desk: Desk, hosts: frozenset[str], token: str) -> ASGIApp:
    """The page and what it asks for."""

    async def file(request: Request) -> Response:
        path, kind = _FILES[request.url.path]
        return FileResponse(path, media_type=kind, headers=_HEADERS)

    def asked(do: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def answered(request: Request) -> Response:
            response = await do(request)
            response.headers.update(_HEADERS)
            return response

        return answered

    async def refused(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 422
        said = error.detail if isinstance(error, HTTPException) else str(error)
        return JSONResponse({"problem": said}, status, _HEADERS)

    questions = {
        "/articles": desk.paste,
        "/articles/{key}/state": desk.state,
        "/articles/{key}/answer": desk.answer,
        "/articles/{key}/text": desk.text,
        "/articles/{key}/file": desk.file,
        "/articles/{key}/tracked": desk.tracked,
        "/articles/{key}/pairs": desk.pairs,
        "/articles/{key}/names": desk.names,
    }
    routes = [Route(path, file) for path in _FILES]
    routes += [Route(path, asked(do), methods=["POST"]) for path, do in questions.items()]
    handlers: dict[Any, Any] = {UserError: refused, HTTPException: refused, ClientDisconnect: refused}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), hosts, token)


def serve(command_line: CommandLine, port: int, begun: Callable[[str], object]) -> int:
    """Serve until Ctrl-C; `begun` is called with the address of the page. Raises UserError where the port is taken."""
    door = _door(port)
    drafts = Drafts(command_line)
    token = secrets.token_urlsafe(24)
    port = door.getsockname()[1]
    hosts = frozenset(f"{name}:{port}" for name in (HOST, "localhost"))
    desk = Desk(drafts)
    app = application(desk, hosts, token)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
    )

    async def run() -> None:
        desk.begin()
        begun(f"http://{HOST}:{port}/#{token}")
        await _Server(config, desk).serve([door])

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        tell("mtcheck: the server has ended")
    finally:
        drafts.end()
        door.close()
    return 0


class _Server(uvicorn.Server):
    """Lets nobody wait for news when it is to end."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk, self._loop = desk, asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end."""
        self._loop.call_soon_threadsafe(self._desk.end)
        super().handle_exit(sig, frame)


def _door(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
        door.listen(64)  # who comes before all is ready waits
    except OSError as error:
        door.close()
        reason = (error.strerror or str(error)).lower()
        raise UserError(f"port {port} of this machine cannot be had ({reason}): give another with --port") from None
    return door
