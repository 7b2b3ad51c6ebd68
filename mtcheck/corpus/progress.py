"""How far a run is: a bar on a terminal, a line every now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_EVERY = 15.0  # seconds between two lines


class Progress:
    """Told of rows and words as shards get done; `rate` is words a second of this run, 0 before the first."""

    def __init__(self, label: str, bar: Any = None, task: Any = None) -> None:
        self._label, self._bar, self._task = label, bar, task
        self._start = self._last = time.monotonic()
        self.rows = self.words = 0

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.monotonic() - self._start

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds if self.words else 0.0

    def advance(self, rows: int, words: int) -> None:
        """Count in a shard."""
        self.rows += rows
        self.words += words
        if self._bar is not None:
            self._bar.update(self._task, completed=self.rows, rate=f"{self.rate:,.0f} words/s")
        elif time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            line = f"{self._label}: {self.rows:,} rows, {self.words:,} words, {self.rate:,.0f} words a second"
            sys.stderr.write(f"mtcheck: {line}\n")


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Progress]:
    """Progress towards so many rows, None where nobody knows."""
    if not sys.stderr.isatty():
        yield Progress(label)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    console = Console(stderr=True)
    with Bar(*columns, TimeRemainingColumn(), console=console, transient=True, redirect_stdout=False) as bar:
        yield Progress(label, bar, bar.add_task(label, total=total, rate=""))
