"""Names of firms and clubs that the source has in marks."""

from __future__ import annotations

import pytest

from tests.checks.sourced.test_checks import found


@pytest.mark.parametrize(
    ("english", "source", "wrong", "right"),
    [
        ("The firm Sail was sold.", "Фирма «Парус» продана.", "Sail", "Parus"),
        (
            "The feed producer Dawn of Volga Region was sold.",
            "Продан комбинат «Заря Поволжья».",
            "Dawn of Volga Region",
            "",
        ),
        ("The enterprise Heat Light was sold.", "Підприємство «Теплосвіт» продали.", "Heat Light", "Teplosvit"),
    ],
)
def test_translated(english: str, source: str, wrong: str, right: str) -> None:
    right = right or "Zarya Povolzhya"
    assert found(english, source, "bilingual.name-translated") == [(wrong, english.replace(wrong, right))]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("The firm Parus was sold.", "Фирма «Парус» продана."),
        ("The party For the Future met.", "Партия «За будущее» собралась."),
        ("The Kazan club won.", "Клуб «Рубин» выиграл."),
        ("Education and Science was sold.", "Фирма «Образование и наука» продана."),
    ],
)
def test_kept_or_no_firm(english: str, source: str) -> None:
    assert found(english, source, "bilingual.name-translated") == []
