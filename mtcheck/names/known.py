"""Known names in an article: where their right forms stand, and the wrong ones that machines make of them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import is_east_slavic, is_given_name
from mtcheck.names.korean import korean_family
from mtcheck.names.registry import Index, Known, Spelling, index_for
from mtcheck.names.sounds import same_name
from mtcheck.names.syllables import is_family
from mtcheck.text import lower

_POSSESSIVE = compiled(r"['\u2019]s?$")
_ENDS = ("'", "\u2019", "'s", "\u2019s")
_CAPITAL = compiled(" [A-Z][a-z]")
_FAMILY = 9  # code points of a family name and the spaces around it, at most
_NEARER = 0.2  # likeness by which another given name of a person has to be nearer

_WORDS = frozenset(  # never a bare surname
    """
    he she it we me my you do so to be an as at on in is no or if us can den fan fun gun man men pan son sun ten
    """.split()
)

Words = list[tuple[str, Span]]


def words_of(document: Document) -> Words:
    """The words of an article in lower case without possessive endings, and where they stand with them."""
    low, words = document.lower, document.words
    texts = [low[start:end] for start, end in words]
    bare = [_POSSESSIVE.sub("", text) if text.endswith(_ENDS) else text for text in texts]
    return [*zip(bare, words, strict=True)]


def listed_forms(document: Document) -> list[tuple[Known, Span]]:
    """Places of wrong forms of the registry's names, in text order; found once for each document."""
    return document.memo(_listed_forms)


def _listed_forms(document: Document) -> list[tuple[Known, Span]]:
    words = document.memo(words_of)
    index = index_for({word for word, _ in words})
    return wrong_forms(document, words, index) if index else []


def wrong_forms(document: Document, words: Words, index: Index) -> list[tuple[Known, Span]]:
    """Places of wrong forms, in text order and apart from each other.

    A person's bare surname counts once the article names the person in full.
    """
    hits: dict[int, tuple[Known, Span]] = {}
    telling = index.literal.keys() | index.spelled.keys()
    for at, (word, _) in enumerate(words):
        if word in telling:
            for known, place in _hits(document, index, words, at):
                hits.setdefault(place.start, (known, place))
    surnames = {form: known for known, _ in hits.values() for form in _surname_forms(known)}
    for word, span in words if surnames else ():
        if word in surnames and document.text[span.start].isupper() and not _of_another(document, surnames[word], span):
            hits.setdefault(span.start, (surnames[word], Span(span.start, span.start + len(word))))
    return list(_apart(hits))


def _of_another(document: Document, known: Known, span: Span) -> bool:
    """Whether a Chinese or Korean family name is a part of somebody else's full name: Li Na, Wang Li."""
    if not known.name.startswith(f"{known.surname} "):
        return False
    before = document.text[max(0, span.start - _FAMILY) : span.start].split(" ")[-2:-1]
    if before and before[0][:1].isupper() and (is_family(before[0].lower()) or korean_family(before[0], north=False)):
        return True
    return _CAPITAL.match(document.text, span.end) is not None


def _apart(hits: dict[int, tuple[Known, Span]]) -> Iterator[tuple[Known, Span]]:
    end = 0
    for _, (known, place) in sorted(hits.items(), key=lambda hit: hit[0]):
        if place.start >= end:
            end = place.end
            yield known, place


def form_in(document: Document, known: Known, place: Span) -> str:
    """The right form for a place of a wrong one: the whole name, or the surname where only that stands there."""
    found = document.lower[place.start : place.end]
    if known.kind != "person":
        return known.name
    return _called_so(known, found) if " " in found else known.surname


def _called_so(known: Known, found: str) -> str:
    """The right form of a person's name with the given name that the wrong one has: James Mattis, not Jim.

    Slavs keep the form of their own country: Oleksiy, whatever Russian calls him.
    """
    called, (given, _, rest) = found.partition(" ")[0], known.name.partition(" ")
    others = [right.partition(" ")[0] for right in known.right if right.endswith(f" {rest.lower()}")]
    best = max((given.lower(), *others), key=lambda name: same_name(called, name))
    nearer = same_name(called, best) > same_name(called, given) + _NEARER
    own = is_east_slavic(given) or not best.isalpha()
    return f"{best.capitalize()} {rest}" if nearer and not own else known.name


def _hits(document: Document, names: Index, words: Words, at: int) -> Iterator[tuple[Known, Span]]:
    """Wrong forms that hold the word at a place as their telling word."""
    word, span = words[at]
    for form, known, exact in names.literal.get(word, ()):
        start = span.start - lower(form).find(word)
        view = document.folded if exact else document.lower
        place = Span(start, start + len(form))
        if (
            start >= 0
            and view[place.start : place.end] == form
            and is_whole(document, place)
            and is_named(document, place)
        ):
            yield known, place
    for known, spelling, offset in names.spelled.get(word, ()):
        found = _spelled(spelling, words, at - offset)
        right = found and document.lower[found.start : found.end] in names.right
        if found and not right and is_named(document, found) and not _is_somebody(document, known, found):
            yield known, found


def _is_somebody(document: Document, known: Known, place: Span) -> bool:
    """Whether a name of no person is a given name here, with a surname behind it: Gerta Weber, not Hertha Berlin."""
    alone = known.kind != "person" and is_given_name(document.lower[place.start : place.end])
    return alone and _CAPITAL.match(document.text, place.end) is not None


def _spelled(spelling: Spelling, words: Words, at: int) -> Span | None:
    """Where a spelling of several words stands from a word on, one space between each two."""
    if at < 0 or at + len(spelling) > len(words):
        return None
    for offset, forms in enumerate(spelling):
        word, span = words[at + offset]
        if word not in forms or (offset and span.start - words[at + offset - 1][1].end != 1):
            return None
    last, place = words[at + len(spelling) - 1]
    return Span(words[at][1].start, place.start + len(last))


def is_whole(document: Document, place: Span) -> bool:
    """Whether a place begins and ends where words do."""
    after = document.text[place.end : place.end + 1]
    before = document.text[max(0, place.start - 1) : place.start]
    if before.isalnum():
        return False
    return not (after.isalnum() or (after == "-" and document.text[place.end + 1 : place.end + 2].isalnum()))


def is_named(document: Document, place: Span) -> bool:
    """Whether it is written as a name: with a capital letter somewhere, and not part of a longer hyphenated word."""
    text = document.text[place.start : place.end]
    before = document.text[max(0, place.start - 1) : place.start]
    return any(c.isupper() for c in text) and before not in ("-", "@", "#")


def _surname_forms(known: Known) -> set[str]:
    """Wrong spellings of a person's surname alone."""
    if known.kind != "person":
        return set()
    at = 0 if known.name.startswith(f"{known.surname} ") else -1  # first in China and Korea
    forms = {form for spelling in known.spellings for form in spelling[at] if len(spelling) > 1}
    return forms - {form.split()[at] for form in known.right} - _WORDS
