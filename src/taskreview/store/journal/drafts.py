"""A draft, the drafts that are pending together, and finding their tasks again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from taskreview.comparison.identity import AKIN, THIN, id_of, likeness
from taskreview.model import Field, Task, text_of

_ABOUT = 200
"""Characters of a task's content, and of the names of its units, that are kept with a draft."""

_TELLING = 8
"""Characters of a text from which on it tells a task; “正在推进” stands in many."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text for one field of one task that was typed and not saved.

    `row`, `id`, `digest` and `about` say which task it was (row: its place in the file then, below
    1 when it was no longer in the file; about: how its content begins, and its units, to show it
    by); `base` is what the file said, None if nothing.
    """

    row: int
    id: str | None
    digest: str
    about: str
    field: Field
    base: str | None
    text: str
    time: float
    """When it was typed, in seconds since the epoch."""
    register: str = ""
    """The real path of the register's file at that time."""
    origins: tuple[Path, ...] = ()
    """The journals that hold it; set by `recovery`."""

    @classmethod
    def of(cls, task: Task, field: Field, text: str, time: float) -> Draft:
        """A draft for a task as it is saved."""
        identifier, digest = identity_of(task)
        base = text_of(task, field)
        return cls(task.row, identifier, digest, about_of(task), field, base, text, time)

    def is_for(self, task: Task) -> bool:
        """Whether the task is still about what it was about when this was typed."""
        return self.digest == digest_of(task)

    def is_saved_in(self, task: Task) -> bool:
        """Whether the task says just this, so that there is nothing to recover."""
        return self.text == (text_of(task, self.field) or "")


def digest_of(task: Task) -> str:
    """What the task is about, in 16 characters; empty if it says nothing.

    Neither progress, status nor deadline, which change all the time, nor how the text is broken
    into lines.
    """
    from hashlib import blake2b

    parts = ["".join(part.split()) for part in (task.source or "", task.content or "", *task.units)]
    return blake2b(ascii(parts).encode(), digest_size=8).hexdigest() if any(parts) else ""


def identity_of(task: Task) -> tuple[str | None, str]:
    """The id, as text, and the digest: what a draft knows of its task."""
    return id_of(task), digest_of(task)


class Pending:
    """The drafts of one journal: each field's latest text, if the file does not say the same."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._drafts: dict[tuple[int, Field], Draft] = {}
        for draft in drafts:
            self.put(draft)

    def __len__(self) -> int:
        return len(self._drafts)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts.values())

    def put(self, draft: Draft) -> None:
        """Takes a draft in the place of the earlier one for this field."""
        self._drafts.pop((draft.row, draft.field), None)
        if draft.text != (draft.base or ""):
            self._drafts[draft.row, draft.field] = draft

    def rebase(self, tasks: Mapping[int, Task | None]) -> None:
        """Bases the drafts of these rows on the tasks as they are in the file now.

        None stands for a task that is no longer there.  Its drafts stay, without a row.
        """
        old = list(self)
        self._drafts = {}
        lowest = min([0, *(draft.row for draft in old)])
        gone: dict[int, int] = {}
        for draft in old:
            task = tasks.get(draft.row)
            if task is not None:
                moved = Draft.of(task, draft.field, draft.text, draft.time)
            elif draft.row in tasks:
                moved = replace(draft, row=gone.setdefault(draft.row, lowest - 1 - len(gone)))
            else:
                moved = draft
            if (moved.row, moved.field) in self._drafts:  # two tasks have become one: keep both
                moved = replace(moved, row=gone.setdefault(draft.row, lowest - 1 - len(gone)))
            self.put(moved)


def match(drafts: Sequence[Draft], tasks: Sequence[Task]) -> list[tuple[int | None, Draft]]:
    """Each draft with the index of its task; None if it is not known for sure which one it is.

    What agrees in id and content is the task; then content alone, if just one task has it (the
    tasks were renumbered), or the id alone, if the contents have enough in common (the content
    was reworded, but the number was not given to another task), but not where there is one of
    each; then the row, for tasks without a number of their own, if the text that was edited still
    stands there.  Drafts of different tasks of one journal never get the same task.

    Looks at a few tasks only, unless some are not where they were and their ids do not tell.
    """
    groups: dict[tuple[int, str | None, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.row, draft.id, draft.digest].append(draft)
    matching = _Matching(tasks)
    missing = [group for group in groups.values() if not matching.take_same_row(group)]
    if missing:
        for step in matching.steps():
            missing = [group for group in missing if not step(group)]
            if not missing:
                break
    return [(matching.found.get((d.row, d.id, d.digest)), d) for d in drafts]


class _Matching:
    """The tasks that are still free, and those that were found.  A group is of one task."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.found: dict[tuple[int, str | None, str], int] = {}
        self._tasks = tasks
        self._taken: dict[int, set[Path]] = defaultdict(set)

    def take_same_row(self, group: Sequence[Draft]) -> bool:
        """The usual case, which looks at one task only: nothing has changed."""
        draft = group[0]
        task = self._task_at(draft.row)
        if task is None or not draft.digest or identity_of(task) != (draft.id, draft.digest):
            return False
        is_as_it_was = any((d.base or "") == (text_of(task, d.field) or "") for d in group)
        return is_as_it_was and self._take(draft.row - 1, group)

    def steps(self) -> Iterator[Callable[[Sequence[Draft]], bool]]:
        """The ways to find a task, the surest first."""
        by_id: dict[str | None, list[int]] = defaultdict(list)
        for index, task in enumerate(self._tasks):
            by_id[id_of(task)].append(index)

        def same_id_and_content(group: Sequence[Draft]) -> bool:
            same = [i for i in by_id[group[0].id] if digest_of(self._tasks[i]) == group[0].digest]
            return bool(group[0].digest) and self._take_only(same, group)

        yield same_id_and_content
        by_digest: dict[str, list[int]] = defaultdict(list)
        for index, task in enumerate(self._tasks):
            by_digest[digest_of(task)].append(index)
        by_digest.pop("", None)
        by_id.pop(None, None)

        def content_or_id(group: Sequence[Draft]) -> bool:
            """The one that has its content or the one that has its id, if they do not compete."""
            same = by_digest[group[0].digest]
            named = [i for i in by_id[group[0].id] if _may_be(self._tasks[i], group)]
            if same and named:
                both = {*same, *named}
                still = [i for i in both if _says_still(self._tasks[i], group, at_least=_TELLING)]
                return len(still) == 1 and self._take_only(still, group)
            return self._take_only(same or named, group)

        yield content_or_id
        yield self._take_row_with_same_text

    def _take_row_with_same_text(self, group: Sequence[Draft]) -> bool:
        task = self._task_at(group[0].row)
        if task is None or id_of(task) != group[0].id:
            return False
        says_nothing_else = not (group[0].digest or digest_of(task))
        if not _says_still(task, group, at_least=1 if says_nothing_else else _TELLING):
            return False
        return self._take(group[0].row - 1, group)

    def _take_only(self, indexes: Sequence[int], group: Sequence[Draft]) -> bool:
        """Takes the only free one; of several, the only one where the text still is what it was."""
        free = [index for index in indexes if self._is_free(index, group)]
        if len(free) > 1:
            free = [index for index in free if _says_still(self._tasks[index], group)]
        return len(free) == 1 and self._take(free[0], group)

    def _task_at(self, row: int) -> Task | None:
        return self._tasks[row - 1] if 0 < row <= len(self._tasks) else None

    def _is_free(self, index: int, group: Sequence[Draft]) -> bool:
        return self._taken[index].isdisjoint(_origins(group))

    def _take(self, index: int, group: Sequence[Draft]) -> bool:
        if not self._is_free(index, group):
            return False
        self._taken[index] |= _origins(group)
        self.found[group[0].row, group[0].id, group[0].digest] = index
        return True


def about_of(task: Task) -> str:
    """What a task is about, for a person: how its content begins, and its units."""
    text = (task.content or task.source or "")[:_ABOUT]
    return " · ".join(filter(None, (text, "、".join(task.units)[:_ABOUT])))


def _may_be(task: Task, group: Sequence[Draft]) -> bool:
    """Whether a task that has the same id is alike enough; its number may have been given to it."""
    about = about_of(task), group[0].about
    if _says_still(task, group, at_least=_TELLING) or about[0] == about[1]:
        return True
    return min(map(len, about)) >= THIN and likeness(*about) >= AKIN


def _origins(group: Sequence[Draft]) -> set[Path]:
    return {origin for draft in group for origin in draft.origins or (Path(),)}


def _says_still(task: Task, group: Sequence[Draft], at_least: int = 1) -> bool:
    """Whether a text of so many characters that was edited still stands there."""
    return any(
        len(draft.base or "") >= at_least and draft.base == text_of(task, draft.field)
        for draft in group
    )
