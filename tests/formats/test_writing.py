"""What fixes may bring into a file with mark-up: words, whoever has written the rule or the ledger behind them."""

from __future__ import annotations

import pytest

from mtcheck.findings import Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.formats.layout import layout_of
from mtcheck.formats.writing import Pen


@pytest.mark.parametrize(
    ("path", "new", "written"),
    [
        ("a.html", "Anna {{ secret }}", None),
        ("a.md", "Anna {% secret %}", None),
        ("a.html", "Anna <b>Berg</b>", "Anna &lt;b&gt;Berg&lt;/b&gt;"),
        ("a.md", "[Anna](http://x.invalid) <b>", "\\[Anna](http://x.invalid) \\<b>"),
    ],
)
def test_a_fix_brings_in_no_mark_up(path: str, new: str, written: str | None) -> None:
    raw = "<p>The owner of Nord spoke.</p>" if path == "a.html" else "The owner of Nord spoke."
    layout = layout_of(path, raw)
    assert layout is not None
    start = layout.reading.text.index("Nord")
    fix = Fix((Edit(Span(start, start + 4), new),), Safety.SAFE, new)
    finding = Finding("names.misspelled", "lexical", Severity.MAJOR, Span(start, start + 4), "", (fix,))
    fixes = Pen(raw, layout).finding(finding).fixes
    made = "".join(edit.text for fix in fixes for edit in fix.edits) if fixes else None
    assert made == written
