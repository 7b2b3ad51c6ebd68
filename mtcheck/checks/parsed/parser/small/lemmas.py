"""Lemmas by spaCy's rules for English: exceptions first, then endings that lead to words there are.

The tables are kept as texts, one for all words that begin alike: a parse asks for few of 60,000 words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from mtcheck.checks.parsed.parser.small.forms import number_of
from mtcheck.checks.parsed.parser.small.tokens import Token

_KINDS = (
    "adj adp adv aux cconj det intj noun num part pron propn punct sconj sym verb x".split()
)  # parts of speech, as spaCy's tables have them
_KEY = 2  # letters


class Lemmatizer(NamedTuple):
    """Parts of speech that have tables; by part of speech and first letters, lines of words and of exceptions.

    A line of an exception is the word and its lemmas, divided by tabs. `endings` are with what they become.
    """

    kinds: frozenset[str]
    words: dict[str, str]
    exceptions: dict[str, str]
    endings: dict[str, list[tuple[str, str]]]

    def rule_lemmatize(self, token: Token) -> list[str]:
        """The lemmas that a word may have, best first."""
        kind, low = token.pos_.lower(), token.text.lower()
        if kind not in self.kinds:
            return [token.text if kind == "propn" else low]
        found, others = list[str](), list[str]()
        for old, new in self.endings.get(kind, ()):
            if low.endswith(old) and (form := low[: len(low) - len(old)] + new):
                if f"\n{form}\n" in self.words.get(kind + form[:_KEY], ""):
                    found.insert(0, form)
                else:
                    (others if form.isalpha() else found).append(form)
        found = list(dict.fromkeys(found))
        for form in self._exceptions(kind, low):
            if form not in found:
                found.insert(0, form)
        return found or others or [token.text]

    def _exceptions(self, kind: str, word: str) -> list[str]:
        alike = self.exceptions.get(kind + word[:_KEY], "")
        at = alike.find(f"\n{word}\t")
        return alike[at + len(word) + 2 : alike.index("\n", at + 1)].split("\t") if at >= 0 else []


def lemmatizer(tables: Mapping[str, Mapping[int, Any]]) -> Lemmatizer:
    """A lemmatizer from spaCy's tables, which have their parts of speech by number."""
    words, exceptions, endings = (
        {kind: tables[name][number_of(kind)] for kind in _KINDS if number_of(kind) in tables[name]}
        for name in ("lemma_index", "lemma_exc", "lemma_rules")
    )
    kinds = frozenset(kind for table in (words, exceptions, endings) for kind, said in table.items() if said)
    said = {kind: ("\t".join((word, *lemmas)) for word, lemmas in table.items()) for kind, table in exceptions.items()}
    return Lemmatizer(kinds, _lines(words), _lines(said), endings)


def _lines(tables: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """All lines of tables by what they begin with."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, lines in tables.items():
        for line in lines:
            found[kind + line.partition("\t")[0][:_KEY]].append(line)
    return {key: "\n".join(("", *lines, "")) for key, lines in found.items()}
