"""A run over articles: reading them, telling what is wrong with them, printing, a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.files.articles import Article, decode, most_of, read
from mtcheck.files.walking import expand
from mtcheck.files.writing import print_bytes
from mtcheck.runs.engines import check, close, document
from mtcheck.settings.config import CommandLine, Settings, is_excluded, settings_for
from mtcheck.telling import STEERING, lines, tell, warn

_MANY = 20  # files from which on a progress bar is worth its place
# What JSON does not escape by itself and some terminals obey.
_STEERING = {code: f"\\u{code:04x}" for code in STEERING}


Files = list[tuple[Path | None, Settings]]


@dataclass(frozen=True, slots=True)
class Named:
    """What the command line says of the articles that it names.

    With `exclude`, patterns of files to leave out count for them, too; `stdin` is what standard input would be called.
    """

    exclude: bool = False
    stdin: str = ""


UNNAMED = Named()


class Run:
    """The problems of a run so far: each is told at once, and the run goes on to end with status 2."""

    def __init__(self, command_line: CommandLine, named: Named = UNNAMED) -> None:
        self.problems: list[str] = []
        self.named = named
        self.passed = False  # whether standard input was left out
        self.command_line = command_line
        self._of_checkers: dict[tuple[str, bool], None] = {}
        self._read: Article | None = None  # from standard input, which can be read but once

    @property
    def failed(self) -> bool:
        """Whether there was a problem."""
        return bool(self.problems)

    def complain(self, problem: object) -> None:
        """Tell one problem in one line on standard error."""
        self.problems.append(str(problem))
        tell(f"mtcheck: {problem}")

    def complain_of_checker(self, problem: str, settings: Settings) -> None:
        """Tell once, when the work is done, that a grammar checker has failed; with grammar-optional as a warning."""
        self._of_checkers[problem, settings.grammar_optional] = None

    @contextmanager
    def checking(self) -> Iterator[None]:
        """The time in which engines are used; their grammar checkers are ended afterwards, whatever happens."""
        try:
            yield
        finally:
            self._of_checkers |= dict.fromkeys(close())
        for problem, optional in self._of_checkers:
            if optional:
                warn(problem)
            else:
                self.complain(problem)

    def files(self, paths: list[str], output: Path | None = None) -> Files:
        """The article files of the paths with their settings (None: standard input); raises UserError.

        What lies in the folder `output` inside one of them was written by an earlier run.
        """
        found = expand(paths, self._left_out, named=self.named.exclude, output=output)
        for note in found.notes:
            warn(note)
        for problem in found.problems:
            self.complain(problem)
        if self.named.stdin and None not in found.files:
            raise UserError("--stdin-filename is what standard input is called: give - for it")
        if self.named.exclude and self.named.stdin and self._left_out(Path(self.named.stdin)):
            del found.files[None]
            self.passed = True
        if self.command_line.given.get("source") and len(found.files) > 1:
            raise UserError("--source belongs to one article: for many, say where theirs are with --source-pattern")
        files = [(file, settings_for(file or self.named.stdin or None, self.command_line)) for file in found.files]
        self._tell_sourceless([file for file, _ in files if file is not None])
        return files

    def _tell_sourceless(self, paths: Sequence[Path]) -> None:
        """Warn where the pattern of a command line leads to no source at all."""
        pattern = str(self.command_line.given.get("source_pattern") or "")
        if not pattern or not paths:
            return
        from mtcheck.runs.sources import Sources  # only where there are sources

        sources = Sources(pattern=pattern)
        if not any(sources.has(path) for path in paths):
            many = "the article" if len(paths) == 1 else f"any of {len(paths)} articles"
            warn(f"--source-pattern {pattern!r} leads to no source for {many}: no {sources.expanded(paths[0])}")

    def check(self, files: Files) -> None:
        """Raise UserError for what is wrong with the settings of these files, before anything is printed."""
        for settings in {id(settings): settings for _, settings in files}.values():
            if settings.config is not None:
                check(settings)

    def articles(self, files: Files, *, bar: bool = False) -> Iterator[tuple[Article, Settings]]:
        """The readable articles among the files; the others are complained about.

        `bar` shows progress on a terminal: for commands that print and ask nothing there meanwhile.
        """
        with progress(len(files) if bar else 0) as advance:
            for path, settings in files:
                try:
                    yield self.read(path), settings
                except UserError as error:
                    self.complain(error)
                advance()

    def consult(self, files: Files) -> None:
        """Ask the models that settings name about the articles, as far as their answers are not kept."""
        models = {settings.model: settings for _, settings in files if settings.model.name}
        for model, settings in models.items():
            from mtcheck.runs.consulting import consult  # only where there is a model

            mine = [(file, each) for file, each in files if each.model == model]
            consult(partial(self._readable, mine), settings, self.complain)

    def _readable(self, files: Files) -> Iterator[tuple[Document, Settings]]:
        """The articles that can be read; of the others those tell who check them."""
        for file, settings in files:
            with suppress(UserError):
                yield document(self.read(file), settings), settings

    def _left_out(self, path: Path) -> bool:
        return is_excluded(path, settings_for(path, self.command_line))

    def name(self, file: Path | None) -> str:
        """What an article is called."""
        return str(file or self.named.stdin or "-")

    def read(self, path: Path | None) -> Article:
        """An article file, or standard input; raises UserError."""
        if path is not None:
            return read(path)
        if self._read is None:
            self._read = standard_input(self.named.stdin)
        return self._read


def tell_skipped(path: str, code: str) -> None:
    """Tell on standard error that an article was skipped for its language."""
    tell(f"mtcheck: {skipped(path, code)}")


def skipped(path: str, code: str) -> str:
    """What is told of an article that was skipped for its language."""
    from mtcheck.english.language import name  # with langdetect's names, for those few

    return f"{path}: skipped: it is in {name(code)}, not in English"


def standard_input(name: str = "") -> Article:
    """Standard input as an article, read as a file of some name would be; raises UserError."""
    if sys.stdin is None:
        raise UserError("-: standard input is closed")
    return decode(sys.stdin.buffer.read(most_of(name) + 1), name or "-")


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


def emit(text: str, end: str = "\n") -> None:
    """Print lines that may hold characters which the terminal's encoding lacks, and such as would steer it."""
    encoding = sys.stdout.encoding or "utf-8"
    plain = lines(text, colour=sys.stdout.isatty())
    print(plain.encode(encoding, "backslashreplace").decode(encoding), end=end)


def emit_raw(text: str) -> None:
    """Print a line as it is, for programs to read; on a terminal as `emit` does."""
    if sys.stdout.isatty():
        emit(text)
    else:
        print_bytes(text.encode("utf-8", "surrogateescape") + b"\n")


def emit_json(text: str, end: str = "\n") -> None:
    """Print JSON, which is UTF-8 whatever the terminal's encoding; odd bytes of file names are escaped as JSON does."""
    print_bytes((text + end).translate(_STEERING).encode("utf-8", "backslashreplace"))
