"""Words with one translation each, in groups: months, days, points of the compass, seasons, kin, large numbers."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.source.words import lemma_of

CALENDAR = 2  # the first groups: months, days of the week
# A line is a group; in it, each English word with the Russian and Ukrainian words for it.
_GROUPS = """
January=январь,січень,січня February=февраль,лютий,лютого,лютому March=март,березень April=апрель,квітень
 May=май,травень June=июнь,червень,червня,червні July=июль,липень,липня August=август,серпень
 September=сентябрь,вересень October=октябрь,жовтень November=ноябрь,листопад December=декабрь,грудень,грудня
Monday=понедельник,понеділок Tuesday=вторник,вівторок Wednesday=среда,середа Thursday=четверг,четвер
 Friday=пятница,п'ятниця Saturday=суббота,субота Sunday=воскресенье,неділя
north|northern=север,северный,північ,північний south|southern=юг,южный,південь,південний
 east|eastern=восток,восточный,схід,східний west|western=запад,западный,захід,західний
winter=зима,зимой,зимний spring=весна,весной,весенний,навесні summer=лето,летом,летний autumn|fall=осень,осенью,осенний
yesterday=вчера,вчора,вчерашний today=сегодня,сьогодні,сегодняшний tomorrow=завтра,завтрашний
father=отец,батько,папа mother=мать,мама,мати brother=брат sister=сестра husband=муж,чоловік
 wife=жена,дружина son=сын,син daughter=дочь,дочка,донька
million=миллион,млн,мільйон billion=миллиард,млрд,мільярд trillion=триллион,трлн,трильйон
"""


@cache
def groups(language: str) -> tuple[dict[str, frozenset[str]], ...]:
    """Groups: by English word in lower case, the source words for it as lemmas."""
    lines = re.sub(r"\n ", " ", _GROUPS.strip()).split("\n")
    return tuple(
        {
            word: frozenset(lemma_of(w, language) for w in words.split(","))
            for english, _, words in (entry.partition("=") for entry in line.split())
            for word in english.lower().split("|")
        }
        for line in lines
    )
