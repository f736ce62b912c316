"""`report --by-unit`: the letters of return."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cli.program import SAMPLE, one_line, run
from cli.reported import REGISTER


def test_letters(register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "letters"
    words = ("--as-of", "2024-12-05", "--by-unit", folder, "--reply-by", "2024-12-10")
    done = run("report", register, *words)
    assert done.code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "区体育局.md",
        "区城市管理委.md",
        "区教委.md",
    ]
    assert done.out.splitlines() == [
        f"{folder}/区城市管理委.md: 区城市管理委, 1 returned task",
        f"{folder}/区教委.md: 区教委, 2 returned tasks",
        f"{folder}/区体育局.md: ../区体育局, 1 returned task",
    ]
    assert done.err.splitlines() == [
        "2 units have no returned task and get no letter",
        "1 returned task names no unit and is in no letter",
        (
            "1 task was returned and has changed since; it is in no letter until it is judged "
            "again: Task 4 · 区生态环境局"
        ),
    ]
    letter = (folder / "区教委.md").read_text("utf-8")
    for part in (
        "# Tasks returned to 区教委\n",
        "- Register: 区重点任务\n",
        "- Date: 2024-12-05\n- Reply by: 2024-12-10\n",
        "## 1. Task 1 · 市民生实事第1项\n",
        "- Jointly with: 区城市管理委\n",
        "> 1.新建停车位300个。\n",
        "> 未说明\\|错时\\<b\\>共享\\*停车位\\*\n",
        "1. “新增有偿错时共享停车位1万个”: what has been done about it?\n",
        "- Jointly with: ../区体育局\n",
    ):
        assert part in letter
    html = MarkdownIt("commonmark").render(letter)
    assert html.count("<h2>") == 2
    assert "<b>" not in html


def test_a_letter_quotes_what_it_asks_about(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    assert run("judge", file, "1", "--return", "缺").code == 0
    assert run("report", file, "--by-unit", tmp_path / "out").code == 0
    letter = (tmp_path / "out" / "区教委.md").read_text("utf-8")
    assert "“免费为普惠托育机构提供安全运营保险”: this is the content word for word" in letter


@pytest.mark.parametrize("link", ["hardlink_to", "symlink_to"])
def test_the_register_is_not_overwritten_by_a_letter(tmp_path: Path, link: str) -> None:
    file, folder = tmp_path / "t.yaml", tmp_path / "out"
    file.write_text("- {id: 1, units: 区教委, content: 甲, progress: 乙}\n")
    assert run("judge", file, "1", "--return", "缺").code == 0
    was = file.read_bytes()
    folder.mkdir()
    getattr(folder / "区教委.md", link)(file)
    done = run("report", file, "--by-unit", folder, "--force")
    assert (done.code, file.read_bytes()) == (2, was)
    assert "is the register itself" in done.err


def test_units_that_differ_in_blanks_and_width_get_one_letter(tmp_path: Path) -> None:
    file, folder = tmp_path / "t.yaml", tmp_path / "letters"
    returned = "content: c, review: {verdict: returned, reason: r}}\n"
    file.write_text(
        f"- {{id: 1, units: [区 ABC 局], {returned}- {{id: 2, units: [区ＡＢＣ局, 乙], {returned}"
        f"- {{id: 3, units: ['区ABC局 ', 丙], content: c}}\n",
        "utf-8",
    )
    done = run("report", file, "--by-unit", folder)
    assert sorted(path.name for path in folder.iterdir()) == ["乙.md", "区_ABC_局.md"]
    assert one_line(done.err) == "1 unit has no returned task and gets no letter"
    letter = (folder / "区_ABC_局.md").read_text("utf-8")
    assert "- Jointly with: 乙\n" in letter
    assert "## 2." in letter


def test_a_unit_gets_one_letter_whatever_it_does_in_its_tasks(tmp_path: Path) -> None:
    file, folder = tmp_path / "t.yaml", tmp_path / "letters"
    returned = "content: c, review: {verdict: returned, reason: r}}\n"
    file.write_text(
        f"- {{id: 1, units: '牵头单位：区教委；配合单位：区财政局', {returned}"
        f"- {{id: 2, units: 区财政局（牵头）、区教委, {returned}",
        "utf-8",
    )
    run("report", file, "--by-unit", folder)
    assert sorted(path.name for path in folder.iterdir()) == ["区教委.md", "区财政局.md"]
    letter = (folder / "区财政局.md").read_text("utf-8")
    assert "## 2." in letter
    assert letter.count("- Jointly with: 区教委\n") == 2


def test_letters_are_not_overwritten_unless_that_is_asked_for(
    register: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    there = folder / "区教委.md"
    there.write_text("已经改过的信", "utf-8")
    done = run("report", register, "--by-unit", folder)
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err) == (
        f"{there} is there already; nothing was written; --force overwrites it"
    )
    assert [*folder.iterdir()] == [there]
    assert there.read_text("utf-8") == "已经改过的信"
    assert run("report", register, "--by-unit", folder, "--force").code == 0
    assert there.read_text("utf-8").startswith("# Tasks returned")
    assert len([*folder.iterdir()]) == 3


def test_a_folder_that_cannot_be_made(register: Path) -> None:
    done = run("report", register, "--by-unit", register)
    assert done.code == 4
    assert one_line(done.err) == (
        f"the folder {register} cannot be made: there is a file of that name"
    )
    assert register.read_text("utf-8") == REGISTER
