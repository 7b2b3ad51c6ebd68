"""Translation files (XLIFF, TMX, PO, tab-separated pairs): targets as the article's text, all else as mark-up.

They are read here, not by translate-toolkit, which would write them anew: what is no target stays byte for byte. The
tests hold what is read to what translate-toolkit reads.
"""

from __future__ import annotations

from pathlib import PurePath

_FORMS = {".xlf": "xliff", ".xliff": "xliff", ".tmx": "tmx", ".po": "po", ".tsv": "pairs", ".tab": "pairs"}


def form_of(path: str) -> str:
    """The form of a translation file by its name: xliff, tmx, po or pairs; empty for any other file."""
    return _FORMS.get(PurePath(path).suffix.lower(), "") if "." in path else ""
