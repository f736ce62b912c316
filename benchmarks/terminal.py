"""A program on a pseudo-terminal, with the time at which each thing came to its screen.

The bytes that arrive are stamped and answered at once; the model of the screen, which is slow, is
fed when the program pauses, so that it holds the program back as little as possible.
"""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import warnings
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import NamedTuple, NoReturn, Self

from benchmarks.memory import peak_memory_mb
from benchmarks.replies import cursor_reply, is_cursor_query, reply
from benchmarks.screen import FRAME_END, Screen
from benchmarks.sequences import WholeSequences, control_sequences

_PAUSE_S = 0.002
"""So long must the program be silent before the model of the screen is fed."""
_PATIENCE_S = 0.025
"""A program that never pauses waits no longer than this for the model."""
_PIECE_BYTES = 1024
"""The model is fed so much at a time; what arrives meanwhile is stamped in between."""
_POLL_S = 0.05
_CHUNK_BYTES = 65536
_NOT_STARTED = 127


class TerminalTimeoutError(Exception):
    """What was waited for did not come to the screen.  The message shows the screen."""


class _Arrival(NamedTuple):
    time: float
    data: bytes
    peak_mb: float | None


class Terminal:
    """A command running on a pseudo-terminal of `columns` × `rows` cells.

    `env` is the whole environment of the command, with TERM in it.  Times are seconds of the
    monotonic clock; `started` is that just before the fork.  Use it as a context manager: leaving
    it ends the program.
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        *,
        folder: Path | None = None,
        watch_memory: bool = False,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.exit_code: int | None = None
        """The exit code once the program has ended; minus the signal's number if it was killed."""
        self.peak_mb: float | None = None
        """With `watch_memory`: peak resident MB when the bytes last shown arrived."""
        self._watch_memory = watch_memory
        self._screen = Screen(columns, rows)
        self._queries = WholeSequences()
        self._arrivals: deque[_Arrival] = deque()
        self._last_arrival = 0.0
        self._shown_at = 0.0
        self._changed = False
        self._at_end = False
        environment = dict(os.environ if env is None else env)
        self.started = monotonic()
        with warnings.catch_warnings():
            # Python 3.12 warns of forks beside threads; this child does nothing but exec.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid, self._fd = pty.fork()
        if self._pid == 0:
            _become(command, columns, rows, environment, folder)
        os.set_blocking(self._fd, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The process number of the program."""
        return self._pid

    def text(self) -> str:
        """The rows of the screen joined by newlines, with all that has arrived so far."""
        self._receive(0)
        while self._arrivals:
            self._show_next()
        return self._screen.text()

    def wait_for(self, predicate: Callable[[str], bool], timeout: float) -> float:
        """Wait until `predicate` holds for the screen's text; the arrival time of what made it so.

        A synchronized repaint counts when it is whole, as on a terminal that supports it.  If the
        predicate holds already, that is the arrival of what was last shown.  Raises
        TerminalTimeoutError after `timeout` seconds, or when the program has ended without it.
        """
        deadline = monotonic() + timeout
        self._changed = True
        unshown_since, showing = 0.0, False
        while True:
            if self._changed and not self._screen.in_frame:
                self._changed = False
                if predicate(self._screen.text()):
                    return self._shown_at
            if monotonic() > deadline:
                raise TerminalTimeoutError(self._complaint(f"not seen within {timeout:g} s"))
            if self._arrivals:
                came = self._receive(0 if showing else _PAUSE_S)
                showing = showing or not came or monotonic() - unshown_since > _PATIENCE_S
                if showing and self._arrivals:
                    self._show_next()
            elif self._at_end:
                raise TerminalTimeoutError(self._complaint("the program ended"))
            else:
                showing = False
                self._receive(min(_POLL_S, deadline - monotonic()))
                unshown_since = monotonic()

    def wait_for_text(self, text: str, timeout: float) -> float:
        """Wait until `text` stands within one row of the screen; see `wait_for`."""
        return self.wait_for(lambda screen: text in screen, timeout)

    def wait_for_silence(self, silence: float, timeout: float) -> None:
        """Wait until nothing has arrived for `silence` seconds, for `timeout` seconds at most.

        A program that has not printed anything yet is silent, too.
        """
        begin = monotonic()
        while not self._at_end and monotonic() - begin < timeout:
            came = self._receive(_PAUSE_S)
            if self._arrivals:
                self._show_next()
            elif not came and monotonic() - max(begin, self._last_arrival) > silence:
                return

    def wait_for_exit(self, timeout: float) -> int:
        """Wait until the program has ended; its exit code (minus the signal if it was killed)."""
        deadline = monotonic() + timeout
        while True:
            self._receive(_PAUSE_S)
            self._reap(block=False)
            if self.exit_code is not None:
                while self._receive(0):
                    pass
                return self.exit_code
            if monotonic() > deadline:
                self.text()  # the complaint shows all that has arrived
                raise TerminalTimeoutError(self._complaint(f"still running after {timeout:g} s"))

    def send(self, keys: str | bytes) -> float:
        """Send keys in one write, as a paste comes; the time just before the write."""
        data = keys.encode() if isinstance(keys, str) else keys
        time = monotonic()
        self._write(data)
        return time

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, in cells."""
        self.text()
        self.columns, self.rows = columns, rows
        self._screen.resize(columns, rows)
        _set_size(self._fd, columns, rows)

    def close(self) -> None:
        """End the program if it still runs, and all that it started in its session."""
        if self._fd < 0:
            return
        if self.exit_code is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        os.close(self._fd)
        self._fd = -1
        self._reap(block=True)

    def _receive(self, timeout: float) -> bool:
        """Stamp and answer what arrives within `timeout` seconds; whether anything did."""
        if self._at_end:
            return False
        ready, _, _ = select.select([self._fd], [], [], max(0.0, timeout))
        if not ready:
            return False
        try:
            data = os.read(self._fd, _CHUNK_BYTES)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b""
        time = monotonic()
        if not data:
            self._at_end = True
            return False
        peak = peak_memory_mb(self._pid) if self._watch_memory else None
        self._arrivals.append(_Arrival(time, data, peak))
        self._last_arrival = time
        self._answer(data)
        return True

    def _answer(self, data: bytes) -> None:
        for sequence in control_sequences(self._queries.feed(data)):
            if is_cursor_query(sequence):
                while self._arrivals:
                    self._show_next()
                self._write(cursor_reply(*self._screen.cursor))
            elif answer := reply(sequence, self.columns, self.rows):
                self._write(answer)

    def _show_next(self) -> None:
        """Feed the model with the next piece of what has arrived, no further than a frame's end."""
        time, data, peak = self._arrivals.popleft()
        end = data.find(FRAME_END, 0, _PIECE_BYTES)
        cut = _PIECE_BYTES if end < 0 else end + len(FRAME_END)
        if rest := data[cut:]:
            self._arrivals.appendleft(_Arrival(time, rest, peak))
        self._screen.feed(data[:cut])
        self._shown_at, self._changed = time, True
        self.peak_mb = peak

    def _write(self, data: bytes) -> None:
        while data:
            try:
                written = os.write(self._fd, data)
            except BlockingIOError:
                self._receive(_PAUSE_S)
                written = 0
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                return
            data = data[written:]

    def _reap(self, *, block: bool) -> None:
        if self.exit_code is not None:
            return
        pid, status = os.waitpid(self._pid, 0 if block else os.WNOHANG)
        if pid:
            self.exit_code = os.waitstatus_to_exitcode(status)

    def _complaint(self, what: str) -> str:
        rows = [row.rstrip() for row in self._screen.text().splitlines()]
        return "\n".join([what + "; the screen:", *(row for row in rows if row)])


def _become(
    command: Sequence[str],
    columns: int,
    rows: int,
    environment: Mapping[str, str],
    folder: Path | None,
) -> NoReturn:
    """In the child: turn into the command.  Never returns."""
    try:
        _set_size(0, columns, rows)
        if folder is not None:
            os.chdir(folder)
        os.execvpe(command[0], list(command), environment)  # noqa: S606 - never a shell
    except OSError as error:
        os.write(2, f"{command[0]}: {error}\r\n".encode())
    finally:
        os._exit(_NOT_STARTED)


def _set_size(fd: int, columns: int, rows: int) -> None:
    size = struct.pack("HHHH", rows, columns, columns * 8, rows * 16)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, size)
