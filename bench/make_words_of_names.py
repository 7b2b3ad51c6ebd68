"""Builds rules/lists/words-of-names.txt: English nouns and adjectives, and what their Russian words look like as names.

    python bench/make_words_of_names.py MUELLER.txt SURNAMES.tsv...

MUELLER.txt is Mueller's English-Russian Dictionary (GPL-2.0-or-later) in the form of dictfmt; SURNAMES.tsv have Slavic
surnames in small letters before a tab, which English words may look like. Needs pymorphy3.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymorphy3

from mtcheck.english.frequency import frequency
from mtcheck.names.romanize import romanizations
from mtcheck.names.sounds import skeleton

LISTS = Path(__file__).parent.parent / "rules" / "lists"
HEAD = (
    "# English word, and the names that its Russian words would be, romanized, * before the first where English "
    "and Slavic languages have no such surname, with a tab between; from Mueller's English-Russian "
    "Dictionary (GPL-2.0-or-later), by bench/make_words_of_names.py"
)
HEARD = 2.2  # Zipf frequency that an English word has at least
MOST, OF_A_SENSE = 7, 2  # Russian words of one
LEAST = 3  # code points of either
WORD = re.compile(r"[a-z]{3,}")
SECTION = re.compile(r"(?m)^\s*(?:\d+\.|\[[^\]]*\]|_[IVX]+)?.*?_(n|a|v|adv|prep|int|pron|cj|num)\.")
RUSSIAN = re.compile(r"[а-яё-]+(?: [а-яё-]+)?")


def main() -> None:
    """Read the dictionary, keep nouns and adjectives, write."""
    morph = pymorphy3.MorphAnalyzer()
    english = {line.split("\t")[1].lower() for line in _lines("raw-names.txt")}
    for path in sys.argv[2:]:
        for line in Path(path).read_text("utf-8").splitlines():
            english.update(form.lower() for form in romanizations(line.split("\t")[0], "ru"))
    rows = {}
    for word, entry in _entries(Path(sys.argv[1]).read_text("utf-8")):
        if not WORD.fullmatch(word) or frequency(word) < HEARD:
            continue
        found = dict.fromkeys(_names(morph, word, entry))
        names = list(dict.fromkeys(romanizations(name, "ru")[0].lower() for name in found))
        if names:
            rows[word] = ["*" * (word not in english) + names[0], *names[1:MOST]]
    lines = (f"{word}\t{' '.join(names)}" for word, names in sorted(rows.items()))
    (LISTS / "words-of-names.txt").write_text("\n".join((HEAD, *lines)) + "\n", "utf-8")


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Words with their entries, which are set in."""
    word, lines = "", list[str]()
    for line in text.splitlines():
        if line[:1].isspace():
            lines.append(line.strip())
        else:
            yield word, "\n".join(lines)
            word, lines = line.strip(), []
    yield word, "\n".join(lines)


def _names(morph: Any, word: str, entry: str) -> Iterator[str]:
    """Russian nouns and adjectives of an entry."""
    part = ""
    for sense in re.split(r"\n(?=\d+[.)]|_[IVX])|;", entry):
        if told := re.findall(r"_(n|a|v|adv|prep|int|pron|cj|num)\.", sense):
            part = told[-1]
        if part not in ("n", "a"):
            continue
        plain = re.sub(r"\([^)]*\)?|_[а-яa-z.]+|\[[^\]]*\]", " ", sense.replace("\n", " "))
        plain = re.sub(r"[a-z].*$", "", re.sub(r"^\W*\d+[.)]\s*(?:\d\))?", "", plain), flags=re.I)
        taken = 0
        for phrase in plain.split(","):
            found = RUSSIAN.fullmatch(phrase.strip(" .\u2197\u2198"))
            russian = found[0].split()[-1] if found else ""
            told = len(russian) >= LEAST and _is_nominative(morph, russian)
            if told and taken < OF_A_SENSE and skeleton(romanizations(russian, "ru")[0]) != skeleton(word):
                yield russian
                taken += 1


def _lines(name: str) -> list[str]:
    return [line for line in (LISTS / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def _is_nominative(morph: Any, word: str) -> bool:
    parse = morph.parse(word)[0]
    return parse.tag.POS in ("NOUN", "ADJF") and "nomn" in parse.tag and parse.is_known


if __name__ == "__main__":
    main()
