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
from mtcheck.source.words import plain, readings

Kind = Literal["person", "thing"]

_GENDERS = {  # pronouns of the third person, with the grammeme of what they mean
    **dict.fromkeys("он его ему него нему нем він його йому нього ньому".split(), "masc"),
    **dict.fromkeys("она ее ей ею нее ней нею вона її їй нею неї ній".split(), "femn"),
}
_SUBJECTS = frozenset(("он", "она", "він", "вона"))
_OWNERS = frozenset(("его", "ее", "його", "її"))
_DOES = re.compile(  # beginnings of verbs whose subject is a person
    r"(?:сказа|заяв|поясн|объясн|добав|отмет|подчеркн|сообщ|рассказ|призна|счита|увер|напомн|уточн|предлож|потреб|обеща|"
    r"пообеща|призва|написа|пишет|говор|дума|полага|родил|умер|сконча|женил|замуж|учил|окончи|работа[лет]|служи|живет|жил|"
    r"хоте|хочет|реши[лт]|поблагодар|посовет|вспомн|надеет|утвержда|ответи|спроси|поздрав|извини|жалу|заверш|посети|"
    r"обвиня|подозрева|задержа|арестова|осужден|приговор|завоева|выигра|тренир|переехал|вернул|женат|развел|защити|сыгра|"
    r"снял|стал[а]?$|избра|назначе|возглавля|тренер|соревн|пояс|владеет|выпи|съел|надел|улыб|заплака|попроси|зн[ае]|уме[елю]|"
    r"каза|заяви|дода|зазнач|наголос|повідом|розпов|визна|вваж|нагад|уточ|запропон|пообіця|закли|каже|"
    r"народи|помер|навча|працю|хоч|виріш|подяк|відпов|виграв|виграла|здобув|здобула|звинувач|підозрю)"
)
_OWNED = re.compile(  # beginnings of nouns that a person has
    r"(?:родител|отец|отц|мать|матер|мам[аыуе]|пап[аыуе]$|жен[аыуе]$|муж|супруг|сын|доч|брат|сестр|дет[яеи]|дед|бабушк|"
    r"слов[аоу]м?$|мнени|голос|друз|друг[а]?$|подруг|карьер|родствен|семь|адвокат|биограф|рук[аиуе]|голов|глаз|лиц[аоу]$|"
    r"сердц|здоров|смерт|гибел|могил|жизн|возраст|рост$|трен[ие]|соперни|коллег|поклон|подчинен|заместит|предшествен|"
    r"преемни|соратни|сторонни|однопарт|батьк|матір|дружин|чоловік|діт|думк|слів|родин|житт|здоров|смерт|кар'єр)"
)
_OWN = frozenset(("свой",))
_NEUTER = frozenset("это оно це воно".split())  # what an "it" may be
_OTHERS = frozenset("я ты мы вы они кто это".split())  # subjects beside those
# Living beings that may be "it", and nouns that are living beings by their declension alone.
_NO_PERSONS = frozenset(
    "кот кошка котенок собака пес щенок медведь медведица волк лиса тигр лев львица слон лошадь конь корова бык птица "
    "рыба акула кит дельфин змея паук муха пчела обезьяна робот дракон зверь животное насекомое вирус бактерия клещ "
    "олень заяц мышь крыса курица утка гусь орел сова ворона голубь лебедь тюлень морж жираф верблюд осел коза баран "
    "овца свинья лось туз валет ферзь снеговик персонаж герой идол кумир истребитель бомбардировщик разведчик спутник "
    "тягач".split()
)
_NAMES = frozenset(("Name", "Surn", "Patr"))
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


class Pronoun(NamedTuple):
    """A pronoun, what it is in the sentence (he, him or his), and what it means; no word for a subject left out."""

    part: Literal["subject", "object", "own"]
    gender: Literal["m", "f"]
    kind: Kind


def referring(source: SourceDocument, sentence: Span) -> list[Pronoun] | None:
    """The pronouns of a sentence; None where one of them may mean a person or a thing."""
    if any(plain(w.text) in _NEUTER for w in source.words_in(sentence)):
        return None
    words, russian = source.words_in(sentence), source.language_at(sentence.start) == "ru"
    found: list[Pronoun] = []
    for at, word in enumerate(words):
        low, own = plain(word.text), not _OWN.isdisjoint(word.lemmas)
        if low not in _GENDERS and not own:
            continue
        gender = _GENDERS.get(low) or _subject_gender(words[:at])
        kind = _told_beside(words, at) or (_meant(source, sentence, words[:at], gender) if gender and russian else None)
        if kind is None or gender is None:
            return None
        found.append(Pronoun(_part(low), "m" if gender == "masc" else "f", kind))
    same = {(p.gender, p.kind) for p in found if p.part == "subject"}
    return found if len(same) < 2 else None


def _part(low: str) -> Literal["subject", "object", "own"]:
    return "subject" if low in _SUBJECTS else "own" if low in _OWNERS or low not in _GENDERS else "object"


def _told_beside(words: tuple[Word, ...], at: int) -> Kind | None:
    """A person where the words beside a pronoun can be of nobody else: she said, his parents."""
    low, after = plain(words[at].text), [plain(w.text) for w in words[at + 1 : at + 4]]
    if low in _SUBJECTS:
        before = [plain(w.text) for w in words[max(0, at - 1) : at]]
        near = (word for word in (*before, *after[:2]) if not word.endswith(("ть", "ти")))
        return "person" if any(map(_DOES.match, near)) else None
    return "person" if low in _OWNERS and after and _OWNED.match(after[0]) else None


def left_out(source: SourceDocument, sentence: Span) -> Pronoun | None:
    """The subject that a sentence goes without, because it is that of the one before: «Родился в Омске»."""
    words = source.words_in(sentence)
    verbs = [p.tag for w in words for p in readings(plain(w.text))[:1] if p.tag.POS == "VERB"]
    if not verbs or any(v.tense != "past" or v.number != "sing" or v.gender not in ("masc", "femn") for v in verbs):
        return None
    if any(_may_be_subject(word) for word in words) or len({v.gender for v in verbs}) > 1:
        return None
    kind = _meant(source, sentence, (), verbs[0].gender)
    return Pronoun("subject", "m" if verbs[0].gender == "masc" else "f", kind) if kind else None


def _may_be_subject(word: Word) -> bool:
    low = plain(word.text)
    return low in _SUBJECTS | _OTHERS or any(
        p.tag.POS in ("NOUN", "NPRO", "NUMR") and p.tag.case == "nomn" for p in readings(low)
    )


def _meant(source: SourceDocument, sentence: Span, before: tuple[Word, ...], gender: str) -> Kind | None:
    """What nouns of a gender before a pronoun are, if all of them are persons or all are things."""
    if kinds := set(_kinds(before, gender, "nomn")):
        return next(iter(kinds)) if len(kinds) == 1 and kinds == set(_kinds(before, gender)) else None
    sentences = source.sentences
    at = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    for near in reversed(sentences[max(0, at - _FAR) : at]):
        told = _SAID.search(source.text[slice(*near)])
        words = source.words_in(Span(near.start, near.start + told.start()) if told else near)
        leading, every = set(_kinds(words, gender, "nomn")), set(_kinds(words, gender))
        if leading == {"person"} and (every == {"person"} or _begins_with_name(words, gender) and None not in every):
            return "person"
        same = [at for at, w in enumerate(words) if plain(w.text) in _SUBJECTS and _GENDERS[plain(w.text)] == gender]
        if same and not leading:
            return _told_beside(words, same[0]) or _meant(source, near, words[: same[0]], gender)
        if every:
            return None
    return None


def _begins_with_name(words: tuple[Word, ...], gender: str) -> bool:
    """Whether the first noun of a sentence that may be its subject is a name of that gender."""
    for word in words:
        found = [p.tag for p in readings(plain(word.text)) if p.tag.POS == "NOUN" and p.tag.case == "nomn"]
        if found:
            return word.text[0].isupper() and any(_NAMES & set(t.grammemes) and _agrees(t, gender) for t in found)
    return False


def _kinds(words: tuple[Word, ...], gender: str, case: str = "") -> Iterator[Kind | None]:
    """What each noun of a gender in the singular is; None for what may be both."""
    for at, word in enumerate(words):
        low = plain(word.text)
        if low in _GENDERS or not _TIMES.isdisjoint(word.lemmas):
            continue
        if word.text[0].isupper() and at and words[at - 1].text.lower() in ("в", "во", "на", "из", "под"):
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
    named = any(_NAMES & set(p.tag.grammemes) for p in nouns)
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
