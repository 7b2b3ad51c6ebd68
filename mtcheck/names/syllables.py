"""Chinese and Japanese names as Russian spells their syllables, put into pinyin and Hepburn: Syaotsin is Xiaoqing.

Methods: the systems of Palladius and of Polivanov, read backwards. Both write each syllable in one way, so that no list
of names is needed; where the soft sign is lost (an for ang and for an), the syllable that more names have is taken.
"""

from __future__ import annotations

from functools import cache, lru_cache

from mtcheck.files.expressions import compiled

# Beginnings of Chinese syllables, in a romanization of Russian and in pinyin; then their ends.
_CHINESE = "b b p p m m f f d d t t n n l l g g k k kh h chzh zh ch ch sh sh zh r v w".split()
_HISSING = "tsz z ts c s s".split()  # before hard ends; before soft ones they are j, q, x
_SOFT = {"z": "j", "c": "q", "s": "x"}
_HARD_ENDS = "a a e e ay ai ey ei ao ao ou ou un ong u u ua ua o uo uay uai uy ui yuy ü".split()
_SOFT_ENDS = "i i ya ia ye ie e ie yao iao yu iu yun iong yuy ü yue üe yue üe yuan üan".split()
_ALONE = (
    "a a ay ai an an ao ao e e en en er er i yi in yin ya ya yao yao ye ye yan yang yu you yun yong yuy yu yue yue "
    "yuan yuan u wu ou ou vay wai vey wei vo wo va wa"
).split()
# Ends that lost their soft sign: the commoner of two for each beginning, as names have them.
_NASAL = (
    "ban ban pan pan man man fan fang dan dan tan tang nan nan lan lan gan gang kan kang khan han chzhan zhang "
    "chan chang shan shan zhan ran van wang tszan zang tsan cang san san ben ben pen peng men meng fen feng den "
    "deng ten teng nen neng len leng gen geng ken keng khen heng chzhen zheng chen chen shen sheng zhen ren ven "
    "wen tszen zeng tsen cen sen sen bin bin pin ping min ming din ding tin ting nin ning lin lin tszin jing tsin "
    "qing sin xin byan bian pyan pian myan mian dyan dian tyan tian nyan nian lyan liang tszyan jian tsyan qian "
    "syan xiang guan guang kuan kuang khuan huang chzhuan zhuang chuan chuan shuan shuang duan duan tuan tuan "
    "nuan nuan luan luan tszuan zuan tsuan cuan suan suan tszyun jun tsyun qun syun xun sun sun chun chun khun "
    "hong chzhun zhong tszun zong tsun cong shun shun"
).split()
_FAMILIES = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang xu han
    feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lü ding ren shen yao lu fu zhong
    cui tan fan jin shi liao jia xia wei fang bai zou meng xiong qin qiu jiang yin xue yan duan lei hou long tao hao
    gu mao shao wan qian hua geng jing qiao lai gong wen pang niu sheng ning
    """.split()
)
_TELLING = compiled(r"chzh|tsz|[st]sy?[aeiou]|sy[aeu]|^lyu|[dlnt]ya|khu[aey]|yuy|ye[yn]$")  # of Chinese out of Cyrillic
_JAPANESE = (
    """
    si shi ti chi dzi ji tsu tsu fu fu sya sha syu shu syo sho sho sho tya cha tyu chu tyo cho dzya ja dzyu ju dzyo jo
    dza za dzu zu dze ze dzo zo kha ha khi hi khe he kho ho a a i i u u e e o o ka ka ki ki ku ku ke ke ko ko ga ga gi
    gi gu gu ge ge go go sa sa su su se se so so ta ta te te to to da da de de do do na na ni ni nu nu ne ne no no ba ba
    bi bi bu bu be be bo bo pa pa pi pi pu pu pe pe po po ma ma mi mi mu mu me me mo mo ya ya yu yu yo yo ra ra ri ri
    ru ru re re ro ro va wa n n m m k k s s t t p p y i kya kya kyu kyu kyo kyo rya rya ryu ryu ryo ryo khya hya khyu
    hyu khyo hyo gya gya gyu gyu gyo gyo mya mya myo myo nya nya
    """
).split()
_FROM_JAPANESE = compiled(r"[td]s?[iy]|dz|s[iy]|kh")  # letters that Hepburn does not have
_NO_JAPANESE = compiled(r"ti[ao]|(?:[^aeioun]|[mkstp](?=[aeiou]))$|(?<![aeiou])[mkstp](?![mkstpaeiouyh])")
_MOST = 14  # code points


def _pairs(words: list[str]) -> dict[str, str]:
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def _chinese() -> dict[str, str]:
    """Pinyin by a syllable in the romanization of Russian."""
    found: dict[str, str] = {}
    ends, soft_ends = _pairs(_HARD_ENDS), _pairs(_SOFT_ENDS)
    for raw, pinyin in (_pairs(_CHINESE) | _pairs(_HISSING)).items():
        for end, own in ends.items():
            found[raw + end] = pinyin + own.replace("ü", "ü" if pinyin in "nl" else "u")
        for end, own in soft_ends.items() if pinyin not in ("zh", "ch", "sh", "r", "g", "k", "h") else ():
            begin = _SOFT.get(pinyin, pinyin)
            found[raw + end] = begin + own.replace("ü", "ü" if pinyin in "nl" else "u")
    for raw in ("chzh", "ch", "sh", "zh"):
        found[f"{raw}i"] = f"{_pairs(_CHINESE)[raw]}i"
    found |= {"tszy": "zi", "tsy": "ci", "sy": "si", "chzhi": "zhi", "zhi": "ri", "khe": "he", "ke": "ke", "ge": "ge"}
    found |= {
        "go": "guo",
        "guo": "guo",
        "o": "e",
        "tsze": "ze",
        "bo": "bo",
        "mo": "mo",
        "fo": "fo",
        "po": "po",
        "lyun": "long",
        "kun": "kong",
        "gun": "gong",
    }
    return found | _pairs(_NASAL) | _pairs(_ALONE)


@lru_cache(maxsize=1024)
def pinyin(word: str) -> tuple[str, ...]:
    """A Chinese name of one or two syllables in pinyin, by each way to cut it, one syllable first; none for others."""
    lowered, table = word.lower().replace("-", "").replace("'", ""), _chinese()
    if len(lowered) > _MOST or not lowered.isascii():
        return ()
    cuts = [(lowered[:at], lowered[at:]) for at in range(1, len(lowered))]
    whole = [table[lowered]] if lowered in table else []
    two = [table[one] + _joined(table[other]) for one, other in reversed(cuts) if one in table and other in table]
    return tuple(dict.fromkeys(name.capitalize() for name in (*whole, *two)))


def _joined(syllable: str) -> str:
    """A second syllable, behind an apostrophe where it begins with a vowel: Xi'an."""
    return f"'{syllable}" if syllable[0] in "aeo" else syllable


@lru_cache(maxsize=256)
def family_of(word: str) -> str | None:
    """The family name in pinyin, where it is one of those that most Chinese bear."""
    readings = [name.lower() for name in pinyin(word)[:1]]
    return next((form.capitalize() for name in readings for form in (name, f"{name}g") if form in _FAMILIES), None)


def tells_chinese(word: str) -> bool:
    """Whether only Chinese out of Cyrillic is spelled so: Tszin, Syaopin."""
    return _TELLING.search(word.lower()) is not None


def hepburn(word: str) -> str | None:
    """A Japanese name as English has it (Takakhasi: Takahashi); None for what is none, or spelled so already."""
    lowered = word.lower()
    if not lowered.isascii() or not _FROM_JAPANESE.search(lowered):
        return None
    name = _in_kana(lowered).capitalize()
    return None if not name or name == word else name


def is_japanese(word: str) -> bool:
    """Whether a name is made of Japanese syllables, in Hepburn's spelling or in that of Russian."""
    return word.isascii() and bool(_in_kana(word.lower()))


@lru_cache(maxsize=1024)
def _in_kana(lowered: str) -> str:
    """The syllables of a word in Hepburn's spelling; empty where it is not made of them."""
    table, parts, at = _kana(), list[str](), 0
    while at < len(lowered):
        piece = next((lowered[at : at + n] for n in (4, 3, 2, 1) if lowered[at : at + n] in table), None)
        if piece is None:
            return ""
        parts.append(table[piece])
        at += len(piece)
    return "" if _NO_JAPANESE.search(lowered) else "".join(parts)


@cache
def _kana() -> dict[str, str]:
    polivanov = _pairs(_JAPANESE)
    return {name: name for name in polivanov.values()} | polivanov
