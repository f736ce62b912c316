"""What is undone, even after saves, stands in the file again as it was written before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
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


REGISTERS = [
    "- {id: 1, status: , progress: }\n",
    "- id: 1\n  progress: |2\n      lead\n    x\n",
    "- id: 1\n  progress: 'a\n\n    b'\n  status: ~\n",
    '[{"id": 1, "progress": "\\u4e00", "status": "x"}]\n',
    "- id: 1\n  progress:\n  status: no\n- id: 2\n",
]
STEPS = st.lists(
    st.sampled_from(["新", "a\nb", "多\n行\n", Verdict.PASSED, Verdict.RETURNED]),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("saves_each", [True, False])
@examples(40)
@given(STEPS)
def test_text_and_verdict_of_a_task_are_taken_back_to_the_letter(
    register: str, saves_each: bool, steps: list[str | Verdict]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "tasks.yaml")
        path.write_text(register)
        session = Session(path)
        session.read_all()
        for step in steps:
            if isinstance(step, Verdict):
                session.review.judge([0], step, "缺数据", date(2025, 1, 10))
            else:
                session.edit(0, Field.PROGRESS, step)
            if saves_each:
                session.save()
        session.save()
        while session.undo():
            if saves_each:
                session.save()
        session.save()
        assert path.read_text() == register


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
