"""Columns are exactly as wide as they should be, whatever stands in them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from taskreview.printable import printable, unprintable
from taskreview.tui.cells import clipped, column, fit, segments
from taskreview.tui.widgets.task_list import MAX_ID_CELLS, Columns

tricky = st.text(
    st.sampled_from(
        "a1 区教委，。（）\u0301\u20dd\ufe0f\u200d👨👩👧🇨🇳👍🏽❤☺①…●✓×・ｱﾞ가각\u1100\u1161ก็\t\n\x1b"
    ),
    max_size=40,
)
texts = st.text(max_size=40) | tricky
PLAIN, MARK = Style(), Style(bold=True)


def _width(line: list[Segment]) -> int:
    return Segment.get_line_length(line)


@given(texts, st.integers(1, 30))
@example("❤\ufe0f", 1)
@example("❤\ufe0f❤\ufe0f", 3)
@example("👨\u200d👩\u200d👧", 2)
@example("e\u0301e\u0301e", 2)
@example("🇨🇳🇨🇳", 3)
def test_what_fits_fits(text: str, width: int) -> None:
    text = printable(text)
    shown, used = fit(text, width)
    assert cell_len(shown) == used <= width
    assert text.startswith(shown.removesuffix("…"))
    if cell_len(text) <= width and len(text) <= 4 * width:
        assert shown == text


@given(texts, st.integers(-2, 30))
@example("❤\ufe0fx", 2)
@example("区\u0301教", 3)
def test_a_column_has_its_width(text: str, width: int) -> None:
    line = column(text, width, PLAIN)
    assert _width(line) == max(width, 0)
    assert not any(unprintable().search(segment.text) for segment in line)


@given(texts, st.integers(0, 30), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45))))
def test_marks_change_no_width_and_no_text(
    text: str, width: int, spans: list[tuple[int, int]]
) -> None:
    ordered = sorted((min(span), max(span)) for span in spans)
    line = column(text, width, PLAIN, ordered, MARK)
    assert _width(line) == width
    plain = "".join(segment.text for segment in column(text, width, PLAIN))
    assert "".join(segment.text for segment in line) == plain


@given(st.text(max_size=30), st.lists(st.integers(0, 35), max_size=8))
def test_exactly_the_spans_are_marked(text: str, edges: list[int]) -> None:
    edges = sorted({*edges})
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    line = segments(text, PLAIN, spans, MARK)
    assert "".join(segment.text for segment in line) == text
    marked = "".join(segment.text for segment in line if segment.style == MARK)
    assert marked == "".join(text[a:b] for a, b in spans)


@given(st.lists(st.integers(0, 40), max_size=10), st.integers(0, 40), st.integers(0, 40))
def test_clipped_spans_are_the_parts_within(edges: list[int], a: int, b: int) -> None:
    start, end = min(a, b), max(a, b)
    ordered = sorted({*edges})
    spans = list(zip(ordered[::2], ordered[1::2], strict=False))
    covered = {at - start for x, y in spans for at in range(x, y) if start <= at < end}
    assert {at for x, y in clipped(spans, start, end) for at in range(x, y)} == covered


@pytest.mark.parametrize("review", [False, True])
@pytest.mark.parametrize("identifier", [3, 6, MAX_ID_CELLS])
def test_the_columns_of_the_list_fill_the_line(identifier: int, review: bool) -> None:
    for width in range(10, 301):
        columns = Columns.within(width, identifier, review=review)
        assert min(columns) >= 0
        assert columns.status >= 1
        shown = (columns.review, columns.content, columns.deadline)
        blanks = 2 + 2 + 1 + sum(1 for cells in shown if cells)
        if width >= identifier + 12 + 3 * review:
            assert sum(columns) + blanks == width, width
            assert columns.units >= 5
        assert columns.content == 0 or columns.content >= 15


def test_what_matters_least_goes_first() -> None:
    wide, usual, narrow, tiny = (
        Columns.within(cells, 3, review=False) for cells in (120, 60, 40, 20)
    )
    assert wide.content
    assert not usual.content
    assert (usual.deadline, narrow.deadline, tiny.deadline) == (10, 5, 0)
    assert (usual.status, tiny.status) == (10, 1)
