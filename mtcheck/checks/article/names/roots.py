"""Whether two words are of one root, and no two spellings of one name: Kazbek and Kazbeks, Marin and Marina."""

from __future__ import annotations

from mtcheck.files.expressions import compiled

_DERIVED = compiled(  # endings of words of one root that are no spellings of one another
    r"(?:[aeiuy]|iy|yi|yy|ij|oy|s|es|[iy]?[ae]?n|[iy]?[ae]?ns|ians?|[ie]?te?s?|[ie]ses?|ish|ic|ists?|ism|er|ers|ian|ia|"
    r"[ioe]?v?s?k[iy]|s?kiy|s?kaya?|s?koye?|s?kyi|s?ka|k[aoi]|off|ov|ev|ova|eva|in|ina|enko|chenko|"
    r"[eo]?vo|ino|o|os|us|is|as|ez|es|ium|um|i|burg|grad|sk|ets)?$"
)
_ADJECTIVE = frozenset("y i iy yi yy ii ij yj".split())  # one ending in any romanization


def one_root(one: str, other: str) -> bool:
    """Whether two words differ in endings that make words of one root."""
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    shared = min(len(one), len(other)) if shared is None else shared
    if {one[shared:], other[shared:]} <= _ADJECTIVE:
        return False
    return _DERIVED.match(one, shared) is not None and _DERIVED.match(other, shared) is not None
