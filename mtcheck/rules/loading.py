"""The rules of a run: read from packs, or from a cache of the packs as they were compiled last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from mtcheck.files.compiled import cached
from mtcheck.files.shipped import rules_folder
from mtcheck.rules.packed import with_packed
from mtcheck.rules.packs import distinct, pack_files, read_packs
from mtcheck.rules.rule import Rule
from mtcheck.rules.wordlists import FILE, shared_file


def load(own: Iterable[Path] = (), *, sourced: bool = False, parsed: bool = False) -> tuple[Rule, ...]:
    """The rules that come with mtcheck and those of the user's own packs (files or folders); raises PackError.

    With `sourced`, also those that only say something about articles whose source is at hand; with `parsed`, also
    those that need a parser.
    """
    files = [(p, p.relative_to(rules_folder()).as_posix()) for p in pack_files(rules_folder(), empty=True)]
    shipped = _cached(tuple(f for f in files if not needs_source(f[0]) and not needs_parser(f[0])))
    if sourced:
        shipped += _cached(tuple(file for file in files if needs_source(file[0])))
    if parsed:
        shipped += _cached(tuple(file for file in files if needs_parser(file[0])))
    others = tuple((p, str(p)) for pack in own for p in pack_files(pack))
    return distinct((*shipped, *map(_own, _cached(others)))) if others else shipped


def needs_source(pack: Path) -> bool:
    """Whether all rules of a pack of ours require a source: those called source-*.toml."""
    return pack.name.startswith("source-")


def needs_parser(pack: Path) -> bool:
    """Whether all rules of a pack of ours need a parser: those called syntax-*.toml."""
    return pack.name.startswith("syntax-")


def load_with_examples(packs: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """Like load, but of these packs alone if any are given, and with examples; never from the cache."""
    packs = tuple(packs)
    if packs:
        return tuple(map(_own, read_packs((p, str(p)) for pack in packs for p in pack_files(pack))))
    return read_packs((p, p.relative_to(rules_folder()).as_posix()) for p in pack_files(rules_folder(), empty=True))


def with_examples(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Rules of `load` as their packs have them, examples and all; no other pack is read. Raises PackError."""
    packs: dict[str, dict[str, Rule]] = {}
    for rule in rules:
        if rule.pack not in packs:
            place = Path(rule.pack) if rule.own else rules_folder() / rule.pack
            packs[rule.pack] = {read.id: read for read in read_packs([(place, rule.pack)])}
        yield replace(packs[rule.pack][rule.id], own=rule.own)


@cache
def _cached(files: tuple[tuple[Path, str], ...]) -> tuple[Rule, ...]:
    sources = (*files, (shared_file(), FILE))
    read: tuple[Rule, ...] = cached("rules", sources, tuple[Rule, ...], lambda: tuple(map(_lean, read_packs(files))))
    return read


def _own(rule: Rule) -> Rule:
    """A rule that did not come with mtcheck."""
    return replace(rule, own=True)


def _lean(rule: Rule) -> Rule:
    """A rule without its examples, which no run needs, its patterns packed."""
    return replace(with_packed(rule), examples=(), phrases=())
