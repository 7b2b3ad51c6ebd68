"""How speed depends on the number of rules: words a second with 100, 500, all and 2,000 rules.

    python bench/scaling.py [FOLDER ...]        (default: as bench/run.py)

Declarative rules alone; beyond those that there are, rules are counted twice under other ids, so that all their
patterns are searched twice, which is harder than as many different rules.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from run import DEFAULT, articles

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.rules.loading import load


def main() -> None:
    """Measure and print."""
    folders = [Path(a) for a in sys.argv[1:]] or [f for f in DEFAULT if f.is_dir()]
    texts = [p.read_text(encoding="utf-8") for p in articles(folders)]
    words = sum(len(t.split()) for t in texts)
    start = time.perf_counter()
    every = load()
    print(f"loading {len(every)} rules: {time.perf_counter() - start:.3f} s")
    declared = [r for r in every if r.kind != "python"]
    step = max(1, len(declared) // 100)
    for number in (100, 500, len(declared), 2000):
        rules = declared[::step][:100] if number == 100 else islice(cycle(declared), number)
        engine = Engine([replace(r, id=f"{r.id}-{i}") for i, r in enumerate(rules)])
        for text in texts:
            engine.lint(Document(text))
        start = time.process_time()
        for text in texts:
            engine.lint(Document(text))
        seconds = time.process_time() - start
        print(f"{number:5} rules  {seconds:6.3f} s  {words / seconds:>9,.0f} words/s")


if __name__ == "__main__":
    main()
