"""Which tasks have edits that are not saved, and in which order these were made."""

from __future__ import annotations

from taskreview.model import Field


class Unsaved(dict[int, list[Field]]):
    """By the index of a task the fields that were edited, the last one last."""

    def edited(self, index: int, field: Field) -> None:
        """The field has another text now."""
        fields = self.setdefault(index, [])
        if field in fields:
            fields.remove(field)
        fields.append(field)

    def discard(self, index: int) -> None:
        """The task says what the file says."""
        self.pop(index, None)
