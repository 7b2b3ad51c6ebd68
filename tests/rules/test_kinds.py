"""Rules of kind regex, named lists, and what all kinds have in common."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.rules.literals import required
from mtcheck.rules.rarity import EDGE
from tests.conftest import Pack, rule_text


def fixed(pack: Pack, body: str, text: str) -> str:
    return clean(Document(text), Engine(pack(rule_text(body)))).text


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (
            "pattern = '''(\\d),(\\d) million'''\nfix = '''\\1.\\2 million'''",
            "It cost 1,5 million.",
            "It cost 1.5 million.",
        ),
        ("pattern = '''\" - said'''\nfix = '''\" said'''", "\u201cYes\u201d - said he.", "\u201cYes\u201d said he."),
        ("pattern = '''no break'''\nfix = '''gap'''", "no\u00a0break", "gap"),
        ("pattern = '''a(b)c'''\ngroup = 1\nfix = '''x'''", "abc", "axc"),
        ("pattern = '''(?P<n>war) zone'''\ngroup = 'n'\nfix = '''\\g<n>s'''", "war zone", "wars zone"),
        (
            "pattern = '''in vain'''\nfix = '''for nothing'''",
            "In vain he called, IN VAIN.",
            "For nothing he called, FOR NOTHING.",
        ),
        (
            "pattern = '''(?i:in) War'''\ncase = 'exact'\nfix = '''at War'''",
            "They are in War, in war, IN War.",
            "They are at War, in war, at War.",
        ),
        ("pattern = '''via (kyiv|lviv)'''\nfix = '''through \\1'''", "A train via Kyiv.", "A train through Kyiv."),
        ("pattern = ['''very big''', '''quite large''']\nfix = '''huge'''", "Very big, quite large.", "Huge, huge."),
        ("pattern = '''^tags: .*$'''\nfix = ''", "Text.\n\nTags: a, b\n", "Text.\n"),
        ("pattern = '''\u201e'''\nraw = true\nfix = '''\u201c'''", "\u201eX\u201d", "\u201cX\u201d"),
        ("pattern = '''it's'''\nfix = '''it is'''", "So it\u2019s true.", "So it is true."),
        ("pattern = '''x'''\nfix = '''\"y\"'''", "x \u201ca\u201d \u2019", "\u201cy\u201d \u201ca\u201d \u2019"),
    ],
)
def test_regex(pack: Pack, body: str, before: str, after: str) -> None:
    assert fixed(pack, f'kind = "regex"\n{body}', before) == after


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (
            (
                'kind = "phrase"\nlists = { which = ["big", "very big"], storms = ["storm", "gale"] }\n'
                'swap = { "no <w:@which 0-2> <s:@storms|wind>" = "a <w> <s>" }'
            ),
            "No gale, no very big big storm, no big wind, no calm.",
            "A gale, a very big big storm, a big wind, no calm.",
        ),
        (
            'kind = "regex"\npattern = "(\\\\d) (?:@months|frimaire)"\nfix = "\\\\1 March"',
            "On 3 May, 4 Frimaire and 5 Mayor.",
            "On 3 March, 4 March and 5 Marchor.",
        ),
        (
            'kind = "regex"\nlists = { x = ["{take}", "{carry out}", "{n:city}"] }\npattern = "(?:@x) it"\nfix = "x"',
            "Took it, taking it, carries out it, cities it, taken on it.",
            "X, x, x, x, taken on it.",
        ),
    ],
)
def test_named_lists(pack: Pack, body: str, before: str, after: str) -> None:
    assert fixed(pack, body, before) == after


def test_not_inside_quotations_when_the_rule_says_so(pack: Pack) -> None:
    engine = Engine(pack(rule_text('kind = "phrase"\nswap = { "ain\'t" = "is not" }\nquoted = false')))
    assert len(engine.lint(Document("It ain't so. \"It ain't,\" he said."))) == 1


def test_never_in_protected_places(pack: Pack) -> None:
    engine = Engine(pack(rule_text('kind = "phrase"\nswap = { "result" = "outcome" }')))
    assert not engine.lint(Document("https://example.org/result/1 and me.result@example.org `result`"))


def test_evidence_is_waited_for(pack: Pack) -> None:
    doubtful = rule_text('kind = "phrase"\nswap = { "colour" = "color" }\nevidence = 2', id_="test.doubtful")
    engine = Engine(pack(doubtful + rule_text('kind = "phrase"\nswap = { "bump" = "blow" }')))
    assert {f.rule_id for f in engine.lint(Document("A bump, a bump and colour."))} == {"test.rule", "test.doubtful"}
    assert {f.rule_id for f in engine.lint(Document("A bump and colour."))} == {"test.rule"}


def test_a_slip_is_no_evidence(pack: Pack) -> None:
    doubtful = rule_text('kind = "phrase"\nswap = { "colour" = "color" }\nevidence = 2', id_="test.doubtful")
    engine = Engine(pack(doubtful + rule_text('kind = "phrase"\nswap = { "bump" = "blow" }\nslip = true')))
    assert {f.rule_id for f in engine.lint(Document("A bump, a bump and colour."))} == {"test.rule"}


def test_other_texts() -> None:
    assert required(r"(?:in|at) \d+ of the framework for\s+(?:alpha|omega)") == [
        ("0 of the framework for alpha", "0 of the framework for omega"),
        ("at 0", "in 0"),
    ]


@pytest.mark.parametrize(
    ("regex", "texts"),
    [
        (r"\bfoo\s+(?:bar|bazaar)\b", {"|foo bar|", "|foo bazaar|"}),
        (r"(?:said|noted)", {"said", "noted"}),
        (r"x?\d+", {"0"}),
        (r"(?:abc)?def+", {"abcdef", "def"}),
        (r"(?i:State)\s", {"state "}),
        (r"(?<=in )[ab]c", {"in ac", "in bc"}),
        (r"(?:a|[\w-])", set()),
        (
            r"(?:at|in) \d?\d[.:][0-5]\d",
            {f"{one} {two}" for one in ("at", "in") for two in ("0.00", "00.00", "0:00", "00:00")},
        ),
        (r"(?:ab){2}c", {"ababc"}),
        (r"(?:ab){2,3}c", {"abc"}),
        (r"in 19[89]\d{1,2}-x", {"0-x"}),
        (r"\b(the|a)\s+\1(?!\w)", {"|a a|", "|the the|"}),
        (r"\w (?:of|in)(?: [a-z]+)*(?=,| [a-z])", {" of|", " in|"}),
        (r"the (?:[a-z]+ )?(?:foo|bar)[.;]", {"|foo.", "|bar.", "|foo;", "|bar;"}),
        (r"[A-Z]\w*(?: [a-z]+ )?(?:foo|bar)[.;]", {"foo.", "bar.", "foo;", "bar;"}),
    ],
)
def test_required_texts(regex: str, texts: set[str]) -> None:
    """Where a word cannot go on stands an edge, here a bar."""
    assert {text.replace(EDGE, "|") for text in next(iter(required(regex)), ())} == texts


def test_numbers_are_found_by_the_texts_around_any_digits(pack: Pack) -> None:
    engine = Engine(pack(rule_text("kind = \"regex\"\npattern = '\\bat (\\d{1,2})\\.(\\d\\d)\\b'\nfix = 'at \\1:\\2'")))
    found = engine.lint(
        Document("We met at 9.15.\n\nIt began at \u0661\u0662.\u0663\u0660, not at \u00b2.15 \u2013 or at 12.3.")
    )
    assert [f.fixes[0].label for f in found] == ["at 9:15", "at \u0661\u0662:\u0663\u0660"]
