"""Repairs that once made an article worse: what cleaning makes of such places, with all rules."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.engine.fix import clean
from mtcheck.runs.engines import default_engine

# Enough of a machine translation that rules which want evidence of one speak.
EVIDENCE = (
    "The Ministry of justice was silent. We will remind, in May the state Duma voted. “So be it”, — said Orlov. "
    "The rector told that the road was closed. It was done in the result of talks."
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # "On the ... side" is good English.
        ("The losses on the Ukrainian side were small. The dead on the Turkish side are many.",) * 2,
        # The stop of an abbreviation that was written out ends no sentence.
        ("The fine is 300 rubles. for a driver.", "The fine is 300 rubles for a driver."),
        ("It weighs 12 tons. and costs 4 mln. euros.", "It weighs 12 tons and costs 4 million euros."),
        ("The bread costs 40 rub. in the shop.", "The bread costs 40 rubles in the shop."),
        # What an article is put in front of begins with a capital at the start of a sentence.
        ("35-year-old driver died on the spot. 20-year-old student was hurt.",
         "A 35-year-old driver died on the spot. A 20-year-old student was hurt."),
        # "that" goes with what governs it.
        ("We will remind, that on 3 May the road was shut.", "On 3 May the road was shut."),
        ("Recall, that the road was shut in May.", "The road was shut in May."),
        # Both marks of a quotation are of one kind.
        ("“We will not wait,\" the mayor said.", "“We will not wait,” the mayor said."),
        ("\"We will not wait,” the mayor said.", "“We will not wait,” the mayor said."),
        # Decimal commas are of one article, not of one number.
        ("Oil rose by 2,5 percent. It opened at 61,20 and closed at 62,75.",
         "Oil rose by 2.5 percent. It opened at 61.20 and closed at 62.75."),
        ("Oil rose by 2.5 percent. The rooms 12,14 are shut, see chapters 3,5 and 7.",) * 2,
        # Titles of other articles go with their heading, or nothing does.
        ("The road is shut.\n\nRead also:\n• Five ferries to be built\n• A storm in the bay: what is known\n",
         "The road is shut.\n"),
        ("The road is shut.\nSee also:\nFive ferries to be built in spring\nIt opens on Friday, he said.",
         "The road is shut.\nIt opens on Friday, he said."),
        ("The road is shut.\n\nRead also:\nThe ferry will sail on Monday, the mayor said.",) * 2,
        # A name loses both of its quotation marks, or the only one.
        ("They hit groups “Dzhebhat al-Fath al-sham, once known as “dzhebhat an-Nusra”. It is late.",
         "They hit groups Jabhat Fatah al-Sham, once known as Jabhat al-Nusra. It is late."),
        # A country gets its verb's ending and its article at once.
        ("According to the agency, US withdraw its ships from the bay.",
         "According to the agency, the US withdraws its ships from the bay."),
        ("On the 15 of june the group met. The 3 of May was cold.", "On 15 June the group met. 3 May was cold."),
        # A bracket that is closed twice.
        ("He was tried (under chapter 12 of the Code). ) and fined.",
         "He was tried (under chapter 12 of the Code) and fined."),
        ("The anti -tank crews fired at the road.", "The anti-tank crews fired at the road."),
        ("The strike was announced by the court of the Donetsk people’s Republic in May.",
         "The strike was announced by the court of the Donetsk People’s Republic in May."),
        # To inflict bumps or blows, wherever the object stands.
        ("As for the “dzhebhat an-Nusra”, the Russians never inflicted on her no bumps in the whole province.",
         "As for Jabhat al-Nusra, the Russians never struck it in the whole province."),
        ("The planes inflicted on the rebels no blows.", "The planes did not strike the rebels."),
        ("The planes inflicted bumps on the port.", "The planes struck the port."),
        ("The bumps inflicted by the planes were heavy.", "The strikes carried out by the planes were heavy."),
        ("Our planes are inflicting on them strikes at night.", "Our planes are striking them at night."),
        ("It was planned by the representatives of Turkish army. Previously Polish team had lost.",
         "It was planned by the representatives of the Turkish army. Previously Polish team had lost."),
        ("They waited with bated breath in Lebanese territory. Specialists in housing it is also few.",) * 2,
        ("Lesbos has become rich. The Prime Minister met the President and General Secretary Anna Lind.",) * 2,
        ("They spent 4 mln rubles. on the lease, the point is at [0,5] here.",
         "They spent 4 million rubles on the lease, the point is at [0,5] here."),
        ("They are half as loud as other engines. He took a walk in deep breath of air.",) * 2,
        ("The match closed with a score of 6: 1. The lessons are in Tatar language.",
         "The match closed with a score of 6-1. The lessons are in the Tatar language."),
        ("The crews fired surface-to-air missile systems S-300.",
         "The crews fired S-300 surface-to-air missile systems."),
        # The marks that a rule writes are of the kind that it found.
        ("He said “yes”, - said he. It is \"late\" and \"cold\" and \"dark\" and \"wet\".",
         "He said “yes,” said he. It is \"late\" and \"cold\" and \"dark\" and \"wet\"."),
    ],
)  # fmt: skip
def test_cleaning_makes_nothing_worse(before: str, after: str) -> None:
    for lead in ("", EVIDENCE + "\n\n"):
        start = clean(Document(lead, "a.txt"), default_engine()).text
        done = clean(Document(lead + before, "a.txt"), default_engine())
        assert done.text == start + after
        assert clean(Document(done.text, "a.txt"), default_engine()).text == done.text


def test_a_known_name_is_nothing_that_an_edit_may_enter() -> None:
    before = "The Chairman of the Verkhovna Rada Oleh Kovalenko said that it is late."
    assert clean(Document(before, "a.txt"), default_engine()).text == before
    done = clean(Document(f"{EVIDENCE}\n\n{before}", "a.txt"), default_engine()).text
    assert done.endswith("The Chairman of the Verkhovna Rada, Oleh Kovalenko, said that it is late.")


def test_a_decision_on_the_tense_is_left_where_the_preposition_is_wrong() -> None:
    findings = default_engine().lint(Document("Both mayors agreed on a truce for the valley since March 9.", "a.txt"))
    assert "verb.past-since" not in {f.rule_id for f in findings}


def test_a_teaser_that_the_page_cut_off_is_not_garbled() -> None:
    text = "A diver finds gold\n\nAfter closing the harbour for repairs, the...\n\nThe council met on Friday."
    assert {f.rule_id for f in default_engine().lint(Document(text, "a.txt"))} <= {"page-furniture.cut-teaser"}
