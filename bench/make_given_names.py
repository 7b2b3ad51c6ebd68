"""Builds the lists of given names and of gendered surnames in rules/lists, from Faker, OpenCorpora and *-added.txt.

    python bench/make_given_names.py

Needs Faker (MIT), pymorphy3 with pymorphy3-dicts-ru (data of OpenCorpora, CC BY-SA 3.0) and wordfreq, none of them at
run time. A name goes to the gender that at least four fifths of its votes give it; what stays open goes to
given-names-either.txt. given-names-added.txt, in this folder, has the last word. Nothing comes from
pymorphy3-dicts-uk: its source, the dictionary VESUM, is not free for all uses.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mtcheck.names.given import plain, plain_cyrillic

HERE = Path(__file__).parent
LISTS = HERE.parent / "rules" / "lists"
SHARE = 0.8
BY = "by bench/make_given_names.py"
BOTH = f"from Faker (MIT), OpenCorpora (CC BY-SA 3.0) and mtcheck, {BY}; CC BY-SA 4.0"
OPENCORPORA = f"from OpenCorpora (CC BY-SA 3.0) and mtcheck, {BY}; CC BY-SA 4.0"
FAKER = f"from Faker (MIT) and mtcheck, {BY}; GPL-3.0-or-later"

# Languages whose names stand in English articles in Latin letters, or can be put there letter by letter.
NOT_ROMANIZED = (
    "ar_AA ar_DZ ar_PS ar_SA bn_BD fa_IR gu_IN he_IL hi_IN ja_JP ko_KR mr_IN ne_NP or_IN si_LK ta_IN th_TH zh_CN zh_TW"
).split()
TOO_FAR = "en_TH ha_NG id_ID ig_NG sw tw_GH vi_VN yo_NG zu_ZA".split()
CYRILLIC = {"bg_BG": "ru", "mk_MK": "ru", "ru_RU": "ru", "uk_UA": "uk"}
WEIGHT = {"en": 0.7, "is_IS": 0.6, "ru_RU": 3.0, "uk_UA": 3.0}
OPENCORPORA_WEIGHT = 2.0
EVERYDAY_WORD = 4.0  # Zipf frequency from which a name of the American list alone is rather taken for a word

GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts p k o f".split(),
        strict=True,
    )
) | {"ւ": "", "և": "ev"}
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True)
)
GREEK_PAIRS = {
    "ου": "ou",
    "ού": "ou",
    "αυ": "af",
    "ευ": "ef",
    "εύ": "ef",
    "μπ": "b",
    "ντ": "nt",
    "γγ": "ng",
    "γκ": "gk",
    "αι": "ai",
    "ει": "ei",
}

GENDERED = ("in", "yn", "oy", "yy", "iy")

Votes = dict[str, Counter[str]]


def main() -> None:
    """Write the five lists."""
    decided = genders()
    for gender, file, whose in (("m", "male", "men"), ("f", "female", "women"), ("e", "either", "men and women")):
        names = (name for name, told in decided.items() if told == gender)
        write(f"given-names-{file}.txt", f"given names of {whose}, {BOTH}", names)
    east_slavic = (name for name in set(east_slavic_names()) if decided.get(name, "x") != "x")
    write("given-names-east-slavic.txt", f"given names of Russians, Ukrainians and Belarusians, {FAKER}", east_slavic)
    write("surname-slavic.txt", f"East Slavic surnames of men, in -in, -oy and -y, {OPENCORPORA}", slavic_surnames())


def genders() -> dict[str, str]:
    """Every name with m, f, e or x (not to be listed)."""
    votes = faker_votes()
    for word, tag in opencorpora("Name"):
        for spelling in {word, word.replace("yo", "e")}:
            votes[spelling][gender_of(tag)] += OPENCORPORA_WEIGHT
    for name in frequent_words(votes):
        votes.pop(name, None)
    return {name: decide(counts) for name, counts in votes.items() if len(name) > 1 and " " not in name} | added_names()


def write(name: str, note: str, entries: Iterator[str]) -> None:
    """Write a list: sorted, without doubles, with origin and licence in the first line."""
    lines = sorted(set(entries))
    (LISTS / name).write_text("\n".join([f"# {note}", *lines]) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)}")


def decide(counts: Counter[str]) -> str:
    """m, f or e, by the share of the votes."""
    total = counts["m"] + counts["f"]
    return next((gender for gender in "mf" if total and counts[gender] / total >= SHARE), "e")


def faker_votes() -> Votes:
    """What the countries of Faker say of each name; they themselves are kept as keys without a vote."""
    votes: Votes = defaultdict(Counter)
    for locale, gender, name in faker_names():
        votes[romanized(name, locale)][gender] += WEIGHT.get(locale, 1.0)
        votes[romanized(name, locale)][locale] = 0
    return votes


def faker_names() -> Iterator[tuple[str, str, str]]:
    """(country, gender, name) of every given name in Faker that stands in a script read here."""
    from faker.providers import person

    for module in pkgutil.iter_modules(person.__path__):
        if module.name not in NOT_ROMANIZED and module.name not in TOO_FAR:
            provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
            for gender, kind in (("m", "first_names_male"), ("f", "first_names_female")):
                names: Any = getattr(provider, kind, ())
                yield from ((module.name, gender, name) for name in (names or ()) if isinstance(name, str))


def romanized(name: str, locale: str) -> str:
    """The plain spelling of a name of that country."""
    if locale in CYRILLIC:
        return plain_cyrillic(name, CYRILLIC[locale])
    return plain("".join({"el_GR": greek, "ka_GE": georgian, "hy_AM": armenian}.get(locale, str)(name.lower())))


def greek(name: str) -> str:
    """Greek letters in Latin ones."""
    for pair, latin in GREEK_PAIRS.items():
        name = name.replace(pair, latin)
    import unicodedata

    bare = (letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return "".join(GREEK.get(letter, letter) for letter in bare)


def georgian(name: str) -> str:
    """Georgian letters in Latin ones."""
    return "".join(GEORGIAN.get(letter, "") for letter in name)


def armenian(name: str) -> str:
    """Armenian letters in Latin ones."""
    return "".join(ARMENIAN.get(letter, "") for letter in name.replace("ու", "u")) if not name.isascii() else name


def frequent_words(votes: Votes) -> list[str]:
    """Names of the American list alone that are everyday words, or surnames and places (Case, Jones, London)."""
    from wordfreq import zipf_frequency

    alone = (name for name, counts in votes.items() if counts.keys() <= {"m", "f", "en"})
    return [name for name in alone if zipf_frequency(name, "en") >= EVERYDAY_WORD]


def opencorpora(grammeme: str) -> Iterator[tuple[str, str]]:
    """Dictionary forms of names, romanized, with their tags."""
    import pymorphy3

    for word, tag, normal, _, _ in pymorphy3.MorphAnalyzer(lang="ru").dictionary.iter_known_words():
        if (
            grammeme in tag
            and "sing" in tag
            and "nomn" in tag
            and "Erro" not in tag
            and word == normal
            and "-" not in word
        ):
            yield plain_cyrillic(word, "ru"), str(tag)


def gender_of(tag: str) -> str:
    """m, f or e, from a tag of OpenCorpora."""
    return "m" if "masc" in tag else "f" if "femn" in tag else "e"


def added_names() -> dict[str, str]:
    """The gender of each added name; raises ValueError where one has two."""
    found: dict[str, str] = {}
    for gender, names, _ in added_lines():
        if twice := [name for name in names if found.get(name, gender) != gender]:
            raise ValueError(f"given-names-added.txt: {', '.join(twice)}: listed as {gender} and as something else")
        found |= dict.fromkeys(names, gender)
    return found


def added_lines() -> Iterator[tuple[str, list[str], str]]:
    """(gender, names, title of the part) of each line of given-names-added.txt."""
    title = ""
    for line in (HERE / "given-names-added.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            title = line
        elif line:
            gender, *names = line.split()
            yield gender, names, title


def east_slavic_names() -> Iterator[str]:
    """Names that Russians, Ukrainians and Belarusians commonly bear."""
    for locale, _, name in faker_names():
        if locale in ("ru_RU", "uk_UA"):
            yield romanized(name, locale)
    for _, names, title in added_lines():
        if "East Slavic" in title:
            yield from names


def slavic_surnames() -> Iterator[str]:
    """Men's surnames that have a form for women though their ending proves nothing."""
    for word, tag in opencorpora("Surn"):
        if "masc" in tag and word.endswith(GENDERED) and not word.endswith(("skiy", "eyn", "ayn", "tsoy")):
            yield from {word, word.replace("yo", "e")}
    for line in (HERE / "surnames-added.txt").read_text(encoding="utf-8").splitlines():
        yield from () if line.startswith("#") else line.split()


if __name__ == "__main__":
    main()
