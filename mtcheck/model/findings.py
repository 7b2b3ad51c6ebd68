"""From edits that passed the gate to findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.document import Document
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.model.answers import Proposal
from mtcheck.model.gate import shrink
from mtcheck.model.gate.change import Change
from mtcheck.model.gate.verdict import Gate, Refused
from mtcheck.model.rules import KIND

_CLOSED = frozenset("article preposition agreement punctuation capitalization spelling".split())
_SMALL = 3  # words of an edit that can be safe
_CLAUSE = 10  # words from which on an edit rewrites a clause, with no two of its words left beside each other
_SOURCED = 25  # the same where a source has told what the clause is to say
_UNVOUCHED = (Gate.NAMES, Gate.NUMBERS, Gate.NEGATION, Gate.AFTER)  # an edit is wrong there, or true but unproven
_OF_FACTS = frozenset("name-variant name-gender abbreviation untranslated spelling negation date-number".split())
_ORDINARY = re.compile(r"(?<![\w'\u2019-])[a-z]{2,}")  # a word that names nothing
_NO_REPAIR = "No repair is offered, since the model's edit does this"
_REASON = 200  # code points of a reason
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\S+\s*\Z"), re.compile(r"\s*\S+")


def findings_of(changes: Sequence[Change], agreed: frozenset[float]) -> Iterator[Finding]:
    """The findings of edits that passed; `agreed` are the numbers of those that enough independent readings have.

    Edits that go together are one fix, of the first of them that no rule has told.
    """
    groups: dict[str, list[Change]] = {}
    for change in changes:
        if change.proposal.group and not change.flag:
            groups.setdefault(change.proposal.group, []).append(change)
    for change in changes:
        if change.said:
            continue
        members = groups.get(change.proposal.group, [change])
        marked = _marked(change.document, change.span)
        fixes: tuple[Fix, ...] = ()
        if not change.flag and change is next(member for member in members if not member.said):
            edits = tuple(Edit(span, text) for member in members for span, text in _smallest(member))
            fixes = (Fix(edits, _safety(members, agreed), _label(change, marked)),)
        proposal = change.proposal
        reason = said(proposal.reason) or "The model would write this otherwise."
        severity = Severity(proposal.severity)
        yield Finding(f"{KIND}.{proposal.category}", proposal.category, severity, marked, reason, fixes)


def unrepaired(document: Document, refused: Iterable[Refused], taken: Sequence[Span]) -> Iterator[Finding]:
    """Findings without a repair: where the model sees a fault, and its edit would change what nobody can vouch for.

    Places that other findings have are left out.
    """
    told = list(taken)
    for turned in refused:
        proposal, span = turned.proposal, turned.span
        if turned.gate not in _UNVOUCHED or span is None or not _tells_fault(proposal, document.text[slice(*span)]):
            continue
        marked = _marked(document, span)
        if any(marked.overlaps(other) for other in told):
            continue
        told.append(marked)
        reason = f"{said(proposal.reason) or 'The model would write this otherwise.'} ({_NO_REPAIR}: {turned.reason}.)"
        yield Finding(f"{KIND}.{proposal.category}", proposal.category, Severity(proposal.severity), marked, reason)


def _tells_fault(proposal: Proposal, old: str) -> bool:
    """Whether an edit that cannot be made says all the same that something is wrong: not where it only swaps facts."""
    if not proposal.replacement or proposal.sure == "doubtful":
        return False
    return proposal.category in _OF_FACTS or bool(_ORDINARY.search(old))


def said(text: str) -> str:
    """A model's words on one line, without signs that nobody sees."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(shown.split())
    return line if len(line) <= _REASON else f"{line[:_REASON]}..."


def _safety(members: Sequence[Change], agreed: frozenset[float]) -> Safety:
    """Safe are small edits of closed kinds that all readings have; a clause that is rewritten whole is for people."""
    longest = _CLAUSE if members[0].document.source is None else _SOURCED
    if any(_words(member) >= longest for member in members):
        return Safety.DISPLAY
    return Safety.SAFE if all(m.number in agreed and _is_closed(m) for m in members) else Safety.UNSAFE


def _smallest(change: Change) -> Iterator[tuple[Span, str]]:
    """An edit without the words that it leaves as they are: what is reviewed is what changes."""
    for start, end, text in shrink.words(change.old, change.text):
        yield Span(change.span.start + start, change.span.start + end), text


def _words(change: Change) -> int:
    return max(len(change.old.split()), len(change.text.split()))


def _is_closed(change: Change) -> bool:
    """Whether an edit is of a kind that has few ways to be right, small, and one that the model is certain of."""
    return change.proposal.category in _CLOSED and _words(change) <= _SMALL and change.proposal.sure == "certain"


def _marked(document: Document, span: Span) -> Span:
    """What is shown as wrong: the place itself, or the words around a gap."""
    if span.start < span.end:
        return span
    after = _WORD_AFTER.match(document.text, span.end)
    before = _WORD_BEFORE.search(document.text, max(0, span.start - 40), span.start)
    start = before.start() if before else span.start
    end = after.end() if after and "\n" not in after[0] else span.end
    return Span(start if start < end else span.start, max(end, span.end))


def _label(change: Change, marked: Span) -> str:
    text = change.document.text
    return text[marked.start : change.span.start] + change.text + text[change.span.end : marked.end]
