"""Tasks as lines of a table: whole for a program, fitted for a person in front of a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from taskreview.exchange.cells import padded, width
from taskreview.labels import field_label, standing_sign
from taskreview.model import COLUMNS, Field, Task, parse_date, standing
from taskreview.printable import printable

_SHOWN = (Field.ID, Field.REVIEW, Field.UNITS, Field.DEADLINE, Field.STATUS, Field.CONTENT)
"""What a person sees, from left to right; the content takes the cells that are left, and the
review is there where some task is judged."""

_WIDEST = {Field.ID: 12, Field.REVIEW: 6, Field.UNITS: 32, Field.DEADLINE: 12, Field.STATUS: 12}
_UNITS_WANTED = 10
_CONTENT_WANTED = 24
"""Cells that the content gets at the expense of the columns before it."""
_GAP = "  "


def tab_separated(task: Task) -> str:
    """The task's seven fields, whole, with a tab between each two; always one line."""
    return "\t".join(_text(task, field) for field in COLUMNS)


def _text(task: Task, field: Field) -> str:
    """A field as one line in which nothing can act on a terminal."""
    if field is Field.UNITS:
        return printable("、".join(task.units))
    if field is Field.DEADLINE and (day := parse_date(task.deadline)) is not None:
        return day.isoformat()
    if field is Field.REVIEW:
        return standing_sign(standing(task)).strip()
    value = getattr(task, field)
    return "" if value is None else printable(str(value))


class Layout:
    """The columns of a table on a terminal, as wide as a sample of its tasks makes them."""

    def __init__(self, sample: Iterable[Task], total: int) -> None:
        """`total` is what a line may take at most, in cells."""
        rows = [*sample]
        widths = {
            field: min(widest, max(map(width, _column(rows, field))))
            for field, widest in _WIDEST.items()
            if field is not Field.REVIEW or any(task.review for task in rows)
        }

        def left() -> int:
            return total - sum(widths.values()) - len(_GAP) * len(widths)

        missing = max(_CONTENT_WANTED - left(), 0)
        widths[Field.UNITS] -= min(missing, max(widths[Field.UNITS] - _UNITS_WANTED, 0))
        for field in (Field.STATUS, Field.DEADLINE):
            if left() < _CONTENT_WANTED:
                del widths[field]
        widths[Field.CONTENT] = max(left(), 0)
        self._widths = {field: widths[field] for field in _SHOWN if widths.get(field)}
        self._total = total

    def heads(self) -> str:
        """The line above the tasks."""
        return self._line(field_label(field) for field in self._widths)

    def line(self, task: Task) -> str:
        """The task's line."""
        return self._line(
            _text(task, field) or ("" if field is Field.REVIEW else "–") for field in self._widths
        )

    def _line(self, texts: Iterable[str]) -> str:
        cells = map(padded, texts, self._widths.values())
        return padded(_GAP.join(cells), self._total).rstrip()


def _column(rows: Iterable[Task], field: Field) -> list[str]:
    return [field_label(field), *(_text(task, field) for task in rows)]
