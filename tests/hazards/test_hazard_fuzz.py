"""Damaged and random files: read or refused with their place, never changed on a refusal, and
where something is set in them it is that one value.

TASKREVIEW_TEST_DEPTH=50 tries fifty times as many.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from document.support import examples
from document.writing import registers
from hazards.collection import READ, REFUSED
from hazards.judge import check_reading, check_setting
from hazards.texts import TEXTS

SMALL = [content for content in (*READ.values(), *REFUSED.values()) if len(content) < 5000]

TOKENS = (
    "- ", "-", "\n", "\n  ", "\n    ", "\n- ", ": ", ":", "? ", "id", "progress", "tasks:\n", "x",
    "[", "]", "{", "}", ", ", "'", '"', "|", ">", "|-\n    ", ">+2\n", "# c", " #", "&a ", "*a", "!t ",
    "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r", "\r\n", "\x85", "\u2028", "\\u12",
    "\ufeff", "\x00", "\x1b", "中", "😀", "1", "~", "true", "2024-01-01", "\\", "`", "@", "\ud800",
)  # fmt: skip

Damage = Callable[[bytes], bytes]


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """Something that happens to a file: bits flip, bytes go, come, or change places."""
    at, size = draw(st.integers(0, 4999)), draw(st.integers(0, 40))
    bit = 1 << draw(st.integers(0, 7))
    token = draw(st.sampled_from(TOKENS)).encode("utf-8", "surrogatepass")
    other = draw(st.sampled_from(SMALL))

    def flipped(raw: bytes) -> bytes:
        return raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :] if at < len(raw) else raw

    ways: list[Damage] = [
        flipped,
        lambda raw: raw[: at % (len(raw) + 1)],
        lambda raw: raw[:at] + raw[at + size :],
        lambda raw: raw[: at % (len(raw) + 1)] + token + raw[at % (len(raw) + 1) :],
        lambda raw: raw[:at] + raw[at : at + size] * 2 + raw[at + size :],
        lambda raw: raw[:at] + other[at : at + size] + raw[at:],
        lambda raw: raw[: at % (len(raw) + 1)] + other[at % (len(other) + 1) :],
        lambda raw: raw.replace(b"\n", token, 1),
        lambda raw: raw.replace(b" ", b"\t", size),
    ]
    return draw(st.sampled_from(ways))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "t.yaml"


def _judge(path: Path, content: bytes, row: int, text: str) -> None:
    path.write_bytes(content)
    tasks = check_reading(path)
    event("refused" if tasks is None else "read")
    if tasks:
        check_setting(path, 1 + row % len(tasks), text, tasks)
    elif tasks is None:
        assert not check_setting(path, 1, text, [{"progress": None}])


rows, texts = st.integers(0, 9), st.sampled_from(TEXTS)


@examples(250)
@given(st.sampled_from(SMALL), st.lists(damages(), min_size=1, max_size=3), rows, texts)
def test_damaged_hazards(
    path: Path, content: bytes, damage: list[Damage], row: int, text: str
) -> None:
    for each in damage:
        content = each(content)
    _judge(path, content, row, text)


@examples(150)
@given(st.lists(st.sampled_from(TOKENS), max_size=30), st.booleans(), rows, texts)
def test_yaml_signs_in_any_order(
    path: Path, tokens: list[str], begun: bool, row: int, text: str
) -> None:
    content = ("- id: 1\n  progress: " if begun else "") + "".join(tokens)
    _judge(path, content.encode("utf-8", "surrogatepass"), row, text)


@examples(60)
@given(st.binary(max_size=200) | st.text(max_size=60).map(str.encode), rows, texts)
def test_anything(path: Path, content: bytes, row: int, text: str) -> None:
    _judge(path, content, row, text)


@examples(120)
@given(
    registers(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    rows,
    texts | st.text(max_size=30).filter(lambda text: text != "-" and "\x00" not in text),
)
def test_styles_of_files_in_encodings(
    path: Path, register: str, codec: str, row: int, text: str
) -> None:
    _judge(path, register.encode(codec), row, text)
