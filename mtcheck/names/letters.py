"""How Cyrillic letters are spelled in Latin, and the way back: tables for `romanize`.

A row is a pattern and its spellings, each with a cost: 0 is what most English texts write, 3 is rare. The first row
that matches at a place counts for `RUSSIAN` and `UKRAINIAN`; all that match count for the ways back. Sources: BGN/PCGN
1947 and 2019, GOST 52535.1 and ICAO 9303 (passports), GOST 7.79-B, ISO 9:1954, the Ukrainian national system of 2010.
"""

from __future__ import annotations

Spelled = tuple[tuple[str, float], ...]
Row = tuple[str, Spelled]


def _row(pattern: str, *spellings: str) -> Row:
    """`_row("х", "kh", "h 0.8")`: a spelling without a number costs nothing."""
    pairs = (spelling.partition(" ") for spelling in spellings)
    return pattern, tuple(("" if text == "_" else text, float(cost or 0)) for text, _, cost in pairs)


def _table(text: str) -> tuple[Row, ...]:
    """One row a line: pattern, then spellings separated by commas; `_` is nothing."""
    rows = (line.split(None, 1) for line in text.strip().splitlines())
    return tuple(_row(pattern, *(part.strip() for part in spellings.split(","))) for pattern, spellings in rows)


def _doubled(consonants: str, spellings: str) -> tuple[Row, ...]:
    pairs = zip(consonants, spellings.split(), strict=True)
    return tuple(_row(cyrillic * 2, latin * 2, f"{latin} 0.7") for cyrillic, latin in pairs)


_PLAIN = _table(
    r"""
    а a
    б b
    в v
    д d
    з z
    и i
    к(?=т|а\b|ол) k, c 2.2
    к k
    л l
    м m
    н n
    о o
    п p
    р r
    с s
    т t
    у u
    ф(?=ил|ия\b|ан\b) f, ph 1.5
    ф f
    х kh, h 0.8, ch 3
    ц ts, c 1.6, tz 2
    ч ch, tch 3
    ш sh, sch 3
    щ shch, sch 1, sh 2.2, shh 3
    ж zh, j 1.6
    ў w, u 0.5, v 1
    ј j, y 0.5
    ђ dj, dzh 1
    љ lj, l 1
    њ nj, n 1
    ћ c, ch 0.5
    џ dzh, dj 1, j 1
    ә a, e 0.5
    ғ g, gh 1
    қ k, q 1
    ң n, ng 0.5
    ө o, u 1
    ұ u
    ү u
    һ h
    і i
    ї i, yi 0.5
    є ye, ie 0.5
    ґ g
    э e
    """
)

RUSSIAN = (
    _table(
        r"""
        дж dzh, j 0.9, dj 2
        (?<=кс)андр\b andr, ander 0.3
        кс ks, x 0.6
        ий\b y, iy 1, i 1.1, ii 1.3, ij 2.6, yi 3
        ый\b y, yy 1.4, iy 1.7, i 1.9, yi 2.2, yj 3
        ия\b ia, iya 0.2, iia 1.3, ija 2.3, ya 2.6
        ье ye, ie 0.4, e 1.2, je 2.4, 'e 3
        ьё yo 0.2, ye, ie 0.5, e 1.2, io 2, jo 2.6
        ья ya, ia 0.4, ja 2, 'ya 3
        ью yu, iu 0.5, ju 2.2
        ьи yi 0.3, i, ii 2
        ьо yo, io 0.4, o 1, jo 2
        \bе ye, e 0.1, je 2.4, ie 3
        (?<=[аеёиоуыэюя])е ye, e 0.1, ie 1.6, je 2.3
        ъе ye, e 0.5, ie 1.6
        (?<=[жчшщ])ё e, o 0.8, yo 1.4
        \bё yo, e 0.9, ye 1, io 1.6, jo 2.3
        ё yo, e 0.1, io 1.6, ye 2, jo 2.5
        \bю yu, iu 0.9, ju 1.7, u 2.6
        (?<=л)ю yu, iu 0.8, u 1, ju 2
        ю yu, iu 0.8, ju 2
        \bя ya, ia 0.9, ja 1.7
        я ya, ia 0.8, ja 2
        (?<=[аеёиоуыэюя])й y, i 0.5, j 2.3
        й y, i 1, j 2
        г g
        ы y, i 1.5
        ь _, ' 2.6
        ъ _, ' 2.6
        е e
        """
    )
    + _doubled("бвгдзклмнпрстф", "b v g d z k l m n p r s t f")
    + _PLAIN
)

UKRAINIAN = (
    _table(
        r"""
        дж dzh, j 1.2
        зг zgh, zh 1.5, zg 0.7
        (?<=кс)андр\b andr, ander 0.3
        кс ks, x 0.6
        ий\b yi, y 0.1, yy 0.5, iy 1.2, yj 3, ij 3, i 1.5
        ій\b ii, iy 0.1, y 1, i 1.2, ij 3
        ія\b iia, ia 0.1, iya 0.2, ija 2.4
        \bє ye, ie 2.2, e 1, je 2.4
        є ie, ye 0.2, e 1, je 2.4
        \bї yi, i 1, ji 2.4
        ї i, yi 0.3, ji 2.4
        \bй y, i 1, j 2
        й i, y 0.1, j 2.2
        \bю yu, iu 0.9, ju 1.8
        ю iu, yu 0.1, ju 2
        \bя ya, ia 0.9, ja 1.8
        я ia, ya 0.1, ja 2
        ьо io, yo 0.1, o 1.4
        г h, g 1
        и y, i 1
        ь _, ' 2.6
        ['’ʼ] _, ' 2.6
        е e
        """
    )
    + _doubled("бвгдзклмнпрстф", "b v h d z k l m n p r s t f")
    + _PLAIN
)

_BACK_BOTH = _table(
    r"""
        shch щ, шч 1
        sch щ 0.5, ш 0.6
        sh ш, сх 1.5
        tch ч, тч 0.8
        chzh чж
        ch ч, х 1.4
        zh ж
        kh х
        tz ц
        ts ц, тс 0.8
        dzh дж
        dj дж, дь 1
        x кс, х 0.9
        ck к
        ph ф
        th т 0.2
        q к
        w в, у 0.7
        c к 0.4, ц 0.6
        c(?=[eiy]) с 0.3, ц 0.4
        a а
        b б
        d д
        e е
        f ф
        k к
        l л
        m м
        n н
        o о
        p п
        r р
        s с
        t т
        u у
        v в
        z з
        l(?=[^aeiouyj]|\b) ль 0.4
        n(?=[^aeiouyj]|\b) нь 0.9
        t(?=[^aeiouyj]|\b) ть 0.9
        s(?=[^aeiouyj]|\b) сь 1
        d(?=[^aeiouyj]|\b) дь 1
        r(?=[^aeiouyj]|\b) рь 1
        z(?=[^aeiouyj]|\b) зь 1
        m(?=[^aeiouyj]) мь 1.4
        ['’] ь, ъ 0.8
        """
) + tuple(
    _row(latin * 2, cyrillic * 2, f"{cyrillic} 0.6")
    for latin, cyrillic in zip("bdfklmnprstvz", "бдфклмнпрствз", strict=True)
)

RUSSIAN_BACK = (
    _table(
        r"""
        l(?=sk) ль 0.1
        (?<=[^aeiouy])y\b ий 0.1, ый 0.4, и 0.9, ы 0.9
        (?<=[aeiou])y й
        y(?=[^aeiouy]) ы 0.1, и 0.7
        iy\b ий
        ii\b ий
        ij\b ий
        yi\b ий 0.5, ый 0.5
        yy\b ый, ий 0.6
        yj\b ый
        (?<=[^aeiouy])i\b и 0.2, ий 0.3
        (?<=[aeou])i й 0.1, и 0.4
        (?<![aeou])i и, ы 1
        (?<=[aeou])j й
        \bj дж 0.3, й 0.9, ж 0.8
        j дж 0.3, ж 0.9
        y(?=[aeou]) й 1
        \bya я
        (?<=[aeiou])ya я
        (?<=[^aeiouy])ya я 0.1, ья 0.2
        \bja я 0.4
        ja я 0.5, ья 0.6
        ia\b ия 0.1, ья 0.3, я 0.5, иа 0.7
        (?<=[^aeiou])ia я 0.3, иа 0.4, ья 0.4
        \bia я 0.5
        iya ия
        iia ия
        ija ия
        \byu ю
        yu ю, ью 0.4
        iu ю 0.2, иу 0.4, ью 0.4
        ju ю 0.5
        (?<=l)u ю 0.8
        \bye е, э 1.2
        (?<=[aeiou])ye е
        (?<=[^aeiouy])ye ье 0.1, ьё 0.3, е 0.4
        (?<=[^aeiou])ie ие 0.3, ье 0.2, ьё 0.4, е 0.6
        je е 0.5, ье 0.6
        \byo ё
        (?<=[^aeiouy])yo ё 0.1, ьё 0.4, ьо 0.5, йо 0.8
        io ио, ё 0.4, ьо 0.6
        (?<=[zsc]h)o ё 0.4
        \be э 0.2, е
        (?<=[^aeiouy])e ё 0.6, э 0.9
        (?<=[aeiou])e э 0.4
        e(?=v\b|va\b) ё 0.3
        h х 0.1, г 0.4
        g г
        """
    )
    + _BACK_BOTH
)

UKRAINIAN_BACK = (
    _table(
        r"""
        sk(?=yi\b|yy\b|y\b|iy\b|i\b|a\b) ськ, ск 0.6
        tsk(?=yi\b|yy\b|y\b|iy\b|i\b|a\b) цьк, цк 0.6
        y\b ий, ій 0.8
        yi\b ий
        yy\b ий
        iy\b ій, ий 0.4
        ii\b ій
        y и
        (?<![aeou])i і
        (?<=[aeou])i ї 0.2, й 0.1
        (?<=[aeou])y й
        \byi ї
        j дж 0.3
        \by(?=o) й
        ya я
        \bia я 0.6
        ia я 0.1, іа 0.5, ія 0.4
        iia ія
        iya ія
        yu ю
        iu ю 0.1
        ye є
        ie є 0.2, іє 0.4
        yo йо, ьо 0.2
        io ьо 0.2, іо 0.2
        zgh зг
        h г, х 0.7
        g г 0.2, ґ 0.5
        """
    )
    + _BACK_BOTH
)
