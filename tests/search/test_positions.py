"""What the positional index finds, held against a look at every text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.model import Field
from taskreview.search.figures import begins_number, ends_number
from taskreview.search.pattern import BARRIERS, Element, Pattern, exactly
from taskreview.search.positions import PositionalIndex
from taskreview.search.scan import is_in

ALPHABET = "教委区12.。，未 \na𠮷"
FIELDS = (Field.CONTENT, Field.PROGRESS)

texts = st.text(ALPHABET, max_size=20)
tables = st.lists(st.tuples(texts, texts), max_size=6).map(
    lambda rows: {field: [row[at] for row in rows] for at, field in enumerate(FIELDS)}
)
character_sets = st.frozensets(st.sampled_from(ALPHABET), min_size=1, max_size=7)
elements = st.builds(
    Element,
    character_sets,
    gap=st.sampled_from((0, 0, 0, 1, 3)),
    skippable=st.none() | character_sets,
)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    row = draw(st.lists(elements, min_size=1, max_size=4))
    row[0] = Element(row[0].characters)
    typed = "".join(draw(st.sampled_from(ALPHABET)) for _ in row)
    least_same = draw(st.sampled_from((0, 0, 1, 2)))
    return Pattern(
        tuple(row),
        typed=typed if least_same else "",
        least_same=least_same,
        number_start=draw(st.booleans()),
        number_end=draw(st.booleans()),
    )


def index_of(table: Mapping[Field, Sequence[str]], rows_a_block: int = 100) -> PositionalIndex:
    index = PositionalIndex(FIELDS)
    length = len(table[FIELDS[0]])
    for first in range(0, length, rows_a_block):
        block = {field: column[first : first + rows_a_block] for field, column in table.items()}
        index = index.with_block(first, block, lambda: None)
    assert len(index) == length
    return index


def matches(pattern: Pattern, text: str) -> bool:
    """Whether there is any way to lay the pattern over the text."""
    return any(
        _counts(pattern, text, places)
        for start in range(len(text))
        for places in _laid(pattern.elements, text, start)
    )


def _laid(elements: Sequence[Element], text: str, at: int) -> Iterator[list[int]]:
    """All ways to lay the elements over the text, the first of them at `at`."""
    if at >= len(text) or text[at] not in elements[0].characters:
        return
    if len(elements) == 1:
        yield [at]
        return
    following = elements[1]
    for gap in range(following.gap + 1):
        skipped = text[at + 1 : at + 1 + gap]
        if following.skippable is None:
            if BARRIERS & {*skipped}:
                return
        elif not following.skippable >= {*skipped}:
            return
        for places in _laid(elements[1:], text, at + 1 + gap):
            yield [at, *places]


def _counts(pattern: Pattern, text: str, places: Sequence[int]) -> bool:
    """Whether the pattern's conditions are met too."""
    first, last = places[0], places[-1]
    same = sum(text[at] == typed for at, typed in zip(places, pattern.typed, strict=False))
    return (
        same >= pattern.least_same
        and (not pattern.number_start or begins_number(text, first))
        and (not pattern.number_end or ends_number(text, last + 1))
    )


def rows_found(index: PositionalIndex, *patterns: Pattern) -> dict[Field, list[int]]:
    return {field: rows.tolist() for field, rows in index.find(patterns, FIELDS).items()}


@given(tables, patterns(), st.integers(1, 3))
def test_finds_what_a_look_at_every_text_finds(
    table: dict[Field, list[str]], pattern: Pattern, rows_a_block: int
) -> None:
    assert rows_found(index_of(table, rows_a_block), pattern) == {
        field: [row for row, text in enumerate(column) if matches(pattern, text)]
        for field, column in table.items()
    }


def test_finds_what_any_of_several_patterns_finds() -> None:
    index = index_of({Field.CONTENT: ["教委", "区", "委"], Field.PROGRESS: ["", "教", "区教"]})
    found = rows_found(index, exactly("教委"), exactly("教"), exactly("区"))
    assert found == {Field.CONTENT: [0, 1], Field.PROGRESS: [1, 2]}


def test_looks_only_in_the_fields_asked_for() -> None:
    index = index_of({Field.CONTENT: ["教委"], Field.PROGRESS: ["教委"]})
    found = index.find([exactly("教委")], [Field.PROGRESS])
    assert {field: [*rows] for field, rows in found.items()} == {Field.PROGRESS: [0]}


def test_a_match_does_not_go_on_in_the_next_text() -> None:
    index = index_of({Field.CONTENT: ["区教", "委"], Field.PROGRESS: ["教", "委"]})
    near = Pattern((Element(frozenset("教")), Element(frozenset("委"), gap=8)))
    assert not any(rows_found(index, near).values())


def test_a_block_takes_the_place_of_those_with_the_same_rows() -> None:
    old = index_of({Field.CONTENT: list("教委区未"), Field.PROGRESS: [""] * 4}, rows_a_block=1)
    new = old.with_block(
        1, {Field.CONTENT: ["教委", "区"], Field.PROGRESS: ["", "教"]}, lambda: None
    )
    assert new.blocks == [range(1), range(1, 3), range(3, 4)]
    assert rows_found(new, exactly("教")) == {Field.CONTENT: [0, 1], Field.PROGRESS: [2]}
    assert rows_found(old, exactly("教")) == {Field.CONTENT: [0], Field.PROGRESS: []}
    assert rows_found(new, exactly("未")) == {Field.CONTENT: [3], Field.PROGRESS: []}


def test_a_text_with_half_a_character_is_left_out_and_said_to_be() -> None:
    index = index_of(
        {Field.CONTENT: ["教", "教\ud842", "教"], Field.PROGRESS: ["委", "委", "\uffff"]}
    )
    assert index.left_out == {1, 2}
    assert rows_found(index, exactly("教")) == {Field.CONTENT: [0, 2], Field.PROGRESS: []}


def test_more_rare_characters_than_there_are_codes_for_are_left_out() -> None:
    rare = [chr(0x20000 + number) for number in range(3000)]
    index = index_of({Field.CONTENT: rare, Field.PROGRESS: rare}, rows_a_block=500)
    found = [row for row in range(3000) if rows_found(index, exactly(rare[row]))[Field.CONTENT]]
    assert found == [row for row in range(3000) if row not in index.left_out]
    assert 2000 < len(found) < 3000


def test_gives_way_between_steps_and_can_be_given_up() -> None:
    class EnoughError(Exception):
        pass

    paused = 0

    def pause() -> None:
        nonlocal paused
        paused += 1
        if paused > 5:
            raise EnoughError

    table = {Field.CONTENT: ["教委"] * 5000, Field.PROGRESS: ["区"] * 5000}
    with pytest.raises(EnoughError):
        PositionalIndex(FIELDS).with_block(0, table, pause)


def test_the_ways_to_skip_in_a_ruler_are_not_counted_one_by_one() -> None:
    # There are more of them than any memory holds.
    ruler = Pattern(tuple(Element(frozenset("-"), gap=2 if at else 0) for at in range(30)))
    table = {field: ["-" * 100, "-" * 29] for field in FIELDS}
    assert list(index_of(table).find([ruler], FIELDS)[Field.CONTENT]) == [0]


@pytest.mark.parametrize(
    "text",
    [
        "：1.2024年",
        "2.2024",
        "1，500",
        "1，500，250",
        "12，5000",
        "2024，500",
        "共1，500.5",
        "，500",
        "500，",
    ],
)
def test_numbers_are_whole_in_the_index_as_in_the_text(text: str) -> None:
    table = {field: ["", text] for field in FIELDS}
    for word in ("2024", "2024年", "500", "5000", "250", "1", "12", "1，500", "，500", "5"):
        pattern = exactly(word, whole_numbers=True)
        found = list(index_of(table).find([pattern], FIELDS)[Field.CONTENT])
        assert found == ([1] if is_in(pattern, text) else [])


def test_matches_in_different_texts_stay_apart() -> None:
    pattern = Pattern((Element(frozenset("教")), Element(frozenset("委"), gap=1)))
    table = {field: ["教育委", "教委", "委"] for field in FIELDS}
    assert list(index_of(table).find([pattern], FIELDS)[Field.CONTENT]) == [0, 1]
