"""The phrase language of rule packs, turned into regular expressions (docs/rule-language.md describes it)."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from mtcheck.english.inflection import plural, verb_words
from mtcheck.english.wordclasses import CASED, CLOSED, WORD
from mtcheck.rules.announcing import announced
from mtcheck.rules.patterns import Pattern

_ITEM = re.compile(
    r"\{(?P<inflected>[^{}]*)\}|(?P<open>\()|<(?P<slot>[^<>]*)>|(?P<space>\s+)|(?P<text>[^\s{}()<>]+)|(?P<bad>.)", re.S
)
_SLOT = re.compile(r"(?:(?P<name>[a-z_][a-z_0-9]*):)?(?P<what>[^:]*)")
COUNTED = re.compile(r"(?:(?P<cls>[A-Z]+) )?(?P<low>\d)-(?P<high>\d)")
_COUNT = re.compile(r"(?:[A-Z]+ )?\d+(?:-\d+)?")  # what is meant as one, if its numbers are too large
LISTED = re.compile(r"(?P<words>[^<>]*\|[^<>]*) (?P<low>\d)-(?P<high>\d)")
# Start of a paragraph, of a sentence or of a quotation.
_SENTENCE_START = r"""(?:^|(?<=^["'(])|(?<=[.!?]\s)|(?<=[.!?]["')]\s)|(?<=[.!?]\s["'(])|(?<=\s["(]))"""


class PhraseError(ValueError):
    """A phrase that does not follow the phrase language."""


@dataclass
class _State:
    """What one phrase has collected so far."""

    exact: bool
    cased: bool = False
    verbs: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    slots: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Part:
    """One element of a phrase: `optional` if it may be missing, `spaced` if white space precedes it.

    It is one of these: `words`, a text or the forms of a word; `choices` of a bracket; a slot, which may have a name.
    """

    regex: str
    optional: bool
    spaced: bool
    words: tuple[str, ...] = ()
    choices: tuple[list[Part], ...] = ()
    slot: str = ""
    name: str = ""


def compile_phrase(phrase: str, fixes: tuple[str, ...] = (), *, exact: bool = False) -> Pattern:
    """The pattern of one phrase with its replacements; raises PhraseError."""
    state = _State(exact)
    body = phrase.strip()
    start = body.startswith("^")
    parts = _parse(body.removeprefix("^").strip(), state)
    if not parts:
        raise PhraseError(f"empty phrase {phrase!r}")
    regex = _join(parts)
    if state.cased and not exact:
        regex = f"(?i:{regex})"
    first, last = body.removeprefix("^").lstrip()[0], body[-1]
    before = _SENTENCE_START if start else r"(?<![\w-])" if first not in "\"'.,;:!?-\u2013\u2014" else ""
    after = r"(?!\w|[-']\w)" if last not in "\"'.,;:!?-\u2013\u2014" else ""
    check_fixes(fixes, state.slots, state.verbs, state.nouns, f"the phrase {phrase!r}")
    return Pattern(
        regex=before + regex + after,
        announced=announced(before + regex + after),
        fixes=fixes,
        lower=not state.cased and not exact,
        carry=not exact,
        verbs=tuple(state.verbs),
        nouns=tuple(state.nouns),
        plain=True,
        lead="cased" if re.match(r"<(?:\w+:)?(?:CAP|NAME)\b", body) or body[0].isupper() else "word",
    )


def parts_of(phrase: str) -> list[Part]:
    """The elements of a phrase, as it is written; raises PhraseError."""
    return _parse(phrase.strip().removeprefix("^").strip(), _State(exact=True))


def _parse(phrase: str, state: _State) -> list[Part]:
    parts: list[Part] = []
    pos, spaced = 0, False
    while pos < len(phrase):
        item = _ITEM.match(phrase, pos)
        if item is None or item["bad"]:
            raise PhraseError(f"cannot read {phrase[pos:]!r} in phrase {phrase!r}")
        pos = item.end()
        if item["space"]:
            spaced = True
            continue
        if item["open"]:
            close = _closing(phrase, pos)
            parts.append(_alternatives(phrase[pos:close], state, spaced))
            pos = close + 1
        elif item["inflected"] is not None:
            parts.append(_inflected(item["inflected"], state, spaced))
        elif item["slot"] is not None:
            parts.append(_slot(item["slot"], state, spaced))
        else:
            parts.append(_text(item["text"], state, spaced))
        spaced = False
    return parts


def _closing(phrase: str, pos: int) -> int:
    depth = 1
    for i in range(pos, len(phrase)):
        depth += {"(": 1, ")": -1}.get(phrase[i], 0)
        if not depth:
            return i
    raise PhraseError(f"unclosed bracket in phrase {phrase!r}")


def _text(text: str, state: _State, spaced: bool) -> Part:
    text = text.replace("\u2019", "'") if state.exact else text.replace("\u2019", "'").lower()
    return Part(re.escape(text), False, spaced, (text,))


def _alternatives(inner: str, state: _State, spaced: bool) -> Part:
    choices = [c.strip() for c in _split(inner)]
    parsed = [_parse(c, state) for c in choices if c]
    if not parsed:
        raise PhraseError(f"empty alternatives ({inner})")
    optional = any(not c for c in choices)
    regex = "|".join(_join(parts) for parts in parsed)
    return Part(f"(?:{regex})", optional, spaced, choices=tuple(parsed))


def _split(inner: str) -> list[str]:
    """Alternatives at the top level of a bracket: bars inside <...> and (...) belong to them."""
    out, depth = [""], 0
    for c in inner:
        depth += {"(": 1, "<": 1, ")": -1, ">": -1}.get(c, 0)
        if c == "|" and not depth:
            out.append("")
        else:
            out[-1] += c
    return out


def _inflected(inner: str, state: _State, spaced: bool) -> Part:
    kind, _, base = inner.rpartition(":")
    base = base.strip() if state.exact else base.strip().lower()
    if not base or kind not in ("", "v", "n"):
        raise PhraseError(f"{{{inner}}} is no verb or noun: write {{take}} or {{n:blow}}")
    if kind == "n":
        words, name = tuple(dict.fromkeys((plural(base), base))), f"n{len(state.nouns)}_"
        state.nouns.append(base)
    else:
        words, name = verb_words(base), f"v{len(state.verbs)}_"
        state.verbs.append(base)
    regex = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))
    return Part(f"(?P<{name}>{regex})", False, spaced, words)


def _slot(inner: str, state: _State, spaced: bool) -> Part:
    found = _SLOT.fullmatch(inner)
    if found is None:
        raise PhraseError(f"cannot read <{inner}>")
    name, what = found["name"], found["what"]
    if re.fullmatch(r"(?:[A-Z]+ )?\d", what):
        what += f"-{what[-1]}"
    if _COUNT.fullmatch(what) and not COUNTED.fullmatch(what):
        raise PhraseError(f"<{inner}>: a slot has at most 9 words, as <1-9>")
    if not name and re.fullmatch(r"[a-z_][a-z_0-9]*", what):
        name, what = what, ""
    regex, optional = _slot_body(what, state)
    if name:
        again = name in state.slots
        state.slots.add(name)
        regex = f"(?P={name})" if again else f"(?P<{name}>{regex})"
    else:
        regex = f"(?:{regex})"
    return Part(regex, optional, spaced, slot=what or "LOW", name=name or "")


def _slot_body(what: str, state: _State) -> tuple[str, bool]:
    """Regular expression of what a slot may hold, and whether it may hold nothing."""
    if not what:
        return WORD, False
    if what in CLOSED or what in CASED:
        return _class(what, state), False
    listed = LISTED.fullmatch(what)
    if listed:
        low, high = int(listed["low"]), int(listed["high"])
        word = f"(?:{'|'.join(_literal(word.strip(), state) for word in listed['words'].split('|'))})"
        return rf"{word}(?:\s+{word}){{{max(low, 1) - 1},{high - 1}}}", low == 0
    counted = COUNTED.fullmatch(what)
    if counted:
        low, high = int(counted["low"]), int(counted["high"])
        if counted["cls"] and counted["cls"] not in CLOSED | CASED:
            raise PhraseError(f"unknown word class {counted['cls']}")
        word = _class(counted["cls"], state) if counted["cls"] else WORD
        least = max(low, 1) - 1
        return rf"{word}(?:\s+{word}){{{least},{high - 1}}}?", low == 0
    if re.fullmatch(r"[A-Z]{2,}", what):
        raise PhraseError(f"unknown word class {what}")
    choices = [c.strip().replace("\u2019", "'") for c in what.split("|")]
    classes = [c for c in choices if c in CLOSED or c in CASED]
    regex = "|".join(_class(c, state) if c in classes else _literal(c, state) for c in choices if c)
    return regex, "" in choices


def _literal(text: str, state: _State) -> str:
    return re.escape(text if state.exact else text.lower()).replace(r"\ ", r"\s+")


def _class(name: str, state: _State) -> str:
    if name in CASED:
        state.cased = True
        return f"(?-i:{CASED[name]})"
    return CLOSED[name] if not state.exact else f"(?i:{CLOSED[name]})"


def _join(parts: list[Part]) -> str:
    """One expression; white space goes with the optional part that it belongs to."""
    out, placed = "", False
    for i, part in enumerate(parts):
        gap = r"\s+" if part.spaced else ""
        if not part.optional:
            out += (gap if placed else "") + part.regex
            placed = True
        elif placed:
            out += f"(?:{gap}{part.regex})?" + ("?" if part.regex.endswith("?)") else "")
        else:
            after = r"\s+" if i + 1 < len(parts) and parts[i + 1].spaced else ""
            out += f"(?:{part.regex}{after})?"
    return out


def check_fixes(fixes: tuple[str, ...], slots: Container[str], verbs: list[str], nouns: list[str], where: str) -> None:
    """Raise PhraseError unless each slot and inflected word of the replacements stands in what they replace."""
    for fix in fixes:
        missing = [n for n in re.findall(r"<([^<>]*)>", fix) if n not in slots]
        if missing:
            raise PhraseError(f"<{missing[0]}> in the replacement {fix!r} is not in {where}")
        kinds = [bool(k) for k in re.findall(r"\{(n:)?[^{}]*\}", fix)]
        if kinds.count(False) and not verbs or kinds.count(True) and not nouns:
            raise PhraseError(f"the replacement {fix!r} inflects a word, but {where} has none of that kind to follow")
