"""Rules that look at the source: which of their findings stand, given what the source says in the same sentences.

A trigger is a phrase of the source language: each word stands for all forms of that dictionary word, `=word` for
itself alone, `part*` for words that begin so, `a|b` for either, `...` for up to three words; `/.../` is a regular
expression.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.limited import expression
from mtcheck.source import borne
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.pairs import pairs_of
from mtcheck.source.words import lemmas_of, plain

if TYPE_CHECKING:
    from mtcheck.rules.rule import Rule
    from mtcheck.source.pairs import Pair

_BY_LETTERS = frozenset(
    ("bilingual.name-lower", "bilingual.surname-letters")
)  # others of the family know it by themselves
_OF_NAMES = frozenset(("name-gender", "name-variant", "capitalization"))  # categories that tell names by their letters
_GAP = 3  # words that "..." stands for at most


class _Item(NamedTuple):
    """One word of a trigger: exact forms, beginnings of words, dictionary words; or a gap."""

    forms: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    lemmas: frozenset[str] = frozenset()
    gap: bool = False

    def fits(self, word: Word) -> bool:
        """Whether a word of the source is one of those meant."""
        low = plain(word.text)
        return low in self.forms or not self.lemmas.isdisjoint(word.lemmas) or low.startswith(self.starts or ("\0",))


def standing(findings: Iterable[Finding], rules: Mapping[str, Rule], document: Document) -> list[Finding]:
    """The findings that the source does not speak against; those that it speaks for may have become safer.

    A rule with a trigger keeps its findings in a sentence only where the trigger stands there at least as often.
    """
    out: list[Finding] = []
    asked: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    pairs: dict[int, Pair] = {}
    for finding in findings:
        rule = rules.get(finding.rule_id)
        if rule is None or not _triggers(rule, document):
            out.append(finding)
        elif (pair := pairs_of(document).at(finding.span.start)) is not None:
            pairs[pair.span.start] = pair
            asked[rule.id, pair.span.start].append(finding)
    for (id_, start), found in asked.items():
        longest = [f for f in found if not any(_inside(f.span, other.span) for other in found)]
        if _speaks(rules[id_], document, pairs[start], len({f.span for f in longest})):
            out += (_surer(finding, rules[id_]) for finding in longest)
    return out


def borne_out(findings: Iterable[Finding], rules: Mapping[str, Rule], document: Document) -> list[Finding]:
    """The findings about names without those that the source contradicts; what it names itself has become safe."""
    out: list[Finding] = []
    for finding in findings:
        rule = rules[finding.rule_id]
        named = finding.fixes and rule.category in _OF_NAMES and not finding.rule_id.startswith("bilingual.")
        if named and borne.contradicted(document, finding):
            continue
        asked = finding.fixes and finding.safety is Safety.UNSAFE and rule.category in _OF_NAMES
        if not asked or finding.rule_id.startswith("bilingual.") and finding.rule_id not in _BY_LETTERS:
            out.append(finding)
            continue
        told = borne.borne_out(document, finding)
        if told is not False or rule.category != "name-gender":
            out.append(_with_safety(finding, Safety.SAFE) if told else finding)
    return out


def _inside(span: Span, other: Span) -> bool:
    """Whether a span is a part of another one."""
    return span != other and other.start <= span.start and span.end <= other.end


def _triggers(rule: Rule, document: Document) -> tuple[str, ...]:
    """The triggers of a rule for the language of the source."""
    return () if document.source is None else triggers_for(rule, document.source.language)


def triggers_for(rule: Rule, language: str) -> tuple[str, ...]:
    """The triggers of a rule in a source language."""
    return {"ru": rule.source, "uk": rule.source_uk}.get(language, ())


def _speaks(rule: Rule, document: Document, pair: Pair, times: int) -> bool:
    """Whether the source says what the rule asks for as often as the fault stands there, and nothing to excuse it."""
    source = document.source
    if source is None or _count(rule, rule.unless_source, source, pair.source_span):
        return False
    if _count(rule, _triggers(rule, document), source, pair.source_span) < times:
        return False
    if rule.source_context and not _count(rule, rule.source_context, source, _around(document, pair)):
        return False
    texts = {lower: view[slice(*pair.span)] for lower, view in ((True, document.lower), (False, document.folded))}
    return not any(expression(rule, pattern.regex).search(texts[pattern.lower]) for pattern in rule.unless_sentence)


def _around(document: Document, pair: Pair) -> Span:
    """The source sentences of a pair with those of the pairs before and after it."""
    pairs = pairs_of(document).translated
    at = bisect_left(pairs, pair.span.start, key=lambda p: p.span.start)
    near = [p.source_span for p in pairs[max(0, at - 1) : at + 2]]
    return Span(min(s.start for s in near), max(s.end for s in near))


def _count(rule: Rule, triggers: Iterable[str], source: SourceDocument, within: Span) -> int:
    """How many places of a part of the source one of the triggers stands at."""
    return len({place for trigger in triggers for place in places(rule, trigger, source, within)})


def places(rule: Rule, trigger: str, source: SourceDocument, span: Span) -> Iterator[int]:
    """Where a trigger of a rule stands in a part of the source: offsets into it."""
    if trigger.startswith("/"):
        found = expression(rule, trigger.strip("/")).finditer(plain(source.text), span.start, span.end)
        yield from (match.start() for match in found)
        return
    items, words = compile_trigger(trigger, source.language), source.words_in(span)
    yield from (word.span.start for at, word in enumerate(words) if _matches(items, words, at))


def _matches(items: tuple[_Item, ...], words: tuple[Word, ...], at: int) -> bool:
    if not items:
        return True
    if items[0].gap:
        return any(_matches(items[1:], words, at + skip) for skip in range(_GAP + 1))
    return at < len(words) and items[0].fits(words[at]) and _matches(items[1:], words, at + 1)


@lru_cache(maxsize=4096)
def compile_trigger(trigger: str, language: str) -> tuple[_Item, ...]:
    """The words of a trigger."""
    return tuple(_item(part, language) for part in trigger.split())


def _item(part: str, language: str) -> _Item:
    if part == "...":
        return _Item(gap=True)
    words = part.split("|")
    return _Item(
        frozenset(plain(w[1:]) for w in words if w.startswith("=")),
        tuple(plain(w[:-1]) for w in words if w.endswith("*")),
        frozenset[str]().union(*(lemmas_of(w, language) for w in words if w[0] != "=" and w[-1] != "*")),
    )


def _surer(finding: Finding, rule: Rule) -> Finding:
    """The finding with the safety that the rule has where the source bears it out."""
    if not rule.sourced_safety or not finding.fixes:
        return finding
    return _with_safety(finding, Safety(rule.sourced_safety))


def _with_safety(finding: Finding, safety: Safety) -> Finding:
    return replace(finding, fixes=tuple(replace(fix, safety=safety) for fix in finding.fixes))
