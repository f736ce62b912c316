"""The right pane: a task's text, and the editor in the place of its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from taskreview.tui.widgets.task_detail import TaskDetail

if TYPE_CHECKING:  # made when the first text is edited
    from taskreview.tui.widgets.progress_editor import ProgressEditor


_BESIDE = ("layer", "position", "offset", "width", "height")
"""The rules that put the editor beside the content."""


class DetailPane(Vertical):
    """Shows `detail`; between `open_editor` and `close_editor` the editor stands where that has the
    progress: below the rest, or beside the content.

    Below the rest the two scroll like one text: the progress stays where it stood when the editor
    opens, and what is above makes room as the cursor goes down and comes back at the first row.
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
        self.editor.display = True
        self._rows_above = max(self.detail.progress_line - self.detail.scroll_offset.y, 1)
        self._place_editor(self.detail.progress_row(cursor))
        self.editor.open(text, cursor)
        self.screen.set_focus(self.editor)

    def close_editor(self) -> None:
        """Shows the whole task again."""
        if self.editor is not None:
            self.editor.display = False
        self.detail.show_above_progress(None)
        self.detail.leave_free_beside(False)

    def on_resize(self) -> None:
        """The editor goes where the progress is now, and the rows are shared out anew."""
        if self.editor is not None and self.editor.display:
            self.call_after_refresh(self._place_editor, self.editor.cursor_row)

    def _place_editor(self, row: int) -> None:
        """Puts the editor in its place; `row` is that of its cursor."""
        if self.editor is None or not self.editor.display:
            return  # closed meanwhile
        styles = self.editor.styles
        if not self.detail.is_side_by_side:
            for rule in _BESIDE:
                styles.clear_rule(rule)
            self.detail.leave_free_beside(False)
            self.detail.show_above_progress(self._rows_that_fit(row))
            return
        self.detail.show_above_progress(None)
        self.detail.leave_free_beside(True)
        place = self.detail.place_beside()
        left = place.x - styles.padding.left
        styles.layer = "above"  # on the same one it would take its height from the text
        styles.position = "absolute"
        styles.offset = (left, place.y)
        styles.width, styles.height = self.size.width - left, self.size.height - place.y

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
