"""Which figures stand beside a unit, at any width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from taskreview.model import Task
from taskreview.search.facets import unit_counts
from taskreview.tui.status_columns import cells_wanted, status_columns

STATUSES = ["正在推进", "已完成", "滞后", None, "已办结", "尚未开工"]
COUNTS = unit_counts(
    Task(row=n, units=("区住房城乡建设委",) if n % 3 else ("区教委",), status=STATUSES[n % 6])
    for n in range(600)
)


def test_where_there_is_room_each_status_has_a_column() -> None:
    shown = status_columns(COUNTS, cells_wanted(COUNTS))
    headings = shown.columns.headings[1:]
    assert sorted(headings) == sorted(["total", *(status or "–" for status in STATUSES)])
    figures = dict(zip(headings, shown.figures(COUNTS[0]), strict=True))
    assert figures == {
        **{status or "–": str(COUNTS[0].by_status[status] or "·") for status in STATUSES},
        "total": "400",
    }
    assert shown.figures(COUNTS[0])[0] == "400"


def test_where_there_is_not_each_kind_has_one_under_its_sign() -> None:
    shown = status_columns(COUNTS, 40)
    assert shown.columns.headings[2:] == ("✓", "◐", "○", "!", "–")
    for count in COUNTS:
        total, done, *_rest = shown.figures(count)
        assert int(total) == count.total
        in_kind = count.by_status["已完成"] + count.by_status["已办结"]
        assert done == str(in_kind or "·")


@pytest.mark.parametrize("cells", range(1, 100))
def test_the_name_keeps_some_room_as_long_as_there_is_any(cells: int) -> None:
    columns = status_columns(COUNTS, cells).columns
    assert len(columns.headings) == len(columns.widths) + 1
    assert columns.cells <= max(cells - 12, cell_len("total") + columns.gap)


def test_a_register_without_units_has_no_figures() -> None:
    assert status_columns([], 60).columns.headings[1:] == ("total",)
