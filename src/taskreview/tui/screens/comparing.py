"""A register beside an earlier version of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from taskreview.errors import RegisterError
from taskreview.i18n import _, ngettext
from taskreview.model import Task
from taskreview.session import Session
from taskreview.tui.screens.judging import JudgingScreen
from taskreview.tui.threads import in_thread

if TYPE_CHECKING:  # most registers are opened without an earlier version
    from taskreview.comparison.registers import Comparison
    from taskreview.store.revisions import EarlierVersion
    from taskreview.tui.since_lines import Compared


_ERROR_SECONDS = 10


class ComparisonMade(Message):
    """It is known what has changed since the earlier version."""

    def __init__(self, comparison: Comparison, tasks: Sequence[Task]) -> None:
        super().__init__()
        self.comparison = comparison
        self.tasks = tasks


class NoComparison(Message):
    """The earlier version is no register."""

    def __init__(self, error: RegisterError) -> None:
        super().__init__()
        self.error = error


class ComparingScreen(JudgingScreen):
    """A screen that shows what has changed since the earlier version, if one is named."""

    def __init__(self, session: Session, *, drafts: bool) -> None:
        super().__init__(session, drafts=drafts)
        self._has_said_what_changed = False

    def compare(self) -> None:
        """Finds out what has changed; to be called once all tasks are read."""
        if self.session.since.earlier is not None:
            self._compare(self.session.since.earlier, self.session.tasks)

    @in_thread("since", exclusive=True)
    def _compare(self, earlier: EarlierVersion, tasks: Sequence[Task]) -> None:
        worker = get_current_worker()
        try:
            comparison = self.session.since.compare(earlier, tasks)
        except RegisterError as error:
            self.post_message(NoComparison(error))
            return
        if not worker.is_cancelled:  # else other tasks have come in, or the program ends
            comparison.look_for_repeats()
        if not worker.is_cancelled:
            self.post_message(ComparisonMade(comparison, tasks))

    def follow(self, counterpart: Sequence[int | None]) -> None:
        """Compares anew when somebody else's save has come in."""
        super().follow(counterpart)
        self.compare()

    @on(NoComparison)
    def _no_comparison(self, message: NoComparison) -> None:
        self.session.since.earlier = None
        self.say(str(message.error), "error", _ERROR_SECONDS)

    @on(ComparisonMade)
    def _comparison_made(self, message: ComparisonMade) -> None:
        from taskreview.search.facets import SinceFacet

        if not self.session.since.take(message.comparison, message.tasks):
            return  # the tasks that have come in meanwhile are being compared
        if any(isinstance(facet, SinceFacet) for facet in self.facets):
            self.session.finding.narrow_again()
            self.show_found(keep_place=True)
        else:
            self.show_current()
        if not self._has_said_what_changed:
            self._has_said_what_changed = True
            self._say_what_changed(message.comparison)

    def _say_what_changed(self, comparison: Comparison) -> None:
        from taskreview.comparison.registers import Since

        assert self.session.since.earlier is not None
        old = self.session.since.earlier.name
        changed = comparison.count(Since.CHANGED) + comparison.count(Since.ADDED)
        if not changed:
            self.say(_("No task has changed since {old}").format(old=old))
            return
        self.say(
            ngettext(
                "{count} task has changed or is new since {old} · f filters",
                "{count} tasks have changed or are new since {old} · f filters",
                changed,
            ).format(count=changed, old=old)
        )

    def compared(self, index: int) -> Compared | None:
        """A task beside what it was; None while that is not known."""
        since = self.session.since
        if since.earlier is None or since.comparison is None:
            return None
        from taskreview.tui.since_lines import Compared

        return Compared(since.earlier.name, since.comparison, index)
