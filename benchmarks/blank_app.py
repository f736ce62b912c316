"""The floor: a Textual app that shows one line and repaints it on each key.

Its first paint is B, its key-to-paint is K (see README.md).
"""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "blank app ready"


def keys_seen(count: int) -> str:
    """What the app shows after `count` keys."""
    return f"keys seen: {count};"


class BlankApp(App[None]):
    """Nothing but one Static."""

    _count = 0

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static(READY)

    def on_key(self, event: events.Key) -> None:
        """Change the text, synchronously, in the handler of the key."""
        event.stop()
        self._count += 1
        self.query_one(Static).update(keys_seen(self._count))


if __name__ == "__main__":
    BlankApp().run()
