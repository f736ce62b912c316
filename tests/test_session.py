"""The session keeps the books: what is edited, undone, unsaved, and what a save takes off."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from taskreview.cli.choosing import index_of
from taskreview.errors import EditError, Position, RegisterError, UsageError
from taskreview.model import Field
from taskreview.search.facets import DueFacet, StatusFacet, UnitFacet
from taskreview.session import Session
from taskreview.session.merging import Saved
from taskreview.state import Due

REGISTER = """\
title: 台账
tasks:
  - id: 1
    content: 甲
    units: [区教委, 区水务局]
    deadline: 2024-12-31
    status: 已完成
    progress: |-
      第一行
      第二行
  - {id: 2, content: 乙, units: [区教委], progress: '旧'}
  - id: 3
    content: 丙
  - id: 4
    content: 丁
    progress:
    status: ""
"""
FIELDS = [Field.PROGRESS, Field.STATUS, Field.CONTENT]
TEXTS = st.sampled_from(
    ["", "新", "旧", "已完成", "a: b # c", "多\n行\n", "- x", "  空格 ", "[red]\x1b"]
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "tasks.yaml"
    file.write_text(REGISTER, encoding="utf-8")
    return file


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    opened = Session(path)
    opened.read_all()
    yield opened
    opened.close()


class Books(RuleBasedStateMachine):
    """The session beside a model of the simplest kind: two tables and a list of steps.

    To the model a missing value and an empty one are the same, as they are to a person.
    """

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "tasks.yaml"
        self.path.write_text(REGISTER, encoding="utf-8")
        self.session = Session(self.path)
        self.session.read_all()
        self.now = self._table()
        self.saved = dict(self.now)
        self.done: list[tuple[tuple[int, Field], str, str]] = []
        self.undone: list[tuple[tuple[int, Field], str, str]] = []
        self.under_way: tuple[Saved, dict[tuple[int, Field], str]] | None = None

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()

    def _table(self) -> dict[tuple[int, Field], str]:
        return {
            (index, field): getattr(task, field) or ""
            for index, task in enumerate(self.session.tasks)
            for field in FIELDS
        }

    @rule(index=st.integers(0, 3), field=st.sampled_from(FIELDS), text=TEXTS)
    def edit(self, index: int, field: Field, text: str) -> None:
        before = self.now[index, field]
        change = self.session.edit(index, field, text)
        assert (change is None) == (text == before)
        if change is not None:
            assert (change.at, change.field, change.before or "", change.after) == (
                index, field, before, text,
            )  # fmt: skip
            self.done.append(((index, field), before, text))
            self.undone.clear()
            self.now[index, field] = text

    @rule()
    def undo(self) -> None:
        changes = self.session.undo()
        assert bool(changes) == bool(self.done)
        if changes:
            step = self.done.pop()
            self.undone.append(step)
            place, before, _after = step
            self.now[place] = before
            assert [(change.at, change.field) for change in changes] == [place]

    @rule()
    def redo(self) -> None:
        changes = self.session.redo()
        assert bool(changes) == bool(self.undone)
        if changes:
            step = self.undone.pop()
            self.done.append(step)
            place, _before, after = step
            self.now[place] = after

    @precondition(lambda self: self.under_way is None)
    @rule()
    def save(self) -> None:
        saved = self.session.save()
        wrote = {i for i, _edit in saved.outcome.plan.edits} if saved and saved.outcome else set()
        assert wrote == self._unsaved()
        self.saved = dict(self.now)

    @precondition(lambda self: self.under_way is None and self._unsaved())
    @rule()
    def begin_to_save(self) -> None:
        self.under_way = (self.session.plan_save().carry_out(), dict(self.now))

    @precondition(lambda self: self.under_way is not None)
    @rule()
    def end_saving(self) -> None:
        assert self.under_way is not None
        saved, written = self.under_way
        assert self.session.accept(saved) is None
        self.saved = written
        self.under_way = None

    @precondition(lambda self: self.under_way is None)
    @rule()
    def open_again(self) -> None:
        """What another program reads is what was saved."""
        other = Session(self.path)
        other.read_all()
        for index, task in enumerate(other.tasks):
            for field in FIELDS:
                assert (getattr(task, field) or "") == self.saved[index, field]

    def _unsaved(self) -> set[int]:
        return {
            index for (index, field), text in self.now.items() if text != self.saved[index, field]
        }

    @invariant()
    def the_texts_are_right(self) -> None:
        if hasattr(self, "now"):
            assert self._table() == self.now

    @invariant()
    def what_is_unsaved_is_right(self) -> None:
        if not hasattr(self, "now"):
            return
        unsaved = self._unsaved()
        assert {i for i in range(4) if self.session.is_unsaved(i)} == unsaved
        assert self.session.unsaved == len(unsaved)
        for index in range(4):
            fields = {f for f in FIELDS if self.now[index, f] != self.saved[index, f]}
            assert self.session.unsaved_fields(index) == fields

    @invariant()
    def the_search_sees_the_texts_as_they_are(self) -> None:
        if hasattr(self, "now"):
            found = {*self.session.find("新").rows}
            assert {i for (i, _field), text in self.now.items() if "新" in text} <= found


TestBooks = Books.TestCase
TestBooks.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_only_texts_can_be_edited(session: Session) -> None:
    with pytest.raises(EditError, match="units cannot be edited"):
        session.edit(0, Field.UNITS, "区教委")
    assert session.unsaved == 0


def test_a_text_edited_back_is_no_edit(session: Session) -> None:
    session.edit(0, Field.PROGRESS, "新")
    session.edit(0, Field.PROGRESS, "第一行\n第二行")
    assert session.unsaved == 0
    assert session.save() is None


def test_a_missing_text_emptied_again_is_no_edit(session: Session, path: Path) -> None:
    was = path.read_bytes()
    session.edit(2, Field.PROGRESS, "新")
    session.edit(2, Field.PROGRESS, "")
    assert session.unsaved == 0
    assert session.save() is None
    assert path.read_bytes() == was


def test_edits_of_one_task_are_one_unsaved_task(session: Session) -> None:
    session.edit(1, Field.PROGRESS, "新")
    session.edit(1, Field.STATUS, "已完成")
    assert session.unsaved == 1
    assert session.unsaved_fields(1) == {Field.PROGRESS, Field.STATUS}
    assert session.save() is not None
    assert session.unsaved_fields(1) == frozenset()


def test_a_save_changes_the_edited_values_and_no_other_byte(session: Session, path: Path) -> None:
    session.edit(1, Field.PROGRESS, "新的")
    session.edit(0, Field.STATUS, "未启动")
    session.save()
    assert path.read_text() == REGISTER.replace("'旧'", "'新的'").replace("已完成", "未启动")


def test_the_next_save_knows_where_everything_has_moved_to(session: Session, path: Path) -> None:
    session.edit(0, Field.PROGRESS, "长" * 100 + "\n" * 5 + "长")
    session.save()
    session.edit(1, Field.PROGRESS, "二")
    session.edit(3, Field.PROGRESS, "四")
    session.save()
    session.edit(2, Field.STATUS, "三")
    session.save()
    tasks = yaml.safe_load(path.read_text())["tasks"]
    assert tasks[0]["progress"] == "长" * 100 + "\n" * 5 + "长"
    assert tasks[1]["progress"] == "二"
    assert tasks[2]["status"] == "三"
    assert tasks[3]["progress"] == "四"


def test_saving_needs_the_whole_file(path: Path) -> None:
    session = Session(path)
    session.read_first(2)
    session.edit(0, Field.PROGRESS, "新")
    with pytest.raises(EditError, match="still being read"):
        session.plan_save()
    session.read_all()
    assert session.save() is not None


def test_reading_the_first_tasks_only(path: Path) -> None:
    session = Session(path)
    session.read_first(3)
    assert [task.id for task in session.tasks] == [1, 2, 3]
    assert not session.complete
    assert session.head.title == "台账"
    session.read_all()
    assert [task.id for task in session.tasks] == [1, 2, 3, 4]
    assert session.complete


def test_more_than_there_are(path: Path) -> None:
    session = Session(path)
    session.read_first(60)
    assert len(session.tasks) == 4
    assert session.complete


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_what_stands_above_damage_is_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text("".join(f"- {{id: {n}}}\n" for n in range(7)) + "- [x\n- : :\n")
    session = Session(path)
    with pytest.raises(RegisterError, match=r"tasks\.yaml:\d+:\d+: "):  # noqa: PT012 - as callers do
        for batch in session.batches(size):
            session.add(batch)
    assert [task.id for task in session.tasks] == [*range(7)]
    assert not session.complete
    session.close()
    session.close()


def test_a_task_by_its_id(session: Session) -> None:
    assert index_of(session, "3") == 2
    with pytest.raises(UsageError, match="no task with the id 9"):
        index_of(session, "9")


def test_an_id_that_stands_twice_names_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text("- id: 1\n- id: 2\n- id: 1\n")
    session = Session(path)
    session.read_all()
    with pytest.raises(UsageError, match=r"stands 2 times .* lines 1, 3; name the task by --row"):
        index_of(session, "1")


def test_places(session: Session) -> None:
    assert session.place_of(0) == Position(3, 5)
    assert session.place_of(1) == Position(11, 5)
    assert session.place_of(1, Field.PROGRESS).line == 11
    assert session.place_of(0, Field.STATUS).line == 7


def test_finding_and_narrowing(session: Session) -> None:
    assert [*session.find("教委").rows] == [0, 1]
    assert [*session.find("教委", [StatusFacet("已完成")]).rows] == [0]
    assert [*session.find("", [UnitFacet("区水务局")]).rows] == [0]
    assert [*session.find("", [StatusFacet(None)]).rows] == [1, 2, 3]
    day = date(2024, 12, 30)
    assert [*session.find("", [DueFacet(Due.SOON)], day).rows] == [0]
    assert [*session.find("", [DueFacet(Due.PAST)], day).rows] == []
    assert [*session.find("", [DueFacet(Due.UNDATED)], day).rows] == [1, 2, 3]


def test_the_statuses_in_use(session: Session) -> None:
    assert session.statuses() == {"已完成": 1}
    session.edit(1, Field.STATUS, "未启动")
    assert session.statuses() == {"已完成": 1, "未启动": 1}
