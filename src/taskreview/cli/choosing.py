"""Which task a command means."""

from __future__ import annotations

from pathlib import Path

from taskreview.errors import UsageError
from taskreview.i18n import _, ngettext
from taskreview.model import Task
from taskreview.session import Session


def opened(file: Path) -> Session:
    """The register, read to its end.  Raises RegisterError, UnreadableError."""
    session = Session(file)
    session.read_all()
    return session


def chosen(session: Session, identifier: str | None, row: int | None) -> int:
    """The index of the task with this id, or of the Nth one of the file.  Raises UsageError."""
    if (identifier is None) == (row is None):
        raise UsageError(_("name the task either by its id or by --row"))
    if identifier is not None:
        return session.index_of(identifier)
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


def task_name(task: Task) -> str:
    """What a task is called in a sentence: by its id, or by its row if it has none."""
    if task.id is None:
        return _("row {row}").format(row=task.row)
    return _("task {id}").format(id=task.id)
