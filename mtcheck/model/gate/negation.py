"""Negation and opposites: what is denied stays denied, and more does not become less."""

from __future__ import annotations

import re
from itertools import pairwise

from mtcheck.model.gate.said import Said
from mtcheck.source.opposites import opposites

_NOT = re.compile(
    r"\b(?:not|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|no|hardly|barely|scarcely)\b|n't\b"
)
# Words that deny without "not"; "impossible" may stand for "not possible", but not for "possible".
_SOFT = re.compile(
    r"\b(?:un(?!der|til|ion|ite|ited|iting|ity|it|its|ique|iver|less|cle|do\b)\w{4,}"
    r"|(?:im|in|il|ir|dis|mis)(?:possib|abilit|capab|legal|admissib|appropriate|correct|complete|sufficien|consisten|valid|"
    r"regular|relevan|permissib|adequa|action|accura|effective|secur|justice|eligib|agree|approv|belie|honest|satisf|trust|"
    r"regard|obe|allow|abled|connect|continu|qualif|replace|lead|understood|understand)\w*"
    r"|fail(?:ed|s|ing|ure)? to|lack(?:s|ed)?\b(?! of)|refus\w*|abandon\w*|den(?:y|ies|ied|ying|ial)|reject\w*|"
    r"avoid\w*|absen(?:t|ce)|forbid\w*|prohibit\w*|non-\w+|unable)\b"
)
_LITOTES = re.compile(r"(?:\b(?:not|never|cannot)\b|n't\b)[^,;:.!?]{1,40}?\bwithout\b")
_BOTH = 2  # negations that cancel each other
_CLAUSE = re.compile(
    r"[,;:.!?()\u2013\u2014\"]|\b(?:and|but|or|that|which|who|whom|whose|because|although|while|if|when|where|so)\b"
)


def changes_negation(before: str, after: str, place: int, said: Said | None = None) -> str:
    """Why sentences deny something else than before; "" where they do not.

    One of two negations that stand in one clause may go, or both of "not without": `place` is where in the sentences
    (code points) the edit is. A negation may come or go as the source has it.
    """
    was, now = _folded(before), _folded(after)
    hard = len(_NOT.findall(was)), len(_NOT.findall(now))
    soft = len(_SOFT.findall(was)), len(_SOFT.findall(now))
    first, last = hard[0] + soft[0], hard[1] + soft[1]
    cancelled = len(_LITOTES.findall(was)) > len(_LITOTES.findall(now))
    undoubled = hard[0] == hard[1] + 1 and _doubled(was, place) and soft[0] == soft[1] and not cancelled
    kept = first == last and (hard[1] <= hard[0] or not _doubled(now, place) or _doubled(was, place))
    plain = cancelled and hard[0] == hard[1] + _BOTH and soft[0] == soft[1]
    if not kept and not undoubled and not plain and not (said is not None and _agrees(said, first, last)):
        return "it changes what is denied"
    return _opposed(was, now, said)


def _agrees(said: Said, before: int, after: int) -> bool:
    """Whether a source denies so often that a negation may come, or so seldom that one may go."""
    if after > before:
        return after <= said.denials
    return said.hints <= after or before == after + 1 and 0 < said.concord <= after


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
    for one, other, stems, contrary, _ in opposites():
        for side, opposite, mine, theirs in ((one, other, stems, contrary), (other, one, contrary, stems)):
            turns = gone & side and came & opposite and not came & side
            if turns and (said is None or said.holds(mine) or not said.holds(theirs)):
                return "it turns something into its opposite"
    return ""
