"""The dialog that narrows the list to a unit, a status or a stretch of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from taskreview.i18n import _
from taskreview.model import Task
from taskreview.search.facets import Facet, facet_counts
from taskreview.tui.facet_labels import facet_label
from taskreview.tui.screens.picker import Choice, PickerScreen


class FilterScreen(PickerScreen[Facet]):
    """Returns the chosen filter."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        super().__init__(
            _("Filter"),
            _("type to narrow: unit, status, deadline"),
            [
                Choice(facet, facet_label(facet), str(count))
                for facet, count in facet_counts(tasks, date.today()).items()
            ],
        )
