"""The dialog that sets a task's status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual.widgets import Input

from taskreview.i18n import _
from taskreview.labels import status_sign
from taskreview.tui.screens.picker import Choice, PickerScreen

_USUAL_IN_CHINESE = ["未启动", "正在推进", "已完成"]
"""A register in Chinese gets Chinese statuses, whatever the program itself speaks."""


class StatusScreen(PickerScreen[str]):
    """Returns the chosen or typed status."""

    def __init__(self, in_use: Counter[str], current: str | None, typed: str = "") -> None:
        chinese = in_use and not all(status.isascii() for status in in_use)
        usual = _USUAL_IN_CHINESE if chinese else [_("Not started"), _("In progress"), _("Done")]
        statuses = dict.fromkeys([*(status for status, _n in in_use.most_common()), *usual])
        super().__init__(
            _("Status"),
            _("type to narrow, or a new status"),
            [
                Choice(
                    status,
                    status,
                    f"{status_sign(status)} ",
                    _("now") if status == current else str(in_use[status] or ""),
                )
                for status in statuses
            ],
            further_lines=1,
        )
        self._statuses = set(statuses)
        self._typed_before = typed

    def on_mount(self) -> None:
        """What was typed before, and could not be used, is there again."""
        super().on_mount()
        if self._typed_before not in self._statuses:
            self.query_one(Input).value = self._typed_before

    def added(self, typed: str) -> Choice[str] | None:
        """What was typed, as a status of its own or as the one that is called just so."""
        typed = typed.strip()
        if typed in self._statuses:
            return next(choice for choice in self._choices if choice.value == typed)
        return Choice(typed, _("new: {status}").format(status=typed)) if typed else None

    def narrows(self, typed: str, found: Sequence[Choice[str]]) -> bool:
        """Part of a status, or letters (its pinyin), finds it; what is only like it does not."""
        typed = typed.strip()
        if not found or typed in self._statuses:
            return False
        return typed.isascii() or typed in found[0].value
