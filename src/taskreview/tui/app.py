"""The terminal program."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from enum import StrEnum
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.theme import Theme
from textual.widget import Widget

from taskreview.errors import TaskreviewError
from taskreview.session import Session
from taskreview.tui.keys import QUIT
from taskreview.tui.screens.register import RegisterScreen
from taskreview.tui.screens.unasked import UnaskedScreen
from taskreview.tui.themes import DARK, LIGHT

_PATIENCE_SECONDS = 1.0
"""A key waits no longer than this for what came before it."""


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

    def __init__(
        self,
        session: Session,
        appearance: Appearance = Appearance.AUTO,
        *,
        drafts: bool = False,
    ) -> None:
        """Shows a session whose first tasks are read; `drafts` keeps what is typed on disk."""
        super().__init__()
        self.session = session
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        light = appearance is Appearance.LIGHT or (
            appearance is Appearance.AUTO and _terminal_is_light(os.environ.get("COLORFGBG", ""))
        )
        self._begin_with(LIGHT if light else DARK)
        self.title = "taskreview"
        self._register_screen = RegisterScreen(session, drafts=drafts)

    def _begin_with(self, theme: Theme) -> None:
        """Sets the theme without its watcher, which would read all styles a second time."""
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode")
        self.set_class(not theme.dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())

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
        """Answers what is typed in the order in which it comes.

        Textual hands a key from widget to widget and back to the app before it looks what it is
        bound to; letters that arrive right behind it, as over a slow line, would overtake it.
        """
        if isinstance(event, events.Key) and (typed := _behind_escape(event)):
            await self.on_event(events.Key("escape", "\x1b"))
            await self.on_event(events.Key(typed, typed))
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._register_screen.key_pressed(event.key if isinstance(event, events.Key) else "")
            await self._catch_up()
            if isinstance(event, events.Key) and (
                not self._is_meant() or await self._run_bound(event)
            ):
                return
        await super().on_event(event)

    async def _catch_up(self) -> None:
        """Waits until those who have the keys have done what came before."""
        deadline = monotonic() + _PATIENCE_SECONDS
        while self._is_busy() and monotonic() < deadline:
            await self._flush_next_callbacks()  # the answers of dialogs
            await asyncio.sleep(0)
        if self.focused is not None and not self.focused.size:  # where lines end is not known yet
            laid_out = asyncio.Event()
            self.screen.call_after_refresh(laid_out.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(laid_out.wait(), _PATIENCE_SECONDS)

    def _is_busy(self) -> bool:
        nodes = (self.focused or self.screen).ancestors_with_self
        widgets = (node for node in nodes if isinstance(node, Widget))
        return bool(self._next_callbacks) or any(
            widget.message_queue_size or not widget.is_mounted for widget in widgets
        )

    def _is_meant(self) -> bool:
        """Whether a key is meant for the dialog that is there, if one has opened by itself."""
        return not isinstance(self.screen, UnaskedScreen) or self.screen.is_meant()

    async def _run_bound(self, event: events.Key) -> bool:
        """Does what a key is bound to, unless it is text for the widget that has the keys."""
        if await self._check_bindings(event.key, priority=True):
            return True
        widget = self.focused
        if widget is not None and widget.check_consume_key(event.key, event.character):
            return False
        return await self._check_bindings(event.key)

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
            self.push_screen(HelpScreen(self.session.tasks))

    def action_help_quit(self) -> None:
        """Ctrl+C, where nothing is selected: says how to leave."""
        self._register_screen.say(f"Ctrl+Q: {QUIT.tooltip}")

    async def action_quit(self) -> None:
        """Leaves; with unsaved edits only after asking."""
        self._register_screen.leave()


def _behind_escape(event: events.Key) -> str | None:
    """The letter that came right behind Esc, which a terminal sends for Alt and that letter, too.

    Over a slow line Esc and the next key come together; no key here is bound with Alt.
    """
    if event.key.startswith("alt+") and event.character and event.character.isalnum():
        return event.character
    return None


def _terminal_is_light(colorfgbg: str) -> bool:
    """COLORFGBG is set by several terminals as `foreground;background`, 7 and 15 being light."""
    return colorfgbg.rpartition(";")[2] in ("7", "15")
