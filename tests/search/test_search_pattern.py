"""A pattern finds what it describes, and the places that it names are the ones that match."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.search.pattern import BARRIERS, Element, Pattern, exactly
from taskreview.search.scan import is_in, matches


def row(word: str, *gaps: int) -> Pattern:
    places = zip(word, (0, *gaps), strict=True)
    return Pattern(tuple(Element(frozenset(c), gap) for c, gap in places))


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (exactly("水位"), "水位、地下水位", [(0, 1), (5, 6)]),
        (exactly("水位"), "水 位", []),
        (exactly("哈哈"), "哈哈哈", [(0, 1)]),
        (row("水位", 1), "水库水的位", [(2, 4)]),
        (row("水位", 1), "水库的位", []),
        (row("水位", 3), "水库，位", []),
        (row("水位", 3), "水库\n位", []),
        (row("水位", 3), "水未到位", []),
        (row("水位", 3), "水库、位", []),
        (
            Pattern((Element(frozenset("水河")), Element(frozenset("位床")))),
            "河床水位",
            [(0, 1), (2, 3)],
        ),
    ],
)
def test_matches(pattern: Pattern, text: str, found: list[tuple[int, ...]]) -> None:
    assert [*matches(pattern, text)] == found
    assert is_in(pattern, text) == bool(found)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("6号", True),
        ("在6号", True),
        ("16号", False),
        ("共2.6号", False),
        ("A6号", True),
        ("1.6号楼", True),  # the first item of a list
        ("共12.6号", False),
    ],
)
def test_a_match_may_be_kept_from_beginning_inside_a_number(text: str, whole: bool) -> None:
    assert is_in(exactly("6号", whole_numbers=True), text) is whole
    assert is_in(exactly("6号"), text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("进展如下：1.2024年完成", True),
        ("（12.2024年完成）", True),
        ("共1.2024年", True),
        ("共12024年", False),
    ],
)
def test_a_year_is_never_taken_for_decimals(text: str, whole: bool) -> None:
    assert is_in(exactly("2024年", whole_numbers=True), text) is whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [("第6", True), ("第6项", True), ("第61", False), ("第6.5", False), ("第6.", True)],
)
def test_a_match_may_be_kept_from_ending_inside_a_number(text: str, whole: bool) -> None:
    assert is_in(exactly("第6", whole_numbers=True), text) is whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("装灯30盏", True),
        ("装路灯30盏", True),
        ("装路灯130盏", False),
        ("装路灯1.30盏", False),
        ("装路灯300盏", False),
    ],
)
def test_a_gap_never_ends_inside_a_number(text: str, found: bool) -> None:
    pattern = row("灯30盏", 4, 0, 2)
    assert pattern.has_inner_number
    assert is_in(pattern, text) is found


def test_only_some_characters_may_be_skipped() -> None:
    pattern = Pattern((Element(frozenset("a")), Element(frozenset("6"), 1, frozenset(".-"))))
    assert not pattern.has_inner_number
    assert [text for text in ("a6", "a.6", "a-6", "a 6", "a.-6") if is_in(pattern, text)] == [
        "a6",
        "a.6",
        "a-6",
    ]


def test_some_characters_have_to_be_the_typed_ones() -> None:
    sets = (frozenset("民明"), frozenset("政正"), frozenset("局菊"))
    pattern = Pattern(tuple(map(Element, sets)), typed="民正局", least_same=2)
    assert [text for text in ("民正局", "民政局", "明政局", "明正局") if is_in(pattern, text)] == [
        "民正局",
        "民政局",
        "明正局",
    ]


def test_the_literal_of_a_pattern() -> None:
    assert exactly("水位", whole_numbers=True).literal == "水位"
    assert row("水位", 1).literal is None
    assert Pattern((Element(frozenset("水河")),)).literal is None


def test_what_a_register_does_not_have_is_left_out() -> None:
    pattern = Pattern((Element(frozenset("水河海")), Element(frozenset("位"))))
    assert pattern.within("河水位") == Pattern(
        (Element(frozenset("水河")), Element(frozenset("位")))
    )
    assert pattern.within("水") is None


ALPHABET = "水位1.，未"
patterns = st.builds(
    Pattern,
    st.lists(
        st.builds(Element, st.frozensets(st.sampled_from("水位1"), min_size=1), st.integers(0, 3)),
        min_size=1,
        max_size=4,
    ).map(tuple),
    number_start=st.booleans(),
    number_end=st.booleans(),
)


@given(patterns, st.text(ALPHABET, max_size=12))
def test_the_places_of_a_match_are_those_of_the_pattern(pattern: Pattern, text: str) -> None:
    last = -1
    for positions in matches(pattern, text):
        assert positions[0] > last
        last = positions[-1]
        for at, element in zip(positions, pattern.elements, strict=True):
            assert text[at] in element.characters
        for before, behind, element in zip(
            positions, positions[1:], pattern.elements[1:], strict=False
        ):
            skipped = text[before + 1 : behind]
            assert before < behind
            assert len(skipped) <= element.gap
            assert not BARRIERS.intersection(skipped)


@given(patterns, st.text(ALPHABET, max_size=12))
def test_with_many_gaps_the_matches_are_the_same(pattern: Pattern, text: str) -> None:
    with patch("taskreview.search.scan._MOST_WAYS", 1):
        by_places = [*matches(pattern, text)]
    assert by_places == [*matches(pattern, text)]


def test_a_ruler_of_one_character_is_gone_through_in_no_time() -> None:
    # With all combinations of all gaps this would take until the end of the world.
    pattern = row("-" * 40 + "a", *[2] * 40)
    assert not is_in(pattern, "-" * 2000)
    assert [*matches(pattern, "-" * 60 + "a")] == [(*range(31), *range(33, 63, 3))]


@given(st.text(ALPHABET, min_size=1, max_size=3), st.text(ALPHABET, max_size=12))
def test_an_exact_pattern_is_in_a_text_as_its_string_is(word: str, text: str) -> None:
    assert is_in(exactly(word), text) is (word in text)
