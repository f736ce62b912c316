"""The two ways to read a task, the quick one for plain tasks and the full one, agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from taskreview.document.events import Event, MappingStartEvent, TextStream, read_events
from taskreview.document.interpret import (
    TextPool,
    repeated_keys,
    task_from_mapping,
    task_from_plain_events,
)
from taskreview.document.nodes import Anchors, Mapping, compose
from taskreview.errors import MalformedError
from taskreview.model import HEADINGS, Task

KEYS = st.sampled_from(
    [*HEADINGS, "x", "y", " id", "'<<'", "<<", "'序号 '", "''", "1", "!k k", "? [a]"]
)
SCALARS = st.sampled_from(
    [
        "a",
        "",
        "~",
        "null",
        "''",
        "'~'",
        '""',
        "1",
        "01",
        "'1'",
        "-5",
        "1.50",
        "true",
        "no",
        "2024-01-01",
        "区教委、区卫健委",
        '"a\\nb、"',
        "' '",
        "!!int 5",
        "!t x",
        "! 5",
        "&a x",
        "9999999999999999999999",
    ]
)
VALUES = (
    SCALARS
    | st.lists(SCALARS, max_size=3).map(lambda items: f"[{', '.join(items)}]")
    | st.sampled_from(["[[a], b]", "{k: v}", "{status: x}", "!!seq [a]", "&s [a]", "[{a: b}]"])
)


def both_ways(text: str) -> tuple[Task | None, Task, bool]:
    events: list[Event] = list(read_events(TextStream(text)))[2:-2]
    assert isinstance(events[0], MappingStartEvent)
    rest = iter(events)
    mapping = compose(next(rest), rest, Anchors())
    assert isinstance(mapping, Mapping)
    quick = task_from_plain_events(events, 7, TextPool())
    return quick, task_from_mapping(mapping, 7), bool(list(repeated_keys(mapping)))


@examples(700)
@given(st.lists(st.tuples(KEYS, VALUES), max_size=5))
def test_the_quick_way_says_the_same_or_nothing(pairs: list[tuple[str, str]]) -> None:
    text = "{" + ", ".join(f"{key} : {value}" for key, value in pairs) + "}"
    try:
        quick, full, repeats = both_ways(text)
    except MalformedError:
        return
    assert quick in (None, full)
    assert quick is None or not repeats, "who reads quickly must not miss a repeated key"


def test_ordinary_tasks_take_the_quick_way() -> None:
    for text in (
        "{id: 1, source: a, content: b, units: [c, d], deadline: 2024-12-31, progress: e}",
        "{序号: 1, 任务内容: b, 主责单位: c、d, 完成时限: ~, 备注: e, 其他: 1}",
        "{}",
    ):
        quick, full, _ = both_ways(text)
        assert quick == full


def test_equal_texts_of_many_tasks_are_one_object() -> None:
    pool = TextPool()
    tasks = []
    for _ in range(2):
        events = list(read_events(TextStream("{units: [区教委, 区水务局], status: 已完成}")))[2:-2]
        task = task_from_plain_events(events, 1, pool)
        assert task is not None
        tasks.append(task)
    assert tasks[0].units is tasks[1].units
    assert tasks[0].status is tasks[1].status
