"""A task laid out as lines of text for the detail pane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from taskreview.i18n import _
from taskreview.labels import field_label, status_sign, task_number
from taskreview.model import Field, Json, Task
from taskreview.printable import printable, printable_lines
from taskreview.tui.cells import Span, clipped, fit
from taskreview.tui.wrapping import wrap_offsets

MAX_SHOWN = 20_000
"""Characters of one value that are laid out; the editor and `show` have all of it."""


class Kind(Enum):
    """What a line is, which decides its style."""

    TITLE = auto()
    FACTS = auto()
    HEADING = auto()
    TEXT = auto()
    NOTE = auto()
    BLANK = auto()


class Line(NamedTuple):
    """One line.  For text: the field, and where in it the line begins, in characters."""

    kind: Kind
    text: str = ""
    spans: list[Span] = []  # noqa: RUF012 - never changed
    field: Field | None = None
    offset: int = 0


def lay_out(
    task: Task,
    marks: Mapping[tuple[Field, int], list[Span]],
    width: int,
    unsaved: frozenset[Field],
    why: str = "",
) -> Iterator[Line]:
    """The lines of a task in `width` cells, the progress last of the known fields.

    `why` it was found takes the place of a blank line, so that no text moves.
    """
    title, spans = _title(task, marks)
    yield from wrapped(title, width, Kind.TITLE, spans)
    yield from wrapped(_facts(task, unsaved), width, Kind.FACTS)
    yield Line(Kind.NOTE, fit(printable(why), width)[0]) if why else Line(Kind.BLANK)
    for field in (Field.CONTENT, Field.PROGRESS):
        if field is Field.PROGRESS:
            yield Line(Kind.BLANK)
        label = field_label(field)
        yield Line(Kind.HEADING, label + " ● " + _("unsaved") if field in unsaved else label)
        text = getattr(task, field)
        if text:
            yield from wrapped(text, width, Kind.TEXT, marks.get((field, 0), []), field)
        else:
            yield Line(Kind.NOTE, _("(none)"), [], field)
    for key, value in task.extra:
        yield Line(Kind.BLANK)
        yield Line(Kind.HEADING, printable(key))
        yield from wrapped(_plain(value), width, Kind.TEXT)


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


def wrapped(
    text: str, width: int, kind: Kind, spans: list[Span] | None = None, field: Field | None = None
) -> Iterator[Line]:
    """The text in lines of at most `width` cells; hostile characters made visible."""
    shown = printable_lines(text[:MAX_SHOWN]).replace("\t", " ")
    start = 0
    for paragraph in shown.split("\n"):
        breaks = wrap_offsets(paragraph, max(width, 2))
        edges = [0, *breaks, len(paragraph)]
        for a, b in pairwise(edges):
            here = clipped(spans, start + a, start + b) if spans else []
            yield Line(kind, paragraph[a:b], here, field, start + a)
        start += len(paragraph) + 1
    if len(text) > MAX_SHOWN:
        note = _("… {count} more characters").format(count=len(text) - MAX_SHOWN)
        yield Line(Kind.NOTE, note, [], field, MAX_SHOWN)
