"""Letters and words of the source script left in the English text."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.language import foreign_article, foreign_paragraphs
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.romanize import romanizations
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_CYRILLIC = compiled("[\u0400-\u04ff]")
_MIXED = compiled(r"(?<![^\W_])(?=[^\W_]*[A-Za-z])(?=[^\W_]*[\u0400-\u04ff])[^\W_]+")
_ALONE = compiled(
    "(?<![\\w-])[\u0400-\u04ff]+(?:[-\u2019'][\u0400-\u04ff]+)*(?:\\s+[\u0400-\u04ff]+(?:[-\u2019'][\u0400-\u04ff]+)*)*"
)
_DESIGNATION = compiled("(?<![\\w-])([\u0400-\u04ff]{1,4})(?=[-\u2010\u2011 ]?\\d)")
# Cyrillic letters and the Latin ones that look the same.
_TWINS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405",
    "aeopcyxijs" + "ABEKMHOPCTYXIJS",
)


def look_alike(document: Document, rule: Rule) -> Iterator[Finding]:
    """Latin words with Cyrillic letters that look the same."""
    if _CYRILLIC.search(document.text):
        for match in _MIXED.finditer(document.text):
            fixed = match[0].translate(_TWINS)
            if not _CYRILLIC.search(fixed):
                yield finding(rule, document, Span(*match.span()), [fixed])


def designation(document: Document, rule: Rule) -> Iterator[Finding]:
    """Cyrillic letters before a number, as in the names of weapons and aircraft: romanized by sound."""
    if _CYRILLIC.search(document.text):
        for match in _DESIGNATION.finditer(document.text):
            yield finding(rule, document, Span(*match.span()), [_romanized(match[0])])


def _romanized(letters: str) -> str:
    """Initials letter by letter (in capitals), a short name like a word."""
    if letters.isupper():
        return "".join(romanizations(letter, "ru")[0] for letter in letters).upper()
    return "".join(
        romanizations(letter, "ru")[0].capitalize() if letter.isupper() else romanizations(letter, "ru")[0]
        for letter in letters
    )


def cyrillic(document: Document, rule: Rule) -> Iterator[Finding]:
    """Words in Cyrillic script, neighbours together; for articles that are English otherwise."""
    found = list(_ALONE.finditer(document.text)) if _CYRILLIC.search(document.text) else []
    if sum(len(m[0]) for m in found) * 3 > len(document.text):
        return  # the article is not English at all, or is given in two languages
    whole = [span for span, _ in foreign_paragraphs(document)] if found else []  # rule leftovers.language finds these
    for match in found:
        span = Span(*match.span())
        if not _DESIGNATION.match(document.text, match.start()) and not span.overlaps_any(whole):
            yield finding(rule, document, span, [])


def language(document: Document, rule: Rule) -> Iterator[Finding]:
    """Paragraphs in another language, in an article that is English otherwise."""
    if foreign_article(document) is None:
        for span, _ in foreign_paragraphs(document):
            yield finding(rule, document, span, [])
