"""The right pane: a task's text, and the editor in the place of its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from taskreview.tui.widgets.task_detail import TaskDetail

if TYPE_CHECKING:  # made when the first text is edited
    from taskreview.tui.widgets.progress_editor import ProgressEditor


class DetailPane(Vertical):
    """Shows `detail`; between `open_editor` and `close_editor` the editor stands below it.

    The two scroll like one text: the progress stays where it stood when the editor opens, and
    what is above makes room as the cursor goes down and comes back at the first row.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.detail = TaskDetail(id="detail")
        self.editor: ProgressEditor | None = None
        self._rows_above = 0
        """Rows above the progress text that were in view when the editor opened."""

    def compose(self) -> ComposeResult:
        """The text; the editor comes with the first edit."""
        yield self.detail

    def open_editor(self, text: str, cursor: int) -> None:
        """Puts the editor where the progress text stands, the cursor after `cursor` characters."""
        if self.editor is None:
            from taskreview.tui.widgets.progress_editor import ProgressEditor

            self.editor = ProgressEditor(id="editor")
            self.mount(self.editor)
            self.watch(self.editor, "selection", self._follow_cursor, init=False)
        self._rows_above = max(self.detail.progress_line - self.detail.scroll_offset.y, 1)
        row = self.detail.progress_row(cursor)
        self.detail.show_above_progress(self._rows_that_fit(row))
        self.editor.display = True
        self.editor.open(text, cursor)
        self.screen.set_focus(self.editor)

    def close_editor(self) -> None:
        """Shows the whole task again."""
        if self.editor is not None:
            self.editor.display = False
        self.detail.show_above_progress(None)

    def on_resize(self) -> None:
        """The rows are shared out anew."""
        self._follow_cursor()

    def _follow_cursor(self) -> None:
        editor = self.editor
        above = self.detail.rows_above_progress
        if editor is None or above is None or not editor.size.width:
            return
        row = editor.cursor_row
        fitting = self._rows_that_fit(row)
        if fitting < above or row == 0:
            self.detail.show_above_progress(fitting)

    def _rows_that_fit(self, row: int) -> int:
        """Rows that can stand above the editor while the `row`th of its own is in view."""
        return max(min(self._rows_above, self.size.height - row - 1), 1)
