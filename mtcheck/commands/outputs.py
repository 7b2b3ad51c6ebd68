"""The outputs of a run: several forms at once, to standard output or to files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mtcheck.commands.run import emit, emit_json
from mtcheck.errors import UserError, nearest
from mtcheck.files.writing import Outfile
from mtcheck.output.forms import NAMES, Ending, Form, form
from mtcheck.runs.reports import Brief, FileReport

_PAGES = "html"  # made by commands/report.py
_FOR_PEOPLE = ("text", "github")  # printed in the encoding of the terminal; the others are always UTF-8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written where: forms with their files (None: standard output), and whether pages, too."""

    forms: tuple[tuple[str, Path | None], ...]
    pages: bool = False

    @property
    def printed(self) -> str:
        """The form that goes to standard output, or ""."""
        return next((name for name, file in self.forms if file is None), "")

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the forms go to."""
        return tuple(file for _, file in self.forms if file is not None)


def wanted(formats: Iterable[str], file: Path | None) -> Wanted:
    """What options say: `text`, `sarif=FILE` and so on, and a file for the one that has none; raises UserError."""
    forms: dict[tuple[str, Path | None], None] = {}
    for each in formats:
        name, _, place = each.partition("=")
        if name not in (*NAMES, _PAGES):
            raise UserError(
                f"--format {each}: {name!r} is not known{nearest(name, NAMES)}; "
                f"it is one of {', '.join((*NAMES, _PAGES))}, also with a file: sarif=FILE"
            )
        if "=" in each and (not place or name == _PAGES):
            raise UserError(f"--format {each}: " + ("give a file after =" if not place else "give --output-dir DIR"))
        forms[name, Path(place) if place not in ("", "-") else file if name != _PAGES else None] = None
    pages = (_PAGES, None) in forms
    forms.pop((_PAGES, None), None)
    chosen = Wanted(tuple(forms) if forms or pages else (("text", file),), pages)
    _check_places(chosen, file)
    return chosen


def _check_places(chosen: Wanted, file: Path | None) -> None:
    places = [place for _, place in chosen.forms]
    twice = next((place for place in places if places.count(place) > 1), None)
    if places.count(None) > 1:
        names = [name for name, place in chosen.forms if place is None]
        raise UserError(f"only one format can go to standard output: give a file for {names[1]}: {names[1]}=FILE")
    if twice is not None:
        raise UserError(f"{twice}: only one format can go to a file")
    if file is not None and file not in places:
        raise UserError(f"--output-file {file}: every format has a file of its own already")


@dataclass(slots=True)
class _Output:
    name: str
    form: Form
    file: Outfile | None
    first: bool = True  # of the articles of which something is written

    def write(self, text: str) -> None:
        if not text:
            return
        if self.file is not None:
            self.file.write(text)
        elif self.name in _FOR_PEOPLE:
            emit(text, end="")
        else:
            emit_json(text, end="")


class Outputs:
    """The outputs while they are written, in the order of the articles."""

    def __init__(self) -> None:
        self._files: list[Outfile] = []
        self._outputs: list[_Output] = []

    def begin(self, chosen: Wanted) -> None:
        """Write what comes before all articles."""
        for name, path in chosen.forms:
            file = Outfile(path) if path is not None else None
            self._files += [file] if file else []
            self._outputs.append(_Output(name, form(name, colour=file is None and sys.stdout.isatty()), file))
        for output in self._outputs:
            output.write(output.form.begin())

    @property
    def lasting(self) -> tuple[str, ...]:
        """The names of the forms, if what they write of an article depends on nothing else; else none."""
        return tuple(output.name for output in self._outputs) if all(o.form.lasting for o in self._outputs) else ()

    def article(self, report: FileReport | Brief) -> tuple[str, ...]:
        """Write what is said of one article, and give it, too, by output."""
        pieces = report.written if isinstance(report, Brief) else tuple(o.form.article(report) for o in self._outputs)
        for output, piece in zip(self._outputs, pieces, strict=True):
            if piece:
                output.write(piece if output.first else output.form.separator + piece)
                output.first = False
        return pieces

    def end(self, ending: Ending) -> None:
        """Write what comes after all articles, and put files in their places."""
        for output in self._outputs:
            output.write(output.form.end(ending))
        for file in self._files:
            file.close()

    def drop(self) -> None:
        """Leave nothing half written."""
        for file in self._files:
            file.drop()


@contextmanager
def opened(chosen: Wanted) -> Iterator[Outputs]:
    """The outputs, begun; what has not come to its end leaves no file."""
    outputs = Outputs()
    try:
        outputs.begin(chosen)
        yield outputs
    finally:
        outputs.drop()
