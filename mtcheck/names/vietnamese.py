"""Vietnamese names as Russian spells their syllables: Fam Van Kuang is Pham Van Quang."""

from __future__ import annotations

from functools import cache

# Syllables out of Cyrillic, each before the one that English texts have, without its marks.
_SYLLABLES = """
    bin binh buy bui chan tran chin trinh chong trong chyong truong dang dang din dinh do do dyong duong fam pham
    fan phan fi phi fu phu fuk phuc fyong phuong ho ho hoang hoang hyu huu khai hai khanh khanh khay hai khien hien
    kho ho khoa khoa khoang hoang khong hong khuan huan khung hung khyu huu kuan quan kuang quang kuen quyen kuok
    quoc le le li ly long long ly ly min minh ngo ngo nguen nguyen nguyon nguyen tam tam tkhan thanh tkhang thang
    tkhi thi tkhin thinh tkho tho tkhyong thuong tuan tuan van van vo vo vu vu zung dung zuy duy zyong duong
    """
_FAMILIES = frozenset(
    "bui dang dinh do duong ho hoang le luong ly mai ngo nguyen pham phan tran trinh truong vo vu".split()
)
_LEAST = 2  # syllables of a name


@cache
def _syllables() -> dict[str, str]:
    words = _SYLLABLES.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def vietnamese(words: list[str]) -> str | None:
    """A name as English has it, of the family name and syllables as they stand; None for what is none, or right."""
    table = _syllables()
    known = [table.get(word.lower(), word.lower()) for word in words]
    if len(words) < _LEAST or known[0] not in _FAMILIES:
        return None
    told = [one for one in words if one.lower() in table]
    unknown = len(words) - len(told)
    if unknown > (len(words) > _LEAST) or all(table[one.lower()] == one.lower() for one in told):
        return None
    return " ".join(name.capitalize() for name in known)
