"""Two versions of a register and their base: which task is which, the merged text, its proof."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from taskreview.comparison.identity import whole
from taskreview.comparison.matching import match_tasks
from taskreview.errors import MalformedError
from taskreview.model import HEADINGS, Head, Task
from taskreview.store.merge.joining import (
    Row,
    Rows,
    column_of,
    conflict,
    is_kept,
    join_entry,
    join_rows,
)
from taskreview.store.merge.layout import Element, Name, Register, Series, named, read_register
from taskreview.store.merge.threeway import (
    ConflictKind,
    Piece,
    Side,
    chosen,
    merge_order,
    pick,
)

Key: TypeAlias = tuple[Side, int]
"""A task across the versions: the first of base, ours and theirs to have it, and where."""

Said: TypeAlias = tuple[object, ...]
"""What a task says, field by field, last its unknown keys; without its place."""

_ROUNDS = 4
"""How often a merge that does not read back as it should is tried with more conflicts in it."""


class Version:
    """One side's tasks by key, in order."""

    def __init__(self, register: Register | None, keys: Sequence[Key]) -> None:
        self.register = register
        self.keys = keys
        tasks = [task for task, _offset in register.located] if register else []
        self.tasks: dict[Key, Task] = dict(zip(keys, tasks, strict=True))
        self.said: dict[Key, Said] = {key: _said(task) for key, task in self.tasks.items()}
        self.index: dict[Key, int] = {key: at for at, key in enumerate(keys)}

    @property
    def series(self) -> Series | None:
        """The layout of the tasks, if the text can be cut."""
        return self.register.series if self.register else None

    def series_like(self, filled: Series) -> Series | None:
        """The layout; without tasks, one that is cut as another version's."""
        if self.series is not None or self.keys or self.register is None:
            return self.series
        text = self.register.text
        cut = len(filled.opening)
        if not text.startswith(filled.opening):
            cut = len(text) - len(filled.closing)
            if not text.endswith(filled.closing):
                return None
        return Series(text[:cut], text[cut:], filled.column, filled.flow)

    @property
    def head(self) -> Head:
        """What stands above the tasks."""
        return self.register.head if self.register else Head()

    def entries(self, key: Key) -> Series | None:
        """The entries of a task; None where they cannot be cut."""
        return self.register.entries(self.index[key]) if self.register else None


class TaskMerge:
    """The work on one merge.  `base` is None where it is not known."""

    def __init__(self, base: Register | None, ours: Register, theirs: Register) -> None:
        keys = _keys(base, ours, theirs)
        self.base, self.ours, self.theirs = (
            Version(register, of) for register, of in zip((base, ours, theirs), keys, strict=True)
        )
        self.sides = {Side.BASE: self.base, Side.OURS: self.ours, Side.THEIRS: self.theirs}
        self.order: list[Key] = []
        self._as_whole: set[Key] = set()
        """Tasks that are a conflict as a whole."""
        self._mixed: set[Key] = set()
        """Tasks that were put together out of the entries of both sides."""
        self._contested: defaultdict[Key, set[str]] = defaultdict(set)
        """The keys of a task that are a conflict."""

    def pieces(self) -> list[Piece] | None:
        """The merged pieces, proven; None where the texts cannot be cut into tasks."""
        rows = self._rows()
        if rows is None:
            return None
        kept = {
            key
            for key in {**self.ours.index, **self.theirs.index}
            if (key in self.ours.index and key in self.theirs.index) or is_kept(rows, key)
        }
        self.order = merge_order(self.base.keys, self.ours.keys, self.theirs.keys, kept)
        for _round in range(_ROUNDS):
            self._mixed.clear()
            self._contested.clear()
            pieces = join_rows(rows, self.order, self._join_task)
            wrong = self._wrong(pieces)
            if wrong is None or (wrong and wrong <= self._as_whole):
                return None
            if not wrong:
                return pieces
            self._as_whole |= wrong
        return None

    def proves(self, text: str) -> bool:
        """Whether a text is the merge of all that both sides have done, by what its tasks say."""
        self._as_whole.clear()
        self._contested.clear()
        here, there, before = self.ours.said, self.theirs.said, self.base.said
        kept = {
            key
            for key in {**here, **there}
            if (key in here and key in there) or before.get(key) != here.get(key, there.get(key))
        }
        if any(key in before and not (key in here and key in there) for key in kept):
            return False
        self.order = merge_order(self.base.keys, self.ours.keys, self.theirs.keys, kept)
        return self._wrong([text]) == set()

    def holds(self, pieces: Sequence[Piece]) -> bool:
        """Whether these pieces, in place of those of `pieces`, read back as they should."""
        return self._wrong(pieces) == set()

    def repeated_ids(self) -> tuple[str, ...]:
        """The ids that stand more often in the result than in either side, and not once."""
        told = [self._expected(key, Side.OURS) for key in self.order]
        counts = Counter(said[0] for said in told if said is not None and said[0] is not None)
        here, there = (
            Counter(said[0] for said in version.said.values())
            for version in (self.ours, self.theirs)
        )
        return tuple(
            str(each) for each, count in counts.items() if count > max(1, here[each], there[each])
        )

    def _rows(self) -> Rows[Key] | None:
        filled = [version.series for version in self.sides.values() if version.series]
        if not filled:
            return None
        was, mine, other = (version.series_like(filled[0]) for version in self.sides.values())
        if mine is None or other is None or (was is None and self.base.register is not None):
            return None
        if mine.flow != other.flow or (was is not None and was.flow != mine.flow):
            return None
        column = column_of(was, mine, other)
        return Rows(
            Row.at(column, was, self.base.keys) if was else None,
            Row.at(column, mine, self.ours.keys),
            Row.at(column, other, self.theirs.keys),
        )

    def _join_task(
        self, key: Key, base: Element | None, ours: Element | None, theirs: Element | None
    ) -> list[Piece]:
        """The pieces of one task."""
        task = self.ours.tasks.get(key) or self.theirs.tasks.get(key)
        if ours is None or theirs is None:
            only = ours or theirs
            assert only is not None
            if base is None:
                return [only.text]
            self._as_whole.add(key)
            return [conflict(ConflictKind.DELETED, base, ours, theirs, task)]
        if key not in self._as_whole:
            picked = pick(base.text if base else None, ours.text, theirs.text)
            if picked is not None:
                return [picked]
            if (pieces := self._join_entries(key, task)) is not None:
                self._mixed.add(key)
                return pieces
            self._as_whole.add(key)
        return [conflict(ConflictKind.TASK, base, ours, theirs, task)]

    def _join_entries(self, key: Key, task: Task | None) -> list[Piece] | None:
        """The pieces of a task that both sides have changed; None where it cannot be cut."""
        mine, other = self.ours.entries(key), self.theirs.entries(key)
        was = self.base.entries(key) if key in self.base.index else None
        if mine is None or other is None or (was is None and key in self.base.index):
            return None
        if mine.flow != other.flow or (was is not None and was.flow != mine.flow):
            return None
        if pick(was.opening if was else mine.opening, mine.opening, other.opening) is None:
            return None
        # Columns count from the dash, or indenting the whole list would indent each task anew.
        margins = [each.series.column if each.series else 0 for each in self.sides.values()]
        column = 0
        if not mine.flow and self.ours.series is not None and self.theirs.series is not None:
            column = column_of(self.base.series, self.ours.series, self.theirs.series)
            column += column_of(was, mine, other, *margins)
        rows = Rows(
            Row.at(column, was, list(named(was))) if was else None,
            Row.at(column, mine, list(named(mine))),
            Row.at(column, other, list(named(other))),
        )
        before = list(rows.base.elements) if rows.base else []
        here, there = list(rows.ours.elements), list(rows.theirs.elements)
        kept = {name for name in [*here, *there] if is_kept(rows, name)}

        def join(
            name: Name, base: Element | None, ours: Element | None, theirs: Element | None
        ) -> list[Piece]:
            pieces = join_entry(base, ours, theirs)
            if pieces is not None:
                return pieces
            self._contested[key].add(name[0])
            kind = ConflictKind.FIELD if ours and theirs else ConflictKind.DELETED
            return [conflict(kind, base, ours, theirs, task, str(name[0]))]

        return join_rows(rows, merge_order(before, here, there, kept), join)

    # The proof

    def _wrong(self, pieces: Sequence[Piece]) -> set[Key] | None:
        """The tasks that do not read back as they should; where it is more than single ones, all
        that are a mixture.  None if there is nobody to blame."""
        wrong: set[Key] = set()
        conflicts = [piece for piece in pieces if not isinstance(piece, str)]
        in_head = any(each.kind is ConflictKind.TEXT for each in conflicts)
        for side in (Side.OURS, Side.THEIRS) if conflicts else (Side.OURS,):
            expected = [(key, self._expected(key, side)) for key in self.order]
            expected = [(key, said) for key, said in expected if said is not None]
            try:
                found = read_register(chosen(pieces, side), like=self.ours.register)
            except MalformedError:
                return set(self._mixed) or None
            if len(found.located) != len(expected):
                return set(self._mixed) or None
            if not in_head and not self._is_head(found.head):
                return None
            wrong |= {
                key
                for (key, said), (task, _offset) in zip(expected, found.located, strict=True)
                if _said(task) != said
            }
        return wrong

    def _is_head(self, head: Head) -> bool:
        """Whether title and attachment are what the merge of both sides makes them."""
        for name in ("title", "attachment"):
            values = [(getattr(version.head, name),) for version in self.sides.values()]
            picked = pick(*values)
            if picked is None or picked != (getattr(head, name),):
                return False
        return True

    def _expected(self, key: Key, side: Side) -> Said | None:
        """What a task says in the result if conflicts are decided for one side; None if it is
        not there then."""
        was, mine, other = (version.said.get(key) for version in self.sides.values())
        own = self.sides[side].said.get(key)
        if key in self._as_whole:
            return own
        if mine is None or other is None:
            return mine or other
        contested = self._contested.get(key)
        if not contested and (mine == other or other == was):
            return mine
        if not contested and mine == was:
            return other
        assert own is not None
        blank = _said(Task(0))
        fields = [
            o if name in (contested or ()) else _settled(b, m, t)
            for name, b, m, t, o in zip(_FIELDS, was or blank, mine, other, own, strict=False)
        ]
        extra = []
        befores, heres, theres, owns = (_extra(each) for each in (was or blank, mine, other, own))
        for name in sorted({*heres, *theres}):
            b, m, t, o = (each.get(name, _ABSENT) for each in (befores, heres, theres, owns))
            value = o if name in (contested or ()) else _settled(b, m, t)
            if value is not _ABSENT:
                extra.append((name, value))
        return (*fields, tuple(extra))


_FIELDS = ("id", "source", "content", "units", "deadline", "status", "progress", "review")
_ABSENT = object()


def _settled(base: object, ours: object, theirs: object) -> object:
    """What the one side that changed a value made of it; nothing that any task says otherwise."""
    picked = pick((base,), (ours,), (theirs,))
    return object() if picked is None else picked[0]


def _said(task: Task) -> Said:
    extra = tuple(sorted((HEADINGS.get(name, name), repr(value)) for name, value in task.extra))
    return (*whole(task)[:-1], extra)


def _extra(said: Said) -> dict[str, object]:
    """The unknown keys in what a task says."""
    pairs = said[-1]
    assert isinstance(pairs, tuple)
    return dict(pairs)


def _keys(
    base: Register | None, ours: Register, theirs: Register
) -> tuple[list[Key], list[Key], list[Key]]:
    """The keys of each side's tasks, the same for the same task."""
    b, o, t = (
        [task for task, _offset in register.located] if register else []
        for register in (base, ours, theirs)
    )
    mine: list[Key] = [(Side.OURS, at) for at in range(len(o))]
    other: list[Key] = [(Side.THEIRS, at) for at in range(len(t))]
    for keys, tasks in ((mine, o), (other, t)):
        for at, to in enumerate(match_tasks(b, tasks)):
            if to is not None:
                keys[to] = (Side.BASE, at)
    # What both have added may be the same, too.
    new_here = [at for at, key in enumerate(mine) if key[0] is Side.OURS]
    new_there = [at for at, key in enumerate(other) if key[0] is Side.THEIRS]
    same = match_tasks(
        [o[at] for at in new_here], [t[at] for at in new_there], added=base is not None
    )
    for at, to in enumerate(same):
        if to is not None:
            other[new_there[to]] = mine[new_here[at]]
    return [(Side.BASE, at) for at in range(len(b))], mine, other
