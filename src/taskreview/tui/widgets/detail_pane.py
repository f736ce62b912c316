"""The right pane: a task's text, and the editor in the place of its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from taskreview.tui.widgets.task_detail import TaskDetail

if TYPE_CHECKING:  # made when the first text is edited
    from taskreview.tui.widgets.progress_editor import ProgressEditor


class DetailPane(Vertical):
    """Shows `detail`; between `open_editor` and `close_editor` the editor stands below it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.detail = TaskDetail(id="detail")
        self.editor: ProgressEditor | None = None

    def compose(self) -> ComposeResult:
        """The text; the editor comes with the first edit."""
        yield self.detail

    def open_editor(self, text: str, cursor: int) -> None:
        """Puts the editor where the progress text stands, the cursor after `cursor` characters."""
        if self.editor is None:
            from taskreview.tui.widgets.progress_editor import ProgressEditor

            self.editor = ProgressEditor(id="editor")
            self.mount(self.editor)
        self.detail.show_above_progress(True)
        self.editor.display = True
        self.editor.open(text, cursor)
        self.screen.set_focus(self.editor)

    def close_editor(self) -> None:
        """Shows the whole task again."""
        if self.editor is not None:
            self.editor.display = False
        self.detail.show_above_progress(False)
