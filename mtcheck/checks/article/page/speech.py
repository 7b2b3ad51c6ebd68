"""What pages say to their readers, and count of them, told by the words of a line: calls, forms, votes, counters."""

from __future__ import annotations

from functools import cache, lru_cache

from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list

_WORD = compiled(r"[@#]?[^\W_]+(?:[-'._][^\W_]+)*")
_PIECES = compiled(r"[.!?|:/\u2013\u2014]\s+")
_CALL = compiled(r"\W*(?:please |to |and |we ask you to |you can )?([a-z]+)")
_ADDRESS = compiled(r"@|\w\.(?:com|ru|ua|net|org|by|kz|info|su|me|tv|fm|uk)\b")
_READER = compiled(r"\b(?:you|your|us|our)\b")
_FUNCTION = frozenset(
    "a an and any are as at be by can did do does for from had has have how i if in into is it it's its not of off "
    "on or our out over so some than that the their them then there they this to too up was we were what when "
    "where which who whose why will with without would you your yours".split()
)
_ASKING = frozenset("could was were would".split())
_TELLING = frozenset("according added called could explained had including said says told was were would".split())
_FOLD = compiled(
    r"[(\[](?:to )?(?:click|collapse|develop|enlarge|expand|hide|increase|open|press|show|tap|turn|unfold|zoom)"
    r"\b[^()\n]{0,25}[)\]]$"
)
_LONGEST_LABEL, _SHORTEST_TITLE = 7, 2  # words
_LOOK = compiled(r"(?:also |to )?(?:find out|learn|look|read|see|watch)(?: [a-z'-]+){0,4}$")
_LABEL = 1.5
_OR, _FEW_ANSWERS = compiled(r"\w\s?[/|;]\s?\w|\s[\u2013-]\s"), 2
_MOST = 30  # words
_OWN, _ADDRESSED, _NEAR, _NUMBER, _OTHER, _TOLD = 1.0, 1.0, 0.5, 0.25, -1.0, -2.0
_CALLED, _SPOKEN, _STOPPED, _QUOTED = 1.0, 0.5, -1.5, -0.5


@lru_cache(maxsize=1000)
def weight(line: str) -> float:
    """How much a line is one of a page by its words: what is its own and what it asks for, less what it never says.

    Lines of articles hardly ever weigh more than 1, and none without a word of pages weighs anything.
    """
    low = line.lower()
    words = _WORD.findall(low)
    if not words or len(words) > _MOST:
        return 0.0
    if read_list("page-own-words.txt").isdisjoint(words) and not _ADDRESS.search(low):
        return 0.0
    weights = [_weight(word) for word in words]
    if "?" in low and words[0] in _ASKING:
        weights[0] = 0.0
    if max(weights) < min(_OWN, _ADDRESSED):
        return 0.0
    calls = sum(1 for piece in _PIECES.split(low) if (m := _CALL.match(piece)) and m[1] in read_list("page-calls.txt"))
    told = _STOPPED if low[-1] == "." and low[-2:] != ".." else 0.0
    return sum(weights) + calls * _CALLED + told + _SPOKEN * bool(_READER.search(low)) + _QUOTED * ('"' in low)


def announces(line: str) -> bool:
    """Whether a line has a label of words that are a page's own, with a colon, and the title of something else."""
    label, colon, title = line.partition(":")
    words = _WORD.findall(label.lower()) if colon else []
    if not 0 < len(words) <= _LONGEST_LABEL or len(title.split()) < _SHORTEST_TITLE:
        return False
    if title[-1] in ".;," or not title.strip()[0].isupper():
        return False
    return _LOOK.match(label.lower()) is not None or min(map(_weight, words)) >= 0 and weight(label) >= _LABEL


def asks(line: str) -> bool:
    """Whether a line asks something, and then has only words with which one votes."""
    question, mark, answers = line.rpartition("?")
    words = _WORD.findall(answers.lower()) if mark else []
    if not (mark and question and words) or min(map(_weight, words)) < 0:
        return False
    return weight(answers.strip()) >= _OWN or len(_OR.findall(answers)) >= _FEW_ANSWERS


def folds(line: str) -> bool:
    """Whether a line ends with what one presses to see more of it, or less, in brackets."""
    return line[-1] in ")]" and _FOLD.search(line.lower()) is not None


@cache
def _near() -> frozenset[str]:
    return read_list("page-words.txt") | read_list("page-neighbours.txt") | read_list("page-calls.txt")


def _weight(word: str) -> float:
    if word in read_list("page-own-words.txt"):
        return _OWN
    if word in _TELLING:
        return _TOLD
    if word in _FUNCTION:
        return 0.0
    if word[0].isdigit():
        return _NUMBER
    if _ADDRESS.search(word):
        return _ADDRESSED
    return _NEAR if word in _near() else _OTHER
