"""The picture of docs/architecture.md: which folder of mtcheck imports from which, drawn from the imports themselves.

    python bench/architecture.py           writes it into docs/architecture.md
    python bench/architecture.py --check   status 1 where what stands there is no longer so

Needs the test dependencies. An arrow that others lead to anyhow is left out, so that the picture can be read.
"""

from __future__ import annotations

import sys
from pathlib import Path

import grimp

PAGE = Path(__file__).resolve().parents[1] / "docs" / "architecture.md"
BEGIN, END = "<!-- picture: python bench/architecture.py -->\n", "<!-- end of the picture -->\n"
ROOT = "mtcheck"


def folders() -> dict[str, set[str]]:
    """The folders and modules of mtcheck itself, each with those that it imports from."""
    graph = grimp.build_graph(ROOT, exclude_type_checking_imports=True, cache_dir=None)
    uses: dict[str, set[str]] = {child.removeprefix(f"{ROOT}."): set() for child in graph.find_children(ROOT)}
    for module in graph.modules - {ROOT}:
        for other in graph.find_modules_directly_imported_by(module) - {ROOT}:
            uses[module.split(".")[1]].add(other.split(".")[1])
    return {name: others - {name} for name, others in uses.items()}


def reached(uses: dict[str, set[str]], start: str) -> set[str]:
    """Everything that one of them imports from, directly or through others."""
    found: set[str] = set()
    ahead = list(uses[start])
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += uses[name]
    return found


def reduced(uses: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same without arrows that others lead to anyhow; all of them together must form no circle."""
    below = {name: reached(uses, name) for name in uses}
    return {name: others - set().union(*(below[other] for other in others)) for name, others in uses.items()}


def picture() -> str:
    """The picture in Mermaid's language, which GitHub draws."""
    uses = folders()
    apart = {"__main__", "version", "telling"}  # everybody's
    arrows = reduced({name: others - apart for name, others in uses.items() if name not in apart})
    order = sorted(arrows, key=lambda name: (-len(reached(arrows, name)), name))
    lines = [f"    {name} --> {' & '.join(sorted(arrows[name]))}" for name in order if arrows[name]]
    return "\n".join(["```mermaid", "flowchart TD", *lines, "```", ""])


def main() -> int:
    """Write the picture, or check that it is as it should be."""
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    tail = rest.partition(END)[2]
    new = f"{head}{BEGIN}{picture()}{END}{tail}"
    if "--check" in sys.argv:
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
