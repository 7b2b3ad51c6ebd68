"""Builds rules/lists/raw-places.txt and raw-countries.txt: letter by letter from Cyrillic, with English names.

    python bench/make_raw_places.py GEONAMES.tsv

GEONAMES.tsv has the name of a town, its country, its population and its Cyrillic names with | between, a line each
(GeoNames, CC BY 4.0). Countries that write Cyrillic themselves are left out: there romanization is a matter of taste.
Small towns, and those whose romanization may be another word, have the code of their country, too: an article has to
speak of it (lists/country-words.tsv).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mtcheck.english.frequency import frequency
from mtcheck.files.lists import read_columns
from mtcheck.names.given import is_given_name, plain
from mtcheck.names.romanize import romanizations

LISTS = Path(__file__).parent.parent / "rules" / "lists"
HEAD = (
    "# town romanized letter by letter, in English, and the code of the country of which an article has to speak where "
    "the town is small, with tabs between; "
    "from GeoNames (CC BY 4.0), by bench/make_raw_places.py; CC BY 4.0"
)
OUR_HEAD = (
    "# country, region or large city romanized letter by letter, and in English, with tabs between; "
    "from bench/raw-places-added.txt, by bench/make_raw_places.py; GPL-3.0-or-later"
)
CYRILLIC = frozenset("RU UA BY KZ BG RS MK ME BA KG TJ UZ TM MN MD AM GE AZ IL GR LV LT EE".split())
SCHOLARLY = frozenset("āēīōūḩḑţşẕḏẓ")  # letters that newspapers do not have
MACRONS = frozenset("LV TR RO".split())  # but for these countries
PEOPLE = 25_000  # that a town has which needs no evidence
SMALL = 2_500  # that a town has, at least
LARGE = 60_000  # that one has whose romanization may be an English word
SPELLINGS = 5
FEW = 2  # of a small town
MANY = 12
LEAST = 5
KNOWN_WORD = 2.6  # the same for the places of raw-places-added.txt, which are better known than any homonym
RARE = 1.0  # the same, below which English hardly ever has it
SEEN_WORD = 3.4  # the same of large towns, where the article has to speak of their country
TAKEN = frozenset("valio".split())  # firms
ADDED = "raw-places-added.txt"
NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}")
FORM = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ']{2,}(?:[ -][А-Яа-яЁёІіЇїЄєҐґ']+){0,3}")
ANY = re.compile(r"[^\W\d_a-zA-Z]{2,}(?:[ -][^\W\d_a-zA-Z]+){0,3}")  # what other languages write in Cyrillic
WORD = 1.6  # Zipf frequency from which a spelling is taken for a word or a name of its own


CITY = re.compile(r"-(?:shi|si)$")  # Japanese and Korean for "city"; English leaves it out


def main() -> None:
    """Read the towns, choose, write."""
    rows: dict[str, tuple[int, str, str]] = {}
    table = towns_of(sys.argv[1])
    own = {plain(name) for name, *_ in table}
    told = {code for code, _ in read_columns("country-words.tsv")}
    for name, country, population, cyrillic in table:
        people = int(population or 0)
        scholarly = country not in MACRONS and not SCHOLARLY.isdisjoint(name.lower())
        if country in CYRILLIC or not NAME.fullmatch(name) or scholarly:
            continue
        if people < (SMALL if country in told else PEOPLE):
            continue
        for raw in _romanized(name, cyrillic, SPELLINGS if people >= PEOPLE else FEW):
            needs = _needs(raw, people, own)
            if needs is not None and rows.get(raw, (0, "", ""))[0] < people:
                rows[raw] = (people, name, country if needs else "")
    countries = {**dict(_only_ours(own)), **dict(_added())}
    towns = {
        raw: f"{name}\t{code}" if code else name
        for raw, (_, name, code) in rows.items()
        if raw not in countries and (not code or code in told)
    }
    towns.update(_added_towns())
    for file, head, found in (("raw-places.txt", HEAD, towns), ("raw-countries.txt", OUR_HEAD, countries)):
        lines = (f"{raw}\t{name}" for raw, name in sorted(found.items()))
        (LISTS / file).write_text("\n".join((head, *lines)) + "\n", "utf-8")


def towns_of(path: str) -> list[list[str]]:
    """The lines of GEONAMES.tsv: name, country, population, Cyrillic names with | between."""
    rows = (line.split("\t") for line in Path(path).read_text("utf-8").splitlines())
    return [[CITY.sub("", name), *rest] for name, *rest in rows]


def added() -> list[tuple[str, str]]:
    """The Cyrillic and English names of countries, regions and capitals."""
    return of_mark([]) + of_mark(["-"])


def _added_towns() -> Iterator[tuple[str, str]]:
    """Romanizations of those that need evidence, and what stands behind them."""
    lines = (Path(__file__).parent / ADDED).read_text("utf-8").splitlines()[1:]
    for cyrillic, name, country in (row for line in lines if (row := line.split("\t"))[2:] not in ([], ["-"])):
        for raw in romanizations(cyrillic, "ru")[:FEW]:
            if len(raw) >= LEAST - 1 and plain(name) != raw.lower():
                yield raw.lower(), f"{name}\t{country}"


def _added() -> Iterator[tuple[str, str]]:
    names = {plain(name) for _, name in added()}
    for cyrillic, name in of_mark([]):
        for raw in romanizations(cyrillic, "ru")[:MANY] if " " not in cyrillic else ():
            key = raw.lower().replace("'", "")
            fits = key not in names and key.isascii() and len(key) >= LEAST - 1 and frequency(key) < KNOWN_WORD
            if fits and not is_given_name(key):
                yield key, name


def _only_ours(own: set[str]) -> Iterator[tuple[str, str]]:
    """Romanizations of less known places that are nothing else in English."""
    names = {plain(name) for _, name in added()}
    for cyrillic, name in of_mark(["-"]):
        for raw in romanizations(cyrillic, "ru")[:SPELLINGS]:
            key = raw.lower().replace("'", "")
            known = key in names or key.replace("-", " ") in names or key.replace("-", " ") in own
            if key.isascii() and len(key) >= LEAST and not known and frequency(key) < RARE and not is_given_name(key):
                yield key, name


def of_mark(mark: list[str]) -> list[tuple[str, str]]:
    """Those of one sort: an empty list, or ["-"] for less known ones."""
    lines = (Path(__file__).parent / ADDED).read_text("utf-8").splitlines()[1:]
    return [(row[0], row[1]) for row in (line.split("\t") for line in lines) if row[2:] == mark]


def _romanized(name: str, cyrillic: str, most: int) -> Iterator[str]:
    """The romanizations of a town's Cyrillic names, unless one of them is what English writes."""
    for form in cyrillic.split("|"):
        if (ANY if most == SPELLINGS else FORM).fullmatch(form):
            hyphenated = form.replace(" ", "-")
            spelled = [raw.lower().replace("'", "") for raw in romanizations(hyphenated, "ru")]
            if plain(name) not in map(plain, spelled):
                yield from spelled[:most]


def _needs(raw: str, people: int, own: set[str]) -> bool | None:
    """Whether a spelling needs evidence; None where it is a place's own, or a word or a person's name."""
    many = "-" in raw
    if not raw.isascii() or raw in own or raw.replace("-", " ") in own or is_given_name(raw) or raw in TAKEN:
        return None
    if len(raw) >= LEAST and frequency(raw) < WORD and (people >= PEOPLE):
        return False
    rare = frequency(raw) < (SEEN_WORD if people >= LARGE else WORD)
    return True if many or rare and len(raw) >= LEAST - 1 else None


if __name__ == "__main__":
    main()
