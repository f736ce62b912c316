"""The register on the screen: list and detail, search, editing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.worker import get_current_worker

from taskreview.errors import TaskreviewError
from taskreview.i18n import _
from taskreview.labels import field_label, labelled, task_name
from taskreview.model import Field
from taskreview.session import Change, Session, Step
from taskreview.tui.detail_lines import Shown
from taskreview.tui.indexing import Indexed, IndexGivenUp, make_index
from taskreview.tui.keys import ANYWHERE_KEYS, EDITOR_HINTS, LIST_HINTS, SEARCH_HINTS, bindings
from taskreview.tui.loading import Read, ReadFailed, ReadToEnd, read_on
from taskreview.tui.screens.comparing import ComparingScreen
from taskreview.tui.threads import in_thread
from taskreview.tui.widgets.detail_pane import DetailPane
from taskreview.tui.widgets.key_bar import KeyBar
from taskreview.tui.widgets.task_detail import TaskDetail
from taskreview.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:  # not needed for the first paint
    from taskreview.search import Finder
    from taskreview.search.indexing import IndexJob

SIDE_BY_SIDE = 100
"""Columns from which on list and detail stand side by side."""

MAX_EDITED = 200_000
"""Characters beyond which a text is not opened in the editor: typing into it would lag."""


class RegisterScreen(ComparingScreen):
    """Holds what is looked at (query, filters, cursor); the register itself is the session's."""

    BINDINGS = bindings(ANYWHERE_KEYS)

    def __init__(self, session: Session, *, drafts: bool) -> None:
        super().__init__(session, drafts=drafts)
        self._editing: int | None = None
        self._pane = DetailPane(id="detail-pane")
        self._detail = self._pane.detail
        self._title_bar = TitleBar()
        self._key_bar = KeyBar()

    def panes(self) -> ComposeResult:
        """Title, search, the two panes, keys.

        The app mounts them itself: what it composes is there at the first paint, while a screen
        that composes its own children is painted empty first.
        """
        self._arrange_panes(self.app.size.width)
        yield self._title_bar
        yield self._search
        yield self._list
        yield self._pane
        yield self._key_bar

    def on_resize(self, event: events.Resize) -> None:
        """A narrow terminal has the panes one above the other."""
        self._arrange_panes(event.size.width)

    def _arrange_panes(self, width: int) -> None:
        self.set_class(width < SIDE_BY_SIDE, "-stacked")

    def begin(self) -> None:
        """Shows what is read so far; everything else waits until that is on the screen."""
        self.set_focus(self._list)
        self.watch(self._list, "cursor", self.show_current, init=False)
        self.show_found()
        self._show_keys()
        self.call_after_refresh(self._get_ready)

    def _get_ready(self) -> None:
        self.open_search()
        self.keep_drafts()
        self.warn_if_read_only()
        self.begin_assessing()
        self.show_marks()
        self.index_on()
        if self.session.complete:
            self._completed()
        else:
            self._read_on()

    def _completed(self) -> None:
        self.offer_drafts()
        self.watch_file()
        self.look_for_hints()
        self.compare()

    # Reading the rest of the file

    @in_thread("read")
    def _read_on(self) -> None:
        worker = get_current_worker()
        read_on(self.session, self.post_message, self._pace, lambda: worker.is_cancelled)

    @on(Read)
    def _take(self, message: Read) -> None:
        self.session.add(message.batch, message.ready)
        self.show_more_tasks()
        self.index_on()

    @on(ReadToEnd)
    def _read_to_end(self) -> None:
        self.session.finish()
        self.show_marks()
        self.index_on()
        self._completed()
        self.go_on_saving()

    @on(ReadFailed)
    def _read_failed(self, message: ReadFailed) -> None:
        self.fail(message.error)
        self.show_title()

    def key_pressed(self, key: str) -> None:
        """Any key makes the threads step aside."""
        super().key_pressed(key)
        self._pace.key_pressed()

    # Indexing what is read

    def index_on(self) -> None:
        """Has the next rows indexed, if it is worth it and not being done already."""
        finder = self.session.finder
        job = finder.next_index_job(complete=self.session.complete)
        if job is not None:
            self._make_index(finder, job)

    @in_thread("index")
    def _make_index(self, finder: Finder, job: IndexJob) -> None:
        worker = get_current_worker()
        make_index(finder, job, self.post_message, self._pace, lambda: worker.is_cancelled)

    @on(Indexed)
    def _take_index(self, message: Indexed) -> None:
        message.finder.take_index(message.job, message.index)
        if self.results is not None and self.results.more_possible:
            self.show_found(keep_place=True)
        self.index_on()

    @on(IndexGivenUp)
    def _do_without_index(self, message: IndexGivenUp) -> None:
        message.finder.do_without_index()

    # Showing

    def show_current(self) -> None:
        """Shows the task under the cursor, with what was found in it."""
        index = self._list.current
        if index is None:
            self._detail.show(None)
            return
        row = self.row(index)
        unsaved = self.session.unsaved_fields(index)
        self._detail.show(
            Shown(
                row.task,
                row.marks,
                unsaved,
                row.why,
                self.assessed(index),
                self.compared(index),
            )
        )
        self.assess_ahead()

    def show_title(self) -> None:
        """Shows what the register is, how much of it is shown, what is unsaved."""
        self._title_bar.tell(
            self.session,
            self.found,
            damaged=self.failure is not None,
            trouble=self.trouble,
            marked=self.marked_sentence,
        )

    def _show_keys(self) -> None:
        if self._editing is not None:
            self._key_bar.keys = EDITOR_HINTS
        else:
            self._key_bar.keys = SEARCH_HINTS if self._search.has_focus_within else LIST_HINTS

    # Moving

    def action_page_list(self, pages: int) -> None:
        """Pages up or down in the list, wherever the keys go."""
        self._list.action_page(pages)

    def action_open(self) -> None:
        """Into the text."""
        if self._list.current is not None:
            self.set_focus(self._detail)

    def action_other_pane(self) -> None:
        """List to text and back."""
        self.remove_class("-text-only")
        self.set_focus(self._list if self._detail.has_focus else self._detail)

    def action_full_width(self) -> None:
        """Gives the text all the room, or the list its own again."""
        self.toggle_class("-text-only")
        self.set_focus(self._detail if self.has_class("-text-only") else self._list)

    def action_back(self) -> None:
        """One layer back: out of the text, then marks and words, then the filters one by one."""
        if self.has_class("-text-only"):
            self.action_full_width()
        elif self._detail.has_focus:
            self.set_focus(self._list)
        else:
            self.take_off_layer()

    # Editing

    def action_edit(self, cursor: int | None = None) -> None:
        """Opens the progress text where it stands; `cursor` counts characters, its end if None."""
        index = self._list.current
        if index is None or not self.may_edit():
            return
        text = self.session.tasks[index].progress or ""
        if len(text) > MAX_EDITED:
            self.say(
                _("This text has {count} characters, too many to edit here; use: {command}").format(
                    count=len(text), command="taskreview set … --progress -"
                ),
                "warning",
            )
            return
        self._editing = index
        self._pane.open_editor(text, len(text) if cursor is None else cursor)
        self._show_keys()

    @on(TaskDetail.ProgressClicked)
    def _progress_clicked(self, message: TaskDetail.ProgressClicked) -> None:
        self.action_edit(message.offset)

    def action_finish_editing(self) -> None:
        """The person is done with the text."""
        if self._finish_editing():
            self.set_focus(self._list)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Whatever takes the focus from the editor ends the editing, and the text is kept."""
        is_left = self._editing is not None and event.widget.id != "editor"
        if is_left and not self._finish_editing():
            self.set_focus(self._pane.editor)
        self._show_keys()

    def on_text_area_changed(self) -> None:
        """Each keystroke in the editor is kept as a draft."""
        if self._editing is not None and self._pane.editor is not None:
            self.session.draft(self._editing, Field.PROGRESS, self._pane.editor.edited)

    def keep_typed(self) -> bool:
        """What stands in the editor becomes an unsaved edit, if it can be written."""
        self.typed_is_kept = True
        if self._editing is not None and self._pane.editor is not None:
            text = self._pane.editor.edited
            self.typed_is_kept = self._change(self._editing, Field.PROGRESS, text)
        return self.typed_is_kept

    def renew_typed(self) -> None:
        """Goes on in the editor with what the text is by now."""
        if self._editing is not None and self._pane.editor is not None and self.typed_is_kept:
            self._pane.editor.renew(self.session.tasks[self._editing].progress or "")

    def _finish_editing(self) -> bool:
        """Closes the editor, unless its text cannot be written."""
        if not self.keep_typed():
            return False
        self._editing = None
        self._pane.close_editor()
        self.let_deleted_go()
        self.show_current()
        self.show_title()
        return True

    def let_deleted_go(self) -> None:
        """Also the task in the editor, if nothing was typed there."""
        at = self._editing
        if at in self.session.foreign.put_back and not self.session.is_unsaved(at):
            self.action_finish_editing()
        super().let_deleted_go()

    def _change(self, index: int, field: Field, text: str) -> bool:
        try:
            change = self.session.edit(index, field, text)
        except TaskreviewError as error:
            self.say(str(error), "error")
            return False
        if change is not None:
            self._changed(change)
        return True

    def _changed(self, change: Change) -> None:
        self._list.refresh_row(change.at)
        self.index_on()
        self.show_current()
        self.show_title()

    def task_judged(self, changes: Sequence[Change]) -> None:
        """Shows what has been judged."""
        self.show_marks()
        self.show_current()

    @property
    def task_in_hand(self) -> int | None:
        """The task in the editor."""
        return self._editing

    def follow(self, counterpart: Sequence[int | None]) -> None:
        """The cursor and the editor stay with their tasks."""
        super().follow(counterpart)
        self.index_on()  # what has moved is searched anew
        editor = self._pane.editor
        if self._editing is None or editor is None:
            return
        self._editing = counterpart[self._editing]
        assert self._editing is not None  # nothing comes in without it
        if Field.PROGRESS not in self.session.unsaved_fields(self._editing):
            editor.renew(self.session.tasks[self._editing].progress or "")

    def show_saved(self) -> None:
        """Shows what is unsaved by now, and what has changed elsewhere."""
        self.show_marks()
        self.show_current()

    def action_status(self) -> None:
        """Picks a status for the task."""
        index = self._list.current
        if index is not None and self.may_edit():
            self._ask_status(index)

    def _ask_status(self, index: int, typed: str = "") -> None:
        from taskreview.tui.screens.status import StatusScreen

        def chosen(status: str | None) -> None:
            if status is not None and not self._change(index, Field.STATUS, status):
                self._ask_status(index, status)  # what was typed is not lost

        task = self.session.tasks[index]
        self.app.push_screen(StatusScreen(self.session.statuses(), task.status, typed), chosen)

    def action_undo(self) -> None:
        """Takes back the last change."""
        self._stepped(self.session.undo(), _("Undone"), _("Nothing to undo"))

    def action_redo(self) -> None:
        """Makes it again."""
        self._stepped(self.session.redo(), _("Done again"), _("Nothing to redo"))

    def _stepped(self, step: Step, done: str, nothing: str) -> None:
        if not step:
            self.say(nothing)
            return
        rows = self._list.rows
        indexes = [change.at for change in step]
        if self._list.current not in indexes and indexes[0] in rows:
            self._list.move_to(rows.index(indexes[0]))
        self._changed(step[0])
        self.show_marks()
        self.say(labelled(done, f"{self.called(indexes)} · {field_label(step[0].field)}"))

    def action_copy(self) -> None:
        """The task's text to the clipboard."""
        index = self._list.current
        if index is not None:
            from taskreview.exchange.text import task_as_text

            task = self.session.tasks[index]
            self.app.copy_to_clipboard(task_as_text(task))
            self.say(_("Copied: {name}").format(name=task_name(task)))
