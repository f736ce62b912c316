"""What fields, statuses and stretches of time are called on a screen."""

from __future__ import annotations

from taskreview.i18n import _
from taskreview.model import Field


def field_label(field: Field) -> str:
    """The heading a person reads for a field."""
    return {
        Field.ID: _("No."),
        Field.SOURCE: _("Source"),
        Field.CONTENT: _("Content"),
        Field.UNITS: _("Units"),
        Field.DEADLINE: _("Deadline"),
        Field.STATUS: _("Status"),
        Field.PROGRESS: _("Progress"),
    }[field]


def status_sign(status: str | None) -> str:
    """One narrow character that tells kinds of status apart without colour."""
    if not status:
        return " "
    if any(word in status for word in ("滞后", "逾期", "延期", "退回", "delay", "late")):
        return "!"
    if any(word in status for word in ("未", "尚", "没", "not ", "open", "todo")):
        return "○"
    if any(word in status for word in ("完成", "办结", "done", "complete", "closed")):
        return "✓"
    return "◐"
