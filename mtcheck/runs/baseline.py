"""Baselines: findings that were there before, which are not told again; kept by file and fingerprint.

They survive edits elsewhere in an article. What no longer matches is told, and can be pruned.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mtcheck.errors import UserError
from mtcheck.files.reading import read_file
from mtcheck.files.writing import write
from mtcheck.runs.reports import FileReport, Found

_LARGEST = 500_000_000  # bytes: a line for each finding of a large collection
Entries = dict[str, str]  # digests of fingerprints, each with what people know the finding by


@dataclass(slots=True)
class _File:
    """One baseline file: its entries by article, seen from its own folder, and those that this run has met again."""

    path: Path
    articles: dict[str, Entries]
    met: dict[str, set[str]]


class Baselines:
    """The baselines of a run; with `new`, all findings are recorded for that file instead."""

    def __init__(self, new: Path | None = None) -> None:
        self._files: dict[Path, _File] = {}
        self._new = _File(new, {}, {}) if new is not None else None

    def check(self, paths: Iterable[Path | None]) -> None:
        """Read the baselines that settings name; raises UserError."""
        for path in paths:
            if path is not None and path not in self._files and self._new is None:
                self._files[path] = _File(path, _read(path), {})

    def without(self, report: FileReport, path: Path | None) -> FileReport:
        """A report without the findings that its baseline has."""
        file = self._new or (self._files[path] if path is not None else None)
        if file is None:
            return report
        article = _place(report.path, file.path)
        marks = [mark.digest for mark in report.fingerprints]
        if self._new is not None:
            rows = {mark: _said(found) for mark, found in zip(marks, report.found, strict=True)}
            file.articles |= {article: rows} if rows else {}
            return replace(report, found=())
        known = file.articles.get(article, {})
        file.met[article] = known.keys() & set(marks)
        new = tuple(found for mark, found in zip(marks, report.found, strict=True) if mark not in known)
        return replace(report, found=new)

    def recorded(self) -> str:
        """Write the new baseline; a line about it. Raises UserError."""
        if self._new is None:
            return ""
        articles = self._new.articles
        write(self._new.path, _as_json(articles))
        number = _many(sum(map(len, articles.values())), "finding")
        return f"{self._new.path}: {number} in {_many(len(articles), 'article')}"

    def stale(self) -> list[str]:
        """A line for each baseline with entries that match nothing in this run's articles, or whose article is gone."""
        return [
            f"{file.path}: {number} entr{'y matches' if number == 1 else 'ies match'} nothing any more: "
            "take them out with --prune-baseline"
            for file in self._files.values()
            if (number := sum(map(len, _stale(file).values())))
        ]

    def prune(self) -> list[str]:
        """Take out what matches nothing any more; a line for each baseline that changed. Raises UserError."""
        lines = []
        for file in self._files.values():
            gone = _stale(file)
            if not gone:
                continue
            left = {a: {m: s for m, s in rows.items() if m not in gone.get(a, ())} for a, rows in file.articles.items()}
            write(file.path, _as_json({article: rows for article, rows in left.items() if rows}))
            lines.append(f"{file.path}: {sum(map(len, gone.values()))} taken out")
        return lines


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _stale(file: _File) -> dict[str, set[str]]:
    found = {}
    for article, rows in file.articles.items():
        if article in file.met:
            found[article] = rows.keys() - file.met[article]
        elif not (file.path.parent / article).exists():
            found[article] = set(rows)
    return {article: gone for article, gone in found.items() if gone}


def _place(article: str, baseline: Path) -> str:
    if article == "-":
        return article
    return os.path.relpath(article, baseline.parent).replace(os.sep, "/")


def _said(found: Found) -> str:
    return f"{found.finding.rule_id}: {' '.join(found.text.split())}"


def _as_json(articles: Mapping[str, Entries]) -> bytes:
    rows = {article: articles[article] for article in sorted(articles)}
    text = json.dumps({"version": 1, "articles": rows}, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _are_entries(rows: Any) -> bool:
    return isinstance(rows, dict) and all(isinstance(said, str) for said in rows.values())


def _read(path: Path) -> dict[str, Entries]:
    try:
        data: Any = json.loads(read_file(path, _LARGEST))
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such baseline: make it with --write-baseline") from None
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, RecursionError):
        data = None
    articles = data.get("articles") if isinstance(data, dict) and data.get("version") == 1 else None
    if not isinstance(articles, dict) or not all(map(_are_entries, articles.values())):
        raise UserError(f"{path}: is no baseline of mtcheck: make it anew with --write-baseline")
    return articles
