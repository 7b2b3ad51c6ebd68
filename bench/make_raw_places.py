"""Builds rules/lists/raw-places.txt and raw-countries.txt: letter by letter from Cyrillic, with English names.

    python bench/make_raw_places.py GEONAMES.tsv

GEONAMES.tsv has the name of a town, its country, its population and its Cyrillic names with | between, a line each
(GeoNames, CC BY 4.0). Countries that write Cyrillic themselves are left out: there romanization is a matter of taste.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mtcheck.english.frequency import frequency
from mtcheck.names.given import is_given_name, plain
from mtcheck.names.romanize import romanizations

LISTS = Path(__file__).parent.parent / "rules" / "lists"
HEAD = (
    "# town romanized letter by letter, and in English, with tabs between; "
    "from GeoNames (CC BY 4.0), by bench/make_raw_places.py; CC BY 4.0"
)
OUR_HEAD = (
    "# country, region or large city romanized letter by letter, and in English, with tabs between; "
    "from bench/raw-places-added.txt, by bench/make_raw_places.py; GPL-3.0-or-later"
)
CYRILLIC = frozenset("RU UA BY KZ BG RS MK ME BA KG TJ UZ TM MN MD AM GE AZ IL GR LV LT EE".split())
SCHOLARLY = frozenset("āēīōūḩḑţşẕḏẓ")  # letters that newspapers do not have
MACRONS = frozenset("LV TR RO".split())  # but for these countries
PEOPLE = 25_000  # that a town has, at least
SPELLINGS = 5
MANY = 12
LEAST = 5
KNOWN_WORD = 2.6  # the same for the places of raw-places-added.txt, which are better known than any homonym
ADDED = "raw-places-added.txt"
WORD = 1.6  # Zipf frequency from which a spelling is taken for a word or a name of its own


def main() -> None:
    """Read the towns, choose, write."""
    rows: dict[str, tuple[int, str]] = {}
    table = [line.split("\t") for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    own = {plain(name) for name, *_ in table}
    for name, country, population, cyrillic in table:
        people = int(population or 0)
        scholarly = country not in MACRONS and not SCHOLARLY.isdisjoint(name.lower())
        if country in CYRILLIC or people < PEOPLE or not name.isalpha() or scholarly:
            continue
        for form in cyrillic.split("|")[:2]:
            if not form.isalpha():
                continue
            spelled = [raw.lower() for raw in romanizations(form, "ru")]
            if plain(name) in map(plain, spelled):
                continue
            for raw in spelled[:SPELLINGS]:
                if _is_raw(raw, own) and rows.get(raw, (0, ""))[0] < people:
                    rows[raw] = (people, name)
    countries = dict(_added())
    towns = {raw: name for raw, (_, name) in rows.items() if raw not in countries}
    for file, head, found in (("raw-places.txt", HEAD, towns), ("raw-countries.txt", OUR_HEAD, countries)):
        lines = (f"{raw}\t{name}" for raw, name in sorted(found.items()))
        (LISTS / file).write_text("\n".join((head, *lines)) + "\n", "utf-8")


def added() -> list[tuple[str, str]]:
    """The Cyrillic and English names of countries, regions and capitals."""
    lines = (Path(__file__).parent / ADDED).read_text("utf-8").splitlines()[1:]
    return [(cyrillic, name) for cyrillic, _, name in (line.partition("\t") for line in lines)]


def _added() -> Iterator[tuple[str, str]]:
    names = {plain(name) for _, name in added()}
    for cyrillic, name in added():
        for raw in romanizations(cyrillic, "ru")[:MANY] if " " not in cyrillic else ():
            key = raw.lower().replace("'", "")
            fits = key not in names and key.isascii() and len(key) >= LEAST - 1 and frequency(key) < KNOWN_WORD
            if fits and not is_given_name(key):
                yield key, name


def _is_raw(raw: str, own: set[str]) -> bool:
    """Whether a spelling is no place's own, nor a word or a person's name."""
    fits = raw.isascii() and raw.isalpha() and len(raw) >= LEAST
    return fits and raw not in own and frequency(raw) < WORD and not is_given_name(raw)


if __name__ == "__main__":
    main()
