"""Korean names as Russian spells their syllables: Tsoy Sun Sil is Choi Soon-sil, Khvan Chzhun Kho Hwang Jun-ho.

Method: the system of Kontsevich, read backwards. Koreans choose themselves how they write a syllable in Latin letters,
so what comes out is how most do, and never sure.
"""

from __future__ import annotations

from functools import cache, lru_cache

from mtcheck.files.expressions import compiled

# Family names out of Cyrillic, each before how most write it in English, and behind a bar in the North.
_FAMILIES = """
    an ahn ban ban chan jang che choi cheon cheong chha cha chi ji chin jin chkhe choi chkhve choi chkhoy choi cho cho
    chon jung|jong choy choi|choe chu joo|ju chun jeon chzhan jang chzhon jung|jong en yeon ha ha im lim|rim ka ka kan
    kang kem keum khan han|han khe heo|ho khen hyun kho heo|ho khon hong kha ha khvan hwang khvang hwang kim kim ki ki
    kil gil ko ko ku koo|ku kvak kwak kvon kwon li lee|ri lim lim|rim lyu ryu ma ma men myung min min mun moon|mun
    myon myung na na nam nam no roh|ro o oh|o om um pak park|pak pan ban|pang pe bae|pae pek baek|paek pen byun pkho
    pyo pkhyo pyo pyon byun|pyon ri lee|ri ryu ryu se seo sim sim shin shin|sin sin shin|sin so seo|so sok seok son
    song|song sol seol syn seung te tae ten jung tkhe tae tsoy choi|choe tyan jang u woo|u van wang yan yang ye ye yo
    yeo yom yeom yon yeon yu yoo|yu yun yoon|yun
    """
# Syllables of given names in the same way; what is voiced inside a name comes first as it stands there.
_SYLLABLES = """
    a a ak ak an an bae bae be bae bek baek bin bin bok bok bom beom bon bong byon byung che jae chen jong cher chul
    chi ji chik jik chil chil chin jin chkha cha chkhan chan chkhar chan chkhol chul chkhon cheon chkhun chun cho jo
    chok jeok chol jeol chon jung chu ju chul chul chun joon chzha ja chzhan jang chzhe jae chzhen jung chzhi ji
    chzhik jik chzhin jin chzho jo chzhon jung chzhu ju chzhun joon de dae den dong di ji dok deok don dong du doo dyk
    deuk dza ja dzha ja dzhe jae dzhi ji dzhin jin dzhon jong dzhu ju dzhun joon dzin jin e ye en young er yeol gen
    kyung gi gi gil gil go go gon gun gu gu guk guk gun gun gvan kwang gvon kwon gyn geun gyon kyung gyu gyu ha ha he
    hye ho ho hun hoon i i ik ik il il im im in in ir il kan kang ken kyung khak hak khan han kha ha khe hye khen hyun
    khi hee khin heung kho ho khu hoo khun hoon khva hwa khvan hwan khve hoe khvi hwi khyk heuk khyn heung khyok hyeok
    khyon hyun ki ki kil gil ko ko kon gun ku koo kuk kook kun gun kvan kwang kvon kwon kyn geun kyon kyung kyu kyu
    lyn reum me mae men myung mi mi min min mo mo mu moo mun moon myon myung na na nam nam nan nan no no nok nok o o
    ok ok om eom on on pe bae pek baek pem beom pen byung pil pil pkhil pil pkhun pung pkho pyo pkhyo pyo pok bok pom
    beom pon bong pyo pyo pyon byung ra ra ran ran re rae ren ryong ri ri rim rim rin rin ryon ryeon ryon ryong san
    sang se se sek seok sen sung si si sik sik sil sil sim sim sin shin so so sok seok sol seol son sung sop seop sor
    seol su soo suk sook sun soon syk seuk syn seung syl seul te tae tek taek ten dong tha ta tkha ta tkhe tae tkhek
    taek tkhyk teuk tok deok ton dong tu doo tyk deuk tyn deung u woo uk wook un woon ung woong ur wool va wa van wan
    ve wae vi wi von won vu woo vuk wook ya ya yan yang ye ye yen young yk euk yl eul yn eun yo yo yok yeok yon young
    yop yeop yu yoo yuk yuk yul yul yun yoon
    """
_TELLING = compiled(  # syllables that no Korean writes so
    r"^(?:kh\w+|chzh\w+|d?zh\w+|chkh\w+|tkh\w+|pkh\w+|[gkh]?v\w+|[a-z]{0,2}y[nlk]|t[sy]\w+|choy|chir|cher)$"
)


def _table(words: str) -> dict[str, str]:
    pieces = words.split()
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


@cache
def _families() -> dict[str, str]:
    return _table(_FAMILIES)


@cache
def _syllables() -> dict[str, str]:
    return _table(_SYLLABLES)


def korean_family(word: str, *, north: bool) -> str | None:
    """How English mostly has a family name that is spelled as Russian has it."""
    south, _, other = _families().get(word.lower(), "").partition("|")
    return ((north and other) or south).capitalize() or None


@lru_cache(maxsize=256)
def korean_given(word: str, *, north: bool) -> str | None:
    """The same of a given name of one or two syllables, with a space, a hyphen or nothing between them."""
    cut = _cut(word.lower())
    if cut is None:
        return None
    first, *others = (_syllables()[each] for each in cut)
    if north:
        return " ".join(each.capitalize() for each in (first, *others))
    return "-".join((first.capitalize(), *others))


def tells_korean(family: str, given: str) -> bool:
    """Whether one of the syllables of a name is spelled as only Russian has it."""
    parts = (family.lower(), *(_cut(given.lower()) or ()))
    return any(_TELLING.match(part) for part in parts)


def _cut(given: str) -> tuple[str, ...] | None:
    """The syllables of a given name; None for one that is not made of them."""
    table = _syllables()
    parts = tuple(given.replace("-", " ").split())
    if len(parts) == 1 and given not in table:
        cuts = ((given[:at], given[at:]) for at in range(len(given) - 1, 0, -1))
        parts = next(((one, two) for one, two in cuts if one in table and two in table), parts)
    return parts if all(part in table for part in parts) else None
