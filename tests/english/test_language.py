"""What language articles and paragraphs are in, and what they were translated from."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.origin import guess, of_source
from mtcheck.english.language import foreign_article, foreign_paragraphs, language
from mtcheck.rules.loading import load
from mtcheck.runs.engines import default_engine
from tests.conftest import Cli, Quick

# Openings, middles and ends that make 4 x 3 x 2 texts of each language.
PARTS = {
    "en": (
        ("The baker on our street", "An old neighbour of mine", "The teacher from the village", "A young fisherman"),
        ("said that the winter was too long", "has bought a boat for the summer", "will sing at the wedding"),
        ("and that nobody believes the forecast.", "before the guests return to the city."),
    ),
    "ru": (
        ("Пекарь с нашей улицы", "Мой старый сосед", "Учительница из деревни", "Молодой рыбак"),
        ("сказал, что зима была слишком длинной", "думает о новой лодке", "споёт на свадьбе у друзей"),
        ("и что прогнозу никто не верит.", "пока гости ещё не вернулись в город."),
    ),
    "uk": (
        ("Пекар з нашої вулиці", "Мій старий сусід", "Учителька із села", "Молодий рибалка"),
        ("сказав, що зима була надто довгою", "мріє про новий човен і його вітрила", "співатиме на весіллі"),
        ("і що прогнозові ніхто не вірить.", "перш ніж гості повернуться до міста."),
    ),
    "de": (
        ("Der Bäcker in unserer Straße", "Mein alter Nachbar", "Die Lehrerin aus dem Dorf", "Ein junger Fischer"),
        ("sagte, dass der Winter zu lang war", "hat für den Sommer ein Boot gekauft", "wird auf der Hochzeit singen"),
        ("und dass niemand der Vorhersage glaubt.", "bevor die Gäste in die Stadt zurückkehren."),
    ),
    "fr": (
        ("Le boulanger de notre rue", "Mon vieux voisin", "La maîtresse du village", "Un jeune pêcheur"),
        ("a dit que l'hiver était trop long", "a acheté un bateau pour l'été", "va chanter au mariage"),
        ("et que personne ne croit les prévisions.", "avant que les invités retournent dans la ville."),
    ),
    "es": (
        ("El panadero de nuestra calle", "Mi viejo vecino", "La maestra del pueblo", "Un joven pescador"),
        ("dijo que el invierno era demasiado largo", "ha comprado un barco para el verano", "va a cantar en la boda"),
        ("y que nadie cree en los pronósticos.", "antes de que los invitados vuelvan a la ciudad."),
    ),
    "it": (
        ("Il panettiere della nostra via", "Il mio vecchio vicino", "La maestra del paese", "Un giovane pescatore"),
        ("ha detto che l'inverno era troppo lungo", "ha comprato una barca per l'estate", "canterà al matrimonio"),
        ("e che nessuno crede alle previsioni.", "prima che gli ospiti tornino nella città."),
    ),
    "pl": (
        ("Piekarz z naszej ulicy", "Mój stary sąsiad", "Nauczycielka ze wsi", "Młody rybak"),
        ("powiedział, że zima była za długa", "kupił łódkę na lato", "zaśpiewa na weselu u przyjaciół"),
        ("i że nikt nie wierzy prognozie.", "zanim goście wrócą do miasta."),
    ),
    "pt": (
        ("O padeiro da nossa rua", "O meu velho vizinho", "A professora da aldeia", "Um jovem pescador"),
        ("disse que o inverno foi demasiado longo", "comprou um barco para o verão", "vai cantar no casamento"),
        ("e que ninguém acredita nas previsões.", "antes que os convidados voltem para a cidade."),
    ),
    "tr": (
        ("Sokağımızdaki fırıncı", "Benim yaşlı komşum", "Köydeki öğretmen", "Genç bir balıkçı"),
        ("kışın çok uzun olduğunu söyledi", "yaz için bir tekne satın aldı", "düğünde şarkı söyleyecek"),
        ("ve kimse hava tahminine inanmıyor.", "bu yüzden misafirler şehre geri dönüyor."),
    ),
}
TEXTS = [(code, " ".join(parts)) for code, lists in PARTS.items() for parts in itertools.product(*lists)]
ENGLISH = "The mayor opened the market on Friday, and the first stalls were sold out by noon."


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 240
    assert len(set(TEXTS)) == len(TEXTS)


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_texts_in_ten_languages(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(("code", "text"), [t for t in TEXTS if t[0] != "en"][::3])
def test_paragraphs_among_english_ones(code: str, text: str) -> None:
    document = Document(f"{ENGLISH}\n\n{text}\n\n{ENGLISH}\n")
    ((span, found),) = foreign_paragraphs(document)
    assert (document.text[slice(*span)], found) == (text, code)
    assert foreign_article(document) is None
    assert foreign_article(Document(f"{text}\n\n{text}\n\n{ENGLISH}\n")) == code


@pytest.mark.parametrize("code", [code for code in PARTS if code != "en"])
def test_a_few_words_of_another_language_in_a_paragraph_are_nothing(code: str) -> None:
    words = PARTS[code][0][1]
    assert language(f"The sign above the door said '{words}', and nobody in the group knew what it meant.") == "en"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "\n\n",
            "\ufeff",
            "1 2 3 4 5 6 7 8 9 10",
            "2014-2017: 3,000 (12.5 %)",
            "Yes.",
            "Ja.",
            "Да.",
            "Да, да.",
        ),
        *(
            "Lisbon",
            "Guten Morgen!",
            "c'est la vie",
            "???",
            "\U0001f600" * 30,
            "\ud800",
            "https://example.org/de/der/die",
        ),
        "Anna Berg, Karl Weber, Jean Dupont, Marie Leclerc, Paolo Rossi, Carmen Ruiz",
        "Riverton 3, Lakeside 1; Oakfield 2, Milltown 2; Ashby 0, Kington 4",
    ],
)
def test_what_is_too_short_or_no_prose_stays_undecided(text: str) -> None:
    assert language(text) is None
    assert foreign_article(Document(text)) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ο φούρναρης της γειτονιάς είπε ότι ο χειμώνας ήταν πολύ μακρύς φέτος.", "el"),
        ("הנגר של הרחוב שלנו אמר שהחורף היה ארוך מדי ושאיש אינו מאמין.", "he"),
        ("私たちの通りのパン屋は、冬が長すぎたと言いました。", "ja"),
        ("我们街上的面包师说冬天太长了,没有人相信天气预报。", "zh"),
        ("우리 동네 빵집 주인은 겨울이 너무 길었다고 말했고 아무도 믿지 않았다고 했다.", "ko"),
    ],
)
def test_other_scripts(text: str, code: str) -> None:
    assert language(text) == code


def test_decisions_do_not_depend_on_what_was_asked_before() -> None:
    sample = TEXTS[::7]
    assert [language(t) for _, t in sample] == [language(t) for _, t in reversed(sample)][::-1]


def test_english_needs_no_langdetect() -> None:
    program = (
        "import sys; from mtcheck.document import Document; from mtcheck.english.language import foreign_article\n"
        f"assert foreign_article(Document({ENGLISH!r} * 3)) is None; sys.exit('langdetect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


RUSSIAN = " ".join(TEXTS[30][1].split())


def test_an_article_in_another_language_is_skipped(quick: Quick) -> None:
    quick.write("a.txt", RUSSIAN)
    line = "mtcheck: a.txt: skipped: it is in Russian, not in English\n"
    done = quick("lint", "a.txt")
    assert (done.status, done.err) == (0, line)
    (file,) = json.loads(quick("lint", "a.txt", "--format", "json").data)["files"]
    assert (file["findings"], file["skipped"]) == ([], "ru")
    cleaned = quick("clean", "a.txt")
    assert (cleaned.status, cleaned.out, cleaned.err) == (0, RUSSIAN, line)
    assert quick("score", "a.txt").err == line


def test_an_untranslated_paragraph_is_one_finding(cli: Cli) -> None:
    cli.write("a.txt", f"{ENGLISH}\n\n{RUSSIAN}\n\n{ENGLISH}\n")
    (file,) = json.loads(cli("lint", "a.txt", "--format", "json").stdout)["files"]
    found = [(f["rule_id"], f["text"]) for f in file["findings"] if f["rule_id"] != "page-furniture.doubled-line"]
    assert found == [("leftovers.language", RUSSIAN)]  # besides the English paragraph, which stands there twice


CALQUES = "He accepted participation in the race. In the frames of the visit, they accepted participation in the talks."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CALQUES, "ru"),
        (f"{CALQUES} It was said by Volodymyr Zelenskyy and Olena Zalizna.", "uk"),
        (f"{CALQUES} She plays the бандура and likes її.", "uk"),
        ("He accepted participation in the race.", None),  # one trace alone
        ("Ivan Petrov met Olga Smirnova and Boris Volkov at the lake.", None),  # names prove nothing
        (ENGLISH, None),
        ("", None),
    ],
)
def test_source_language(text: str, code: str | None) -> None:
    document = Document(text)
    assert guess(document, default_engine().lint(document), default_engine().packs).language == code


def test_source_language_chooses_the_packs(cli: Cli) -> None:
    rules = load()
    assert of_source(rules, "uk") == of_source(rules, "ru") == rules
    assert not Engine(of_source(rules, "de")).lint(Document("He accepted participation in the race."))
    cli.write("a.txt", "He accepted participation in the race.")
    assert cli("lint", "a.txt", "--source-language", "de").returncode == 0
    assert cli("lint", "a.txt", "--source-language", "ru").returncode == 1
    done = cli("lint", "a.txt", "--source-language", "klingon")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "mtcheck: --source-language takes a code like ru, uk or de, not 'klingon'\n"
