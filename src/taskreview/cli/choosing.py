"""Which task a command means."""

from __future__ import annotations

from pathlib import Path

from taskreview.cli.exits import say
from taskreview.errors import UsageError
from taskreview.i18n import _, ngettext
from taskreview.model import Task
from taskreview.session import Session

_LINES_NAMED = 10
"""Lines that a message names at most."""


def opened(file: Path) -> Session:
    """The register, read to its end.  Raises RegisterError, UnreadableError."""
    session = Session(file)
    session.read_all()
    say_left_out(session)
    return session


def say_left_out(session: Session) -> None:
    """Tells of what might be taken for tasks in a register that is read, and is not shown."""
    if session.problems:
        from taskreview.session.noticing import left_out

        if sentence := left_out(session.path, session.version, session.problems):
            say(sentence)


def chosen(session: Session, identifier: str | None, row: int | None) -> int:
    """The index of the task with this id, or of the Nth one of the file.  Raises UsageError."""
    if (identifier is None) == (row is None):
        raise UsageError(_("name the task either by its id or by --row"))
    if identifier is not None:
        return index_of(session, identifier)
    assert row is not None
    total = len(session.tasks)
    if not 1 <= row <= total:
        raise UsageError(
            ngettext(
                "{path} has {total} task, so there is no row {row}",
                "{path} has {total} tasks, so there is no row {row}",
                total,
            ).format(path=session.path, total=total, row=row)
        )
    return row - 1


def index_of(session: Session, identifier: str) -> int:
    """The index of the only task with this id.  Raises UsageError."""
    found = [i for i, task in enumerate(session.tasks) if str(task.id) == identifier]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            _("{path} has no task with the id {id}").format(path=session.path, id=identifier)
        )
    version = session.version
    shown = version.places(version.offsets[index] for index in found[:_LINES_NAMED])
    lines = _(", ").join(str(place.line) for place in shown)
    lines += _(", …") if len(found) > _LINES_NAMED else ""
    raise UsageError(
        _(
            "the id {id} stands {count} times in {path}, at lines {lines}; name the task by --row"
        ).format(id=identifier, count=len(found), path=session.path, lines=lines)
    )


def task_name(task: Task) -> str:
    """What a task is called in a sentence: by its id, or by its row if it has none."""
    if task.id is None:
        return _("row {row}").format(row=task.row)
    return _("task {id}").format(id=task.id)
