"""The command `mtcheck`: hands over to the command line, and ends every run in an orderly way."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command line; a closed pipe and Ctrl-C end it quietly, with the status that shells expect."""
    gc.set_threshold(100_000)  # rules are many objects that stay: looking through them again and again costs a sixth
    _open_what_is_closed()
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        status = 141
    except OSError as error:  # files are dealt with where they are read and written: this is standard output
        _drop_output()
        print(f"mtcheck: the output cannot be written: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        print("mtcheck: interrupted", file=sys.stderr)
        status = 130
    sys.exit(status)


def _run() -> int:
    if sys.argv[1:] == ["--version"]:  # answered without loading the command line
        from mtcheck.version import __version__

        print(f"mtcheck {__version__}")
        return 0
    from mtcheck.cli import run

    return run(sys.argv[1:])


def _open_what_is_closed() -> None:
    """Give the run an output and an error stream where the shell has closed them (`>&-`)."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 open until the run ends
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 and this


def _drop_output() -> None:
    """Send what is still to be printed nowhere, so that the exit does not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
