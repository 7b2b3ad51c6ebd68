"""What `mtcheck lint` does with baselines: read, write, prune, tell of what matches nothing any more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.commands.run import Files
from mtcheck.errors import UserError
from mtcheck.settings.config import COMMAND_LINE
from mtcheck.telling import tell, warn

if TYPE_CHECKING:
    from mtcheck.runs.baseline import Baselines


@dataclass(frozen=True, slots=True)
class Recording:
    """What is to be done with baselines: the file to write all findings to, or take out what matches nothing."""

    new: Path | None = None
    prune: bool = False


NOTHING = Recording()


def baselines_of(recording: Recording, files: Files) -> Baselines | None:
    """The baselines of a run that has some; raises UserError."""
    named = {settings.baseline: None for _, settings in files}
    if recording.new is None and not any(named):
        if recording.prune:
            raise UserError("--prune-baseline needs a baseline: --baseline FILE")
        return None
    from mtcheck.runs.baseline import Baselines

    made = Baselines(recording.new)
    for settings in {settings.baseline: settings for _, settings in files}.values():
        try:
            made.check([settings.baseline])
        except UserError as error:
            origin = settings.origin("baseline")
            raise (error if origin == COMMAND_LINE else UserError(f"{origin}: baseline: {error}")) from None
    return made


def settle(baselines: Baselines | None, recording: Recording, files: Files) -> bool:
    """Write what is to be written, and tell of what matches nothing; whether that makes the run a failure."""
    if baselines is None:
        return False
    said = [f"{baselines.recorded()}"] if recording.new else baselines.prune() if recording.prune else []
    for line in said:
        tell(f"mtcheck: {line}")
    stale = [] if recording.new or recording.prune else baselines.stale()
    levels = {settings.report_unused for _, settings in files}
    if levels != {"off"}:
        for line in stale:
            warn(line)
    return bool(stale) and "fail" in levels
