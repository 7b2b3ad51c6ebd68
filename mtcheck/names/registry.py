"""The registry of known names: right forms, and the wrong ones that machines make of the source form.

Wrong forms by romanization are generated from `source`, word by word; those that are literal translations are listed
in the packs (rules/names/*.toml). A small set of words tells whether an article can hold any; the rest is loaded then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mtcheck.files.compiled import as_line, cached_lines, from_line
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import Lines
from mtcheck.files.shipped import rules_folder
from mtcheck.names.entries import read_entries
from mtcheck.names.mixed import mixed_spellings
from mtcheck.names.romanize import romanizations
from mtcheck.text import fold, lower

_ARABIC_ARTICLE = compiled(r"^(?:аль?|эль?|а[нштрсдз]|э[нштрсдз])-")
_ARTICLES = ("al", "an", "ash", "as", "at", "ar", "ad", "el", "en", "es", "esh", "ed", "er")
_HARD = (("kh", "h"), ("dzh", "j"))  # beginnings of romanizations, and of English names
_TWO_WAYS = (("ei", "ай", "ей"), ("W", "Уи", "Ви"), ("W", "Уо", "Во"), ("W", "Уа", "Ва"), ("Wi", "Ви", "Уи"))
_OF_ABROAD = frozenset(("company", "medium", "place", "weapon"))
_STYLE = compiled(r"(?<=[^aeiouy])yi|yi|iy|y|j")  # what romanizations of Russian names differ in
_LEAST = 4  # code points of a wrong form of one word; shorter ones mean too many other things
_ORDINARY = frozenset("the of and in for new north south east west state party first united front group".split())

Spelling = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """One known name: canonical form, kind, gender, right forms (lower case) and wrong spellings.

    `spellings` are sequences of words; each word is a tuple of lower-case spellings that it may have. `literal` are
    other wrong forms, lower case; `exact` ones count only as they are written.
    """

    name: str
    kind: str
    gender: str
    surname: str
    source: str
    right: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    literal: tuple[str, ...]
    exact: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Where to look when an article holds a telling word: the spelling or form that it belongs to, and its place."""

    right: Container[str]
    spelled: dict[str, list[tuple[Known, Spelling, int]]]
    literal: dict[str, list[tuple[str, Known, bool]]]


@cache
def files() -> tuple[tuple[Path, str], ...]:
    """The files of known names, each with the name by which errors call it."""
    found = sorted((rules_folder() / "names").glob("*.toml"))
    return tuple((path, path.name) for path in found if path.name != "acronyms.toml")


# What is kept of a name: the fields of Known.
_Row = tuple[str, str, str, str, str, tuple[str, ...], tuple[Spelling, ...], tuple[str, ...], tuple[str, ...]]


@cache
def registry() -> tuple[Known, ...]:
    """All known names, from the cache where nothing changed; raises PackError."""
    return tuple(_known(row.partition("\t")[2]) for row in _rows())


@cache
def right_forms() -> Container[str]:
    """The right forms of all known names, in lower case; raises PackError."""
    return cached_lines("right-forms", files(), lambda: sorted({form for known in registry() for form in known.right}))


@cache
def _rows() -> Lines:
    """Lines of the number of a name, and of the fields of Known."""
    return cached_lines("names", files(), _compiled)


def _compiled() -> list[str]:
    return [f"{_number(at)}\t{as_line(astuple(known))}" for at, known in enumerate(_read())]


def _number(at: int) -> str:
    """By which a name is found; numbers sort as they count."""
    return f"{at:06}"


@lru_cache(maxsize=4096)
def _known(line: str) -> Known:
    return Known(*from_line(line, _Row))


def index_for(words: set[str]) -> Index | None:
    """The index of those names of which an article of these words (lower case) can hold a wrong form; None for none."""
    numbers = {
        number
        for word in words
        for number, partners in _told_by(word)
        if not partners or not words.isdisjoint(partners)
    }
    if not numbers:
        return None
    names = (_known(line) for number in sorted(numbers) for line in _rows().behind(f"{number}\t"))
    return replace(index_of(names), right=right_forms())


@lru_cache(maxsize=16384)
def _told_by(word: str) -> tuple[tuple[str, list[str]], ...]:
    """Numbers of names that a telling word tells, each with words one of which stands beside it in a wrong form.

    No words: it stands alone.
    """
    found = []
    for told in _triggers().behind(f"{word}\t"):
        number, _, partners = told.partition("\t")
        found.append((number, partners.split()))
    return tuple(found)


@cache
def _triggers() -> Lines:
    """Lines of a telling word, the number of a name, and the words one of which stands beside it."""
    return cached_lines("name-words", files(), _find_triggers)


def _find_triggers() -> list[str]:
    found: dict[str, None] = {}
    for at, known in enumerate(registry()):
        number, names = _number(at), index_of([known])
        for word, spelled in names.spelled.items():
            for _, words, place in spelled:
                rest = [forms for i, forms in enumerate(words) if i != place]
                partner: tuple[str, ...] = max(rest, key=lambda forms: len(forms[0]), default=())
                found[f"{word}\t{number}\t{' '.join(partner)}"] = None
        for word, literal in names.literal.items():
            for form, _, _ in literal:
                others = [w for w in lower(form).split() if w != word and w not in _ORDINARY]
                found[f"{word}\t{number}\t{max(others, key=len, default='')}"] = None
    return sorted(found)


def index_of(names: Iterable[Known]) -> Index:
    """The index of some names."""
    names = tuple(names)
    spelled: dict[str, list[tuple[Known, Spelling, int]]] = defaultdict(list)
    literal: dict[str, list[tuple[str, Known, bool]]] = defaultdict(list)
    for known in names:
        for words in known.spellings:
            orders = (words, words[::-1]) if known.kind == "group" and len(words) == 2 else (words,)
            for order in orders:  # machines turn the two parts of an Arabic name round
                place = _telling_place(order, known)
                for form in order[place]:
                    spelled[form].append((known, order, place))
        for form, exact in [(f, False) for f in known.literal] + [(f, True) for f in known.exact]:
            literal[_telling_word(lower(form))].append((form, known, exact))
    return Index(frozenset(form for known in names for form in known.right), dict(spelled), dict(literal))


def _telling_place(words: Spelling, known: Known) -> int:
    """The word whose spellings have least in common with the right form: the one by which an article is searched."""
    right = {_bare(word) for form in known.right for word in form.split()}
    return min(range(len(words)), key=lambda i: (any(_bare(form) in right for form in words[i]), -len(words[i][0])))


def _telling_word(form: str) -> str:
    """The longest word of a literal form that is no ordinary one."""
    words: list[str] = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", form)
    return max(words, key=lambda word: (word not in _ORDINARY, len(word)))


def _read() -> Iterator[Known]:
    for path, _ in files():
        yield from map(known_name, read_entries(path))


def known_name(entry: dict[str, Any], *, every: bool = False) -> Known:
    """The name of one entry of a file; with `every`, each romanization of its source that is not right is wrong."""
    name = entry["name"]
    right = tuple(dict.fromkeys(lower(fold(form)) for form in (name, *entry.get("also", ()))))
    russian = dict.fromkeys(form for source in entry.get("source", ()) for form in (source, *_otherwise(source, name)))
    sources = [(source, "ru") for source in russian] + [(source, "uk") for source in entry.get("source-uk", ())]
    spellings = dict.fromkeys(
        words
        for source, language in sources
        if (words := _spellings(source, language, right, every) or _usual(source, language, right, entry["kind"]))
    )
    surname = entry.get("surname", name.split()[-1]) if entry["kind"] == "person" else ""
    if surname and name.startswith(f"{surname} "):
        mixed = (each for source in russian for each in mixed_spellings(source, right, _romanized))
        spellings |= dict.fromkeys(mixed)
    return Known(
        name=name,
        kind=entry["kind"],
        gender=entry.get("gender", ""),
        surname=surname,
        source=next(iter(entry.get("source", ())), ""),
        right=right,
        spellings=tuple(spellings),
        literal=tuple(lower(fold(form)) for form in entry.get("wrong", ())),
        exact=tuple(fold(form) for form in entry.get("plain", ())),
    )


def _otherwise(source: str, name: str) -> Iterator[str]:
    """Other Cyrillic forms of foreign full names: Хайко, Хейко for Heiko; Уолтер, Волтер for Walter; Хайди, Гейди."""
    if " " not in source:
        return
    for english, usual, other in _TWO_WAYS:
        if english in name and usual in source:
            yield source.replace(usual, other, 1)


def _spellings(source: str, language: Any, right: Iterable[str], every: bool) -> Spelling:
    """Romanizations of each word of a source form; empty where each word has a right English form among them.

    Where English follows the romanization (Shoigu), the other romanizations are a matter of style, not wrong, unless
    `every` one counts.
    """
    words = tuple(tuple(dict.fromkeys(_word(word, language))) for word in source.split())
    english = {_bare(word) for form in right for word in form.split()}
    telling = [not any(_bare(form) in english for form in word) for word in words]
    if any(len(_bare(word[0])) < 2 for word in words if word):
        return ()
    if not (every or any(telling)):
        return _hard_first(words, english)
    return () if len(words) == 1 and len(words[0][0]) < _LEAST else words


def _usual(source: str, language: Any, right: Iterable[str], kind: str) -> Spelling:
    """The usual romanization of a firm, a medium or a place where English writes what another one has by chance.

    Yuniper is no style of Uniper, nor Shakhed of Shahed; letters that romanizations of Russian names differ in are.
    """
    if kind not in _OF_ABROAD or language != "ru" or " " in source or "-" in source:
        return ()
    usual = next(_word(source, language), "")
    own = {_in_any_style(word) for form in right for word in (form, *form.split())}
    return ((usual,),) if len(usual) > _LEAST and _in_any_style(usual) not in own else ()


def _in_any_style(word: str) -> str:
    return _STYLE.sub("i", _bare(word)).replace("ie", "e")


def _hard_first(words: Spelling, english: set[str]) -> Spelling:
    """Spellings with Kh or Dzh where English has H or J (Kheiko Maas, Dzhamal Khashoggi); empty for none."""
    found = []
    for word in words:
        own = next((form for form in word if _bare(form) in english), "")
        hard = next((wrong for wrong, right in _HARD if own.startswith(right)), None)
        found.append(tuple(form for form in word if hard and form.startswith(hard)))
    spelled = tuple(hard or word for hard, word in zip(found, words, strict=True))
    return spelled if any(len(word[0]) > _LEAST for word in found if word) else ()


def _bare(word: str) -> str:
    return re.sub(r"[^a-z]", "", word)


def _romanized(word: str) -> Iterator[str]:
    return _word(word, "ru")


def _word(word: str, language: Any) -> Iterator[str]:
    """Lower-case spellings of one source word, the Arabic article in all its assimilations."""
    article = _ARABIC_ARTICLE.match(word.lower())
    if article and language == "ru":
        for form in romanizations(word[article.end() :], language):
            for spelled in _ARTICLES:
                yield f"{spelled}-{lower(fold(form))}"
        return
    for form in romanizations(word, language):
        yield lower(fold(form))
