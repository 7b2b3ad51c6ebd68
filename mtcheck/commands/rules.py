"""`mtcheck rules`: look at the rules and run their examples."""

from __future__ import annotations

from pathlib import Path

from mtcheck.commands.run import emit, emit_json
from mtcheck.engine.evidence import problems
from mtcheck.errors import UserError
from mtcheck.output import catalogue
from mtcheck.rules.loading import load, load_with_examples, with_examples
from mtcheck.rules.rule import select


def show_list(wanted: tuple[str, ...], form: str) -> int:
    """List rules, all or those named."""
    rules = select(load(sourced=True, parsed=True), wanted)
    if form == "json":
        emit_json(catalogue.as_json(with_examples(rules)))
    else:
        for line in catalogue.listing(rules):
            emit(line)
    return 0


def show(name: str, form: str) -> int:
    """Show the rules of a name in full: an id, a former id, a family."""
    rules = tuple(with_examples(select(load(sourced=True, parsed=True), (name,))))
    if form == "json":
        emit_json(catalogue.as_json(rules))
        return 0
    for rule in rules:
        for line in catalogue.in_full(rule):
            emit(line)
    return 0


def test(packs: list[Path]) -> int:
    """Run the examples of packs (of all that come with mtcheck when none is given); status 1 when one does not hold."""
    rules = load_with_examples(packs)
    every = load(sourced=True, parsed=True) if packs else rules
    off = [r for r in rules if catalogue.why_off(r)]
    rules = tuple(r for r in rules if not catalogue.why_off(r))
    known = {r.id for r in rules}
    failed = 0
    for rule, problem in problems(rules, [*(r for r in every if r.id not in known), *rules]):
        failed += 1
        emit(f"{rule.pack}:{rule.line}: {rule.id}: {problem}")
    examples = sum(len(r.examples) for r in rules)
    counts = ((len(rules), "rule"), (examples, "example"), (failed, "problem"))
    emit(", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in counts))
    if off:
        emit(f"{len(off)} more rules were not tested: {catalogue.why_off(off[0]).removeprefix('off: ')}")
    elif not rules:
        raise UserError("no rules in these packs")
    return int(failed > 0)


def docs() -> int:
    """Print the page of all rules."""
    for line in catalogue.page(load_with_examples()):
        emit(line)
    return 0
