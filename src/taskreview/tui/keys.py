"""The key table: every key of the program, its name, what it does, where it works.

Keys that print are bound on the list and the detail only, so that they cannot reach into a text
that is being typed.  Each also answers to the forms that a Chinese input method sends for it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding, BindingType

from taskreview.i18n import _

_FULL_WIDTH_OFFSET = 0xFEE0
_INPUT_METHOD_FORMS = {
    "/": ["／", "、"],
    "?": ["？"],
    "[": ["［", "【", "「"],
    "]": ["］", "】", "」"],
}


class Section(StrEnum):
    """Where a key works; also the order of the help page."""

    MOVE = "move"
    FIND = "find"
    REVIEW = "review"
    EDIT = "edit"
    PROGRAM = "program"


class Key(NamedTuple):
    """One row of the table.  `hint` is the short word in the key bar, empty if it is not there."""

    id: str
    keys: tuple[str, ...]
    shown: str
    action: str
    section: Section
    description: str
    tooltip: str
    hint: str = ""


LIST_KEYS: tuple[Key, ...] = (
    Key("up", ("up", "k"), "↑ k", "move(-1)", Section.MOVE,
        _("Previous task"), _("Goes to the task above")),
    Key("down", ("down", "j"), "↓ j", "move(1)", Section.MOVE,
        _("Next task"), _("Goes to the task below")),
    Key("page_up", ("pageup", "ctrl+b"), "PgUp", "page(-1)", Section.MOVE,
        _("A page up"), _("Goes up by one screenful")),
    Key("page_down", ("pagedown", "ctrl+f"), "PgDn", "page(1)", Section.MOVE,
        _("A page down"), _("Goes down by one screenful")),
    Key("first", ("g", "home"), "g", "first", Section.MOVE,
        _("First task"), _("Goes to the top of the list")),
    Key("last", ("G", "end"), "G", "last", Section.MOVE,
        _("Last task"), _("Goes to the end of the list")),
    Key("open", ("enter",), "Enter", "screen.open", Section.MOVE,
        _("Read the task"), _("Goes into the text of the task")),
    Key("other_pane", ("tab", "shift+tab"), "Tab", "screen.other_pane", Section.MOVE,
        _("List or text"), _("Changes between the list and the text")),
    Key("search", ("/",), "/", "screen.search", Section.FIND,
        _("Search"), _("Finds by unit or any word while you type"), _("search")),
    Key("unit", ("d", "@"), "d @", "screen.pick_unit", Section.FIND,
        _("Units"), _("Narrows the list to a unit; shows what each has to do"), _("units")),
    Key("filter", ("f",), "f", "screen.filter", Section.FIND,
        _("Filter"), _("Narrows the list by status, deadline, unit, review or hints"), _("filter")),
    Key("back", ("escape",), "Esc", "screen.back", Section.FIND,
        _("One layer back"), _("Leaves the text, then clears the search, then each filter")),
    Key("pass", ("p",), "p", "screen.pass", Section.REVIEW,
        _("Pass"), _("Passes the task, or the marked ones shown"), _("pass")),
    Key("return", ("r",), "r", "screen.return", Section.REVIEW,
        _("Return"), _("Returns the task, or the marked ones shown; asks why"), _("return")),
    Key("clear_verdict", ("c",), "c", "screen.clear_verdict", Section.REVIEW,
        _("Clear the verdict"), _("Takes the verdict away again")),
    Key("next_to_judge", ("n",), "n", "screen.next_to_judge(1)", Section.REVIEW,
        _("Next to judge"), _("Goes to the next task without a verdict on what it says now"),
        _("next")),
    Key("previous_to_judge", ("N",), "N", "screen.next_to_judge(-1)", Section.REVIEW,
        _("Previous to judge"), _("Goes to the previous one")),
    Key("mark", ("space", "ideographic_space"), "Space", "screen.mark", Section.REVIEW,
        _("Mark"), _("Marks the task, to judge several in one go")),
    Key("mark_all", ("A",), "A", "screen.mark_all", Section.REVIEW,
        _("Mark all"), _("Marks all tasks that are shown, or takes all marks off")),
    Key("next_point", ("]",), "]", "screen.next_point(1)", Section.REVIEW,
        _("Next promise"), _("Goes to the next promise or hint, and shows what it is about"),
        _("promises")),
    Key("previous_point", ("[",), "[", "screen.next_point(-1)", Section.REVIEW,
        _("Previous promise"), _("Goes to the previous one")),
    Key("dismiss", ("x",), "x", "screen.dismiss_hint", Section.REVIEW,
        _("Dismiss the hint"), _("Dismisses the selected hint until the text under it changes")),
    Key("full_width", ("z",), "z", "screen.full_width", Section.REVIEW,
        _("Text at full width"), _("Content and progress side by side, or the list again")),
    Key("promises", ("v",), "v", "screen.promises", Section.REVIEW,
        _("Promises or text"), _("Shows promises and hints, or the plain text")),
    Key("edit", ("e",), "e", "screen.edit", Section.EDIT,
        _("Edit the progress"), _("Edits the progress text where it stands"), _("edit")),
    Key("status", ("s",), "s", "screen.status", Section.EDIT,
        _("Set the status"), _("Picks a status, or types a new one"), _("status")),
    Key("undo", ("u",), "u", "screen.undo", Section.EDIT,
        _("Undo"), _("Takes back the last change"), _("undo")),
    Key("redo", ("U", "ctrl+r"), "U", "screen.redo", Section.EDIT,
        _("Redo"), _("Makes the change again that was taken back")),
    Key("copy", ("y",), "y", "screen.copy", Section.EDIT,
        _("Copy"), _("Copies the task's text to the clipboard")),
    Key("theme", ("t",), "t", "app.other_theme", Section.PROGRAM,
        _("Light or dark"), _("Changes between the light and the dark colours")),
    Key("help", ("?",), "?  F1", "app.help", Section.PROGRAM,
        _("Help"), _("Shows all keys"), _("help")),
    Key("quit", ("q",), "q  ^Q", "app.quit", Section.PROGRAM,
        _("Quit"), _("Leaves; asks first when edits are unsaved"), _("quit")),
)  # fmt: skip

ANYWHERE_KEYS: tuple[Key, ...] = (
    Key("save", ("ctrl+s", "f2"), "^S  F2", "screen.save", Section.EDIT,
        _("Save"), _("Saves all edits to the file"), _("save")),
    Key("help_anywhere", ("f1",), "F1", "app.help", Section.PROGRAM,
        _("Help"), _("Shows all keys"), _("help")),
)  # fmt: skip

SEARCH_KEYS: tuple[Key, ...] = (
    Key("search_done", ("enter", "tab", "shift+tab"), "Enter", "screen.leave_search", Section.FIND,
        _("To the list"), _("Goes to the list with what was found"), _("to the list")),
    Key("search_clear", ("escape",), "Esc", "screen.cancel_search", Section.FIND,
        _("Clear"), _("Clears the words and goes back to the list"), _("clear")),
    Key("search_up", ("up",), "↑", "screen.earlier_search", Section.FIND,
        _("Earlier search"),
        _("In the first row, brings back the search before; else goes up"),
        _("earlier")),
    Key("search_down", ("down",), "↓", "screen.later_search", Section.FIND,
        _("Next task"), _("Goes down the list; after ↑, back to the later search"), _("down")),
    Key("search_page_up", ("pageup",), "PgUp", "screen.page_list(-1)", Section.FIND,
        _("A page up"), _("Goes up by one screenful")),
    Key("search_page_down", ("pagedown",), "PgDn", "screen.page_list(1)", Section.FIND,
        _("A page down"), _("Goes down by one screenful")),
)  # fmt: skip

EDITOR_KEYS: tuple[Key, ...] = (
    Key("finish", ("escape", "tab", "shift+tab"), "Esc", "screen.finish_editing", Section.EDIT,
        _("Done"), _("Leaves the editor and keeps the text as an unsaved edit"), _("done")),
    Key("undo_typing", ("ctrl+z",), "^Z", "undo", Section.EDIT,
        _("Undo typing"), _("Takes back what was typed last"), _("undo typing")),
    Key("redo_typing", ("ctrl+y",), "^Y", "redo", Section.EDIT,
        _("Redo typing"), _("Types again what was taken back"), _("redo")),
)  # fmt: skip

CONFLICT_KEYS: tuple[Key, ...] = (
    Key("take_mine", ("m",), "m", "screen.take('MINE')", Section.EDIT,
        _("Mine"), _("Takes your text"), _("mine")),
    Key("take_theirs", ("t",), "t", "screen.take('THEIRS')", Section.EDIT,
        _("Theirs"), _("Takes the text that is in the file now"), _("theirs")),
    Key("edit_together", ("e",), "e", "screen.edit_together", Section.EDIT,
        _("Edit together"), _("Makes one text of both"), _("edit together")),
    Key("leave_conflict", ("escape",), "Esc", "screen.leave", Section.EDIT,
        _("Not now"), _("Saves nothing; all edits stay as they are"), _("not now")),
    Key("scroll_up", ("up", "k"), "↑", "screen.scroll_by(-1)", Section.MOVE,
        _("Up"), _("Scrolls both texts up")),
    Key("scroll_down", ("down", "j"), "↓", "screen.scroll_by(1)", Section.MOVE,
        _("Down"), _("Scrolls both texts down")),
    Key("scroll_page_up", ("pageup",), "PgUp", "screen.scroll_by(-10)", Section.MOVE,
        _("Up"), _("Scrolls both texts up")),
    Key("scroll_page_down", ("pagedown",), "PgDn", "screen.scroll_by(10)", Section.MOVE,
        _("Down"), _("Scrolls both texts down")),
)  # fmt: skip

TOGETHER_KEYS: tuple[Key, ...] = (
    Key("take_together", ("ctrl+s", "f2"), "^S  F2", "screen.take_together", Section.EDIT,
        _("Take it"), _("Takes the text made out of both"), _("take this text")),
    Key("back_to_conflict", ("escape",), "Esc", "screen.finish_editing", Section.EDIT,
        _("Back"), _("Goes back to the two texts"), _("back to the two texts")),
)  # fmt: skip


_HINTED = (
    "search", "unit", "filter", "edit", "status", "pass", "return", "next_to_judge",
    "next_point", "save", "undo", "help", "quit",
)  # fmt: skip
_BY_ID = {key.id: key for key in (*LIST_KEYS, *ANYWHERE_KEYS)}

QUIT = _BY_ID["quit"]
SAVE = _BY_ID["save"]

LIST_HINTS = tuple(_BY_ID[id] for id in _HINTED)
"""The key bar under the list."""

DISPENSABLE = ("next_point", "undo", "unit", "status", "filter", "return", "next_to_judge", "pass")
"""The hints that go first, in this order, where there is no room for all."""

SEARCH_HINTS = (*SEARCH_KEYS, _BY_ID["save"], _BY_ID["help_anywhere"])
"""The key bar while words are typed."""

EDITOR_HINTS = (*EDITOR_KEYS, _BY_ID["save"])
"""The key bar while a text is edited."""


def forms(key: str) -> list[str]:
    """The key and what an input method in Chinese or full-width mode sends in its place."""
    if len(key) != 1:
        return [key]
    return [key, *_INPUT_METHOD_FORMS.get(key, [chr(ord(key) + _FULL_WIDTH_OFFSET)])]


def bindings(table: tuple[Key, ...]) -> list[BindingType]:
    """The table as Textual bindings."""
    return [
        Binding(
            ",".join(form for name in key.keys for form in forms(name)),
            key.action,
            key.description,
            tooltip=key.tooltip,
            id=key.id,
            key_display=key.shown,
            show=bool(key.hint),
        )
        for key in table
    ]


LIST_BINDINGS = bindings(LIST_KEYS)
