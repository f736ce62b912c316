"""The light and the dark colours."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="taskreview-dark",
    primary="#7aa2f7",
    secondary="#9ece6a",
    accent="#7dcfff",
    warning="#e0af68",
    error="#f7768e",
    success="#9ece6a",
    foreground="#d5daf0",
    background="#16181f",
    surface="#1c1f29",
    panel="#262a37",
    dark=True,
)

LIGHT = Theme(
    name="taskreview-light",
    primary="#2456b3",
    secondary="#38761d",
    accent="#0b6e99",
    warning="#a15c00",
    error="#b3261e",
    success="#38761d",
    foreground="#1f2430",
    background="#fbfbfa",
    surface="#f3f3f1",
    panel="#e4e6ea",
    dark=False,
)
