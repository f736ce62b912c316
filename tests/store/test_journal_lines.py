"""A journal can be read however it was hurt."""

from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from store.support_journal import state, task
from taskreview.model import Field
from taskreview.store.journal.drafts import Draft, Pending
from taskreview.store.journal.lines import Contents, Header, draft_line, encode, header_line, read

REGISTER = "/台账/tasks.yaml"
HEADER = header_line(REGISTER)

surrogates = st.integers(0xD800, 0xDFFF).map(chr)
texts = st.text(st.characters() | surrogates, max_size=20)
drafts = st.builds(
    Draft,
    row=st.integers(-5, 9),
    id=st.none() | texts,
    digest=texts,
    about=texts,
    field=st.sampled_from([Field.STATUS, Field.PROGRESS, Field.CONTENT]),
    base=st.none() | texts,
    text=texts,
    time=st.floats(0, 1e11),
    register=st.just(REGISTER),
)


def lines_of(found: list[Draft]) -> bytes:
    return HEADER + b"".join(map(draft_line, found))


def pending_of(contents: Contents) -> list[Draft]:
    assert contents.pending is not None
    return [*contents.pending]


@given(st.lists(drafts, max_size=8))
def test_any_text_comes_back_as_it_was(found: list[Draft]) -> None:
    contents = read(lines_of(found))
    assert (contents.header, contents.register, contents.damaged) == (Header.KNOWN, REGISTER, 0)
    assert pending_of(contents) == [*Pending(found)]


def test_two_lone_surrogates_do_not_become_one_character() -> None:
    draft = Draft.of(task(1), Field.PROGRESS, "\ud83d\ude00 😀", 1.0)
    assert pending_of(read(lines_of([draft])))[0].text == "\ud83d\ude00 😀"


@given(st.lists(drafts, min_size=1, max_size=4))
def test_cut_anywhere_it_says_what_it_said_earlier(found: list[Draft]) -> None:
    data = lines_of(found)
    ends = [len(lines_of(found[:count])) for count in range(len(found) + 1)]
    for cut in range(len(data) + 1):
        contents = read(data[:cut])
        if cut < len(HEADER) - 1:
            assert contents == Contents(Header.DAMAGED)
            continue
        whole = sum(end - 1 <= cut for end in ends) - 1  # without the line feed it is whole, too
        assert pending_of(contents) == [*Pending(found[:whole])]


@given(st.lists(drafts, min_size=1, max_size=4), st.data())
def test_a_line_that_was_hurt_costs_no_other_line(found: list[Draft], data: st.DataObject) -> None:
    hurt = data.draw(st.integers(0, len(found) - 1))
    line = bytearray(draft_line(found[hurt]))
    line[data.draw(st.integers(0, len(line) - 2))] ^= data.draw(st.integers(1, 255))
    parts = [*map(draft_line, found)]
    contents = read(HEADER + b"".join([*parts[:hurt], bytes(line), *parts[hurt + 1 :]]))
    others = found[:hurt] + found[hurt + 1 :]
    assert contents.damaged in (1, 2)  # two, if it fell into two lines
    assert pending_of(contents) == [*Pending(others)]


@given(st.binary(max_size=200) | st.just(b"\0" * 4096))
def test_garbage_is_no_journal_and_hurts_none(garbage: bytes) -> None:
    assert read(garbage) == Contents(Header.DAMAGED)
    draft = Draft.of(task(1), Field.PROGRESS, "新", 1.0)
    contents = read(HEADER + garbage + b"\n" + draft_line(draft))
    assert state(pending_of(contents)) == state([draft])


def test_lines_that_are_whole_and_mean_nothing_are_skipped() -> None:
    good = {
        "row": 1,
        "id": None,
        "task": "",
        "about": "",
        "field": "progress",
        "base": None,
        "text": "新",
        "time": 1,
    }
    assert len(pending_of(read(HEADER + encode(good)))) == 1
    for name, wrong in [
        ("row", "1"),
        ("row", True),
        ("id", 5),
        ("task", None),
        ("about", 1),
        ("field", "units"),
        ("field", ["progress"]),
        ("base", 3),
        ("text", None),
        ("time", "now"),
        ("time", float("nan")),
        ("time", 1e300),
        ("time", -1),
    ]:
        contents = read(HEADER + encode({**good, name: wrong}))
        assert (pending_of(contents), contents.damaged) == ([], 1), name


def test_checked_text_that_is_no_json_is_skipped() -> None:
    for body in [b"{", b"[]", b"\xff", b"9" * 5000, b"[" * 100_000, b""]:
        assert read(HEADER + b"%08x %s\n" % (crc32(body), body)).damaged == 1


def test_another_version_is_told_from_damage() -> None:
    newer = encode({"format": "taskreview drafts", "version": 2, "x": 1})
    assert read(newer + b"whatever").header is Header.OTHER_VERSION
    assert read(encode({"format": "other"})).header is Header.DAMAGED
