"""Chinese and Japanese names as Russian spells their syllables, put into pinyin and Hepburn: Syaotsin is Xiaoqing.

Methods: the systems of Palladius and of Polivanov, read backwards. Both write each syllable in one way, so that no list
of names is needed; where the soft sign is lost (an for ang and for an), the syllable that more names have is taken.
"""

from __future__ import annotations

from functools import cache, lru_cache

from mtcheck.files.expressions import compiled
from mtcheck.names.given import plain_cyrillic

# Beginnings and ends of Chinese syllables in Russian letters, each before its pinyin; behind z, c, s, and soft ends.
_BEGINNINGS = "б b п p м m ф f д d т t н n л l г g к k х h чж zh ч ch ш sh ж r цз z ц c с s".split()
_ENDS = (
    "а a ай ai ань an ан ang ао ao э e эй ei энь en эн eng оу ou у u уа ua уай uai уань uan уан uang уй ui уэй ui "
    "ун ong унь un о uo"
).split()
_SOFT_ENDS = "и i я ia яо iao е ie ю iu янь ian ян iang инь in ин ing юнь un юй ü юэ üe юань üan".split()
_SOFT = {"z": "j", "c": "q", "s": "x"}  # what those are before soft ends
_NEVER_SOFT = frozenset(("zh", "ch", "sh", "r", "g", "k", "h"))
_WHOLE = (
    "а a ай ai ань an ан ang ао ao э e эй ei энь en эн eng эр er оу ou и yi я ya яо yao е ye ю you янь yan ян yang "
    "инь yin ин ying юн yong юй yu юэ yue юань yuan юнь yun у wu ва wa вай wai вань wan ван wang вэй wei вэнь wen "
    "вэн weng во wo ши shi чи chi чжи zhi жи ri сы si цы ci цзы zi цзюн jiong цюн qiong сюн xiong бо bo по po мо mo "
    "фо fo"
).split()
# The commoner one of two or three that Latin letters do not tell apart, as names have them; else the first is it.
_COMMONER = frozenset(
    """
    bie cang chang chun deng die ding fang feng gang geng guang heng huang jing jun kang keng kuang leng liang lie meng
    mie ming neng nie ning peng pie ping qie qing qun sheng shuang shun sun tang teng tie ting wang xiang xie xun yang
    zang zeng zhang zheng zhuang
    """.split()
)
_FAMILIES = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang xu han
    feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lü ding ren shen yao lu fu zhong
    cui tan fan jin shi liao jia xia wei fang bai zou meng xiong qin qiu jiang yin xue yan duan lei hou long tao hao
    gu mao shao wan qian hua geng jing qiao lai gong wen pang niu sheng ning dai bao kang qi xi kong qiang
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
def palladius() -> dict[str, str]:
    """Pinyin by a syllable in Russian letters, both in lower case."""
    found, ends, soft_ends = _pairs(_WHOLE), _pairs(_ENDS), _pairs(_SOFT_ENDS)
    for cyrillic, pinyin in _pairs(_BEGINNINGS).items():
        for end, own in ends.items():
            found.setdefault(cyrillic + end, pinyin + own)
        for end, own in soft_ends.items() if pinyin not in _NEVER_SOFT else ():
            soft = own if pinyin in "nl" else own.replace("ü", "u")
            found.setdefault(cyrillic + end, _SOFT.get(pinyin, pinyin) + soft)
    return found


@cache
def _chinese() -> dict[str, str]:
    """Pinyin by a syllable in the romanization of Russian, which has no soft sign, and е as e or ye."""
    found: dict[str, str] = {}
    for cyrillic, pinyin in palladius().items():
        for letters in dict.fromkeys((cyrillic, cyrillic.replace("е", "йе"))):
            latin = plain_cyrillic(letters, "ru")
            if latin not in found or pinyin in _COMMONER:
                found[latin] = pinyin
    return found | {"guo": "guo", "o": "e"}


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
    return next((form.capitalize() for name in readings for form in (name, f"{name}g") if is_family(form)), None)


def is_family(pinyin: str) -> bool:
    """Whether a name in pinyin, in lower case, is one of those family names."""
    return pinyin in _FAMILIES


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
