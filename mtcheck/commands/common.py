"""What commands share: reading the articles of a run, complaining, a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.files import Article, decode, expand, print_bytes, read

if TYPE_CHECKING:
    from mtcheck.engine import Engine

_MANY = 20  # files from which on a progress bar is worth its place


class Run:
    """The problems of a run so far: each is told at once, and the run goes on to end with status 2.

    With `grammar_optional`, a grammar checker that fails is only warned of.
    """

    def __init__(self, *, grammar_optional: bool = False) -> None:
        self.failed = False
        self.grammar_optional = grammar_optional

    def complain(self, problem: object) -> None:
        """Tell one problem in one line on standard error."""
        self.failed = True
        print(f"mtcheck: {problem}", file=sys.stderr)

    @contextmanager
    def checking(self, engine: Engine) -> Iterator[None]:
        """The time in which an engine is used; its grammar checker is ended afterwards, whatever happens."""
        checker = engine.checker
        try:
            yield
        finally:
            if checker is not None:
                checker.close()
        if checker is not None and checker.problem:
            if self.grammar_optional:
                print(f"mtcheck: warning: {checker.problem}", file=sys.stderr)
            else:
                self.complain(checker.problem)

    def articles(self, paths: list[str], *, bar: bool = False) -> Iterator[Article]:
        """The readable articles among the paths; the others are complained about.

        `bar` shows progress on a terminal: for commands that print and ask nothing there meanwhile.
        """
        files, problems = expand(paths)
        for problem in problems:
            self.complain(problem)
        with progress(len(files) if bar else 0) as advance:
            for path in files:
                article = self._article(path)
                if article is not None:
                    yield article
                advance()

    def _article(self, path: Path | None) -> Article | None:
        try:
            return read(path) if path is not None else decode(_standard_input(), "-")
        except UserError as error:
            self.complain(error)
            return None


def foreign(document: Document) -> str:
    """The language of an article that is not English, which is told in a line on standard error; else ""."""
    from mtcheck.language import foreign_article, name

    code = foreign_article(document) or ""
    if code:
        print(f"mtcheck: {document.path}: skipped: it is in {name(code)}, not in English", file=sys.stderr)
    return code


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UserError("-: standard input is closed")
    return sys.stdin.buffer.read()


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar for many files, on a terminal only; yields what advances it by one."""
    if total < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # The bar goes to standard error, and must not take along what is printed to standard output meanwhile.
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("mtcheck", total=total)
        yield lambda: bar.advance(task)


def emit(text: str) -> None:
    """Print text that may hold characters which the terminal's encoding lacks."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def emit_json(text: str, end: str = "\n") -> None:
    """Print JSON, which is UTF-8 whatever the terminal's encoding; odd bytes of file names are escaped as JSON does."""
    print_bytes((text + end).encode("utf-8", "backslashreplace"))
