"""What has changed since a revision of a git repository: which files, and which of their lines."""

from __future__ import annotations

import codecs
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from mtcheck.errors import UserError
from mtcheck.files.articles import decode, read
from mtcheck.runs.reports import FileReport

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_NAME = b"+++ "
# What a repository's own configuration could have git run: hooks, monitors, and ways to fetch what is missing.
_SAFE = {"core.fsmonitor": "false", "core.hooksPath": os.devnull}
_ALONE = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
_WORD = (":(icase)*.docx", ":(icase)*.docm")
Lines = tuple[tuple[int, int], ...]  # first and last of each stretch, counted from 1


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that differ from a revision, by their real path; the lines that are new in each, None for all of them."""

    base: str
    top: Path
    lines: Mapping[str, Lines | None]

    def has(self, path: Path | None) -> bool:
        """Whether a file (None: standard input) has changed; raises UserError for one outside the repository."""
        if path is None:
            return True
        place = os.path.realpath(path)
        if not Path(place).is_relative_to(self.top):
            raise UserError(f"{path}: is not in the git repository {self.top}, which --diff-base compares with")
        return place in self.lines

    def narrowed(self, report: FileReport) -> FileReport:
        """A report with nothing but the findings that touch lines that have changed."""
        lines = None if report.path == "-" else self.lines.get(os.path.realpath(report.path))
        if lines is None or report.skipped:
            return report
        places = report.places
        found = tuple(
            each for each in report.found if _touches(lines, *(places[offset].line for offset in each.finding.span))
        )
        return replace(report, found=found)


def _touches(lines: Lines, first: int, last: int) -> bool:
    return any(start <= last and first <= end for start, end in lines)


def changes(base: str) -> Changes:
    """What the files of the repository around the current folder, new ones too, have that a revision has not.

    As in a pull request, what the revision got since it and HEAD parted does not count. Raises UserError.
    """
    if not base.strip():
        raise UserError("--diff-base: '' is no revision of git: name one, like origin/main, or leave the option out")
    top = Path(
        os.fsdecode(_git(["rev-parse", "--show-toplevel"], "this folder is not in a git repository").rstrip(b"\n"))
    )
    missing = f"git knows no revision {base!r} here; a clone of a CI system may have to fetch more of the history"
    quiet = _without_filters(top)
    commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"], missing).strip()
    start = _run(["merge-base", os.fsdecode(commit), "HEAD"], top).stdout.strip() or commit
    options = [
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-renames",
        "--ignore-submodules=all",
        "--src-prefix=",
        "--dst-prefix=",
    ]
    patch = _git(["diff", *options, os.fsdecode(start), "--"], "git cannot compare with the revision", top, quiet)
    new = _git(["ls-files", "--others", "--exclude-standard", "-z"], "git cannot list new files", top)
    lines: dict[str, Lines | None] = {_place(top, name): None for name in new.split(b"\0") if name}
    lines |= {_place(top, name): rows for name, rows in _parsed(patch.split(b"\n"))}
    named = ["diff", "--name-only", "-z", *options, os.fsdecode(start), "--", *_WORD]
    said = _git(named, "git cannot compare with the revision", top, quiet)
    lines |= {_place(top, name): _of_word(top, start, name) for name in said.split(b"\0") if name}
    return Changes(base, Path(os.path.realpath(top)), lines)


def _of_word(top: Path, start: bytes, name: bytes) -> Lines | None:
    """The paragraphs that a Word file has got, which git takes for a file of bytes; None for all of them."""
    old = _run(["cat-file", "blob", os.fsdecode(start + b":" + name)], top)
    place = top / os.fsdecode(name)
    if old.returncode or not place.is_file():
        return None
    try:
        before, after = (decode(old.stdout, place.name).text, read(place).text)
    except UserError:  # told by those who check it
        return None
    codes = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False).get_opcodes()
    return tuple((first + 1, last) for tag, _, _, first, last in codes if tag != "equal" and first < last)


def _place(top: Path, name: bytes) -> str:
    return os.path.realpath(top / os.fsdecode(name))


def _parsed(patch: Iterable[bytes]) -> list[tuple[bytes, Lines]]:
    """Files of a patch without context, with the lines that each has got."""
    found: list[tuple[bytes, list[tuple[int, int]]]] = []
    left = 0  # lines of the text of a hunk, which may look like anything
    for line in patch:
        if left > 0:
            left -= line[:1] in (b"+", b"-")
            continue
        if line.startswith(_NAME):
            found.append((_unquoted(line[len(_NAME) :].rstrip(b"\t")), []))
        elif found and (hunk := _HUNK.match(line)):
            first, number = int(hunk[1]), int(hunk[2] or 1)
            left = number + _removed(line)
            if number:
                found[-1][1].append((first, first + number - 1))
    return [(name, tuple(rows)) for name, rows in found]


def _removed(line: bytes) -> int:
    """How many lines a hunk takes out."""
    before = line.split(b" ")[1]
    return int(before.partition(b",")[2] or 1)


def _unquoted(name: bytes) -> bytes:
    """A file name as git writes it: in quotes, with escapes, where it holds anything unusual."""
    if not name.startswith(b'"'):
        return name
    plain: bytes = codecs.escape_decode(name[1:-1])[0]
    return plain


def _without_filters(top: Path) -> dict[str, str]:
    """Settings that switch off the filters which the repository itself configures: programs of its choice.

    Those of the user and of the machine stay.
    """
    listed = _run(["config", "-z", "--show-scope", "--name-only", "--get-regexp", r"^filter\."], top).stdout
    words = listed.split(b"\0")
    own = {name for scope, name in zip(words[::2], words[1::2], strict=False) if scope in (b"local", b"worktree")}
    names = {os.fsdecode(name).rpartition(".")[0] for name in own}
    off = {f"{name}.{key}": "" for name in names for key in ("clean", "smudge", "process")}
    return off | {f"{name}.required": "false" for name in names}


def _git(arguments: list[str], problem: str, folder: Path | None = None, more: Mapping[str, str] = _SAFE) -> bytes:
    done = _run(arguments, folder, more)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UserError(f"--diff-base: {problem}" + (f" ({said})" if said else ""))
    return done.stdout


def _run(
    arguments: list[str], folder: Path | None, more: Mapping[str, str] = _SAFE
) -> subprocess.CompletedProcess[bytes]:
    settings = _SAFE | dict(more)
    given = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings.items()):
        given |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    env = os.environ | _ALONE | given
    command = ["git", *arguments]
    try:
        return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)  # noqa: S603
    except OSError:
        raise UserError("--diff-base needs git, which is not installed or not on the PATH") from None
