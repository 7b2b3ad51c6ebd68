"""Random mutation of texts: whatever is done to them, lint and clean come to an end and keep what they promise.

    python -m tests.mutation [--texts N] [--seed N] [--syntax auto]

Prints the seed, and each text that breaks a promise; status 1 where there is one. `test_mutation.py` runs a slice.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mtcheck.document import Document
from mtcheck.engine.changes import apply
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.rules.loading import load_with_examples
from mtcheck.runs.engines import engine
from mtcheck.settings.config import Settings
from tests.shapes import MARKED, PAGES, SHAPES

SECONDS = 20  # for one text, on a machine that has other things to do
LONGEST = 400  # code points of a text before it is mutated
SEED = Path(__file__).parent.parent / "seeds/000_b2e3a6e9fb9339f0.txt"
PATHS = ("a.txt", "a.txt", "a.txt", "a.md", "a.html")
SIGNS = (
    *"\"'.,;:!?-()[]<>&#*_`|/\\ \n\t\0",
    *("\u201c", "\u201d", "\u00ab", "\u00bb", "\u2013", "\u2014", "\u2019", "\u00a0", "\u00ad", "\u200b", "\ufeff"),
    *("\u2028", "\r\n", "\u0130", "\u00df", "\ud800", "e\u0301", "\U0001f600", "\u0436", "\x1b[0m", "\n\n", "  "),
    *("<b>", "</b>", "<p>", "&nbsp;", "&ldquo;", "<!--", "-->", "https://a.b/c", "`", "[a](b)", "@x", "1,5"),
    *(" the ", " a ", " said ", " no ", " and ", " of ", " Maria Zakharova ", " Zakharov ", " Mr. ", " U.S. ", " 5 "),
)


def texts() -> list[str]:
    """What is mutated: the seed article, the examples of all rules, and hostile shapes, none of them long."""
    article = SEED.read_text(encoding="utf-8").split("\n")
    examples = [t for r in load_with_examples() for e in r.examples for t in (e.bad, e.good, e.keep) if t]
    shapes = [shape(LONGEST // 2) for shapes in (SHAPES, MARKED, PAGES) for shape in shapes.values()]
    return [*(line for line in article if line.strip()), *examples, *shapes]


def mutated(chance: random.Random, base: Sequence[str]) -> str:
    """One to three texts put together and changed in a few places."""
    parts = [chance.choice(base) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    text = chance.choice((" ", "\n", "\n\n")).join(_part(chance, part) for part in parts)
    for _ in range(chance.randint(0, 6)):
        text = _changed(chance, text)
    return text


def _part(chance: random.Random, text: str) -> str:
    start = chance.randint(0, max(0, len(text) - LONGEST))
    return text[start : start + LONGEST]


def _changed(chance: random.Random, text: str) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice((0, 1, 1, 2, 5, 12, 40)))
    piece, sign = text[start:end], chance.choice(SIGNS)
    turned = (piece * 2, piece.upper(), piece.lower(), piece.title(), piece[::-1], piece + sign)
    new = chance.choice(("", sign, sign, *turned))
    return text[:start] + new + text[end:]


def broken(text: str, path: str, rules: Engine) -> str:
    """Which promise a text breaks, in words; empty where none."""
    try:
        with _limited():
            return _broken(Document(text, path), rules)
    except Exception as error:  # noqa: BLE001 whatever it is, it is what is looked for
        return f"{type(error).__name__}: {error}"


def _broken(document: Document, rules: Engine) -> str:
    length = len(document.raw)
    for finding in rules.lint(document):
        for start, end in (finding.span, *(edit.span for fix in finding.fixes for edit in fix.edits)):
            if not 0 <= start <= end <= length:
                return f"{finding.rule_id} at {start}-{end} of {length}"
    cleaned = clean(document, rules)
    if apply(document.raw, cleaned.changes) != cleaned.text:
        return "changes that do not lead to the cleaned text"
    again = clean(document.edited(cleaned.text), rules)
    return f"cleaned twice: {[c.rule_ids for c in again.changes]}" if again.text != cleaned.text else ""


@contextmanager
def _limited() -> Iterator[None]:
    """A limit of time, where the system has one."""

    def late(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS} seconds")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def failures(seed: int, number: int, syntax: str) -> Iterator[tuple[str, str, str]]:
    """The broken promises of so many texts: which, the path that says how the text is read, and the text."""
    chance, base, rules = random.Random(seed), texts(), engine(Settings(syntax=syntax))  # noqa: S311 nothing secret
    rules.lint(Document("\n".join(base[:30])))  # what is loaded first is no fault of a text
    for _ in range(number):
        text, path = mutated(chance, base), chance.choice(PATHS)
        if problem := broken(text, path, rules):
            yield problem, path, text


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--syntax", default="off")
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.texts} texts, syntax {options.syntax}", flush=True)
    found = 0
    for problem, path, text in failures(options.seed, options.texts, options.syntax):
        found += 1
        print(f"{problem}\n    {path}: {text!r}", flush=True)
    print(f"seed {options.seed}: {found} of {options.texts} texts break a promise")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
