"""The command `mtcheck`: hands over to the command line, here or in the process that stays."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command line, and end with its status."""
    _leave_current_folder()
    from mtcheck.serving.resident.client import asked

    status = asked(sys.argv)
    if status is None:
        # Articles are spread over processes, not sums over threads, which wait for each other on a busy machine. It is
        # told here because pyarrow, too, loads numpy, which reads it then.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        gc.set_threshold(500_000)  # rules and parsers are many objects that stay: one look through them takes 0.04 s
        from mtcheck.cli.ending import ended

        status = ended(_run)
    sys.exit(status)


def _run() -> int:
    if sys.argv[1:] == ["--version"]:  # answered without loading the command line
        from mtcheck.version import __version__

        print(f"mtcheck {__version__}")
        return 0
    from mtcheck.cli import kept_run

    return kept_run(sys.argv[1:])


def _leave_current_folder() -> None:
    """Import nothing from the current folder, which `python -m` looks into first: it may be a stranger's."""
    if sys.path and sys.path[0] in ("", str(Path.cwd())) and not (Path.cwd() / "mtcheck" / "__main__.py").is_file():
        del sys.path[0]


if __name__ == "__main__":
    main()
