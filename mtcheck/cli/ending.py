"""How every run ends: in an orderly way, with the status that shells expect."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from errno import EBADF
from pathlib import Path

_STREAMS = 3
_FAULT = 70  # "internal software error" in sysexits.h


def ended(run: Callable[[], int]) -> int:
    """The exit status of a run; a closed pipe and Ctrl-C end it quietly, what we have done wrong is shown in full."""
    _open_what_is_closed()
    try:
        status = run()
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        status = 141
    except OSError as error:
        _drop_output()
        print(f"mtcheck: {_what_failed(error)}", file=sys.stderr)
        status = 2
    except MemoryError:
        _drop_output()
        print("mtcheck: there is too little memory for this run: give it more, or fewer --jobs", file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        print("mtcheck: interrupted", file=sys.stderr)
        status = 130
    except Exception:  # noqa: BLE001 whatever it is, it is no fault of the articles, and their status must not say so
        _drop_output()
        _tell_fault()
        status = _FAULT
    return status


def _what_failed(error: OSError) -> str:
    """Which file could not be read or written: those without a name are standard output."""
    from mtcheck.telling import visible

    reason = (error.strerror or str(error)).lower()
    if error.filename is None:
        return f"the output cannot be written: {'standard output is closed' if error.errno == EBADF else reason}"
    return visible(f"{os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename}: {reason}")


def _tell_fault() -> None:
    """Show an error of our own in full, and say whose it is."""
    import traceback

    from mtcheck.telling import lines

    sys.stderr.write(lines(traceback.format_exc()))
    print("mtcheck: this is a fault of mtcheck itself, not of the articles: please report it", file=sys.stderr)


def _open_what_is_closed() -> None:
    """Let nothing that the run opens take the place of a stream which the shell has closed (`>&-`).

    What would go to such an output is an error when it is written; errors go nowhere.
    """
    if sys.stdin and sys.stdout and sys.stderr:
        return
    while (handle := os.open(os.devnull, os.O_RDONLY)) < _STREAMS:
        pass
    os.close(handle)
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8")  # noqa: SIM115 open until the run ends
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 and this


def _drop_output() -> None:
    """Send what is still to be printed nowhere, so that the exit does not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
