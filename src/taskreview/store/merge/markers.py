"""Conflict markers as git writes them: around whole lines, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from taskreview.store.merge.threeway import Piece, Side, chosen, joined, split_lines

MARKER_SIZE = 7
_SIDES = (Side.OURS, Side.BASE, Side.THEIRS)
_OPENING = re.compile(r"(<{7,})(?: (.*))?")


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the sides behind the markers."""

    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"


@dataclass(frozen=True, slots=True)
class MarkedConflict:
    """A conflict that stands in a text between markers.

    `first_line` and `last_line` are those of the outer markers, counted from 1.  The texts are
    whole lines; `base` is None where the markers do not tell it.
    """

    first_line: int
    last_line: int
    ours: str
    base: str | None
    theirs: str
    ours_label: str = ""
    theirs_label: str = ""


def with_markers(
    pieces: Sequence[Piece],
    *,
    labels: Labels | None = None,
    newline: str = "\n",
    size: int = MARKER_SIZE,
    show_base: bool = False,
) -> str:
    """The text of the pieces, with the lines of each conflict once for every side."""
    labels = labels or Labels()
    written: list[str] = []
    for group in _by_lines(pieces):
        if isinstance(group, str):
            written.append(group)
            continue
        ours, base, theirs = (_closed(chosen(group, side), newline) for side in _SIDES)
        if ours == theirs:
            written.append(ours)
            continue
        written += [_marker("<", size, labels.ours, newline), ours]
        if show_base:
            written += [_marker("|", size, labels.base, newline), base]
        written += [_marker("=", size, "", newline), theirs]
        written.append(_marker(">", size, labels.theirs, newline))
    return "".join(written)


def _marker(sign: str, size: int, label: str, newline: str) -> str:
    return f"{sign * size} {label}".rstrip() + newline


def _closed(text: str, newline: str) -> str:
    return text if not text or text.endswith(("\n", "\r")) else text + newline


def _by_lines(pieces: Iterable[Piece]) -> Iterator[str | list[Piece]]:
    """Clear whole lines, and lines with conflicts in them."""
    line: list[Piece] = []  # what stands on a line that is not complete yet
    in_conflict = False
    for piece in joined(pieces):
        if not isinstance(piece, str):
            if in_conflict and _are_complete(line):
                yield line
                line = []
            line.append(piece)
            in_conflict = True
            continue
        rest = piece
        if in_conflict:
            if not _are_complete(line):
                end = _first_line_end(piece)
                line.append(piece[:end])
                rest = piece[end:]
                if not piece[:end].endswith(("\n", "\r")):
                    continue
            yield line
            line = []
            in_conflict = False
        start = max(rest.rfind("\n"), rest.rfind("\r")) + 1
        if start:
            yield rest[:start]
        if rest[start:]:
            line = [rest[start:]]
    if in_conflict:
        yield line
    else:
        yield chosen(line, Side.OURS)


def _are_complete(line: Sequence[Piece]) -> bool:
    """Whether the lines are complete for every side."""
    texts = [chosen(line, side) for side in _SIDES]
    return all(not text or text.endswith(("\n", "\r")) for text in texts)


def _first_line_end(text: str) -> int:
    found = re.search(r"\r\n|\r|\n", text)
    return found.end() if found else len(text)


def find_conflicts(text: str) -> list[MarkedConflict]:
    """The conflicts that stand in a text between markers; markers that do not pair are none."""
    return [conflict for _lines, conflict in _stretches(text) if conflict is not None]


def side_of(text: str, side: Side) -> str:
    """The text with each marked conflict decided for one side; base may lack the lines."""
    parts: list[str] = []
    for lines, conflict in _stretches(text):
        if conflict is None:
            parts.append(lines)
        elif side is Side.OURS:
            parts.append(conflict.ours)
        else:
            parts.append(conflict.theirs if side is Side.THEIRS else conflict.base or "")
    return "".join(parts)


def without_conflicts(text: str) -> str:
    """The text without any of the marked conflicts."""
    return "".join(lines for lines, conflict in _stretches(text) if conflict is None)


def _stretches(text: str) -> Iterator[tuple[str, MarkedConflict | None]]:
    """The text in order: clear lines, and marked conflicts."""
    if "<" * MARKER_SIZE not in text:
        yield text, None
        return
    bare = text.removeprefix("\ufeff")
    yield text[: len(text) - len(bare)], None
    lines = split_lines(bare)
    clear = at = 0
    while at < len(lines):
        conflict = _conflict_at(lines, at)
        if conflict is None:
            at += 1
            continue
        yield "".join(lines[clear:at]), None
        yield "".join(lines[at : conflict.last_line]), conflict
        clear = at = conflict.last_line
    yield "".join(lines[clear:]), None


def _conflict_at(lines: Sequence[str], at: int) -> MarkedConflict | None:
    opening = _OPENING.fullmatch(lines[at].rstrip("\r\n"))
    if opening is None:
        return None
    size = len(opening[1])
    parts: list[list[str]] = [[]]
    base = theirs = 0
    for number in range(at + 1, len(lines)):
        line = lines[number]
        sign = _sign(line, size)
        if sign == "<":
            return None
        if sign == "|" and not base and not theirs:
            base = len(parts)
            parts.append([])
        elif sign == "=" and not theirs:
            theirs = len(parts)
            parts.append([])
        elif sign == ">" and theirs:
            texts = ["".join(part) for part in parts]
            return MarkedConflict(
                at + 1,
                number + 1,
                texts[0],
                texts[base] if base else None,
                texts[theirs],
                opening[2] or "",
                line.rstrip("\r\n")[size:].strip(),
            )
        else:
            parts[-1].append(line)
    return None


def _sign(line: str, size: int) -> str | None:
    """The sign of a marker line of this size, None for any other line."""
    sign = line[:1]
    if sign not in ("<", "|", "=", ">") or not sign or not line.startswith(sign * size):
        return None
    rest = line.rstrip("\r\n")[size:]
    return sign if not rest or rest[0] == " " else None
