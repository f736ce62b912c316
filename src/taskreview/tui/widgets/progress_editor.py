"""The editor for a progress text, in the place where the text stands."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.document import _wrapped_document
from textual.widgets import TextArea

from taskreview.printable import printable, symbols
from taskreview.tui.detail_lines import TAB_CELLS
from taskreview.tui.keys import EDITOR_KEYS, DirectKeys, actions, bindings
from taskreview.tui.wrapping import wrap_offsets

# The text must not jump when its editor opens; a text area has no other way to say how it wraps.
vars(_wrapped_document)["compute_wrap_offsets"] = wrap_offsets

_PRIVATE_PLANES = (0xF0000, 0x100000)
_BLOCK = 0x200


class StandIns:
    """Swaps characters that a terminal would act on for private ones, and back.

    The editor's widget draws what it holds as it is and splits lines at any Unicode line break.
    So it holds harmless characters in their place: the block of private code points is one that
    the text itself does not use, so that the way back is certain.
    """

    def __init__(self, text: str) -> None:
        self._base = next(
            base
            for plane in _PRIVATE_PLANES
            for base in range(plane, plane + 0xFE00, _BLOCK)
            if not any(base <= ord(character) < base + _BLOCK for character in set(text))
        )
        self._to: dict[int, str] = {}
        self._back: dict[int, str] = {}

    def put(self, text: str) -> str:
        """The text for the editor; line feeds and tabs stay."""
        for found in set(text) - {"\n", "\t"}:
            if ord(found) in symbols() and ord(found) not in self._to:
                stand_in = chr(self._base + len(self._to) % _BLOCK)
                self._to[ord(found)] = stand_in
                self._back[ord(stand_in)] = found
        return text.translate(self._to)

    def back(self, text: str) -> str:
        """The text as it is meant."""
        return text.translate(self._back)

    def symbols(self, text: str) -> str:
        """The text for the screen."""
        return text.translate({code: printable(found) for code, found in self._back.items()})


class ProgressEditor(TextArea, DirectKeys):
    """Edits one text.  Its owner takes `edited` whatever ends the editing."""

    DEFAULT_CSS = """
    ProgressEditor {
        height: 1fr;
        padding: 0 1;
        border: none;
        background: $surface;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; }
    }
    """
    BINDINGS = bindings(EDITOR_KEYS)
    direct_actions = actions(bindings(EDITOR_KEYS[:1]))

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            "",
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            theme="css",
            highlight_cursor_line=False,
            compact=True,
        )
        self._stand_ins = StandIns("")
        self.indent_width = TAB_CELLS

    def open(self, text: str, cursor: int) -> None:
        """Loads a text with the cursor behind its first `cursor` characters."""
        self._stand_ins = StandIns(text)
        self.load_text(self._stand_ins.put(text))
        before = text[:cursor].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    @property
    def edited(self) -> str:
        """The text as it is now."""
        return self._stand_ins.back(self.text)

    @property
    def selected_text(self) -> str:
        """The selected text, as it is meant, for the clipboard."""
        return self._stand_ins.back(super().selected_text)

    def get_line(self, line_index: int) -> Text:
        """A line for the screen."""
        line = self.document.get_line(line_index)
        return Text(self._stand_ins.symbols(line), end="", no_wrap=True)

    async def _on_paste(self, event: events.Paste) -> None:
        """Pastes; terminals send a carriage return for each line break."""
        event.prevent_default()
        event.stop()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if result := self._replace_via_keyboard(self._stand_ins.put(text), *self.selection):
            self.move_cursor(result.end_location)
