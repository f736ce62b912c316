"""The terminal program."""

from __future__ import annotations

import asyncio
import os
from enum import StrEnum
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from taskreview.errors import TaskreviewError
from taskreview.session import Session
from taskreview.tui.keys import DirectKeys
from taskreview.tui.screens.register import RegisterScreen
from taskreview.tui.themes import DARK, LIGHT


class Appearance(StrEnum):
    """Which colours to begin with; AUTO asks the terminal's COLORFGBG."""

    AUTO = "auto"
    DARK = "dark"
    LIGHT = "light"


class TaskreviewApp(App[None]):
    """Shows one open register.

    `return_code` is 2 where the file could not be read to its end.
    """

    CSS_PATH = "taskreview.tcss"
    ENABLE_COMMAND_PALETTE = False
    # Textual's own Ctrl+Q has priority and quits at once; this one asks.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", show=False, priority=True, id="quit_anywhere")
    ]

    def __init__(self, session: Session, appearance: Appearance = Appearance.AUTO) -> None:
        super().__init__()
        self.session = session
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        light = appearance is Appearance.LIGHT or (
            appearance is Appearance.AUTO and _terminal_is_light(os.environ.get("COLORFGBG", ""))
        )
        self.theme = (LIGHT if light else DARK).name
        self.title = "taskreview"
        self._register_screen = RegisterScreen(session)

    def get_default_screen(self) -> RegisterScreen:
        """The register."""
        return self._register_screen

    def compose(self) -> ComposeResult:
        """What the register screen consists of."""
        yield from self._register_screen.panes()

    def on_mount(self) -> None:
        """Everything is in its place."""
        self._register_screen.begin()

    async def on_event(self, event: events.Event) -> None:
        """Runs direct keys in the order in which they were typed; see DirectKeys."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._register_screen.key_pressed()
            focused = self.focused
            if isinstance(focused, DirectKeys) and event.key in focused.direct_actions:
                while focused.message_queue_size:  # what was typed before comes first
                    await asyncio.sleep(0)
                await self.run_action(focused.direct_actions[event.key], focused)
                return
        await super().on_event(event)

    @property
    def failure(self) -> TaskreviewError | None:
        """Why the file could not be read to its end."""
        return self._register_screen.failure

    def action_other_theme(self) -> None:
        """Light to dark and back."""
        self.theme = (DARK if self.theme == LIGHT.name else LIGHT).name

    def action_help(self) -> None:
        """All keys."""
        from taskreview.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    async def action_quit(self) -> None:
        """Leaves; with unsaved edits only after asking."""
        self._register_screen.leave()


def _terminal_is_light(colorfgbg: str) -> bool:
    """COLORFGBG is set by several terminals as `foreground;background`, 7 and 15 being light."""
    return colorfgbg.rpartition(";")[2] in ("7", "15")
