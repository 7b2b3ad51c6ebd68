"""Names of ordinary English words behind the noun for what they name, in articles about the East: firm Clean Water."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.names.translated_things import media_and_clubs
from mtcheck.checks.article.names.two_names import russian_of
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.known import listed_forms
from mtcheck.names.lookup import known_word
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_HEADS = (
    "company|firm|enterprise|producer|manufacturer|holding|concern|farm|cooperative|plant|factory|newspaper|"
    "portal|club|foundation|fund|movement|organization|association|cent(?:er|re)|mall|cafe|restaurant|hotel|"
    "cinema|camp|sanatorium|store|supermarket|retailer|chain|festival|ensemble|choir|studio|magazine|agency|"
    "developer|operator|carrier|publisher|publishing house|kindergarten|complex|society|partnership|mine|"
    "shipyard|bakery|dairy|clinic|pharmacy|airline|brand|ferry|trawler|barge|tanker|yacht|gang|brigade|"
    "detachment|regiment|battalion|residential complex|village|settlement|station|stop"
)
_NAMED = compiled(
    rf"\b(?:{_HEADS}) \"?(?P<name>[A-Z][a-z]{{2,}}(?: (?:of (?:the )?|and |the |for )?[A-Z][a-z]{{2,}}){{0,3}})"
    r"(?![\w'-]| [A-Z]|\.[a-z])"
)
_SMALL = frozenset("of and the for".split())
_NEVER = frozenset(  # words that stand behind such nouns as names of other sorts
    """
    april arena august bank city classics company corporation day december director europe february five four
    friday general group hall head house january july june manager march may monday november october park
    president saturday september seven street sunday thursday tuesday united wednesday
    """.split()
)
_AWAY = 60  # code points around a name in which a country tells that its bearer lives there


def looks_translated(document: Document, rule: Rule) -> Iterator[Finding]:
    """Such names that no list knows, with the Russian word where it is one."""
    if not cues.is_eastern(document):
        return
    found = [match for match in _NAMED.finditer(document.folded) if _is_of_words(match["name"])]
    if not found:
        return
    told = (each.span for each in media_and_clubs(document, rule))
    taken = sorted((*told, *(place for _, place in listed_forms(document))))
    for match in found:
        span = Span(*match.span("name"))
        if not cues.is_abroad(document, *span, _AWAY) and not span.overlaps_any(taken):
            yield finding(rule, document, span, [])


def _is_of_words(name: str) -> bool:
    """Whether all words of a name are nouns and adjectives of English."""
    if known_word(name.lower()) or known_word(name.rpartition(" ")[2].lower()):
        return False
    words = [word.lower() for word in name.split() if word not in _SMALL]
    return not _NEVER.intersection(words) and all(
        russian_of(word) or russian_of(word.removesuffix("s")) for word in words
    )
