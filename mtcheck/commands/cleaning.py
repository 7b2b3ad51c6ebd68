"""What `mtcheck clean` makes of one article, in any process: plain values, to be written by the run itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtcheck.commands.many import Job
from mtcheck.document import Document
from mtcheck.engine.fix import Cleaned
from mtcheck.errors import RulesFight
from mtcheck.findings import Change
from mtcheck.runs.check import opened


@dataclass(frozen=True, slots=True)
class Wish:
    """How articles are to be cleaned, and the form of difference to show: "words", "unified" or none."""

    unsafe: bool = False
    diff: str = ""
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A cleaned article: its bytes, its net changes, which fixes were left out and why, lines of a difference.

    `problem` says why it is as it was, `skipped` in which language it is if it is not English; `of_checker` is why the
    grammar checker could not read it.
    """

    data: bytes
    changes: tuple[Change, ...] = ()
    left_out: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()
    patch: bool = False  # whether that is one for programs
    problem: str = ""
    skipped: str = ""
    of_checker: str = ""


def wish(diff: str, *, unsafe: bool) -> Wish:
    """How to clean, with "auto" and colours decided by where standard output goes."""
    terminal = sys.stdout.isatty()
    form = ("words" if terminal else "unified") if diff == "auto" else diff
    return Wish(unsafe, form if form != "html" else "", terminal and not os.environ.get("NO_COLOR"))


def cleaned(job: Job, *, wish: Wish) -> Made:
    """An article cleaned; raises UserError for what is wrong with this article alone."""
    article, one = job.article, opened(job.article, job.settings)
    if one.language:
        return Made(article.data, skipped=one.language)
    try:
        made = one.cleaned(unsafe=wish.unsafe)
    except RulesFight as error:
        return Made(article.data, problem=f"{article.path}: {error}")
    return Made(
        article.encode(made.text) if made.changes else article.data,
        made.changes,
        tuple(_left_out(made)),
        tuple(_difference(one.document, made, wish)) if wish.diff else (),
        wish.diff == "unified",
        of_checker=one.problem,
    )


def _left_out(made: Cleaned) -> Iterator[str]:
    """One line for each fix that gave way to another for good, or that would have made the text worse."""
    for finding in made.skipped:
        yield f"left out, because another fix touches it: {finding.rule_id}: {finding.message}"
    for finding, reason in ((one.finding, one.reason) for one in made.withdrawn):
        yield f"left out, because it would leave {reason}: {finding.rule_id}: {finding.message}"


def _difference(whole: Document, made: Cleaned, wish: Wish) -> Iterable[str]:
    if wish.diff == "words":
        from mtcheck.output.words import words

        return words(whole, made.changes, wish.colour)
    from mtcheck.output.diff import unified

    return unified(whole.raw, made.text, whole.path, wish.colour)
