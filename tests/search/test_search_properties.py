"""What holds for any register and any query."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.register import text_of
from taskreview.model import Field, Task
from taskreview.search import Finder, Tier, parse
from taskreview.search.folding import fold
from taskreview.search.query import SEARCHED

texts = st.text(alphabet="县水利局教委管停车位16.Ａa，。未完成 ", max_size=12)
queries = st.lists(
    st.text(alphabet="县水利局教委管停车位16.aＡ#@!！未完成第项", min_size=1, max_size=5)
    | st.text(alphabet='县水shuilijw16"“', min_size=1, max_size=6)
    | st.sampled_from(["due:<2025", "unit:水", "“水利", "水力局", "末完成", "水利局完成", "shuil"]),
    max_size=3,
).map(" ".join)
registers = st.lists(
    st.builds(
        Task,
        row=st.just(0),
        id=st.none() | st.integers(0, 20) | texts,
        source=st.none() | texts,
        content=st.none() | texts,
        units=st.lists(texts, max_size=3).map(tuple),
        status=st.none() | texts,
        progress=st.none() | texts,
    ),
    max_size=8,
)


def searched_texts(task: Task) -> list[str]:
    alone = [field for field in SEARCHED if field not in (Field.UNITS, Field.ID)]
    return [*task.units, *(text_of(task, field, 0) for field in alone)]


@given(registers, queries)
def test_marks_lie_within_the_text_sorted_and_disjoint(tasks: list[Task], query: str) -> None:
    finder = Finder(tasks)
    results = finder.find(query)
    for index in results.rows:
        marks = finder.marks(results, index)
        assert bool(marks) == bool(results.query.wanted)
        for (field, number), spans in marks.items():
            at = -1
            for start, end in spans:
                assert at < start < end <= len(text_of(tasks[index], field, number))
                at = end


@given(registers, queries)
def test_each_found_task_has_a_reason_for_each_word(tasks: list[Task], query: str) -> None:
    finder = Finder(tasks)
    results = finder.find(query)
    for index in results.rows:
        reasons = finder.reasons(results, index)
        assert [reason.word for reason in reasons] == list(results.query.wanted)


@given(registers, st.text(alphabet="县水利局停车，aＡ", min_size=1, max_size=3))
def test_an_exact_mark_is_the_folded_word(tasks: list[Task], word: str) -> None:
    finder = Finder(tasks)
    results = finder.find(word)
    for index in results.rows:
        reasons = finder.reasons(results, index)
        if [reason.tier for reason in reasons] != [Tier.EXACT]:
            continue
        for (field, number), spans in finder.marks(results, index).items():
            text = text_of(tasks[index], field, number)
            for start, end in spans:
                # Repetitions that touch are marked in one.
                assert fold(text[start:end]).replace(fold(word), "") == ""


@given(registers, st.text(alphabet="县水利局停车，aＡ", min_size=1, max_size=3))
def test_what_stands_there_is_found(tasks: list[Task], word: str) -> None:
    found = Finder(tasks).find(word).rows
    for index, task in enumerate(tasks):
        if any(fold(word) in fold(text) for text in searched_texts(task)):
            assert index in found


@given(registers, st.text(alphabet="县水利局停车", min_size=1, max_size=3))
def test_unwanted_words_never_come_back(tasks: list[Task], word: str) -> None:
    found = Finder(tasks).find(f"!{word}").rows
    for index in found:
        assert not any(word in fold(text) for text in searched_texts(tasks[index]))


@given(registers, queries, st.integers(0, 8))
def test_batches_make_no_difference(tasks: list[Task], query: str, cut: int) -> None:
    at_once = Finder(tasks)
    in_batches = Finder(tasks[:cut])
    in_batches.find(query)
    in_batches.extend(tasks[cut:])
    assert list(in_batches.find(query).rows) == list(at_once.find(query).rows)


@given(registers, registers, queries)
def test_a_replaced_task_is_as_if_it_had_always_been_so(
    tasks: list[Task], others: list[Task], query: str
) -> None:
    edited = [*others, *tasks[len(others) :]][: len(tasks)]
    finder = Finder(tasks)
    finder.find(query)
    for index, task in enumerate(edited):
        finder.replace(index, task)
    assert list(finder.find(query).rows) == list(Finder(edited).find(query).rows)


@given(registers, queries)
def test_typing_makes_no_difference(tasks: list[Task], query: str) -> None:
    typed = Finder(tasks)
    for end in range(len(query)):
        typed.find(query[:end])
    assert list(typed.find(query).rows) == list(Finder(tasks).find(query).rows)


@given(registers, queries)
def test_no_row_comes_twice_and_all_rows_exist(tasks: list[Task], query: str) -> None:
    found = list(Finder(tasks).find(query).rows)
    assert len(set(found)) == len(found)
    assert set(found) <= set(range(len(tasks)))


@given(registers)
def test_a_query_without_words_finds_all(tasks: list[Task]) -> None:
    assert list(Finder(tasks).find("").rows) == list(range(len(tasks)))
    assert parse("").wanted == ()
