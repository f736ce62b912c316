"""Both ways to reckon with rows come to the same."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.search.bulk_rows import BulkRows
from taskreview.search.rows import Groups, PlainRows, RowArithmetic, Rows

BOTH = (PlainRows(), BulkRows())

some_rows = st.sets(st.integers(0, 30)).map(lambda rows: array("I", sorted(rows)))
some_groups = st.lists(st.tuples(st.integers(0, 90), some_rows), max_size=5)


@given(st.lists(some_rows, max_size=4))
def test_union(parts: list[Rows]) -> None:
    plain, bulk = (way.union(parts) for way in BOTH)
    assert [*plain] == [*bulk] == sorted({row for part in parts for row in part})


@given(st.lists(some_rows, min_size=1, max_size=4))
def test_common(parts: list[Rows]) -> None:
    plain, bulk = (way.common(parts) for way in BOTH)
    assert [*plain] == [*bulk] == sorted(set(parts[0]).intersection(*parts))


@given(st.lists(some_rows, max_size=4), st.integers(1, 4))
def test_in_several(parts: list[Rows], count: int) -> None:
    plain, bulk = (way.in_several(parts, count) for way in BOTH)
    several = [row for row in range(31) if sum(row in part for part in parts) >= count]
    assert [*plain] == [*bulk] == several


@given(st.lists(st.integers(0, 30), unique=True), some_rows)
def test_without(rows: list[int], unwanted: Rows) -> None:
    plain, bulk = (way.without(array("I", rows), unwanted) for way in BOTH)
    assert [*plain] == [*bulk] == [row for row in rows if row not in unwanted]


@given(st.lists(some_groups, min_size=1, max_size=3))
def test_order(words: list[Groups]) -> None:
    plain, bulk = (way.in_order(words) for way in BOTH)
    assert plain == bulk


@pytest.mark.parametrize("way", BOTH, ids=["plain", "bulk"])
def test_the_smallest_sum_of_the_best_ranks_comes_first(way: RowArithmetic) -> None:
    first_word = [(7, array("I", [1, 2, 3])), (2, array("I", [3])), (90, array("I", [5]))]
    second_word = [(1, array("I", [2, 3, 4])), (8, array("I", [1, 2]))]
    assert [*way.in_order([first_word, second_word])] == [3, 2, 1]
