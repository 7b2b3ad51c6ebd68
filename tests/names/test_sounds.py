"""Two spellings of one name, and names that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.names.romanize import romanizations
from mtcheck.names.sounds import same_name, skeleton

# _ stands for a space, so that the pairs of a line can be split.
ONE_NAME = """
Dzhebhat/Jabhat Khaugland/Haugland Aleksey/Alexei Alexei/Alexey Sergey/Sergei an-Nusra/al-Nusra en-Nusra/al-Nusra
EN-Nusra/al-Nusra Nusrah/Nusra Yablonsky/Jablonski Dzhaparidze/Japaridze Liva/Liwa el-Fadzhr/al-Fajr Gofman/Hoffmann
Ksavier/Xavier Shefer/Schäfer Huri/Khouri El-Kudsi/Al-Qudsi Der-ez-Zor/Deir_ez-Zor Golovchuk/Holovchuk
Dzhaksybaev/Jaksybayev Berbok/Baerbock Analena/Annalena Sobanin/Sobyanin Yury/Iurii Yevgeny/Evgenii Maria/Mariya
Marya/Maria Solovyov/Soloviev Solovyev/Solovev Khrushchev/Khruschev Shcherbakov/Sherbakov Zelensky/Zelenskyy
Zelenskiy/Zelenskyi Ahmad/Ahmed Hussein/Khusein Husayn/Hussein Qaddafi/Gaddafi Kaddafi/Qaddafi Pavel/Pawel
Iuliia/Yulia Tatyana/Tatiana Natalia/Natalya Lyudmila/Ludmila Tsaritsyn/Caricyn Zaitsev/Zaytsev Zuev/Zuyev Novak/Nowak
Jabhat_al-Nusra/dzhebhat_an-Nusra Jabhat_al-Nusra/al-Nusra_Dzhebhat Sergei_Lavrov/Sergey_Lavrov
Bashar_Assad/Bashar_al-Assad Donbass/Donbas Holmsk/Kholmsk Sahalin/Sakhalin Erdogan/Erdoğan Ilham/Ilkham
Zhirinovsky/Jirinovsky Alma-Ata/Almaata Homs/Khoms Raqqa/Rakka Ahrar_al-Sham/Akhrar_ash-Sham
Ahrar_al-Sham/Ahrar_ash_Sham Gryzlov/Grizlov Mogerini/Mogherini Makron/Macron Vashington/Washington Dzhonson/Johnson
Jens/Yens Aleksandr/Alexander Tinkoff/Tinkov Lokomotiv/Locomotiv Sholz/Scholz
"""
TWO_NAMES = """
Niger/Nigeria Austria/Australia Iran/Iraq Crimea/Crimean Petrov/Petrova Ivanov/Ivanenko Martin/Martina
Slovakia/Slovenia Dominica/Dominican Kovalev/Kovalchuk Syria/Syrian Georgia/Georgian Russia/Russian Ukraine/Ukrainian
Oman/Omani Mali/Malawi Mali/Bali Zambia/Gambia Guinea/Guyana Latvia/Lithuania Sergei/Sergeya Maria/Mario Karim/Karima
Aleksandr/Aleksandra Omsk/Tomsk Minsk/Pinsk Ivanov/Ivanova Lavrov/Lavrova Popov/Popkov Orlov/Orlova Gromov/Gromyko
Gromov/Romanov Hassan/Hussein Hasan/Hamas Amir/Omar Mahmoud/Mohammed Salim/Salman Kim/Kin Kim/Lim
Sergei_Lavrov/Sergei_Ivanov Lavrov/Sergei_Lavrov Putin/Putinym Putin/Putina Korea/Korean Chad/China Congo/Kongsberg
Jordan/Gordon Martin/Marvin Zaitsev/Zaikin Smirnov/Smirnova Sidorov/Sidorenko Mikhail/Mikhailov Ivan/Ivana
Nikolai/Nikolaev Vasily/Vasilisa Kiev/Kyivan Rostov/Rostova Kurds/Kurd Kurd/Kurdish Tajik/Tajikistan Serb/Serbia
Uzbek/Uzbekov Petrenko/Petrenkov Trump/Trumpet Clinton/Clifton Paris/Parisi Bonn/Bern Belov/Belsky Belov/Belova
Abbas/Abbasi Saddam/Assad Assad/Asadov Lebed/Lebedev Medved/Medvedev Lvov/Lvova Kadyrov/Kadirova Nazarov/Nazarova
Donetsk/Donets Taliban/Talib Houthi/Houthis Daria/Dario Julia/Julian Roman/Romania Victor/Victoria Alexis/Alexei
Boris/Borisov Denis/Denise Pavlov/Pavlova Pavel/Pavlov Galina/Galkina Irina/Marina Kuwait/Kuwaiti Bahrain/Bahamas
Tunis/Tunisia Algiers/Algeria Yemen/Yemeni Macron/Marcon Luhansk/Lugano Vladimir/Vladislav Donald/Ronald Li/Lee
"""
SHORT_OF_SURE = (
    "Lugovoy/Lugova Khimenes/Jiménez Serhiy/Sergei Hamid/Hamad Bush/Bosch Turkey/Turki Landy/Lundy Kozak/Kazak"
)


def pairs(block: str) -> list[tuple[str, str]]:
    return [(a.replace("_", " "), b.replace("_", " ")) for a, _, b in (pair.partition("/") for pair in block.split())]


@pytest.mark.parametrize(("a", "b"), pairs(ONE_NAME))
def test_one_name(a: str, b: str) -> None:
    assert same_name(a, b) >= 0.85
    assert same_name(b.lower(), a) >= 0.85


@pytest.mark.parametrize(("a", "b"), pairs(TWO_NAMES))
def test_two_names(a: str, b: str) -> None:
    assert same_name(a, b) < 0.75
    assert same_name(a, b) == pytest.approx(same_name(b, a))


@pytest.mark.parametrize(("a", "b"), pairs(SHORT_OF_SURE))
def test_not_a_matter_of_spelling_only(a: str, b: str) -> None:
    assert same_name(a, b) < 0.85


@pytest.mark.parametrize(
    ("a", "b"),
    pairs(
        "Dzhebhat/Jabhat Khaugland/Haugland Aleksey/Alexei Sergey/Sergei an-Nusra/al-Nusra en-Nusra/al-Nusra "
        "EN-Nusra/al-Nusra Yablonsky/Jablonski Dzhaparidze/Japaridze Golovchuk/Holovchuk Yury/Iurii Yevgeny/Evgenii "
        "Solovyov/Soloviev Zelensky/Zelenskyy Mohammed/Muhammad al-Nusra_Dzhebhat/Jabhat_al-Nusra Zhanna/Janna"
    ),
)
def test_spellings_share_a_skeleton(a: str, b: str) -> None:
    assert skeleton(a) == skeleton(b)


@pytest.mark.parametrize(
    ("a", "b"),
    pairs("Petrov/Petrova Martin/Martina Niger/Nigeria Iran/Iraq Ivanov/Ivanenko Crimea/Crimean Lavrov/Larov"),
)
def test_other_names_have_another_skeleton(a: str, b: str) -> None:
    assert skeleton(a) != skeleton(b)


def test_the_order_of_words_counts_little_where_there_is_an_article() -> None:
    assert same_name("al-Nusra Jabhat", "Jabhat al-Nusra") == 1
    assert same_name("Mark Stephen", "Stephen Mark") < 1


def test_an_english_article_is_none_of_the_name() -> None:
    assert skeleton("an Iranian") != skeleton("Iranian")


@pytest.mark.parametrize("name", ["", "-", "23", "B-52", "…"])
def test_what_has_no_letters_is_no_name(name: str) -> None:
    assert same_name(name, "Lavrov") < 0.5
    skeleton(name)


CYRILLIC = "Дмитрий Юлия Васильев Хрущёв Евгений Щербаков Соловьёв Цветаева Юрий Яковлев Лихачёв Жуков Шишкин".split()


@pytest.mark.parametrize("cyrillic", CYRILLIC)
def test_all_romanizations_are_one_name(cyrillic: str) -> None:
    usual = romanizations(cyrillic, "ru")[:6]
    assert min(same_name(usual[0], other) for other in usual) >= 0.8


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_a_share_and_symmetric(a: str, b: str) -> None:
    assert 0 <= same_name(a, b) <= 1
    assert same_name(a, b) == pytest.approx(same_name(b, a))
