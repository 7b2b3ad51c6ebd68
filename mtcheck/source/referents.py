"""Whom or what the pronouns of a source mean: a person, a thing, or nobody can say.

The verb of a pronoun decides, and what it owns (parents, words); otherwise, in Russian, the nouns that stand before it,
in its own sentence and in those before, by their gender, number and animacy. Where they do not agree, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from mtcheck.findings import Span
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.words import PERSONAL, likeliest, plain, readings

Kind = Literal["person", "thing"]

_GENDERS = {  # pronouns of the third person, with the grammeme of what they mean
    **dict.fromkeys("он его ему него нему нем він його йому нього ньому".split(), "masc"),
    **dict.fromkeys("она ее ей ею нее ней нею вона її їй нею неї ній".split(), "femn"),
}
_SUBJECTS = frozenset(("он", "она", "він", "вона"))
_OWNERS = frozenset(("его", "ее", "його", "її"))
_DOES = re.compile(  # beginnings of verbs whose subject is a person
    r"(?:родил|умер|сконча|женил|женат|замуж|развел|учил|окончи|служи|живет|жил[а]?$|хоте|хочет|дума|надеет|вспомн|извини|"
    r"жалу|улыб|заплака|зна[елю]|уме[елю]|обвиня|подозрева|задержа|арестова|осужден|приговор|тренир|переехал|съел|выпи|"
    r"попроси|поблагодар|поздрав|эмигрир|женщин|владеет|избра|назначе|"
    r"народи|помер|навча|хоч|подяк|звинувач|підозрю)"
)
_DOES_PERHAPS = re.compile(  # the same of those that firms, clubs and countries may do, too
    r"(?:сказа|заяв|поясн|объясн|добав|отмет|подчеркн|сообщ|рассказ|призна|счита|увер|напомн|уточн|предлож|потреб|обеща|"
    r"пообеща|призва|написа|пишет|говор|полага|работа[лет]|реши[лт]|посовет|утвержда|ответи|спроси|заверш|посети|завоева|"
    r"выигра|вернул|защити|сыгра|снял|стал[а]?$|становил|возглавля|соревн|получи[лт]|вошел|вошла|выступ|взял|провел|учреди|"
    r"вынес|рассматрив|начал|смог|успел|сумел|рад[а]?$|намерен|готов|продолжи|перешел|занял|занима|участвов|организов|добил|"
    r"пояс|каза|дода|зазнач|наголос|повідом|розпов|визна|вваж|нагад|уточ|запропон|пообіця|закли|каже|говор|працю|виріш|"
    r"відпов|виграв|виграла|здобув|здобула)"
)
_IS = re.compile(  # beginnings of nouns for what a person was or became
    r"(?:чемпион|призер|победител|представител|игрок|тренер|капитан|лидер|участни|депутат|министр|директор|мэр|губернатор|"
    r"членом|автор|вратар|нападающ|защитник|президент|профессор|студент|матерью|отцом|первым|первой|вторым|второй|третьим|"
    r"третьей|четверт|пятым|пятой|шестым|шестой)"
)
_OWNED = re.compile(  # beginnings of nouns that a person has
    r"(?:родител|отец|отц|мать|матер|мам[аыуе]|пап[аыуе]$|жен[аыуе]$|муж|супруг|сын|доч|брат|сестр|дет[яеи]|дед|бабушк|"
    r"слов[аоу]м?$|мнени|голос|друз|друг[а]?$|подруг|карьер|родствен|семь|адвокат|биограф|рук[аиуе]|"
    r"здоров|смерт|гибел|могил|жизн|возраст|рост$|трен[ие]|соперни|коллег|поклон|подчинен|заместит|предшествен|"
    r"преемни|соратни|сторонни|однопарт|батьк|матір|дружин|чоловік|діт|думк|слів|родин|житт|здоров|смерт|кар'єр)"
)
_OWN = frozenset(("свой",))
_OTHERS = frozenset("я ты мы вы они кто это".split())  # subjects beside those
# Living beings that may be "it", and nouns that are living beings by their declension alone.
_NO_PERSONS = frozenset(
    "кот кошка котенок собака пес щенок медведь медведица волк лиса тигр лев львица слон лошадь конь корова бык птица "
    "рыба акула кит дельфин змея паук муха пчела обезьяна робот дракон зверь животное насекомое вирус бактерия клещ "
    "олень заяц мышь крыса курица утка гусь орел сова ворона голубь лебедь тюлень морж жираф верблюд осел коза баран "
    "овца свинья лось туз валет ферзь снеговик персонаж герой идол кумир истребитель бомбардировщик разведчик спутник "
    "тягач".split()
)
_TIMES = frozenset(  # in the year, on that day: nobody takes these up by a pronoun
    "год день месяц неделя час минута секунда раз время век утро вечер ночь лето зима осень весна январь февраль март "
    "апрель май июнь июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота "
    "сезон момент период начало конец случай слово мнение данные очередь дом родина".split()
)
_SAID = re.compile(  # who tells what a sentence says
    r"[,\"»“]\s*(?:[-–—]\s*)?(?:сказа|заяв|поясн|объясн|добав|отмет|отмеч|подчерк|сообщ|рассказ|счита|увер|напомн|уточн|цитир|"
    r"говор|переда|пишет|ссыл|передает)\w*\b.*$",
    re.DOTALL,
)
_FAR = 2  # sentences back that may name what a pronoun means
_HOPS = 20  # from pronoun to pronoun, back to a noun


class Pronoun(NamedTuple):
    """A pronoun, what it is in the sentence (he, him or his), and what it means; no word for a subject left out."""

    part: Literal["subject", "object", "own"]
    gender: Literal["m", "f"] | None
    kind: Kind | None


def referring(source: SourceDocument, sentence: Span) -> list[Pronoun]:
    """The pronouns of a sentence; of kind None where one may mean a person or a thing."""
    words = source.words_in(sentence)
    found = [at for at, w in enumerate(words) if plain(w.text) in _GENDERS or not _OWN.isdisjoint(w.lemmas)]
    return [_read(source, sentence, words, at) for at in found]


def _read(source: SourceDocument, sentence: Span, words: tuple[Word, ...], at: int) -> Pronoun:
    low = plain(words[at].text)
    if low not in _GENDERS:  # his own: whose the subject is
        subjects = [n for n, w in enumerate(words) if plain(w.text) in _SUBJECTS]
        if len({_GENDERS[plain(words[n].text)] for n in subjects}) == 1:
            return _read(source, sentence, words, subjects[0])._replace(part="own")
    gender = _GENDERS.get(low) or _subject_gender(words[:at])
    if gender is None:
        return Pronoun(_part(low), None, None)
    told: Literal["m", "f"] = "m" if gender == "masc" else "f"
    kind = _told_beside(words, at)
    if kind is None and source.language_at(sentence.start) == "ru":
        kind = _meant(source, sentence, words[:at], gender, _part(low))
        if kind is None and _may_do(words, at) and not _thing_leads(source, sentence, words[:at], gender):
            kind = "person"
    elif kind is None and low in _SUBJECTS and _may_do(words, at):
        kind = "person"
    return Pronoun(_part(low), told, kind)


def _part(low: str) -> Literal["subject", "object", "own"]:
    return "subject" if low in _SUBJECTS else "own" if low in _OWNERS or low not in _GENDERS else "object"


def _told_beside(words: tuple[Word, ...], at: int) -> Kind | None:
    """A person where the words beside a pronoun can be of nobody else: she was born, his parents."""
    low, after = plain(words[at].text), [plain(w.text) for w in words[at + 1 : at + 6]]
    if low in _SUBJECTS:
        return "person" if any(map(_DOES.match, _verbs_beside(words, at))) or any(map(_IS.match, after[1:])) else None
    return "person" if low in _OWNERS and after and _OWNED.match(after[0]) else None


def _may_do(words: tuple[Word, ...], at: int) -> bool:
    return plain(words[at].text) in _SUBJECTS and any(map(_DOES_PERHAPS.match, _verbs_beside(words, at)))


def _verbs_beside(words: tuple[Word, ...], at: int) -> list[str]:
    near = (*words[max(0, at - 1) : at], *words[at + 1 : at + 4])
    return [low for w in near if not (low := plain(w.text)).endswith(("ть", "ти"))]


def _thing_leads(source: SourceDocument, sentence: Span, before: tuple[Word, ...], gender: str) -> bool:
    """Whether a thing of the gender may be the subject before a pronoun: a firm says something, a team wins."""
    sentences = source.sentences
    at = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    near = [before, *(source.words_in(s) for s in sentences[max(0, at - 1) : at])]
    return any(kind != "person" for words in near for kind in _kinds(words, gender, "nomn"))


def left_out(source: SourceDocument, sentence: Span) -> Pronoun | None:
    """The subject that a sentence goes without, because it is that of the one before: «Родился в Омске»."""
    words = source.words_in(sentence)
    verbs = [tag for tag in likeliest(w.text for w in words) if tag.POS == "VERB"]
    if not verbs or any(v.tense != "past" or v.number != "sing" or v.gender not in ("masc", "femn") for v in verbs):
        return None
    if any(_may_be_subject(word) for word in words) or len({v.gender for v in verbs}) > 1:
        return None
    kind = _meant(source, sentence, (), verbs[0].gender, "subject")
    return Pronoun("subject", "m" if verbs[0].gender == "masc" else "f", kind) if kind else None


def _may_be_subject(word: Word) -> bool:
    low = plain(word.text)
    return low in _SUBJECTS | _OTHERS or any(
        p.tag.POS in ("NOUN", "NPRO", "NUMR") and p.tag.case == "nomn" for p in readings(low)
    )


def _meant(
    source: SourceDocument, sentence: Span, before: tuple[Word, ...], gender: str, part: str, hops: int = _HOPS
) -> Kind | None:
    """What nouns of a gender before a pronoun are, if all of them are persons or all are things."""
    kinds, every = set(_kinds(before, gender, "nomn")), set(_kinds(before, gender))
    sentences = source.sentences
    at = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    if kinds or part != "subject" and every:
        if every == {"person"} and part == "object":  # who acts is meant by oneself; so perhaps what was told of before
            last = source.words_in(sentences[at - 1]) if at else ()
            return None if "thing" in _kinds(last, gender) else "person"
        return "person" if every == {"person"} else "thing" if every == {"thing"} else None
    for near in reversed(sentences[max(0, at - _FAR) : at]):
        told = _SAID.search(source.text[slice(*near)])
        words = source.words_in(Span(near.start, near.start + told.start()) if told else near)
        leading, every = set(_kinds(words, gender, "nomn")), set(_kinds(words, gender))
        if leading == {"person"} and (every == {"person"} or _begins_with_name(words, gender) and None not in every):
            return "person"
        same = [at for at, w in enumerate(words) if plain(w.text) in _SUBJECTS and _GENDERS[plain(w.text)] == gender]
        if same and not leading:
            kind, before = _told_beside(words, same[0]), words[: same[0]]
            return kind or (_meant(source, near, before, gender, part, hops - 1) if hops else None)
        if every:
            return None
    return None


def _begins_with_name(words: tuple[Word, ...], gender: str) -> bool:
    """Whether the first noun of a sentence that may be its subject is a name of that gender."""
    for word in words:
        found = [p.tag for p in readings(plain(word.text)) if p.tag.POS == "NOUN" and p.tag.case == "nomn"]
        if found:
            return word.text[0].isupper() and any(PERSONAL & set(t.grammemes) and _agrees(t, gender) for t in found)
    return False


def _kinds(words: tuple[Word, ...], gender: str, case: str = "") -> Iterator[Kind | None]:
    """What each noun of a gender in the singular is; None for what may be both."""
    for at, word in enumerate(words):
        low = plain(word.text)
        if low in _GENDERS or not _TIMES.isdisjoint(word.lemmas):
            continue
        if word.text[0].isupper() and at and words[at - 1].text.lower() in ("в", "во", "на", "из", "под"):
            if not case:
                yield "thing"  # in Aleppo
            continue
        nouns = [p for p in readings(low) if p.tag.POS == "NOUN"]
        fit = [p for p in nouns if _agrees(p.tag, gender) and (not case or p.tag.case == case)]
        if not nouns and word.text[0].isupper() and not any(p.is_known for p in readings(low)):
            yield None
        elif fit:
            yield _kind(word, fit)


def _agrees(tag: Any, gender: str) -> bool:
    return tag.number != "plur" and (tag.gender in (gender, None) or "ms-f" in tag or "GNdr" in tag)


def _kind(word: Word, nouns: list[Any]) -> Kind | None:
    named = any(PERSONAL & set(p.tag.grammemes) for p in nouns)
    if word.text[0].isupper() and any("Geox" in p.tag for p in readings(plain(word.text))):
        return "thing" if not named else None
    if word.text[0].isupper() and (named or not any(p.is_known for p in nouns)):
        return "person" if named else None
    living = {p.tag.animacy == "anim" for p in nouns}
    if len(living) > 1 or not _NO_PERSONS.isdisjoint(word.lemmas):
        return None
    return "person" if living == {True} else "thing"


def _subject_gender(before: tuple[Word, ...]) -> str | None:
    """The gender of the one noun or pronoun before a word that may be the subject, in the singular."""
    genders: set[str | None] = set()
    for word in before:
        low = plain(word.text)
        if low in _SUBJECTS:
            genders.add(_GENDERS[low])
        elif low in _OTHERS:
            genders.add(None)
        else:
            nouns = [p.tag for p in readings(low) if p.tag.POS in ("NOUN", "NPRO") and p.tag.case == "nomn"]
            genders |= {None if t.number == "plur" else t.gender for t in nouns}
    return next(iter(genders)) if len(genders) == 1 and genders <= {"masc", "femn"} else None
