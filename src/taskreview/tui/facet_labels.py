"""What filters are called on the screen."""

from __future__ import annotations

from taskreview.i18n import _
from taskreview.labels import standing_label
from taskreview.search.facets import DueFacet, Facet, ReviewFacet, StatusFacet, UnitFacet
from taskreview.state import Due


def facet_label(facet: Facet) -> str:
    """A filter in a few words."""
    match facet:
        case UnitFacet(unit):
            return _("Unit: {name}").format(name=unit)
        case StatusFacet(None):
            return _("Status: none")
        case StatusFacet(status):
            return _("Status: {name}").format(name=status)
        case DueFacet(due):
            return {
                Due.PAST: _("Deadline: passed"),
                Due.SOON: _("Deadline: within three days"),
                Due.LATER: _("Deadline: later"),
                Due.UNDATED: _("Deadline: no date"),
            }[due]
        case ReviewFacet(standing):
            return _("Review: {standing}").format(standing=standing_label(standing))
        case _:
            raise TypeError(facet)
