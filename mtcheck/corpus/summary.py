"""What a run over a corpus came to, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

from mtcheck.corpus.check import Counts
from mtcheck.corpus.job import Job

_NUMBERS = ("rows", "bad", "noted", "articles", "words", "foreign", "changed", "changes")
_MOST = 15  # rules in the summary for people


def as_text(job: Job, counts: Counts, seconds: float, rate: float) -> str:
    """Lines for people."""
    findings = _many(sum(counts.rules.values()), "finding")
    what = f"{_many(counts.articles, 'article')}, {_many(counts.words, 'word')}, {findings}"
    lines = [f"{job.output}: {what} in {seconds:,.0f} s ({rate:,.0f} words a second)"]
    if job.checks.clean:
        lines.append(f"{_many(counts.changed, 'article')} cleaned, {_many(counts.changes, 'change')}")
    if counts.foreign:
        lines.append(f"{_many(counts.foreign, 'article')} not in English, left as they were")
    if counts.bad:
        lines.append(f"{_many(counts.bad, 'row')} could not be checked: see {job.errors}")
    if counts.noted:
        notes = _many(counts.noted, "note")
        lines.append(f"{notes} on rows not cleaned, or not compared with their source: see {job.errors}")
    lines += _table("category", counts.categories.most_common())
    lines += _table("rule", counts.rules.most_common(_MOST))
    more = len(counts.rules) - _MOST
    if more > 0:
        lines.append(f"  and {_many(more, 'other rule')}")
    return "\n".join(lines) + "\n"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _table(head: str, rows: list[tuple[str, int]]) -> list[str]:
    rows = sorted(rows, key=lambda row: (-row[1], row[0]))
    width = max((len(f"{number:,}") for _, number in rows), default=0)
    return [f"findings by {head}:", *(f"  {number:>{width},}  {name}" for name, number in rows)] if rows else []


def as_json(job: Job, counts: Counts, seconds: float, rate: float) -> str:
    """The document that `--format json` prints."""
    rows: dict[str, Any] = {"version": 1, "output": job.output}
    rows |= {"seconds": round(seconds, 2), "words_per_second": round(rate)}
    rows |= {name: getattr(counts, name) for name in _NUMBERS}
    for name in ("severities", "categories", "rules"):
        found = getattr(counts, name)
        rows[name] = {key: found[key] for key in sorted(found)}
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
