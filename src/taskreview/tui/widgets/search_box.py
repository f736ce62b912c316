"""The box for the words that are searched for."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive

from taskreview.tui.keys import SEARCH_KEYS, bindings
from taskreview.tui.widgets.typing_line import TypingLine


class SearchBox(TypingLine):
    """One line of words.  Arrow keys reach through to the list."""

    DEFAULT_CSS = """
    SearchBox {
        height: 1;
        border: none;
        padding: 0;
        background: $background;
        color: $foreground;
        &:focus { border: none; background: $surface; }
        & > .input--placeholder { color: $foreground 50%; }
    }
    """
    BINDINGS = bindings(SEARCH_KEYS)
    # An input has the whole screen laid out at each character; this one never changes its size.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True)
