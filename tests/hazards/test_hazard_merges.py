"""Two people on one hazard file: what both did is in it, as if one had done it after the other; and
where they contradict each other nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from document.support import DEPTH, examples
from document.writing import readable, registers
from hazards.collection import NOT_ONE_TEXT, READ, TWO_MARKS
from hazards.judge import command
from taskreview.errors import ChangedOnDiskError, EditError
from taskreview.model import Field
from taskreview.session import Session
from taskreview.store.encoding import decode
from taskreview.store.merge import Side, find_conflicts, merge_texts

MINE = "mine: # 1\n - 二"
THEIRS = "their's"

EDITABLE = [name for name in READ if name not in {*NOT_ONE_TEXT, TWO_MARKS}]
SOME = EDITABLE if DEPTH > 1 else EDITABLE[::3]


def _changed_by_others(path: Path, content: bytes) -> bytes | None:
    """The file when a colleague has set another value of the first task, and one of the last."""
    path.write_bytes(content)
    rows = len(command("list", path).out.splitlines())
    codes = [command("set", path, "--row", "1", f"--status={THEIRS}").code]
    if rows > 1:
        codes.append(command("set", path, "--row", str(rows), f"--progress={THEIRS}").code)
    return path.read_bytes() if 0 in codes and path.read_bytes() != content else None


def _one_after_the_other(path: Path, theirs: bytes) -> bytes:
    path.write_bytes(theirs)
    assert command("set", path, "--row", "1", f"--progress={MINE}").code == 0
    return path.read_bytes()


def _both(folder: Path, content: bytes) -> bool | None:
    """Whether what both did came together; None where the other could do nothing."""
    path, copy = folder / "t.yaml", folder / "copy.yaml"
    theirs = _changed_by_others(copy, content)
    if theirs is None:
        return None
    path.write_bytes(content)
    session = Session(path)
    session.read_all()
    session.edit(0, Field.PROGRESS, MINE)
    path.write_bytes(theirs)
    try:
        session.save()
    except ChangedOnDiskError:
        assert path.read_bytes() == theirs
        assert session.unsaved == 1
        return False
    expected = _one_after_the_other(copy, theirs)
    if theirs.isascii():  # which says nothing of the encoding to who did not see what was before
        assert decode(path.read_bytes())[0] == decode(expected)[0]
    else:
        assert path.read_bytes() == expected
    assert session.unsaved == 0
    return True


@pytest.mark.parametrize("name", SOME)
def test_what_both_did_comes_together(tmp_path: Path, name: str) -> None:
    assert _both(tmp_path, READ[name]) is not False


@pytest.mark.parametrize("name", SOME)
def test_where_both_set_the_same_value_nothing_is_chosen(tmp_path: Path, name: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(READ[name])
    session = Session(path)
    session.read_all()
    session.edit(0, Field.PROGRESS, MINE)
    if command("set", path, "--row", "1", f"--progress={THEIRS}").code:
        return
    theirs = path.read_bytes()
    with pytest.raises(ChangedOnDiskError):
        session.save()
    assert path.read_bytes() == theirs
    assert session.unsaved == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("merges")


@examples(120)
@given(registers(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_in_any_style_what_both_did_comes_together_or_is_asked(
    folder: Path, register: str, codec: str
) -> None:
    assume(readable(register))
    try:
        event(f"together: {_both(folder, register.encode(codec))}")
    except EditError:
        event("refused")


_ITEM = re.compile(r"^(?=- )", re.MULTILINE)


def _has_blocks(content: bytes) -> bool:
    return content.isascii() and len(_ITEM.split(content.decode())) > 2


BLOCKS = [name for name in SOME if _has_blocks(READ[name])]
"""Hazards with tasks on lines of their own, which somebody may move and delete as lines."""


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("how", ["moved", "another before", "deleted"])
def test_what_is_moved_added_or_deleted_as_lines_loses_no_edit(
    tmp_path: Path, name: str, how: str
) -> None:
    text = READ[name].decode()
    head, first, *others = _ITEM.split(text)
    own = {
        "moved": [*others[:1], first, *others[1:]],
        "another before": ["- id: new\n  content: 另一项完全不同的任务\n", first, *others],
        "deleted": [first, *others[1:]],
    }[how]
    theirs = head + "".join(line if line.endswith(("\n", "\r")) else line + "\n" for line in own)
    path = tmp_path / "t.yaml"
    path.write_text(theirs, newline="")
    if command("check", path).code == 2:
        return  # such as an alias that went away with its anchor
    path.write_bytes(READ[name])
    session = Session(path)
    session.read_all()
    session.edit(0, Field.PROGRESS, MINE)
    path.write_text(theirs, newline="")
    try:
        session.save()
    except (ChangedOnDiskError, EditError):
        assert path.read_bytes() == theirs.encode()
        assert session.unsaved == 1
        return
    found = Session(path)
    found.read_all()
    assert [task.progress for task in found.tasks].count(MINE) == 1
    assert len(found.tasks) == len(session.tasks)


@pytest.mark.parametrize("name", SOME)
def test_as_texts_they_merge_or_leave_markers(tmp_path: Path, name: str) -> None:
    path = tmp_path / "t.yaml"
    theirs = _changed_by_others(path, READ[name])
    mine = _one_after_the_other(path, READ[name])
    if theirs is None:
        return
    base, ours, other = (_text(content) for content in (READ[name], mine, theirs))
    merge = merge_texts(base, ours, other)
    for side in (Side.OURS, Side.THEIRS):
        path.write_text(merge.taking(side), newline="")
        assert command("check", path).code in (0, 1)
    assert bool(find_conflicts(merge.text)) != merge.is_clean
    if merge.is_clean and "&" not in base:
        path.write_bytes(_one_after_the_other(path, theirs))
        wanted = command("list", path, "--format", "json").out
        path.write_text(merge.text, newline="")
        assert command("list", path, "--format", "json").out == wanted


def _text(content: bytes) -> str:
    from taskreview.store.encoding import decode

    text, encoding = decode(content)
    return "\ufeff" * bool(encoding.mark) + text
