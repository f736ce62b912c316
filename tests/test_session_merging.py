"""Two people on one file: what the other saves comes in, and no edit of anybody is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from taskreview.errors import ChangedOnDiskError, RegisterError, SaveError
from taskreview.model import Field, Task, text_of
from taskreview.session import Dispute, Session, Take
from taskreview.session.merging import clash

REGISTER = """\
# 台账
tasks:
  - id: 1
    content: 建设四家养老驿站并投入使用
    status: 正在推进   # 月报
    progress: 已开工
  - id: 2
    content: 改造老旧管线一千一百公里
    status: 正在推进
    progress: |-
      一季度：完成三成。

  # 市级督办
  - id: 3
    content: 开通通学公交路线五十七条
    status: 已完成
"""
SECOND = REGISTER[REGISTER.index("  - id: 2") : REGISTER.index("\n  # 市级督办")]
P, S = Field.PROGRESS, Field.STATUS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "tasks.yaml"
    file.write_text(REGISTER, encoding="utf-8")
    return file


@pytest.fixture
def session(path: Path) -> Session:
    return opened(path)


def opened(path: Path) -> Session:
    session = Session(path)
    session.read_all()
    return session


def look(session: Session) -> None:
    """What the screen does when the file has changed."""
    content = session.path.read_bytes()
    if content != session.seen:
        assert session.take_in(session.comparison()(content))


def tell(path: Path, *changes: tuple[str, str]) -> str:
    """Somebody else changes the file with an editor; returns what is in it then."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def test_a_save_into_a_changed_file_keeps_what_the_other_wrote(
    session: Session, path: Path
) -> None:
    session.edit(0, P, "已完工")
    theirs = tell(path, ("正在推进   # 月报", '"滞后"   # 季报'), ("# 台账", "# 新台账"))
    saved = session.save()
    assert path.read_text() == theirs.replace("已开工", "已完工")
    assert saved is not None
    assert saved.arrival is not None
    assert (session.tasks[0].status, session.tasks[0].progress) == ("滞后", "已完工")
    assert session.unsaved == 0
    assert session.foreign.changed == {0}


def test_tasks_may_move_and_edits_undo_and_search_go_with_them(
    session: Session, path: Path
) -> None:
    session.edit(0, P, "一")
    session.edit(2, P, "三")
    session.undo()
    assert [*session.find("通学").rows] == [2]
    text = path.read_text()
    path.write_text(
        text.replace(SECOND, "").replace("tasks:\n", "tasks:\n  - id: 9\n    content: 全新\n")
    )
    look(session)
    assert [task.id for task in session.tasks] == [9, 1, 3]
    assert [session.is_unsaved(index) for index in range(3)] == [False, True, False]
    assert [*session.find("通学").rows] == [2]
    assert session.foreign.changed == {0}
    assert [change.at for change in session.redo()] == [2]
    assert session.tasks[2].progress == "三"
    session.save()
    assert [task.progress for task in opened(path).tasks] == [None, "一", "三"]


def test_undo_goes_back_over_saves_but_never_over_what_came_in(
    session: Session, path: Path
) -> None:
    session.edit(1, P, "先")
    session.edit(0, S, "未")
    session.edit(1, P, "我")
    session.save()
    tell(path, ("我", "同事"))
    look(session)
    session.edit(1, P, "再")
    assert [(change.at, change.field) for change in session.undo()] == [(1, P)]
    assert session.tasks[1].progress == "同事"
    assert session.unsaved == 0
    assert [(change.at, change.field) for change in session.undo()] == [(0, S)]
    assert session.undo() == ()
    assert session.tasks[1].progress == "同事"


def test_undoing_a_pending_edit_leads_to_what_is_in_the_file(session: Session, path: Path) -> None:
    session.edit(0, P, "我")
    tell(path, ("已开工", "同事"))
    look(session)
    assert session.tasks[0].progress == "我"
    session.undo()
    assert session.tasks[0].progress == "同事"
    assert session.unsaved == 0
    assert not session.disputes()
    session.redo()
    assert len(session.disputes()) == 1


def test_the_same_edit_on_both_sides_is_agreed(session: Session, path: Path) -> None:
    session.edit(0, P, "完工")
    theirs = tell(path, ("已开工", "'完工'"))
    assert session.save() is not None
    assert path.read_text() == theirs
    assert session.unsaved == 0


def test_the_same_text_changed_by_both_is_not_written_before_somebody_decides(
    session: Session, path: Path
) -> None:
    session.edit(0, P, "我")
    session.edit(2, S, "未")
    theirs = tell(path, ("已开工", "同事"))
    with pytest.raises(ChangedOnDiskError, match="the same text of the same task"):
        session.save()
    assert path.read_text() == theirs
    assert session.disputes() == [Dispute(0, P, "我", "同事", "已开工")]
    assert session.is_disputed(0)
    assert not session.is_disputed(2)
    assert session.unsaved == 2
    with pytest.raises(ChangedOnDiskError):
        session.save()
    assert path.read_text() == theirs


@pytest.mark.parametrize(("take", "text"), [(Take.MINE, "我"), (Take.THEIRS, "同事")])
def test_a_decision_is_done(session: Session, path: Path, take: Take, text: str) -> None:
    session.edit(0, P, "我")
    session.edit(2, S, "未")
    theirs = tell(path, ("已开工", "同事"))
    look(session)
    [dispute] = session.disputes()
    session.settle(dispute, take)
    assert not session.disputes()
    session.save()
    assert path.read_text() == theirs.replace("同事", text).replace("已完成", "未")


def test_who_takes_the_other_text_and_undoes_that_is_asked_again(
    session: Session, path: Path
) -> None:
    session.edit(0, P, "我")
    tell(path, ("已开工", "同事"))
    look(session)
    [dispute] = session.disputes()
    session.settle(dispute, Take.THEIRS)
    session.undo()
    assert session.disputes() == [dispute]


def test_who_goes_on_from_the_other_text_is_not_asked_until_that_is_undone(
    session: Session, path: Path
) -> None:
    session.edit(0, P, "我")
    tell(path, ("已开工", "同事"))
    look(session)
    [dispute] = session.disputes()
    session.settle(dispute, Take.THEIRS)
    session.edit(0, P, "同事，我补充")
    assert not session.disputes()
    session.undo()
    session.undo()
    assert session.disputes() == [dispute]


@pytest.mark.parametrize("is_saved", [False, True])
def test_what_is_made_again_over_the_other_text_is_asked_about(
    session: Session, path: Path, is_saved: bool
) -> None:
    session.edit(0, P, "我")
    if is_saved:
        session.save()
    session.undo()
    if is_saved:
        session.save()
    tell(path, ("已开工", "同事"))
    look(session)
    assert not session.disputes()
    session.redo()
    assert session.disputes() == [Dispute(0, P, "我", "同事", "已开工")]
    session.undo()
    assert not session.disputes()


def test_a_decision_lapses_when_the_text_changes_again(session: Session, path: Path) -> None:
    session.edit(0, P, "我")
    tell(path, ("已开工", "同事"))
    look(session)
    session.settle(session.disputes()[0], Take.MINE)
    theirs = tell(path, ("同事", "同事又"))
    with pytest.raises(ChangedOnDiskError):
        session.save()
    assert session.disputes() == [Dispute(0, P, "我", "同事又", "同事")]
    assert path.read_text() == theirs


def test_a_deleted_task_with_edits_stays_and_is_asked_about(session: Session, path: Path) -> None:
    session.edit(1, P, "我")
    session.edit(1, S, "完")
    theirs = tell(path, (SECOND, ""))
    look(session)
    assert [task.id for task in session.tasks] == [1, 2, 3]
    assert session.disputes() == [Dispute(1, P, "我", None, "一季度：完成三成。")]
    assert path.read_text() == theirs


def test_a_deleted_task_is_put_back_with_its_edits(session: Session, path: Path) -> None:
    session.edit(1, P, "我")
    session.edit(2, S, "未")
    tell(path, (SECOND, ""), ("已开工", "同事"))
    look(session)
    session.settle(session.disputes()[0], Take.MINE)
    session.save()
    theirs = REGISTER.replace("已完成", "未").replace("已开工", "同事")
    assert path.read_text() == theirs.replace("一季度：完成三成。", "我")
    assert session.unsaved == 0
    session.undo()
    session.undo()
    session.save()
    assert path.read_text() == REGISTER.replace("已开工", "同事")


def test_a_deleted_task_is_let_go_with_its_edits(session: Session, path: Path) -> None:
    session.edit(1, P, "我")
    session.edit(2, S, "未")
    theirs = tell(path, (SECOND, ""))
    look(session)
    session.settle(session.disputes()[0], Take.THEIRS)
    session.save()
    assert [task.id for task in session.tasks] == [1, 3]
    assert path.read_text() == theirs.replace("已完成", "未")


def test_a_deleted_task_whose_edits_were_undone_is_not_written_again(
    session: Session, path: Path
) -> None:
    session.edit(2, S, "未")
    session.edit(1, P, "我")
    theirs = tell(path, (SECOND, ""))
    look(session)
    session.undo()
    session.save()
    assert path.read_text() == theirs.replace("已完成", "未")


def test_what_cannot_be_put_back_stops_the_save_and_loses_nothing(
    session: Session, path: Path
) -> None:
    session.edit(1, P, "我")
    path.write_text('{"tasks": [{"id": 1}, {"id": 3}]}')
    saved = session.plan_save().carry_out()
    assert saved.outcome is None
    assert saved.arrival is not None
    assert saved.arrival.lost == (1,)
    assert session.accept(saved) is None
    assert [task.id for task in session.tasks] == [1, 2, 3]
    assert session.unsaved == 1
    assert path.read_text() == '{"tasks": [{"id": 1}, {"id": 3}]}'
    session.undo()
    look(session)
    assert [task.id for task in session.tasks] == [1, 3]


def test_a_file_that_is_no_register_any_more_is_not_touched(session: Session, path: Path) -> None:
    session.edit(1, P, "我")
    path.write_text("tasks: [\n")
    with pytest.raises(RegisterError, match=r"tasks\.yaml:\d+:\d+: "):
        session.save()
    assert path.read_text() == "tasks: [\n"
    assert session.unsaved == 1


def test_an_edit_made_during_a_merging_save_is_kept(session: Session, path: Path) -> None:
    session.edit(0, P, "一")
    tell(path, (SECOND, ""))
    save = session.plan_save()
    session.edit(0, P, "二")
    session.edit(1, P, "我")
    session.edit(2, S, "未")
    session.accept(save.carry_out())
    assert [task.progress for task in opened(path).tasks] == ["一", None]
    assert [task.id for task in session.tasks] == [1, 2, 3]
    assert [each.index for each in session.disputes()] == [1]
    session.settle(session.disputes()[0], Take.MINE)
    session.save()
    assert [(t.progress, t.status) for t in opened(path).tasks] == [
        ("二", "正在推进"), ("我", "正在推进"), (None, "未"),
    ]  # fmt: skip


def test_under_another_name_it_goes_on_there(session: Session, path: Path) -> None:
    session.edit(0, P, "我")
    path.unlink()
    other = path.with_name("other.yaml")
    session.move_to(other, session.plan_save().carry_out_as(other))
    assert (session.path, session.unsaved) == (other, 0)
    assert other.read_text() == REGISTER.replace("已开工", "我")
    session.edit(0, P, "还是我")
    session.save()
    assert other.read_text() == REGISTER.replace("已开工", "还是我")
    with pytest.raises(SaveError, match="such a file already"):
        session.plan_save().carry_out_as(other)


def test_another_encoding_and_line_end_come_in_too(session: Session, path: Path) -> None:
    session.edit(0, P, "我")
    path.write_bytes(REGISTER.replace("\n", "\r\n").encode("utf-16"))
    session.save()
    assert path.read_bytes() == REGISTER.replace("\n", "\r\n").replace("已开工", "我").encode(
        "utf-16"
    )
    assert session.encoding == "UTF-16 LE"


@pytest.mark.parametrize(
    ("was", "now", "mine", "clashes"),
    [
        ("a", "a", "b", False),
        ("a", "b", "b", False),
        ("a", "c", "b", True),
        ("a", "", "b", True),
        (None, "", "b", False),
        ("", None, "b", False),
        ("a", None, "", False),
    ],
)
def test_only_two_new_texts_clash(
    was: str | None, now: str | None, mine: str, clashes: bool
) -> None:
    before, after = (Task(1, progress=text) for text in (was, now))
    assert clash(before, after, Field.PROGRESS, mine) == clashes


class TwoPeople(RuleBasedStateMachine):
    """Two sessions on one file that edit, undo, look and save as they like.

    Every text is another one, and each is followed: it is in the file, unsaved with its author,
    taken back, overwritten by somebody who had seen it, or decided against.
    """

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "tasks.yaml"
        self.path.write_text(REGISTER, encoding="utf-8")
        self.people = [opened(self.path), opened(self.path)]
        self.texts = 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _fresh(self) -> str:
        self.texts += 1
        return f"第{self.texts}稿"

    @rule(who=st.integers(0, 1), at=st.integers(0, 5), field=st.sampled_from([P, S]))
    def edit(self, who: int, at: int, field: Field) -> None:
        person = self.people[who]
        if person.tasks:
            person.edit(at % len(person.tasks), field, self._fresh())

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        self.people[who].undo()

    @rule(who=st.integers(0, 1))
    def redo(self, who: int) -> None:
        self.people[who].redo()

    @rule(who=st.integers(0, 1))
    def look(self, who: int) -> None:
        person = self.people[who]
        pending = self._pending(person)
        if self.path.read_bytes() != person.seen:
            look(person)
        there = self._pending(person)
        agreed = set(pending) - set(there)
        assert set(there) <= set(pending)
        for text in agreed:
            assert text in self.path.read_text()

    @rule(who=st.integers(0, 1), take=st.sampled_from(Take), together=st.booleans())
    def save(self, who: int, take: Take, together: bool) -> None:
        person = self.people[who]
        for dispute in person.disputes():
            if together:
                person.edit(dispute.index, dispute.field, self._fresh())
            person.settle(dispute, Take.MINE if together else take)
        pending = self._pending(person)
        before = self.path.read_text()
        try:
            person.save()
        except ChangedOnDiskError:
            assert self.path.read_text() == before
            assert person.disputes()
            assert set(self._pending(person)) <= set(pending)
        else:
            assert person.unsaved == 0
            for text in pending:
                assert text in self.path.read_text()

    @precondition(lambda self: "id: 2\n" in self.path.read_text())
    @rule()
    def delete_a_task(self) -> None:
        """Somebody else, with another program."""
        other = opened(self.path)
        lines = self.path.read_text().splitlines(keepends=True)
        at = next(n for n, task in enumerate(other.tasks) if task.id == 2)
        first = other.place_of(at).line - 1
        following = [n for n in range(first + 1, len(lines)) if lines[n].startswith("  - ")]
        del lines[first : following[0] if following else len(lines)]
        self.path.write_text("".join(lines))

    @rule()
    def add_a_task(self) -> None:
        text = self.path.read_text()
        line = f"  - {{id: {self.texts + 100}, content: {self._fresh()}}}\n"
        self.path.write_text(text.replace("tasks:\n", "tasks:\n" + line, 1))

    def _pending(self, person: Session) -> list[str]:
        return [
            text_of(person.tasks[index], field) or ""
            for index in range(len(person.tasks))
            for field in person.unsaved_fields(index)
        ]

    @invariant()
    def the_file_can_be_read_and_nobody_is_lost_in_it(self) -> None:
        if not hasattr(self, "people"):
            return
        opened(self.path)
        for person in self.people:
            for index, task in enumerate(person.tasks):
                assert task.row == index + 1
            assert person.unsaved == sum(map(person.is_unsaved, range(len(person.tasks))))


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
