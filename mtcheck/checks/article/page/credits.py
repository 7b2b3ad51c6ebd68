"""Who wrote, photographed and filmed, and when: lines of credits and dates around an article."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.checks.article.page.classes import classes
from mtcheck.files.expressions import compiled

_MADE = (
    "text|words|story|photos?|photography|photographer|pictures?|images?|illustrations?|videos?|camera|cameraman"
    "|editing|montage|authors?|editors?|correspondent|reporter|journalist|translation|translator|infographics?|collage"
    "|graphics|drawing|sources?|interview(?:er)?|prepared|recorded|cover|screenshot|frame|operator|material|article"
    r"|credits?|(?:posted|published|written|added) by"
)
_LABEL = compiled(
    rf"(?i)(?:^|(?<=[\s,;|/.(])|(?<=\d))((?:{_MADE})(?:,? (?:and |& |/ ?)?(?:{_MADE}))?"
    rf"(?: (?:by|of|from|credit)(?: the| this)?(?: (?:{_MADE}|report|publication))?)?)\s?:\s?"
)
_BY = compiled(
    rf"(?i:(?:the )?(?:{_MADE})(?: and (?:{_MADE}))?(?: (?:is|was|are|were))?"
    r"(?: (?:filmed|made|provided|published|sent|shot|taken))? (?:by|of|from)) "
    r"(?=[A-Z]|(?:an? |the )?(?:author|reader|editor|eyewitness|witness|resident|user|subscriber)(?:s|es)?\b)"
)
_NUMBERED = compiled(r"(?i)(?:step|fig|figure|frame|slide|image|no)?\.? ?\d{1,3}[.:)] ")
_WORD = compiled(r"[^\W\d_][\w'.-]*")
_SMALL = frozenset(
    "a and archive archives article author authors by center centre channel club company courtesy department desk "
    "editorial editors eyewitness eyewitnesses family film for frame from hero heroine illustration internet local "
    "manufacturer material media ministry net network networks news of office official open organizers own page "
    "participants personal police portal press provided reader reader's readers resident residents screenshot "
    "service site social source sources staff still studio subscriber subscribers text the user users video vk "
    "website with witness witnesses youtube".split()
)
_ORIGIN = compiled(
    r"(?i)(?:from )?(?:the )?(?:press[ -](?:service|cent(?:er|re)|office)|courtesy"
    r"|(?:family |personal )?archive)s? of\b"
)
_PERSON = compiled(
    r"[A-Z][\w'-]+(?: [A-Z][\w'.-]*){1,3}, (?!.*\b(?:is|are|was|were|has|have|had|said|says|will)\b)[^.!?:\n]{3,70}"
)
_MOST = 8  # words of a value
_MOST_CAPITALS = 5
_FEW = 6  # words beside a date
_REST = compiled(r"[^\w\n]+|\d[\d.,: ]*\+?")


def is_credit(line: str) -> bool:
    """Whether a line says who made its article or its pictures: labels, each with a colon and a name or an origin."""
    head, *rest = _LABEL.split(line)
    if rest:
        return not _beside_dates(head) and all(map(_is_origin, rest[1::2]))
    by = _BY.match(line, _numbered(line))
    return by is not None and _is_origin(re.sub(r"\([^()]{2,40}\)", "", line[by.end() :]))


def _numbered(line: str) -> int:
    """Where a line goes on behind its number."""
    number = _NUMBERED.match(line)
    return number.end() if number else 0


def is_dated(line: str) -> bool:
    """Whether a line has a date with its year, and beside it only names, numbers, and who or what it is by or for."""
    if not _dates().search(line):
        return False
    beside = _beside_dates(_LABEL.sub(" ", line))
    return len(beside) <= _FEW and sum(word[0].islower() and word not in _SMALL for word in beside) <= 1


def _is_origin(value: str) -> bool:
    if _PERSON.fullmatch(value.strip()):
        return True
    if _ORIGIN.match(value) and len(value.split()) <= _MOST and not value.endswith("."):
        return True
    words = _beside_dates(value)
    capitals = sum(word[0].isupper() for word in words)
    return (
        bool(words or value.strip())
        and len(words) <= _MOST
        and capitals <= _MOST_CAPITALS
        and (all(word[0].isupper() or word in _SMALL for word in words) and not re.search(r"[!?;]|\.$", value.strip()))
    )


def _beside_dates(text: str) -> list[str]:
    """The words of a text without its dates, times, numbers and marks."""
    return _WORD.findall(_REST.sub(" ", _dates().sub(" ", text)))


@cache
def _dates() -> re.Pattern[str]:
    return compiled(rf"(?i){classes()['@fulldate']}|\b{classes()['@time']}")
