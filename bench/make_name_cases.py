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
SMALL = 12_000  # that one of these has whose forms count behind a word for where only
CITY = 90_000  # that one of these has whose forms may be short, or words
SOME = 5_000  # that a town has whose own name is no case of another's: Dubna, and Dubno
CASES = ("gent", "datv", "accs", "ablt", "loct")
SPELLINGS = 2
LEAST, SHORTEST = 5, 3
WORD = 1.9  # Zipf frequency from which a spelling is taken for a word or a name of its own
OFTEN = 3.2  # the same, from which a form of a large town is left alone even behind a word for where
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
    "Кузбасс": "Kuzbass", "Гродно": "Grodno", "Комсомольск": "Komsomolsk", "Тула": "Tula",
    "Анадырь": "Anadyr", "Братск": "Bratsk", "Нерчинск": "Nerchinsk", "Остров": "Ostrov",
    "Великий Устюг": "Veliky Ustyug", "Вышний Волочек": "Vyshny Volochyok", "Сергиев Посад": "Sergiyev Posad",
    "Павловский Посад": "Pavlovsky Posad", "Орехово-Зуево": "Orekhovo-Zuyevo", "Старая Русса": "Staraya Russa",
    "Минеральные Воды": "Mineralnye Vody", "Горячий Ключ": "Goryachy Klyuch", "Красная Поляна": "Krasnaya Polyana",
    "Новый Уренгой": "Novy Urengoy", "Великая Новоселка": "Velyka Novosilka", "Пушкинские Горы": "Pushkinskiye Gory",
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
    for source, english, seen, where in _names(towns):
        own_forms = {raw.lower() for raw in romanizations(source, "ru")} if where else set[str]()
        for form in dict.fromkeys(_inflected(morph, source, at_home=where)):
            spelled = romanizations(form, "ru")[:SPELLINGS] if " " not in form else (_spelled(form),)
            spelled += (_letter_by_letter(form, "kh"), _letter_by_letter(form, "h"))
            for raw in spelled:
                key = raw.lower()
                if key in own_forms:
                    continue
                if frequency(key) < seen and _is_case(key, english, right, where, seen):
                    town = key.endswith(("ska", "tska")) and english.endswith("sk")
                    person = (
                        where
                        or not town
                        and bool(surname_gender(key.capitalize()) or key.endswith("skoy") or english_of(key))
                    )
                    rows.setdefault(key.replace(" ", "_"), ("p" if person else "-", english))
    lines = (f"{raw}\t{kind}\t{name}" for raw, (kind, name) in sorted(rows.items()))
    (LISTS / "name-cases.txt").write_text("\n".join((HEAD, *lines)) + "\n", "utf-8")


def _names(towns: list[list[str]]) -> Iterator[tuple[str, str, float, bool]]:
    """Cyrillic names and English ones, the frequency of a form that is a word, and whether it counts in a place only.

    The first Cyrillic name counts.
    """
    yield from ((source, english, WORD, False) for source, english in (*MORE.items(), *of_mark([])))
    yield from ((source, english, UNHEARD, False) for source, english in of_mark(["-"]))
    for path, _ in files():
        for entry in read_entries(path):
            if entry["kind"] in KINDS:
                yield from ((s, entry["name"], WORD, False) for s in entry.get("source", ()) if len(s.split()) <= 2)
    towns = sorted(towns, key=lambda row: -int(row[2] or 0))
    yield from _of_towns(towns, at_home=PEOPLE, abroad=ABROAD, where=False)
    yield from _of_towns([row for row in towns if row[1] in COUNTRIES], at_home=SMALL, abroad=0, where=True)


def _of_towns(
    towns: list[list[str]], *, at_home: int, abroad: int, where: bool
) -> Iterator[tuple[str, str, float, bool]]:
    """The same of towns that have so many people at least."""
    for name, country, population, cyrillic in towns:
        large = int(population or 0) >= LARGE
        scholarly = not SCHOLARLY.isdisjoint(name.lower()) and not large
        if not scholarly and int(population or 0) >= (at_home if country in COUNTRIES else abroad):
            for form in cyrillic.split("|"):
                if form.replace("-", "").isalpha() and not set(form.lower()) & set("іїєґқғұүңһәөўҷӣӯјљњћђџ"):
                    english = ENGLISH.get(name, _plain(name))
                    if same_name(romanizations(form, "ru")[0], english) >= NEAR:
                        large = int(population or 0) >= (CITY if where else LARGE)
                        seen = (OFTEN if where else WORD) if large else UNHEARD
                        yield form, english, seen, where


def _plain(name: str) -> str:
    return name.replace("\u2019", "").replace("'", "").replace("ë", "yo")


def _inflected(morph: Any, source: str, *, at_home: bool) -> Iterator[str]:
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
    if (at_home or source in MORE) and len(words) == 1 and source.endswith("о") and "-" not in source:
        yield from (source[:-1] + ending for ending in "ауе")  # which the dictionary takes for unchanging
        yield source[:-1] + "ом"
    if len(words) == 1 and source.endswith("ск"):
        yield from (source + ending for ending in ("а", "у", "ом", "е"))
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


def _is_case(key: str, english: str, right: frozenset[str], where: bool, seen: float) -> bool:
    """Whether a spelling is nothing but a case of the name."""
    if (
        key in right
        or key in NO_CASES
        or key == english.lower()
        or len(key) < (SHORTEST if where and seen > UNHEARD else LEAST)
        or not key.replace("-", "").replace(" ", "").isalpha()
    ):
        return False
    return key.isascii() and (where or frequency(key) < WORD) and not is_given_name(key)


if __name__ == "__main__":
    main()
