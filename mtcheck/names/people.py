"""Who is who in an article: people introduced by a full name, and every mention of a surname."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender, given_gender, is_given_name, is_patronymic, patronymic_nominative

if TYPE_CHECKING:
    from mtcheck.names.ledger import Ledger

_CAP = r"(?:(?:[ae]l|a[dnrstz]|ash|esh)-)?[^\W\d_a-z][\w\u2019']*(?:-[^\W\d_][\w\u2019']*)*"
_INITIAL = r"(?!U\.\s?[KNS]\.)(?<!U\.)[^\W\d_a-z]\."
_RUN = compiled(rf"(?<![\w-])(?:{_INITIAL}|{_CAP})(?:[ \u00a0]?(?<=[ .\u00a0])(?:{_INITIAL}|{_CAP}))*")
_PART = compiled(r"[^\s.]+\.?")
_LONGEST = 60  # code points of a name
_POSSESSIVE = compiled(r"['\u2019]s?$")
_MALE = frozenset("mr sir lord king prince duke father brother uncle spokesman chairman congressman actor".split())
_FEMALE = frozenset(
    "mrs ms miss lady queen princess duchess sister aunt spokeswoman chairwoman congresswoman actress".split()
)

_NO_GIVEN = frozenset(  # words sooner than names
    "In Their Our His Her They We You An Do So My May See Will Can Even To On No If As Its Or".split()
)
_BEFORE = frozenset(  # offices and media that are given names, too
    "Rada Marshal Dean Deacon Sultan Imam Emir Justice Major General Judge Colonel Pravda Sabah Zaman Interia".split()
)
_ARTICLES = frozenset(("Al", "El"))  # before an Arabic surname, in a word of its own
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of one to three parts in the text: the surname at `span`, and what stands before it in the same name.

    `given` may be an initial ("V."); `title` is a capitalized word before ("Mr", "President").
    `decided` is the gender that the ledger tells; `full`: a given name stands before the surname, not only an initial.
    """

    surname: str
    span: Span
    given: str = ""
    given_span: Span = _NOWHERE
    patronymic: str = ""
    patronymic_span: Span = _NOWHERE
    title: str = ""
    decided: Gender | None = None
    full: bool = field(init=False, compare=False, repr=False)  # told once: it is asked for a hundred times a name

    def __post_init__(self) -> None:
        object.__setattr__(self, "full", bool(self.given) and not self.given.endswith("."))

    @property
    def given_name(self) -> bool:
        """Whether what stands alone is itself a given name, such as Martina or Valentin."""
        return not self.given and is_given_name(self.surname)

    @property
    def gender(self) -> Gender | None:
        """What patronymic, given name or form of address tell of the person's gender."""
        if self.decided:
            return self.decided
        father = is_patronymic(self.patronymic) if self.patronymic else None
        given = given_gender(self.given) if self.full else None
        if father and given and father != given:
            return self._told_by_surname  # one of the three is wrong: two of them agree
        return father or given or address_gender(self.title)

    @property
    def _told_by_surname(self) -> Gender | None:
        from mtcheck.names.surnames import surname_gender  # here, because hardly a name needs it

        return surname_gender(self.surname)


def address_gender(word: str) -> Gender | None:
    """The gender that a form of address or a role word tells: Mr, Mrs, spokeswoman."""
    word = word.rstrip(".").lower()
    return "m" if word in _MALE else "f" if word in _FEMALE else None


def mentions_of(document: Document) -> tuple[Mention, ...]:
    """Every name in the text, in order, with what tells who is meant; found once for each document."""
    return document.memo(_mentions)


def _mentions(document: Document) -> tuple[Mention, ...]:
    return tuple(_found(document))


def _found(document: Document) -> Iterator[Mention]:
    """Every name in the text, in order: runs of capitalized words, cut where a given name begins one.

    A run without a known given name is one mention of its last word; what precedes it counts as a title.
    """
    for run in _RUN.finditer(document.text):
        words, start = run[0], run.start()
        if words.isalnum():  # most are one word
            parts = [(words, Span(start, run.end()))]
        else:
            parts = [(m[0], Span(m.start() + start, m.end() + start)) for m in _PART.finditer(words)]
        parts = [part for part in parts if len(part[0]) <= _LONGEST]
        if not parts:
            continue
        found = _of_run(parts)
        yield from found if document.ledger is None else (_decided(document.ledger, mention) for mention in found)


def _decided(ledger: Ledger, mention: Mention) -> Mention:
    """The mention with the gender that the ledger tells of this person; a form of the other gender counts, too."""
    gender = ledger.gender(mention.given, mention.surname) if mention.full else None
    return replace(mention, decided=gender) if gender else mention


def _of_run(parts: list[tuple[str, Span]]) -> Iterator[Mention]:
    start = next((i for i, (word, _) in enumerate(parts[:-1]) if _opens(word, parts[i + 1][0])), None)
    if start is None:
        surname, span = parts[-1]
        yield _mention(surname, span, title=parts[-2][0] if len(parts) > 1 else "")
        return
    title = parts[start - 1][0] if start else ""
    given, given_span = parts[start]
    rest = parts[start + 1 :]
    father, father_span = "", _NOWHERE
    if len(rest) > 1 and (patronymic_nominative(rest[0][0]) or rest[0][0].endswith(".")):
        (father, father_span), rest = rest[0], rest[1:]
    # Anna Maria Schmidt
    at = next((i for i, part in enumerate(rest[:-1]) if not is_given_name(part[0])), len(rest) - 1)
    surname, span = rest[at]
    if surname in _ARTICLES and at + 1 < len(rest):
        surname, span = f"{surname} {rest[at + 1][0]}", Span(span.start, rest[at + 1][1].end)
    names = {"given": given, "given_span": given_span, "patronymic": father, "patronymic_span": father_span}
    yield _mention(surname, span, title=title, **names)


def of_ledger(document: Document) -> Iterator[Mention]:
    """The people of the ledger whose gender it tells, as if the article had introduced them."""
    genders: dict[str, Gender] = {"m": "m", "f": "f"}
    for known in document.ledger.names if document.ledger else ():
        if known.surname and known.gender in genders:
            yield Mention(known.surname, _NOWHERE, known.name.split()[0], decided=genders[known.gender])


def _opens(word: str, following: str) -> bool:
    """Whether a full name begins with this word: a given name or an initial, before a word that is no initial's end."""
    if word.endswith("."):
        return len(word) == 2 and len(following) > 2
    if address_gender(word) or word in _NO_GIVEN or word in _BEFORE and is_given_name(following):
        return False  # Lady is a name in Spain
    return is_given_name(word) and len(following) > 1 and not _POSSESSIVE.search(word)


def _mention(surname: str, span: Span, **names: object) -> Mention:
    """A mention without the possessive ending of its surname."""
    bare = _POSSESSIVE.sub("", surname)
    return Mention(bare, Span(span.start, span.start + len(bare)), **names)  # type: ignore[arg-type]
