"""Net changes of an original text, kept through several rounds of edits."""

from __future__ import annotations

import pytest

from mtcheck.engine.changes import Patch, apply, without_gaps
from mtcheck.findings import Change, Edit, Span
from mtcheck.moves import edited

ORIGINAL = "one two three"


def made(*rounds: list[tuple[int, int, str, str]]) -> Patch:
    patch = Patch(ORIGINAL)
    for edits in rounds:
        patch.apply((Edit(Span(start, end), text), rule) for start, end, text, rule in edits)
    return patch


@pytest.mark.parametrize(
    ("rounds", "text", "changes"),
    [
        ([], ORIGINAL, []),
        ([[(4, 7, "2", "a.b")]], "one 2 three", [(4, 7, "2", ("a.b",))]),
        ([[(8, 13, "3", "a.b"), (0, 3, "1", "c.d")]], "1 two 3", [(0, 3, "1", ("c.d",)), (8, 13, "3", ("a.b",))]),
        ([[(0, 0, "no ", "a.b")]], "no one two three", [(0, 0, "no ", ("a.b",))]),
        ([[(13, 13, ".", "a.b")]], "one two three.", [(13, 13, ".", ("a.b",))]),
        ([[(3, 7, "", "a.b")]], "one three", [(3, 7, "", ("a.b",))]),
        # A second round edits what the first wrote: one change, of both rules.
        ([[(4, 7, "twain", "a.b")], [(5, 6, "r", "c.d")]], "one train three", [(4, 7, "train", ("a.b", "c.d"))]),
        # It reaches into the original on both sides.
        ([[(4, 7, "2", "a.b")], [(2, 7, "ly t", "c.d")]], "only three", [(2, 9, "ly t", ("a.b", "c.d"))]),
        # It edits a neighbour: each keeps its own.
        (
            [[(4, 7, "2", "a.b")], [(5, 5, "!", "c.d")]],
            "one 2! three",
            [(4, 7, "2", ("a.b",)), (7, 7, "!", ("c.d",))],
        ),
        ([[(3, 7, "", "a.b")], [(3, 4, "-", "c.d")]], "one-three", [(3, 8, "-", ("a.b", "c.d"))]),
        # It puts back what was there: no change.
        ([[(4, 7, "2", "a.b")], [(4, 5, "two", "c.d")]], ORIGINAL, []),
        ([[(4, 8, "", "a.b")], [(4, 4, "two ", "c.d")]], ORIGINAL, []),
    ],
)  # fmt: skip
def test_changes(
    rounds: list[list[tuple[int, int, str, str]]], text: str, changes: list[tuple[int, int, str, tuple[str, ...]]]
) -> None:
    patch = made(*rounds)
    assert patch.text == text
    assert patch.changes() == tuple(Change(*change) for change in changes)
    assert apply(ORIGINAL, patch.changes()) == text


def test_an_empty_text_can_be_written_into() -> None:
    patch = Patch("")
    patch.apply([(Edit(Span(0, 0), "new"), "a.b")])
    assert (patch.text, patch.changes()) == ("new", (Change(0, 0, "new", ("a.b",)),))


def test_changes_apply_in_any_order() -> None:
    changes = made([(0, 3, "1", "a.b"), (4, 7, "2", "a.b"), (13, 13, "!", "a.b")]).changes()
    assert apply(ORIGINAL, reversed(changes)) == apply(ORIGINAL, changes) == "1 2 three!"


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("One.\n\nPrint\n\nTwo.\n", ["Print"], "One.\n\nTwo.\n"),
        ("One.\n\nPrint\nTwo.\n", ["Print"], "One.\n\nTwo.\n"),
        ("One.\nPrint\n\nTwo.\n", ["Print"], "One.\n\nTwo.\n"),
        ("One.\nPrint\nTwo.\n", ["Print"], "One.\nTwo.\n"),
        ("Print\n\nOne.\n", ["Print"], "One.\n"),
        ("One.\n\nPrint\n\nShare\n", ["Print", "Share"], "One.\n"),
        ("One.\n\n\nPrint\n \nShare\n\nTwo.", ["Print", "Share"], "One.\n\n\nTwo."),
        ("One Print two.\n\n\n\nThree.\n", ["Print"], "One  two.\n\n\n\nThree.\n"),
        ("Print", ["Print"], ""),
    ],
)
def test_no_blank_lines_stay_behind_deleted_ones(text: str, gone: list[str], left: str) -> None:
    patch = Patch(text)
    patch.apply((Edit(Span(text.index(word), text.index(word) + len(word)), ""), "a.b") for word in gone)
    assert patch.close_gaps() == (len(left) < len(text) - len("".join(gone)))
    assert patch.text == apply(text, patch.changes()) == left
    assert not patch.close_gaps()


def test_each_deleted_line_is_a_change_of_its_own() -> None:
    patch = Patch("One.\n\nPrint\n\nShare\n\nTwo.\n\nTags\n\nTop\n")
    gone = ("Print", "Share", "Tags", "Top")
    patch.apply(
        (Edit(Span(patch.original.index(word), patch.original.index(word) + len(word)), ""), "a.b") for word in gone
    )
    patch.close_gaps()
    assert patch.text == "One.\n\nTwo.\n"
    assert [patch.original[c.start : c.end].split() for c in patch.changes()] == [[word] for word in gone]


def test_a_deleted_line_takes_its_blank_lines_along() -> None:
    text = "One.\n\nPrint\n\nShare\n\nTwo words.\n"
    line, other, word = Span(6, 11), Span(13, 18), Span(24, 30)
    assert edited(text, without_gaps(text, [Edit(line, "")])) == "One.\n\nShare\n\nTwo words.\n"
    assert edited(text, without_gaps(text, [Edit(line, ""), Edit(other, "")])) == "One.\n\nTwo words.\n"
    assert without_gaps(text, [Edit(word, "")]) == (Edit(word, ""),)
