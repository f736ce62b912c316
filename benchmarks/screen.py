"""The model of a terminal's screen: bytes in, rows of text out."""

from __future__ import annotations

import pyte
from wcwidth import wcwidth

from benchmarks.replies import SYNCHRONIZED_OUTPUT
from benchmarks.sequences import WholeSequences, without_unknown

_FRAME_BEGIN = b"\x1b[?%dh" % SYNCHRONIZED_OUTPUT
FRAME_END = b"\x1b[?%dl" % SYNCHRONIZED_OUTPUT


class Screen:
    """A pyte screen that reads any stream, counts a wide character once and knows frames."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._whole = WholeSequences()
        self.in_frame = False
        """Whether a synchronized repaint has begun and not ended: a terminal still shows what was
        there before."""

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, counted from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def feed(self, chunk: bytes) -> None:
        """Take in the next bytes of the program's output."""
        data = self._whole.feed(chunk)
        begin, end = data.rfind(_FRAME_BEGIN), data.rfind(FRAME_END)
        if begin != end:
            self.in_frame = begin > end
        self._stream.feed(without_unknown(data))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, in cells."""
        self._screen.resize(lines=rows, columns=columns)

    def text(self) -> str:
        """The rows, joined by newlines.  Half a wide character, cut by an overwrite, is a space."""
        return "\n".join(self._row(number) for number in range(self._screen.lines))

    def _row(self, number: int) -> str:
        line = self._screen.buffer[number]
        row: list[str] = []
        column = 0
        while column < self._screen.columns:
            cell = line[column].data
            is_wide = bool(cell) and not cell[0].isascii() and wcwidth(cell[0]) == 2
            if is_wide and column + 1 < self._screen.columns and line[column + 1].data == "":
                row.append(cell)
                column += 2
            else:
                row.append(" " if is_wide else cell or " ")
                column += 1
        return "".join(row)
