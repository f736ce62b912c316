"""Saving the edits, and leaving without losing any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen

from taskreview.errors import TaskreviewError
from taskreview.i18n import _, ngettext
from taskreview.printable import printable
from taskreview.session import Session

if TYPE_CHECKING:  # not needed for the first paint
    from taskreview.store.saving import SaveOutcome, SavePlan


class Saved(Message):
    """A save has ended: with what it wrote, or with an error."""

    def __init__(self, result: SaveOutcome | TaskreviewError) -> None:
        super().__init__()
        self.result = result


class SavingScreen(Screen[None]):
    """A screen with edits to be saved; what it shows of them is its heir's."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.failure: TaskreviewError | None = None
        """Why the file could not be read to its end."""
        self._saving = False
        self._save_wanted = False
        """Whether to save once the reading, or the save under way, is done."""
        self._leaving = False
        """Whether to leave once everything is saved."""

    def keep_typed(self) -> None:
        """Makes an edit of what is being typed."""
        raise NotImplementedError

    def show_saved(self) -> None:
        """Shows that edits have been saved."""
        raise NotImplementedError

    def say(self, text: str, severity: SeverityLevel = "information") -> None:
        """Shows a sentence for a moment."""
        self.notify(printable(text), severity=severity, markup=False, timeout=4)

    def may_edit(self) -> bool:
        """Whether the file is sound; says so if it is not."""
        if self.failure is None:
            return True
        self.say(str(self.failure), "error")
        return False

    def fail(self, failure: TaskreviewError) -> None:
        """The file cannot be read to its end, so nothing can be saved."""
        from taskreview.tui.screens.notice import NoticeScreen

        self.failure = failure
        self._save_wanted = self._leaving = False
        self.app.push_screen(
            NoticeScreen(
                _("The file is damaged further down"),
                str(failure),
                _("What stands above that place can be read here, but not edited."),
            )
        )

    def warn_if_read_only(self) -> None:
        """Says in time that the file cannot be written."""
        self.session.look_whether_writable()
        if self.session.read_only:
            self.say(
                _("{path} cannot be saved: {reason}").format(
                    path=self.session.path, reason=self.session.read_only
                ),
                "warning",
            )

    def action_save(self) -> None:
        """Writes the edits in a thread, so that the next key need not wait."""
        self.keep_typed()
        if self._saving:
            self._save_wanted = True
        elif not self.session.unsaved:
            self.say(_("Nothing to save"))
        elif self.session.complete:
            self._begin()
        elif self.may_edit():
            self._save_wanted = True
            self.say(_("The file is still being read; it will be saved right after"))

    def go_on_saving(self) -> None:
        """Does what had to wait: the next save, then leaving."""
        if not (self._save_wanted or self._leaving):
            return
        self.keep_typed()
        if self.session.unsaved and self._save_wanted:
            self._begin()
        elif self._leaving and not self.session.unsaved:
            self._exit()
        else:
            self._save_wanted = self._leaving = False

    def _begin(self) -> None:
        self._saving, self._save_wanted = True, False
        self._write(self.session.plan_save())

    @work(thread=True, group="save")
    def _write(self, plan: SavePlan) -> None:
        from taskreview.store.saving import carry_out

        try:
            self.post_message(Saved(carry_out(plan)))
        except TaskreviewError as error:
            self.post_message(Saved(error))

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        self._saving = False
        result = message.result
        if isinstance(result, TaskreviewError):
            from taskreview.tui.screens.notice import NoticeScreen

            self._save_wanted = self._leaving = False
            self.app.push_screen(NoticeScreen(_("Not saved"), str(result)))
            return
        self.session.accept(result)
        self.show_saved()
        count = len({index for index, _edit in result.plan.edits})
        self.say(ngettext("{count} task saved", "{count} tasks saved", count).format(count=count))
        self.go_on_saving()

    def leave(self) -> None:
        """Leaves the program; with unsaved edits, or a save under way, not without asking."""
        self.keep_typed()
        if not self._unfinished:
            self._exit()
            return
        from taskreview.tui.screens.leave import LeaveScreen, Leaving

        if isinstance(self.app.screen, LeaveScreen):
            return

        def chosen(answer: Leaving | None) -> None:
            if answer is Leaving.DISCARD:
                self.session.discard()
                self._exit()
            elif answer is Leaving.SAVE and not self._unfinished:
                self._exit()
            elif answer is Leaving.SAVE:
                self._leaving = self._saving or self.may_edit()
                self.action_save()

        self.app.push_screen(LeaveScreen(self.session.unsaved), chosen)

    @property
    def _unfinished(self) -> bool:
        return self._saving or self.session.unsaved > 0

    def _exit(self) -> None:
        self.session.end_drafts()
        self.app.exit(return_code=2 if self.failure else 0)
