"""What can be asked of the document: a new text for one field of one task."""

from __future__ import annotations

from typing import NamedTuple

from taskreview.errors import EditError
from taskreview.i18n import _
from taskreview.model import Field

TEXT_FIELDS = frozenset({Field.SOURCE, Field.CONTENT, Field.DEADLINE, Field.STATUS, Field.PROGRESS})
"""The fields whose value is one text and can be edited."""


class Edit(NamedTuple):
    """A new text for one field of the task whose mapping begins at `offset` (characters)."""

    offset: int
    field: Field
    text: str

    def refusal(self) -> EditError:
        """The error that says that this edit cannot be made."""
        return EditError(
            _(
                "the {field} of this task cannot be changed in place without touching something "
                "else; change it in a text editor"
            ).format(field=self.field.value)
        )
