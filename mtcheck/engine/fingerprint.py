"""Fingerprints: what tells a finding from others and stays the same when the article is edited elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.files.digests import blake2b
from mtcheck.text import normalized

if TYPE_CHECKING:
    from mtcheck.document import Document
    from mtcheck.findings import Finding


class Fingerprint(NamedTuple):
    """Rule, matched text, what is around it (both normalized), and how many like it came before in the article.

    Normalized: white space squeezed to one space, curly quotes straight, no-break spaces plain.
    """

    rule: str
    text: str
    sentence: str
    number: int = 0

    @property
    def digest(self) -> str:
        """The same as 20 hexadecimal digits."""
        said = "\0".join((self.rule, self.text, self.sentence, str(self.number)))
        return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def fingerprint(finding: Finding, document: Document) -> Fingerprint:
    """The fingerprint of one finding as the first of its like; decisions are about all of them."""
    start, end = place = document.seen(finding.span)
    first, last = document.around(place)
    return Fingerprint(finding.rule_id, normalized(document.text[start:end]), normalized(document.text[first:last]))


def fingerprints(findings: Iterable[Finding], document: Document) -> list[Fingerprint]:
    """The fingerprints of all findings of an article, in their order: no two are the same."""
    seen: Counter[Fingerprint] = Counter()
    out = []
    for finding in findings:
        mark = fingerprint(finding, document)
        out.append(mark._replace(number=seen[mark]))
        seen[mark] += 1
    return out
