"""A file that cannot be saved under its own name is offered another one."""

from __future__ import annotations

from pathlib import Path

from taskreview.tui.screens.watching import FileTrouble
from tui.support import desk, sample
from tui.two_people import REGISTER, look, open_desk, replace, type_over


async def test_a_vanished_file_is_written_again_only_when_asked_for(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "我")
        await at.press("escape")
        at.path.unlink()
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert not at.path.exists()
        assert at.typed == str(at.path)
        await at.press("enter")
        await at.until(lambda: not at.session.unsaved, "saving")
        assert at.dialog == ""
    assert at.path.read_text() == REGISTER.replace("已开工建设，预计年底前完成。", "我")


async def test_a_read_only_file_is_saved_under_another_name_and_goes_on_there(
    tmp_path: Path,
) -> None:
    path = sample(tmp_path)
    path.chmod(0o444)
    was = path.read_bytes()
    async with desk(path) as at:
        await at.press("e", *"新", "escape", "ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert "read-only" in at.text
        assert at.typed == str(tmp_path / "tasks-2.yaml")
        await at.press("enter")
        await at.until(lambda: not at.session.unsaved, "saving")
        other = tmp_path / "tasks-2.yaml"
        assert "tasks-2.yaml" in at.title
        assert "read-only" not in at.title
        assert "。新" in other.read_text()
        await at.press("e", *"又", "escape")
        await at.save()
        assert "。新又" in other.read_text()
        replace(other, other.read_text().replace("。新又", "。同事"))
        await look(at)
        assert "。同事" in (at.session.tasks[0].progress or "")
    assert path.read_bytes() == was


async def test_late_trouble_with_the_old_file_is_none_of_the_new_one(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        before = at.register._watch
        await type_over(at, "我")
        await at.press("escape")
        at.path.unlink()
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        await at.press("enter")
        await at.until(lambda: not at.session.unsaved, "saving")
        at.register.post_message(FileTrouble(before, "it is not there any more"))
        await at.settle()
        assert "trouble" not in at.title


async def test_a_file_that_is_broken_is_not_saved_over(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as at:
        await type_over(at, "我")
        await at.press("escape")
        at.path.write_text("tasks: [\n")
        await at.press("ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        assert "tasks.yaml:2:1" in at.text
        assert "nothing was written" in at.text
        await at.press("enter")
        await at.until(lambda: not at.session.unsaved, "saving")
        assert at.path.name == "tasks.yaml"
    assert (tmp_path / "tasks.yaml").read_text() == "tasks: [\n"
    assert "progress: 我" in (tmp_path / "tasks-2.yaml").read_text()


async def test_another_name_never_overwrites_a_file(tmp_path: Path) -> None:
    path = sample(tmp_path)
    path.chmod(0o444)
    (tmp_path / "there.yaml").write_text("mine")
    async with desk(path) as at:
        await at.press("e", *"新", "escape", "ctrl+s")
        await at.until(lambda: at.dialog == "OtherNameScreen", "the question")
        await at.press("ctrl+u", "ctrl+k", *"there.yaml", "enter")
        await at.until(lambda: "there is such a file" in at.text, "the refusal")
        assert at.dialog == "OtherNameScreen"
        await at.press("escape")
        assert at.session.unsaved == 1
    assert (tmp_path / "there.yaml").read_text() == "mine"
