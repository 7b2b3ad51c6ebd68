"""`mtcheck corpus`: check or clean a collection of articles, and print what it came to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mtcheck.commands.common import emit, emit_json
from mtcheck.errors import UserError

if TYPE_CHECKING:
    from mtcheck.corpus.job import Checks, Columns


def corpus(source: str, output: str, columns: Columns, checks: Checks, options: dict[str, Any]) -> int:
    """Do a run and print its summary."""
    _need_pyarrow()
    from mtcheck.corpus import local, summary
    from mtcheck.corpus.run import plan, run

    sizes = {name: options[name] for name in ("shard_rows", "max_length", "prefix")}
    job = plan(source, output, columns, checks, **sizes)
    engine = partial(local.run, processes=options["jobs"])
    counts, seconds, rate = run(job, engine, restart=options["restart"], overwrite=options["overwrite"])
    if options["form"] == "json":
        emit_json(summary.as_json(job, counts, seconds, rate), end="")
    else:
        emit(summary.as_text(job, counts, seconds, rate).rstrip("\n"))
    return 0


def _need_pyarrow() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise UserError("corpora need pyarrow: pip install 'mtcheck[corpus]'")
