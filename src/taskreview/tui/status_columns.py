"""The figures beside a unit: how many tasks it has, and how many in each status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.cells import cell_len

from taskreview.i18n import _
from taskreview.labels import field_label, status_sign
from taskreview.model import Field
from taskreview.printable import printable
from taskreview.search.facets import UnitCount
from taskreview.tui.cells import fit
from taskreview.tui.widgets.choice_list import EDGE_CELLS, Columns

Group: TypeAlias = "tuple[str, frozenset[str | None]]"
"""What stands above a column, and the statuses that are counted in it."""

_NAME_CELLS = 24
"""Cells up to which names stay whole where each status has a column."""
_SHORTEST_NAME_CELLS = 12
_HEADING_CELLS = 14
_SIGNS = "✓◐○!⊘"
"""The order of the kinds of status; what has none comes last."""
_NONE = "–"


@dataclass(frozen=True, slots=True)
class StatusColumns:
    """A column for all tasks and one for each group of statuses."""

    columns: Columns
    groups: tuple[Group, ...]

    def figures(self, count: UnitCount) -> tuple[str, ...]:
        """What stands in the columns for a unit."""
        by = count.by_status
        in_groups = (sum(by[status] for status in statuses) for _heading, statuses in self.groups)
        return tuple(str(number or "·") for number in (count.total, *in_groups))


def status_columns(counts: Sequence[UnitCount], cells: int) -> StatusColumns:
    """The columns for units whose names and figures have so many cells together.

    Each status has a column where there is room for that, otherwise each kind of status, under
    the sign that it has in the list.
    """
    names = _longest(counts)
    each = _each(counts)
    if min(names, _NAME_CELLS) + each.columns.cells <= cells:
        return each
    kinds = _kinds(counts)
    columns = _with_total(counts, kinds, gap=1)
    while kinds and min(names, _SHORTEST_NAME_CELLS) + columns.columns.cells > cells:
        kinds.pop()
        columns = _with_total(counts, kinds, gap=1)
    return columns


def cells_wanted(counts: Sequence[UnitCount]) -> int:
    """The cells in which names stay whole and each status has a column."""
    return _longest(counts) + _each(counts).columns.cells + EDGE_CELLS


def _longest(counts: Sequence[UnitCount]) -> int:
    return max((cell_len(printable(count.unit)) for count in counts), default=0)


def _statuses(counts: Sequence[UnitCount]) -> Counter[str | None]:
    statuses: Counter[str | None] = Counter()
    for count in counts:
        statuses.update(count.by_status)
    return statuses


def _each(counts: Sequence[UnitCount]) -> StatusColumns:
    groups: list[Group] = [
        (fit(printable(status or _NONE), _HEADING_CELLS)[0], frozenset([status]))
        for status, _number in _statuses(counts).most_common()
    ]
    return _with_total(counts, groups)


def _kinds(counts: Sequence[UnitCount]) -> list[Group]:
    signs: dict[str, set[str | None]] = {sign: set() for sign in _SIGNS}
    for status in _statuses(counts):
        signs.setdefault(status_sign(status), set()).add(status)
    return [(sign.strip() or _NONE, frozenset(group)) for sign, group in signs.items() if group]


def _with_total(
    counts: Sequence[UnitCount], groups: Sequence[Group], gap: int = 2
) -> StatusColumns:
    headings = (_("total"), *(heading for heading, _statuses in groups))
    most = len(str(max((count.total for count in counts), default=0)))
    widths = tuple(max(cell_len(heading), most) for heading in headings)
    return StatusColumns(Columns(widths, (field_label(Field.UNITS), *headings), gap), tuple(groups))
