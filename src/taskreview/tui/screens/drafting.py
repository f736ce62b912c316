"""Keeping what is typed on disk, and offering what an earlier run could not save."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, TypeAlias

from textual import on
from textual.message import Message

from taskreview.errors import TaskreviewError
from taskreview.i18n import ngettext
from taskreview.model import text_of
from taskreview.session import Session
from taskreview.tui.screens.saving import SENTENCE_SECONDS
from taskreview.tui.screens.watching import WatchingScreen

if TYPE_CHECKING:  # needed only where there are drafts
    from taskreview.store.journal.drafts import Draft
    from taskreview.tui.screens.drafts import Answer

_LOOK_SECONDS = 1.0
"""How often the title is made to say whether drafts are kept."""

_Offered: TypeAlias = "tuple[int | None, Draft]"
"""The index of a task, None where it is not there, and a draft for it."""

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""What another program may end this one with; in the terminal Ctrl+C is a key like others."""


class DraftTrouble(Message):
    """Drafts cannot be kept at the moment; said once for each reason."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class DraftingScreen(WatchingScreen):
    """A screen on which nothing typed is lost, whatever ends the program."""

    def __init__(self, session: Session, *, drafts: bool) -> None:
        super().__init__(session)
        self._drafts = drafts
        self._offered: list[_Offered] = []
        self._are_kept = True
        """Whether the title says so of what is typed."""

    def keep_drafts(self) -> None:
        """From now on; to be called once the first screen is there."""
        if self._drafts:
            self.session.drafts.keep(self._trouble)
            self.set_interval(_LOOK_SECONDS, self._look_whether_kept)
            loop = asyncio.get_running_loop()
            for number in _ENDING:
                loop.add_signal_handler(number, self._ended, number)

    def _trouble(self, sentence: str) -> None:
        """Called in the writer's thread."""
        self.post_message(DraftTrouble(sentence))

    def _ended(self, number: signal.Signals) -> None:
        """The terminal is closed or the system goes down: what is typed is kept as a draft."""
        self.keep_typed()
        self.session.drafts.end()
        self.app.exit(return_code=128 + number)

    @on(DraftTrouble)
    def _draft_trouble(self, message: DraftTrouble) -> None:
        self.say(message.sentence, "warning", SENTENCE_SECONDS)
        self._look_whether_kept()

    def _look_whether_kept(self) -> None:
        are_kept = self.session.drafts.trouble is None
        if are_kept != self._are_kept:
            self._are_kept = are_kept
            self.show_saved()

    def offer_drafts(self) -> None:
        """Asks about each draft that was left; to be called once the register is complete."""
        if self._drafts:
            self._offered = self.session.drafts.left(self.session.tasks)
            if self._offered:
                self.keep_typed()
            self._offer(0, 0)

    def _offer(self, at: int, taken: int) -> None:
        self.deciding = at < len(self._offered)
        if not self.deciding:
            if taken:
                self.renew_typed()
                self.show_saved()
                sentence = ngettext("{count} draft taken over", "{count} drafts taken over", taken)
                self.say(sentence.format(count=taken))
            self.go_on_saving()
            return
        from taskreview.tui.screens.drafts import Answer, DraftScreen

        index, draft = self._offered[at]
        task = None if index is None else self.session.tasks[index]

        def chosen(answer: Answer | None) -> None:
            self._offer(at + 1, taken + self._deal_with(at, answer or Answer.LATER))

        dialog = DraftScreen(draft, task, at + 1, len(self._offered))
        self.push_unasked(dialog, chosen, follows=at > 0)

    def _deal_with(self, at: int, answer: Answer) -> int:
        """Does what was answered about a draft, and maybe about others behind it, which are not
        asked about then; returns how many were taken over."""
        from taskreview.tui.screens.drafts import Answer

        meant: list[_Offered] = []
        behind: list[_Offered] = []
        texts = {(index, draft.field) for index, draft in self._offered[:at]}
        for each in self._offered[at:]:
            text = (each[0], each[1].field)
            is_meant = not meant or self._is_meant_too(answer, *each, is_first=text not in texts)
            (meant if is_meant else behind).append(each)
            texts.add(text)
        self._offered[at + 1 :] = behind
        if answer in (Answer.DISCARD, Answer.DISCARD_ALL):
            self.session.drafts.forget([draft for _index, draft in meant])
            return 0
        if answer is Answer.LATER:
            return 0
        taken = [draft for index, draft in meant if self._take_over(index, draft)]
        self.session.drafts.forget(taken)
        return len(taken)

    def _is_meant_too(
        self, answer: Answer, index: int | None, draft: Draft, *, is_first: bool
    ) -> bool:
        """Whether an answer to an earlier draft is meant for this one, too: nobody takes over what
        the file contradicts, or another draft of the same text, without having seen it."""
        from taskreview.tui.screens.drafts import Answer

        if answer is Answer.TAKE_ALL and index is not None:
            task = self.session.tasks[index]
            is_as_it_was = (text_of(task, draft.field) or "") == (draft.base or "")
            return is_first and is_as_it_was and draft.is_for(task)
        return answer is Answer.DISCARD_ALL

    def _take_over(self, index: int | None, draft: Draft) -> bool:
        if index is None:
            return False
        try:
            self.session.edit(index, draft.field, draft.text)
        except TaskreviewError as error:
            self.say(str(error), "error")
            return False
        return True
