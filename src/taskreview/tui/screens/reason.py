"""The dialog that asks why a task is returned."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from taskreview.i18n import _
from taskreview.tui.screens.picker import Choice, PickerScreen

_NOTE_CELLS = 12
"""Cells for where a reason comes from."""


class ReasonScreen(PickerScreen[str]):
    """Returns the reason: an earlier one, or what was typed."""

    def __init__(self, title: str, earlier: Sequence[str], suggested: Sequence[str]) -> None:
        """`earlier` are the reasons given so far, `suggested` what the hints on the task say."""
        self._known = list(dict.fromkeys([*suggested, *earlier]))
        notes = {**dict.fromkeys(suggested, _("hint")), **dict.fromkeys(earlier, _("earlier"))}
        super().__init__(
            title,
            _("why, in one line"),
            [Choice(reason, reason, "", notes[reason]) for reason in self._known],
            further_lines=1,
            width=max((cell_len(reason) for reason in self._known), default=0) + _NOTE_CELLS,
        )

    def added(self, typed: str) -> list[Choice[str]]:
        """What was typed, as a reason of its own."""
        typed = " ".join(typed.split())
        if not typed or typed in self._known:
            return []
        return [Choice(typed, typed, "", _("new"))]

    def nothing(self, typed: str) -> str:
        """A first reason has to be typed."""
        return _("Type why; the unit reads it in its letter")
