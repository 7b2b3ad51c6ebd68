"""Surnames that change with gender, and the many that only look as if they did."""

from __future__ import annotations

import pytest

from mtcheck.names.surnames import counterpart, surname_forms, surname_gender

PAIRS = """
Zakharov/Zakharova Lavrov/Lavrova Medvedev/Medvedeva Solovyov/Solovyova Putin/Putina Galkin/Galkina Shubin/Shubina
Ryabinsky/Ryabinskaya Zelensky/Zelenskaya Dostoevskii/Dostoevskaia Kovalevskij/Kovalevskaja Trubetskoy/Trubetskaya
Tolstoy/Tolstaya Berezhnoy/Berezhnaya Bely/Belaya Nagorny/Nagornaya Gladky/Gladkaya Navalny/Navalnaya Golitsyn/Golitsyna
Solzhenitsyn/Solzhenitsyna Seitov/Seitova Nazarbayev/Nazarbayeva Kadyrov/Kadyrova Nabiullin/Nabiullina Kowalski/Kowalska
Wiśniewski/Wiśniewska Wiśnicki/Wiśnicka Novotný/Novotná Georgiev/Georgieva Petrauskas/Petrauskaitė Bērziņš/Bērziņa
Papadopoulos/Papadopoulou Jónsson/Jónsdóttir Yablonsky/Yablonskaya Zavyalov/Zavyalova Prigozhin/Prigozhina
Yeltsin/Yeltsina Kuzmin/Kuzmina Ilyin/Ilyina Nikitin/Nikitina Berezovsky/Berezovskaya Chorny/Chornaya
Poddubny/Poddubnaya Rimsky-Korsakov/Rimskaya-Korsakova Petrov-Vodkin/Petrova-Vodkina Zadorozhny/Zadorozhnaya
Krupsky/Krupskaya Rybkin/Rybkina Stepashin/Stepashina PUTIN/PUTINA Jankauskas/Jankauskaitė
"""
ONE_FORM = """
Martin Berlin Medina Argentina Calvin Merkel Trump Obama Clinton Macron Nova Casanova Moldova Geneva Kiev Shevchenko
Poroshenko Kravchuk Chernykh Dolgikh Saakashvili Japaridze Sargsyan Berg Eisenstein Abramovich Shostakovich Johnson
Carolina Alaska Nebraska McCoy Leroy Andersson Kaya Cetinkaya Washington Robin Molina Messina Farina Lin Chin Larkin
Perkin Hussein Assad Erdogan Darwin Chaplin Franklin Griffin China Murphy Kennedy Palin Lupin Corbyn Evelyn Jones Paris
Santos Costas Vilnius Kovaliv Cortina Herzegovina Villanueva Sky Savoy Godoy Rooney Romney Germany Company Symphony
Deripaska Grozny Zhangjiakou Sobchak Timashuk Matviyenko Klitschko Dvorkovich Zaluzhni Gref Roizman Pushkinsk Moscow
"""
GIVEN_NAMES = (
    "Irina Marina Cristina Gina Nina Galina Polina Karina Yakov Lyubov Sergey Dmitry Georgy Valery Valentin Konstantin"
)


@pytest.mark.parametrize("pair", PAIRS.split())
def test_pairs(pair: str) -> None:
    man, woman = pair.split("/")
    assert (surname_gender(man), surname_gender(woman)) == ("m", "f")
    assert counterpart(man, "f") == woman
    assert counterpart(woman, "m") == man


@pytest.mark.parametrize("pair", PAIRS.split())
def test_the_right_form_stays(pair: str) -> None:
    man, woman = pair.split("/")
    assert counterpart(man, "m") == man
    assert counterpart(woman, "f") == woman


@pytest.mark.parametrize("surname", ONE_FORM.split())
def test_one_form(surname: str) -> None:
    assert surname_gender(surname) is None
    assert counterpart(surname, "f") is None


@pytest.mark.parametrize("name", GIVEN_NAMES.split())
def test_given_names_are_no_surnames(name: str) -> None:
    assert surname_gender(name) is None


@pytest.mark.parametrize(
    ("surname", "gender", "language", "other"),
    [
        ("Voznitsky", "f", "uk", "Voznitska"),
        ("Voznitsky", "f", "ru", "Voznitskaya"),
        ("Voznytska", "m", None, "Voznytsky"),
        ("Zelenskyi", "f", None, "Zelenska"),
        ("Hladka", "m", None, "Hladkyi"),
        ("Kowalska", "m", None, "Kowalski"),
        ("Šimonytė", "m", None, "Šimonis"),
        ("Nováková", "m", None, "Novák"),
        ("Havlová", "m", None, "Havel"),
        ("Jakobsdóttir", "m", None, "Jakobsson"),
    ],
)
def test_languages(surname: str, gender: str, language: str | None, other: str) -> None:
    assert counterpart(surname, "f" if gender == "f" else "m", language=language) == other


def test_a_rare_surname_needs_a_hint() -> None:
    assert surname_gender("Chubina") is None
    assert surname_gender("Chubina", at_least=0.3) == "f"


@pytest.mark.parametrize("surname", ["Zakharova", "Kowalska", "Trubetskaya", "Hladka"])
def test_readings_are_ordered(surname: str) -> None:
    certainties = [form.certainty for form in surname_forms(surname)]
    assert certainties == sorted(certainties, reverse=True)
    assert all(0 < certainty <= 1 for certainty in certainties)


def test_there_and_back() -> None:
    for pair in PAIRS.split():
        man, woman = pair.split("/")
        assert counterpart(str(counterpart(man, "f")), "m") == man
        assert counterpart(str(counterpart(woman, "m")), "f") == woman
