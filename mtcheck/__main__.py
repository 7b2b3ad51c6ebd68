"""The command `mtcheck`: hands over to the command line, and ends every run in an orderly way."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; a closed pipe and Ctrl-C end it quietly, with the status that shells expect."""
    if sys.argv[1:] == ["--version"]:  # answered without loading the command line
        from mtcheck import __version__

        print(f"mtcheck {__version__}")
        return
    try:
        from mtcheck.cli import run

        status = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit does not complain again
        status = 141
    except KeyboardInterrupt:
        print("mtcheck: interrupted", file=sys.stderr)
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
