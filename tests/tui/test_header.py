"""What the top line says of the file itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.support import SAMPLE, desk, register_of, sample


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


async def test_what_is_odd_about_a_register_is_told_with_its_line(tmp_path: Path) -> None:
    text = "- {id: 1, id: 2}\n- {id: 3}\n- {id: 3}\n---\n- {id: 4}\n"
    async with desk(register_of(tmp_path, text)) as at:
        await at.until(lambda: at.notices, "the sentence")
        [notice] = at.notices
        assert notice.startswith(f"{at.path}:1:11: the key id stands twice")
        assert "2 more: taskreview check" in notice


async def test_it_says_as_long_as_what_is_typed_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    state.write_text("not a folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    async with desk(sample(tmp_path), drafts=True) as at:
        await at.press("e", "甲")
        await at.until(lambda: "✗ drafts not kept" in at.title, "the sign")
        assert any("not safe from a crash" in notice for notice in at.notices)
        await at.press("escape", "u", "U")
        assert "✗ drafts not kept" in at.title
        state.unlink()
        await at.press("e", "乙")
        await at.until(lambda: "drafts not kept" not in at.title, "the end of it")
