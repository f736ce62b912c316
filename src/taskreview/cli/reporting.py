"""Saving what a command has changed, and saying what that was."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from taskreview.cli.choosing import task_name
from taskreview.errors import OutputError, SaveError
from taskreview.i18n import _, ngettext
from taskreview.labels import field_label, field_text
from taskreview.model import Field
from taskreview.printable import printable
from taskreview.session import Change, Session
from taskreview.session.merging import Saved

_SHOWN_WHOLE = 40
"""Characters up to which a text is shown when it is said what has changed."""


def save(session: Session) -> Saved | None:
    """Saves.  On the screen edits outlive a failed save; here they do not, and it is said so."""
    try:
        return session.save()
    except SaveError as error:
        if not error.reason:  # the file is not as it was, and the sentence says what is
            raise
        raise SaveError(
            _(
                "{path} was not saved: {reason}; the file is as it was, so put that right and do "
                "it again"
            ).format(path=session.path, reason=error.reason),
            reason=error.reason,
        ) from error


def report(session: Session, index: int, changes: Sequence[Change]) -> None:
    """One line for each changed field: its place in the file, old and new.

    Raises OutputError where they cannot be printed: what was to be saved is saved by now.
    """
    try:
        _report(session, index, changes)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        sentence = _("this could not be printed: {reason}")
        if changes:
            sentence = _("{path} is saved; only this could not be printed: {reason}")
        reason = error.strerror or str(error)
        raise OutputError(sentence.format(path=session.path, reason=reason)) from error


def _report(session: Session, index: int, changes: Sequence[Change]) -> None:
    if not changes:
        line = _("{place}: {task} is like that already; nothing changed")
        _print(session, index, line)
    for change in changes:
        before, after = (field_text(change.field, text) for text in (change.before, change.after))
        show = _quoted if _is_short(before) and _is_short(after) else _counted
        _print(
            session,
            index,
            _("{place}: {task}, {field}: {before} → {after}"),
            change.field,
            before=show(before),
            after=show(after),
        )


def _print(
    session: Session, index: int, line: str, field: Field | None = None, **texts: str
) -> None:
    place = f"{session.path}:{session.place_of(index, field).line}"
    task = task_name(session.tasks[index])
    label = "" if field is None else field_label(field)
    text = line.format(place=place, task=task, field=label, **texts)
    sys.stdout.write(printable(text) + "\n")


def _is_short(text: str) -> bool:
    return len(text) <= _SHOWN_WHOLE and "\n" not in text


def _quoted(text: str) -> str:
    return f"“{text}”" if text else _("(none)")


def _counted(text: str) -> str:
    return ngettext("{count} character", "{count} characters", len(text)).format(count=len(text))
