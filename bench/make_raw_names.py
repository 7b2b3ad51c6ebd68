"""Builds rules/lists/raw-names.txt: foreign names letter by letter from Cyrillic, with the spelling that English has.

    python bench/make_raw_names.py WIKIDATA.tsv

WIKIDATA.tsv has a name in lower-case Latin letters, the same in Cyrillic with spaces between letters, and how many
people of Wikidata (CC0) bear it, a line each. A Cyrillic name is kept where most of its people are spelled one way in
English that no romanization of it gives: Джон is John, and so Dzhon is no name but what a machine makes of it.
raw-names-added.txt, in this folder, has the last word.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from mtcheck.english.frequency import frequency
from mtcheck.names.data import plain
from mtcheck.names.given import is_east_slavic
from mtcheck.names.romanize import romanizations
from mtcheck.names.surnames import surname_forms

HERE = Path(__file__).parent
LISTS = HERE.parent / "rules" / "lists"
HEAD = (
    "# name romanized letter by letter, and in English, with tabs between; "
    "from Wikidata (CC0) and mtcheck, by bench/make_raw_names.py; GPL-3.0-or-later"
)
PEOPLE = 4  # that bear the English spelling, at least
FAMOUS = 3.0  # or the Zipf frequency of the English spelling
OWN = 0.05  # people who are spelled letter by letter in Latin, too, for each one of the English spelling
SHARE = 0.6  # of all people of the Cyrillic name
SPELLINGS = 6  # romanizations of a name that are kept
LEAST = 4  # code points
WORD = 2.2  # Zipf frequency from which a spelling is taken for a word or a name of its own


def main() -> None:
    """Read the pairs, choose, write."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    latin: Counter[str] = Counter()
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        english, spaced, people = line.split("\t")
        found[spaced.replace(" ", "")][english] += int(people)
        latin[plain(english)] += int(people)
    rows = dict[str, tuple[int, str]]()
    for cyrillic, spellings in found.items():
        best, people = spellings.most_common(1)[0]
        enough = people >= PEOPLE or (people > 1 and frequency(plain(best)) >= FAMOUS)
        if not enough or people < SHARE * sum(spellings.values()) or not best.isalpha():
            continue
        all_forms = romanizations(cyrillic, "ru")
        if any(plain(form) == plain(best) for form in all_forms):
            continue
        for raw in all_forms[:SPELLINGS]:
            if raw.isascii() and raw.isalpha() and _is_raw(raw, latin, people) and rows.get(raw, (0, ""))[0] < people:
                rows[raw] = (people, best)
    for line in (HERE / "raw-names-added.txt").read_text("utf-8").splitlines()[1:]:
        cyrillic, best = line.split()
        for raw in romanizations(cyrillic.lower(), "ru")[:SPELLINGS]:
            if plain(raw) != plain(best) and len(raw) >= LEAST and raw.isalpha() and frequency(raw) < WORD:
                rows[raw] = (0, best.lower())
    lines = (f"{raw}\t{_written(best)}" for raw, (_, best) in sorted(rows.items()))
    (LISTS / "raw-names.txt").write_text("\n".join((HEAD, *lines)) + "\n", "utf-8")


def _is_raw(raw: str, latin: Counter[str], people: int) -> bool:
    """Whether a spelling is nobody's own, nor a word."""
    if len(raw) < LEAST or latin[raw] > OWN * people or frequency(raw) >= WORD or is_east_slavic(raw):
        return False
    return not any(form.certainty >= 0.6 for form in surname_forms(raw.capitalize()))


def _written(name: str) -> str:
    """In the usual letter case: McDonald."""
    return "Mc" + name[2:].capitalize() if name.startswith("mc") and len(name) > 4 else name.capitalize()


if __name__ == "__main__":
    main()
