"""Words that are no English: spelled out or made up by a machine that did not know them, and no slips of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtcheck.checks.article.leftovers.transliterated import spelled_out
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.given import is_given_name
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_WORD = compiled(r"(?<![\w'@/.#&\"-])[a-z]{6,30}(?![\w'@/\"-]|\.\w)")
_LEAST, _MOST = 6, 30  # letters of such a word
_GIVEN = compiled(r"\b([A-Z][a-z]+) $")
_BEFORE = compiled(r"\b([^\W\d_]+) $")
_OFFICES = frozenset(  # of church and of peoples, for which English has no other word
    "hegumen hegumens hieromonk hieromonks hierodeacon protodeacon protopriest protopresbyter bashkan aksakal".split()
)
_PART = 3.5  # Zipf frequency of the parts of a compound
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ment", "ation", "ity", "al", "ic", "ise", "ize", "n")


def unknown(document: Document, rule: Rule) -> Iterator[Finding]:
    """Lower-case words that nobody writes, that no known words make up, and that are not close to one."""
    words = document.forms - _OFFICES
    strange = {word for word in words if _LEAST <= len(word) <= _MOST and word.islower() and _strange(word)}
    for match in _WORD.finditer(document.folded) if strange else ():
        if match[0] in strange and not spelled_out(match[0]):
            given = _GIVEN.search(document.folded, max(0, match.start() - 20), match.start())
            named = given is not None and is_given_name(given[1])  # what follows is a surname
            if not named and not _in_known_name(document, Span(*match.span())):
                yield finding(rule, document, Span(*match.span()), [])


def _in_known_name(document: Document, word: Span) -> bool:
    """Whether a word ends a known name of two words ("Aktuaalne kaamera")."""
    from mtcheck.names.registry import right_forms  # loads the names: only for words that nobody knows

    before = _BEFORE.search(document.lower, max(0, word.start - 30), word.start)
    return before is not None and f"{before[1]} {document.lower[slice(*word)]}" in right_forms()


@lru_cache(maxsize=65536)
def _strange(word: str) -> bool:
    from mtcheck.english.frequency import frequency, is_slip  # loads the list of English words
    from mtcheck.english.spelling import unknown as not_english

    if frequency(word) > 0 or not not_english(word):
        return False
    return not _compound(word) and not is_slip(word)


def _compound(word: str) -> bool:
    """Whether two words in common use make up a word, the second with an ending at most."""
    from mtcheck.english.frequency import frequency

    for cut in range(3, len(word) - 2):
        if frequency(word[:cut]) >= _PART:
            rest = word[cut:]
            bases = [rest, *(rest.removesuffix(e) for e in _ENDINGS if rest.endswith(e) and len(rest) > len(e) + 2)]
            if any(frequency(base) >= _PART for base in bases):
                return True
    return False
