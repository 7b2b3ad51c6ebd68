"""From edits that passed the gate to findings."""

from __future__ import annotations

import re

from mtcheck.document import Document
from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.model.gate.change import Change

_CLOSED = frozenset("article preposition agreement punctuation capitalization spelling".split())
_LONG = 8  # words from which on an edit rewrites rather than corrects
_REASON = 200  # code points of a reason
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\S+\s*\Z"), re.compile(r"\s*\S+")


def finding_of(change: Change, *, agreed: bool) -> Finding:
    """The finding; `agreed` says whether enough independent readings have the same edit."""
    proposal = change.proposal
    marked = _marked(change.document, change.span)
    reason = said(proposal.reason) or "The model would write this otherwise."
    fixes: tuple[Fix, ...] = ()
    if not change.flag:
        label = _label(change, marked)
        fixes = (Fix((Edit(change.span, change.text),), _safety(change, agreed), label),)
    severity = Severity(proposal.severity)
    return Finding(f"model.{proposal.category}", proposal.category, severity, marked, reason, fixes)


def said(text: str) -> str:
    """A model's words on one line, without signs that nobody sees."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(shown.split())
    return line if len(line) <= _REASON else f"{line[:_REASON]}..."


def _safety(change: Change, agreed: bool) -> Safety:
    words = max(len(change.old.split()), len(change.text.split()))
    if agreed and change.proposal.category in _CLOSED and words <= 3 and change.proposal.sure == "certain":
        return Safety.SAFE
    return Safety.UNSAFE


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
