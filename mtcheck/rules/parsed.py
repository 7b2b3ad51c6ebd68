"""What the pack of a syntax rule may say, checked without loading a parser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.names.data import read_list
from mtcheck.rules.functions import candidates_function, check_function
from mtcheck.rules.literals import Needs, required

KEYS = frozenset("trigger candidates tree tokens mark without fix fixes check".split())
SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
FORMS = ("base", "third", "past", "participle", "ing", "plural", "lemma")
_LIST = re.compile(r"\{([a-z]+(?:-[a-z]+)+)\}")
_SHORT = 3  # code points


def said(table: Mapping[str, Any]) -> str:
    """The part of a rule's table that is of this kind alone, lists filled in, with what announces its trigger.

    As JSON. The table is one without `problems`.
    """
    own = {key: table[key] for key in sorted(KEYS) if key in table}
    filled: dict[str, Any] = json.loads(expanded(json.dumps(own)))
    announced = _announcing(required(filled["trigger"])) if "trigger" in filled else ()
    return json.dumps(filled | {"announced": announced})


def expanded(text: str) -> str:
    """A text with the names of word lists in braces, like {countable-nouns}, replaced by their words as alternatives.

    Raises OSError where there is no such list.
    """
    return _LIST.sub(lambda name: f"(?:{'|'.join(sorted(read_list(f'{name[1]}.txt')))})", text)


def _announcing(needs: Needs) -> tuple[str, ...]:
    """The set of texts that announces a trigger: the first without short ones, which stand everywhere."""
    sets = [texts for texts in (needs.literals, *needs.also) if texts]
    return next((texts for texts in sets if min(map(len, texts)) > _SHORT), sets[0] if sets else ())


def problems(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule of this kind: the key, and what to say of it."""
    if isinstance(table.get("trigger"), str) == isinstance(table.get("candidates"), str):
        yield "id", "a syntax rule needs a trigger: what the lower-case text of each sentence that it finds holds"
        return
    try:
        re.compile(expanded(table.get("trigger", "")))
    except (re.error, OSError) as error:
        yield "trigger", f"bad pattern: {error}"
    try:
        candidates_function(table.get("candidates", "parsed.bare_nouns.may_be_bare"))
    except (ImportError, AttributeError, ValueError):
        yield "candidates", f"there is no {table['candidates']} in mtcheck/checks/"
    ways = [key for key in ("tree", "tokens", "check") if key in table]
    if len(ways) != 1:
        yield (ways or ["id"])[-1], "a syntax rule has one of tree, tokens and check"
    elif ways == ["check"]:
        yield from _of_check(table)
    else:
        yield from _of_pattern(table, ways[0])


def _of_check(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("mark", "without", "fix", "fixes"):
        if key in table:
            yield key, f"{key} goes with a tree or tokens; a check sees to it by itself"
    try:
        check_function(str(table["check"]))
    except (ImportError, AttributeError, ValueError):
        yield "check", f"there is no {table['check']} in mtcheck/checks/"


def _of_pattern(table: Mapping[str, Any], way: str) -> Iterator[tuple[str, str]]:
    name = "RIGHT_ID" if way == "tree" else "ID"
    nodes = table[way]
    if not isinstance(nodes, list) or not all(isinstance(n, dict) and isinstance(n.get(name), str) for n in nodes):
        yield way, f"{way} is a list of tables, each with its name as {name}"
        return
    try:
        expanded(json.dumps(nodes))
    except OSError as error:
        yield way, f"there is no such list in rules/lists: {error.filename}"
    names = {node[name] for node in nodes}
    marked = table.get("mark")
    if not isinstance(marked, list) or not marked or not names.issuperset(map(str, marked)):
        key = "mark" if "mark" in table else "id"
        yield key, f"mark lists which of {', '.join(sorted(names))} are shown as the fault"
        return
    if not isinstance(table.get("without", {}), dict) or not names.issuperset(table.get("without", {})):
        yield "without", "without is a table: a node's name = labels, =words and ~lemmas that it may not govern"
    fixes = [table["fix"]] if "fix" in table else table.get("fixes", [])
    for fix in fixes if isinstance(fixes, list) else [fixes]:
        yield from _of_fix(fix, names)


def _of_fix(fix: Any, names: set[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(fix, dict) or not names.issuperset(fix) or not all(isinstance(t, str) for t in fix.values()):
        yield "fix", "a fix of a syntax rule is a table: a node's name = what to write instead of it"
        return
    for slot in (slot for template in fix.values() for slot in SLOT.finditer(template)):
        if slot[1] not in names or slot[2] not in (None, *FORMS):
            yield "fix", f"{slot[0]} is no node with one of the forms {', '.join(FORMS)}"
