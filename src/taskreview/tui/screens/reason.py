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

    def __init__(
        self, title: str, earlier: Sequence[str], suggested: Sequence[str], now: str | None
    ) -> None:
        """`earlier` are the reasons given so far, `suggested` what the hints on the task say, and
        `now` is the one that it has."""
        known = dict.fromkeys([*([now] if now else []), *suggested, *earlier])
        notes = {**dict.fromkeys(suggested, _("hint")), **dict.fromkeys(earlier, _("earlier"))}
        if now:
            notes[now] = _("now")
        super().__init__(
            title,
            _("why, in one line"),
            [Choice(reason, reason, "", notes[reason]) for reason in known],
            further_lines=1,
            width=max((cell_len(reason) for reason in known), default=0) + _NOTE_CELLS,
        )
        self._notes = notes

    def added(self, typed: str) -> Choice[str] | None:
        """What was typed, as a reason of its own."""
        typed = " ".join(typed.split())
        return Choice(typed, typed, "", self._notes.get(typed, _("new"))) if typed else None

    def narrows(self, typed: str, found: Sequence[Choice[str]]) -> bool:
        """A reason is written: an earlier one that is like it is only offered below."""
        return False

    def nothing(self, typed: str) -> str:
        """A first reason has to be typed."""
        return _("Type why; the unit reads it in its letter")
