"""Conflict markers: written round whole lines, read back without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from taskreview.store.merge import ConflictKind, Labels, Side, TextConflict, find_conflicts, side_of
from taskreview.store.merge.markers import with_markers, without_conflicts
from taskreview.store.merge.threeway import Piece, chosen


def conflict(ours: str, theirs: str, base: str | None = "b") -> TextConflict:
    return TextConflict(ConflictKind.FIELD, base, ours, theirs)


def test_a_conflict_in_a_line_takes_the_whole_line() -> None:
    pieces: list[Piece] = ["top\n- {a: ", conflict("1", "2"), ", b: ", conflict("3", "4"), "}\nend"]
    text = with_markers(pieces, labels=Labels("HEAD", "base", "branch"), show_base=True)
    assert text == (
        "top\n<<<<<<< HEAD\n- {a: 1, b: 3}\n||||||| base\n- {a: b, b: b}\n=======\n"
        "- {a: 2, b: 4}\n>>>>>>> branch\nend"
    )
    [found] = find_conflicts(text)
    assert (found.first_line, found.last_line) == (2, 8)
    assert (found.ours, found.base, found.theirs) == (
        "- {a: 1, b: 3}\n",
        "- {a: b, b: b}\n",
        "- {a: 2, b: 4}\n",
    )
    assert (found.ours_label, found.theirs_label) == ("HEAD", "branch")


def test_neighbouring_conflicts_of_whole_lines_stay_apart() -> None:
    pieces: list[Piece] = [
        conflict("a\n", "b\n", "\n"),
        conflict("", "d\n", None),
        "e\n",
        conflict("f", "g"),
    ]
    found = find_conflicts(with_markers(pieces))
    assert [(each.ours, each.theirs, each.base) for each in found] == [
        ("a\n", "b\n", None),
        ("", "d\n", None),
        ("f\n", "g\n", None),
    ]


def test_what_both_sides_end_in_is_no_conflict() -> None:
    assert with_markers(["a: ", conflict("1", "1"), "\n"]) == "a: 1\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- id: 1\n",
        "<<<<<<< a\n",
        "<<<<<<< a\nx\n>>>>>>> b\n",
        "=======\n>>>>>>> b\n",
        "<<<<<< a\n=======\n>>>>>>> b\n",
        "  <<<<<<< a\n  =======\n  >>>>>>> b\n",
        "<<<<<<<a\n=======\n>>>>>>> b\n",
    ],
)
def test_what_does_not_pair_is_no_conflict(text: str) -> None:
    assert find_conflicts(text) == []
    for side in Side:
        assert side_of(text, side) == text


def test_markers_of_git_are_read_with_any_line_breaks() -> None:
    text = "a\n<<<<<<< HEAD\nb\n||||||| 1234\n=======\nc\n=======\n>>>>>>> x y\nd\n<<<<<<< a\n"
    for newline in ("\n", "\r\n", "\r"):
        [found] = find_conflicts("\ufeff" + text.replace("\n", newline))
        assert (found.first_line, found.last_line) == (2, 8)
        assert found.base == ""
        assert found.theirs == f"c{newline}======={newline}"
        assert found.theirs_label == "x y"


def test_longer_markers_hold_shorter_ones() -> None:
    text = "<<<<<<<<< a\n<<<<<<< x\n1\n=======\n2\n>>>>>>> y\n=========\nc\n>>>>>>>>> b\n"
    [found] = find_conflicts(text)
    assert found.ours == "<<<<<<< x\n1\n=======\n2\n>>>>>>> y\n"
    assert without_conflicts("a\n" + text + "b\n") == "a\nb\n"


words = st.text(st.sampled_from("ab\n"), max_size=4)
choices = st.builds(conflict, words, words, words)


@examples(300)
@given(st.lists(words | choices, max_size=6), st.booleans())
def test_the_sides_come_back(pieces: list[Piece], show_base: bool) -> None:
    text = with_markers(pieces, show_base=show_base)
    for side in (Side.OURS, Side.THEIRS):
        assert side_of(text, side).rstrip("\n") == chosen(pieces, side).rstrip("\n")
