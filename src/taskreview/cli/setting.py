"""`set`: gives a task new texts and saves the register."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from taskreview.cli.choosing import chosen, opened
from taskreview.cli.exits import Exit, say
from taskreview.cli.reporting import report, save
from taskreview.cli.streams import read_input
from taskreview.errors import EditError, UsageError
from taskreview.i18n import _
from taskreview.labels import field_label
from taskreview.model import Field
from taskreview.session import Change, Session

_FROM_INPUT = "-"


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
    saved = save(session) if changes else None
    now = saved.now(index) if saved else index
    assert now is not None
    report(session, now, changes)
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
