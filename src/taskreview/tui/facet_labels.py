"""What filters are called on the screen."""

from __future__ import annotations

from taskreview.comparison.registers import Since
from taskreview.i18n import _
from taskreview.labels import standing_label
from taskreview.search.facets import (
    DueFacet,
    Facet,
    ReviewFacet,
    SinceFacet,
    StatusFacet,
    UnitFacet,
)
from taskreview.session.assessments import HintsFacet
from taskreview.state import Due


def facet_kind(facet: Facet) -> str:
    """What is filtered by, with the colon that leads to the name."""
    match facet:
        case UnitFacet():
            return _("Unit: ")
        case StatusFacet():
            return _("Status: ")
        case DueFacet():
            return _("Deadline: ")
        case ReviewFacet():
            return _("Review: ")
        case SinceFacet():
            return _("Since then: ")
        case HintsFacet():
            return _("Hints: ")
        case _:
            raise TypeError(facet)


def facet_name(facet: Facet) -> str:
    """What tasks have that pass."""
    match facet:
        case UnitFacet(unit):
            return unit
        case StatusFacet(status):
            return status or _("none")
        case DueFacet(due):
            return {
                Due.PAST: _("past"),
                Due.SOON: _("within three days"),
                Due.LATER: _("later"),
                Due.UNDATED: _("no date"),
            }[due]
        case ReviewFacet(standing):
            return standing_label(standing)
        case SinceFacet(since):
            return since_label(since)
        case HintsFacet():
            return _("with hints")
        case _:
            raise TypeError(facet)


def since_label(since: Since) -> str:
    """What can be said of a task against an earlier version."""
    return {
        Since.CHANGED: _("changed"),
        Since.ADDED: _("new"),
        Since.UNCHANGED: _("progress unchanged to the letter"),
        Since.NEAR_REPEAT: _("progress nearly repeated"),
    }[since]
