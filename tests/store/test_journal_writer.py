"""What is typed is on disk soon, whatever the disk says."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from queue import Empty
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.support_journal import (
    State,
    journal_of,
    journals,
    left_behind,
    progress,
    task,
    type_in,
)
from taskreview.model import Field
from taskreview.store.journal import folder as folders
from taskreview.store.journal import writer
from taskreview.store.journal.recovery import recoverable
from taskreview.store.journal.writer import COALESCE_SECONDS, Flush, Journal, Key, gather


def test_what_is_typed_is_found_after_the_end(register: Path, drafts: Path) -> None:
    with journal_of(register, drafts) as (journal, reports):
        type_in(journal, 2, "新\ud800\0\n\x1b[31m")
        journal.record(task(2), Field.STATUS, "已完成")
        assert journal.close()
    (progress_draft, status_draft) = recoverable(register, folder=drafts)
    assert progress_draft.text == "新\ud800\0\n\x1b[31m"
    assert progress_draft.base == task(2).progress
    assert (progress_draft.row, progress_draft.id) == (2, "2")
    assert progress_draft.register == str(register)
    assert (status_draft.field, status_draft.text) == (Field.STATUS, "已完成")
    assert reports == []


def test_it_is_written_without_anybody_asking(register: Path, drafts: Path) -> None:
    written = threading.Event()
    sync = os.fsync

    with journal_of(register, drafts) as (journal, _reports), pytest.MonkeyPatch.context() as patch:

        def noticed(descriptor: int) -> None:
            sync(descriptor)
            written.set()

        patch.setattr(os, "fsync", noticed)
        type_in(journal, 1, "新")
        assert written.wait(30)


def test_nothing_is_there_before_the_first_draft_and_after_the_last(
    register: Path, drafts: Path
) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        assert journal.flush()
        assert not drafts.exists()
        type_in(journal, 1, "新")
        assert journal.flush()
        (file,) = journals(drafts)
        assert file.name.startswith("台账_2024.yaml.")
        assert file.stat().st_mode & 0o777 == 0o600
        assert drafts.stat().st_mode & 0o777 == 0o700
        type_in(journal, 1, task(1).progress or "")
        assert journal.flush()
        assert journals(drafts) == []
        type_in(journal, 1, "又新")
    assert left_behind(register, drafts) == progress(1, "又新")


def test_leaving_without_saving_leaves_nothing(register: Path, drafts: Path) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "新")
        assert journal.flush()
        type_in(journal, 2, "新")
        journal.clear()
    assert journals(drafts) == []


def test_typing_goes_on_after_closing(register: Path, drafts: Path) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "甲")
        assert journal.close()
        type_in(journal, 2, "乙")
        assert journal.close()
        assert len(journals(drafts)) == 1
    assert left_behind(register, drafts) == progress(1, "甲") | progress(2, "乙")


def test_a_save_drops_what_it_wrote_and_nothing_typed_meanwhile(
    register: Path, drafts: Path
) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "甲")
        type_in(journal, 2, "乙")
        type_in(journal, 2, "乙又")
        journal.rebase({row: replace(task(row), progress=t) for row, t in [(1, "甲"), (2, "乙")]})
        journal.record(replace(task(1), progress="甲"), Field.STATUS, "已完成")
    assert left_behind(register, drafts) == {
        (1, "status"): ("未完成", "已完成"),
        (2, "progress"): ("乙", "乙又"),
    }


def test_a_save_is_on_disk_soon_also_where_nothing_is_typed(register: Path, drafts: Path) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "甲")
        type_in(journal, 2, "乙")
        assert journal.flush()
        journal.rebase({1: replace(task(1), progress="甲")})
    assert left_behind(register, drafts) == progress(2, "乙")


def test_a_flush_in_the_midst_of_a_key_has_the_key(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "甲")
        assert journal.flush()
        monkeypatch.setattr(journal, "_put", lambda _item: None)  # a signal has come before this
        type_in(journal, 1, "甲又")
        assert journal.flush()
    assert left_behind(register, drafts) == progress(1, "甲又")


def test_what_is_typed_after_a_rebase_is_not_taken_for_earlier(
    register: Path, drafts: Path
) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "甲")
        journal.rebase({1: replace(task(1), row=2)})
        type_in(journal, 1, "乙")
    assert {key: text for key, (_base, text) in left_behind(register, drafts).items()} == {
        (1, "progress"): "乙",
        (2, "progress"): "甲",
    }


def test_a_journal_that_grows_is_made_small_again(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_MOST_BYTES", 1000)
    sizes = []
    with journal_of(register, drafts) as (journal, _reports):
        for number in range(100):
            type_in(journal, 1 + number % 2, f"第{number}稿")
            assert journal.flush()
            sizes.append(journals(drafts)[0].stat().st_size)
    assert max(sizes) < 3000
    assert left_behind(register, drafts) == progress(1, "第98稿") | progress(2, "第99稿")


def test_a_journal_that_somebody_deletes_is_written_anew(register: Path, drafts: Path) -> None:
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "甲")
        assert journal.flush()
        journals(drafts)[0].unlink()
        drafts.rmdir()
        type_in(journal, 2, "乙")
    assert left_behind(register, drafts) == progress(1, "甲") | progress(2, "乙")


def test_a_name_of_any_length_and_kind_is_good(tmp_path: Path, drafts: Path) -> None:
    for name in ["督" * 85, "a" * 255, "\udcff\udcfe.yaml", "...", "a b\n[red]\x1b", "-"]:
        register = tmp_path / name
        with journal_of(register, drafts) as (journal, reports):
            type_in(journal, 1, "新")
            assert journal.flush(), reports
        assert left_behind(register, drafts) == progress(1, "新")


def test_nothing_counts_as_written_before_it_is_synced(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.mkdir(parents=True)
    calls: list[str] = []
    for name in ["write", "fsync", "replace", "unlink"]:
        monkeypatch.setattr(os, name, noting(calls, name, getattr(os, name)))
    with journal_of(register, drafts) as (journal, _reports):
        for text, expected in [
            ("甲", ["write", "replace", "fsync", "fsync folder"]),
            ("乙", ["write", "fsync"]),
            (task(1).progress or "", ["unlink", "fsync folder"]),
        ]:
            calls.clear()
            type_in(journal, 1, text)
            assert journal.flush()
            assert [
                call for call in calls if call != "unlink" or "replace" not in calls
            ] == expected


def noting(calls: list[str], name: str, real: Callable[..., object]) -> Callable[..., object]:
    def noted(*args: object, **named: object) -> object:
        folder = isinstance(args[0], int) and stat.S_ISDIR(os.fstat(args[0]).st_mode)
        calls.append(f"{name} folder" if folder else name)
        return real(*args, **named)

    return noted


# Half a second


class Typist:
    """Types a key every so often, for ever; stands in for the queue and for the clock."""

    def __init__(self, every: float) -> None:
        self.now = 0.0
        self._every = every
        self._next = 100.0

    def get(self, block: bool = True, timeout: float | None = None) -> Key:
        if timeout is not None and self._next > self.now + timeout:
            self.now += timeout
            raise Empty
        self.now = max(self.now, self._next)
        self._next += self._every
        return Key(0, 1, Field.PROGRESS)


@pytest.mark.parametrize("every", [0.001, 0.05, 0.15, 1.0])
def test_however_long_somebody_types_the_first_key_does_not_wait_for_the_last(
    every: float,
) -> None:
    typist = Typist(every)
    assert gather(typist, None, lambda: typist.now)
    assert typist.now - 100 <= COALESCE_SECONDS + every / 1000
    assert COALESCE_SECONDS <= 0.25  # the rest of the half second is the disk's


def test_a_flush_does_not_wait() -> None:
    class Queue(Typist):
        def get(self, block: bool = True, timeout: float | None = None) -> Key:
            return Flush()  # type: ignore[return-value]

    queue = Queue(1.0)
    assert len(gather(queue, None, lambda: queue.now)) == 1


def test_nothing_to_do_for_long() -> None:
    typist = Typist(1.0)
    assert gather(typist, 5.0, lambda: typist.now) == []
    assert typist.now == 5.0


def test_the_first_draft_is_found_though_the_disk_is_slow(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program may be killed while it still waits for the disk."""
    may_go_on, is_waiting = threading.Event(), threading.Event()

    def slow(_descriptor: int) -> None:
        is_waiting.set()
        assert may_go_on.wait(30)

    monkeypatch.setattr(os, "fsync", slow)
    with journal_of(register, drafts) as (journal, _reports):
        type_in(journal, 1, "甲")
        assert is_waiting.wait(30)
        [found] = journals(drafts)
        assert "甲" in found.read_text("utf-8")
        assert found.suffix == folders.SUFFIX
        may_go_on.set()


def test_recording_never_waits_for_the_disk(
    register: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    sync = os.fsync

    def slow(descriptor: int) -> None:
        assert may_go_on.wait(30)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with journal_of(register, drafts) as (journal, _reports):
        for number in range(1000):
            type_in(journal, 1, f"第{number}稿")
        assert not journal.flush(0.01)
        may_go_on.set()
        assert journal.flush(30)
    assert left_behind(register, drafts) == progress(1, "第999稿")


# Any sequence


@dataclass
class Type:
    """Gives a field a text."""

    row: int
    field: Field
    text: str


@dataclass
class Undo:
    """Gives a field the text that the file has."""

    row: int
    field: Field


@dataclass
class Save:
    """Writes what is pending in some rows to the file."""

    rows: set[int]


class End(Enum):
    """Makes sure of what was typed."""

    FLUSH = auto()
    CLOSE = auto()


some_rows = st.integers(1, 3)
some_fields = st.sampled_from([Field.PROGRESS, Field.STATUS])
words = st.sampled_from(["", "甲", "乙", "\ud800", "\n", "1.完成1公里。", "未完成"])
steps = st.lists(
    st.builds(Type, some_rows, some_fields, words)
    | st.builds(Undo, some_rows, some_fields)
    | st.builds(Save, st.sets(some_rows))
    | st.sampled_from(End),
    max_size=20,
)


@settings(max_examples=100, deadline=None)
@given(steps)
def test_any_sequence_of_changes_saves_and_undos_replays_to_what_is_pending(
    sequence: list[Type | Undo | Save | End],
) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "_MOST_BYTES", 500)  # so that it is often made smaller
        register, drafts = Path(name, "tasks.yaml"), Path(name, "drafts")
        saved = {row: task(row) for row in (1, 2, 3)}
        pending: dict[tuple[int, Field], str] = {}
        journal = Journal(register, folder=drafts)
        for step in sequence:
            match step:
                case Type(row, field, text):
                    journal.record(saved[row], field, text)
                    pending[row, field] = text
                case Undo(row, field):
                    journal.record(saved[row], field, getattr(saved[row], field))
                    pending.pop((row, field), None)
                case Save(rows):
                    for (row, field), text in pending.items():
                        if row in rows:
                            said = {field.value: text}
                            saved[row] = replace(saved[row], **said)  # type: ignore[arg-type]
                    journal.rebase({row: saved[row] for row in rows})
                case End.FLUSH:
                    assert journal.flush(30)
                case End.CLOSE:
                    assert journal.close(30)
        assert journal.close(30)
        expected: State = {
            (row, field.value): (getattr(saved[row], field), text)
            for (row, field), text in pending.items()
            if text != getattr(saved[row], field)
        }
        assert left_behind(register, drafts) == expected
