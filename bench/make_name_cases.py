"""Builds rules/lists/name-cases.txt: places, media and institutions in Russian cases, letter by letter, and in English.

    python bench/make_name_cases.py GEONAMES.tsv

GEONAMES.tsv has the name of a town, its country, its population and its Cyrillic names with | between, a line each
(GeoNames, CC BY 4.0). The names of the registry come from rules/names. Needs pymorphy3 (its dictionary is that of
OpenCorpora, CC BY-SA 3.0; only endings that it gives are used).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymorphy3
from make_raw_places import SCHOLARLY, of_mark

from mtcheck.english.frequency import frequency
from mtcheck.names.entries import read_entries
from mtcheck.names.given import is_given_name
from mtcheck.names.lookup import english_of
from mtcheck.names.registry import files, registry
from mtcheck.names.romanize import romanizations, same_name
from mtcheck.names.surnames import surname_gender

LISTS = Path(__file__).parent.parent / "rules" / "lists"
HEAD = (
    "# name in a Russian case, letter by letter (underscores for spaces), p where a person may bear "
    "it, and the English "
    "name, with tabs between; from GeoNames (CC BY 4.0) and rules/names, by bench/make_name_cases.py; CC BY 4.0"
)
COUNTRIES = frozenset("RU UA BY KZ AM AZ EE GE KG LT LV MD TJ TM UZ".split())
PEOPLE = 30_000  # that a town of these has, at least
ABROAD = 100_000  # that one of another country has
LARGE = 200_000  # that one has whose forms others may have, too
SOME = 5_000  # that a town has whose own name is no case of another's: Dubna, and Dubno
CASES = ("gent", "datv", "accs", "ablt", "loct")
SPELLINGS = 2
LEAST = 5
WORD = 1.9  # Zipf frequency from which a spelling is taken for a word or a name of its own
UNHEARD = 0.1  # the same, below which English never has it
NEAR = 0.5  # likeness of a Cyrillic name and the English one: others are former names
KINDS = frozenset(("place", "medium", "company", "group", "institution", "weapon", "ship", "event", "project"))
MORE = {  # regions and clubs that no list has
    "Дагестан": "Dagestan", "Татарстан": "Tatarstan", "Башкортостан": "Bashkortostan", "Чувашия": "Chuvashia",
    "Ингушетия": "Ingushetia", "Мордовия": "Mordovia", "Калмыкия": "Kalmykia", "Якутия": "Yakutia",
    "Бурятия": "Buryatia",
    "Карелия": "Karelia", "Адыгея": "Adygea", "Удмуртия": "Udmurtia", "Хакасия": "Khakassia", "Камчатка": "Kamchatka",
    "Сахалин": "Sakhalin", "Забайкалье": "Transbaikal", "Приморье": "Primorye", "Кубань": "Kuban", "Донбасс": "Donbas",
    "Закарпатье": "Transcarpathia", "Спартак": "Spartak", "Зенит": "Zenit", "Локомотив": "Lokomotiv",
    "Динамо": "Dynamo", "Шахтер": "Shakhtar", "Металлист": "Metalist", "Рубин": "Rubin", "Торпедо": "Torpedo",
    "Санкт-Петербург": "St. Petersburg", "Петербург": "Petersburg", "Москва": "Moscow", "Ростов": "Rostov",
    "Чечня": "Chechnya", "Россия": "Russia", "Крым": "Crimea", "Кавказ": "Caucasus", "Сибирь": "Siberia",
    "Кремль": "Kremlin", "Нижний Новгород": "Nizhny Novgorod", "Великий Новгород": "Veliky Novgorod",
    "Нижний Тагил": "Nizhny Tagil", "Старый Оскол": "Stary Oskol", "Ростов-на-Дону": "Rostov-on-Don",
    "Комсомольск-на-Амуре": "Komsomolsk-on-Amur", "Кривой Рог": "Kryvyi Rih", "Белая Церковь": "Bila Tserkva",
    "Анталия": "Antalya", "Великие Луки": "Velikiye Luki", "Набережные Челны": "Naberezhnye Chelny",
}  # fmt: skip
NO_CASES = frozenset("fiorentini gerba gerbe gerty nextera prade prady shushu vitola".split())  # other names
ENGLISH = {
    "Ulan-Ude": "Ulan-Ude",
    "Saint Petersburg": "St. Petersburg",
    "Zaporizhia": "Zaporizhzhia",
    "Zaporizhzhya": "Zaporizhzhia",
    "Donbass": "Donbas",
    "Odesa": "Odesa",
    "Mykolayiv": "Mykolaiv",
}


def main() -> None:
    """Read the names, inflect, write."""
    morph = pymorphy3.MorphAnalyzer()
    towns = [line.split("\t") for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    own = frozenset(_plain(row[0]).lower() for row in towns if int(row[2] or 0) >= SOME)
    right = own | {form for known in registry() for form in known.right}
    rows: dict[str, tuple[str, str]] = {}
    for source, english, seen in _names(towns):
        for form in dict.fromkeys(_inflected(morph, source)):
            spelled = romanizations(form, "ru")[:SPELLINGS] if " " not in form else (_spelled(form),)
            spelled += (_letter_by_letter(form, "kh"), _letter_by_letter(form, "h"))
            for raw in spelled:
                key = raw.lower()
                if frequency(key) < seen and _is_case(key, english, right):
                    town = key.endswith(("ska", "tska")) and english.endswith("sk")
                    person = not town and bool(
                        surname_gender(key.capitalize()) or key.endswith("skoy") or english_of(key)
                    )
                    rows.setdefault(key.replace(" ", "_"), ("p" if person else "-", english))
    lines = (f"{raw}\t{kind}\t{name}" for raw, (kind, name) in sorted(rows.items()))
    (LISTS / "name-cases.txt").write_text("\n".join((HEAD, *lines)) + "\n", "utf-8")


def _names(towns: list[list[str]]) -> Iterator[tuple[str, str, float]]:
    """Cyrillic names and English ones, and the frequency of a form that is a word; the first Cyrillic name counts."""
    yield from ((source, english, WORD) for source, english in (*MORE.items(), *of_mark([])))
    yield from ((source, english, UNHEARD) for source, english in of_mark(["-"]))
    for path, _ in files():
        for entry in read_entries(path):
            if entry["kind"] in KINDS:
                yield from ((s, entry["name"], WORD) for s in entry.get("source", ()) if len(s.split()) <= 2)
    for name, country, population, cyrillic in sorted(towns, key=lambda row: -int(row[2] or 0)):
        scholarly = not SCHOLARLY.isdisjoint(name.lower()) and int(population or 0) < LARGE
        if not scholarly and int(population or 0) >= (PEOPLE if country in COUNTRIES else ABROAD):
            for form in cyrillic.split("|"):
                if form.replace("-", "").isalpha() and not set(form.lower()) & set("іїєґқғұүңһәөўҷӣӯјљњћђџ"):
                    english = ENGLISH.get(name, _plain(name))
                    if same_name(romanizations(form, "ru")[0], english) >= NEAR:
                        yield form, english, WORD if int(population or 0) >= LARGE else UNHEARD


def _plain(name: str) -> str:
    return name.replace("\u2019", "").replace("'", "")


def _inflected(morph: Any, source: str) -> Iterator[str]:
    """The name in the oblique cases, and the adjective of a place in -sk."""
    words = source.split()
    parses = [_parse(morph, word) for word in words]
    if any(parse is None for parse in parses):
        return
    agrees = len(words) == 1 or "ADJF" in parses[0].tag
    for case in CASES:
        forms = [parse.inflect({case}) if agrees or i == 0 else parse for i, parse in enumerate(parses)]
        if all(forms):
            found = " ".join(_cased(f.word if agrees or i == 0 else words[i], words[i]) for i, f in enumerate(forms))
            if found != source:
                yield found
    if len(words) == 1 and source.endswith("ск"):
        yield from (source + ending for ending in ("ого", "ому", "им", "ой"))


def _parse(morph: Any, word: str) -> Any:
    """The nominative reading of a word, of a place sooner."""
    found = [p for p in morph.parse(word) if "nomn" in p.tag and ("NOUN" in p.tag or "ADJF" in p.tag)]
    sure = [p for p in found if "Geox" in p.tag or "Orgn" in p.tag] or [p for p in found if "Surn" not in p.tag]
    return (sure or found or [None])[0]


def _cased(form: str, like: str) -> str:
    return "-".join(p.capitalize() for p in form.split("-")) if like[:1].isupper() else form


def _spelled(form: str) -> str:
    return " ".join(romanizations(word, "ru")[0] for word in form.split())


LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)


def _letter_by_letter(form: str, kh: str) -> str:
    """The form as a machine spells what it does not know, each letter by itself."""
    return "".join(LETTERS.get(letter, kh if letter == "х" else letter) for letter in form.lower())


def _is_case(key: str, english: str, right: frozenset[str]) -> bool:
    """Whether a spelling is nothing but a case of the name."""
    if (
        key in right
        or key in NO_CASES
        or key == english.lower()
        or len(key) < LEAST
        or not key.replace("-", "").replace(" ", "").isalpha()
    ):
        return False
    return key.isascii() and frequency(key) < WORD and not is_given_name(key)


if __name__ == "__main__":
    main()
