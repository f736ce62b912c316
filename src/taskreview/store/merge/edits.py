"""Puts unsaved edits into a file that somebody else has saved meanwhile, by task and field.

What the other has written keeps its bytes; the edits are spliced into it.  Only where both have
changed the same field of the same task, or where the task of an edit is gone, somebody has to
decide.  How two whole versions are merged is in `texts`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from taskreview.comparison.matching import match_tasks, whole
from taskreview.document.edit import Edit
from taskreview.document.reader import Located
from taskreview.document.splice import splice
from taskreview.errors import EditError, MalformedError
from taskreview.model import Field, Head, Task, text_of, with_text
from taskreview.store.merge.joining import Row, Rows, join_rows
from taskreview.store.merge.layout import Element, Register, read_register
from taskreview.store.merge.rereading import Reading, read_again, read_whole
from taskreview.store.merge.threeway import Piece, Side, chosen


class Reason(Enum):
    """Why an edit needs a decision."""

    CHANGED = auto()
    """The other has given the field another text."""
    GONE = auto()
    """The other has deleted the task."""
    REFUSED = auto()
    """The other has written the task so that this field cannot be changed in place; or a deleted
    task cannot be put back."""


class Take(Enum):
    """A decision for one of the two texts."""

    MINE = auto()
    """My text; a deleted task is put back."""
    THEIRS = auto()
    """What the file has now; the edit is let go."""


Decision: TypeAlias = Take | str
"""Whose text is taken, or a text made out of both."""


class Question(NamedTuple):
    """What a decision answers: a field of the task that began at `offset` when it was opened,
    against the text in the file.  If that has changed again, it is another question."""

    offset: int
    field: Field
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edit that needs a decision.

    `index` and `task` are as the file was opened; `now` is where and what the task is in
    `Merge.located`, None if it is gone.
    """

    reason: Reason
    edit: Edit
    index: int
    task: Task
    now: int | None
    now_task: Task | None

    @property
    def question(self) -> Question:
        """The key under which the decision is handed in."""
        return Question(self.edit.offset, self.edit.field, self.theirs)

    @property
    def field(self) -> Field:
        """The field that both have changed."""
        return self.edit.field

    @property
    def base(self) -> str | None:
        """The text when the file was opened."""
        return text_of(self.task, self.edit.field)

    @property
    def mine(self) -> str:
        """The text of the edit."""
        return self.edit.text

    @property
    def theirs(self) -> str | None:
        """The text in the file now."""
        return None if self.now_task is None else text_of(self.now_task, self.edit.field)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the other has changed, told in indexes of `Merge.located`; `removed` in those of the
    tasks as they were opened."""

    added: tuple[int, ...]
    removed: tuple[int, ...]
    changed: Mapping[int, frozenset[str]]
    """The keys with another value, by task; known ones as `Field`, which is a str."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What the other has saved, with the edits in it.

    While there are conflicts, `text` has what the other wrote in their places.
    """

    text: str
    located: Sequence[Located]
    """The tasks of `text`."""
    source: str
    """What the edits are made in: theirs, with the deleted tasks in it that are put back."""
    edits: tuple[tuple[int, Edit], ...]
    """The edits that make `text` of `source`, and the indexes of their tasks in `located`."""
    counterpart: Sequence[int | None]
    """For each task as it was opened its index in `located`; None if it is gone."""
    made: tuple[Edit, ...]
    """The edits that are in `text` because they were spliced in, as they were decided."""
    agreed: tuple[Edit, ...]
    """The edits that the other has made just the same."""
    let_go: tuple[Edit, ...]
    """The edits that were decided against."""
    conflicts: tuple[Conflict, ...]
    elsewhere: Elsewhere

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.conflicts


def merge_edits(
    base: str,
    edits: Iterable[Edit],
    theirs: str,
    decisions: Mapping[Question, Decision] | None = None,
    *,
    opened: Sequence[Located] | None = None,
) -> Merge:
    """Puts edits of the text `base` into the text `theirs`, both without a byte order mark.

    Call it again with decisions by `Conflict.question` until nothing is left to decide; one that
    was made against another text than is in the file now does not count.  `opened` are the tasks
    of base as they were read, which saves reading them again.
    Raises MalformedError where theirs is no register, EditError for an edit of no task.
    """
    return _Merging(base, edits, theirs, decisions or {}, opened).merge()


class _Merging:
    """The work on one merge."""

    def __init__(
        self,
        base: str,
        edits: Iterable[Edit],
        theirs: str,
        decisions: Mapping[Question, Decision],
        opened: Sequence[Located] | None,
    ) -> None:
        self.base = base
        self.text = theirs
        self.decisions = decisions
        before = read_whole(base) if opened is None else Reading(base, opened, Head(), len(base))
        self.opened = before.located
        self.located = read_again(theirs, before).located
        self.counterpart = match_tasks(
            [located.task for located in self.opened], [located.task for located in self.located]
        )
        at = {located.offset: index for index, located in enumerate(self.opened)}
        last = {(edit.offset, edit.field): edit for edit in edits}
        for edit in last.values():
            if edit.offset not in at:
                raise edit.refusal()
        self.edits = [(at[offset], edit) for (offset, _field), edit in sorted(last.items())]
        self.made: list[tuple[int, Edit]] = []
        self.agreed: list[Edit] = []
        self.let_go: list[Edit] = []
        self.open: list[tuple[Reason, int, Edit]] = []

    def merge(self) -> Merge:
        """The merge."""
        elsewhere = self._elsewhere()
        restored: set[int] = set()
        for index, edit in self.edits:
            now = self.counterpart[index]
            decision = self._decision(index, edit)
            if decision is Take.THEIRS and (now is None or not self._is_free(index, now, edit)):
                self.let_go.append(edit)
            elif now is None:
                if decision is None:
                    self.open.append((Reason.GONE, index, edit))
                else:
                    restored.add(index)
                    self.made.append((index, _decided(edit, decision)))
            else:
                self._place_edit(index, now, edit, decision)
        if restored:
            moved = self._restore(restored)
            elsewhere = _shifted(elsewhere, moved)
        source, edits = self.text, self._splice()
        return Merge(
            self.text,
            self.located,
            source,
            edits,
            self.counterpart,
            tuple(edit for _index, edit in self.made),
            tuple(self.agreed),
            tuple(self.let_go),
            tuple(self._conflict(*each) for each in self.open),
            elsewhere,
        )

    def _decision(self, index: int, edit: Edit) -> Decision | None:
        now = self.counterpart[index]
        theirs = None if now is None else text_of(self.located[now].task, edit.field)
        return self.decisions.get(Question(edit.offset, edit.field, theirs))

    def _is_free(self, index: int, now: int, edit: Edit) -> bool:
        """Whether the other has left alone what the edit changes."""
        was = text_of(self.opened[index].task, edit.field)
        return (was or "") == (text_of(self.located[now].task, edit.field) or "")

    def _place_edit(self, index: int, now: int, edit: Edit, decision: Decision | None) -> None:
        """Sorts an edit whose task is there."""
        there = text_of(self.located[now].task, edit.field) or ""
        if there == edit.text and not isinstance(decision, str):
            self.agreed.append(edit)
        elif self._is_free(index, now, edit):
            self.made.append((index, _decided(edit, decision)))
        elif decision is None:
            self.open.append((Reason.CHANGED, index, edit))
        elif _decided(edit, decision).text == there:
            self.let_go.append(edit)
        else:
            self.made.append((index, _decided(edit, decision)))

    def _splice(self) -> tuple[tuple[int, Edit], ...]:
        """Puts the edits in and returns them, for where their tasks were in the text before;
        those that cannot be made become conflicts."""
        try:
            spliced = splice(self.text, self._edits_now())
        except EditError:
            possible = [self._can_be_made(edit) for edit in self._edits_now()]
            if all(possible):
                raise  # each alone can be made, together they cannot
            cases = list(zip(possible, self.made, strict=True))
            self.made = [each for can_be, each in cases if can_be]
            for index, edit in (each for can_be, each in cases if not can_be):
                if self._decision(index, edit) is Take.THEIRS:
                    self.let_go.append(edit)
                else:
                    self.open.append((Reason.REFUSED, index, edit))
            spliced = splice(self.text, self._edits_now())
        edits = tuple(
            zip((self._now(index) for index, _edit in self.made), self._edits_now(), strict=True)
        )
        located = list(self.located)
        for now, edit in edits:
            task = with_text(located[now].task, edit.field, edit.text)
            located[now] = located[now]._replace(task=task)
        offsets = spliced.moved([each.offset for each in located])
        self.located = [
            Located(each.task, offset) for each, offset in zip(located, offsets, strict=True)
        ]
        self.text = spliced.text
        return edits

    def _can_be_made(self, edit: Edit) -> bool:
        try:
            splice(self.text, [edit])
        except EditError:
            return False
        return True

    def _now(self, index: int) -> int:
        now = self.counterpart[index]
        assert now is not None
        return now

    def _edits_now(self) -> list[Edit]:
        """The edits to make, for the tasks where they are now."""
        return [
            edit._replace(offset=self.located[self._now(index)].offset) for index, edit in self.made
        ]

    def _conflict(self, reason: Reason, index: int, edit: Edit) -> Conflict:
        now = self.counterpart[index]
        task = None if now is None else self.located[now].task
        return Conflict(reason, edit, index, self.opened[index].task, now, task)

    def _elsewhere(self) -> Elsewhere:
        changed: dict[int, frozenset[str]] = {}
        for index, now in enumerate(self.counterpart):
            if now is not None:
                was, task = self.opened[index].task, self.located[now].task
                if whole(was) != whole(task):
                    changed[now] = changed_keys(was, task)
        there = {now for now in self.counterpart if now is not None}
        return Elsewhere(
            tuple(now for now in range(len(self.located)) if now not in there),
            tuple(index for index, now in enumerate(self.counterpart) if now is None),
            changed,
        )

    # Deleted tasks

    def _restore(self, indexes: set[int]) -> Sequence[int]:
        """Puts deleted tasks back where they stood; returns where the others are now.

        What cannot be put back becomes a conflict.
        """
        order, moved = self._order_with(indexes)
        restored = _restored(self.base, self.text, order)
        if restored is None:
            self.open += [(Reason.REFUSED, at, edit) for at, edit in self.made if at in indexes]
            self.made = [(at, edit) for at, edit in self.made if at not in indexes]
            return range(len(self.located))
        self.text = restored.text
        self.located = restored.located
        self.counterpart = [None if now is None else moved[now] for now in self.counterpart]
        for now, (side, index) in enumerate(order):
            if side is Side.BASE:
                self.counterpart[index] = now
        return moved

    def _order_with(self, indexes: set[int]) -> tuple[list[tuple[Side, int]], Sequence[int]]:
        """All tasks in their new order, and where those of the other go in it."""
        followers: dict[int, list[int]] = {}
        before = -1
        for index, now in enumerate(self.counterpart):
            if now is not None:
                before = now
            elif index in indexes:
                followers.setdefault(before, []).append(index)
        order: list[tuple[Side, int]] = []
        moved = array("q")
        for now in range(-1, len(self.located)):
            if now >= 0:
                moved.append(len(order))
                order.append((Side.THEIRS, now))
            order += [(Side.BASE, index) for index in followers.get(now, ())]
        return order, moved


def _restored(base: str, theirs: str, order: Sequence[tuple[Side, int]]) -> Register | None:
    """The text of theirs with tasks of base in it, proven; None where that cannot be."""
    was, there = read_register(base), read_register(theirs)
    from_base, into = was.series, there.series
    if from_base is None or into is None or from_base.flow != into.flow:
        return None
    element_of: dict[tuple[Side, int], Element] = {
        (Side.BASE, index): from_base.shifted(into.column).elements[index]
        for side, index in order
        if side is Side.BASE
    }
    frame = replace(into, elements=from_base.elements)
    ours = Row(into, {(Side.THEIRS, now): each for now, each in enumerate(into.elements)})
    rows = Rows(None, ours, Row(frame, element_of))

    def take(
        _name: tuple[Side, int], _base: Element | None, mine: Element | None, other: Element | None
    ) -> list[Piece]:
        element = mine or other
        return [element.text] if element else []

    text = chosen(join_rows(rows, order, take), Side.OURS)
    sources = {Side.BASE: was, Side.THEIRS: there}
    expected = [whole(sources[side].located[index].task) for side, index in order]
    try:
        register = read_register(text)
    except MalformedError:
        return None
    found = [whole(located.task) for located in register.located]
    return register if found == expected else None


def _shifted(elsewhere: Elsewhere, moved: Sequence[int]) -> Elsewhere:
    return Elsewhere(
        tuple(moved[now] for now in elsewhere.added),
        elsewhere.removed,
        {moved[now]: keys for now, keys in elsewhere.changed.items()},
    )


def _decided(edit: Edit, decision: Decision | None) -> Edit:
    return edit._replace(text=decision) if isinstance(decision, str) else edit


def changed_keys(was: Task, now: Task) -> frozenset[str]:
    """The keys of which two versions of a task say different things."""
    extra, extra_now = ({key: repr(value) for key, value in each.extra} for each in (was, now))
    unknown = {key for key in {**extra, **extra_now} if extra.get(key) != extra_now.get(key)}
    return frozenset(unknown) | {
        field for field in Field if getattr(was, field) != getattr(now, field)
    }
