"""`set`: gives a task new texts and saves the register."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from taskreview.cli.choosing import chosen, opened, task_name
from taskreview.cli.exits import Exit, say
from taskreview.cli.streams import read_input
from taskreview.errors import EditError, SaveError, UsageError
from taskreview.i18n import _, ngettext
from taskreview.labels import field_label
from taskreview.model import Field
from taskreview.printable import printable
from taskreview.session import Change, Session
from taskreview.session.merging import Saved

_FROM_INPUT = "-"
_SHOWN_WHOLE = 40
"""Characters up to which a text is shown when it is said what has changed."""


def set_texts(
    file: Path, identifier: str | None, row: int | None, texts: Mapping[Field, str | None]
) -> Exit:
    """Changes the fields that have a text here, saves, and says what has changed.

    Raises UsageError, RegisterError, UnreadableError, EditError, ChangedOnDiskError, SaveError.
    """
    wanted = {field: text for field, text in texts.items() if text is not None}
    if not wanted:
        raise UsageError(_("say what to set: --progress TEXT, --status TEXT, or both"))
    if list(wanted.values()).count(_FROM_INPUT) > 1:
        raise UsageError(_("only one text can come from standard input"))
    for field, text in wanted.items():
        if not _is_text(text):
            raise UsageError(_("the {field} is not UTF-8 text").format(field=field_label(field)))
    session = opened(file)
    _clear_up(file)
    index = chosen(session, identifier, row)
    # Reading may take its time.  What colleagues have saved meanwhile the save keeps.
    wanted = {
        field: read_input() if text == _FROM_INPUT else text for field, text in wanted.items()
    }
    edits = [_edited(session, index, field, text) for field, text in wanted.items()]
    changes = [change for change in edits if change is not None]
    saved = _saved(session) if changes else None
    now = saved.now(index) if saved else index
    assert now is not None
    _report(session, now, changes)
    return Exit.DONE


def _edited(session: Session, index: int, field: Field, text: str) -> Change | None:
    """Edits; an error names the place of the value in the file."""
    try:
        return session.edit(index, field, text)
    except EditError as error:
        place = session.place_of(index, field)
        message = f"{session.path}:{place.line}:{place.column}: {error}"
        raise EditError(message) from error


def _clear_up(file: Path) -> None:
    """Clears up after saves that were cut off; tells where one may have damaged the file."""
    from taskreview.store.leftovers import stale_leftovers

    for leftover in stale_leftovers(file):
        say(leftover.sentence)


def _is_text(text: str) -> bool:
    """Whether an argument was UTF-8; what was not is in it as lone surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _saved(session: Session) -> Saved | None:
    """Saves.  On the screen edits outlive a failed save; here they do not, and it is said so."""
    try:
        return session.save()
    except SaveError as error:
        if not error.reason:  # the file is not as it was, and the sentence says what is
            raise
        raise SaveError(
            _("{path} was not saved: {reason}; the file is as it was").format(
                path=session.path, reason=error.reason
            ),
            reason=error.reason,
        ) from error


def _report(session: Session, index: int, changes: list[Change]) -> None:
    """One line for each changed field: its place in the file, old and new."""
    if not changes:
        line = _("{place}: {task} is like that already; nothing changed")
        _print(session, index, line)
    for change in changes:
        before, after = change.before or "", change.after or ""
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
