"""Pronouns of the English against those, the verbs and the people of the source: he for she, she for he."""

from __future__ import annotations

import pytest

from tests.checks.sourced.test_checks import findings, found

_RULE = "bilingual.pronoun-gender"


def _put_right(english: str, source: str) -> str:
    """The English with all fixes."""
    text = english
    for finding in reversed(findings(english, source, _RULE)):
        (edit,) = finding.fixes[0].edits
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("english", "source", "right"),
    [
        (  # whose something is stands in the source
            "His second film was shot in Riga by a man from Perm.",
            "Её второй фильм снял в Риге мужчина из Перми.",
            "Her second film was shot in Riga by a man from Perm.",
        ),
        (
            "Lind, who defends the banker Oleg Ruzhin, said that his client was ill.",
            "Линд, которая защищает банкира Олега Ружина, сказала, что ее подзащитный болен.",
            "Lind, who defends the banker Oleg Ruzhin, said that her client was ill.",
        ),
        (
            "The analyst of the bank calls it a slip; according to him, oil will go up.",
            "Аналитик банка называет это промахом; по ее словам, нефть подорожает.",
            "The analyst of the bank calls it a slip; according to her, oil will go up.",
        ),
        (  # they are others
            "The crews are led by a major, and his deputy talks to the tenants; he helps them at night.",
            "Бригадами командует майор, а его заместитель говорит с жильцами; она помогает им по ночам.",
            "The crews are led by a major, and his deputy talks to the tenants; she helps them at night.",
        ),
        (  # who tells it is not who is quoted
            "“They keep him in a cell with no window,” he complained.",
            "«Его держат в камере без окна и света», — пожаловалась она.",
            "“They keep him in a cell with no window,” she complained.",
        ),
        (
            "“She pushed me away just in time,” he told the paper.",
            "«Он оттолкнул меня в последний миг», — рассказала она газете.",
            "“He pushed me away just in time,” she told the paper.",
        ),
        (  # the verbs have a woman for their subject
            "Lind vanished in May, when he left for an interview with the diver Pavel Ozhegin.",
            "Линд пропала в мае, когда уехала на интервью к водолазу Павлу Ожегину.",
            "Lind vanished in May, when she left for an interview with the diver Pavel Ozhegin.",
        ),
        (
            "The head of the league, Robin Lund, said that she had missed the train.",
            "Глава лиги Робин Лунд сказал, что опоздал на поезд.",
            "The head of the league, Robin Lund, said that he had missed the train.",
        ),
        (  # its own: the subject's
            "Inga Sato, a former mayor, came with his grandson.",
            "Инга Сато, бывший мэр, пришла со своим внуком.",
            "Inga Sato, a former mayor, came with her grandson.",
        ),
        (
            "The First Lady lit a candle in memory of his grandfather.",
            "Перша леді запалила свічку в пам'ять про свого діда.",
            "The First Lady lit a candle in memory of her grandfather.",
        ),
        (
            "In his speech the Swedish minister recalled the bridge.",
            "В своей речи шведский министр напомнила о мосте.",
            "In her speech the Swedish minister recalled the bridge.",
        ),
        (  # nobody else is there, and half of the pronouns are right
            "He greeted the winner and said that she would return to his work.",
            "Она поздравила победительницу и сказала, что вернется к своей работе.",
            "She greeted the winner and said that she would return to her work.",
        ),
        (
            "She grew up with her mother and his partner.",
            "Она выросла с матерью и ее партнершей.",
            "She grew up with her mother and her partner.",
        ),
        (
            "“My knees shook when he fell,” said Alla Rubtsova, who came with his three sons.",
            "«У меня тряслись колени, когда он упал», — сказала Алла Рубцова, пришедшая с тремя своими сыновьями.",
            "“My knees shook when he fell,” said Alla Rubtsova, who came with her three sons.",
        ),
    ],
)
def test_the_other_gender(english: str, source: str, right: str) -> None:
    assert _put_right(english, source) == right


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Vera Rubtsova hugged her husband and his mother.", "Вера Рубцова обняла мужа и его мать."),
        ("Vera Rubtsova said that he had called.", "Вера Рубцова сказала, что тот звонил."),
        ("Vera Rubtsova said that he knows everything.", "Вера Рубцова сказала, что муж знает все."),
        ("The police said that they had found him in his flat.", "Полиция сообщила, что нашла мужчину в квартире."),
        ("The firm said he had left his post.", "Компания сообщила об уходе Олега Ружина с поста."),
        ("The league thanked him for his work.", "Лига поблагодарила Олега Ружина за работу."),
        ("“He is at home,” she said.", "«Он дома и никуда не собирается», — сказала она."),
        ("“He is at home,” she said.", "Она сказала: «Он дома и никуда не собирается»."),
        ("She sold it because it was old.", "Она продала его, потому что он был стар."),
        ("Ruzhin said his mother had called her.", "Ружин сказал, что мать ей звонила."),
        ("Rubtsova asked him to leave, and he left.", "Рубцова попросила Ружина уйти, и тот ушел."),
        ("The ship lost her mast in the storm.", "Корабль потерял в шторм мачту."),
        ("She told him about his sister.", "Она рассказала ему о его сестре."),
        ("Vera Rubtsova met Oleg Ruzhin in his office.", "Вера Рубцова встретилась с Олегом Ружиным в кабинете."),
        ("The newspaper wrote about Vera Rubtsova and his plans.", "Газета написала о Вере Рубцовой и планах врача."),
        ("When he was six, his mother moved to Omsk.", "Когда мальчику было шесть, его мать переехала в Омск."),
        ("He crawled back to give her flowers.", "Он пытался вернуться, цветы подарить."),
        ("He caught the girl and carried her home.", "Он поймал девочку и понес домой."),
        ("He had to leave, Rubtsova said.", "Олегу Ружину пришлось уехать, сказала Рубцова."),
        ("She and Ruzhin brought a cake that he baked.", "Они с Ружиным принесли торт, который он испек."),
        ("Her rescuer, Andrea Neri, said he heard a voice.", "Ее спаситель Андреа Нери рассказал, что услышал голос."),
        ("He was told by the head nurse.", "Об этом ему сказала старшая медсестра."),
        ("Everyone takes his own umbrella, Vera Rubtsova said.", "Каждый берет свой зонт, сказала Вера Рубцова."),
        ("The victim named his killer to Vera Rubtsova.", "Жертва назвала Вере Рубцовой своего убийцу."),
    ],
)
def test_what_may_be_right(english: str, source: str) -> None:
    assert found(english, source, _RULE) == []
