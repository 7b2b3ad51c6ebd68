"""How speed depends on the number of rules: half of them, all, and all twice; alone, and beside the checks.

    python bench/scaling.py [FOLDER ...]        (default: as bench/run.py)

Without a parser. Half of the rules is every second one, so that all and half differ as more rules of other kinds do;
"twice" counts each rule again under another id, so that each pattern is searched twice where it may match, which is
harder than as many different rules. CPU seconds, the least of several turns.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from run import DEFAULT, articles

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.rules.loading import load

TURNS = 4


def main() -> None:
    """Measure and print."""
    folders = [Path(a) for a in sys.argv[1:]] or [f for f in DEFAULT if f.is_dir()]
    texts = [p.read_text(encoding="utf-8") for p in articles(folders)]
    words = sum(len(t.split()) for t in texts)
    start = time.process_time()
    every = load()
    print(f"loading {len(every)} rules: {time.process_time() - start:.3f} s")
    declared = [rule for rule in every if rule.kind != "python"]
    checks = [rule for rule in every if rule.kind == "python"]
    twice = [replace(rule, id=f"{rule.id}-{turn}") for turn in (1, 2) for rule in declared]
    sets = {"half": declared[::2], "all": declared, "twice": twice}
    sets |= {f"{name} and checks": [*rules, *checks] for name, rules in sets.items()}
    engines = {name: Engine(rules) for name, rules in sets.items()}
    seconds = dict.fromkeys(sets, float("inf"))
    for _ in range(TURNS):
        for name, engine in engines.items():
            start = time.process_time()
            for text in texts:
                engine.lint(Document(text))
            seconds[name] = min(seconds[name], time.process_time() - start)
    for name, rules in sets.items():
        print(f"{name:18} {len(rules):5} rules  {seconds[name]:6.3f} s  {words / seconds[name]:>9,.0f} words/s")


if __name__ == "__main__":
    main()
