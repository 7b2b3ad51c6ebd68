"""The server of a model, spoken to by its chat-completions protocol: one question, one answer, or why there is none."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from mtcheck.errors import UserError
from mtcheck.model.answers import LONGEST, ModelError
from mtcheck.telling import visible

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI

    from mtcheck.settings.modeltable import ModelSettings

FORMS = ("schema", "json", "text")  # of answers, the strictest first
_LARGEST = 4 * LONGEST + 1_000_000  # bytes of a response
_WAIT = 120.0  # seconds that a server may ask us to wait for it, as the client has it
_SAID = 160  # code points of what a server says of an error
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class NoAnswer(ModelError):
    """A question got no answer.

    `final` says that others would fare no better, `form` that another form might do, `cut` that it ended too early.
    """

    def __init__(self, why: str, *, final: bool = False, form: bool = False, cut: bool = False) -> None:
        super().__init__(why)
        self.final, self.form, self.cut = final, form, cut


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote, and the tokens that question and answer took; 0 where the server does not say."""

    content: str
    tokens: int = 0


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    total_tokens: int = 0


class _Completion(msgspec.Struct):
    choices: list[_Choice] = []
    usage: _Usage | None = None


class _Model(msgspec.Struct):
    id: str = ""


class _Models(msgspec.Struct):
    data: list[_Model] = []


class Client:
    """One server and the way to it; what it sends back is bounded in time and size. Used as `async with`."""

    def __init__(self, settings: ModelSettings) -> None:
        if not settings.base_url.startswith(("http://", "https://")):
            raise UserError(f"{settings.base_url}: is no URL of a server: give one like http://localhost:11434/v1")
        self._settings = settings
        self._key = _key(settings)
        try:
            import openai
        except ImportError:
            raise UserError("a model is asked with the package openai: install mtcheck[model]") from None
        self._made: AsyncOpenAI = openai.AsyncOpenAI(
            api_key=self._key or "none",
            base_url=settings.base_url,
            timeout=settings.timeout,
            max_retries=settings.retries,
            # Redirects would take articles to hosts that nobody has named.
            http_client=openai.DefaultAsyncHttpxClient(follow_redirects=False, event_hooks={"response": [_bound]}),
        )
        self._made.organization = self._made.project = None  # the environment's are for another server

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._made.close()

    async def answer(self, body: dict[str, Any]) -> Answer:
        """The answer to a request; raises NoAnswer."""
        completion = await self._got(_Completion, body)
        if not completion.choices:
            raise NoAnswer("answers without an answer")
        choice = completion.choices[0]
        tokens = completion.usage.total_tokens if completion.usage else 0
        if choice.finish_reason == "length":
            raise NoAnswer("gave an answer that was cut off: let it write more, or lower context-words", cut=True)
        return Answer(choice.message.content or "", max(0, tokens))

    async def models(self) -> tuple[str, ...]:
        """What the server calls its models; raises NoAnswer."""
        return tuple(model.id for model in (await self._got(_Models, None)).data)

    async def _got(self, shape: type[Any], body: dict[str, Any] | None) -> Any:
        data = await self._sent(body)
        try:
            return msgspec.json.decode(data, type=shape)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            raise NoAnswer("is no server of chat completions: its response is not theirs") from None

    async def _sent(self, body: dict[str, Any] | None) -> bytes:
        import openai

        settings = self._settings
        longest = (settings.retries + 1) * (settings.timeout + _WAIT)
        try:
            async with asyncio.timeout(longest):
                return await self._read(body)
        except (openai.APITimeoutError, TimeoutError):
            raise NoAnswer(f"gave no answer within {settings.timeout:g} seconds") from None
        except openai.APIConnectionError:
            where = server(settings.base_url)
            raise NoAnswer(f"cannot be reached at {where}: is its server running?", final=True) from None
        except openai.APIStatusError as error:
            raise self._problem(error) from None
        except (openai.OpenAIError, ValueError):
            raise NoAnswer("cannot be spoken to: is its URL right?", final=True) from None

    async def _read(self, body: dict[str, Any] | None) -> bytes:
        """The body of the response."""
        if body is None:
            context: Any = self._made.models.with_streaming_response.list()
        else:
            context = self._made.chat.completions.with_streaming_response.create(**body)
        async with context as response:
            async with asyncio.timeout(self._settings.timeout):
                return b"".join([part async for part in response.iter_bytes()])

    def _problem(self, error: APIStatusError) -> NoAnswer:
        status = error.status_code
        said = self._told(error)
        match status:
            case 401 | 403:
                where = self._settings.api_key_env
                hint = f"look at {where}" if where else "name the environment variable that holds one in api-key-env"
                return NoAnswer(f"does not accept the key ({status}): {hint}", final=True)
            case 404:
                return NoAnswer(f"knows no such model or address ({status}){said}", final=True)
            case 429:
                return NoAnswer(f"had too many requests ({status}){said}")
            case _ if 300 <= status < 400:
                return NoAnswer(f"is elsewhere ({status}): give the URL that it leads to", final=True)
            case _ if status >= 500:
                return NoAnswer(f"has failed ({status}){said}", form=True)
            case _:
                return NoAnswer(f"refuses the request ({status}){said}", form=True)

    def _told(self, error: APIStatusError) -> str:
        """What the server says of an error, on one line and without the key that it may repeat."""
        body = error.body
        message = body.get("message") if isinstance(body, dict) else None
        if not isinstance(message, str) or not message.strip():
            return ""
        text = visible(" ".join(message.split()))
        if self._key:
            text = text.replace(self._key, "***")
        return f": {text if len(text) <= _SAID else f'{text[:_SAID]}...'}"


async def _bound(response: Any) -> None:
    """Let no response be longer than an answer can be, that of an error included, which the client reads as a whole."""
    whole = response.aiter_bytes

    async def parts(chunk_size: int | None = None) -> AsyncIterator[bytes]:
        size = 0
        async for part in whole(chunk_size):
            size += len(part)
            if size > _LARGEST:
                raise NoAnswer("gave an answer that is too long to be one")
            yield part

    response.aiter_bytes = parts


def host(url: str) -> str:
    """The host of a URL that is not this machine; "" for this one."""
    parts = urlsplit(url)
    name = parts.hostname or ""
    if name in _LOOPBACK or name.startswith("127."):
        return ""
    return name


def server(url: str) -> str:
    """The server of a URL as it is told, without what may be secret in it."""
    parts = urlsplit(url)
    name = parts.hostname or ""
    try:
        port = parts.port
    except ValueError:
        port = None
    return f"{parts.scheme}://{f'[{name}]' if ':' in name else name}{f':{port}' if port else ''}{parts.path}"


def _key(settings: ModelSettings) -> str:
    """The key for the server; raises UserError where the environment has none."""
    if not settings.api_key_env:
        return ""
    key = os.environ.get(settings.api_key_env, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise UserError(f"the environment variable {settings.api_key_env} holds no key for the model")
    return key


def known(names: Sequence[str], name: str) -> bool:
    """Whether a server's list of models has one, by its name or with the tag that Ollama adds."""
    return any(name in (other, other.removesuffix(":latest")) for other in names)
