"""Letter case and the indefinite article of replacements: carried over from what was found."""

from __future__ import annotations

import re

from mtcheck.files.expressions import compiled

_LETTERS = compiled(r"[^\W\d_]+")
_AN_SOUND = compiled(r"(?:[aeiou]|hour|honest|honou?r|heir)", re.I)
_A_SOUND = compiled(r"(?:uni(?!n|m)|use|usu|util|eu|ewe|one(?!ro)|once|ubiq|ukrain|uran|ura[lt])", re.I)
_AN_LETTERS = frozenset("AEFHILMNORSX")


def carry_case(found: str, fix: str) -> str:
    """`fix` in the letter case of `found`: as written, Sentence start, Title Case or ALL CAPS."""
    words = _LETTERS.findall(found)
    if not words or not fix:
        return fix
    if len("".join(words)) > 3 and found.upper() == found:
        return fix.upper()
    long = [w for w in words if len(w) > 3]
    if len(long) > 1 and all(w[0].isupper() for w in long):
        return _LETTERS.sub(lambda m: m[0][0].upper() + m[0][1:] if len(m[0]) > 3 or not m.start() else m[0], fix)
    return capitalize(fix) if words[0][0].isupper() else fix


def capitalize(text: str) -> str:
    """The text with its first letter in upper case, whatever stands before it; the rest as it is."""
    letter = _LETTERS.search(text)
    if not letter or any(c.isalnum() for c in text[: letter.start()]):
        return text
    return text[: letter.start()] + text[letter.start()].upper() + text[letter.start() + 1 :]


def indefinite(word: str) -> str:
    """The indefinite article, "a" or "an", that goes before a word, by its sound as far as spelling tells."""
    if word[:1].isdigit():
        return "an" if re.match(r"8|11(?!\d)|18(?!\d)|11,|18,", word) else "a"
    if len(word) > 1 and word.isupper() and (len(word) < 4 or not re.search(r"[AEIOU]", word)):
        return "an" if word[0] in _AN_LETTERS else "a"  # an initialism, spoken letter by letter
    if _A_SOUND.match(word):
        return "a"
    return "an" if _AN_SOUND.match(word) else "a"
