"""Words and their opposites in English, with what Russian and Ukrainian words for each side begin with."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

# Pairs of sides, each on a line; on the next one beginnings of Russian and Ukrainian words for them. "!" marks pairs
# whose words have hardly another sense.
_TABLE = r"""
! more / less fewer
  больш|более|свыше|сверх|більш|понад / меньш|менее|менш
before / after
  до\b|перед|ранее|раньше|накануне|раніше|прежде / после|спустя|через|після|по\b
above over / below under
  над|выше|свыше|более|більш|понад|вище / под|ниже|менее|менш|нижч|під
! increase increased increases increasing rise rose risen / decrease decreased decreases decreasing fall fell
  увелич|возр|вырос|раст|рост|росл|повы|подн|подор|збільш|зрос|підви / уменьш|сни[зж]|упа|пада|сокра|пони|зменш|зни
! support supports supported supporting / oppose opposes opposed opposing
  поддерж|підтрим|за\b / против|проти|возраж
! accept accepts accepted / reject rejects rejected refuse refuses refused
  приня|прин|прийн|соглас|погод / отклон|отверг|отказ|відхил|відмов|відкин
! allow allows allowed permit permits permitted / ban bans banned forbid forbids forbidden prohibit prohibited
  разреш|позвол|дозвол|допус / запре|заборон|не\b
! win wins won / lose loses lost
  побед|выигр|перемо|перема|вигра|завоев / проигр|потерп|утрат|потеря|програ|втрат
always / never
  всегда|завжди|постоянно / никогда|ніколи
all every / some few
  все|вся|всю|весь|кажд|усі|усе|всі|кожн / некотор|нескольк|част|отдельн|деяк|кілька
! must / may might
  долж|обязан|необходимо|нужно|надо\b|повин|мусит|треба / мож|мог|вероятно|возможно
ally allies allied / enemy enemies hostile
  союзн / враг|враж|противник|ворог|ворож
! victory victories / defeat defeats
  побед|перемог / пораж|поразк
guilty / innocent
  вин / невин
alive / dead
  жив / м[её]ртв|погиб|убит|загиб|вбит
legal / illegal
  законн|легальн / незаконн|нелегальн
! confirm confirms confirmed / deny denies denied
  подтвер|підтвер / отриц|опроверг|запереч|спросту
first / last
  перв|перш / последн|прошл|останн|минул
north northern / south southern
  север|північ|півн / юг|юж|півд
east eastern / west western
  вост|схід|сход / запад|захід|заход
"""


class Opposites(NamedTuple):
    """Two sides in English, what words of the source begin with for each, and whether their words are plain."""

    one: frozenset[str]
    other: frozenset[str]
    stems: str
    contrary: str
    plain: bool


@cache
def opposites() -> tuple[Opposites, ...]:
    """All pairs of sides."""
    lines = _TABLE.strip().splitlines()
    return tuple(_read(*pair) for pair in zip(lines[::2], lines[1::2], strict=True))


def _read(english: str, source: str) -> Opposites:
    (one, other), (stems, contrary) = english.lstrip("! ").split("/"), source.split("/")
    sides = frozenset(one.split()), frozenset(other.split())
    return Opposites(*sides, stems.strip(), contrary.strip(), english.startswith("!"))
