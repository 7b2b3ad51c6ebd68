"""What a run writes goes over nothing that it reads, and no two things go to one file."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mtcheck.commands.run import Files
from mtcheck.errors import UserError
from mtcheck.settings.config import IN_FILE


@dataclass(frozen=True, slots=True)
class Out:
    """A file that a run writes: what goes there ("the output"), which file it may replace, where else it could go."""

    path: Path
    what: str
    may: Path | None = None
    elsewhere: str = "to another file"


def check_apart(outs: Iterable[Out], files: Files) -> None:
    """Raise UserError where one of these files is read by the run, or is another one of them.

    Devices and pipes take everything.
    """
    places: dict[str, list[Out]] = defaultdict(list)
    for out in outs:
        if str(out.path) != "-" and (out.path.is_file() or not out.path.exists()):
            places[os.path.realpath(out.path)].append(out)
    there = {place for place in places if os.path.exists(place)}  # noqa: PTH110 as it is at hand
    names = {name for place in there for name in (Path(place).name, *(out.path.name for out in places[place]))}
    for path, role in _read(files) if there else ():
        if path.name not in names and not path.is_symlink():  # is not looked for in all folders above it
            continue
        for out in places.get(os.path.realpath(path), ()):
            if out.may is None or os.path.realpath(out.may) != os.path.realpath(path):
                raise UserError(f"{out.path}: is {role} of this run: write {out.what} {out.elsewhere}")
    for first, *more in places.values():
        for out in more:
            raise UserError(f"{out.path}: {first.what} goes there already: write {out.what} {out.elsewhere}")


def _read(files: Files) -> Iterator[tuple[Path, str]]:
    """The files that a run reads, and what each is to it."""
    for path, settings in files:
        if path is None:
            continue
        yield path, "an article"
        if settings.source_pattern and settings.source_pattern != IN_FILE:
            from mtcheck.runs.sources import Sources  # only where there are sources

            source = Sources(pattern=settings.source_pattern).expanded(path)
            yield from [(source, "a source")] if source is not None else []
    for settings in {id(settings): settings for _, settings in files}.values():
        roles = {
            "a source": settings.source,
            "the configuration": settings.config,
            "the ledger": settings.ledger,
            "the baseline": settings.baseline,
            "the book of decisions": settings.decisions,
            "the book of a model's answers": settings.model.answers,
        }
        yield from ((path, role) for role, path in roles.items() if path is not None)
        for pack in settings.rules:
            yield from ((path, "a rule pack") for path in (pack.rglob("*.toml") if pack.is_dir() else [pack]))
