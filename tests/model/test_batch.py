"""Requests by file, answers by file, and findings with them, through the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Quick

ARTICLE = """The minister told about plans on Monday. He said that the factory will be opened on 4 March 2021.

"We did not received any money," said Ivanov. The factory employs 300 workers and does not pay taxes.
"""


def edit(passage: int, quote: str, replacement: str | None, category: str = "lexical", **more: Any) -> dict[str, Any]:
    return {
        "passage": passage,
        "quote": quote,
        "occurrence": 1,
        "reason": "it reads as a translation",
        "replacement": replacement,
        "category": category,
        "severity": "major",
        "sure": "certain",
        "group": 0,
        **more,
    }


def answered(quick: Quick, edits: list[dict[str, Any]] | str, article: str = ARTICLE, **result: Any) -> None:
    """Ask about an article by file, and have the answer imported."""
    quick.write("a.txt", article)
    assert quick("model", "batch", "export", "a.txt", "--model", "m", "-o", "requests.jsonl").status == 0
    (request,) = [json.loads(line) for line in (quick.folder / "requests.jsonl").read_text().splitlines()]
    content = edits if isinstance(edits, str) else json.dumps({"edits": edits})
    body = {"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]}
    row = {"custom_id": request["custom_id"], "response": {"status_code": 200, "body": body}, "error": None, **result}
    quick.write("results.jsonl", json.dumps(row) + "\n")


def findings(quick: Quick) -> list[tuple[str, str, str]]:
    """Rule, text and first replacement of what the model says of the article."""
    done = quick("lint", "a.txt", "--model", "m", "--format", "json")
    found = json.loads(done.out)["files"][0]["findings"]
    return [
        (f["rule_id"], f["text"], f["fixes"][0]["edits"][0]["text"] if f["fixes"] else "-")
        for f in found
        if f["rule_id"].startswith("model.")
    ]


def test_answers_become_findings(quick: Quick) -> None:
    answered(
        quick,
        [
            edit(1, "told about plans", "spoke about plans"),
            edit(2, "did not received", "did not receive", "verb-form"),
            edit(2, "300 workers", "30 workers"),
            edit(2, "does not pay", "pays", "negation"),
            edit(2, "said Ivanov", "said Petrov"),
            edit(1, "not there", "there"),
        ],
    )
    assert quick("model", "batch", "import", "results.jsonl", "--model", "m").status == 0
    assert findings(quick) == [
        ("model.lexical", "told", "spoke"),
        ("model.verb-form", "received", "receive"),
        ("model.negation", "does not pay", "-"),  # a fault, perhaps; the repair is left to people
    ]
    done = quick("clean", "a.txt", "--model", "m", "--unsafe")
    assert done.out == ARTICLE.replace("told about", "spoke about").replace("received", "receive")


NEWS = """The council of the town has met on Tuesday evening. It approved a new road, two bridges and a school.

"The work begins in May," the mayor said after the meeting. She thanked the engineers for their patience. Most of the
money comes from the region, the rest from a loan that the town took out last year. Residents had asked for the bridges
since a flood in 2016 carried the old ones away. A boat has taken children to school ever since.

The plans can be seen in the library until the end of the month. Anyone who wants to object has to do so in writing,
with a name and an address. The council meets again in three weeks, and will then choose among the offers of builders.
Trees along the river will not be cut down.
"""


def test_what_reads_like_the_work_of_people_is_left_alone(quick: Quick) -> None:
    edits = [edit(1, "has met", "met", "verb-form", severity="minor"), edit(3, "choose among", "choose from")]
    answered(quick, edits, NEWS)
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    assert not findings(quick)
    done = quick("lint", "a.txt", "--model", "m", "--explain-model")
    assert "turned away (evidence): 'has met'" in done.out
    assert "nothing else tells" in quick("lint", "a.txt", "--model", "m").out
    quick.write("mtcheck.toml", '[model]\nname = "m"\neverywhere = true\n')
    assert [rule for rule, _, _ in findings(quick)] == ["model.verb-form", "model.lexical"]


def test_many_faults_are_evidence_to_the_end_of_cleaning(quick: Quick) -> None:
    wrong = {
        "council": "counsel",
        "road": "way",
        "school": "learning",
        "bridges": "brigdes",
        "mayor": "head of city",
        "engineers": "ingeners",
        "region": "oblast",
        "loan": "credit",
        "children": "childrens",
    }
    article = NEWS
    for right, put in wrong.items():
        article = article.replace(right, put, 1)
    first = article.split("\n\n")[0]
    edits = [edit(1 if put in first else 2, put, right) for right, put in wrong.items()]
    answered(quick, edits, article)
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    assert quick("clean", "a.txt", "--model", "m", "--unsafe").out == NEWS


def test_nothing_is_asked_twice(quick: Quick) -> None:
    answered(quick, [])
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    quick("model", "batch", "export", "a.txt", "--model", "m", "-o", "again.jsonl")
    assert (quick.folder / "again.jsonl").read_text() == ""
    quick.write("a.txt", ARTICLE.replace("300", "301"))
    quick("model", "batch", "export", "a.txt", "--model", "m", "-o", "again.jsonl")
    (request,) = [json.loads(line) for line in (quick.folder / "again.jsonl").read_text().splitlines()]
    question = request["body"]["messages"][1]["content"]
    assert '[1] "We did not' in question
    assert "What stands before, not to be edited:\n... The minister" in question


@pytest.mark.parametrize(
    ("answer", "result", "problem"),
    [
        ("no JSON", {}, "its answer is no list of edits"),
        ("[" * 100_000, {}, "its answer is no list of edits"),
        ("[]", {"response": None, "error": {"message": "busy"}}, "the request failed"),
        ("[]", {"custom_id": "another"}, "answers no request of ours"),
        ("[]", {"response": {"body": {"choices": [{"message": {}, "finish_reason": "length"}]}}}, "cut off"),
    ],
)
def test_bad_results_are_told(quick: Quick, answer: str, result: dict[str, Any], problem: str) -> None:
    answered(quick, answer, **result)
    done = quick("model", "batch", "import", "results.jsonl", "--model", "m")
    assert done.status == 2
    assert problem in done.err
    assert not findings(quick)


def test_answers_can_be_kept_in_a_file(quick: Quick) -> None:
    quick.write("a.txt", ARTICLE)
    mine = ("--model", "m", "--model-answers", "answers.jsonl")
    quick("model", "batch", "export", "a.txt", *mine, "-o", "requests.jsonl")
    request = json.loads((quick.folder / "requests.jsonl").read_text())
    answer = json.dumps({"edits": [edit(2, "said Ivanov", "Ivanov said", "word-order")]})
    row = {"custom_id": request["custom_id"], "response": {"body": {"choices": [{"message": {"content": answer}}]}}}
    quick.write("results.jsonl", json.dumps(row))
    assert quick("model", "batch", "import", "results.jsonl", *mine).status == 0
    assert len((quick.folder / "answers.jsonl").read_text().splitlines()) == 2
    assert "Ivanov said" in quick("lint", "a.txt", *mine).out
    quick.write("answers.jsonl", "nonsense\n")
    done = quick("lint", "a.txt", *mine)
    assert done.status == 2
    assert done.err.startswith("mtcheck: answers.jsonl:1: no answer of a model")


def test_edits_beside_each_other_are_all_made(quick: Quick) -> None:
    answered(
        quick,
        [
            edit(1, "told about", "spoke about"),
            edit(1, "about plans", "of plans", "preposition"),
            edit(2, "any money", "any funds"),
            edit(2, "said Ivanov", "Ivanov told us", "word-order"),
        ],
    )
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    done = quick("clean", "a.txt", "--model", "m", "--unsafe")
    assert "The minister spoke of plans" in done.out
    assert 'any funds," Ivanov told us.' in done.out


def test_edits_of_a_group_are_made_together(quick: Quick) -> None:
    answered(
        quick,
        [edit(1, "on Monday", "", "word-order", group=1), edit(1, "The minister", "On Monday, the minister", group=1)],
    )
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    done = quick("clean", "a.txt", "--model", "m", "--unsafe")
    assert done.out.startswith("On Monday, the minister told about plans.")


def test_a_clause_rewritten_whole_is_for_people(quick: Quick) -> None:
    old = "It was necessary by means of that choice with what hope people to be determined live there."
    new = "Those voters then had to decide which kind of future everybody in town wanted most."
    article = f"The minister told about plans.\n\n{old}\n"
    answered(quick, [edit(2, old, new, "garbled")], article)
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    found = json.loads(quick("lint", "a.txt", "--model", "m", "--format", "json").out)["files"][0]["findings"]
    assert [fix["safety"] for row in found for fix in row["fixes"]] == ["display"]
    assert quick("clean", "a.txt", "--model", "m", "--unsafe").out == article


def test_a_name_of_the_source_may_come_in(quick: Quick) -> None:
    article = "The mayor met Omar Haddad in the port. In the evening Petrik came, and left the next day.\n"
    russian = "Мэр встретился с Омаром Хаддадом в порту. Вечером приехала Лещук и уехала на другой день.\n"
    quick.write("a.ru.txt", russian)
    edits = [edit(1, "Petrik", "Leshchuk", "name-variant"), edit(1, "Omar Haddad", "Karl Haddad", "name-variant")]
    for source in ((), ("--source", "a.ru.txt")):
        quick.write("a.txt", article)
        quick("model", "batch", "export", "a.txt", "--model", "m", *source, "-o", "requests.jsonl")
        (request,) = [json.loads(line) for line in (quick.folder / "requests.jsonl").read_text().splitlines()]
        message = {"role": "assistant", "content": json.dumps({"edits": edits})}
        body = {"choices": [{"message": message, "finish_reason": "stop"}]}
        row = {"custom_id": request["custom_id"], "response": {"status_code": 200, "body": body}}
        quick.write("results.jsonl", json.dumps(row) + "\n")
        quick("model", "batch", "import", "results.jsonl", "--model", "m")
        done = quick("clean", "a.txt", "--model", "m", "--unsafe", *source)
        assert not done.err, done.err
        cleaned = done.out
        assert ("evening Leshchuk came" in cleaned) == bool(source)
        assert "Omar Haddad" in cleaned
