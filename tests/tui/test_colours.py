"""Light, dark and no colour at all; a state is never told by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color
from textual.color import Color as Rgb

from taskreview.session import Session
from taskreview.tui.app import Appearance, TaskreviewApp
from taskreview.tui.palette import palette
from taskreview.tui.themes import DARK, LIGHT
from tui.support import Desk, desk, register_of, sample

MIXED = (
    "- {id: 1, content: 甲内容, status: 已完成}\n"
    "- {id: 2, content: 乙内容, status: 未启动}\n"
    "- {id: 3, content: 丙内容, status: 正在推进}\n"
    "- {id: 4, content: 丁内容, status: 进度滞后}\n"
    "- {id: 5, content: 戊内容}\n"
)


async def test_t_changes_between_light_and_dark(tmp_path: Path) -> None:
    async with desk(sample(tmp_path)) as at:
        for name, background in (
            (LIGHT.name, LIGHT.background),
            (DARK.name, DARK.background),
            (LIGHT.name, LIGHT.background),
        ):
            await at.press("t")
            assert at.app.theme == name
            assert background is not None
            expected = Rgb.parse(background).rich_color.triplet
            body = at.strips[20]
            assert {s.style.bgcolor.triplet for s in body if s.style and s.style.bgcolor} == {
                expected
            }
            list_row = at.strips[5].crop(0, 50)
            assert {s.style.bgcolor.triplet for s in list_row if s.style and s.style.bgcolor} == {
                expected
            }


@pytest.mark.parametrize(
    ("appearance", "colorfgbg", "theme"),
    [
        (Appearance.AUTO, None, DARK),
        (Appearance.AUTO, "", DARK),
        (Appearance.AUTO, "15;0", DARK),
        (Appearance.AUTO, "0;15", LIGHT),
        (Appearance.AUTO, "0;default;15", LIGHT),
        (Appearance.AUTO, "0;7", LIGHT),
        (Appearance.LIGHT, "15;0", LIGHT),
        (Appearance.DARK, "0;15", DARK),
    ],
)
def test_the_theme_to_begin_with(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    appearance: Appearance,
    colorfgbg: str | None,
    theme: object,
) -> None:
    if colorfgbg is not None:
        monkeypatch.setenv("COLORFGBG", colorfgbg)
    session = Session(sample(tmp_path))
    session.close()
    app = TaskreviewApp(session, appearance)
    assert app.theme == getattr(theme, "name", "")


def _colours(at: Desk) -> set[Color]:
    styles = [segment.style for segment in at.segments() if segment.style]
    return {colour for style in styles for colour in (style.color, style.bgcolor) if colour}


async def test_no_color_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(sample(tmp_path)) as at:
        await at.search("燃气")
        grey = {c for c in _colours(at) if c.triplet and len({*c.triplet}) == 1}
        assert _colours(at) == grey


async def test_without_colour_every_state_has_its_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(register_of(tmp_path, MIXED)) as at:
        rows = at.part(at.tasks)[1:6]
        for row, sign in zip(rows, ["✓", "○", "◐", "!", " "], strict=True):
            assert sign in row
        assert rows[0].startswith("▌")
        await at.press("j", "s", "enter")
        assert at.part(at.tasks)[2].startswith("▌●")
        assert "● 1 unsaved" in at.title
        assert "●" in at.part(at.detail)[1]
        await at.press("e")
        assert "Esc done" in at.keys
        await at.resize(40, 20)
        await at.press("escape")
        assert at.part(at.tasks)[1].split()[-1] == "✓"


async def test_found_words_stand_out_without_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(register_of(tmp_path, MIXED)) as at:
        await at.search("丙")
        strips = [*at.strips[at.tasks.region.y :], *at.strips[at.detail.region.y :]]
        found = [s.style for strip in strips for s in strip if s.text == "丙" and s.style]
        assert len(found) > 1
        assert all(style.bold for style in found)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_everything_is_readable(theme: object) -> None:
    """Contrast of 4.5 to 1 for text, as WCAG AA asks; dim text included."""
    colours = palette(theme)  # type: ignore[arg-type]
    background = Rgb.parse(str(getattr(theme, "background", "")))
    foreground = Rgb.parse(str(getattr(theme, "foreground", "")))
    for name, style in colours._asdict().items():
        front = Rgb.from_rich_color(style.color) if style.color else foreground
        back = Rgb.from_rich_color(style.bgcolor) if style.bgcolor else background
        assert _contrast(front, back) >= 4.5, name
    for cursor in (colours.cursor, colours.cursor_elsewhere):
        for laid_over in (colours.unsaved, colours.match):
            style = cursor + laid_over
            assert style.color or style.bgcolor
            front = Rgb.from_rich_color(style.color) if style.color else foreground
            back = Rgb.from_rich_color(style.bgcolor) if style.bgcolor else background
            assert _contrast(front, back) >= 3, (cursor, laid_over)


def _contrast(one: Rgb, other: Rgb) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Rgb) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
