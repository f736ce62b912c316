"""Ways to make an edit, each some pieces to replace; which one is right, the proof tells."""

from __future__ import annotations

from collections.abc import Iterator

from taskreview.document.edit import Edit
from taskreview.document.hunks import Hunk
from taskreview.document.nodes import Alias, Mapping
from taskreview.document.placement import text_attempts
from taskreview.document.review_placement import review_attempts
from taskreview.model import Field


def attempts(text: str, task: Mapping | Alias, edit: Edit) -> Iterator[list[Hunk]]:
    """The ways to make an edit of the task, the most faithful one first.

    Raises EditError where something of the user's own stands in the verdict's place.
    """
    if edit.field is Field.REVIEW:
        return review_attempts(text, task, edit)
    return text_attempts(text, task, edit.field, edit.text)
