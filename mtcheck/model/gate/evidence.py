"""Whether an article reads like a machine translation: any text has places that a model would write otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.document import Document
from mtcheck.findings import Severity
from mtcheck.model.answers import Proposal
from mtcheck.model.passages import Passage

_RULES = 3  # findings of rules in an article of usual length, which hardly any human text has
_USUAL_LENGTH = 600  # words
# What is wrong with the sense of a text, in the model's eyes, in so many words. In twelve articles by people a strong
# model saw at most 26 such faults in a thousand words; in twelve of fifteen by machines, from 38 to 150.
_FAULTS, _WORDS = 30, 1_000
_PRIOR = 100  # words of good text that stand beside every article, so that a few faults more or less decide nothing
_SHORT = 100  # words of an article that says too little of itself
REASON = "nothing else tells that a machine translated the article"


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


def _is_grave(proposal: Proposal) -> bool:
    return proposal.severity in (Severity.MAJOR, Severity.CRITICAL) and proposal.sure != "doubtful"
