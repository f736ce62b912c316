"""What fields, tasks and statuses are called on a screen."""

from __future__ import annotations

from collections.abc import Iterable

from taskreview.i18n import _
from taskreview.model import (
    Field,
    Review,
    Standing,
    StatusKind,
    Task,
    Verdict,
    is_review_text,
    review_from_text,
)
from taskreview.state import Behind, Light, status_kind
from taskreview.width import spelling_key


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
        Field.REVIEW: _("Review"),
    }[field]


def labelled(label: str, text: str = "") -> str:
    """A label and what it is for, on one line."""
    return _("{label}: {text}").format(label=label, text=text)


def field_text(field: Field, text: str | None) -> str:
    """The text of a field (`text_of`) as a person reads it; a review is one sentence."""
    if field is Field.REVIEW and text and is_review_text(text):
        return review_sentence(review_from_text(text))
    return text or ""


def review_sentence(review: Review) -> str:
    """A verdict with its day and its reason."""
    verdict = " · ".join(filter(None, (verdict_label(review.verdict), review.date)))
    return (
        _("{verdict}: {reason}").format(verdict=verdict, reason=review.reason)
        if review.reason
        else verdict
    )


def verdict_label(verdict: Verdict) -> str:
    """The word for a verdict."""
    return standing_label(Standing(verdict.value))


def standing_label(standing: Standing) -> str:
    """The word for how far the review of a task is."""
    return {
        Standing.UNJUDGED: _("not judged"),
        Standing.PASSED: _("passed"),
        Standing.RETURNED: _("returned"),
        Standing.STALE: _("changed since judged"),
    }[standing]


def standing_sign(standing: Standing) -> str:
    """One narrow character that tells without colour how far the review of a task is."""
    return {
        Standing.UNJUDGED: " ",
        Standing.PASSED: "✓",
        Standing.RETURNED: "✗",
        Standing.STALE: "↻",
    }[standing]


def task_number(task: Task) -> str:
    """What a task is called by its id."""
    return numbered(task.id)


def numbered(id: int | str | None) -> str:
    """What a task with this id is called."""
    return _("Task {number}").format(number="–" if id is None else id)


def task_name(task: Task) -> str:
    """What a task is called in a sentence: its id and its first unit."""
    return f"{task_number(task)} {task.units[0]}" if task.units else task_number(task)


def task_title(task: Task) -> str:
    """What a task is called in a list: its id and all its units, each once."""
    return " · ".join(filter(None, (task_number(task), "、".join(distinct_units(task.units)))))


def distinct_units(units: Iterable[str]) -> list[str]:
    """The units, each once, as first written; such as differ in blanks and width alone are one."""
    first: dict[str, str] = {}
    for unit in units:
        first.setdefault(spelling_key(unit), unit)
    return [*first.values()]


def status_sign(status: str | None) -> str:
    """One narrow character that tells kinds of status apart without colour."""
    return {
        StatusKind.NONE: " ",
        StatusKind.LATE: "!",
        StatusKind.MORE_TIME: "!",
        StatusKind.NOT_BEGUN: "○",
        StatusKind.NOT_DONE: "○",
        StatusKind.UNDER_WAY: "◐",
        StatusKind.UNCLEAR: "◐",
        StatusKind.ENDLESS: "◐",
        StatusKind.CALLED_OFF: "⊘",
        StatusKind.DONE: "✓",
    }[status_kind(status)]


def light_label(light: Light) -> str:
    """The colour of a light and what it says."""
    return {
        Light.OVERDUE: _("red: overdue and not done"),
        Light.BEHIND: _("yellow: behind or in doubt"),
        Light.NEAR: _("blue: due within three days"),
    }[light]


def behind_label(behind: Behind, status: str | None) -> str:
    """Why a task of this status is behind."""
    return {
        Behind.STATUS: _("the status is “{status}”"),
        Behind.MORE_TIME: _("the status is “{status}”"),
        Behind.UNCLEAR: _("overdue, and “{status}” leaves open whether it is done"),
        Behind.NOT_BEGUN: _("due within 30 days and not begun"),
        Behind.NO_ANSWER: _("due within 30 days, and no answer to what was promised was seen"),
    }[behind].format(status=(status or "").strip())


def light_sign(light: Light) -> str:
    """One narrow character that tells the lights apart without colour."""
    return {Light.OVERDUE: "■", Light.BEHIND: "▲", Light.NEAR: "●"}[light]
