"""Where lines end: never too wide, nothing lost, punctuation and figures in their place."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from taskreview.printable import printable_lines
from taskreview.tui.wrapping import wrap_offsets

CLOSING = "、。，．；：？！）》」』】”’…,.;:?!)]}%"
OPENING = "（《「『【“‘([{"

chinese = st.text(
    st.sampled_from("一区完成改造燃气，。；：、（）《》“”1234567890.,%abcXYZ -\t"), max_size=200
)
anything = st.text(max_size=120).map(lambda text: printable_lines(text).replace("\n", " "))
texts = chinese | anything
widths = st.integers(2, 60)


def rows_of(text: str, width: int) -> list[str]:
    edges = [0, *wrap_offsets(text, width), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


def cells(text: str) -> int:
    return sum(1 if c == "\t" else get_character_cell_size(c) for c in text)


@given(texts, widths)
@example("000 ", 3)
@example("字字   ", 4)
def test_offsets_ascend_within_the_text(text: str, width: int) -> None:
    offsets = wrap_offsets(text, width)
    assert offsets == sorted({*offsets})
    assert all(0 < offset < len(text) for offset in offsets)


@given(texts, widths)
def test_nothing_is_lost(text: str, width: int) -> None:
    assert "".join(rows_of(text, width)) == text


@given(texts, widths)
def test_no_row_is_too_wide(text: str, width: int) -> None:
    for row in rows_of(text, width):
        assert cells(row.rstrip()) <= width or len(row.rstrip()) == 1


@given(chinese, st.integers(12, 60))
def test_rows_are_filled(text: str, width: int) -> None:
    """A row ends early by no more than the stretch that goes to the next one: half a row."""
    for row, _following in pairwise(rows_of(text, width)):
        assert cells(row) >= width - max(width // 2, 2)


def test_a_text_that_fits_is_one_row() -> None:
    assert wrap_offsets("完成燃气改造。", 14) == []
    assert wrap_offsets("", 10) == []


@pytest.mark.parametrize("closing", CLOSING)
@pytest.mark.parametrize("width", [10, 11, 12, 13])
def test_closing_punctuation_begins_no_row(closing: str, width: int) -> None:
    for lead in range(10):
        text = "字" * lead + "改造" + closing + "完成后，继续推进。"
        for row in rows_of(text, width)[1:]:
            assert row[0] not in CLOSING, (lead, rows_of(text, width))


@pytest.mark.parametrize("opening", OPENING)
@pytest.mark.parametrize("width", [10, 11, 12, 13])
def test_opening_brackets_end_no_row(opening: str, width: int) -> None:
    for lead in range(10):
        text = "字" * lead + opening + "改造完成后继续推进各项工作"
        for row in rows_of(text, width)[:-1]:
            assert row[-1] not in OPENING, (lead, rows_of(text, width))


@pytest.mark.parametrize(
    "figure", ["919.173", "1,234.56", "58.47%", "2024-12-31", "5159.28", "3/4", "A1-B2", "Wi-Fi"]
)
@pytest.mark.parametrize("width", [24, 25, 30, 31])
def test_figures_and_words_stay_whole(figure: str, width: int) -> None:
    for lead in range(16):
        text = "字" * lead + figure + "公里，占比良好"
        assert any(figure in row for row in rows_of(text, width))


@pytest.mark.parametrize("mark", ["1.", "12.", "3、"])
def test_the_number_of_an_item_stays_with_it(mark: str) -> None:
    for lead in range(16):
        text = "字" * lead + mark + "完成改造"
        assert any(mark + "完" in row for row in rows_of(text, 20))


def test_english_breaks_between_words() -> None:
    assert rows_of("the quick brown fox jumps", 11) == ["the quick ", "brown fox ", "jumps"]


def test_a_word_wider_than_the_row_is_cut_where_the_row_ends() -> None:
    assert rows_of("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
    assert rows_of("，" * 12, 10) == ["，" * 5, "，" * 5, "，" * 2]


@pytest.mark.parametrize(
    "text",
    ["字" * 20_000, "a" * 20_000, "，" * 20_000, " " * 20_000, "1." * 10_000, "（" * 20_000,
     "a,b." * 5_000, "1.1" * 7_000, "\t" * 20_000, "a" * 10_000 + "(" * 10_000],
    ids=["han", "word", "closing", "blank", "item", "opening", "mixed", "figure", "tab", "tail"],
)  # fmt: skip
def test_long_texts_take_linear_time(text: str) -> None:
    def seconds(part: str) -> float:
        begun = perf_counter()
        wrap_offsets(part, 60)
        return perf_counter() - begun

    seconds(text[:100])
    whole = min(seconds(text) for _ in range(3))
    tenth = min(seconds(text[: len(text) // 10]) for _ in range(3))
    assert whole < 40 * tenth + 0.02
    assert whole < 0.5
