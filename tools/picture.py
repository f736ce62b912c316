"""Draws the picture in the README from the running program: `python tools/picture.py [FILE]`."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "taskreview.svg"
COLUMNS, ROWS = 110, 28
KEYS = ["slash", *"城管", "enter"]

# Textual draws a cell 0.61 of the font's size wide; in the fonts that set Chinese and Latin on one
# grid it is half, so they are set larger by as much, and the columns stand straight.
_SIZE = 20
_FONTS = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'Source Han Mono SC', monospace"


async def draw(path: Path) -> str:
    """The program's screen as SVG, in Chinese, with the sample open and a search made."""
    os.environ.update(LANGUAGE="zh_CN", LC_ALL="zh_CN.UTF-8")
    os.environ.pop("NO_COLOR", None)
    from taskreview.session import Session
    from taskreview.tui.app import Appearance, TaskreviewApp

    session = Session(path)
    session.read_all()
    app = TaskreviewApp(session, Appearance.DARK)
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press(*KEYS)
        await pilot.pause()
        svg = app.export_screenshot(title="taskreview")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", _FONTS)
    # Blanks that do not break are as wide as a font likes; plain ones keep to the grid.
    svg = svg.replace("&#160;", " ").replace("<svg ", '<svg xml:space="preserve" ', 1)
    return svg.replace(f"font-size: {_SIZE}px", f"font-size: {_SIZE * 1.22:g}px", 1)


def main() -> None:
    """Writes the picture."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(shutil.copy(ROOT / "data" / "tasks.yaml", folder))
        target.write_text(asyncio.run(draw(sample)), encoding="utf-8")


if __name__ == "__main__":
    main()
