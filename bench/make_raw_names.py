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
from mtcheck.names.given import is_east_slavic, plain
from mtcheck.names.romanize import romanizations, same_name
from mtcheck.names.surnames import surname_forms
from mtcheck.source.words import is_russian

HERE = Path(__file__).parent
LISTS = HERE.parent / "rules" / "lists"
HEAD = (
    "# name romanized letter by letter, and in English (few: which few people bear, two: which others spell "
    "otherwise), with tabs between; "
    "from Wikidata (CC0) and mtcheck, by bench/make_raw_names.py; GPL-3.0-or-later"
)
PEOPLE = 4  # that bear the English spelling, at least
FAMOUS = 1.5  # or the Zipf frequency of the English spelling
OWN = 0.05  # people who are spelled letter by letter in Latin, too, for each one of the English spelling
SHARE = 0.8  # of all people of the Cyrillic name: those who are not spelled letter by letter
ALIKE = 0.2  # likeness of both spellings of a name that few people bear
EMIGRANTS = ("ić", "č")  # whose bearers abroad write -ich and -ch by themselves
SECOND = 4  # parts of those of the commonest English spelling that bear another, from which that may be meant
USUAL = 8  # romanizations of a name that are usual
SPELLINGS = 6  # romanizations of a name that are kept
LEAST = 4  # code points
WORD = 2.2  # Zipf frequency from which a spelling is taken for a word or a name of its own


def main() -> None:
    """Read the pairs, choose, write."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    latin: Counter[str] = Counter()
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        english, spaced, number = line.split("\t")
        found[spaced.replace(" ", "")][english] += int(number)
        latin[plain(english)] += int(number)
    rows = dict[str, tuple[int, str]]()
    several, doubtful = set[str](), set[str]()
    for cyrillic, spellings in found.items():
        all_forms = romanizations(cyrillic, "ru")
        usual = {plain(form) for form in all_forms[:USUAL]}
        foreign = {name: times for name, times in spellings.items() if plain(name) not in usual and name.isalpha()}
        best = max(foreign, key=lambda name: (foreign[name] * 10 ** (frequency(plain(name)) / 3), name), default="")
        people = sum(foreign.values())
        enough = people >= PEOPLE or frequency(plain(best)) >= FAMOUS
        if not best or not enough or people < SHARE * sum(spellings.values()):
            continue
        few = people < PEOPLE
        two = any(name != best and SECOND * times >= foreign[best] for name, times in foreign.items())
        if best.endswith(EMIGRANTS) or few and (is_russian(cyrillic) or same_name(usual_form(cyrillic), best) < ALIKE):
            continue
        for raw in all_forms[:SPELLINGS]:
            if raw.isascii() and raw.isalpha() and _is_raw(raw, latin, people) and rows.get(raw, (0, ""))[0] < people:
                rows[raw] = (people, best)
                several = several | {best} if two else several
    for line in (HERE / "raw-names-added.txt").read_text("utf-8").splitlines()[1:]:
        cyrillic, best, *two = line.split()
        for raw in romanizations(cyrillic.lower(), "ru")[:SPELLINGS]:
            if plain(raw) != plain(best) and len(raw) >= LEAST and raw.isalpha() and frequency(raw) < WORD:
                rows[raw] = (0, best.lower())
                doubtful = doubtful | {raw} if two else doubtful - {raw}
    lines = (
        f"{raw}\t{_written(best)}"
        + ("\tfew" if 0 < people < PEOPLE else "\ttwo" * (best in several if people else raw in doubtful))
        for raw, (people, best) in sorted(rows.items())
    )
    (LISTS / "raw-names.txt").write_text("\n".join((HEAD, *lines)) + "\n", "utf-8")


def usual_form(cyrillic: str) -> str:
    """The commonest romanization."""
    return romanizations(cyrillic, "ru")[0]


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
