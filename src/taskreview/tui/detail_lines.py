"""A task laid out as lines of text for the detail pane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from taskreview.i18n import _
from taskreview.labels import field_label, review_sentence, standing_sign, status_sign, task_number
from taskreview.model import Field, Json, Standing, Task, standing
from taskreview.printable import printable
from taskreview.tui.cells import Span, clipped, fit
from taskreview.tui.text_lines import Kind, Line, wrapped

if TYPE_CHECKING:  # not needed before the first screen is there
    from taskreview.tui.review_lines import Assessed
    from taskreview.tui.since_lines import Compared

SIDE_BY_SIDE = 76
"""Cells from which on content and progress stand side by side."""

_GAP = 3
"""Cells between them."""


class Pair(NamedTuple):
    """A line of the content and one of the progress, side by side; the first is `cells` wide."""

    left: Line
    right: Line
    cells: int


class Shown(NamedTuple):
    """What is shown of a task.

    `why` says how it was found, where its text does not show that as it stands; `assessed` is None
    where promises and hints are not wanted.
    """

    task: Task
    marks: Mapping[tuple[Field, int], list[Span]] = {}
    unsaved: frozenset[Field] = frozenset()
    why: str = ""
    assessed: Assessed | None = None
    compared: Compared | None = None
    """The task beside an earlier version of it, if that is known."""


def lay_out(shown: Shown, width: int) -> Iterator[Line | Pair]:
    """The lines of a task in `width` cells.

    Promises and answers stand side by side where there is room, otherwise the progress is the last
    of the known fields.  Why it was found takes the place of a blank line, so that no text moves.
    """
    task, marks = shown.task, shown.marks
    title, spans = _title(task, marks)
    yield from wrapped(title, width, Kind.TITLE, spans)
    yield from wrapped(_facts(task, shown.unsaved), width, Kind.FACTS)
    if task.review is not None:
        yield from _review(task, width, unsaved=Field.REVIEW in shown.unsaved)
    why = fit(printable(shown.why), width)[0]
    yield Line(Kind.NOTE, why) if why else Line(Kind.BLANK)
    if shown.compared is not None:
        from taskreview.tui.since_lines import since_lines

        yield from (*since_lines(shown.compared, width), Line(Kind.BLANK))
    if shown.assessed is not None and width >= SIDE_BY_SIDE:
        left = (width - _GAP) // 2
        before, progress = _before_progress(shown, left), _progress(shown, width - _GAP - left)
        for pair in zip_longest(before, progress, fillvalue=Line(Kind.BLANK)):
            yield Pair(*pair, left + _GAP)
    else:
        yield from _before_progress(shown, width)
        yield Line(Kind.BLANK)
        yield from _progress(shown, width)
    for key, value in task.extra:
        yield Line(Kind.BLANK)
        yield Line(Kind.HEADING, printable(key))
        yield from wrapped(_plain(value), width, Kind.TEXT)


def _before_progress(shown: Shown, width: int) -> Iterator[Line]:
    """What was promised, and the hints on how it is answered."""
    yield from _content(shown, width)
    hints = list(_hints(shown, width))
    if hints:
        yield from (Line(Kind.BLANK), *hints)


def _content(shown: Shown, width: int) -> Iterator[Line]:
    task, assessed = shown.task, shown.assessed
    heading = field_label(Field.CONTENT)
    if not task.content or assessed is None or not assessed.assessment.promises:
        yield from _field(shown, Field.CONTENT, width)
        return
    from taskreview.tui.review_lines import promise_lines, summary

    yield Line(Kind.HEADING, f"{heading}  {summary(assessed.assessment)}")
    yield from promise_lines(task, assessed, shown.marks.get((Field.CONTENT, 0), []), width)


def _hints(shown: Shown, width: int) -> Iterator[Line]:
    if shown.assessed is not None:
        from taskreview.tui.review_lines import hint_lines

        yield from hint_lines(shown.assessed, width)


def _progress(shown: Shown, width: int) -> Iterator[Line]:
    evidence, words = (
        ([], []) if shown.assessed is None else shown.assessed.spans_in(Field.PROGRESS)
    )
    for line in _field(shown, Field.PROGRESS, width):
        if line.kind is Kind.TEXT and (evidence or words):
            end = line.offset + len(line.text)
            line = line._replace(
                evidence=clipped(evidence, line.offset, end), words=clipped(words, line.offset, end)
            )
        yield line


def _field(shown: Shown, field: Field, width: int) -> Iterator[Line]:
    label = field_label(field)
    yield Line(Kind.HEADING, label + " ● " + _("unsaved") if field in shown.unsaved else label)
    text = getattr(shown.task, field)
    if text:
        yield from wrapped(text, width, Kind.TEXT, shown.marks.get((field, 0), []), field)
    else:
        yield Line(Kind.NOTE, _("(none)"), [], field)


def _review(task: Task, width: int, *, unsaved: bool) -> Iterator[Line]:
    """The verdict, and whether it is on what the task says now."""
    assert task.review is not None
    now = standing(task)
    text = f"{standing_sign(now)} {review_sentence(task.review)}"
    if now is Standing.STALE:
        text += _(" · changed since judged")
    yield from wrapped(text + (" ●" if unsaved else ""), width, Kind.HINT)


def _plain(value: Json) -> str:
    if isinstance(value, str):
        return value
    import json  # few registers need it, and the first paint does not wait for it

    return json.dumps(value, ensure_ascii=False, indent=1)


def _title(task: Task, marks: Mapping[tuple[Field, int], list[Span]]) -> tuple[str, list[Span]]:
    text = f"{task_number(task)} · "
    spans: list[Span] = []
    for index, unit in enumerate(task.units):
        spans += [(a + len(text), b + len(text)) for a, b in marks.get((Field.UNITS, index), [])]
        text += unit + " "
    return (text.rstrip(" ·"), spans)


def _facts(task: Task, unsaved: frozenset[Field]) -> str:
    deadline = task.deadline or _("none")
    status = f"{status_sign(task.status)} {task.status}" if task.status else _("no status")
    if Field.STATUS in unsaved:
        status += " ●"
    parts = [task.source, f"{field_label(Field.DEADLINE)} {deadline}", status]
    return " · ".join(part for part in parts if part)
