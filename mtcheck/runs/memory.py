"""Reports of earlier runs, kept until an article, its settings, the rules or mtcheck itself change.

Caches are carried from one machine to the next, and may be anyone's work: an entry is MessagePack, read as what it is
to hold and as nothing else, and is left where it does not belong to the article.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from mtcheck.checks.parsed.parser.model import model_of, version_of
from mtcheck.errors import UserError
from mtcheck.files.articles import Article
from mtcheck.files.compiled import cached
from mtcheck.files.digests import blake2b
from mtcheck.files.reading import read_file
from mtcheck.files.results import Results
from mtcheck.files.shipped import rules_folder
from mtcheck.findings import Severity
from mtcheck.formats.forms import ending
from mtcheck.runs import engines
from mtcheck.runs.entries import Kept, Written, is_about, is_harmless
from mtcheck.runs.reports import Brief, FileReport
from mtcheck.settings.config import Settings, keys
from mtcheck.settings.modeltable import ModelSettings
from mtcheck.version import __version__

_CODE = Path(__file__).parent.parent
_RUN_ONLY = {
    "fail_on",
    "exclude",
    "per_file_ignores",
    "grammar_optional",
    "report_unused",
    "baseline",
}  # of no matter to a report
_SIZE = 16  # bytes of a key


_Entry = TypeVar("_Entry", Kept, Written)


class Memory:
    """The reports in a folder."""

    def __init__(self, folder: Path) -> None:
        self._results = Results(folder)
        self._settings: dict[int, tuple[Settings, bytes]] = {}  # by identity: hashing them takes longer

    def key(self, article: Article, settings: Settings) -> bytes:
        """What the report on an article depends on; b"" where nothing is kept of it."""
        of_settings = self._key(settings)
        if not of_settings or article.path == "-" or settings.model.name and settings.model.verify:
            return b""  # what is said of edits a second time is known only when the article is checked
        # Decisions name articles; without them only the form of an article tells how it is read.
        name = article.path if settings.decisions else ending(article.path)
        try:
            answers = _answers(article, settings) if settings.model.name else b""
        except UserError:  # told by those who check the article
            return b""
        return _digest(of_settings, name.encode("utf-8", "surrogateescape"), article.data, answers)

    def brief(self, key: bytes, path: str, forms: tuple[str, ...]) -> Brief | None:
        """What outputs of these forms wrote of an article."""
        kept = self._read(_written(key, path, forms), Written) if key else None
        if kept is None:
            return None
        if len(kept.pieces) != len(forms) or not all(map(is_harmless, forms, kept.pieces)):
            self._results.complain()
            return None
        counts, once = (
            Counter({severity: n for severity, n in zip(Severity, numbers, strict=True) if n})
            for numbers in (kept.severities, kept.counted)
        )
        told = (kept.translated, kept.withheld)
        return Brief(path, kept.words, counts, kept.repairable, kept.skipped, kept.pieces, once, *told)

    def report(self, key: bytes, article: Article) -> FileReport | None:
        """The report of an earlier run."""
        kept = self._read(key, Kept) if key else None
        if kept is None or (kept.unused and kept.path != article.path):  # it tells of places by path
            return None
        if not is_about(article, kept):
            self._results.complain()
            return None
        return FileReport(
            article.path,
            kept.words,
            kept.found,
            kept.places,
            kept.source_language,
            kept.skipped,
            unused=kept.unused,
            lead=kept.lead,
            refused=kept.refused,
        )

    def _read(self, key: bytes, shape: type[_Entry]) -> _Entry | None:
        data = self._results.get(key)
        if data is None:
            return None
        import msgspec

        try:
            return msgspec.msgpack.decode(data, type=shape)
        except (ValueError, RecursionError):
            self._results.complain()
            return None

    def keep(self, key: bytes, report: FileReport) -> None:
        """Keep a report, but not one that a grammar checker could not contribute to."""
        if key and not report.problem:
            self._put(
                key,
                Kept(
                    report.path,
                    report.words,
                    report.found,
                    dict(report.places),
                    report.source_language,
                    report.skipped,
                    report.unused,
                    report.lead,
                    report.refused,
                ),
            )

    def keep_written(self, key: bytes, report: FileReport, forms: tuple[str, ...], written: tuple[str, ...]) -> None:
        """Keep what outputs wrote of a report that asks for nothing else."""
        if key and not report.problem and not report.unused:
            row = Written(
                report.words,
                _numbers(report.severities),
                _numbers(report.counted),
                report.repairable,
                report.translated,
                report.withheld,
                report.skipped,
                written,
            )
            self._put(_written(key, report.path, forms), row)

    def _put(self, key: bytes, entry: NamedTuple) -> None:
        import msgspec

        with suppress(UnicodeEncodeError):  # of a name of a file that is no UTF-8: it is checked again each time
            self._results.put(key, msgspec.msgpack.encode(entry))

    def are_good(self, settings: Settings) -> bool:
        """Whether an earlier run found these settings to be in order."""
        key = self._key(settings)
        return bool(key) and self._results.get(key) is not None

    def keep_good(self, settings: Settings) -> None:
        """Keep that these settings are in order."""
        if key := self._key(settings):
            self._results.put(key, b"")

    def _key(self, settings: Settings) -> bytes:
        known = self._settings.get(id(settings))
        if known is None:
            known = self._settings[id(settings)] = (settings, _settings_key(settings))
        return known[1]

    def close(self) -> None:
        """Write what is still to be kept."""
        self._results.close()


def _numbers(counts: Counter[Severity]) -> tuple[int, int, int]:
    return counts[Severity.MINOR], counts[Severity.MAJOR], counts[Severity.CRITICAL]


def _digest(*parts: bytes) -> bytes:
    made = blake2b(digest_size=_SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


def _written(key: bytes, path: str, forms: tuple[str, ...]) -> bytes:
    return _digest(key, path.encode("utf-8", "surrogateescape"), " ".join(forms).encode())


def _settings_key(settings: Settings) -> bytes:
    """A digest of all that settings say and of the files that they name; b"" where reports are not to be kept."""
    if settings.sourced:  # reports depend on other articles
        return b""
    checker = _checker(settings)
    if checker is None:
        return b""
    try:
        values = [_value(getattr(settings, f.name)) for f in keys() if f.name not in _RUN_ONLY]
        parser = version_of(model_of(settings.syntax))
        return _digest(_ours(), checker.encode(), parser.encode(), *values)
    except (OSError, UserError):  # what is wrong with settings is told by those who use them
        return b""


def _answers(article: Article, settings: Settings) -> bytes:
    """A digest of what a model has said of an article."""
    from mtcheck.model.requests import answers_about

    return answers_about(engines.document(article, settings), settings.model, engines.kept(settings))


def _value(value: Any) -> bytes:
    if isinstance(value, ModelSettings):  # how it is asked is of no matter, only what its answers are taken for
        value = value.read()
    paths = value if isinstance(value, tuple) else (value,)
    if any(isinstance(path, Path) for path in paths):
        return _digest(*(piece for path in paths for piece in _contents(path)))
    return repr(value).encode("utf-8", "surrogatepass")


def _contents(path: Path) -> Iterator[bytes]:
    """Names and contents of a file, or of the rules in a folder."""
    if path.is_dir():
        from mtcheck.rules.packs import pack_files  # only where there are packs of the user's

        for inside in pack_files(path):
            yield inside.relative_to(path).as_posix().encode("utf-8", "surrogateescape")
            yield read_file(inside)
    elif path.exists():
        yield path.name.encode("utf-8", "surrogateescape")
        yield read_file(path)


@cache
def _ours() -> bytes:
    """A digest of mtcheck's code and rules, which are the same wherever they are installed, and of Python."""
    content = cached("code", [(rules_folder(), "")], bytes, _contents_of_ours)
    return _digest(__version__.encode(), repr(sys.version_info[:3]).encode(), content)


def _contents_of_ours() -> bytes:
    files = [*sorted(_CODE.rglob("*.py")), *sorted(p for p in rules_folder().rglob("*") if p.is_file())]
    return _digest(*(path.read_bytes() for path in files))


def _checker(settings: Settings) -> str | None:
    """The version of the grammar checker; None where it cannot be told."""
    if settings.grammar == "off":
        return ""
    from importlib.metadata import PackageNotFoundError, version

    try:
        if settings.grammar == "harper":
            return version("harper-py")
        from mtcheck.checks.foreign.installed import VERSION

        return None if settings.grammar_server else VERSION  # a server may be of any version
    except PackageNotFoundError:
        return None
