"""The box for the words that are searched for."""

from __future__ import annotations

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from taskreview.printable import printable
from taskreview.tui.keys import DirectKeys, actions

_BINDINGS: list[BindingType] = [
    Binding("up", "screen.move(-1)", show=False, id="search_up"),
    Binding("down", "screen.move(1)", show=False, id="search_down"),
    Binding("pageup", "screen.page(-1)", show=False, id="search_page_up"),
    Binding("pagedown", "screen.page(1)", show=False, id="search_page_down"),
    Binding("enter,tab,shift+tab", "screen.leave_search", show=False, id="search_enter"),
    Binding("escape", "screen.cancel_search", show=False, id="search_cancel"),
]


class SearchBox(Input, DirectKeys):
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
    BINDINGS = _BINDINGS
    # An input has the whole screen laid out at each character; this one never changes its size.
    virtual_size = Reactive(Size(0, 0), layout=False)
    direct_actions = actions(_BINDINGS)

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True)

    def validate_value(self, value: str) -> str:
        """What is pasted here may hold anything; what is drawn may not."""
        return printable(value)
