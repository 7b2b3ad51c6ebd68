"""Full checks of articles in their newest text, under the settings that hold for them by then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtcheck.files.articles import Article, read
from mtcheck.findings import Finding
from mtcheck.fixing.books import Files
from mtcheck.runs.check import Opened
from mtcheck.runs.engines import document, engine, forget_ledgers


class Full:
    """Finds everything in articles by their number in `files`; made before the process that does so begins."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._read: dict[int, str] = {}  # what stood in a file when it was first asked about

    def take(self, news: Files) -> None:
        """Check with other settings from now on, and with ledgers as they are now."""
        same = {number for number, (old, new) in enumerate(zip(self.files, news, strict=False)) if old[0] == new[0]}
        self._read = {number: text for number, text in self._read.items() if number in same}
        self.files[:] = news
        forget_ledgers()

    def find(self, number: int, text: str) -> Sequence[Finding]:
        """The findings of a text, none of one that is not English; raises UserError."""
        return self.opened(number, text).findings()

    def opened(self, number: int, text: str) -> Opened:
        """A text of an article; what a model said of the file's text is carried into it. Raises UserError."""
        file, settings = self.files[number]
        path = Path(str(file))
        whole = document(Article(str(file), b"", text, ""), settings)
        if settings.model.name and path.is_file():
            if number not in self._read:
                self._read[number] = read(path).text
            if self._read[number] != text:
                whole = document(Article(str(file), b"", self._read[number], ""), settings).edited(text)
        return Opened(whole, engine(settings))
