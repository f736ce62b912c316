"""Damaged and hostile text: refused in one sentence or read as text, soon, and run by nobody."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples, read, refused, tasks
from taskreview.document.events import TextStream
from taskreview.document.reader import Reader
from taskreview.document.splice import Edit, splice
from taskreview.errors import EditError, MalformedError
from taskreview.model import Field

both_parsers = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])

SAMPLE = """\
# 台账
attachment: 附件1
title: 大兴区
base: &b {status: 未完成, x: [1, {y: z}]}
tasks:
  - id: 1
    source: 市民生实事第1项
    units:
      - 区教委
      - 区卫生健康委
    deadline: 2024-12-31 # 期限
    progress: |-
      1.完成😀。

      2.继续。
  - {"id": 2, "units": "a、b", "progress": "x\\ty\\u4e2d"}
  - <<: *b
    id: 3
    progress: >+
      folded

  - *b
  - ? id
    : 5
    progress: 'it''s'
"""


DAMAGE = "\n\t\r -:#'\"[]{}&*!|>%@`,?~=<\x00\x85\u2028\ufeff\ud800a1中"


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails if what is done inside takes longer."""
    started = time.perf_counter()
    yield
    assert time.perf_counter() - started < seconds


def read_and_edit(text: str) -> None:
    """Reads a text and edits what was read; only the errors that are meant may come of it."""
    with suppress(MalformedError):
        reader = Reader(TextStream(text))
        for located in islice(reader, 3):
            with suppress(EditError):
                splice(text, [Edit(located.offset, Field.PROGRESS, "new\ntext")])


@examples(400)
@given(st.data())
def test_damaged_registers_are_read_or_refused(data: st.DataObject) -> None:
    text = SAMPLE
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 12))
        new = data.draw(
            st.text(
                st.sampled_from("\n\t\r -:#'\"[]{}&*!|>%@`,?~=<\x00\x85\u2028\ufeff\ud800a1中"),
                max_size=4,
            )
        )
        text = text[:at] + new + text[at + gone :]
    read_and_edit(text)
    with suppress(MalformedError):
        read(text, pure=True)


@examples(300)
@given(st.text(st.sampled_from("\n  -:#'\"[]{}&*!|>%,?~=<ab1\t\r"), max_size=60))
def test_yaml_salad_is_read_or_refused(text: str) -> None:
    read_and_edit(f"- id: 1\n{text}")
    read_and_edit(text)
    with suppress(MalformedError):
        read(text, pure=True)


@examples(200)
@given(st.binary(max_size=40), st.integers(0, 300), st.booleans())
def test_bytes_are_read_or_refused(junk: bytes, at: int, pure: bool) -> None:
    sample = SAMPLE.encode()
    for content in (junk, sample[:at] + junk + sample[at + 3 :]):
        with suppress(MalformedError):
            list(Reader(io.BytesIO(content), pure=pure))


@examples(100)
@given(st.integers(0, len(SAMPLE)))
def test_a_register_that_breaks_off_gives_the_tasks_before(at: int) -> None:
    text = SAMPLE[:at]
    seen = []
    with suppress(MalformedError):
        for located in Reader(TextStream(text)):
            seen.append(located)  # noqa: PERF402 - an error must not lose what came before
    whole = read(SAMPLE)
    assert seen[:-1] == whole[: max(len(seen) - 1, 0)]


def chain(levels: int, first: str, link: Callable[[str], str], end: str) -> str:
    """Values that are each made of the one before, and a task made of the last."""
    lines = [f"a0: &a0 {first}"]
    lines += [f"a{level}: &a{level} {link(f'*a{level - 1}')}" for level in range(1, levels)]
    return "\n".join(lines) + f"\ntasks:\n- {end} *a{levels - 1}\n"


def nine(alias: str) -> str:
    return f"[{', '.join([alias] * 9)}]"


REFUSED: dict[str, Callable[[], str]] = {
    "alias bomb": lambda: chain(12, "[x]", nine, "x:"),
    # Nine lines that take other readers seconds and memory.
    "merge bomb": lambda: chain(12, "{k: v}", lambda alias: f"{{<<: {nine(alias)}}}", "<<:"),
    "depth by aliases": lambda: chain(2000, "[x]", lambda alias: f"[{alias}]", "x:"),
    "depth by merges": lambda: chain(2000, "{k: v}", lambda alias: f"{{<<: {alias}}}", "<<:"),
    "many aliases of one large value": lambda: (
        f"big: &b [{'x, ' * 20_000}]\ntasks:\n" + "- x: *b\n" * 10_000
    ),
    "many merges of one large value": lambda: (
        f"big: &b {{{', '.join(f'k{n}: v' for n in range(10_000))}}}\ntasks:\n"
        + "- <<: *b\n" * 10_000
    ),
    "an alias in itself": lambda: "- &a {x: *a}\n",
    "1,000 brackets": lambda: "- x: " + "[" * 1000 + "]" * 1000,
    "200,000 brackets": lambda: "- x: " + "[" * 200_000,
    "200,000 brackets at the top": lambda: "[" * 200_000,
    "200,000 braces": lambda: "- x: " + "{a: " * 200_000,
    "200,000 dashes": lambda: "- " * 200_000,
    "depth by indentation": lambda: "\n".join(" " * n + "a:" for n in range(3000)),
    "a key of 5,000 characters": lambda: "- " + "k" * 5000 + ": v\n",
    "an anchor that is not there": lambda: "- id: *" + "a" * 5000,
    "a directive of nowhere": lambda: "%YAML 9.9\n---\n- id: 1\n",
    "a version of 5,000 digits": lambda: "%YAML 1." + "1" * 5000 + "\n---\n- id: 1\n",
    "a character beyond Unicode": lambda: '- id: "\\UFFFFFFFF"',
    "a tag without its directive": lambda: "- !e!t {id: 1}\n",
}


@both_parsers
@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_would_explode_is_refused_soon(text: Callable[[], str], pure: bool) -> None:
    source = text()
    with within(30):
        error = refused(source, pure=pure)
    assert error.reason
    assert "\n" not in error.reason


READ: dict[str, Callable[[], str]] = {
    "python objects": lambda: (
        "- !!python/object/apply:os.system {id: 1, progress: !!python/name:os.x done}\n"
    ),
    "unknown tags": lambda: "- !<tag:x,2024:y> {id: !a 1, progress: !b done}\n",
    "broken numbers": lambda: (
        "- {id: 0x_, progress: done, a: !!int x, b: !!bool x, c: 2024-02-30, d: !!timestamp x}\n"
    ),
    "a number in base sixty": lambda: f"- {{progress: done, x: {'1:' * 20_000}1}}\n",
    "a number of 5,000 digits": lambda: (
        f"- {{id: {'9' * 5000}, progress: done, x: {'9' * 5000}}}\n"
    ),
    "an exponent beyond bounds": lambda: "- {progress: done, x: 1.0e9999, y: .inf, z: .nan}\n",
    "10 MB in one line": lambda: f"- progress: done\n  x: {'x' * 10_000_000}\n",
    "10 MB in one block": lambda: "- progress: done\n  x: |\n" + "    xxxxxxxxx\n" * 800_000,
    "5,000 characters of unit name": lambda: f"- {{progress: done, units: [{'单' * 5000}]}}\n",
    "a legal amount of aliases": lambda: (
        "d: &d {a: b, c: d}\ntasks:\n" + "- <<: *d\n  progress: done\n" * 20_000
    ),
    "a large second document": lambda: (
        "- progress: done\n---\n" + "- {id: 1, x: [a, b]}\n" * 40_000
    ),
    "a deep second document": lambda: "- progress: done\n---\n" + "[" * 500 + "]" * 500,
    "a large list beside": lambda: "a:\n" + "- [a, b, c]\n" * 40_000 + "tasks:\n- progress: done\n",
    "odd characters": lambda: (
        "- {progress: done, x: \"\\e[31m\\0\\x9b\", y: '[red]\u202e\u200b\ufeff'}\n"
    ),
    "two thousand tags": lambda: (
        "".join(f"%TAG !e{n}! tag:x,{n}:\n" for n in range(2000)) + "---\n- progress: done\n"
    ),
}


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_is_only_odd_is_read_soon_and_can_be_edited(text: Callable[[], str]) -> None:
    source = text()
    with within(30):
        first = tasks(source)[0]
        assert first.progress == "done"
        [located] = islice(Reader(TextStream(source)), 1)
        new = splice(source, [Edit(located.offset, Field.PROGRESS, "new")]).text
    assert new.replace("new", "done", 1) == source or "python" in source


def test_a_tag_runs_nothing(tmp_path: object) -> None:
    marker = f"{tmp_path}/ran"
    text = f"- !!python/object/apply:os.mkdir ['{marker}']\n"
    assert "mapping" in refused(text).reason
    text = f"- id: !!python/object/apply:os.mkdir ['{marker}']\n"
    assert tasks(text)[0].id == marker


def test_reading_by_pieces_needs_no_whole_text() -> None:
    class Endless:
        """Tasks without end; whoever wants to read it all is caught."""

        given = 0

        def read(self, size: int, /) -> bytes:
            self.given += 1
            assert self.given < 100
            return b"- id: 1\n  progress: x\n" * 100

    assert len(list(islice(Reader(Endless()), 500))) == 500


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("- id: 1\n  progress: 'old\n- id: 2\n", 20),
        ('- id: 1\n  progress: "old\n---\n- id: 2\n', 20),
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_a_quotation_mark_that_is_not_closed_is_told_where_it_opens(
    text: str, offset: int, pure: bool
) -> None:
    error = refused(text, pure=pure)
    assert error.offset == offset
    assert "not closed" in str(error)
