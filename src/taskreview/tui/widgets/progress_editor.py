"""The editor for a progress text, in the place where the text stands."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.document import _wrapped_document
from textual.document._document import EditResult, Location
from textual.strip import Strip
from textual.widgets import TextArea

from taskreview.printable import printable, symbols
from taskreview.tui.keys import EDITOR_KEYS, bindings
from taskreview.tui.wrapping import wrap_offsets

# The text must not jump when its editor opens; a text area has no other way to say how it wraps.
vars(_wrapped_document)["compute_wrap_offsets"] = wrap_offsets

_PRIVATE = range(0x10FFFD, 0xF0000, -1)


class StandIns:
    """Swaps characters that a terminal would act on for private ones, and back.

    The editor's widget draws what it holds as it is and splits lines at any Unicode line break.
    So it holds harmless characters in their place: private ones that no text put in so far has
    itself.  A later text that has one gets a stand-in for that, so that the way back is certain.
    """

    def __init__(self) -> None:
        self._to: dict[int, str] = {}
        self._back: dict[int, str] = {}
        self._met: set[int] = set()
        self._unused = (code for code in _PRIVATE if code not in self._met)

    def put(self, text: str) -> str:
        """The text for the editor; line feeds and tabs stay."""
        met = set(map(ord, set(text)))
        self._met |= met
        for code in met - self._to.keys():
            if code in self._back or (code in symbols() and chr(code) not in "\n\t"):
                stand_in = next(self._unused)
                self._to[code] = chr(stand_in)
                self._back[stand_in] = chr(code)
        return text.translate(self._to)

    def back(self, text: str) -> str:
        """The text as it is meant."""
        return text.translate(self._back)

    def symbols(self, text: str) -> str:
        """The text for the screen."""
        return text.translate({code: printable(found) for code, found in self._back.items()})


class ProgressEditor(TextArea):
    """Edits one text.  Its owner takes `edited` whatever ends the editing."""

    DEFAULT_CSS = """
    ProgressEditor {
        height: 1fr;
        padding: 0 0 0 1;
        overflow-y: auto;
        scrollbar-gutter: stable;
        border: none;
        background: $surface;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; }
    }
    """
    BINDINGS = bindings(EDITOR_KEYS)

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
        self._stand_ins = StandIns()
        self.indent_width = 1  # a tab takes one cell, as in the detail

    def open(self, text: str, cursor: int) -> None:
        """Loads a text with the cursor behind its first `cursor` characters."""
        self._stand_ins = StandIns()
        self.load_text(self._stand_ins.put(text))
        before = text[:cursor].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    def renew(self, text: str) -> None:
        """Loads a text that has taken the place of the old one; the cursor stays where it was, or
        at the end."""
        if text != self.edited:
            place = self.cursor_location
            is_at_end = place == self.document.end
            self.open(text, 0)
            self.move_cursor(self.document.end if is_at_end else place)

    @property
    def edited(self) -> str:
        """The text as it is now."""
        return self._stand_ins.back(self.text)

    @property
    def selected_text(self) -> str:
        """The selected text, as it is meant, for the clipboard."""
        return self._stand_ins.back(super().selected_text)

    @property
    def cursor_row(self) -> int:
        """The row of the cursor, of all that the wrapped text takes."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y

    def _render_line(self, y: int) -> Strip:
        """One row; Textual's own takes the whole line apart for each of its rows, which is felt
        where a text of many thousand characters is one line."""
        theme, wrapped = self._theme, self.wrapped_document
        assert theme is not None
        base = theme.base_style or self.rich_style
        row = y + self.scroll_offset.y
        if row >= len(wrapped._offset_to_line_info):
            return Strip.blank(self.size.width, base)
        at, section = wrapped._offset_to_line_info[row]
        line = self.document.get_line(at)
        ends = [0, *wrapped.get_offsets(at), len(line)]
        first, last = ends[section], ends[section + 1]
        shown = self._stand_ins.symbols(line[first:last]).replace("\t", " ")
        page = Text(shown, end="", no_wrap=True)
        if section == len(ends) - 2:
            page.append(" ")  # where the cursor stands behind the line, and for its line break

        def column(place: Location) -> int:
            """Where a place is in this row, or the end of the row that is nearer to it."""
            if place[0] != at:
                return 0 if place[0] < at else len(page)
            return min(max(place[1] - first, 0), len(page))

        start, end = sorted(self.selection)
        page.stylize(theme.selection_style or "reverse", column(start), column(end))
        if self._draw_cursor and self.cursor_location[0] == at:
            cursor = self.cursor_location[1] - first
            if 0 <= cursor < len(page):
                page.stylize(theme.cursor_style or "reverse", cursor, cursor + 1)
        strip = Strip(page.render(self.app.console), page.cell_len)
        width = self.scrollable_content_region.size.width
        return strip.extend_cell_length(width, base).apply_style(base)

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        """All that is typed or pasted comes this way."""
        rows = self.wrapped_document.height
        result = super()._replace_via_keyboard(self._stand_ins.put(insert), start, end)
        if self.wrapped_document.height > rows:  # Textual scrolls before there is a row more
            self.call_after_refresh(self.scroll_cursor_visible)
        return result

    async def _on_paste(self, event: events.Paste) -> None:
        """Pastes; terminals send a carriage return for each line break."""
        event.prevent_default()
        event.stop()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)

    def action_cut(self) -> None:
        """Cuts the selection, or the line of the cursor, as it is meant."""
        if self.selection.is_empty:
            self.select_line(self.cursor_location[0])
        if self.selected_text:
            self.action_copy()
            self._delete_via_keyboard(*self.selection)
