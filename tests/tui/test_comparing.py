"""`taskreview FILE --since OLD`: what has changed is marked, and can be filtered by."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tui.support import SAMPLE, Desk, desk, register_of
from tui.two_people import look, replace

LATER = (
    ("已开通57条通学公交路线", "已开通62条通学公交线路，覆盖42所学校"),
    ("完成1家安宁疗护中心、1家", "完成2家安宁疗护中心、1家"),
)


@asynccontextmanager
async def compared(folder: Path, first: int = 60) -> AsyncIterator[Desk]:
    """The sample with two progress texts changed and a task added, against the sample."""
    text = SAMPLE.read_text("utf-8")
    for old, new in LATER:
        assert old in text
        text = text.replace(old, new)
    text += "  - id: 15\n    units: [区教委]\n    content: 开设课后服务。\n    progress: 已开设。\n"
    async with desk(register_of(folder, text), first=first, since=SAMPLE) as at:
        await at.until(lambda: at.session.since.comparison is not None, "comparing")
        yield at


def detail(at: Desk) -> str:
    """The text of the detail pane, blanks and line breaks aside."""
    return "".join(at.shown(at.detail).split())


async def _filter(at: Desk, words: str) -> None:
    await at.press("f")
    await at.write(words)
    await at.press("enter")


async def test_it_is_said_how_much_has_changed(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        assert f"3 tasks have changed or are new since {SAMPLE} · f filters" in at.notices


async def test_the_changes_of_a_task_stand_above_its_texts_marked(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        await at.press("j")
        assert "tasks.yaml:changed" in detail(at)
        assert "Progress:已开通[-57-]{+62+}条通学公交[-路线-]{+线路，覆盖42所学校+}。" in detail(at)
        assert "[-57-]{+62+}" in "".join(at.marked(at.detail))


async def test_what_is_new_unchanged_or_repeated_is_said(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        assert "progressunchangedtotheletter" in detail(at)
        await at.press("j", "j")
        assert "≈Theprogressis100%likewhatitwas" in detail(at)
        await at.press("G")
        assert at.current == 15
        assert "tasks.yaml:new" in detail(at)


async def test_filters(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        await at.press("f")
        for offered in ("changed", "new", "progress unchanged to the letter", "nearly repeated"):
            assert offered in at.text
        await at.press("escape")
        await _filter(at, "Since then: changed")
        assert at.ids == [2, 3]
        await _filter(at, "Since then: new")
        assert at.ids == [2, 3, 15]
        await _filter(at, "区教委")
        assert at.ids == [2, 15]


async def test_an_edit_is_compared_at_once(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        await at.press("e")
        await at.write("新")
        await at.press("escape")
        assert "unchangedtotheletter" not in detail(at)
        assert "{+新+}" in detail(at)
        await at.press("u")
        assert "progressunchangedtotheletter" in detail(at)


async def test_the_editor_stands_where_the_text_stood(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        await at.press("j", "e")
        assert at.editing
        assert at.editor.text.startswith("已开通62条")


async def test_tasks_that_come_in_later_are_compared_too(tmp_path: Path) -> None:
    async with compared(tmp_path, first=2) as at:
        assert at.session.complete
        await _filter(at, "Since then: new")
        assert at.ids == [15]


async def test_what_somebody_else_saves_is_compared_too(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        await _filter(at, "Since then: changed")
        first = at.session.since.comparison
        text = at.path.read_text("utf-8")
        begin, end = text.index("  - id: 3\n"), text.index("  - id: 4\n")
        replace(at.path, text[:begin] + text[end:].replace("区体育局", "区残联"))
        await look(at)
        await at.until(lambda: at.session.since.comparison not in (None, first), "comparing anew")
        assert at.ids == [2, 14]


async def test_a_comparison_of_tasks_that_are_gone_is_let_go(tmp_path: Path) -> None:
    async with compared(tmp_path) as at:
        since, tasks = at.session.since, at.session.tasks
        assert since.earlier is not None
        late = since.compare(since.earlier)
        text = at.path.read_text("utf-8")
        begin, end = text.index("  - id: 3\n"), text.index("  - id: 4\n")
        swapped = text[:begin] + text[end:] + text[begin:end]  # as many tasks, in other places
        replace(at.path, swapped)
        await look(at)
        await at.until(lambda: at.session.tasks is not tasks, "coming in")
        assert not since.take(late, tasks)
        await at.until(lambda: since.comparison is not None, "comparing anew")
        assert since.comparison is not late


async def test_without_since_nothing_is_compared(tmp_path: Path) -> None:
    async with desk(register_of(tmp_path, SAMPLE.read_bytes())) as at:
        await at.press("f")
        assert "Since then" not in at.text


async def test_an_earlier_version_that_is_no_register_is_said_and_the_register_stays(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("tasks:\n- {id: 1\n", "utf-8")
    async with desk(register_of(tmp_path, SAMPLE.read_text("utf-8")), since=broken) as at:
        await at.until(lambda: at.notices, "the sentence")
        assert f"{broken}:3:1: " in at.notices[-1]
        assert len(at.ids) == 14
        await at.press("f")
        assert "Since then" not in at.text
