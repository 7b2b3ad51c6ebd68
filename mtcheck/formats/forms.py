"""The form of a file, which its name tells.

Translation files are read here, not by translate-toolkit, which would write them anew: what is no target stays byte for
byte. The tests hold what is read to what translate-toolkit reads.
"""

from __future__ import annotations

from pathlib import PurePath

_MARKED = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
_WORD = {".docx": "docx", ".docm": "docx"}
_TRANSLATED = {".xlf": "xliff", ".xliff": "xliff", ".tmx": "tmx", ".po": "po", ".tsv": "pairs", ".tab": "pairs"}


def written_form(path: str) -> str:
    """The form of a file: html, markdown, docx, xliff, tmx, po or pairs; empty for plain text."""
    return (_MARKED | _WORD | _TRANSLATED).get(PurePath(path).suffix.lower(), "") if "." in path else ""


def form_of(path: str) -> str:
    """The form of a translation file: xliff, tmx, po or pairs; empty for any other file."""
    return _TRANSLATED.get(PurePath(path).suffix.lower(), "") if "." in path else ""
