"""What was tried on parts of an article, for those that edits left as they were: cleaning checks it several times."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mtcheck.document import Document

_KEPT = 10  # parts as they were before edits that are remembered for each that there is

# Who tried, and a part as it is and in lower case, which is not always the same in a whole text and by itself.
Tried = tuple[object, str, str]


def tried_before(document: Document) -> dict[Tried, tuple[Any, ...]]:
    """By part, the numbers of the rules or patterns that had something to look at in it; shared by all edited texts."""
    return (document.origin or document).memo(_nothing)


def _nothing(_: Document) -> dict[Tried, tuple[Any, ...]]:
    return {}


def forget_others(tried: dict[Tried, tuple[Any, ...]], parts: Collection[Tried]) -> None:
    """Forget parts other than these of whoever tried them, where there are too many."""
    if len(tried) > _KEPT * (len(parts) + 100):
        for part in tried.keys() - set(parts):
            del tried[part]
