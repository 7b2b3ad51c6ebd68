"""The kind `tokens`: a list of word tables, turned into the same form as a phrase."""

from __future__ import annotations

import re
from typing import Any

from mtcheck.english.inflection import plural, verb_words
from mtcheck.english.wordclasses import CASED, CLOSED, WORD
from mtcheck.rules.literals import required
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.phrases import PhraseError, check_fixes

KEYS = frozenset({"word", "verb", "noun", "class", "not", "repeat", "as", "mark"})


def compile_tokens(tokens: list[dict[str, Any]], fixes: tuple[str, ...]) -> Pattern:
    """The pattern of a token list; raises PhraseError for a table that cannot be read."""
    if not tokens or not isinstance(tokens, list) or not all(isinstance(token, dict) for token in tokens):
        raise PhraseError("tokens is a list of tables, one a word")
    for token in tokens:
        _check_types(token)
    marked = [i for i, t in enumerate(tokens) if t.get("mark")]
    first, last = (marked[0], marked[-1]) if marked else (0, len(tokens) - 1)
    regex = ""
    verbs: list[str] = []
    nouns: list[str] = []
    for i, token in enumerate(tokens):
        body = _token(token, verbs, nouns)
        low, high = _repeat(token)
        regex += "(?P<mark>" if i == first else ""
        gap = "" if i == 0 else r"\s+"
        if i == first and i:  # the gap stays outside the mark
            regex, gap = regex.removesuffix("(?P<mark>") + gap + "(?P<mark>", ""
        regex += _repeated(body, gap, low, high, head=i == 0)
        regex += ")" if i == last else ""
    regex = f"(?i:(?<![\\w-]){regex}(?!\\w|[-']\\w))"
    needs = required(regex)
    check_fixes(fixes, {token["as"] for token in tokens if "as" in token}, verbs, nouns, "the tokens")
    return Pattern(
        regex=regex,
        literals=needs.literals,
        also=needs.also,
        digit=needs.digit,
        fixes=fixes,
        group="mark",
        verbs=tuple(verbs),
        nouns=tuple(nouns),
        plain=True,
    )


def _check_types(token: dict[str, Any]) -> None:
    """Raise PhraseError for an unknown key, or a value of a form that its key does not have."""
    unknown = set(token) - KEYS
    if unknown:
        raise PhraseError(f"unknown key {min(unknown)!r} in a token; known are {', '.join(sorted(KEYS))}")
    for key, value in token.items():
        texts = value if isinstance(value, list) and key in ("word", "not") else [value]
        if key != "mark" and not all(isinstance(text, str) and text for text in texts):
            raise PhraseError(f"{key} is {'a list of texts' if key == 'not' else 'a text'}, not {value!r}")
    if not re.fullmatch(r"[a-z_][a-z_0-9]*", token.get("as", "x")):
        raise PhraseError(f"as is a name in lower case, not {token['as']!r}")


def _repeated(body: str, gap: str, low: int, high: int, *, head: bool) -> str:
    if (low, high) == (1, 1):
        return gap + body
    if head:
        return rf"(?:{body}\s+){{{low},{high}}}"
    return f"(?:{gap}{body}){{{low},{high}}}"


def _repeat(token: dict[str, Any]) -> tuple[int, int]:
    found = re.fullmatch(r"(\d)-(\d)", str(token.get("repeat", "1-1")))
    if found is None or int(found[1]) > int(found[2]):
        raise PhraseError(f'repeat is written like "0-2", not {token["repeat"]!r}')
    return int(found[1]), int(found[2])


def _token(token: dict[str, Any], verbs: list[str], nouns: list[str]) -> str:
    """Regular expression of one table."""
    body = _body(token, verbs, nouns)
    if token.get("not"):
        without = "|".join(re.escape(w.lower()) for w in token["not"])
        body = rf"(?!(?:{without})(?![\w'-])){body}"
    return f"(?P<{token['as']}>{body})" if token.get("as") else f"(?:{body})"


def _body(token: dict[str, Any], verbs: list[str], nouns: list[str]) -> str:
    if "verb" in token:
        verbs.append(token["verb"])
        words = verb_words(token["verb"])
        return f"(?P<v{len(verbs) - 1}_>{'|'.join(map(re.escape, words))})"
    if "noun" in token:
        nouns.append(token["noun"])
        words = (plural(token["noun"]), token["noun"])
        return f"(?P<n{len(nouns) - 1}_>{'|'.join(map(re.escape, words))})"
    if "word" in token:
        given = token["word"] if isinstance(token["word"], list) else [token["word"]]
        return "|".join(re.escape(w.lower().replace("\u2019", "'")) for w in given)
    name = token.get("class")
    if name is None:
        return WORD
    if name not in CLOSED and name not in CASED:
        raise PhraseError(f"unknown word class {name!r}")
    return f"(?-i:{CASED[name]})" if name in CASED else CLOSED[name]
