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
    progress: below the rest, or beside the content."""

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
        self.editor.display = True
        self._place_editor(self.editor)
        self.editor.open(text, cursor)
        self.screen.set_focus(self.editor)

    def close_editor(self) -> None:
        """Shows the whole task again."""
        if self.editor is not None:
            self.editor.display = False
        self.detail.take_room()

    def on_resize(self) -> None:
        """The editor goes where the progress is now."""
        if self.editor is not None and self.editor.display:
            self.call_after_refresh(self._place_editor, self.editor)

    def _place_editor(self, editor: ProgressEditor) -> None:
        place = self.detail.make_room()
        styles = editor.styles
        if place is None:
            for rule in _BESIDE:
                styles.clear_rule(rule)
            return
        left = place.x - styles.padding.left
        styles.layer = "above"  # on the same one it would take its height from the text
        styles.position = "absolute"
        styles.offset = (left, place.y)
        styles.width, styles.height = self.size.width - left, self.size.height - place.y
