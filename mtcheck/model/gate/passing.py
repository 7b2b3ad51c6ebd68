"""All parts of the gate in their order: which edits of an article pass, and why the others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from mtcheck.document import Document
from mtcheck.findings import CATEGORIES, Finding, Severity, Span
from mtcheck.model.answers import Proposal
from mtcheck.model.gate import protected, quote, rivals, shrink, signs, sizes
from mtcheck.model.gate.change import Change, edited, units
from mtcheck.model.gate.facts import Facts
from mtcheck.model.gate.verdict import Gate, Passed, Refused
from mtcheck.model.passages import Passage
from mtcheck.model.prompt import SURE

Better = Callable[[Sequence[Change]], bool | None]
Look = Callable[[Document], Iterable[Finding]]  # what the rules say that see a paragraph at a time


@dataclass(frozen=True)
class Bounds:
    """What holds for all edits of an article: its own findings, places nobody may enter, the editor's terms.

    `better` says of edits that stand or fall together whether they make their sentences better; None: it is not known.
    """

    document: Document
    own: tuple[Finding, ...] = ()
    terms: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()
    look: Look | None = None
    better: Better | None = None


def passed(
    bounds: Bounds, answers: Sequence[tuple[Passage, Sequence[Proposal]]], carried: Iterable[Change] = ()
) -> Passed:
    """What of the answers about the passages of an article passes the gate, and of edits that have a place already."""
    made = Passed()
    beside = _beside_rules(bounds.own, made, (*carried, *placed(bounds.document, answers)))
    for change in parts(beside):
        if isinstance(change, Refused):
            made.refused.append(change)
        elif not change.flag and (refused := _alone(bounds, change)) is not None:
            made.refused.append(refused)
        else:
            made.changes.append(replace(change, said=change.said or rivals.said_by(bounds.own, change)))
    _together(bounds, made)
    made.changes.sort(key=lambda c: (c.span, c.number))
    return made


def _beside_rules(
    own: Sequence[Finding], made: Passed, changes: Iterable[Change | Refused]
) -> Iterator[Change | Refused]:
    """Each edit that no rule has safely made in another way; one that a rule makes is left to the rule."""
    for proposed in changes:
        if isinstance(proposed, Refused) or proposed.flag:
            yield proposed
            continue
        change = replace(proposed, said=rivals.said_by(own, proposed))
        if change.said is not None and not change.proposal.group:  # the others of its group may do more
            rivals.leave(made, change)
        elif change.said is None and (reason := rivals.contradicts(own, change)):
            yield Refused(change.proposal, Gate.RULES, reason, change.span)
        else:
            yield change


def placed(document: Document, answers: Sequence[tuple[Passage, Sequence[Proposal]]]) -> Iterator[Change | Refused]:
    """Each edit of the answers at its place."""
    number = 0
    for passage, proposals in answers:
        for proposal in proposals:
            number += 1
            yield _placed(document, passage, proposal, number)


def _placed(document: Document, passage: Passage, proposal: Proposal, number: int) -> Change | Refused:
    """The edit at its place, cut down to what differs."""
    if problem := _form(proposal):
        return Refused(proposal, Gate.FORM, problem)
    if proposal.sure == "doubtful" and proposal.severity == Severity.MINOR:
        return Refused(proposal, Gate.DOUBT, "the model itself doubts whether it is better")
    place = quote.placed(proposal.quote, proposal.occurrence, passage)
    if isinstance(place, str):
        return Refused(proposal, Gate.QUOTE, place)
    start, end = place
    if proposal.replacement is None:
        return Change(document, proposal, passage.span(start, end), "", number, flag=True)
    old = passage.text[start:end]
    new = shrink.in_style(old, shrink.spaced(old, proposal.replacement), document.curly)
    if not new and old:
        start, end = _with_space(passage.text, start, end)
        old = passage.text[start:end]
    new = shrink.dashed(old, new, document.text)
    first, last, text = shrink.shrunk(old, new)
    first, last = start + first, start + last
    if first == last and not text:
        return Refused(proposal, Gate.CHANGE, "it changes nothing", passage.span(start, end))
    span = passage.span(first, last) if first < last else _point(passage, first)
    return Change(document, proposal, span, text, number, quoted=passage.span(start, end))


def parts(changes: Iterable[Change | Refused]) -> Iterator[Change | Refused]:
    """Each edit, or its parts that have unchanged words between them: those stand or fall together."""
    for change in changes:
        found = shrink.pieces(change.old, change.text) if isinstance(change, Change) and not change.flag else []
        if isinstance(change, Refused) or len(found) < 2 or "\n" in change.old:
            yield change
            continue
        proposal = msgspec.structs.replace(change.proposal, group=change.proposal.group or f"part-{change.number}")
        for number, (start, end, text) in enumerate(found):
            first, last, new = shrink.shrunk(change.old[start:end], text)
            span = Span(change.span.start + start + first, change.span.start + start + last)
            at = change.number + number / len(found)
            yield replace(change, proposal=proposal, span=span, text=new, number=at)


def _form(proposal: Proposal) -> str:
    if proposal.category not in CATEGORIES:
        return f"{proposal.category[:40]!r} is no category"
    if proposal.severity not in set(Severity) or proposal.sure not in SURE:
        return "severity or sureness is none of those that were asked for"
    return ""


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A place that is deleted, with one of the spaces around it."""
    if start and text[start - 1] == " " and (end == len(text) or text[end] in " .,;:!?)\u201d"):
        return start - 1, end
    return (start, end + 1) if end < len(text) and text[end] == " " and not start else (start, end)


def _point(passage: Passage, at: int) -> Span:
    place = passage.places[at] if at < len(passage.places) else passage.places[-1] + 1
    return Span(place, place)


def _alone(bounds: Bounds, change: Change) -> Refused | None:
    """Why an edit cannot pass whatever becomes of the others."""
    tests: tuple[tuple[Gate, Callable[[], str]], ...] = (
        (Gate.SIZE, lambda: _too_large(bounds, change)),
        (Gate.SIGNS, lambda: signs.strange(change.before, change.text)),
        (Gate.PROTECTED, lambda: _enters(bounds, change)),
    )
    for gate, problem in tests:
        if reason := problem():
            return Refused(change.proposal, gate, reason, change.span)
    return None


def _too_large(bounds: Bounds, change: Change) -> str:
    sourced = bounds.document.source is not None
    return sizes.too_large(change.old, change.text, change.proposal.category, sourced=sourced)


def _enters(bounds: Bounds, change: Change) -> str:
    if protected.enters(change.span, bounds.document.protected):
        return "it enters code, a link or a tag"
    if protected.enters(change.span, bounds.places):
        return "an editor has left the place as it is"
    if protected.breaks_term(change.before, change.after, bounds.terms):
        return "it changes one of your terms"
    return ""


def _together(bounds: Bounds, made: Passed) -> None:
    """Turn away what does not go with the others: overlaps, halves of groups, marks without partner, new faults."""
    _apart(made)
    _whole_groups(made)
    rivals.leave_to_rules(made)
    _same_facts(bounds, made)
    _balanced(bounds.document, made)
    _whole_groups(made)
    if bounds.look is not None:
        _nothing_new(bounds.document, bounds.look, made)
        _whole_groups(made)
    if bounds.better is not None:
        _verified(bounds.better, made)


def _refuse(made: Passed, changes: Iterable[Change], gate: Gate, reason: str) -> None:
    for change in changes:
        made.changes.remove(change)
        made.refused.append(Refused(change.proposal, gate, reason, change.span))


def _apart(made: Passed) -> None:
    """Of edits that overlap, the surer stays, then the first."""
    taken: list[Change] = []
    for change in sorted(made.changes, key=lambda c: (c.flag, SURE.index(c.proposal.sure), c.number)):
        if any(change.span.overlaps(other.span) or change.span == other.span for other in taken):
            _refuse(made, [change], Gate.OVERLAP, "it overlaps another edit")
        else:
            taken.append(change)


def _whole_groups(made: Passed) -> None:
    gone = {r.proposal.group for r in made.refused if r.proposal.group and not _said(r)}
    _refuse(made, [c for c in made.changes if c.proposal.group in gone], Gate.GROUP, "another edit of its group fails")


def _said(refused: Refused) -> bool:
    """Whether an edit was turned away only because a rule makes it, or because it changes nothing."""
    return refused.gate is Gate.CHANGE or refused.gate is Gate.RULES and refused.reason.endswith("says the same")


def _same_facts(bounds: Bounds, made: Passed) -> None:
    """Numbers, names and what is denied stay what they were, with all edits of a group made."""
    facts = Facts(bounds.document, bounds.own)
    for members in units(change for change in made.changes if not change.flag):
        if (problem := facts.changed(members)) is not None:
            _refuse(made, members, *problem)


def _by_paragraph(document: Document, changes: Iterable[Change]) -> Iterator[tuple[Span, list[Change]]]:
    for paragraph in document.paragraphs:
        inside = [c for c in changes if not c.flag and paragraph.start <= c.span.start <= paragraph.end]
        if inside:
            yield paragraph, sorted(inside, key=lambda c: (c.span, c.number))


def _balanced(document: Document, made: Passed) -> None:
    """Quotation marks and brackets pair as well as before, with all edits made; else those of a paragraph go."""
    every = sorted((c for c in made.changes if not c.flag), key=lambda c: (c.span, c.number))
    whole = Span(0, len(document.text))
    if every and not signs.unbalanced(document.text, edited(document.text, whole, every)):
        return  # a quotation may go on in the next paragraph, where its other mark stands or comes in
    for paragraph, changes in _by_paragraph(document, made.changes):
        text = document.text[paragraph.start : paragraph.end]
        if not signs.unbalanced(text, edited(document.text, paragraph, changes)):
            continue
        for members in units(changes):
            if signs.unbalanced(text, edited(document.text, paragraph, members)):
                _refuse(made, members, Gate.MARKS, "it leaves a quotation mark or bracket without its partner")


def _nothing_new(document: Document, look: Look, made: Passed) -> None:
    """The rules find nothing in a changed paragraph that they did not find before."""
    for paragraph, changes in _by_paragraph(document, made.changes):
        text = document.text[paragraph.start : paragraph.end]
        known = _told(look, document, text)
        if _told(look, document, edited(document.text, paragraph, changes)) <= known:
            continue
        for members in units(changes):
            new = _told(look, document, edited(document.text, paragraph, members)) - known
            if new:
                _refuse(made, members, Gate.AFTER, f"{min(new)[0]} would find something new")


def _verified(better: Better, made: Passed) -> None:
    """A second question has said of each edit that it makes its sentence better."""
    for members in units(change for change in made.changes if not change.flag):
        said = better(members)
        if not said:
            reason = "asked again, the model does not find it better" if said is False else "it is not verified yet"
            _refuse(made, members, Gate.VERIFY, reason)


def _told(look: Look, document: Document, text: str) -> set[tuple[str, str]]:
    part = Document(text, "", document.ledger)
    part.curly = document.curly
    return {(f.rule_id, text[f.span.start : f.span.end].lower()) for f in look(part)}
