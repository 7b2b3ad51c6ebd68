"""Edits of a model and repairs of rules at the same place: which of the two is made there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from mtcheck.findings import Edit, Finding, Safety, Span
from mtcheck.model.gate.change import Change, units
from mtcheck.model.gate.shrink import shrunk
from mtcheck.model.gate.verdict import Gate, Passed, Refused

_MORE = 2  # words by which a rewritten clause is larger than what a rule repairs in it
_TOKEN = re.compile(r"\w+|[^\w\s]")


def contradicts(own: Iterable[Finding], change: Change) -> str:
    """Which rule safely repairs the place of an edit in another way; "" for none.

    A model is told what rules propose: what it writes instead of a repair that is in doubt has been weighed against it.
    A safe one stays, but where the model has quoted more words than it repairs, or writes what it writes.
    """
    for finding in own:
        if not finding.fixes or finding.safety is not Safety.SAFE:
            continue
        edits = finding.fixes[0].edits
        if not any(_meets(change.span, edit.span) for edit in edits) or _leaves_out(change, edits):
            continue
        if not all(_within(change, edit) for edit in edits):
            return f"{finding.rule_id} repairs the place in another way"
    return ""


def said_by(own: Iterable[Finding], change: Change) -> Finding | None:
    """What a rule has found whose repair makes the same text of the place of an edit."""
    for finding in own:
        if finding.fixes and any(_same(change, edit) for edit in finding.fixes[0].edits):
            return finding
    return None


def leave_to_rules(made: Passed) -> None:
    """Turn away edits that rules make themselves, but for parts of a fix that does more."""
    for members in units(change for change in made.changes if not change.flag):
        if all(member.said for member in members):
            for member in members:
                made.changes.remove(member)
                leave(made, member)


def leave(made: Passed, change: Change) -> None:
    """Turn away an edit that a rule makes itself; a repair of one edit that the model is certain of is vouched for."""
    if change.said is not None:
        made.refused.append(Refused(change.proposal, Gate.RULES, f"{change.said.rule_id} says the same", change.span))
        if change.proposal.sure == "certain" and len(change.said.fixes[0].edits) == 1:
            made.vouched.append(change.said)


def _meets(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one.start == other.start or one.end == other.end


def _same(change: Change, edit: Edit) -> bool:
    """Whether two edits make the same text of one place; a space may lie between the points where words come in."""
    span, view = edit.span, change.document.text
    low, high = min(change.span.start, span.start), max(change.span.end, span.end)
    between = view[min(change.span.end, span.end) : max(change.span.start, span.start)]
    if not _meets(change.span, span) and (change.old.strip() or between.strip() or "\n" in between):
        return False
    mine = view[low : change.span.start] + change.text + view[change.span.end : high]
    theirs = view[low : span.start] + edit.text + view[span.end : high]
    return mine.split() == theirs.split()


def _leaves_out(change: Change, edits: Sequence[Edit]) -> bool:
    """Whether an edit only brings in a sentence that was left out: that is beside what a rule repairs there."""
    at = change.span.start
    outside = not any(edit.span.start < at < edit.span.end for edit in edits)
    return at == change.span.end and len(change.text.split()) > _MORE and outside


def _within(change: Change, edit: Edit) -> bool:
    """Whether all of a repair lies in what an edit quotes, and it quotes more, or has the repair in it."""
    view, place = change.document.text, change.quoted or change.span
    old = view[edit.span.start : edit.span.end]
    start, end, text = shrunk(old, edit.text)
    gone = old[start:end]
    low = edit.span.start + start + len(gone) - len(gone.lstrip())
    high = edit.span.start + end - len(gone) + len(gone.rstrip())
    if not (place.start <= low and high <= place.end):
        return False
    more = len(view[place.start : place.end].split()) - len(old.split())
    return more >= (1 if change.proposal.sure == "certain" else _MORE) or _holds(change, gone, text)


def _holds(change: Change, old: str, new: str) -> bool:
    """Whether an edit brings in all that a repair does, and lets go what the repair does."""
    was, now, mine = (Counter(_tokens(text, old, new)) for text in (old, new, change.text))
    return not (now - was) - mine and not (was - now) & mine


def _tokens(text: str, old: str, new: str) -> list[str]:
    """Words and signs of a text; their letter case counts where a repair changes nothing else."""
    return _TOKEN.findall(text if old.lower() == new.lower() else text.lower())
