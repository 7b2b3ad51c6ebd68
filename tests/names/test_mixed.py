"""Names of the Far East that are half in English."""

from __future__ import annotations

from mtcheck.document import Document
from mtcheck.names.known import form_in, listed_forms
from mtcheck.names.mixed import mixed_spellings
from mtcheck.names.romanize import romanizations


def _spelled(word: str) -> tuple[str, ...]:
    return tuple(form.lower() for form in romanizations(word, "ru"))


def test_each_word_may_be_right() -> None:
    (words,) = mixed_spellings("Мэн Ваньчжоу", ("meng wanzhou",), _spelled)
    assert "wanzhou" in words[1]
    assert {"men", "meng"} <= set(words[0])


def test_one_short_syllable_tells_nobody() -> None:
    assert not list(mixed_spellings("Ван Ян", ("wang yang",), _spelled))
    assert not list(mixed_spellings("Тони Блэр", ("tony blair",), _spelled))


def test_other_orders_of_a_korean_name_do_not_count() -> None:
    found = list(mixed_spellings("Ли Чжэ Ён", ("lee jae-yong", "jay y. lee"), _spelled))
    assert all("jay" not in words[0] for words in found)
    assert any("jae-yong" in words[1] for words in found)


def test_family_names_in_other_names_stay() -> None:
    document = Document("Yan Jiechi met Wang Yan and Yan Wei in Beijing. Yan smiled.")
    found = [(form_in(document, known, place), place.start) for known, place in listed_forms(document)]
    assert found == [("Yang Jiechi", 0), ("Yang", 48)]
