"""`mtcheck corpus`: check or clean a collection of articles, and print what it came to."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.commands.run import emit, emit_json
from mtcheck.errors import UserError
from mtcheck.runs import engines

if TYPE_CHECKING:
    from mtcheck.corpus.job import Checks, Columns


def corpus(options: dict[str, Any], columns: Columns, checks: Checks) -> int:
    """Do a run and print its summary; `options` are those of the command line by name."""
    _need_pyarrow()
    from mtcheck.corpus import summary
    from mtcheck.corpus.run import plan, run

    ledger = checks.settings.ledger
    engines.check(replace(checks.settings, ledger=None))
    checks = replace(checks, settings=engines.served(checks.settings))
    try:
        sizes = {name: options[name] for name in ("shard_rows", "max_length", "prefix")}
        job = plan(options["corpus"], options["output"], columns, checks, ledger=_absolute(ledger), **sizes)
        with _engine(options) as engine:
            counts, seconds, rate = run(job, engine, restart=options["restart"], overwrite=options["overwrite"])
    finally:
        engines.close()
    if options["format"] == "json":
        emit_json(summary.as_json(job, counts, seconds, rate), end="")
    else:
        emit(summary.as_text(job, counts, seconds, rate).rstrip("\n"))
    return 0


def _absolute(path: Path | None) -> str:
    return str(path.absolute()) if path else ""


def _engine(options: dict[str, Any]) -> Any:
    """What runs workers; as many as there are cores where nobody says how many."""
    if options["engine"] == "ray":
        from mtcheck.corpus import cluster

        return cluster.connected(options["ray_address"], options["jobs"])
    from mtcheck.corpus import local

    return nullcontext(partial(local.run, processes=options["jobs"] or _cores()))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _need_pyarrow() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise UserError("corpora need pyarrow: pip install 'mtcheck[corpus]'")
