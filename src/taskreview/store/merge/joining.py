"""Puts the elements of two versions together: tasks into a list, entries into a task."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from taskreview.model import Task
from taskreview.store.merge.layout import Element, Entry, Series
from taskreview.store.merge.threeway import (
    ConflictKind,
    Piece,
    TextConflict,
    merge_lines,
    pick,
)

_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Row(Generic[_K]):
    """A series whose elements have names that hold across the versions."""

    series: Series
    elements: Mapping[_K, Element]

    @classmethod
    def at(cls, column: int, series: Series, names: Sequence[_K]) -> Row[_K]:
        """The row of a series, shifted to a column."""
        series = series.shifted(column)
        return cls(series, dict(zip(names, series.elements, strict=True)))


@dataclass(frozen=True, slots=True)
class Rows(Generic[_K]):
    """The same row in each version; base is None where it is not known."""

    base: Row[_K] | None
    ours: Row[_K]
    theirs: Row[_K]

    def versions(self, name: _K) -> tuple[Element | None, Element | None, Element | None]:
        """An element in base, ours and theirs."""
        base = self.base.elements.get(name) if self.base else None
        return base, self.ours.elements.get(name), self.theirs.elements.get(name)


Join = Callable[[_K, Element | None, Element | None, Element | None], list[Piece]]
"""Makes the pieces of an element out of its versions."""


def join_rows(rows: Rows[_K], order: Sequence[_K], join: Join[_K]) -> list[Piece]:
    """The pieces of the rows put together, with their elements in the given order."""
    was, mine, other = rows.base, rows.ours.series, rows.theirs.series
    closing = merge_lines(was.series.closing if was else None, mine.closing, other.closing)
    pieces = merge_lines(was.series.opening if was else None, mine.opening, other.opening)
    indent = "" if mine.flow else " " * mine.column
    usual = mine.usual_lead() if len(mine.elements) > 1 else other.usual_lead()
    sure = False  # whether an element stands there whatever is decided
    for at, name in enumerate(order):
        versions = rows.versions(name)
        lead: list[Piece] = []
        if at or not mine.flow:
            lead = _lead(*versions, flow=mine.flow, default=usual if at else "")
        if not at and lead and isinstance(lead[0], str):
            lead[0] = lead[0].lstrip("\n")
        if not mine.inline or at:
            lead.append(indent)
        made = join(name, *versions)
        if not mine.flow and (at + 1 < len(order) or closing):
            made = _line_ended(made)
        first = made[0]
        if mine.flow and at and not sure:
            # The comma goes with the one before, which may not be there.
            pieces[-1] = _followed(pieces[-1], _plain(lead))
        elif not isinstance(first, str) and "" in (first.base or "", first.ours, first.theirs):
            made = [_preceded(first, _plain(lead)), *made[1:]]
        else:
            pieces += lead
        pieces += made
        sure = sure or isinstance(first, str) or first.kind is not ConflictKind.DELETED
    return pieces + closing


def _plain(pieces: list[Piece]) -> str:
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _preceded(piece: Piece, text: str) -> Piece:
    """The piece with a text before each side that has anything."""
    if isinstance(piece, str):
        return text + piece
    return piece.with_texts(lambda own: own and text + own)


def _followed(piece: Piece, text: str) -> Piece:
    """The piece with a text behind each side that has anything."""
    if isinstance(piece, str):
        return piece + text
    return piece.with_texts(lambda own: own and own + text)


def _lead(
    base: Element | None, ours: Element | None, theirs: Element | None, *, flow: bool, default: str
) -> list[Piece]:
    """What stands before an element."""
    if ours is None or theirs is None:
        only = ours or theirs
        lead = only.lead if only else None
        return [default if lead is None else lead]
    picked = pick((base.lead if base else None,), (ours.lead,), (theirs.lead,))
    if picked is not None:
        return [default if picked[0] is None else picked[0]]
    was, mine, other = (each.lead or "" if each else None for each in (base, ours, theirs))
    assert mine is not None
    assert other is not None
    if flow or not other.split() or mine.split() == other.split():
        return [mine or other]
    if not mine.split():
        return [other]
    return merge_lines(was, mine, other)


def _line_ended(pieces: list[Piece]) -> list[Piece]:
    last = pieces[-1] if pieces else ""
    if isinstance(last, str):
        return pieces if not last or last.endswith("\n") else [*pieces, "\n"]
    ended = last.with_texts(lambda own: own if not own or own.endswith("\n") else own + "\n")
    return [*pieces[:-1], ended]


def is_kept(rows: Rows[_K], name: _K) -> bool:
    """Whether an element is in the result, or may be as a side of a conflict."""
    base, ours, theirs = rows.versions(name)
    if ours is not None and theirs is not None:
        return True
    left = ours or theirs
    if left is None or base is None:
        return left is not None
    return _ink(base, rows.ours.series) != _ink(left, rows.ours.series)


def _ink(element: Element, series: Series) -> str:
    """All characters of an element that can be seen, with the comments before it."""
    lead = (element.lead or "").replace(",", "") if series.flow else element.lead or ""
    return "".join((lead + element.text).split())


def join_entry(
    base: Element | None, ours: Element | None, theirs: Element | None
) -> list[Piece] | None:
    """The pieces of a task's entry; None where the versions cannot be made one."""
    if ours is None or theirs is None:
        only = ours or theirs
        return [only.text] if base is None and only is not None else None
    assert isinstance(ours, Entry)
    assert isinstance(theirs, Entry)
    if base is None:
        return [ours.text] if ours.text == theirs.text or _say_the_same(ours, theirs) else None
    assert isinstance(base, Entry)
    picked = pick(base.text, ours.text, theirs.text)
    if picked is not None:
        return [picked]
    value = _picked_value(base, ours, theirs)
    around = [
        _picked_around(getattr(base, part), getattr(ours, part), getattr(theirs, part))
        for part in ("before", "remark", "after")
    ]
    if value is None or None in around:
        return None
    before, remark, after = around
    return [f"{before}{value[0]}{remark}{value[1]}{after}"]


def _say_the_same(ours: Entry, theirs: Entry) -> bool:
    """Whether two entries differ in nothing but the way the value is written."""
    return (
        ours.data == theirs.data
        and not theirs.has_remarks_inside
        and ours.remark.split() + ours.after.split() == theirs.remark.split() + theirs.after.split()
    )


def _picked_around(base: str, ours: str, theirs: str) -> str | None:
    """A key or a comment; blanks alone are not worth a conflict."""
    picked = pick(base, ours, theirs)
    if picked is None and ours.split() == theirs.split():
        return ours
    if picked is None and theirs.split() == base.split():
        return ours
    if picked is None and ours.split() == base.split():
        return theirs
    return picked


def _picked_value(base: Entry, ours: Entry, theirs: Entry) -> tuple[str, str] | None:
    """The value and, of a block scalar, its lines."""
    mine, other = (ours.value, ours.body), (theirs.value, theirs.body)
    picked = pick((base.value, base.body), mine, other)
    if picked is not None:
        return picked
    if ours.data == theirs.data or theirs.data == base.data:
        return None if theirs.has_remarks_inside else mine
    if ours.data == base.data:
        return None if ours.has_remarks_inside else other
    return None


def conflict(
    kind: ConflictKind,
    base: Element | None,
    ours: Element | None,
    theirs: Element | None,
    task: Task | None,
    key: str | None = None,
) -> TextConflict:
    """The conflict of an element."""
    return TextConflict(
        kind,
        base.text if base else None,
        ours.text if ours else "",
        theirs.text if theirs else "",
        task,
        key,
    )


def column_of(base: Series | None, ours: Series, theirs: Series, *margins: int) -> int:
    """The column of the joined row, each side's counted from its margin."""
    b, o, t = margins or (0, 0, 0)
    mine, other = ours.column - o, theirs.column - t
    picked = pick(base.column - b if base else mine, mine, other)
    return mine if picked is None else picked
