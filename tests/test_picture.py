"""The picture in the README is what the program shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_picture_is_up_to_date(tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.svg"
    subprocess.run([sys.executable, ROOT / "tools" / "picture.py", drawn], check=True, timeout=60)
    shown = ROOT / "docs" / "taskreview.svg"
    assert drawn.read_text("utf-8") == shown.read_text("utf-8"), "run `make picture`"
