"""The form of a file, which its name tells.

Translation files are read here, not by translate-toolkit, which would write them anew: what is no target stays byte for
byte. The tests hold what is read to what translate-toolkit reads.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath

_MARKED = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
_WORD = {".docx": "docx", ".docm": "docx"}
_TRANSLATED = {".xlf": "xliff", ".xliff": "xliff", ".tmx": "tmx", ".po": "po", ".tsv": "pairs", ".tab": "pairs"}


_ALL = _MARKED | _WORD | _TRANSLATED


@lru_cache(maxsize=64)  # asked several times of each file in turn
def ending(path: str) -> str:
    """What a file's name ends with, in small letters, its dot included: .txt; empty where it has none."""
    return PurePath(path).suffix.lower()


def written_form(path: str) -> str:
    """The form of a file: html, markdown, docx, xliff, tmx, po or pairs; empty for plain text."""
    return _ALL.get(ending(path), "")


def form_of(path: str) -> str:
    """The form of a translation file: xliff, tmx, po or pairs; empty for any other file."""
    return _TRANSLATED.get(ending(path), "")
