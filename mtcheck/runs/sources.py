"""Which source belongs to which article, as the command line or the configuration says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from mtcheck.errors import UserError
from mtcheck.files.articles import read
from mtcheck.source.document import SourceDocument


@dataclass(frozen=True, slots=True)
class Sources:
    """The source `file` of the one article of a run, or a `pattern` of the paths of sources.

    In a pattern, {dir} is the folder of the article, {stem} its name without suffix, {name} its name.
    """

    file: Path | None = None
    pattern: str = ""

    def of(self, article: str) -> SourceDocument | None:
        """The source of an article; None where the pattern leads to no file. Raises UserError."""
        path = self.file or self.expanded(Path(article))
        if path is None or (self.file is None and not path.is_file()):
            return None
        if article != "-" and os.path.realpath(path) == os.path.realpath(article):
            raise UserError(f"{path}: is the article itself, not its source")
        source = SourceDocument(read(path).text, str(path))
        if not source.words:
            raise UserError(f"{path}: holds no words, so it is the source of no article")
        return source

    def has(self, article: Path) -> bool:
        """Whether the pattern leads to a file for an article."""
        path = self.expanded(article)
        return path is not None and path.is_file()

    def expanded(self, article: Path) -> Path | None:
        """Where the pattern leads for an article; None without one, and for standard input."""
        if not self.pattern or str(article) == "-":
            return None
        return Path(self.pattern.format(dir=article.parent, stem=article.stem, name=article.name))
