"""Texts that a phrase finds, made of the phrase itself: by them `rules test` tries each of its alternatives."""

from __future__ import annotations

from mtcheck.rules.phrases import COUNTED, LISTED, Part, parts_of

_TURNS = 6  # texts that are made of a phrase with each of its alternatives
# Some members of each class of words.
_WORDS: dict[str, tuple[str, ...]] = {
    "DET": ("the", "a", "this"),
    "POSS": ("his", "their"),
    "PRON": ("he", "they"),
    "OBJ": ("him", "them"),
    "BE": ("was", "were", "be"),
    "HAVE": ("has", "have"),
    "DO": ("did", "does"),
    "MODAL": ("could", "will"),
    "PREP": ("near", "in"),
    "CONJ": ("and", "that"),
    "WH": ("which", "who"),
    "NEG": ("not", "never"),
    "MONTH": ("March", "May"),
    "DAY": ("Monday", "Friday"),
    "PAST": ("opened", "took"),
    "ING": ("working", "opening"),
    "LY": ("quickly", "widely"),
    "PLURAL": ("houses", "people"),
    "DIGITS": ("12", "2015", "3"),
    "NUM": ("12", "three", "20"),
    "CAP": ("Kazan", "Petrov", "Poland"),
    "LOW": ("winter", "open", "minister"),
    "NAME": ("Kazan", "Anna Petrov"),
}


def alternatives(phrase: str) -> list[list[str]]:
    """For each alternative of a phrase (or the phrase, where it has none) texts with it; raises PhraseError.

    The plainest text comes first; a rule is to find one of each list.
    """
    return _alternatives(parts_of(phrase))


def _alternatives(parts: list[Part]) -> list[list[str]]:
    instances = [_instances(part) for part in parts]
    chosen = [(at, text) for at, part in enumerate(parts) if _has_choices(part) for text in instances[at]]
    return [_texts(parts, instances, at, text) for at, text in chosen] or [_texts(parts, instances, -1, "")]


def _has_choices(part: Part) -> bool:
    """Whether the instances of a part are alternatives; of a word's forms or a class of words any will do."""
    return len(_instances(part)) > 1 and not part.words and part.slot not in _WORDS and not COUNTED.fullmatch(part.slot)


def _instances(part: Part) -> tuple[str, ...]:
    """Texts that a part of a phrase finds, of each alternative one."""
    if part.slot:
        texts = _of_slot(part.slot)
    else:
        texts = part.words or tuple(text for choice in part.choices for text, *_ in _alternatives(choice))
    return (*texts, "") if part.optional else texts


def _of_slot(what: str) -> tuple[str, ...]:
    """Some words of a class, or all words that are listed, as often as there are to be."""
    if listed := LISTED.fullmatch(what):
        return tuple(word.strip() for word in listed["words"].split("|"))
    if counted := COUNTED.fullmatch(what):
        words = _WORDS[counted["cls"] or "LOW"]
        numbers = {max(int(counted["low"]), 1), int(counted["high"])}
        return tuple(" ".join([word] * number) for number in sorted(numbers) for word in words)
    choices = (choice.strip() for choice in what.split("|"))
    return tuple(text for choice in choices if choice for text in _WORDS.get(choice, (choice,)))


def _texts(parts: list[Part], instances: list[tuple[str, ...]], at: int, alternative: str) -> list[str]:
    """Some texts of a phrase with one alternative of the part at a place, the others turning."""
    out = []
    for turn in range(_TURNS):
        text, slots = "", dict[str, str]()
        for number, part in enumerate(parts):
            word = alternative if number == at else instances[number][turn % len(instances[number])]
            word = slots.setdefault(part.name, word) if part.name else word
            text += (" " if part.spaced and text and word else "") + word
        out.append(text)
    return list(dict.fromkeys(out))
