"""Builds rules/lists/source-places.txt: countries and large towns in English, with their Russian and Ukrainian names.

    python bench/make_source_places.py TERRITORIES.tsv GEONAMES.tsv

TERRITORIES.tsv has code, English, Russian and Ukrainian names of countries (CLDR, Unicode licence); GEONAMES.tsv the
name of a town, its country, its population and its Cyrillic names with | between (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from make_raw_places import towns_of

LISTS = Path(__file__).parent.parent / "rules" / "lists"
HEAD = (
    "# country or town in English (other forms after |), and its Russian and Ukrainian names, with a tab between; "
    "from CLDR (Unicode licence) and GeoNames (CC BY 4.0), by bench/make_source_places.py; GPL-3.0-or-later"
)
NEAR = frozenset("RU UA BY KZ".split())
PEOPLE, PEOPLE_NEAR = 150_000, 40_000  # that a town has, at least
CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ']+(?:[- ][А-ЯЁІЇЄҐа-яёіїєґ][а-яёіїєґ']*[а-щыьэюяёіїєґ])*")
OTHER = re.compile("ъ$| ош$| хот$")  # forms of other languages in the same letters
FEWEST, FEWEST_LARGE, LARGE = 4, 3, 400_000  # letters of the name of a town, and of one so large
# What English calls a country besides, and its people and things where these begin otherwise.
MORE = {
    "United States": "US|USA|U.S.|America|American|Washington|White House",
    "United Kingdom": "UK|U.K.|GB|Britain|British|Briton|England|English|London",
    "Russia": "Moscow|RF|Kremlin",
    "Ukraine": "Kyiv|Kiev",
    "France": "French|Paris",
    "Spain": "Spanish|Spaniard",
    "Netherlands": "Dutch|Holland|Hague",
    "Switzerland": "Swiss|Bern",
    "Denmark": "Danish|Dane",
    "Poland": "Pole|Polish",
    "Türkiye": "Turkey|Turk|Ankara",
    "Greece": "Greek|Athens",
    "Ireland": "Irish",
    "Sweden": "Swede|Swedish",
    "Finland": "Finn|Finnish",
    "China": "Chinese|PRC|Beijing",
    "Philippines": "Filipino",
    "Cyprus": "Cypriot",
    "Germany": "FRG|GDR|Berlin",
    "South Korea": "Korea|Korean|Seoul|ROK",
    "North Korea": "Korea|Korean|DPRK|Pyongyang",
    "Czechia": "Czech|Prague",
    "United Arab Emirates": "UAE|Emirates|Emirati",
    "Myanmar (Burma)": "Myanmar|Burma",
    "Iceland": "Icelandic",
    "Thailand": "Thai",
    "Slovakia": "Slovak",
    "Belarus": "Byelorussia|Minsk",
    "Israel": "Tel Aviv",
    "Congo - Kinshasa": "Congo|Congolese|DRC",
    "Congo - Brazzaville": "Congo|Congolese",
    "Côte d’Ivoire": "Ivory Coast|Ivorian",
    "North Macedonia": "Macedonia",
    "Vatican City": "Vatican|Holy See",
    "Moldova": "Chisinau",
    "Bosnia & Herzegovina": "Bosnia",
    "Hong Kong SAR China": "Hong Kong",
    "Macao SAR China": "Macao|Macau",
    "Wales": "Welsh",
    "Portugal": "Portuguese",
}
OWN = {  # other names of the source
    "United States": "США|Штаты|Америка|Штати",
    "United Kingdom": "Британия|Англия|Британія|Англія|Великобританія|Соединенное Королевство",
    "Russia": "РФ|Российская Федерация",
    "Netherlands": "Голландия|Голландія|Нидерланды|Нідерланди",
    "Germany": "ФРГ|Германия",
    "China": "КНР|Китай",
    "South Korea": "Южная Корея|Південна Корея",
    "North Korea": "КНДР|Северная Корея|Північна Корея",
    "Belarus": "Беларусь|Белоруссия|Білорусь",
    "Moldova": "Молдавия|Молдова",
    "Kyrgyzstan": "Киргизия|Кыргызстан|Киргизстан",
    "United Arab Emirates": "ОАЭ|Эмираты|ОАЕ",
    "Czechia": "Чехия|Чехія",
    "Palestinian Territories": "Палестина",
}


def main() -> None:
    """Read both tables, choose, write."""
    rows: dict[str, list[str]] = {}
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        code, english, *own = line.split("\t")
        if (
            code.isalpha()
            and len(code) == 2
            and english
            not in ("Unknown Region", "Pseudo-Accents", "Pseudo-Bidi", "United Nations", "European Union", "Eurozone")
        ):
            bare = re.sub(r" \(.*\)", "", english)
            names = "|".join(dict.fromkeys((bare, *filter(None, MORE.get(english, "").split("|")))))
            rows[names] = list(
                dict.fromkeys(
                    [*(re.sub(r" \(.*\)", "", n) for n in own), *filter(None, OWN.get(english, "").split("|"))]
                )
            )
    towns: dict[str, tuple[int, list[str]]] = {}
    taken = {form for forms in rows.values() for form in forms}
    for name, country, population, cyrillic in towns_of(sys.argv[2]):
        people = int(population or 0)
        if people < (PEOPLE_NEAR if country in NEAR else PEOPLE) or people <= towns.get(name, (0, []))[0]:
            continue
        forms = [
            f
            for f in cyrillic.split("|")
            if not OTHER.search(f)
            and CYRILLIC.fullmatch(f)
            and len(f) >= (FEWEST_LARGE if people >= LARGE else FEWEST)
            and f not in taken
        ]
        if forms:
            towns[name] = people, forms
    rows |= {name: forms for name, (_, forms) in towns.items()}
    rows = {f"{n}|{n.removesuffix(' City')}" if n.endswith(" City") and "|" not in n else n: f for n, f in rows.items()}
    lines = sorted(f"{names}\t{'|'.join(forms)}" for names, forms in rows.items())
    (LISTS / "source-places.txt").write_text("\n".join((HEAD, *lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
