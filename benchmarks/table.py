"""The table of results: its rows, what each row is allowed, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from statistics import median

from benchmarks.figures import median_difference, median_ratio


class Kind(Enum):
    """What a limit is about."""

    RATIO = "times the floor"
    DIFFERENCE = "above the floor"
    TOTAL = "the measured value itself"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `amount`: a ratio, or a difference or total in the row's unit."""

    kind: Kind
    amount: float
    floor: str = ""
    """What the floor is called: B, K, ..."""

    def text(self, unit: str) -> str:
        """The limit as the table shows it."""
        match self.kind:
            case Kind.RATIO:
                return f"{self.amount:g} {self.floor}"
            case Kind.DIFFERENCE:
                return f"{self.floor} + {self.amount:g} {unit}"
            case Kind.TOTAL:
                return f"{self.amount:g} {unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.  A row without `measured` could not be measured: `note` says why."""

    what: str
    measured: float | None = None
    floor: float | None = None
    figure: float | None = None
    """Ratio or difference; what the limit is held against."""
    unit: str = "ms"
    limit: Limit | None = None
    note: str = ""
    samples: dict[str, list[float]] = field(default_factory=dict)
    """All values, in the row's unit, in the order in which they were measured."""
    failed: bool = False
    """Whether the row should have been measured and was not."""

    @property
    def is_within(self) -> bool | None:
        """Whether the limit is kept; None if there is no limit or nothing was measured."""
        if self.limit is None or self.figure is None:
            return None
        return self.figure <= self.limit.amount

    def cells(self) -> list[str]:
        """The texts of the row."""
        shown = self.limit.text(self.unit) if self.limit else ""
        verdict = {True: "ok", False: "OVER", None: "failed" if self.failed else ""}
        what = f"{self.what} ({self.note})" if self.note else self.what
        return [
            what,
            _amount(self.measured, self.unit),
            _amount(self.floor, self.unit),
            self._figure_text(),
            shown,
            verdict[self.is_within],
        ]

    def _figure_text(self) -> str:
        if self.figure is None or (self.limit and self.limit.kind is Kind.TOTAL):
            return ""
        if self.limit and self.limit.kind is Kind.DIFFERENCE:
            return f"{self.figure:+.1f} {self.unit}"
        return f"{self.figure:.2f}"


def paired_row(
    what: str,
    measured: Sequence[float],
    floors: Sequence[float],
    limit: Limit | None,
    unit: str = "ms",
    note: str = "",
) -> Row:
    """A row of medians; the figure is the median of the pairs' ratios (or differences)."""
    combine = median_difference if limit and limit.kind is Kind.DIFFERENCE else median_ratio
    return Row(
        what=what,
        measured=median(measured),
        floor=median(floors),
        figure=combine(measured, floors),
        unit=unit,
        limit=limit,
        note=note,
        samples={"measured": list(measured), "floor": list(floors)},
    )


def total_row(what: str, measured: Sequence[float], amount: float, unit: str) -> Row:
    """A row whose median itself is held against `amount`."""
    value = median(measured)
    return Row(
        what=what,
        measured=value,
        figure=value,
        unit=unit,
        limit=Limit(Kind.TOTAL, amount),
        samples={"measured": list(measured)},
    )


HEADINGS = ["what", "measured", "floor", "ratio", "allowed", "ok?"]


def markdown(rows: Iterable[Row]) -> str:
    """The table as Markdown."""
    lines = [HEADINGS, ["---", "---:", "---:", "---:", "---:", "---"]]
    lines += [row.cells() for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    digits = 1 if value < 100 else 0
    return f"{value:,.{digits}f} {unit}"
