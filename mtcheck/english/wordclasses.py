"""Closed word classes and word shapes that rules may name, as regular expressions."""

from __future__ import annotations

# A word as rules see it, on the folded view: letters and digits, with inner apostrophes and hyphens. The number of its
# parts is limited, here and below: a match may begin at each of them, and would look at all that follow.
WORD = r"[^\W_]+(?:['-][^\W_]+){0,9}"
_UPPER, _LOWER = r"[^\W\d_a-z\xdf-\xf6\xf8-\xff]", r"[^\W\d_A-Z\xc0-\xd6\xd8-\xde]"
_CAP = rf"{_UPPER}[^\W_]*(?:['-][^\W_]+){{0,9}}"


def _words(text: str) -> str:
    return "(?:" + "|".join(sorted(text.split(), key=lambda w: (-len(w), w))) + ")"


_POSS = "my your his her its our their whose"
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_IRREGULAR_PAST = (
    "was were had did said made took told gave came went became began brought found left kept held led met paid "
    "put saw set sent spoke spent stood wrote won lost got knew thought felt fell grew broke chose drove flew "
    "fought heard hit built bought caught cut drew ran rose sat sold shot struck taught threw understood "
    "withdrew known given taken shown seen done gone written spoken broken chosen"
)

_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
DATES = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())

# Classes whose members are lower-case words: matched without regard to letter case.
CLOSED: dict[str, str] = {
    "DET": _words(f"a an the this that these those every each no some any another such both {_POSS}"),
    "POSS": _words(_POSS),
    "PRON": _words("i you he she it we they who"),
    "OBJ": _words("me you him her it us them whom"),
    "BE": _words("be am is are was were been being"),
    "HAVE": _words("have has had having"),
    "DO": _words("do does did doing done"),
    "MODAL": _words(
        "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't mustn't"
    ),
    "PREP": _words(
        "about above across after against along among around at before behind below beneath beside between "
        "beyond by despite down during except for from in inside into like near of off on onto out outside over "
        "past per since through throughout till to toward towards under until up upon via with within without"
    ),
    "CONJ": _words("and or but nor so yet because although though while if unless that whether as than"),
    "WH": _words("who whom whose which what when where why how"),
    "NEG": _words(
        "not never no nobody nothing nowhere neither nor none n't cannot don't doesn't didn't isn't aren't "
        "wasn't weren't won't hasn't haven't hadn't"
    ),
    "MONTH": _words(_MONTHS),
    "DAY": _words(_WEEKDAYS),
    "PAST": rf"(?:{_words(_IRREGULAR_PAST)}|[^\W_]{{2,}}ed)",
    "ING": r"[^\W_]{2,}ing",
    "LY": r"[^\W_]{2,}ly",
    "PLURAL": r"(?:[^\W_]{2,}(?<!s)(?<!u)(?<!i)s|people|children|men|women)",
    "DIGITS": r"\d+(?:[.,]\d+){0,9}",
    "NUM": rf"(?:\d+(?:[.,]\d+){{0,9}}|{_words(_NUMBER_WORDS)}(?:-{_words(_NUMBER_WORDS)})?)",
}

# Classes that look at letter case: matched on the text as written.
CASED: dict[str, str] = {
    "CAP": _CAP,
    "LOW": rf"{_LOWER}[^\W_]*(?:['-][^\W_]+){{0,9}}",
    "NAME": rf"{_CAP}(?:\s+(?:(?:al|el|de|van|von|der|bin|ibn)[\s-]+)?{_CAP}){{0,3}}",
}
