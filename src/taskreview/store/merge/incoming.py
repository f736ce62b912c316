"""What somebody else has saved, brought under the edits that are not saved here yet.

What the other has written keeps its bytes.  A task that is still needed here, because it was
edited, is put back where it stood if the other has deleted it.  How two whole versions are
merged is in `texts`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from taskreview.comparison.identity import whole
from taskreview.comparison.matching import match_tasks
from taskreview.document.reader import Located
from taskreview.errors import MalformedError
from taskreview.model import Field, Head, Task
from taskreview.store.merge.joining import Row, Rows, join_rows
from taskreview.store.merge.layout import Element, Register, read_register
from taskreview.store.merge.rereading import Reading, read_again
from taskreview.store.merge.threeway import Piece, Side, chosen


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the other has changed, told in indexes of `Incoming.located`; `removed` in those of the
    tasks as they were before."""

    added: tuple[int, ...]
    removed: tuple[int, ...]
    changed: Mapping[int, frozenset[str]]
    """The keys with another value, by task; known ones as `Field`, which is a str."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the other has saved, with the tasks in it that are needed here."""

    text: str
    located: Sequence[Located]
    """The tasks of `text`."""
    head: Head
    counterpart: Sequence[int | None]
    """For each task as it was before its index in `located`; None if it is gone."""
    put_back: frozenset[int]
    """The tasks in `located` that the other has deleted."""
    lost: tuple[int, ...]
    """The tasks as they were before that are needed, but deleted, and cannot be put back."""
    elsewhere: Elsewhere


def bring_in(
    base: str, before: Sequence[Located], head: Head, theirs: str, needed: Collection[int] = ()
) -> Incoming:
    """Reads `theirs`, another version of the text `base`, both without a byte order mark.

    `before` and `head` are what was read in base; `needed` are the indexes of tasks of base that
    are put back if they have been deleted.
    Raises MalformedError where theirs is no register.
    """
    reading = read_again(theirs, Reading(base, before, head, len(base)))
    located = reading.located
    counterpart = match_tasks([each.task for each in before], [each.task for each in located])
    elsewhere = _elsewhere(before, located, counterpart)
    gone = [index for index in sorted(needed) if counterpart[index] is None]
    if not gone:
        return Incoming(theirs, located, reading.head, counterpart, frozenset(), (), elsewhere)
    order = _order_with(gone, counterpart, len(located))
    register = _restored(base, theirs, order)
    if register is None:
        return Incoming(
            theirs, located, reading.head, counterpart, frozenset(), tuple(gone), elsewhere
        )
    place = {each: now for now, each in enumerate(order)}
    moved = [place[Side.THEIRS, now] for now in range(len(located))]
    with_gone = [None if now is None else moved[now] for now in counterpart]
    for index in gone:
        with_gone[index] = place[Side.BASE, index]
    return Incoming(
        register.text,
        register.located,
        reading.head,
        with_gone,
        frozenset(place[Side.BASE, index] for index in gone),
        (),
        Elsewhere(
            tuple(moved[now] for now in elsewhere.added),
            elsewhere.removed,
            {moved[now]: keys for now, keys in elsewhere.changed.items()},
        ),
    )


def changed_keys(was: Task, now: Task) -> frozenset[str]:
    """The keys of which two versions of a task say different things."""
    extra, extra_now = ({key: repr(value) for key, value in each.extra} for each in (was, now))
    unknown = {key for key in {**extra, **extra_now} if extra.get(key) != extra_now.get(key)}
    return frozenset(unknown) | {
        field for field in Field if getattr(was, field) != getattr(now, field)
    }


def _elsewhere(
    before: Sequence[Located], located: Sequence[Located], counterpart: Sequence[int | None]
) -> Elsewhere:
    changed: dict[int, frozenset[str]] = {}
    for index, now in enumerate(counterpart):
        if now is not None:
            was, task = before[index].task, located[now].task
            if was is not task and whole(was) != whole(task):
                changed[now] = changed_keys(was, task)
    there = {now for now in counterpart if now is not None}
    return Elsewhere(
        tuple(now for now in range(len(located)) if now not in there),
        tuple(index for index, now in enumerate(counterpart) if now is None),
        changed,
    )


def _order_with(
    gone: Sequence[int], counterpart: Sequence[int | None], count: int
) -> list[tuple[Side, int]]:
    """All tasks in their new order: those of the other, and behind the same ones as before those
    that are gone."""
    followers: dict[int, list[int]] = {}
    before = -1
    wanted = set(gone)
    for index, now in enumerate(counterpart):
        if now is not None:
            before = now
        elif index in wanted:
            followers.setdefault(before, []).append(index)
    order: list[tuple[Side, int]] = []
    for now in range(-1, count):
        if now >= 0:
            order.append((Side.THEIRS, now))
        order += [(Side.BASE, index) for index in followers.get(now, ())]
    return order


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
