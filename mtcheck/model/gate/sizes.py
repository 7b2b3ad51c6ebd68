"""Bounds of what one edit may do."""

from __future__ import annotations

_MORE = 12  # words that an edit may add to those that it takes away
_SENTENCE = 45  # the same where a sentence of the source was left out
_GONE = 12  # words that may go without anything in their place
_LOOSE = ("editor-note", "boilerplate", "repetition")  # kinds that are there to take more away
_MOST_GONE = 40  # words of such a kind


def too_large(old: str, new: str, category: str, *, sourced: bool = False) -> str:
    """Why an edit does more than one edit should; "" where it does not.

    With a source, a sentence may come in that was left out.
    """
    was, now = len(old.split()), len(new.split())
    added = sourced and category == "omission"
    if now > was + (_SENTENCE if added else _MORE) and now > 1.6 * was:
        return "it adds more words than an edit may"
    if not added and len(new) > 3 * len(old) + 120:
        return "it is much longer than what it stands for"
    if was - now > (_MOST_GONE if category in _LOOSE else max(_GONE, 0.6 * was)):
        return "it takes away more words than an edit may"
    return ""
