"""Numbers in Russian and Ukrainian words that begin with one: of six years, of two days, half an hour."""

from __future__ import annotations

import re

_UNITS = {
    1: "одно",
    2: "двух|двох|дву|дво",
    3: "трех|трьох|три",
    4: "четырех|чотирьох|чотири",
    5: "пяти|п'яти",
    6: "шести",
    7: "семи",
    8: "восьми",
    9: "девяти|дев'яти",
    10: "десяти",
    11: "одиннадцати|одинадцяти",
    12: "двенадцати|дванадцяти",
    13: "тринадцати|тринадцяти",
    14: "четырнадцати|чотирнадцяти",
    15: "пятнадцати|п'ятнадцяти",
    16: "шестнадцати|шістнадцяти",
    17: "семнадцати|сімнадцяти",
    18: "восемнадцати|вісімнадцяти",
    19: "девятнадцати|дев'ятнадцяти",
}
_TENS = {
    20: "двадцати|двадцяти",
    30: "тридцати|тридцяти",
    40: "сорока",
    50: "пятидесяти|п'ятдесяти",
    60: "шестидесяти|шістдесяти",
    70: "семидесяти|сімдесяти",
    80: "восьмидесяти|вісімдесяти",
    90: "девяносто|дев'яносто",
    100: "сто",
}
# What is counted by such words.
_MEASURE = (
    "лет|літ|річ|годов|год(?:а|у|ие|ий)|месячн|місячн|недельн|тижнев|дневн|днев|денн|суточн|часов|годинн|минутн|хвилинн|"
    "секундн|век|вік|этажн|поверхов|комнатн|кімнатн|кратн|процентн|відсотков|метров|километр|кілометр|тонн|тысячн|"
    "тисячн|миллионн|мільйонн|миллиардн|мільярдн|сторонн|уровнев|рівнев|ступенчат|ступінчаст|значн|угольн|кутн|балльн|"
    "бальн|местн|місн|томн|серийн|серійн|разов|очков|дверн|колесн|мерн|партийн|партійн|классн|класн|летк|детн|дітн"
)
_COUNTED = re.compile(
    rf"(?<![\w-])(?:(?P<tens>{'|'.join(f'(?P<t{value}>{words})' for value, words in _TENS.items())}))?"
    rf"(?P<units>{'|'.join(f'(?P<u{value}>{words})' for value, words in _UNITS.items())})?(?:{_MEASURE})"
)
_HALVES = re.compile(
    r"(?<![\w-])(?:(?P<ages>полвек\w*|півстоліт\w+|піввік\w+|полувеков\w+)|(?P<hours>получас\w+|полчаса|півгодин\w+)"
    r"|(?P<years>полугод\w+|полгода|півр[оі]\w+)|(?P<ones>пол(?:дня|минуты|месяца|метра|километра|литра|тонны|мира|страны)|"
    r"пів(?:дня|хвилини|метра|світу|країни))|(?P<more>полутор\w+|півтор\w+))(?!\w)"
)
_WORTH = {"ages": 50.0, "hours": 30.0, "years": 6.0, "more": 1.5}


def compounded(text: str) -> frozenset[float]:
    """The numbers in the words of a text, which is in lower case: those that words begin with, halves of measures.

    A half of a measure is told in its parts, too: half an hour is thirty minutes.
    """
    halves = {match.lastgroup or "" for match in _HALVES.finditer(text)}
    found = {_WORTH[half] for half in halves if half in _WORTH} | ({0.5} if halves - {"more"} else set())
    for match in _COUNTED.finditer(text):
        value = sum(int(name[1:]) for name, part in match.groupdict().items() if part and name[1:].isdigit())
        if value:
            found.add(float(value))
    return frozenset(found)
