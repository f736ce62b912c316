"""A column of texts finds what stands in them now, whatever was found before."""

from __future__ import annotations

from collections.abc import Callable

from taskreview.search.pattern import exactly
from taskreview.search.text_column import TextColumn


def test_an_edit_during_a_search_in_a_thread_is_not_forgotten() -> None:
    column = TextColumn()
    column.extend(["水位"] * 10_000)

    def meanwhile(edit: Callable[[], None]) -> Callable[[], bool]:
        edits = iter([lambda: None, edit])

        def cancelled() -> bool:
            next(edits, lambda: None)()
            return False

        return cancelled

    column.rows(exactly("水位"), 0, meanwhile(lambda: column.replace(0, "供热")))
    assert 0 not in column.rows(exactly("水位"), 0, lambda: False)
    column.rows(exactly("供热"), 0, meanwhile(lambda: column.extend(["供热"])))
    assert list(column.rows(exactly("供热"), 0, lambda: False)) == [0, 10_000]
