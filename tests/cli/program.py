"""Runs the program as people and scripts do: as a process, with a terminal or without."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "tasks.yaml"
CHINESE = {"LANG": "zh_CN.UTF-8"}
COMMAND = [sys.executable, "-m", "taskreview"]

_PATIENCE_SECONDS = 20
_LANGUAGE = ("LANG", "LANGUAGE", "LC_")
_UNWANTED = (*_LANGUAGE, "COLUMNS", "LINES", "PYTHONUTF8", "PYTHONIOENCODING", "_TASKREVIEW")


@dataclass(frozen=True)
class Done:
    """How a run has ended."""

    code: int
    out: str
    err: str


def environment(**settings: str) -> dict[str, str]:
    """English, UTF-8, and what is asked for; this checkout's program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
    paths = filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join(paths), **settings}


def run(
    *words: str | Path,
    typed: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Done:
    """Runs the program without a terminal; `typed` is its standard input."""
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        input=typed,
        capture_output=True,
        cwd=cwd,
        env=environment(**(env or {})),
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_in_terminal(
    *words: str | Path,
    columns: int = 80,
    env: Mapping[str, str] | None = None,
    answer: Callable[[bytes], bytes] = lambda _screen: b"",
    cwd: Path | None = None,
) -> Done:
    """Runs the program in a terminal; `answer` is asked after each output what to type.

    Both outputs are in `out`, as the terminal got them.
    """
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd or os.getcwd())
        os.execve(  # noqa: S606
            COMMAND[0],
            [*COMMAND, *map(str, words)],
            environment(TERM="xterm-256color", **(env or {})),
        )
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    out = bytearray()
    while piece := _read(terminal):
        out += piece
        if keys := answer(bytes(out)):
            os.write(terminal, keys)
    os.close(terminal)  # hangs up, should the program still be there
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    text = out.decode(errors="replace")
    assert "Traceback" not in text, text
    return Done(code, text, "")


def _read(terminal: int) -> bytes:
    """What comes next; nothing when the program has ended or says nothing for too long."""
    try:
        ready, _, _ = select.select([terminal], [], [], _PATIENCE_SECONDS)
        return os.read(terminal, 1 << 16) if ready else b""
    except OSError:  # the other end is closed
        return b""


def one_line(text: str) -> str:
    """The only line of a message."""
    assert text.endswith("\n"), text
    assert text.count("\n") == 1, text
    return text.rstrip("\n")


def once(keys: bytes, after: bytes) -> Callable[[bytes], bytes]:
    """For `run_in_terminal`: types the keys once, as soon as this stands on the screen."""
    return one_by_one((keys, after))


def one_by_one(*steps: tuple[bytes, bytes]) -> Callable[[bytes], bytes]:
    """For `run_in_terminal`: keys, each with what has to be on the screen before they are typed."""
    left = list(steps)
    seen = 0

    def answer(screen: bytes) -> bytes:
        nonlocal seen
        if not left or left[0][1] not in screen[seen:]:
            return b""
        seen = len(screen)
        return left.pop(0)[0]

    return answer
