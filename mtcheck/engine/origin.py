"""Which language an article was translated from, guessed from what the translation left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mtcheck.document import Document
from mtcheck.english.language import name
from mtcheck.errors import UserError
from mtcheck.findings import Finding
from mtcheck.rules.rule import Rule

_LEAST = 2  # findings of a pack, or letters: one alone may be a slip of a person's pen
_CERTAIN = 0.6  # of the reading of a surname
_UKRAINIAN = "іїєґІЇЄҐ"
# Packs of one language serve its neighbours, too.
_PACKS = {"ru": "ru", "uk": "ru", "be": "ru"}


@dataclass(frozen=True, slots=True)
class Guess:
    """The source language, None where too little tells it, and how many traces of each kind speak for which one."""

    language: str | None
    traces: tuple[tuple[str, str, int], ...]

    def __str__(self) -> str:
        if self.language is None:
            return "source language: unknown"
        traces = ", ".join(f"{number} {name(code)} {kind}" for kind, code, number in self.traces)
        return f"source language: {name(self.language)} ({traces})"


def guess(document: Document, findings: Iterable[Finding], packs: Mapping[str, str]) -> Guess:
    """The language that most traces speak for: findings of its packs (by rule), letters, and names if there are such.

    Names alone prove nothing: an article written in English about a country is full of them.
    """
    traces = {"findings": _of_packs(findings, packs), "letters": _letters(document.text)}
    total = traces["findings"] + traces["letters"]
    if max(total.values(), default=0) >= _LEAST:
        traces["names"] = _names(document)
    rows = tuple((kind, code, n) for kind, found in traces.items() for code, n in sorted(found.items()))
    return Guess(_best(total, traces.get("names", Counter())), rows)


def _best(total: Counter[str], names: Counter[str]) -> str | None:
    """The language with most findings and letters; names and letters tell Ukrainian from Russian, whose pack is one."""
    if max(total.values(), default=0) < _LEAST:
        return None
    best = max(sorted(total), key=total.__getitem__)
    if best in ("ru", "uk"):
        return "uk" if names["uk"] + total["uk"] > names["ru"] else "ru"
    return best


def _of_packs(findings: Iterable[Finding], packs: Mapping[str, str]) -> Counter[str]:
    found = (packs.get(f.rule_id, "") for f in findings)
    return Counter(pack[5:].partition("/")[0] for pack in found if pack.startswith("from-"))


def _letters(text: str) -> Counter[str]:
    """Cyrillic letters, Ukrainian ones apart."""
    if text.isascii():
        return Counter()
    ukrainian = sum(map(text.count, _UKRAINIAN))
    every = sum("\u0400" <= c <= "\u04ff" for c in text)
    return +Counter({"uk": ukrainian, "ru": every - ukrainian if not ukrainian else 0})


def _names(document: Document) -> Counter[str]:
    """Surnames whose ending belongs to a language, each once."""
    from mtcheck.names.people import mentions_of
    from mtcheck.names.surnames import surname_forms

    forms = (surname_forms(surname)[:1] for surname in {m.surname for m in mentions_of(document)})
    return Counter(form.language for found in forms for form in found if form.certainty >= _CERTAIN)


def of_source(rules: Iterable[Rule], language: str) -> tuple[Rule, ...]:
    """The rules but for those of the from-xx packs of other source languages; raises UserError for no language code."""
    if name(language) == language:
        raise UserError(f"--source-language takes a code like ru, uk or de, not {language!r}")
    pack = f"from-{_PACKS.get(language, language)}/"
    return tuple(r for r in rules if not r.pack.startswith("from-") or r.pack.startswith(pack))
