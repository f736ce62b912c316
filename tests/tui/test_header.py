"""What the top line says of the file itself."""

from __future__ import annotations

from pathlib import Path

from tui.support import SAMPLE, desk


async def test_another_encoding_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_bytes(SAMPLE.read_text("utf-8").encode("gb18030"))
    was = path.read_bytes()
    async with desk(path) as at:
        assert "GB18030" in at.title
        await at.press("e", *"好了", "ctrl+s")
        await at.until(lambda: path.read_bytes() != was)
    before, after = was.decode("gb18030"), path.read_bytes().decode("gb18030")
    first, _, rest = before.partition("  - id: 2")
    assert after == f"{first.rstrip()}好了{first[len(first.rstrip()) :]}  - id: 2{rest}"


async def test_a_read_only_file_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    path.chmod(0o444)
    async with desk(path) as at:
        assert "read-only" in at.title
        assert any("cannot be saved" in notice for notice in at.notices)
