"""The dialogs that narrow the list: to anything, or to a unit."""

from __future__ import annotations

from datetime import date

from taskreview.i18n import _, ngettext
from taskreview.labels import field_label
from taskreview.model import Field
from taskreview.search.facets import Facet, UnitFacet, facet_counts, since_counts, unit_counts
from taskreview.session import Session
from taskreview.session.assessments import HintsFacet
from taskreview.tui.facet_labels import facet_kind, facet_name
from taskreview.tui.screens.picker import Choice, PickerScreen
from taskreview.tui.status_columns import StatusColumns, cells_wanted, status_columns
from taskreview.tui.widgets.choice_list import Columns


class FilterScreen(PickerScreen[Facet]):
    """Every status, deadline and unit, with how many tasks have it; returns the chosen filter."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            _("Filter"),
            _("type to narrow: status, deadline, unit"),
            [
                Choice(facet, facet_name(facet), facet_kind(facet), count)
                for facet, count in _facets(session).items()
            ],
            subtitle=_counted(session),
        )


def _facets(session: Session) -> dict[Facet, str]:
    """Every filter and how many tasks pass it; a count that still grows ends in dots."""
    counts = facet_counts(session.tasks, date.today())
    facets: dict[Facet, str] = {
        facet: str(count) for facet, count in counts.items() if not isinstance(facet, UnitFacet)
    }
    since = since_counts(session.since, len(session.tasks))
    facets = {facet: str(count) for facet, count in since.items()} | facets
    with_hints, looked_at = session.assessments.with_hints()
    if with_hints:
        more = "" if looked_at == len(session.tasks) else " …"
        facets[HintsFacet(session.assessments)] = f"{with_hints}{more}"
    return facets | {facet: str(count) for facet, count in counts.items()}


class UnitScreen(PickerScreen[UnitFacet]):
    """Every unit, with how many tasks it has in each status; returns the chosen one."""

    def __init__(self, session: Session) -> None:
        counts = unit_counts(session.tasks)
        self._counts = {count.unit: count for count in counts}
        self._columns: StatusColumns
        super().__init__(
            field_label(Field.UNITS),
            _("type to narrow: any name of a unit"),
            [Choice(UnitFacet(unit), unit) for unit in self._counts],
            subtitle=_counted(session),
            further_lines=1,
            width=cells_wanted(counts),
        )

    def columns(self, cells: int) -> Columns:
        """The total, and each status or kind of status."""
        self._columns = status_columns(list(self._counts.values()), cells)
        return self._columns.columns

    def notes(self, choice: Choice[UnitFacet]) -> tuple[str, ...]:
        """The figures of a unit."""
        return self._columns.figures(self._counts[choice.name])


def _counted(session: Session) -> str:
    """How many tasks the figures are of."""
    total = len(session.tasks)
    if session.complete:
        return ngettext("{total} task", "{total} tasks", total).format(total=total)
    return _("{total} read …").format(total=total)
