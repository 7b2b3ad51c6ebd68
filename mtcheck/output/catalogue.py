"""The rules as people read them: a list, one rule in full, and the page docs/rules.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from mtcheck.checks.parsed.parser.model import AUTO, INSTALL, model_of
from mtcheck.findings import CATEGORIES, Safety
from mtcheck.rules.rule import Example, Rule

_ORIGINS = {
    "core": "Artifacts of any source language",
    "from-ru": "Artifacts of Russian and Ukrainian",
    "names": "Names",
}

# What in Russian and Ukrainian makes a translation machine commit the faults of a category.
_MECHANISMS = {
    "article": "They have no articles, so that each one in the translation is a guess.",
    "preposition": "The preposition is that of the source, where verb or noun governs another one.",
    "lexical": "The phrase is put together word for word; the source means its parts as one expression.",
    "verb-form": "They have one past tense with two aspects, and leave out 'to be' in the present.",
    "word-order": "Their word order is free and puts what is new last; English needs the subject first.",
    "negation": "A negative word asks for a negated verb there; the translation keeps both negations.",
    "pronoun": "All nouns have a grammatical gender there, which the pronoun of the translation keeps.",
    "agreement": "Number and gender agree otherwise than in English, and some nouns have no singular.",
    "punctuation": "Commas and dashes follow clause structure there; the translation keeps their signs.",
    "capitalization": "Only the first word of most names of institutions has a capital letter there.",
    "editor-note": "Newsrooms there put notes in brackets or behind a dash, which readers of English do not know.",
    "date-number": "Day, month and year, decimal commas and spaces in large numbers are written otherwise there.",
    "abbreviation": "The abbreviation is spelled out, kept or transliterated as the source has it.",
    "spelling": "The word was taken over by its letters or sounds.",
    "garbled": "The clause structure of the source was lost on the way.",
}

_TRUST = {
    Safety.SAFE: "Repaired by 'mtcheck clean'.",
    Safety.UNSAFE: "Shown as a suggestion; applied with --unsafe.",
    Safety.DISPLAY: "A hint; nothing is changed.",
}


def listing(rules: Iterable[Rule]) -> Iterator[str]:
    """One line a rule: id, severity, safety, category, and whether it is off because something is not installed."""
    rules = sorted(rules, key=lambda r: r.id)
    width = max((len(r.id) for r in rules), default=0)
    for rule in rules:
        line = f"{rule.id:{width}}  {rule.severity.value:8}  {rule.safety.value:7}  {rule.category}"
        yield f"{line:{width + 37}}  {off}" if (off := why_off(rule)) else line


def why_off(rule: Rule) -> str:
    """Why a rule cannot run here; empty where it can."""
    return "" if rule.kind != "syntax" or model_of(AUTO) else f"off: needs {INSTALL}"


def as_json(rules: Iterable[Rule]) -> str:
    """All that a program may want to know of the rules."""
    rows = [
        {
            "id": r.id,
            "kind": r.kind,
            "category": r.category,
            "mqm": CATEGORIES[r.category],
            "severity": r.severity.value,
            "safety": r.safety.value,
            "message": r.message,
            "note": r.note,
            "pack": r.pack,
            "line": r.line,
            "aliases": list(r.aliases),
            "off": why_off(r),
            "examples": [
                {k: v for k, v in (("bad", e.bad), ("good", e.good), ("keep", e.keep)) if v} for e in r.examples
            ],
        }
        for r in sorted(rules, key=lambda r: r.id)
    ]
    return json.dumps({"version": 1, "rules": rows}, ensure_ascii=False, indent=1)


def in_full(rule: Rule) -> Iterator[str]:
    """One rule with its message, origin and examples."""
    yield f"{rule.id}  ({rule.severity.value}, {rule.category}, {CATEGORIES[rule.category]})"
    yield rule.message
    if rule.note:
        yield rule.note
    yield _TRUST[rule.safety]
    if rule.aliases:
        yield f"Formerly {', '.join(rule.aliases)}."
    yield f"Defined in {rule.pack}:{rule.line}"
    yield ""
    yield from (line for example in rule.examples for line in _example(example))


def help_text(rule: Rule) -> str:
    """What a rule is about, in a few sentences; the first line says what is wrong."""
    message = rule.message.replace("'{found}'", "This").replace("{found}", "\u2026").replace("{fix}", "\u2026")
    lines = [message, rule.note, _mechanism(rule), _TRUST[rule.safety]]
    return "\n".join(line for line in (*lines, f"Examples: mtcheck explain {rule.id}") if line)


def help_markdown(rule: Rule) -> str:
    """The same as Markdown."""
    *lines, last = help_text(rule).splitlines()
    command = last.partition(": ")[2]
    return "\n\n".join([*map(_escape, lines), f"Examples: `{command}`"])


def beside(rule: Rule, message: str) -> str:
    """What an editor shows beside a finding, as Markdown: what is wrong, why, how far a fix goes, and an example."""
    lines = [f"**{_escape(message)}**", *map(_escape, filter(None, (rule.note, _mechanism(rule), _TRUST[rule.safety])))]
    if example := next((example for example in rule.examples if example.bad), None):
        lines.append(f"> {_escape(example.bad)}" + (f"  \n> \u2192 {_escape(example.good)}" if example.good else ""))
    return "\n\n".join([*lines, f"`{rule.id}` ({rule.severity.value}, {rule.category})"])


def explained(rule: Rule) -> Iterator[str]:
    """A rule in full, why translation from its source language brings the fault about, and how to leave it out."""
    yield from in_full(rule)
    origin, why = rule.pack.partition("/")[0], _mechanism(rule)
    yield ""
    yield f"Origin: {_ORIGINS.get(origin, rule.pack)}." + (f" {why}" if why else "")
    yield f"To leave it out: --ignore {rule.id} (the family: --ignore {rule.family})."


def _mechanism(rule: Rule) -> str:
    """Why the source language brings the fault about, where that is known."""
    return _MECHANISMS.get(rule.category, "") if rule.pack.startswith("from-ru/") else ""


def _example(example: Example) -> Iterator[str]:
    if example.keep:
        yield f"  stays:  {example.keep}"
    else:
        yield f"  finds:  {example.bad}"
        if example.good:
            yield f"  writes: {example.good}"


def page(rules: Iterable[Rule]) -> Iterator[str]:
    """docs/rules.md: by origin and family, each rule with what it says and an example."""
    rules = sorted(rules, key=lambda r: (r.pack.partition("/")[0], r.family, r.id))
    yield "# The rules of mtcheck"
    yield ""
    yield f"{len(rules)} rules. This page is made from the packs in `rules/` by `make docs`;"
    yield "the examples are the rules' tests."
    yield ""
    yield "**safe** fixes are made by `mtcheck clean`; **unsafe** ones are suggestions, made with `--unsafe`"
    yield "or one by one in `mtcheck fix`; **display** rules only point."
    yield "Leave a rule, a family or a category out with `--ignore NAME`."
    for origin, of_origin in groupby(rules, key=lambda r: r.pack.partition("/")[0]):
        yield ""
        yield f"## {_ORIGINS.get(origin, origin)}"
        for family, members in groupby(of_origin, key=lambda r: r.family):
            yield ""
            yield f"### {family}"
            for rule in members:
                yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"**`{rule.id}`** ({rule.severity.value}, {rule.safety.value}, {rule.category})"
    yield ""
    yield _plain(rule.message)
    if rule.note:
        yield rule.note
    if rule.kind == "syntax":
        yield "Needs a parser."
    yield ""
    bad = next(e for e in rule.examples if e.bad)
    yield f"> {_escape(bad.bad)}" + ("  " if bad.good else "")
    if bad.good:
        yield f"> \u2192 {_escape(bad.good)}"


def _plain(message: str) -> str:
    return _escape(message.replace("'{found}'", "This").replace("{found}", "\u2026").replace("{fix}", "\u2026"))


def _escape(text: str) -> str:
    for sign in "\\*_<>#|":
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", " ")
