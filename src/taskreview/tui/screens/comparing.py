"""A register beside an earlier version of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from taskreview.i18n import _, ngettext
from taskreview.tui.screens.judging import JudgingScreen

if TYPE_CHECKING:  # most registers are opened without an earlier version
    from taskreview.comparison.registers import Comparison
    from taskreview.store.revisions import EarlierVersion
    from taskreview.tui.since_lines import Compared


class ComparisonMade(Message):
    """It is known what has changed since the earlier version."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison


class ComparingScreen(JudgingScreen):
    """A screen that shows what has changed since the earlier version, if one is named."""

    def compare(self) -> None:
        """Finds out what has changed; to be called once all tasks are read."""
        if self.session.since.earlier is not None:
            self._compare(self.session.since.earlier)

    def follow(self, counterpart: Sequence[int | None]) -> None:
        """What has changed is found out anew."""
        super().follow(counterpart)
        self.compare()

    @work(thread=True, group="since", exclusive=True)
    def _compare(self, earlier: EarlierVersion) -> None:
        with self._pace.at_work():
            comparison = self.session.since.compare(earlier)
            comparison.look_for_repeats()
        self.post_message(ComparisonMade(comparison))

    @on(ComparisonMade)
    def _comparison_made(self, message: ComparisonMade) -> None:
        from taskreview.comparison.registers import Since

        earlier, comparison = self.session.since.earlier, message.comparison
        assert earlier is not None
        self.session.since.take(comparison)
        self.show_current()
        changed = comparison.count(Since.CHANGED) + comparison.count(Since.ADDED)
        self.say(
            ngettext(
                "{count} task has changed or is new since {old} · f filters",
                "{count} tasks have changed or are new since {old} · f filters",
                changed,
            ).format(count=changed, old=earlier.name)
            if changed
            else _("No task has changed since {old}").format(old=earlier.name)
        )

    def compared(self, index: int) -> Compared | None:
        """A task beside what it was; None while that is not known."""
        since = self.session.since
        if since.earlier is None or since.comparison is None:
            return None
        from taskreview.tui.since_lines import Compared

        return Compared(since.earlier.name, since.comparison, index)
