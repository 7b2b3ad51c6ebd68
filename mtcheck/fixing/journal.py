"""What was decided and is not saved yet, line by line in a file: a killed run loses at most the current answer."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from mtcheck.files.digests import blake2b
from mtcheck.findings import Edit, Span
from mtcheck.fixing.session import Answer, Step

VERSION = 1
# How its file is opened: not by a link or a pipe in its place, which may have come with the articles.
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Busy(Exception):
    """Another run works on the same article."""


class Journal:
    """The file of one article. Without a folder that can be written to, nothing is kept."""

    def __init__(self, folder: Path, article: Path) -> None:
        self._article = os.path.abspath(article)  # noqa: PTH100 the name that the user gave, links not followed
        name = blake2b(self._article.encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()
        self.path = folder / f"{name}.jsonl"
        self._file: IO[bytes] | None = None
        self._steps = 0
        self.problem = ""

    def read(self) -> tuple[str, list[Step]] | None:
        """The text that an interrupted run began with, and its steps; None where there is nothing to go on with.

        Raises Busy where that run is still going on.
        """
        try:
            if not self.path.is_file():
                return None
            file = self.path.open("rb")
        except OSError:
            return None
        with file:
            if not _lock(file):
                raise Busy
            lines = file.read().split(b"\n")[:-1]  # the last one, without its end, was cut off
        rows = list(_rows(lines))
        if not rows or rows[0].get("version") != VERSION or not isinstance(rows[0].get("text"), str):
            return None
        steps: list[Step] = []
        for row in rows[1:]:
            if row.get("verb") == "undo":
                del steps[-1:]
            elif (step := _step(row)) is not None:
                steps.append(step)
            else:  # what follows was decided after it, and has no meaning without it
                break
        return rows[0]["text"], steps

    def begin(self, text: str) -> None:
        """Start anew with a text as it stands in the article's file."""
        self.close()
        self._steps = 0
        try:
            if not self.path.parent.is_dir():
                self.path.parent.mkdir(parents=True)
                (self.path.parent / ".gitignore").write_text("*\n")  # of no use to anybody else
            self._file = os.fdopen(os.open(self.path, _ANEW, 0o666), "wb")
            _lock(self._file)
        except OSError as error:
            self.problem = (error.strerror or str(error)).lower()
            return
        self._write({"version": VERSION, "path": self._article, "text": text})

    def record(self, step: Step, undone: tuple[Edit, ...] | None = None) -> None:
        """Keep a step, or that it was undone."""
        if undone is None:
            self._steps += 1
            self._write(_row(step))
        elif self._steps:
            self._steps -= 1
            self._write({"verb": "undo"})
        elif undone:  # made and saved earlier
            self._write(_row(Step("merge", "", undone[0].span.start, undone)))

    def close(self) -> None:
        """Stop writing, and leave the file for the next run."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def remove(self) -> None:
        """All is saved: the file has done its duty."""
        self.close()
        with suppress(OSError):
            self.path.unlink()

    def _write(self, row: dict[str, Any]) -> None:
        if self._file is None:
            return
        try:
            self._file.write(json.dumps(row, ensure_ascii=True).encode() + b"\n")
            self._file.flush()
        except OSError as error:
            self.problem = (error.strerror or str(error)).lower()
            self._file = None


def _lock(file: IO[bytes]) -> bool:
    """Take the file for this run, where the system can do that; False where another run has it."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _rows(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            return
        if not isinstance(row, dict):
            return
        yield row


def _row(step: Step) -> dict[str, Any]:
    return {
        "verb": step.verb,
        "rule": step.rule_id,
        "start": step.start,
        "edits": [[*edit.span, edit.text] for edit in step.edits],
        "close": [[rule_id, *span] for rule_id, span in step.close],
        "answers": [list(answer) for answer in step.answers],
    }


def _step(row: dict[str, Any]) -> Step | None:
    try:
        return Step(
            str(row["verb"]),
            str(row["rule"]),
            int(row["start"]),
            tuple(Edit(Span(int(a), int(b)), str(text)) for a, b, text in row["edits"]),
            tuple((str(rule_id), Span(int(a), int(b))) for rule_id, a, b in row["close"]),
            tuple(Answer(str(found), str(sentence), str(text)) for found, sentence, text in row["answers"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
