"""The styles that our own widgets draw with, made from the theme in force.

Component classes would say the same in CSS, but each of them is a node to be styled before the
first paint, and the first paint is a promise.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color
from textual.theme import Theme


class Palette(NamedTuple):
    """Rich styles by what they are for; the partial ones are laid over a line's own style."""

    title: Style
    alert: Style
    accent: Style
    chip: Style
    dim: Style
    match: Style
    unsaved: Style
    cursor: Style
    cursor_elsewhere: Style
    heading: Style
    evidence: Style
    words: Style
    figures: Style
    hint: Style


def palette(theme: Theme) -> Palette:
    """The styles of a theme."""
    names = (theme.foreground, theme.background, theme.primary, theme.accent, theme.warning)
    return _palette(*names, theme.panel)


@lru_cache(maxsize=8)
def _palette(*names: str | None) -> Palette:
    foreground, background, primary, accent, warning, panel = map(_color, names)

    def on(back: Color, front: Color | None = None, bold: bool = False) -> Style:
        return Style(
            color=front.rich_color if front else None, bgcolor=back.rich_color, bold=bold or None
        )

    return Palette(
        title=Style(bold=True),
        alert=on(warning, background, bold=True),
        accent=Style(color=accent.rich_color, bold=True),
        chip=on(accent, background),
        dim=Style(color=foreground.blend(background, 0.35).rich_color),
        match=on(warning, background, bold=True),
        unsaved=Style(color=warning.rich_color, bold=True),
        cursor=on(background.blend(primary, 0.3), bold=True),
        cursor_elsewhere=on(panel, bold=True),
        heading=Style(color=accent.rich_color, bold=True),
        evidence=on(background.blend(primary, 0.3)),
        words=Style(underline=True, bold=True),
        figures=Style(color=accent.rich_color),
        hint=Style(color=warning.rich_color),
    )


def _color(text: str | None) -> Color:
    return Color.parse(text or "#808080")
