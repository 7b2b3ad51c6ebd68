"""The command `mtcheck`: hands over to the command line, here or in the process that stays."""

from __future__ import annotations

import gc
import os  # what takes longer is loaded where Ctrl-C is awaited
import sys


def main() -> None:
    """Run the command line, and end with its status."""
    try:
        status = _status()
    except KeyboardInterrupt:  # while what follows was loaded
        print("mtcheck: interrupted", file=sys.stderr)
        status = 130
    sys.exit(status)


def _status() -> int:
    """The status of the run, by the process that stays if there is one."""
    try:
        _leave_current_folder()
    except FileNotFoundError:
        print("mtcheck: the current folder is there no more: change to another one", file=sys.stderr)
        return 2
    from mtcheck.serving.resident.client import asked

    status = asked(sys.argv)
    if status is None:
        # Articles are spread over processes, not sums over threads, which wait for each other on a busy machine. It is
        # told here because pyarrow, too, loads numpy, which reads it then.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        gc.set_threshold(500_000)  # rules and parsers are many objects that stay: one look through them takes 0.04 s
        from mtcheck.cli.ending import ended

        status = ended(_run)
    return status


def _run() -> int:
    if sys.argv[1:] == ["--version"]:  # answered without loading the command line
        from mtcheck.version import __version__

        print(f"mtcheck {__version__}")
        return 0
    from mtcheck.cli import kept_run

    return kept_run(sys.argv[1:])


def _leave_current_folder() -> None:
    """Import nothing from the current folder, which `python -m` looks into first: it may be a stranger's."""
    if sys.path and sys.path[0] in ("", os.getcwd()) and not os.path.isfile(os.path.join("mtcheck", "__main__.py")):  # noqa: PTH109, PTH113, PTH118 see above
        del sys.path[0]


if __name__ == "__main__":
    main()
