"""A grammar checker at work beside the rule engine, and what of its matches becomes findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from mtcheck.checks.foreign.backend import Backend, Match, Speller
from mtcheck.checks.foreign.spelling import Spelling
from mtcheck.document import Document
from mtcheck.errors import GrammarError
from mtcheck.findings import Edit, Finding, Fix, Safety, Span
from mtcheck.rules.rule import Rule

SUGGESTIONS = 5  # of one match; later ones are guesses
# Findings of our own in an article so long from which on a word that nobody knows is a trace of translation, too;
# elsewhere it may be a term, or a foreign word that the author wanted.
_EVIDENCE = 2
_USUAL_LENGTH = 600  # words
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME = re.compile(r"(?<!\w)[^\W\d_a-z][\w'\u2019-]*")


class Checker:
    """A checker with the rules that are trusted. It reads in a thread of its own: the rule engine works meanwhile.

    When it fails, `problem` tells why, and it says nothing from then on.
    """

    def __init__(self, backend: Backend, rules: Sequence[Rule]) -> None:
        self.problem = ""
        self._backend = backend
        self._rules = {rule.id.partition(".")[2]: rule for rule in rules}
        spelling = {backend.spelling} if isinstance(backend, Speller) else set()
        self._spelling = Spelling(backend) if isinstance(backend, Speller) and spelling & set(self._rules) else None
        self._needs = _together([rule for name, rule in self._rules.items() if name not in spelling])
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=backend.name)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that it was given."""
        return tuple(self._rules.values())

    def begin(self, document: Document) -> Future[list[Match]]:
        """Start reading a text; to be given to `findings`."""
        text = _SURROGATE.sub("\ufffd", document.text)
        if self._needs is None:
            return self._thread.submit(self._read, text, [Span(0, len(text))])
        return self._thread.submit(self._read, text, [p for p in document.paragraphs if self._needs.search(text, *p)])

    def findings(self, document: Document, reading: Future[list[Match]], own: list[Finding]) -> Iterator[Finding]:
        """What the checker found, without what touches a name or overlaps one of the findings of our own."""
        taken = [place for finding in own for place in _places(finding)]
        translated = len(own) >= _EVIDENCE * max(1.0, document.word_count / _USUAL_LENGTH)
        for match in reading.result():
            rule = self._rules.get(match.rule)
            if rule is None or any(match.span.overlaps(place) for place in taken):
                continue
            if self._spelling and match.rule == self._spelling.rule and not (match.replacements or translated):
                continue
            if not _touches_name(document, match):
                yield _finding(document, rule, match)

    def close(self) -> None:
        """End what the checker has started."""
        self._backend.close()
        self._thread.shutdown(cancel_futures=True)

    def _read(self, text: str, places: list[Span]) -> list[Match]:
        """What the checker says of some places of a text, and of its spelling."""
        if self.problem:
            return []
        try:
            found = self._spelling.check(text) if self._spelling else []
            for match in self._backend.check("\n\n".join(text[p.start : p.end] for p in places)) if places else ():
                found.append(replace(match, span=_moved(match.span, places)))
        except GrammarError as error:
            self.problem = str(error)
            return []
        return found


def _together(rules: Sequence[Rule]) -> re.Pattern[str] | None:
    """What finds something in every paragraph that any of the rules may speak about; None where one may of any."""
    if not all(rule.needs for rule in rules):
        return None
    return re.compile("|".join(f"(?:{need})" for rule in rules for need in rule.needs) or "(?!)")


def _moved(span: Span, places: list[Span]) -> Span:
    """A span of places that were put together with an empty line between them, in the text that they come from."""
    at = span.start
    for place in places:
        length = place.end - place.start
        if at <= length:
            start = place.start + at
            return Span(start, min(place.end, start + span.end - span.start))
        at -= length + 2
    raise ValueError(f"{span} lies outside of {places}")


def _places(finding: Finding) -> Iterator[Span]:
    yield finding.span
    for fix in finding.fixes:
        yield from (edit.span for edit in fix.edits)


def _touches_name(document: Document, match: Match) -> bool:
    """Whether the first suggestion changes a word with a capital letter that does not merely begin a sentence."""
    start, end = match.span
    for name in _NAME.finditer(document.text, start, end):
        kept = bool(match.replacements) and name[0] in match.replacements[0]
        if not kept and document.sentence_at(name.start()).start != name.start():
            return True
    return False


def _finding(document: Document, rule: Rule, match: Match) -> Finding:
    found = document.text[match.span.start : match.span.end]
    texts = [text for text in match.replacements if text != found][:SUGGESTIONS]
    safety = rule.safety
    fixes = tuple(Fix((Edit(match.span, text),), safety, text) for text in texts if safety is not Safety.DISPLAY)
    return Finding(rule.id, rule.category, rule.severity, match.span, match.message, fixes)
