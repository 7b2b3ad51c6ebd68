"""Whether an article reads like a machine translation: any text has places that a model would write otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtcheck.document import Document
from mtcheck.findings import Severity
from mtcheck.model.answers import Proposal
from mtcheck.model.gate.change import Change
from mtcheck.model.gate.renderings import renderings
from mtcheck.model.gate.spellings import came_of, changes_gender
from mtcheck.model.passages import Passage

_RULES = 3  # findings of rules in an article of usual length, which hardly any human text has
_USUAL_LENGTH = 600  # words
# What is wrong with the sense of a text, in the model's eyes, in so many words. In twelve articles by people a strong
# model saw at most 26 such faults in a thousand words; in twelve of fifteen by machines, from 38 to 150.
_FAULTS, _WORDS = 30, 1_000
_PRIOR = 100  # words of good text that stand beside every article, so that a few faults more or less decide nothing
_WEIGHT = 2  # findings of rules that a name weighs which only a machine writes so
_OF_NAMES = frozenset(("name-variant", "name-gender"))  # people use acronyms of the source, too
_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 100  # words of an article that says too little of itself
REASON = "nothing else tells that a machine translated the article"


def tells_enough(document: Document, told: int, named: int) -> bool:
    """Whether findings of rules, with names that a model puts right, tell enough of an article."""
    return named > 0 and told + _WEIGHT * named >= _RULES * max(1.0, document.word_count / _USUAL_LENGTH)


def reads_translated(document: Document, told: int, answers: Iterable[tuple[Passage, Iterable[Proposal]]]) -> bool:
    """Whether rules tell enough of an article, or the model does that is more than a trifle in what it has read of it.

    `told` is the number of findings of rules; `answers` are those without edits, too. A few sentences are read in any
    case: they say too little of where they come from.
    """
    if document.word_count < _SHORT or told >= _RULES * max(1.0, document.word_count / _USUAL_LENGTH):
        return True
    read = faults = 0
    for passage, proposals in answers:
        read += passage.words
        faults += sum(map(_is_grave, proposals))
    return faults * _WORDS >= _FAULTS * (read + _PRIOR)


def named_wrongly(changes: Iterable[Change]) -> int:
    """How many edits put names right that a machine left so: in a case, letter by letter, translated.

    The article, the source, or lists of names bear each of them out.
    """
    return len({(change.old, change.text) for change in changes if not change.flag and _of_machine(change)})


def is_of_name(proposal: Proposal) -> bool:
    """Whether an edit puts a name right, without doubt."""
    return proposal.category in _OF_NAMES and proposal.sure != "doubtful"


def _of_machine(change: Change) -> bool:
    if not is_of_name(change.proposal):
        return False
    if renderings(change.old, change.text)[0]:
        return True
    was, now = _NAME.findall(change.old), _NAME.findall(change.text)
    pairs = [(old, new) for old, new in zip(was, now, strict=False) if old != new]
    return any(came_of(old, new) or changes_gender(old, new) for old, new in pairs)


def _is_grave(proposal: Proposal) -> bool:
    return proposal.severity in (Severity.MAJOR, Severity.CRITICAL) and proposal.sure != "doubtful"
