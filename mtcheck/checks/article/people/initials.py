"""Acronyms in brackets with the Russian initials of the name before them: the World Congress of Tatars (VKT)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_BRACKETS = compiled(r"\( ?(?P<acronym>[A-Z]{3,5}) ?\)")
_NAME = compiled(r"(?:[A-Z][\w'-]+ (?:(?:of|for|and|the|on|in|de) ){0,2}){2,8}$")
_BEFORE = 100  # code points in which the name stands
_SMALL = frozenset("of for and the on in de".split())
_ALIKE = {"B": "V", "C": "KSTZ", "H": "KN", "K": "C", "P": "R", "U": "Y", "X": "KH", "Y": "U", "V": "B", "T": "C"}
_USUAL = 3.6  # Zipf frequency of acronyms that English has, whatever they stand for
_OURS = frozenset("FSB FSO GRU KGB LDPR MVD NABU NKVD OUN PKK SBU SVR UPA VEB".split())  # that English has kept


def russian_initials(document: Document, rule: Rule) -> Iterator[Finding]:
    """Acronyms whose letters are those of the Russian words for a name, and not those of the English ones."""
    for match in _BRACKETS.finditer(document.folded):
        acronym = match["acronym"]
        name = _NAME.search(document.folded, max(0, match.start() - _BEFORE), match.start())
        words = [word for word in name[0].split() if word not in _SMALL][-len(acronym) :] if name else []
        if len(words) < len(acronym) or acronym in _OURS or frequency(acronym.lower()) >= _USUAL:
            continue
        initials = "".join(word[0].upper() for word in words)
        if sorted(initials) == sorted(acronym):
            continue
        if _spell(acronym, tuple(word.lower() for word in words)):
            yield finding(rule, document, Span(*match.span("acronym")), [initials])


def _spell(letters: str, words: tuple[str, ...]) -> bool:
    """Whether each letter is that of another word, in any order."""
    if not letters:
        return True
    first, rest = letters[0], letters[1:]
    return any(_begins(word, first) and _spell(rest, words[:at] + words[at + 1 :]) for at, word in enumerate(words))


def _begins(word: str, letter: str) -> bool:
    """Whether the Russian word for an English one may begin with a letter; names begin alike."""
    own = _letters().get(word, word[0].upper())
    return letter in own or (word in _letters() and any(letter in _ALIKE.get(o, "") for o in own))


@cache
def _letters() -> dict[str, str]:
    return {row[0]: row[1] for row in read_columns("source-initials.txt")}
