"""A grammar checker at work beside the rule engine, and what of its matches becomes findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from mtcheck.document import Document
from mtcheck.findings import Edit, Finding, Fix, Safety, Span
from mtcheck.grammar.backend import Backend, GrammarError, Match
from mtcheck.rules import Rule

SUGGESTIONS = 5  # of one match; later ones are guesses
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME = re.compile(r"(?<!\w)[^\W\d_a-z][\w'\u2019-]*")


class Checker:
    """A checker with the rules that are trusted. It reads in a thread of its own: the rule engine works meanwhile.

    When it fails, `problem` tells why, and it says nothing from then on.
    """

    def __init__(self, backend: Backend, rules: Iterable[Rule]) -> None:
        self.problem = ""
        self._backend = backend
        self._rules = {rule.id.partition(".")[2]: rule for rule in rules}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=backend.name)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that it was given."""
        return tuple(self._rules.values())

    def begin(self, document: Document) -> Future[list[Match]]:
        """Start reading a text; to be given to `findings`."""
        return self._thread.submit(self._read, document.text)

    def findings(self, document: Document, reading: Future[list[Match]], own: list[Finding]) -> Iterator[Finding]:
        """What the checker found, without what touches a name or overlaps one of the findings of our own."""
        taken = [place for finding in own for place in _places(finding)]
        for match in reading.result():
            rule = self._rules.get(match.rule)
            if rule is None or any(match.span.overlaps(place) for place in taken):
                continue
            if not _touches_name(document, match):
                yield _finding(document, rule, match)

    def close(self) -> None:
        """End what the checker has started."""
        self._backend.close()
        self._thread.shutdown(cancel_futures=True)

    def _read(self, text: str) -> list[Match]:
        if self.problem:
            return []
        try:
            return self._backend.check(_SURROGATE.sub("\ufffd", text))
        except GrammarError as error:
            self.problem = str(error)
            return []


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
