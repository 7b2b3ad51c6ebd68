"""Reports of earlier runs, kept until an article, its settings, the rules or mtcheck itself change."""

from __future__ import annotations

import hashlib
import io
import marshal
import pickle
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck import __version__
from mtcheck.checks.parsed.model import model_of, version_of
from mtcheck.errors import UserError
from mtcheck.files.articles import Article
from mtcheck.files.results import Results
from mtcheck.files.shipped import rules_folder
from mtcheck.findings import Severity
from mtcheck.runs.reports import Brief, FileReport
from mtcheck.settings.config import Settings, keys

_CODE = Path(__file__).parent.parent
_RUN_ONLY = {
    "fail_on",
    "exclude",
    "per_file_ignores",
    "grammar_optional",
    "report_unused",
    "baseline",
}  # of no matter to a report
_SEVERITIES = list(Severity)
_SIZE = 16  # bytes of a key


class Memory:
    """The reports in a folder."""

    def __init__(self, folder: Path) -> None:
        self._results = Results(folder)
        self._settings: dict[int, tuple[Settings, bytes]] = {}  # by identity: hashing them takes longer

    def key(self, article: Article, settings: Settings) -> bytes:
        """What the report on an article depends on; b"" where nothing is kept of it."""
        of_settings = self._key(settings)
        if not of_settings or article.path == "-":
            return b""
        # Decisions name articles; without them only the form of an article tells how it is read.
        name = article.path if settings.decisions else Path(article.path).suffix.lower()
        return _digest(of_settings, name.encode("utf-8", "surrogateescape"), article.data)

    def brief(self, key: bytes, path: str, forms: tuple[str, ...]) -> Brief | None:
        """What outputs of these forms wrote of an article."""
        data = self._results.get(_written(key, path, forms)) if key else None
        if data is None:
            return None
        try:
            words, severities, repairable, skipped, written = marshal.loads(data)  # noqa: S302 numbers and texts
        except (ValueError, EOFError, TypeError):
            return None
        counts = Counter({_SEVERITIES[n]: number for n, number in enumerate(severities) if number})
        return Brief(path, words, counts, repairable, skipped, written)

    def report(self, key: bytes, path: str) -> FileReport | None:
        """The report of an earlier run."""
        data = self._results.get(key) if key else None
        if data is None:
            return None
        try:
            made = _Unpickler(io.BytesIO(data)).load()
        except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
            return None
        if not isinstance(made, FileReport) or (made.unused and made.path != path):  # it tells of places by path
            return None
        return replace(made, path=path)

    def keep(self, key: bytes, report: FileReport) -> None:
        """Keep a report, but not one that a grammar checker could not contribute to."""
        if key and not report.problem:
            self._results.put(key, pickle.dumps(replace(report, whole=None), protocol=5))

    def keep_written(self, key: bytes, report: FileReport, forms: tuple[str, ...], written: tuple[str, ...]) -> None:
        """Keep what outputs wrote of a report that asks for nothing else."""
        if key and not report.problem and not report.unused:
            severities = [report.severities[severity] for severity in _SEVERITIES]
            row = (report.words, severities, report.repairable, report.skipped, written)
            self._results.put(_written(key, report.path, forms), marshal.dumps(row))

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


class _Unpickler(pickle.Unpickler):
    """Reads reports, and refuses all else."""

    def find_class(self, module: str, name: str) -> Any:
        if module in ("mtcheck.runs.reports", "mtcheck.findings") or (module, name) == (
            "mtcheck.engine.fingerprint",
            "Fingerprint",
        ):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a report")


def _digest(*parts: bytes) -> bytes:
    made = hashlib.blake2b(digest_size=_SIZE)
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


def _value(value: Any) -> bytes:
    paths = value if isinstance(value, tuple) else (value,)
    if any(isinstance(path, Path) for path in paths):
        return _digest(*(piece for path in paths for piece in _contents(path)))
    return repr(value).encode("utf-8", "surrogatepass")


def _contents(path: Path) -> Iterator[bytes]:
    """Names and contents of a file, or of all files in a folder."""
    if path.is_dir():
        for inside in sorted(p for p in path.rglob("*") if p.is_file()):
            yield inside.relative_to(path).as_posix().encode("utf-8", "surrogateescape")
            yield inside.read_bytes()
    elif path.exists():
        yield path.name.encode("utf-8", "surrogateescape")
        yield path.read_bytes()


@cache
def _ours() -> bytes:
    """A digest of mtcheck's code and rules, which are the same wherever they are installed, and of Python."""
    from mtcheck.files.compiled import cached

    files = [*sorted(_CODE.rglob("*.py")), *sorted(p for p in rules_folder().rglob("*") if p.is_file())]
    content = cached("code", [(path, "") for path in files], lambda: _digest(*(path.read_bytes() for path in files)))
    return _digest(__version__.encode(), repr(sys.version_info[:3]).encode(), content)


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
