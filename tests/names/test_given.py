"""Given names, patronymics and translated names."""

from __future__ import annotations

import pytest

from mtcheck.names.given import given_gender, is_east_slavic, is_given_name, is_patronymic, translated_names

MEN = """
Sergei Sergey Serhiy Sergiy Dmitry Dmitri Dmitriy Alexei Aleksei Alexey Aleksey Alexander Aleksandr Alexandr Oleksandr
Yevgeny Evgeny Evgenii Yevhen Nikita Ilya Misha Vanya Kolya Petr Pyotr Fyodor Fedor Yuri Yury Yuriy Iurii Valery Valeriy
Georgy Vasily Vasyl Anatoly Gennady Andriy Andrii Volodymyr Mykola Nikolai Nikolay Pavel Pawel Paweł Jarosław Václav
Jiří Zdeněk Hans Jürgen Günter François Giuseppe José Jesús Mehmet Recep Ömer Bashar Muammar Mohammed Muhammad Ayman
Hossein Giorgi Mikheil Zurab Levan Tigran Vazgen Nursultan Kassym-Jomart Ramzan Dzhokhar Magomed Vytautas Gintaras
Andris Krišjānis Lars Søren Björn Jens Jean-Claude John Mark Luca Shinzo Emomali Gurbanguly Alisher Ivan Igor Oleg Lev
Arseny Dmytro Ihor Aliaksandr Boris Zoran Slobodan Barack Donald Binyamin Viktor Ildar Akhmed Ruslan Artyom Semyon Kuzma
"""
WOMEN = """
Maria Mariya Mariia Marija Yulia Julia Yuliya Iuliia Tatyana Tatiana Tetyana Natalia Natalya Nataliya Olga Olha Svetlana
Svitlana Lyudmila Ludmila Liudmyla Nadezhda Nadiia Vera Lyubov Liubov Ksenia Xenia Anastasia Anna Hanna Elena Yelena
Ekaterina Yekaterina Kateryna Irina Iryna Galina Halina Marina Valentina Valeria Alla Zhanna Inna Oksana Oxana Daria
Darya Polina Alyona Elvira Dinara Gulnara Aigul Nino Ketevan Salome Tamara Anahit Agnieszka Małgorzata Jana Petra Zuzana
Ursula Angela Annegret Brigitte Marine Giorgia María Carmen Ayşe Leyla Layla Fatima Zeinab Asma Rania Dalia Ingrida
Vaira Astrid Ingeborg Theresa Nancy Margaret Anne-Marie Federica Zoya Masha Dasha Katya Natasha Lena Sveta Tanya Ulyana
Vasilisa Khatuna Madina Zarema Viktoria Viktoriia Yevgenia Evgeniya Alexandra Aleksandra Oleksandra Wisława Annalena
"""
OPEN = """
Sasha Zhenya Valya Slava Shura Andrea Jean Robin Kim Jan Alex Noor Lee Simone Nicola Karen Jordan Taylor Deniz Jamie
Washington Kremlin Syria London Texas Russia The Putin Lavrov Aleppo TASS Monday May Tuesday Time Nato China Page
Church Case Jones
"""


@pytest.mark.parametrize("name", MEN.split())
def test_men(name: str) -> None:
    assert given_gender(name) == "m"


@pytest.mark.parametrize("name", WOMEN.split())
def test_women(name: str) -> None:
    assert given_gender(name) == "f"


@pytest.mark.parametrize("name", OPEN.split())
def test_open_or_no_name(name: str) -> None:
    assert given_gender(name) is None


def test_names_of_both_are_names_all_the_same() -> None:
    assert is_given_name("Sasha")
    assert not is_given_name("Zakharova")


@pytest.mark.parametrize("name", "Sergei Serhiy Tatyana Nadezhda Oleksandr Masha Kirill Yevgenia Siarhei Sasha".split())
def test_east_slavic(name: str) -> None:
    assert is_east_slavic(name)


@pytest.mark.parametrize("name", "Donald Hans Mehmet Zurab Jennifer Agnieszka Mohammed Laszlo Famke".split())
def test_not_east_slavic(name: str) -> None:
    assert not is_east_slavic(name)


SONS = """
Sergeyevich Sergeevich Vladimirovich Yuryevich Nikolaevich Ilyich Mykolayovych Viktorovych Serhiyovych Fyodorovich
Magomedovich Dmitrievich Anatolyevich Kuzmich Ivanovich Lvovich Yakovlevich Andreevich Shavkatovich Nursultanovich
Vasilievich Ogly
"""
DAUGHTERS = """
Vladimirovna Sergeyevna Yurievna Nikolayevna Ilyinichna Petrivna Dmitrievna Anatolievna Pavlovna Lvovna Yakovlevna
Alekseevna Oleksandrivna Ihorivna Vasilyevna Mikhailovna Qizi
"""
NO_PATRONYMIC = """
Mihajlovic Djokovic Milosevic Shostakovich Rabinovich Stankevich Plevna Kovna Norwich Ostrich Sandwich Greenwich Ivanova
Ivanovsky Mitrovica Sergei Munich Zurich Vienna Ravenna
"""


@pytest.mark.parametrize("word", SONS.split())
def test_sons(word: str) -> None:
    assert is_patronymic(word) == "m"


@pytest.mark.parametrize("word", DAUGHTERS.split())
def test_daughters(word: str) -> None:
    assert is_patronymic(word) == "f"


@pytest.mark.parametrize("word", NO_PATRONYMIC.split())
def test_no_patronymic(word: str) -> None:
    assert is_patronymic(word) is None


def test_names_that_are_words() -> None:
    assert {(entry.name, entry.gender) for entry in translated_names()["hope"]} >= {("Nadezhda", "f"), ("Amal", "f")}
    assert any(entry.name == "Lev" for entry in translated_names()["lion"])
    assert "table" not in translated_names()
