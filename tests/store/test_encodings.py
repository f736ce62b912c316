"""Files in every encoding that a register comes in: told apart, kept, and never guessed over."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taskreview.errors import EditError, RegisterError
from taskreview.model import Field
from taskreview.session import Session
from taskreview.store import source as source_module
from taskreview.store.encoding import (
    GB18030,
    GB18030_BOM,
    GBK,
    GBK_EURO,
    UTF_8,
    UTF_8_BOM,
    UTF_16_BE,
    UTF_16_LE,
    Encoding,
    NotTextError,
    decode,
    detect,
)
from taskreview.store.source import Source

TEXT = (
    "# 督查台账\r\ntasks:\n- id: 1\r  content: 完成管线改造   # 注\n  progress: '旧的进展，一'\r\n"
    "  备注: [甲,  乙]\n- id: 2\n  progress: |\n    第二项\n    进展\n"
)
FOUR_BYTES = TEXT.replace("甲", "䶮")
ALL: dict[str, tuple[Encoding, str]] = {
    "utf-8": (UTF_8, TEXT),
    "utf-8-bom": (UTF_8_BOM, TEXT),
    "utf-16-le": (UTF_16_LE, TEXT + "# 😀"),
    "utf-16-be": (UTF_16_BE, TEXT + "# 😀"),
    "gbk": (GBK, TEXT),
    "gbk-euro": (GBK_EURO, TEXT + "# 100€"),
    "gb18030": (GB18030, FOUR_BYTES),
    "gb18030-euro": (GB18030, TEXT + "# 100€"),
    "gb18030-bom": (GB18030_BOM, TEXT),
}


@pytest.fixture(params=ALL)
def case(request: pytest.FixtureRequest) -> tuple[Encoding, str, bytes]:
    encoding, text = ALL[request.param]
    return encoding, text, encoding.encode(text)


def _streamed(path: Path) -> tuple[bytes, Source]:
    source = Source(path)
    pieces = list(iter(lambda: source.read(1), b""))
    assert source.read(1) == b""
    return b"".join(pieces), source


def _opened(path: Path) -> Session:
    session = Session(path)
    session.read_all()
    return session


def _error(path: Path) -> RegisterError:
    with pytest.raises(RegisterError) as caught:
        _opened(path)
    return caught.value


def test_names_are_those_that_people_know() -> None:
    assert [encoding.name for encoding, _text in ALL.values()] == [
        "UTF-8",
        "UTF-8 BOM",
        "UTF-16 LE",
        "UTF-16 BE",
        "GB18030 (GBK)",
        "GB18030 (GBK)",
        "GB18030",
        "GB18030",
        "GB18030 BOM",
    ]


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1 << 16])
def test_it_is_told_and_read_in_pieces_of_any_size(
    tmp_path: Path,
    case: tuple[Encoding, str, bytes],
    piece: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_module, "_PIECE", piece)
    encoding, text, raw = case
    path = tmp_path / "t.yaml"
    path.write_bytes(raw)
    given_out, source = _streamed(path)
    assert given_out.decode() == text
    assert source.encoding == encoding
    assert source.release() == raw
    assert decode(raw) == (text, encoding)
    assert decode(bytearray(raw)) == (text, encoding)


def test_only_the_bytes_of_the_value_change(
    tmp_path: Path, case: tuple[Encoding, str, bytes]
) -> None:
    encoding, text, raw = case
    path = tmp_path / "t.yaml"
    path.write_bytes(raw)
    session = _opened(path)
    assert [task.progress for task in session.tasks] == ["旧的进展，一", "第二项\n进展\n"]
    session.edit(0, Field.PROGRESS, "新的")
    session.save()
    assert path.read_bytes() == encoding.encode(text.replace("'旧的进展，一'", "'新的'"))
    session.edit(0, Field.PROGRESS, "旧的进展，一")
    session.save()
    assert path.read_bytes() == raw
    assert session.place_of(1).line == 7


@pytest.mark.parametrize("encoding", [GBK, GBK_EURO])
@pytest.mark.parametrize(
    ("character", "said"),
    [("😀", "U+1F600 GRINNING FACE"), ("䶮", "U+4DAE"), ("\u200b", "U+200B ZERO WIDTH SPACE")],
)
def test_a_character_that_cannot_be_written_is_refused_by_name(
    tmp_path: Path, encoding: Encoding, character: str, said: str
) -> None:
    path = tmp_path / "t.yaml"
    raw = encoding.encode(TEXT + "# €" * (encoding is GBK_EURO))
    path.write_bytes(raw)
    session = _opened(path)
    with pytest.raises(EditError, match="cannot be written in GBK") as caught:
        session.edit(0, Field.PROGRESS, f"好{character}")
    assert said in str(caught.value)
    assert str(caught.value).isprintable()
    assert session.unsaved == 0


def test_before_the_encoding_is_certain_the_save_refuses(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    raw = GBK.encode(TEXT)
    path.write_bytes(raw)
    session = Session(path)
    session.read_first(1)
    session.edit(0, Field.PROGRESS, "😀")
    session.read_all()
    with pytest.raises(EditError, match="U\\+1F600 GRINNING FACE"):
        session.save()
    assert path.read_bytes() == raw
    assert session.unsaved == 1


@pytest.mark.parametrize("encoding", [GBK, GBK_EURO])
@pytest.mark.parametrize("character", ["😀", "䶮"])
def test_the_encoding_itself_refuses(encoding: Encoding, character: str) -> None:
    with pytest.raises(EditError, match="GBK"):
        encoding.check(character)


def test_the_euro_sign_is_refused_where_only_windows_would_know_it() -> None:
    with pytest.raises(EditError, match="EURO SIGN"):
        GBK.check("€")
    assert GBK_EURO.encode("一€") == b"\xd2\xbb\x80"
    assert GB18030.encode("一€") == b"\xd2\xbb\xa2\xe3"


@pytest.mark.parametrize("encoding", [UTF_8, GB18030, UTF_16_LE])
def test_everything_else_can_be_written_where_all_characters_are(encoding: Encoding) -> None:
    encoding.check("".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)])))
    with pytest.raises(EditError, match="half a character"):
        encoding.check("\ud83d")


def test_two_ways_to_write_one_character_forbid_editing(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    raw = TEXT.encode("gbk") + b"# \x80 \xa2\xe3\n"
    path.write_bytes(raw)
    session = _opened(path)
    with pytest.raises(EditError, match="euro sign in two ways"):
        session.edit(0, Field.PROGRESS, "新")
    assert path.read_bytes() == raw


def test_every_sequence_of_gb18030_and_gbk_is_written_as_it_was_read() -> None:
    """What lets `encoding` do without comparing each file: Python's tables are one to one."""
    for codec in ("gbk", "gb18030"):
        for lead in range(0x81, 0xFF):
            for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
                pair = bytes((lead, trail))
                try:
                    text = pair.decode(codec)
                except UnicodeDecodeError:
                    continue
                assert (len(text), text.encode(codec), text) == (1, pair, pair.decode("gb18030"))
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    assert everything.encode("gb18030").decode("gb18030") == everything


# Telling apart


def test_a_register_of_one_character_is_told(tmp_path: Path) -> None:
    for codec in ("utf-8", "gbk"):
        path = tmp_path / codec
        path.write_bytes("- progress: 不\n".encode(codec))
        assert _opened(path).tasks[0].progress == "不"


@pytest.mark.parametrize("before", [0, 100, 1 << 16, 200_000])
@pytest.mark.parametrize("codec", ["utf-8", "gbk", "gb18030"])
def test_the_first_that_is_not_ascii_may_come_late(tmp_path: Path, before: int, codec: str) -> None:
    path = tmp_path / "t.yaml"
    text = "#" + "x" * before + "\n" + TEXT
    path.write_bytes(text.encode(codec))
    given_out, _source = _streamed(path)
    assert given_out.decode() == text


def test_ascii_is_given_out_before_the_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(b"#" * (1 << 17) + "不".encode("gbk") * 100)
    source = Source(path)
    assert source.read(1) == b"#" * (1 << 16)
    assert source.read(1) == b"#" * (1 << 16)
    assert source.read(1) == ("不" * 100).encode()
    assert source.encoding is GBK


def test_gbk_that_begins_like_utf8_is_told_by_what_follows(tmp_path: Path) -> None:
    """一 in GBK is a Cyrillic letter in UTF-8."""
    path = tmp_path / "t.yaml"
    text = "# 一\n" + "a: b\n" * 20_000 + "c: 不\n" * 50
    assert text[:9].encode("gbk").decode("utf-8") != text[:9]
    path.write_bytes(text.encode("gbk"))
    given_out, source = _streamed(path)
    assert given_out.decode() == text
    assert source.encoding is GBK


@pytest.mark.parametrize("end", [b"\x80", b"\x800", b"\x8012", b"\x801\n", b"\x800\x80", b"\x80a"])
def test_the_euro_sign_of_windows_at_the_end_loses_nothing(tmp_path: Path, end: bytes) -> None:
    path = tmp_path / "t.yaml"
    raw = GBK.encode(TEXT) + end
    path.write_bytes(raw)
    given_out, _source = _streamed(path)
    assert given_out.decode() == decode(raw)[0] == TEXT + end.decode("latin-1").replace("\x80", "€")


def test_bytes_that_are_utf8_and_gbk_are_utf8() -> None:
    assert decode("中文".encode()) == ("中文", UTF_8)
    assert decode("联通".encode("gbk")) == ("联通", GBK)  # which Notepad gets wrong


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 200))
def test_what_is_told_does_not_depend_on_what_more_was_read(raw: bytes, cut: int) -> None:
    try:
        early = detect(raw[:cut], complete=False)
    except NotTextError:
        early = None
    if early is not None:
        assert detect(raw, complete=True) == early


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=40).map(lambda text: text.encode("utf-8", "ignore")),
        st.text(max_size=40).map(lambda text: text.encode("gb18030", "ignore")),
        st.text(max_size=40).map(
            lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le", "ignore")
        ),
    )
)
def test_whatever_is_read_is_written_as_it_was(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(raw)
    try:
        text, encoding = decode(raw)
    except NotTextError:
        return
    given_out, source = _streamed(path)
    assert (given_out.decode(), source.encoding) == (text, encoding)
    try:
        assert encoding.encode(text) == raw
    except EditError as error:
        assert "euro sign in two ways" in str(error)  # noqa: PT017


# Neither


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        # One byte of UTF-8 lost or gone wrong: not GB18030, however well it would decode.
        (TEXT.encode().replace("完".encode(), b"\xff"), "4:12: not UTF-8 text (byte 0xFF)"),
        ("- a: 中文中文中文\n- b: 中".encode()[:-1] + b"\n", "2:6: not UTF-8 text (byte 0xE4)"),
        # One byte of GBK gone wrong, far from the beginning.
        (
            TEXT.encode("gbk").replace("乙".encode("gbk"), b"\xff\xff"),
            "6:12: not GB18030 text (byte 0xFF)",
        ),
        (TEXT.encode("gbk") + b"# \xd2", "11:3: not GB18030 text (byte 0xD2)"),
        (b"- id: 1\n  a: \x89PNG\xff", "2:6: not UTF-8 text (byte 0x89), and not GB18030 either"),
        (codecs.BOM_UTF8 + b"- a: \xd2\xbb\xff", "1:7: not UTF-8 text (byte 0xFF)"),
        (
            codecs.BOM_UTF16_LE + "- a: 一".encode("utf-16-le")[:-1],
            "1:6: not UTF-16-LE text (byte 0x00)",
        ),
        (codecs.BOM_UTF16_BE + b"\0-\0 \0a\0:\0 \xd8\0\0a", "1:6: not UTF-16-BE text (byte 0xD8)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_bytes(raw)
    assert f"{path}:{said}" in str(_error(path))
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    ("encoding", "bad", "line"),
    [(UTF_8, b"\xff", 3003), (GB18030, b"\xff\xff", 3003), (UTF_16_LE, b"\x00\xd8a\x00", 3003)],
)
def test_a_bad_byte_far_down_is_found_while_reading(
    tmp_path: Path, encoding: Encoding, bad: bytes, line: int
) -> None:
    path = tmp_path / "t.yaml"
    head = encoding.encode("tasks:\n- id: 1\n" + "  # 一些注释的文字，不短也不长\n" * 3000)
    path.write_bytes(head + encoding.encode("  # ").removeprefix(encoding.mark) + bad)
    error = _error(path)
    assert (error.position.line, error.position.column) == (line, 5)  # type: ignore[union-attr]
    with pytest.raises(NotTextError) as caught:
        decode(path.read_bytes())
    assert caught.value.place == error.position


@pytest.mark.parametrize("encoding", [UTF_8_BOM, GBK, UTF_16_BE])
@pytest.mark.parametrize("text", ["- a: 一\n- b: \x01", "- a: 一\n- b: c: d", "一"])
def test_other_errors_have_the_same_place_in_every_encoding(
    tmp_path: Path, encoding: Encoding, text: str
) -> None:
    plain, path = tmp_path / "plain.yaml", tmp_path / "t.yaml"
    plain.write_text(text, encoding="utf-8")
    path.write_bytes(encoding.encode(text))
    assert _error(path).position == _error(plain).position
    assert _error(path).reason == _error(plain).reason


def test_a_file_that_is_left_without_chinese_stays_in_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    was = "- id: 1\n  status: 已完成\n".encode("gbk")
    path.write_bytes(was)
    session = Session(path)
    session.read_all()
    session.edit(0, Field.STATUS, "ok")
    session.save()
    assert path.read_bytes().isascii()
    path.write_bytes(path.read_bytes() + b"# ascii\n")  # somebody else
    session.undo()
    session.save()
    assert session.encoding == GBK.name
    assert path.read_bytes() == was + b"# ascii\n"


@pytest.mark.parametrize(
    "rare", ["𠮷".encode("gb18030"), "ö".encode("gb18030"), b"\x80", b"\xfe\xfe"]
)
def test_a_rare_character_comes_back_where_it_was_the_only_one(tmp_path: Path, rare: bytes) -> None:
    path = tmp_path / "tasks.yaml"
    was = "- id: 1\n  source: 市\n  progress: 旧".encode("gbk") + rare + b"\n"
    path.write_bytes(was)
    session = Session(path)
    session.read_all()
    session.edit(0, Field.PROGRESS, "新")
    session.save()
    path.write_bytes(path.read_bytes() + b"# ascii\n")  # somebody else
    session.undo()
    session.save()
    assert path.read_bytes() == was + b"# ascii\n"


def test_what_would_be_read_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    was = "- id: 1\n  status: 已完成\n".encode("gbk")
    path.write_bytes(was)
    session = Session(path)
    session.read_all()
    session.edit(0, Field.STATUS, "全业")
    with pytest.raises(EditError, match=r"tasks.yaml:2:11: .*read as another text"):
        session.save()
    assert path.read_bytes() == was
