"""Names that an article has as an English word and as the Russian one: Artem Frost, Moroz; Heat Light, Teplosvet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.checks.article import cues
from mtcheck.checks.article.names.translated_surnames import words_for_surnames
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list, read_sorted
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_east_slavic, is_given_name
from mtcheck.names.lookup import known_word
from mtcheck.names.sounds import same_name, skeleton
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.text import capitalized_before

_LIST = "words-of-names.txt"
_WORD = compiled(r"(?<= )(?P<word>[A-Z][a-z]{2,})(?![\w'-])(?=(?P<more> [A-Z][a-z]{2,}(?![\w'-]))?)")
_SMALL = compiled(r"(?<![\w'.@#-])(?P<given>[A-Z][a-z]{2,}) (?P<word>[a-z]{3,})(?=[,.;]|'s\b| [a-z]+(?:ed|s)\b)")
_CAPITAL = compiled(r"(?<![\w'.@#-])[A-Z][a-z]{3,}(?![\w-])")
_DETERMINED = compiled(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ee]very|[Nn]o|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y)) $"
)
_STARTS = compiled(r"(?:^|[.!?:]\"?\s|\n\s*|\")$")
_REST = compiled(r"(?: of(?: the)?)(?P<words>(?: [A-Z][a-z]+){1,2})(?![\w-])")
_FOLLOWING = compiled(r" [A-Z][a-z]{3,}(?![\w-])")
_SURNAME = compiled(r"(?:in|[oe]v|sky|ko)$")
_OF_PLACES = frozenset("Arena Cup Day Drive Hall House Law News Park Street".split())
_BEGINNING, _LONG = 4, 7  # code points that a name has of its first word, and in all
_OF_ENGLISH = 3.7  # Zipf frequency from which English people bear a given name, too
_FOREIGN, _HEARD = 3.0, 2.2  # Zipf frequency below which a word is a name only; from which one is English
_ALIKE = 0.75
_FAR = 25  # code points between a word and a name that do not explain each other


def word_and_name(document: Document, rule: Rule) -> Iterator[Finding]:
    """English words in the places of names, whose Russian words the article has as names elsewhere.

    What the list of translated surnames tells is told there.
    """
    found = list(_words_and_names(document, rule))
    taken = sorted(word.span for word in document.memo(words_for_surnames)) if found else []
    yield from (each for each in found if not each.span.overlaps_any(taken))


def _words_and_names(document: Document, rule: Rule) -> Iterator[Finding]:
    names = document.memo(_names)
    settled: dict[str, str] = {}
    for match in _WORD.finditer(document.folded) if names else ():
        word, start = match["word"], match.start()
        if not _may_be(document, word, start):
            continue
        found, safety = None, None
        span = Span(*match.span("word"))
        if match["more"]:
            found, span = _of_two(names, word, match["more"].strip()), Span(start, match.end("more"))
        elif name := _name(names, word):
            span, found = _whole(document, span, name)
            safety = Safety.SAFE if is_given_name(capitalized_before(document.folded, start) or "") else None
        if not found and not match["more"] and _is_behind_given(document, start):
            found = _surname(word)
        if found and not _explains(document, span, found):
            settled[word] = found
            yield finding(rule, document, span, [found], safety=safety)
    for match in _SMALL.finditer(document.folded) if names else ():
        if is_given_name(match["given"]) and (name := _name(names, match["word"].capitalize())):
            yield finding(rule, document, Span(*match.span("word")), [name])


def _is_behind_given(document: Document, start: int) -> bool:
    """Whether a given name of the East, which is none of English, stands right before a word."""
    given = capitalized_before(document.folded, start)
    if given == "Lada" or given.lower() in read_list("given-names-abroad.txt"):
        return False  # a car; Tamara Merino
    return is_east_slavic(given) and frequency(given.lower()) < _OF_ENGLISH and cues.is_eastern(document)


def _may_be(document: Document, word: str, start: int) -> bool:
    """Whether an English word stands where a name may: inside a sentence, without a determiner or a name before it."""
    text = document.folded
    if frequency(word.lower()) < _HEARD or word in _OF_PLACES or _SURNAME.search(word) or text[start - 2].isupper():
        return False
    before = text[max(0, start - 12) : start]
    if _DETERMINED.search(before) or _STARTS.search(before):
        return False
    last = capitalized_before(text, start)
    return not last or is_given_name(last)


@lru_cache(maxsize=1024)
def russian_of(word: str) -> tuple[str, ...]:
    """What the Russian nouns and adjectives for an English word are, romanized; none for other words."""
    row = read_sorted(_LIST).first(f"{word.lower()}\t")
    return tuple(name.lstrip("*") for name in row.split()) if row else ()


def _surname(word: str) -> str | None:
    """The Russian surname that an English word translates, where English has no such surname, nor anybody known."""
    if known_word(word.lower()):
        return None  # Nicola Sturgeon
    row = read_sorted(_LIST).first(f"{word.lower()}\t")
    return row.split()[0][1:].capitalize() if row and row.startswith("*") else None


def _name(names: dict[str, set[str]], word: str) -> str | None:
    """The name of the article that is the Russian for an English word."""
    for russian in russian_of(word):
        alike = [name for name in names.get(skeleton(russian), ()) if same_name(russian, name.lower()) >= _ALIKE]
        if alike and not any(name.startswith(word) for name in alike):  # Garlanda is a case of Garland
            return min(alike, key=lambda name: (-same_name(russian, name.lower()), name))
    return None


def _of_two(names: dict[str, set[str]], one: str, two: str) -> str | None:
    """The same for two words, which Russian writes as one: Heat Light, Teplosvet."""
    firsts, seconds = russian_of(one), russian_of(two)
    for name in sorted(name for found in names.values() for name in found) if firsts and seconds else ():
        if any(name.lower().startswith(first[:_BEGINNING]) for first in firsts if len(first) > _BEGINNING):
            ends = (skeleton(second) for second in seconds)
            if any(len(end) > 1 and skeleton(name).endswith(end) and len(name) > _LONG for end in ends):
                return name
    return None


def _whole(document: Document, span: Span, name: str) -> tuple[Span, str]:
    """The place of a name of several words, and the whole of what the article has elsewhere: Zarya Povolzhya."""
    rest = _REST.match(document.folded, span.end)
    at = document.folded.find(name)
    behind = _FOLLOWING.match(document.folded, at + len(name))
    if rest and behind:
        return Span(span.start, rest.end()), name + behind[0]
    return span, name


def _explains(document: Document, span: Span, name: str) -> bool:
    """Whether the name stands right beside the word, which tells what it means: Zvezda (Star)."""
    before, after = document.folded[max(0, span.start - _FAR) : span.start], document.folded[span.end : span.end + _FAR]
    around = f"{before.rpartition('. ')[2]} {after.partition('. ')[0]}"
    return name.split(maxsplit=1)[0] in around


def _names(document: Document) -> dict[str, set[str]]:
    """The capitalized words of an article that English does not have, by their sounds."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in set(_CAPITAL.findall(document.folded)):
        if frequency(word.lower()) < _FOREIGN:
            found[skeleton(word)].add(word)
    return found
