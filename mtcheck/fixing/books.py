"""What a person adds while fixing and later runs hold to: names in the ledger, terms and rules in the configuration."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mtcheck.errors import UserError
from mtcheck.files.reading import read_file
from mtcheck.files.writing import write, write_beside
from mtcheck.fixing.work import Work
from mtcheck.names.ledger import Ledger, read_ledger
from mtcheck.runs.check import opened
from mtcheck.runs.engines import forget_ledgers
from mtcheck.runs.ruleset import check
from mtcheck.settings.config import CommandLine, Settings, decisions_file, from_file, settings_for
from mtcheck.settings.configedit import empty, with_entry
from mtcheck.settings.configfile import OWN, ConfigFile, read, shown

KINDS = {  # by the key that chooses it
    "p": "person",
    "g": "group",
    "i": "institution",
    "l": "place",
    "m": "medium",
    "c": "company",
    "w": "weapon",
    "t": "treaty",
    "e": "event",
    "s": "ship",
}
_HEAD = "# Names that bind: correct them and keep this file; `also` are other right forms, `wrong` are wrong ones.\n"


def add_name(path: Path, name: str, kind: str, wrong: str = "") -> Ledger:
    """Add an entry to a ledger, which may not be there yet, and read it; raises UserError."""
    old = read_file(path) if path.is_file() else None
    if old is not None and any(known.name == name for known in read_ledger(path).names):
        raise UserError(f"{path}: {name} is in it already: correct its entry there")
    rows = ["", "[[name]]", f"name = {_text(name)}", f"kind = {_text(kind)}"]
    if wrong and wrong.lower() != name.lower():
        rows.append(f"wrong = [{_text(wrong)}]")
    lines = _HEAD.encode() if old is None else old if old.endswith(b"\n") or not old else old + b"\n"
    write_beside(path, lines + "".join(row + "\n" for row in rows).encode(), expected=old)
    return read_ledger(path)


def _text(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, too."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


Files = list[tuple[Path | None, Settings]]


class Change(NamedTuple):
    """A file that was written, as it was before (None: not there) and as it is now."""

    path: Path
    before: bytes | None
    after: bytes

    @property
    def shown(self) -> str:
        """The file as people like to read it."""
        return shown(self.path)


class Books:
    """The ledgers and configurations of the articles of a run, whose settings in `files` follow what is added."""

    def __init__(self, files: Files, command_line: CommandLine) -> None:
        self.files = files
        self._command_line = command_line

    def add_name(self, number: int, name: str, kind: str, wrong: str = "") -> Path:
        """Add a name to the ledger of an article, or begin one; raises UserError."""
        settings = self.files[number][1]
        path = settings.ledger or (settings.config.parent if settings.config else Path()) / "names.toml"
        add_name(path, name, kind, wrong)
        for at, (file, other) in enumerate(self.files):
            if other.ledger == path or other.ledger is None and other.config == settings.config:
                self.files[at] = (file, replace(other, ledger=path))
        return path

    def add_term(self, number: int, right: str, wrong: str = "") -> Change:
        """Add a term to the glossary of an article's configuration, with a wrong form unless that is the term itself.

        Raises UserError.
        """
        right, wrong = " ".join(right.split()), " ".join(wrong.split())
        return self._add(number, ("glossary", right), "" if wrong == right else wrong, right)

    def leave_out(self, number: int, rule_id: str) -> Change:
        """Add a rule to those that the configuration of an article leaves out; raises UserError."""
        return self._add(number, ("ignore",), rule_id, rule_id)

    def take_back(self, change: Change) -> None:
        """Write a file as it was before a change; raises UserError where it has changed since."""
        if change.before is None:
            if change.path.read_bytes() == change.after:
                change.path.unlink()
        else:
            write(change.path, change.before, expected=change.after)
        self._settle()

    def renew(self, number: int, work: Work) -> None:
        """Go on with the work on an article under its settings as they are now; raises UserError."""
        forget_ledgers()
        settings = self.files[number][1]
        one = opened(work.article, settings)
        session = work.session
        session.engine = one.engine
        session.live.replace(one.document.edited(session.text), one.engine)

    def _add(self, number: int, keys: tuple[str, ...], value: str, what: str) -> Change:
        if self._command_line.isolated:
            raise UserError("with --isolated no configuration is used, so nothing is added to one")
        file, settings = self.files[number]
        old = self._configuration(file, settings)
        new = with_entry(old, keys, value)
        if new.text == old.text:
            raise UserError(f"{shown(old.path)}: {what} is in it already")
        try:
            check(from_file(new))
        except UserError as error:
            raise UserError(f"not added: {error}") from None
        before = old.path.read_bytes() if old.path.is_file() else None
        mark = b"\xef\xbb\xbf" if before and before.startswith(b"\xef\xbb\xbf") else b""
        change = Change(old.path, before, mark + new.text.encode())
        write_beside(change.path, change.after, expected=before)
        self._settle()
        return change

    def _configuration(self, file: Path | None, settings: Settings) -> ConfigFile:
        """The configuration of an article, or a new one at the top of its project."""
        if settings.config is not None:
            return read(settings.config)
        return empty(decisions_file(file or Path("-"), settings).parent.parent / OWN)

    def _settle(self) -> None:
        """Read the configurations again, and keep the ledgers that were begun."""
        fresh = replace(self._command_line, known={}, adjusted={})
        for at, (file, old) in enumerate(self.files):
            with suppress(UserError):  # what is wrong with the configuration of another article is told there
                settings = settings_for(file, fresh)
                self.files[at] = (file, replace(settings, ledger=settings.ledger or old.ledger))
