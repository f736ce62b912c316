"""Where two texts differ, character by character."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import Indel

from taskreview.tui.cells import Span

_MOST_COMPARED = 20_000
"""Characters between what both begin and end with, up to which they are compared one by one."""
_ISLAND = 2
"""Equal characters between two differences up to which they read as one."""


def differences(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """The stretches of each text that the other does not have, ascending and apart."""
    head = _common(one, other)
    tail = _common(reversed(one[head:]), reversed(other[head:]))
    a, b = one[head : len(one) - tail], other[head : len(other) - tail]
    if max(len(a), len(b)) > _MOST_COMPARED:
        found = [(0, len(a), 0, len(b))]
    else:
        found = [
            (op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in Indel.opcodes(a, b)
            if op.tag != "equal"
        ]
    return (
        _joined((start + head, end + head) for start, end, _b, _e in found),
        _joined((start + head, end + head) for _a, _e, start, end in found),
    )


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts have in common from the beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans without empty ones, and without islands between them."""
    joined: list[Span] = []
    for start, end in spans:
        if start == end:
            continue
        if joined and start - joined[-1][1] <= _ISLAND:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
