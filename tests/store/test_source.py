"""Opening a register file: what can be opened is read, what cannot is told in one sentence."""

from __future__ import annotations

import codecs
import os
import socket
from pathlib import Path

import pytest

from taskreview.errors import UnreadableError
from taskreview.store.source import Source, read_file

TEXT = "tasks:\n  - {id: 1, content: 区教委}\n"


def _all_of(source: Source, size: int = 7) -> bytes:
    pieces = []
    while piece := source.read(size):
        pieces.append(piece)
    return b"".join(pieces)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
def test_the_stream_is_the_text_and_the_bytes_are_kept(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_bytes(mark + TEXT.encode())
    source = Source(path)
    assert _all_of(source) == TEXT.encode()
    assert bytes(source.release()) == mark + TEXT.encode()
    assert read_file(path) == mark + TEXT.encode()


def test_a_file_larger_than_a_piece(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_bytes(TEXT.encode() * 20_000)
    source = Source(path)
    assert _all_of(source) == TEXT.encode() * 20_000


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.touch()
    source = Source(path)
    assert source.read(10) == b""
    assert source.read(10) == b""


def test_it_lets_go_at_the_end_and_when_it_is_told_to(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(TEXT)
    source = Source(path)
    source.close()
    source.close()
    assert source.read(10) == b""


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"gone\.yaml cannot be read: there is no such file"):
        Source(tmp_path / "gone.yaml")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is a folder; name the YAML file"):
        Source(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="is not a regular file"):
        Source(tmp_path / "pipe")


def test_a_socket_and_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # names of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        with pytest.raises(UnreadableError):
            Source(Path("socket"))
    with pytest.raises(UnreadableError, match="is not a regular file"):
        Source(Path("/dev/null"))


def test_a_file_that_is_not_ours_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(TEXT)

    def refuse(*_call: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(UnreadableError, match="you have no permission to read it"):
            Source(path)


def test_a_link_that_leads_nowhere_or_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(UnreadableError, match="there is no such file"):
        Source(tmp_path / "nowhere")
    with pytest.raises(UnreadableError, match="cannot be read"):
        Source(tmp_path / "circle")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_checkpoints_tell_the_characters_before_their_bytes(tmp_path: Path, mark: bytes) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(mark + ("一二三4" * 50_000).encode())
    source = Source(file)
    while source.read(1):
        pass
    raw = bytes(source.release()).removeprefix(mark)
    reached = set()
    for offset in range(0, 200_000, 1000):
        near = source.checkpoints.before(offset)
        if near is not None:
            byte, characters = near
            assert len(raw[: max(byte - len(mark), 0)].decode(errors="ignore")) in (
                characters,
                characters - 1,  # the last one is halved
            )
            reached.add(byte)
    assert len(reached) > 3


def test_there_are_no_checkpoints_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(("一二三4" * 50_000).encode("gb18030"))
    source = Source(file)
    while source.read(1):
        pass
    assert source.checkpoints.before(200_000) is None
