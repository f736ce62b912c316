"""What can be asked of the document: a new text for one field of one task."""

from __future__ import annotations

from typing import NamedTuple

from taskreview.document.restoring import Restoration
from taskreview.document.sources import Source
from taskreview.errors import EditError
from taskreview.i18n import _
from taskreview.model import Field, Review, review_from_text

TEXT_FIELDS = frozenset(
    {
        Field.SOURCE,
        Field.CONTENT,
        Field.DEADLINE,
        Field.STATUS,
        Field.PROGRESS,
        Field.REVIEW,
    }
)
"""The fields that can be edited: their value is one text, or can be told as one (`text_of`)."""


class Edit(NamedTuple):
    """A new text for one field of the task whose mapping begins at `offset` (characters).

    That of a review is `review_as_text`, or empty where the verdict is to be cleared.  Where the
    field said just this before an edit, `restoration` tells how it was written.
    """

    offset: int
    field: Field
    text: str
    restoration: Restoration | None = None
    inherited: Source | None = None
    """What the task took from another one, and is to have of its own from now on."""

    @property
    def source(self) -> Source | None:
        """How the text was written where it was more than a text, if that is known."""
        return self.inherited or (self.restoration and self.restoration.source)

    @property
    def review(self) -> Review | None:
        """The review that the text stands for; None for none.  Raises ValueError."""
        return review_from_text(self.text) if self.text else None

    def refusal(self) -> EditError:
        """The error that says that this edit cannot be made."""
        return EditError(
            _(
                "the {field} of this task cannot be changed in place without touching something "
                "else; change it in a text editor"
            ).format(field=self.field.value)
        )
