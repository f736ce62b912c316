"""Looks at a register file from outside, before and after a command, and says what is wrong.

It knows nothing of how the program reads or edits: it compares bytes, and what PyYAML itself reads.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from yaml.events import ScalarEvent

from taskreview import cli
from taskreview.document.events import TextStream, read_events
from taskreview.printable import unprintable

REFUSED = (2, 4)
"""The exit codes with which a command may refuse a file or a text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_PLACE = re.compile(r":[1-9][0-9]*:[1-9][0-9]*: ")
_PROGRESS = ("progress", "进展情况")


@dataclass(frozen=True)
class Done:
    """How a command has ended."""

    code: int
    out: str
    err: str


def command(*words: str | Path) -> Done:
    """Runs a command in this process; whatever it raises fails the test."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run([*map(str, words)])
    return Done(code, out.getvalue(), err.getvalue())


def check_reading(path: Path) -> list[dict[str, Any]] | None:
    """Runs `check`, `list` and `show`; returns the tasks, None where the file is refused."""
    before = path.read_bytes()
    checked = command("check", path)
    listed = command("list", path, "--format", "json")
    lines = command("list", path)
    assert path.read_bytes() == before
    for text in (checked.out, checked.err, lines.out, lines.err, listed.err):
        found = unprintable().search(text.replace("\n", "").replace("\t", ""))
        assert not found, f"{found[0]!r} would get to a terminal"
    if checked.code in REFUSED:
        _is_refusal(checked, path)
        assert listed.code == lines.code == checked.code
        return None
    assert (checked.code, checked.err) in ((0, ""), (1, ""))
    for line in checked.out.splitlines():
        assert _PLACE.search(line), line
    assert (listed.code, lines.code) == (0, 0)
    _is_told_at_most_what_is_left_out(listed, path)
    tasks: list[dict[str, Any]] = json.loads(listed.out)
    for row in {1, len(tasks)} if tasks else ():
        shown = command("show", path, "--row", str(row), "--format", "json")
        assert json.loads(shown.out) == tasks[row - 1]
        assert command("show", path, "--row", str(row)).code == 0
    return tasks


def check_setting(path: Path, row: int, text: str, tasks: list[dict[str, Any]]) -> bool:
    """Runs `set --row ROW --progress TEXT`; says whether it was done.  `tasks` is what is there."""
    raw = path.read_bytes()
    done = command("set", path, "--row", str(row), f"--progress={text}")
    now = path.read_bytes()
    if done.code in REFUSED:
        _is_refusal(done, path)
        assert now == raw, "refused and changed"
        return False
    assert done.code == 0
    _is_told_at_most_what_is_left_out(done, path)
    if text == (tasks[row - 1]["progress"] or ""):
        assert now == raw, "the same text, another file"
        return True
    listed = json.loads(command("list", path, "--format", "json").out)
    wanted = [dict(task) for task in tasks]
    wanted[row - 1]["progress"] = text
    assert listed == wanted
    old, new = _decoded(raw), _decoded(now)
    assert old[0] == new[0], "another encoding"
    _is_the_edit_alone(old[1], new[1], row, text)
    return True


def _is_told_at_most_what_is_left_out(done: Done, path: Path) -> None:
    if done.err:
        assert done.err.startswith(str(path)), done.err
        assert _PLACE.match(done.err, len(str(path))), done.err
        assert "it is kept but not shown" in done.err


def _is_refusal(done: Done, path: Path) -> None:
    assert done.out == ""
    assert done.err.endswith("\n")
    *told, refusal = done.err.splitlines()
    _is_told_at_most_what_is_left_out(replace(done, err="".join(told)), path)
    assert refusal.startswith(str(path)), done.err
    assert _PLACE.match(refusal, len(str(path))), done.err


def _decoded(raw: bytes) -> tuple[bytes, str]:
    """The mark and the text."""
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return mark, raw[len(mark) :].decode(codec)
    with contextlib.suppress(UnicodeDecodeError):
        return b"", raw.decode("utf-8")
    return b"", raw.decode("gb18030", "replace")  # what Windows writes for a euro sign


def _is_the_edit_alone(old: str, new: str, row: int, text: str) -> None:
    """Whether other readers find the one value changed, and nothing else."""
    before = _documents(old)
    if before is not None and _tasks(before) is not None:
        after = _documents(new)
        assert after is not None, "others cannot read it any more"
        assert _without_value(before, row, text) == _without_value(after, row, text)
    if "&" not in old:
        _is_one_stretch(old, new)


def _documents(text: str) -> list[Any] | None:
    """What other programs read; None where they read nothing."""
    try:
        documents = list(yaml.load_all(text, yaml.CSafeLoader))
        return [_unshared(each, {}) for each in documents]
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, OverflowError):
        return None


def _unshared(data: Any, lists: dict[int, list[Any]]) -> Any:
    """The data with every mapping on its own; a list that has two names stays one."""
    if isinstance(data, dict):
        return {key: _unshared(value, lists) for key, value in data.items()}
    if isinstance(data, list) and id(data) not in lists:
        lists[id(data)] = [_unshared(item, lists) for item in data]
    return lists[id(data)] if isinstance(data, list) else data


def _without_value(documents: list[Any], row: int, text: str) -> str:
    """All but the one value, as text, in which even NaN is equal to itself.  The value may be
    missing where it was not set yet; if it is this text, it is one."""
    tasks = _tasks(documents)
    assert tasks is not None
    task = tasks[row - 1]
    for key in [key for key in task if isinstance(key, str) and key.strip() in _PROGRESS]:
        assert task[key] != text or isinstance(task[key], str)
        del task[key]
    return repr(documents)


def _tasks(documents: list[Any]) -> list[dict[Any, Any]] | None:
    """The tasks, as a script would find them; None where several lists might be them."""
    found = []
    for document in documents:
        members = document.values() if isinstance(document, dict) else [document]
        lists = [each for each in members if isinstance(each, list)]
        found += [each for each in lists if any(isinstance(item, dict) for item in each)]
    if len({id(each) for each in found}) != 1:
        return None
    return [task for task in found[0] if task is not None]


def _is_one_stretch(old: str, new: str) -> None:
    """Whether what went away is a part of one value, with the comment that follows it at most."""
    limit = min(len(old), len(new))
    head = next((at for at in range(limit) if old[at] != new[at]), limit)
    tail = 0
    while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    gone = old[head : len(old) - tail].strip()
    places = [
        old[event.start_mark.index : _line_end(old, event.end_mark.index)]
        for event in read_events(TextStream(old))  # PyYAML's own would refuse what was mended
        if isinstance(event, ScalarEvent) and event.start_mark and event.end_mark
    ]
    assert not gone or any(gone in place for place in places), f"{gone!r} is no part of one value"


def _line_end(text: str, at: int) -> int:
    found = re.compile("[\r\n\x85\u2028\u2029]").search(text, at)
    return found.start() if found else len(text)
