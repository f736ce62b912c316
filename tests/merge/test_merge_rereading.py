"""Reading only what differs gives what reading the whole text gives."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from document.writing import registers
from merge.people import mangled
from merge.test_merge_properties import two_people
from taskreview.errors import MalformedError
from taskreview.store.merge import rereading
from taskreview.store.merge.rereading import Reading, read_again, read_whole

seeds = st.integers(0, 2**32)


@pytest.fixture(autouse=True, scope="module")
def _always() -> Iterator[None]:
    """Takes the quick way even with few tasks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rereading, "_WORTH", 1)
        yield


def outcome(text: str, like: str | None = None) -> Reading | str:
    try:
        return read_whole(text) if like is None else read_again(text, read_whole(like))
    except MalformedError as error:
        return f"{error} {error.offset} {error.byte_offset}"


def same(text: str, like: str) -> None:
    try:
        read_whole(like)
    except MalformedError:
        return
    assert outcome(text, like) == outcome(text)


@examples(300)
@given(seeds)
def test_versions_of_registers(seed: int) -> None:
    base, one, other = two_people(Random(seed))
    texts = [each.text().removeprefix("\ufeff") for each in (base, one.register, other.register)]
    same(texts[1], texts[0])
    same(texts[2], texts[1])


@examples(600)
@given(registers(), seeds)
def test_broken_versions(text: str, seed: int) -> None:
    random = Random(seed)
    same(mangled(random, text), text)
    same(mangled(random, text * 2), text)
    same(mangled(random, text), mangled(random, text))


LONG = "title: t\ntasks:\n" + "".join(f"  - id: {n}\n    progress: p{n}\n" for n in range(9))


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("p3", "|\n      a\n  - id: 9\n"),
        LONG.replace("p3", '"\n  - id: 4\n    progress: p4\n  "'),
        LONG.replace("p3", '"p3'),
        LONG.replace("  - id: 4", "other:\n  - id: 4"),
        LONG.replace("  - id: 4", "  - - id: 4"),
        LONG.replace("  - id: 4", "  -\n    id: 4"),
        LONG.replace("  - id: 4", "  - ~\n  - id: 4"),
        LONG.replace("  - id: 4", "...\n---\n  - id: 4"),
        LONG.replace("p8", "p8\nfoot: 1\n  - id: 9"),
        LONG + "other:\n  - id: 3\n    progress: p3\n",
        LONG + "# end",
        LONG.replace("t\n", "u\n", 1),
        LONG.replace("  - id: 0\n    progress: p0\n", ""),
        LONG.replace("p4", "&a p4").replace("p5", "*a"),
        LONG.replace("tasks", "list"),
        "",
        "tasks:\n",
    ],
)
def test_traps(text: str) -> None:
    same(text, LONG)
    same(LONG, text)
