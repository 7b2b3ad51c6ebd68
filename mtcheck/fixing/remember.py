"""Answers as decisions that later runs hold to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mtcheck.engine.decisions import Decision, Verdict, record
from mtcheck.fixing.session import Step
from mtcheck.settings.config import Settings, decisions_file
from mtcheck.text import normalized

_VERDICTS = {
    "ignore": Verdict.REJECTED,
    "accept": Verdict.ACCEPTED,
    "all": Verdict.ACCEPTED,
    "edit": Verdict.EDITED,
}


def remember(article: Path, settings: Settings, steps: Iterable[Step], undone: Iterable[Step]) -> None:
    """Write what was decided about an article to its file of decisions, and forget what was taken back.

    Raises UserError.
    """
    path = decisions_file(article, settings)
    name = os.path.relpath(article, path.parent.parent).replace(os.sep, "/")
    new, old = list(_decisions(steps, name)), list(_decisions(undone, name))
    if new or old:
        record(path, new, [decision.key for decision in old])


def _decisions(steps: Iterable[Step], name: str) -> Iterator[Decision]:
    for step in steps:
        verdict = _VERDICTS.get(step.verb)
        if verdict is None:
            continue
        for answer in step.answers:
            found, sentence = normalized(answer.found), normalized(answer.sentence)
            if found and sentence:  # an insertion marks no words that could be found again
                to = "" if verdict is Verdict.REJECTED else answer.text
                yield Decision(step.rule_id, verdict, found, sentence, to, file=name)
