"""The search key: from a typed character to the filtered list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from benchmarks import program
from benchmarks.blank import BlankKeys
from benchmarks.keys import Key
from benchmarks.run import KEY_TIMEOUT_S, START_TIMEOUT_S, MeasureError, Run, log
from benchmarks.table import Kind, Limit, Row, paired_row
from benchmarks.terminal import Terminal, TerminalTimeoutError
from benchmarks.timing import MS_PER_S, settle

WORDS = (
    "教委",
    "水务",
    "民政",
    "残联",
    "体育",
    "城市管理",
    "市场监管",
    "供电",
    "国动",
    "公安",
    "生态",
    "住房",
    "卫生",
    "财政",
    "司法",
    "应急",
    "消防",
    "园林",
    "农业",
    "文化",
)
"""Typed a character at a time, each word once in a session: a second time the program may remember
it.  Characters that do not narrow the result are left out."""
_ALLOWED = {10_000: 6.0, 100_000: 10.0}
_UNCHANGED_S = 1.5
"""A count that has not changed after so long is not going to."""
_AFTERWARDS_S = 0.25
"""A count that changes once more within this time had not been final."""


def measure(run: Run) -> Iterator[Row]:
    """One row for each size, against K pressed in turn with it."""
    for size, allowed in _ALLOWED.items():
        if size in run.sizes:
            log(f"search key, {size:,} tasks")
            yield _measure_size(run, size, allowed)


def _measure_size(run: Run, size: int, allowed: float) -> Row:
    keys: list[_Key] = []
    wanted = run.rounds(len(WORDS))
    for done in range(0, wanted, len(WORDS)):
        keys += _session(run, size, WORDS[: wanted - done])
    changing = [(key.typed, key.floor_ms) for key in keys if key.typed]
    if not changing:
        raise MeasureError("no typed character changed the count")
    left_out = len(keys) - len(changing)
    row = paired_row(
        f"search key → list filtered, {size:,} tasks",
        [typed.final_ms for typed, _ in changing],
        [floor for _, floor in changing],
        Limit(Kind.RATIO, allowed, "K"),
        note=f"{left_out} of {len(keys)} keys changed nothing" if left_out else "",
    )
    row.samples["first change"] = [typed.first_ms for typed, _ in changing]
    return row


def _session(run: Run, size: int, words: Sequence[str]) -> Iterator[_Key]:
    """Type all `words`, one after the other, into the search of a program just started."""
    first = run.registers.first_entries(1)[0]
    with run.start(program.command(run.registers.path(size))) as terminal, BlankKeys(run) as blank:
        terminal.wait_for(program.first_screen_shown(first), START_TIMEOUT_S)
        terminal.wait_for(program.is_read(size), START_TIMEOUT_S)
        terminal.send(program.SEARCH_KEY)
        for word in words:
            for character in word:
                floor = blank.key_to_paint()
                yield _Key(_type(terminal, character), floor)
            _erase(terminal, word)


class _Typed(NamedTuple):
    """What a typed character brought: ms until the count first changed, and until it was final."""

    first_ms: float
    final_ms: float


class _Key(NamedTuple):
    """A typed character (None if the count stayed as it was), and K beside it in ms."""

    typed: _Typed | None
    floor_ms: float


class _ShownCount:
    """The count in the header, as it was last seen."""

    def __init__(self, screen: str) -> None:
        self._count = program.count_shown(screen)

    def changes(self, screen: str) -> bool:
        """Whether `screen` shows another count than was last seen."""
        count = program.count_shown(screen)
        if count is None or count == self._count:
            return False
        self._count = count
        return True


def _type(terminal: Terminal, character: str) -> _Typed | None:
    """Type `character` and wait until the count is final."""
    settle(terminal)
    count = _ShownCount(terminal.text())
    sent = terminal.send(character)
    arrivals: list[float] = []
    patience = _UNCHANGED_S
    with suppress(TerminalTimeoutError):
        while True:
            arrivals.append(terminal.wait_for(count.changes, patience))
            patience = _AFTERWARDS_S
    if not arrivals:
        return None
    return _Typed((arrivals[0] - sent) * MS_PER_S, (arrivals[-1] - sent) * MS_PER_S)


def _erase(terminal: Terminal, word: str) -> None:
    """Take `word` out of the search again."""
    for _ in word:
        terminal.send(Key.BACKSPACE)
        settle(terminal)
    terminal.wait_for(_is_unfiltered, KEY_TIMEOUT_S)


def _is_unfiltered(screen: str) -> bool:
    count = program.count_shown(screen)
    return count is not None and count.shown == count.total
