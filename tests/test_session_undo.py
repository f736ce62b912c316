"""What is undone, even after saves, stands in the file again as it was written before."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskreview.model import Field, Verdict
from taskreview.session import Session


@pytest.mark.parametrize("size", [1, 3_000])  # in a large file only what is nearby is decoded
def test_undo_and_redo_give_the_file_back_to_the_letter_across_saves(
    tmp_path: Path, size: int
) -> None:
    path = tmp_path / "tasks.yaml"
    tail = "".join(f"- id: {n}\n  content: {'建设' * 30}\n" for n in range(size))
    path.write_text(
        f"- id: a\n  status: 123\n  progress: >-\n    一\n    二\n- id: b\n  progress: ~\n{tail}"
    )
    session = Session(path)
    session.read_all()
    versions = [path.read_bytes()]
    for index, field, text in (
        (0, Field.PROGRESS, "甲"),
        (1, Field.PROGRESS, "乙\n丙"),
        (0, Field.STATUS, "办结"),
        (2, Field.PROGRESS, "丁"),
        (0, Field.PROGRESS, "甲\n甲"),
    ):
        session.edit(index, field, text)
        session.save()
        versions.append(path.read_bytes())
    for version in versions[-2::-1]:
        session.undo()
        session.save()
        assert path.read_bytes() == version
    for version in versions[1:]:
        session.redo()
        session.save()
        assert path.read_bytes() == version
    while session.undo():
        pass
    session.save()
    assert path.read_bytes() == versions[0]
    while session.redo():
        pass
    session.save()
    assert path.read_bytes() == versions[-1]
    for version in versions[-2::-1]:
        session.undo()
        session.save()
        assert path.read_bytes() == version


def test_undo_gives_the_letters_back_also_where_a_colleague_has_moved_the_tasks(
    tmp_path: Path,
) -> None:
    path = tmp_path / "tasks.yaml"
    first, second = "- id: 1\n  progress: >-\n    一\n    二\n", "- id: 2\n  progress: 三\n"
    path.write_text(first + second)
    session = Session(path)
    session.read_all()
    session.edit(0, Field.PROGRESS, "新")
    session.save()
    edited = path.read_text().removesuffix(second)
    path.write_text(second.replace("三", "四") + edited)
    session.undo()
    session.save()
    assert path.read_text() == second.replace("三", "四") + first


def test_undo_over_several_saves_contradicts_nobody_who_has_gone_back_as_far(
    tmp_path: Path,
) -> None:
    path = tmp_path / "tasks.yaml"
    first, second = "- id: 1\n  progress: '一'\n", "- id: 2\n"
    path.write_text(first + second)
    session = Session(path)
    session.read_all()
    for text in ("二", "三"):
        session.edit(0, Field.PROGRESS, text)
        session.save()
    session.undo()
    session.undo()
    path.write_text(second + first)
    session.save()
    assert path.read_text() == second + first


@pytest.mark.parametrize(
    "review",
    [
        "{verdict: pass, note: 会商}",
        "\n    结论: 不通过 # 口头\n    原因: >-\n      缺\n      附件\n    会商: 是",
    ],
)
def test_a_verdict_written_by_hand_comes_back_as_it_was(tmp_path: Path, review: str) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(f"- id: 1\n  progress: 一\n  review: {review}\n")
    was = path.read_bytes()
    session = Session(path)
    session.read_all()
    session.review.judge([0], Verdict.RETURNED, "缺数据")
    session.save()
    assert "缺数据" in path.read_text()
    session.undo()
    session.save()
    assert path.read_bytes() == was
