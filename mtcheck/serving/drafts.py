"""Articles that people write elsewhere, in an editor or in a browser: their findings follow the text as it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.english.language import foreign_article
from mtcheck.errors import UserError
from mtcheck.files.articles import MAX_BYTES, Article
from mtcheck.findings import Edit
from mtcheck.fixing.books import Books, Files
from mtcheck.fixing.books import Change as BookChange
from mtcheck.fixing.checker import Checker, Found
from mtcheck.fixing.closed import Closed
from mtcheck.fixing.keeping import remember
from mtcheck.fixing.live import Item
from mtcheck.fixing.session import Session, Step
from mtcheck.moves import difference, then
from mtcheck.runs.check import opened
from mtcheck.runs.engines import check, close, default_engine, forget_ledgers
from mtcheck.serving.served import BEGIN, Served
from mtcheck.settings.config import DEFAULT, CommandLine, Settings, is_excluded, settings_for

_LARGE = 200_000  # code points from which on checks are made in a process of their own: nobody else waits for them
_MANY = 100  # edits that are followed one by one; of more, what they come to


@dataclass(eq=False)
class Draft:
    """One article: `text` is the newest, `session` knows it but for the edits `since`.

    `problem` is why it cannot be checked now, in one line; `language` the one of an article that is not English;
    `quiet` is one that the configuration leaves out.
    """

    number: int
    path: Path
    text: str
    settings: Settings = field(default_factory=Settings)
    session: Session = field(default_factory=lambda: Session(Engine(()), Document("")))
    since: tuple[Edit, ...] = ()
    problem: str = ""
    language: str = ""
    quiet: bool = False

    def change(self, edit: Edit) -> None:
        """Take an edit of the newest text; findings follow when the draft is settled."""
        self.text = self.text[: edit.span.start] + edit.text + self.text[edit.span.end :]
        self.since = then(self.since, edit)
        if len(self.since) > _MANY:
            self.since = (difference(self.session.text, self.text),)

    def write(self, text: str) -> None:
        """Take a new text as a whole."""
        if text != self.text:
            self.change(difference(self.text, text))

    def shown(self) -> list[Item]:
        """The findings to show, at their places in the text of the session."""
        return [] if self.problem or self.language or self.quiet else self.session.open()


def in_loop(do: Callable[[Any], object]) -> Callable[[Any], None]:
    """A function for other threads that has something done in this one's event loop, unless that has ended."""
    loop = asyncio.get_running_loop()

    def deliver(said: Any) -> None:
        with suppress(RuntimeError):  # nobody is there any more
            loop.call_soon_threadsafe(do, said)

    return deliver


def answered(ask: Callable[[Callable[[Any], None]], object]) -> asyncio.Future[Any]:
    """What comes of something that is asked, with a function that takes the answer in whatever thread."""
    answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    ask(in_loop(lambda said: None if answer.done() else answer.set_result(said)))  # done: nobody waits for it any more
    return answer


class Drafts:
    """All articles of a server. Make it before there are threads: full checks go on in processes of their own."""

    def __init__(self, command_line: CommandLine) -> None:
        self._command_line = command_line
        self._files: Files = []
        self._free: list[int] = []  # numbers of articles that are closed
        self._books = Books(self._files, command_line)
        self._by_number: dict[int, Draft] = {}
        default_engine()  # loaded once for both processes
        served = Served(self._files)
        self._usual, self._large = (Checker(served.find, close, served.take, served.work) for _ in range(2))

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._by_number.values())

    def start(self, taken: Callable[[Draft], object]) -> None:
        """Take what is found from now on, in this thread's event loop; `taken` is told of each draft that has."""

        def take(found: Found) -> None:
            draft = self._take(found)
            if draft is not None:
                taken(draft)

        for checker in (self._usual, self._large):
            checker.start(in_loop(take))
        self._usual.have(BEGIN, 0, "", lambda _: None)

    def end(self) -> None:
        """Stop all checks."""
        self._usual.end()
        self._large.end()
        close()

    def open(self, path: Path, text: str) -> Draft:
        """Begin with an article; what keeps it from being checked is its `problem`."""
        self._command_line = replace(self._command_line, known={}, adjusted={})
        number = self._free.pop() if self._free else len(self._files)
        self._files[number : number + 1] = [(path, Settings())]
        draft = self._by_number[number] = Draft(number, path, text)
        self._begin(draft)
        return draft

    def close(self, draft: Draft) -> None:
        """Leave an article alone from now on."""
        self._usual.forget(draft.number)
        self._large.forget(draft.number)
        del self._by_number[draft.number]
        self._files[draft.number] = None, Settings()
        self._free.append(draft.number)

    def settle(self, draft: Draft) -> None:
        """Follow the newest text; its changed paragraphs are looked at at once."""
        edits, draft.since = draft.since, ()
        if draft.problem:
            self._begin(draft)
        elif edits:
            try:
                draft.session.follow(edits)
            except UserError as error:  # a translation file is none while it is written
                draft.problem = str(error)

    def ask(self, draft: Draft) -> None:
        """Have everything found in a draft that is settled."""
        if not (draft.problem or draft.quiet):
            self._checker(draft).ask(draft.number, draft.session.live)

    def _checker(self, draft: Draft) -> Checker:
        return self._large if len(draft.text) > _LARGE else self._usual

    def _take(self, found: Found) -> Draft | None:
        """The draft that has taken what was found, if it is still there."""
        draft = next((one for one in self if one.session.live is found.live), None)
        if draft is None or draft.problem or found.version < draft.session.live.checked:  # too late
            return None
        if found.problem:
            draft.problem = found.problem
            return draft
        draft.session.live.install(found.items, found.version, whole=found.whole)
        if found.whole:
            draft.language = foreign_article(draft.session.live.document) or ""
        return draft

    def renew(self) -> None:
        """Read configurations, ledgers and decisions again; all drafts are to be asked about after that."""
        self._command_line = replace(self._command_line, known={}, adjusted={})
        forget_ledgers()
        for draft in self:
            self._begin(draft)
            draft.session.closed = Closed()  # what is decided for good stands in the decisions

    def outdated(self) -> bool:
        """Whether the configuration of a draft has changed: not every editor tells of that."""
        self._command_line = replace(self._command_line, known={}, adjusted={})
        return any(map(self._is_outdated, self))

    def _is_outdated(self, draft: Draft) -> bool:
        try:
            return self._settings(draft) != draft.settings
        except UserError as error:
            return str(error) != draft.problem

    async def have(self, what: str, draft: Draft) -> Any:
        """What comes of some work on a draft that is settled; raises UserError."""
        if draft.problem or draft.quiet:
            return ()
        number, text = draft.number, draft.session.text
        said = await answered(lambda deliver: self._checker(draft).have(what, number, text, deliver))
        if isinstance(said, str):
            raise UserError(said)
        return said

    def decide(self, draft: Draft, item: Item, verb: str) -> Step:
        """Leave a place as it is for good, in later runs, too; raises UserError."""
        step = draft.session.close(item, verb)
        try:
            self.remember(draft, [step])
        except UserError:
            draft.session.undo()
            raise
        return step

    def remember(self, draft: Draft, steps: Iterable[Step], undone: Iterable[Step] = ()) -> None:
        """Keep what was decided for later runs, and forget what was taken back; raises UserError."""
        remember(draft.path, draft.settings, steps, undone)

    def add_name(self, draft: Draft, name: str, kind: str, wrong: str) -> str:
        """Add a name to the ledger; what to say of it. Raises UserError."""
        path = self._books.add_name(draft.number, name, kind, wrong)
        self._follow_books()
        known = draft.settings.ledger is not None and draft.settings.origin("ledger") != DEFAULT
        more = "" if known else f"; for other runs, set ledger = {path.name!r} in the configuration"
        return f"{name} is in {path} now{more}"

    def add_term(self, draft: Draft, term: str, wrong: str) -> str:
        """Add a term to the glossary of the configuration; what to say of it. Raises UserError."""
        change = self._books.add_term(draft.number, term, wrong)
        self._follow_books()
        return f"{term} is in the glossary of {change.shown} now"

    def leave_out(self, draft: Draft, rule_id: str) -> BookChange:
        """Have the configuration ignore a rule; raises UserError."""
        change = self._books.leave_out(draft.number, rule_id)
        self._follow_books()
        return change

    def take_back(self, change: BookChange) -> None:
        """Write a configuration as it was before a change; raises UserError."""
        self._books.take_back(change)
        self._follow_books()

    def _follow_books(self) -> None:
        """Go on with the settings as the books have them now: a ledger that was begun is named by no configuration."""
        forget_ledgers()
        self._command_line = replace(self._command_line, known={}, adjusted={})
        for draft in self:
            self._begin(draft, None if draft.problem else self._files[draft.number][1])

    def _settings(self, draft: Draft) -> Settings:
        """The settings as they are now; a ledger that was begun here stays, though no configuration names it yet."""
        settings, begun = settings_for(draft.path, self._command_line), draft.settings
        if begun.ledger is None or settings.ledger is not None or begun.origin("ledger") != DEFAULT:
            return settings
        return replace(settings, ledger=begun.ledger)

    def _begin(self, draft: Draft, settings: Settings | None = None) -> None:
        """Find under the settings as they are now; what is shown stays until the next check, which is to be asked."""
        was = draft.problem
        draft.since = ()
        try:
            if len(draft.text) > MAX_BYTES:
                raise UserError(f"{draft.path}: too large for an article (at most {MAX_BYTES / 1e6:.0f} MB)")
            draft.settings = settings or self._settings(draft)
            check(draft.settings)
            draft.quiet = is_excluded(draft.path, draft.settings)
            one = opened(Article(str(draft.path), b"", draft.text, ""), draft.settings)
        except UserError as error:
            draft.problem = str(error)
            return
        draft.problem = ""
        if was or draft.session.text != draft.text:
            draft.session = Session(one.engine, one.document)
        else:
            draft.session.engine = one.engine
            draft.session.live.replace(one.document, one.engine)
        self._files[draft.number] = draft.path, draft.settings
        for checker in (self._usual, self._large):
            checker.tell(list(self._files))
