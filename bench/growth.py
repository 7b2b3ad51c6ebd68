"""Expressions of the rules whose time grows faster than the text they search: what `tests/rules/test_hostile.py` holds.

    python bench/growth.py [PACK ...]       (default: the rules that come with mtcheck)

Tries each expression on texts made of what its own repeats match, prints those that take more than 2.6 times as long
for twice the text, and ends with status 1 where there are such.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def main() -> int:
    """Measure and print."""
    from mtcheck.rules.loading import load_with_examples
    from tests.rules.growing import expressions, slow_pump

    found = 0
    for regex, where in expressions(load_with_examples([Path(name) for name in sys.argv[1:]])).items():
        if pump := slow_pump(regex):
            found += 1
            print(f"{where}: slow on {pump.head!r} + n * {pump.piece!r}: {regex[:200]}", flush=True)
    print(f"{found} expressions grow faster than the text")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
