"""What the pack of a syntax rule may say, checked without loading a parser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.files.lists import read_list
from mtcheck.rules.announcing import announced, near
from mtcheck.rules.functions import candidates_function, check_function, tags_function
from mtcheck.rules.near import Announced

KEYS = frozenset(("trigger", "candidates", "tags", "check"))
_LIST = re.compile(r"\{([a-z]+(?:-[a-z]+)+)\}")


def said(table: Mapping[str, Any]) -> str:
    """The part of a rule's table that is of this kind alone, lists filled in, with what announces its trigger.

    As JSON. The table is one without `problems`.
    """
    own = {key: table[key] for key in sorted(KEYS) if key in table}
    filled: dict[str, Any] = json.loads(expanded(json.dumps(own)))
    trigger = announced(filled["trigger"]) if "trigger" in filled else Announced()
    return json.dumps(filled | {"near": near([trigger])})


def expanded(text: str) -> str:
    """A text with the names of word lists in braces, like {countable-nouns}, replaced by their words as alternatives.

    Raises OSError where there is no such list.
    """
    return _LIST.sub(lambda name: f"(?:{'|'.join(sorted(read_list(f'{name[1]}.txt')))})", text)


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
        candidates_function(table.get("candidates", "parsed.articles.bare_candidates.may_be_bare"))
    except (ImportError, AttributeError, ValueError):
        yield "candidates", f"there is no {table['candidates']} in mtcheck/checks/"
    try:
        tags_function(table.get("tags", "parsed.articles.bare_candidates.tagged_bare"))
    except (ImportError, AttributeError, ValueError):
        yield "tags", f"there is no {table['tags']} in mtcheck/checks/"
    try:
        check_function(str(table.get("check")))
    except (ImportError, AttributeError, ValueError):
        yield ("check" if "check" in table else "id"), f"there is no {table.get('check', 'check')} in mtcheck/checks/"
