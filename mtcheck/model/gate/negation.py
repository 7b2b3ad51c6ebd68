"""Negation and opposites: what is denied stays denied, and more does not become less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mtcheck.model.gate.said import Said

_NOT = re.compile(
    r"\b(?:not|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|no|hardly|barely|scarcely)\b|n't\b"
)
# Words that deny without "not"; "impossible" may stand for "not possible", but not for "possible".
_SOFT = re.compile(
    r"\b(?:un(?!der|til|ion|ite|ited|iting|ity|it|its|ique|iver|less|cle|do\b)\w{4,}"
    r"|(?:im|in|il|ir|dis|mis)(?:possib|abilit|capab|legal|admissib|appropriate|correct|complete|sufficien|consisten|valid|"
    r"regular|relevan|permissib|adequa|action|accura|effective|secur|justice|eligib|agree|approv|belie|honest|satisf|trust|"
    r"regard|obe|allow|abled|connect|continu|qualif|replace|lead|understood|understand)\w*"
    r"|fail\w*|lack\w*|refus\w*|den(?:y|ies|ied|ying|ial)|reject\w*|avoid\w*|prevent\w*|absen(?:t|ce)|forbid\w*|"
    r"prohibit\w*|non-\w+|unable|instead|rather than)\b"
)
_CLAUSE = re.compile(
    r"[,;:.!?()\u2013\u2014\"]|\b(?:and|but|or|that|which|who|whom|whose|because|although|while|if|when|where|so)\b"
)
# Pairs of sides, each on a line; on the next one beginnings of Russian and Ukrainian words for them.
_TABLE = r"""
more / less fewer
  больш|более|свыше|сверх|більш|понад / меньш|менее|менш
before / after
  до\b|перед|ранее|раньше|накануне|раніше|прежде / после|спустя|через|після|по\b
above over / below under
  над|выше|свыше|более|більш|понад|вище / под|ниже|менее|менш|нижч|під
increase increased increases increasing rise rose risen / decrease decreased decreases decreasing fall fell
  увелич|возр|вырос|раст|рос|повы|подн|подор|збільш|зрос|підви / уменьш|сни[зж]|упа|пада|сокра|пони|зменш|зни|скоро
support supports supported supporting / oppose opposes opposed opposing
  поддерж|підтрим|за\b / против|проти|возраж
accept accepts accepted / reject rejects rejected refuse refuses refused
  приня|прин|прийн|соглас|погод / отклон|отверг|отказ|відхил|відмов|відкин
allow allows allowed permit permits permitted / ban bans banned forbid forbids forbidden prohibit prohibited
  разреш|позвол|дозвол|допус / запре|заборон|не\b
win wins won / lose loses lost
  побед|выигр|перемо|перема|вигра|завоев / проигр|потерп|утрат|потеря|програ|втрат
always / never
  всегда|завжди|постоянно / никогда|ніколи
all every / some few
  все|вся|всю|весь|кажд|усі|усе|всі|кожн / некотор|нескольк|част|отдельн|деяк|кілька
must / may might
  долж|обязан|необходимо|нужно|надо\b|повин|мусит|треба / мож|мог|вероятно|возможно
ally allies allied / enemy enemies hostile
  союзн / враг|враж|противник|ворог|ворож
victory victories / defeat defeats
  побед|перемог / пораж|поразк
guilty / innocent
  вин / невин
alive / dead
  жив / м[её]ртв|погиб|убит|загиб|вбит
legal / illegal
  законн|легальн / незаконн|нелегальн
confirm confirms confirmed / deny denies denied
  подтвер|підтвер / отриц|опроверг|запереч|спросту
first / last
  перв|перш / последн|прошл|останн|минул
north northern / south southern
  север|північ|півн / юг|юж|півд
east eastern / west western
  вост|схід|сход / запад|захід|заход
"""


class _Opposites(NamedTuple):
    """Two sides in English, and what words of the source begin with for each."""

    one: frozenset[str]
    other: frozenset[str]
    stems: str
    contrary: str


def _opposites() -> Iterator[_Opposites]:
    lines = _TABLE.strip().splitlines()
    for english, source in zip(lines[::2], lines[1::2], strict=True):
        (one, other), (stems, contrary) = english.split("/"), source.split("/")
        yield _Opposites(frozenset(one.split()), frozenset(other.split()), stems.strip(), contrary.strip())


_OPPOSITES = tuple(_opposites())


def changes_negation(before: str, after: str, place: int, said: Said | None = None) -> str:
    """Why sentences deny something else than before; "" where they do not.

    One of two negations that stand in one clause may go: `place` is where in the sentences (code points) the edit is.
    A negation may come or go as the source has it.
    """
    was, now = _folded(before), _folded(after)
    hard = len(_NOT.findall(was)), len(_NOT.findall(now))
    soft = len(_SOFT.findall(was)), len(_SOFT.findall(now))
    first, last = hard[0] + soft[0], hard[1] + soft[1]
    undoubled = hard[0] == hard[1] + 1 and _doubled(was, place) and soft[0] == soft[1]
    if first != last and not undoubled and not (said is not None and _agrees(said, first, last)):
        return "it changes what is denied"
    return _opposed(was, now, said)


def _agrees(said: Said, before: int, after: int) -> bool:
    """Whether a source denies so often that a negation may come, or so seldom that one may go."""
    if after > before:
        return after <= said.denials
    return said.hints <= after


def _folded(text: str) -> str:
    return text.replace("\u2019", "'").lower().replace("no.", "number").replace("no one", "nobody")


def _doubled(text: str, place: int) -> bool:
    """Whether the clause at a place has more than one negation."""
    ends = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    inside = [(a, b) for a, b in pairwise(ends) if a <= place + 3 and place <= b]
    return any(len(_NOT.findall(text[a:b])) > 1 for a, b in inside)


def _opposed(before: str, after: str, said: Said | None) -> str:
    was, now = (re.findall(r"[a-z]+", text) for text in (before, after))
    gone, came = set(was) - set(now), set(now) - set(was)
    for one, other, stems, contrary in _OPPOSITES:
        for side, opposite, mine, theirs in ((one, other, stems, contrary), (other, one, contrary, stems)):
            turns = gone & side and came & opposite and not came & side
            if turns and (said is None or said.holds(mine) or not said.holds(theirs)):
                return "it turns something into its opposite"
    return ""
