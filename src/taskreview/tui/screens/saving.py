"""Saving the edits, and leaving without losing any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen

from taskreview.errors import FileError, TaskreviewError
from taskreview.i18n import _, ngettext
from taskreview.printable import printable
from taskreview.session import Dispute, Session, Take
from taskreview.tui.arrivals import arrived_sentence, lost_sentence
from taskreview.tui.keys import SAVE
from taskreview.tui.save_failures import failure_sentence
from taskreview.tui.threads import in_thread

if TYPE_CHECKING:  # not needed for the first paint
    from taskreview.session.merging import Arrival, Save, Saved
    from taskreview.store.saving import SaveOutcome
    from taskreview.tui.screens.leave import LeaveScreen
    from taskreview.tui.screens.unasked import UnaskedScreen

Result = TypeVar("Result")

_SLOW_SECONDS = 0.5
"""A save that takes longer is said to be under way."""
_LONG_SECONDS = 3600

_TYPING_SECONDS = 1.0
"""Who has pressed a key no longer ago may be about to press the next."""

SENTENCE_SECONDS = 10.0
"""How long a sentence is shown that nobody expects."""


class SaveEnded(Message):
    """A save has ended, under another name if there is a path; or it has failed."""

    def __init__(self, result: Saved | TaskreviewError, path: Path | None) -> None:
        super().__init__()
        self.result = result
        self.path = path


class SavingScreen(Screen[None]):
    """A screen with edits to be saved; what it shows of them is its heir's."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.failure: TaskreviewError | None = None
        """Why the file could not be read to its end."""
        self.typed_is_kept = True
        """Whether what was typed could be made an edit when that was tried last."""
        self._saving = False
        self.deciding = False
        """Whether somebody is being asked about one thing after the other."""
        self._waiting: SaveEnded | None = None
        """A save that has ended while a dialog was open."""
        self._save_wanted = False
        """Whether to save once the reading, or the save under way, is done."""
        self._has_only_told = False
        """Whether the sentence that was said last may go when the next one comes."""
        self._leaving = False
        """Whether to leave once everything is saved."""
        self._last_key = ("", 0.0)
        """What was pressed last, and when, by the monotonic clock."""

    @property
    def task_in_hand(self) -> int | None:
        """The task that is being edited, which has to stay even if somebody deletes it."""
        raise NotImplementedError

    def keep_typed(self) -> bool:
        """Makes an edit of what is being typed; whether that can be, it says why if not."""
        raise NotImplementedError

    def renew_typed(self) -> None:
        """Goes on typing in what the text has become in a dialog, if it was kept before."""
        raise NotImplementedError

    def show_saved(self) -> None:
        """Shows what is unsaved by now."""
        raise NotImplementedError

    def follow(self, counterpart: Sequence[int | None]) -> None:
        """Shows the tasks, which have these indexes from now on; None is for one that is gone."""
        raise NotImplementedError

    def show_arrived(self, arrival: Arrival) -> None:
        """Shows what somebody else has saved, which the session has taken in."""
        raise NotImplementedError

    def file_moved(self) -> None:
        """The register goes on under another name."""
        raise NotImplementedError

    def say(self, text: str, severity: SeverityLevel = "information", seconds: float = 4) -> None:
        """Shows a sentence for a moment; what was only told before makes room for it."""
        if self._has_only_told:
            self.app.clear_notifications()
        self._has_only_told = severity == "information"
        self.notify(printable(text), severity=severity, markup=False, timeout=seconds)

    def key_pressed(self, key: str) -> None:
        """Takes note of a key, whoever it is for."""
        self._last_key = key, monotonic()

    def push_unasked(
        self,
        dialog: UnaskedScreen[Result],
        callback: Callable[[Result | None], None],
        *,
        follows: bool = False,
    ) -> None:
        """Opens a dialog by itself; who is typing just then does not answer it by that, unless
        it `follows` another one, which the last key has answered.  Who saves may go on typing."""
        key, at = self._last_key
        may_type = key not in SAVE.keys or self.task_in_hand is not None
        is_typing = may_type and monotonic() - at < _TYPING_SECONDS
        dialog.waits_for_pause = is_typing and not self._leaving and not follows
        self.app.push_screen(dialog, callback)

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
        if not self.keep_typed():
            self._save_wanted = self._leaving = False
        elif self._is_busy:
            self._save_wanted = True
        elif not self.session.unsaved:
            self.let_deleted_go()
            self.say(_("Nothing to save"))
        elif self.session.complete:
            self._begin()
        elif self.may_edit():
            self._save_wanted = True
            self.say(_("The file is still being read; it will be saved right after"))

    @property
    def is_on_top(self) -> bool:
        """Whether no dialog is open, and no answer of one is on its way."""
        return self.app.screen is self and not self.app._next_callbacks

    @property
    def _is_busy(self) -> bool:
        """Whether a save is under way, or has to wait for somebody to decide."""
        return self._saving or self.deciding

    def go_on_saving(self) -> None:
        """Does what had to wait: the next save, then leaving."""
        if self._is_busy or not (self._save_wanted or self._leaving):
            return
        is_kept = self.keep_typed()
        if is_kept and self.session.unsaved and self._save_wanted:
            self._begin()
        elif is_kept and self._leaving and not self.session.unsaved:
            self._exit()
        else:
            self._save_wanted = self._leaving = False

    def _begin(self) -> None:
        """Saves; where edits contradict what somebody else has saved, asks before."""
        self._save_wanted = False
        disputes = self.session.disputes()
        self.deciding = bool(disputes)
        if disputes:
            self._ask(disputes, [])
        else:
            self._start()

    def _ask(self, disputes: list[Dispute], decisions: list[Take]) -> None:
        """Asks about one dispute after the other, and does nothing before all are decided."""
        from taskreview.tui.screens.conflict import ConflictScreen

        at = len(decisions)
        if at == len(disputes):
            self.deciding = False
            self._settle(disputes, decisions)
            return

        def decided(decision: Take | None) -> None:
            if decision is None:
                self.deciding = self._leaving = self._save_wanted = False
                self.renew_typed()
                self.show_saved()
                self.say(_("Nothing was saved; all edits are still here"))
            else:
                self._ask(disputes, [*decisions, decision])

        self.app.clear_notifications()  # they would lie over the texts
        screen = ConflictScreen(self.session, disputes[at], at + 1, len(disputes))
        self.push_unasked(screen, decided, follows=at > 0)

    def _settle(self, disputes: list[Dispute], decisions: list[Take]) -> None:
        for dispute, decision in zip(disputes, decisions, strict=True):
            self.session.settle(dispute, decision)
        self.renew_typed()
        self.show_saved()
        if self.session.unsaved:
            self._start()
        else:
            self.let_deleted_go()
            self.say(_("Nothing is left to save"))
            self.go_on_saving()

    def _start(self, path: Path | None = None) -> None:
        self.let_deleted_go()
        self._saving = True
        self.set_timer(_SLOW_SECONDS, self._say_if_slow)
        self._write(self.session.plan_save(), path)

    def _say_if_slow(self) -> None:
        if self._saving:
            self.say(_("Saving …"), seconds=_LONG_SECONDS)  # until it is said how it went

    def let_deleted_go(self) -> None:
        """Lets tasks go that somebody else has deleted and that are not edited any more."""
        released = None if self._saving else self.session.let_go()
        if released is not None:
            self.follow(released.counterpart)

    @in_thread("save")
    def _write(self, save: Save, path: Path | None) -> None:
        try:
            saved = save.carry_out() if path is None else save.carry_out_as(path)
            self.post_message(SaveEnded(saved, path))
        except TaskreviewError as error:
            self.post_message(SaveEnded(error, path))

    @on(SaveEnded)
    def _save_ended(self, message: SaveEnded) -> None:
        result = message.result
        if isinstance(result, TaskreviewError):
            self._saving = False
            self._failed(result)
        elif result.arrival is not None and not self._may_come_in():
            self._waiting = message
        else:
            self._saving = False
            self._saved(result, message.path)

    def _may_come_in(self) -> bool:
        """Whether tasks may change and move: no dialog is about one of them, and what is typed is
        an edit, so that it is seen where it contradicts what comes in."""
        is_free = self.is_on_top or self._leave_dialog is not None
        return is_free and self.typed_is_kept and self.keep_typed()

    def go_on_waiting(self) -> None:
        """Takes in the save that has had to wait."""
        message, self._waiting = self._waiting, None
        if message is not None:
            self._save_ended(message)

    def _failed(self, error: TaskreviewError) -> None:
        """Says why nothing was saved; offers another name where that may help."""
        self._save_wanted = self._leaving = False
        self._stay()
        self.app.clear_notifications()
        sentence = failure_sentence(error, self.session)
        if isinstance(error, FileError):
            self._offer_other_name(sentence)
            return
        from taskreview.tui.screens.notice import NoticeScreen

        self.app.push_screen(NoticeScreen(_("Not saved"), sentence))

    def _offer_other_name(self, sentence: str) -> None:
        from taskreview.store.other_names import free_name
        from taskreview.tui.screens.other_name import OtherNameScreen

        def chosen(path: Path | None) -> None:
            if path is not None and self.keep_typed():
                self._start(path)

        self.app.clear_notifications()
        offered = free_name(self.session.path, len(self.session.seen))
        self.app.push_screen(OtherNameScreen(sentence, offered), chosen)

    def _saved(self, saved: Saved, path: Path | None) -> None:
        arrival = None
        if path is None:
            arrival = self.session.accept(saved)
        else:
            self.session.move_to(path, saved)
            self.file_moved()
        if arrival is not None:
            self.show_arrived(arrival)
        self.show_saved()
        if saved.outcome is not None:
            self._say_saved(saved.outcome, arrival, path)
            self.go_on_saving()
            self._leave_or_ask_on()
        elif self.session.disputes():
            self._stay()
            self._begin()
        elif saved.arrival is not None:
            self._stay()
            self._save_wanted = self._leaving = False
            self._offer_other_name(lost_sentence(saved.arrival, self.session.path))

    def _say_saved(self, outcome: SaveOutcome, arrival: Arrival | None, path: Path | None) -> None:
        count = len({index for index, _edit in outcome.plan.edits})
        sentence = ngettext("{count} task saved", "{count} tasks saved", count).format(count=count)
        if path is not None:
            sentence = _("Saved as {path}; the register goes on there").format(path=path)
        if arrival is not None:
            sentence += " · " + arrived_sentence(arrival, self.session.disputes())
        self.say(sentence)

    def leave(self) -> None:
        """Leaves the program; with unsaved edits, or a save under way, not without asking."""
        if not self.keep_typed():
            return
        if not self._unfinished:
            self._exit()
            return
        if self._leave_dialog is not None:
            return
        from taskreview.tui.screens.leave import LeaveScreen, Leaving

        def chosen(answer: Leaving | None) -> None:
            if answer is Leaving.DISCARD:
                self.session.drafts.discard()
                self._exit()
            elif answer is Leaving.SAVE and not self._unfinished:
                self._exit()
            elif answer is Leaving.SAVE:
                self._leaving = self._is_busy or self.may_edit()
                self.action_save()

        self.app.clear_notifications()  # one may tell of the save that the dialog tells of
        self.app.push_screen(LeaveScreen(self.session.unsaved, is_saving=self._saving), chosen)

    @property
    def _leave_dialog(self) -> LeaveScreen | None:
        """The question whether to leave, if it is being asked."""
        from taskreview.tui.screens.leave import LeaveScreen

        return self.app.screen if isinstance(self.app.screen, LeaveScreen) else None

    def _leave_or_ask_on(self) -> None:
        """Where it is being asked whether to leave: leaves if nothing is left to save."""
        dialog = self._leave_dialog
        if dialog is not None and self._unfinished:
            dialog.ask(self.session.unsaved, is_saving=self._saving)
        elif dialog is not None:
            dialog.action_save()

    def _stay(self) -> None:
        """Does not ask any more whether to leave: something else is to be asked."""
        if self._leave_dialog is not None:
            self._leave_dialog.action_stay()

    @property
    def _unfinished(self) -> bool:
        return self._is_busy or self.session.unsaved > 0

    def _exit(self) -> None:
        self.session.drafts.end()
        self.app.exit(return_code=2 if self.failure else 0)
