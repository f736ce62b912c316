"""What the editor draws: the selection and the cursor where they are, and nothing raw."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets.text_area import Selection

from taskreview.tui.widgets.progress_editor import ProgressEditor
from tui.support import desk, register_of

NARROW = (40, 24)
LONG = "甲乙丙丁" * 10


def drawn(editor: ProgressEditor, row: int) -> str:
    """A row as it is drawn: what is selected in brackets, the cursor's cell in angle ones."""
    theme = editor._theme
    assert theme is not None
    assert theme.selection_style is not None
    assert theme.cursor_style is not None
    marks = {
        theme.selection_style.bgcolor: "[{}]",
        theme.cursor_style.bgcolor: "<{}>",
    }
    strip = editor.render_line(row).simplify()
    return "".join(
        marks.get(segment.style.bgcolor if segment.style else None, "{}").format(segment.text)
        for segment in strip
    ).rstrip()


@pytest.mark.parametrize(
    ("text", "selection", "rows"),
    [
        ("甲乙", Selection((0, 1), (0, 1)), ["甲<乙>"]),
        ("甲乙", Selection((0, 2), (0, 2)), ["甲乙< >"]),
        ("甲\t乙", Selection((0, 1), (0, 1)), ["甲< >乙"]),
        ("甲\u202e乙\n\n丙", Selection((0, 1), (2, 0)), ["甲[\ufffd乙 ]", "[ ]", "<丙>"]),
        ("甲乙\n丙", Selection((1, 1), (0, 1)), ["甲<乙>[ ]", "[丙]"]),
    ],
)
async def test_the_selection_and_the_cursor_are_drawn(
    tmp_path: Path, text: str, selection: Selection, rows: list[str]
) -> None:
    async with desk(register_of(tmp_path, "- {id: 1, progress: 一}\n"), NARROW) as at:
        await at.press("e")
        at.editor.open(text, 0)
        at.editor.selection = selection
        assert [drawn(at.editor, row) for row in range(len(rows))] == rows
        assert drawn(at.editor, len(rows)) == ""


async def test_a_line_of_several_rows_is_drawn_row_by_row(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, "- {id: 1, progress: 一}\n"), NARROW) as at:
        await at.press("e")
        at.editor.open(LONG, 0)
        [end, *_] = at.editor.wrapped_document.get_offsets(0)
        at.editor.selection = Selection((0, end - 1), (0, end))
        assert drawn(at.editor, 0) == f"{LONG[: end - 1]}[{LONG[end - 1]}]"
        assert drawn(at.editor, 1).startswith(f"<{LONG[end]}>{LONG[end + 1]}")
        at.editor.selection = Selection((0, end + 2), (0, end + 1))
        assert drawn(at.editor, 0) == LONG[:end]
        a, b, c = list(LONG[end : end + 3])
        assert drawn(at.editor, 1).startswith(f"{a}<{b}>{c}")
        at.editor.selection = Selection((0, end - 1), (0, end + 1))
        assert drawn(at.editor, 1).startswith(f"[{a}]<{b}>{c}")


async def test_the_cursor_stays_in_sight_when_the_text_gets_longer_at_the_bottom(
    tmp_path: Path,
) -> None:
    async with desk(register_of(tmp_path, "- {id: 1, progress: 一}\n"), NARROW) as at:
        await at.press("e")
        at.editor.open("行\n" * 60, 120)
        for key in ("enter", "enter", "新"):
            await at.press(key)
            await at.settle()
            row = at.editor.cursor_row - at.editor.scroll_offset.y
            assert 0 <= row < at.editor.content_size.height
