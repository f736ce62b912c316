"""Seeing what others do to the file, and taking it in."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from taskreview.errors import TaskreviewError
from taskreview.i18n import _
from taskreview.session import Session
from taskreview.tui.arrivals import arrived_sentence, lost_sentence
from taskreview.tui.screens.saving import SENTENCE_SECONDS, SavingScreen
from taskreview.tui.threads import in_thread

if TYPE_CHECKING:  # needed only when something has arrived
    from collections.abc import Callable
    from pathlib import Path

    from taskreview.session.merging import Arrival
    from taskreview.session.opened import Version
    from taskreview.store.leftovers import Leftover
    from taskreview.store.watching import Watch

LOOK_SECONDS = 1.0
"""How often the file is looked at."""
MARK_SECONDS = 60.0
"""How long tasks that have changed elsewhere are marked."""


class Arrived(Message):
    """Somebody else has saved the file."""

    def __init__(self, arrival: Arrival) -> None:
        super().__init__()
        self.arrival = arrival


class FileTrouble(Message):
    """The file cannot be read as a register any more; None: it can again."""

    def __init__(self, watch: Watch, sentence: str | None) -> None:
        """`watch` is what the file was looked at with."""
        super().__init__()
        self.watch = watch
        self.sentence = sentence


class WritableOrNot(Message):
    """The file cannot be written any more, for this reason; None: it can again."""

    def __init__(self, reason: str | None) -> None:
        super().__init__()
        self.reason = reason


class LeftBehind(Message):
    """Programs that have died while they saved the file have left its old text behind."""

    def __init__(self, leftovers: list[Leftover]) -> None:
        super().__init__()
        self.leftovers = leftovers


class Restored(Message):
    """The text before a save that was cut off is in the file again."""

    def __init__(self, kept: Path | None) -> None:
        """`kept` is where the text is that was in the file until then."""
        super().__init__()
        self.kept = kept


class Noticed(Message):
    """Something in the register is odd, and is told once."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class WatchingScreen(SavingScreen):
    """A screen that shows what others save.

    While a dialog is open, or a save under way, nothing comes in: it may be about a task, and
    tasks may move.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._looking = False
        self._marks: Timer | None = None
        self._restored_sentence = ""
        """What was said of an old text that was put back and is about to come in."""
        self.trouble: str | None = None
        """Why the file cannot be read as a register at the moment."""

    @cached_property
    def _watch(self) -> Watch:
        """What the file is looked at with."""
        from taskreview.store.watching import Watch

        return Watch(self.session.path)

    def watch_file(self) -> None:
        """From now on; to be called when the register is complete."""
        self.set_interval(LOOK_SECONDS, self.look_at_file)
        self._tidy()
        self._look_for_oddities(self.session.version)

    @in_thread("oddities")
    def _look_for_oddities(self, version: Version) -> None:
        from taskreview.session.noticing import noticed

        sentence = noticed(self.session.path, version, self.session.problems)
        if sentence:
            self.post_message(Noticed(sentence))

    @on(Noticed)
    def _tell_oddities(self, message: Noticed) -> None:
        self.say(message.sentence, "warning", SENTENCE_SECONDS)

    @in_thread("tidy")
    def _tidy(self) -> None:
        """Clears up after programs that have died while they saved."""
        from taskreview.store.leftovers import stale_leftovers

        leftovers = stale_leftovers(self.session.path)
        if leftovers:
            self.post_message(LeftBehind(leftovers))

    @on(LeftBehind)
    def _left_behind(self, message: LeftBehind) -> None:
        from taskreview.tui.screens.restore import RestoreScreen, Restoring

        leftover = message.leftovers[-1]

        def chosen(answer: Restoring | None) -> None:
            if answer is Restoring.PUT_BACK:
                self._restore(self._watch, leftover)
            elif answer is Restoring.DISCARD:
                leftover.discard()

        self.push_unasked(RestoreScreen(leftover.sentence), chosen)

    @in_thread("tidy")
    def _restore(self, watch: Watch, leftover: Leftover) -> None:
        """Puts the old text back; it comes in like what anybody else saves."""
        try:
            self.post_message(Restored(leftover.restore()))
        except TaskreviewError as error:
            self.post_message(FileTrouble(watch, str(error)))

    @on(Restored)
    def _restored(self, message: Restored) -> None:
        sentence = _("The text before that save is back")
        if message.kept is not None:
            sentence = _(
                "The text before that save is back; what was in the file is kept in {path}"
            ).format(path=message.kept)
        self._restored_sentence = sentence  # nobody else has saved
        self.say(sentence, seconds=SENTENCE_SECONDS)

    def look_at_file(self) -> None:
        """Looks whether somebody else has changed the file, in a thread."""
        self.go_on_waiting()
        if not self._looking and self._is_free:
            self._looking = True
            compare = self.session.comparison(self.task_in_hand)
            self._look(self._watch, self.session.seen, compare, self.session.read_only)

    @property
    def _is_free(self) -> bool:
        """Whether something may come in now."""
        return self.is_on_top and self.typed_is_kept and not self._is_busy

    @in_thread("watch")
    def _look(
        self,
        watch: Watch,
        seen: bytes | bytearray,
        compare: Callable[[bytes], Arrival],
        read_only: str | None,
    ) -> None:
        from taskreview.store.failures import why_not_writable

        message: Message | None = None
        try:
            sighting = watch.look(seen)
            if sighting is not None and sighting.content is not None:
                message = Arrived(compare(sighting.content))
            elif sighting is not None:
                message = FileTrouble(watch, sighting.trouble)
        except TaskreviewError as error:
            message = FileTrouble(watch, str(error))
        if os.path.exists(watch.path) and (reason := why_not_writable(watch.path)) != read_only:
            self.post_message(WritableOrNot(reason))
        self._looking = False
        if message is not None:
            self.post_message(message)

    @on(WritableOrNot)
    def _writable_or_not(self, message: WritableOrNot) -> None:
        self.session.read_only = message.reason
        self.show_saved()

    @on(FileTrouble)
    def _file_trouble(self, message: FileTrouble) -> None:
        if message.watch is self._watch:  # else the register goes on under another name by now
            self._set_trouble(message.sentence)

    def _set_trouble(self, sentence: str | None) -> None:
        """Says once that the file cannot be used."""
        if sentence is not None and sentence != self.trouble:
            told = _("{sentence} · what you see and your edits are still here")
            self.say(told.format(sentence=sentence), "warning", SENTENCE_SECONDS)
        self.trouble = sentence
        self.show_saved()

    @on(Arrived)
    def _arrived(self, message: Arrived) -> None:
        arrival = message.arrival
        may_come_in = not self._is_busy and self._may_come_in()
        in_hand = self.task_in_hand
        if arrival.lost:
            self._set_trouble(lost_sentence(arrival, self.session.path))
        elif (
            not may_come_in
            or (in_hand is not None and arrival.counterpart[in_hand] is None)
            or not self.session.take_in(arrival)
        ):
            self._watch.forget()  # to be compared again
        else:
            self.trouble = None
            self.show_arrived(arrival)
            sentence = arrived_sentence(arrival, self.session.disputes())
            self.say(self._restored_sentence or sentence, seconds=SENTENCE_SECONDS)
            self._restored_sentence = ""

    def show_arrived(self, arrival: Arrival) -> None:
        """Shows what has come in and marks it for a while."""
        self.follow(arrival.counterpart)
        self.show_saved()
        if self._marks is not None:
            self._marks.stop()
        self._marks = self.set_timer(MARK_SECONDS, self._unmark)

    def _unmark(self) -> None:
        self.session.foreign.forget_changed()
        self.show_saved()

    def file_moved(self) -> None:
        """The register goes on under another name."""
        from taskreview.store.watching import Watch

        self._watch = Watch(self.session.path)
        self.trouble = None
