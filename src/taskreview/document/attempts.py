"""Ways to make an edit, each some pieces to replace; which one is right, the proof tells."""

from __future__ import annotations

from collections.abc import Iterator

from taskreview.document.edit import Edit
from taskreview.document.hunks import Hunk
from taskreview.document.interpret import entries
from taskreview.document.nodes import Alias, Mapping
from taskreview.document.placement import text_attempts
from taskreview.document.review_placement import review_attempts
from taskreview.model import Field


def restoring(text: str, task: Mapping, edit: Edit) -> list[Hunk] | None:
    """The way to write a value as it was written before; None where that is not known, or not
    possible any more."""
    entry = entries(task).get(edit.field)
    if edit.restoration is None or entry is None or entry.inherited:
        return None
    return edit.restoration.hunks(text, entry.key.start)


def attempts(text: str, task: Mapping | Alias, edit: Edit) -> Iterator[list[Hunk]]:
    """The ways to make an edit of the task, the most faithful one first.

    Raises EditError where something of the user's own stands in the verdict's place.
    """
    if edit.field is Field.REVIEW:
        return review_attempts(text, task, edit)
    written = edit.source and edit.source.written
    return text_attempts(text, task, edit.field, edit.text, written)
