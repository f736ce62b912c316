"""Makes the table of characters whose glyphs look alike, which the search reads.

    python tools/look_alike_glyphs.py FONT...

Draws every character of GB 2312 in each font (Noto Serif CJK SC and Noto Sans CJK SC, SIL Open Font
License, made the table that is kept), blurs it as a tired eye does, and compares all with all.  One
line a character: itself, and those that it may be taken for, the most alike first.  It is run by
hand, where the fonts are, and needs Pillow beside numpy.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from data_table import FOLDER

TABLE = FOLDER / "look_alike_glyphs.txt"

_SIDE = 40
"""Pixels of a glyph, each way."""
_BLUR = 1.2
"""Pixels by which it is blurred."""

_COMMON = range(0xB0, 0xD8)
_RARE = range(0xD8, 0xF8)
"""The rows of GB 2312 with its 3,755 common and 3,008 rare characters."""

_ALIKE, _NEAREST = 0.66, 4
"""Two common characters are alike from this correlation on, if one is so near to the other ..."""
_RARE_ALIKE = 0.85
"""... and one of which any is rare from this on: rare ones are seldom meant."""


def characters() -> list[str]:
    """All of GB 2312, the common ones first."""
    codes = (bytes((row, cell)) for row in (*_COMMON, *_RARE) for cell in range(0xA1, 0xFF))
    return [text for code in codes if (text := code.decode("gb2312", "ignore"))]


def correlations(font: str, drawn: list[str]) -> NDArray[np.float32]:
    """How much each glyph is like each, 1 for the same; none is like itself."""
    face = ImageFont.truetype(font, _SIDE, index=2 if font.endswith(".ttc") else 0)
    glyphs = np.empty((len(drawn), _SIDE * _SIDE), np.float32)
    for at, character in enumerate(drawn):
        picture = Image.new("L", (_SIDE, _SIDE))
        pen = ImageDraw.Draw(picture)
        left, top, right, bottom = pen.textbbox((0, 0), character, font=face)
        place = ((_SIDE - left - right) / 2, (_SIDE - top - bottom) / 2)
        pen.text(place, character, fill=255, font=face)
        pixels = np.asarray(picture.filter(ImageFilter.GaussianBlur(_BLUR)), np.float32).ravel()
        glyphs[at] = pixels - pixels.mean()
    glyphs /= np.linalg.norm(glyphs, axis=1, keepdims=True)
    found: NDArray[np.float32] = glyphs @ glyphs.T
    np.fill_diagonal(found, 0)
    return found


def alike(found: NDArray[np.float32], common: int) -> NDArray[np.bool_]:
    """Which characters are taken for which, if so many of the first are common."""
    taken: NDArray[np.bool_] = found >= _RARE_ALIKE
    among = found[:common, :common]
    near = among >= np.sort(among, axis=1)[:, -_NEAREST:][:, :1]
    taken[:common, :common] |= (among >= _ALIKE) & (near | near.T)
    return taken


def main(fonts: list[str]) -> None:
    """Writes the table."""
    drawn = characters()
    common = sum(each.encode("gb2312")[0] in _COMMON for each in drawn)
    each_font = [correlations(font, drawn) for font in fonts]
    taken = np.any([alike(found, common) for found in each_font], axis=0)
    most = np.max(each_font, axis=0)
    lines = []
    for at, character in enumerate(drawn):
        others = sorted(np.flatnonzero(taken[at]), key=lambda other: -most[at, other])
        if others:
            lines.append(character + "".join(drawn[other] for other in others))
    TABLE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
