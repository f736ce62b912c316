"""The index follows a register that is read, and edited, while it is made."""

from __future__ import annotations

import pytest

from taskreview.model import Field
from taskreview.search.indexing import SMALL, IndexJob, IndexKeeper
from taskreview.search.pattern import exactly


class Register:
    """One column of texts, its index, and a search that uses it as far as it holds."""

    def __init__(self, rows: int) -> None:
        self.texts = ["教委"] * rows
        self.keeper = IndexKeeper()

    def job(self, *, complete: bool = True) -> IndexJob | None:
        return self.keeper.next_job({Field.CONTENT: self.texts}, complete=complete)

    def change(self, row: int, text: str) -> None:
        self.texts[row] = text
        self.keeper.changed(row)

    def catch_up(self, *, complete: bool = True) -> int:
        """Does all jobs that are worth doing; says how many those were."""
        jobs = 0
        while job := self.job(complete=complete):
            self.keeper.take(job, job.run(lambda: None))
            jobs += 1
        return jobs

    @property
    def stale(self) -> set[int]:
        return self.keeper.state()[1]

    def rows(self, text: str) -> list[int]:
        index, stale = self.keeper.state()
        assert index is not None
        found = index.find([exactly(text)], [Field.CONTENT])[Field.CONTENT].tolist()
        looked_at = {*stale, *range(len(index), len(self.texts))}
        return sorted(
            {row for row in found if row not in stale}
            | {row for row in looked_at if text in self.texts[row]}
        )


def test_a_small_register_has_no_index() -> None:
    register = Register(SMALL)
    assert register.catch_up() == 0
    assert register.keeper.length == 0


def test_a_register_is_indexed_when_it_is_complete() -> None:
    register = Register(SMALL + 1)
    assert register.catch_up(complete=False) == 0
    assert register.catch_up() == 1
    assert register.keeper.length == SMALL + 1
    assert register.catch_up() == 0


def test_a_large_register_is_indexed_block_by_block_as_it_comes_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("taskreview.search.indexing.MOST_TEXTS", 1_000)
    register = Register(0)
    while len(register.texts) < 4_500:
        register.texts += ["教委"] * 300
        register.catch_up(complete=False)
        assert len(register.texts) - register.keeper.length <= 1_000
    register.catch_up()
    assert register.keeper.length == 4_500
    assert register.keeper.index is not None
    assert len(register.keeper.index.blocks) == 5
    assert register.rows("教") == [*range(4_500)]


def test_long_texts_make_small_blocks() -> None:
    register = Register(0)
    register.texts = ["教委" * 20_000] * 600
    assert register.catch_up() > 3
    assert register.rows("委教") == [*range(600)]


def test_there_is_one_job_at_a_time() -> None:
    register = Register(500)
    assert register.job() is not None
    assert register.job() is None


def test_the_result_of_another_register_is_not_taken() -> None:
    register, other = Register(500), Register(500)
    job, others = register.job(), other.job()
    assert job is not None
    assert others is not None
    register.keeper.take(others, others.run(lambda: None))
    assert register.keeper.length == 0
    register.keeper.take(job, job.run(lambda: None))
    assert register.keeper.length == 500


def test_what_is_indexed_stays_when_the_rest_is_given_up() -> None:
    register = Register(500)
    register.catch_up()
    register.texts += ["公交"] * 5_000
    assert register.job() is not None
    register.keeper.give_up()
    assert register.job() is None
    assert register.keeper.length == 500
    assert register.rows("公交") == [*range(500, 5_500)]


@pytest.mark.parametrize("first", [True, False], ids=["first index", "later"])
def test_what_changes_while_the_index_is_made_is_stale(first: bool) -> None:
    register = Register(500)
    if not first:
        register.catch_up()
        register.texts += ["教委"] * 5_000
    job = register.job()
    assert job is not None
    register.change(3, "公交")
    register.keeper.take(job, job.run(lambda: None))
    assert register.rows("公交") == [3]
    assert 3 not in register.rows("教委")


def test_what_changed_before_it_was_indexed_is_not_stale() -> None:
    register = Register(500)
    register.change(3, "公交")
    register.catch_up()
    assert not register.stale
    assert register.rows("公交") == [3]


def test_many_changes_make_the_block_anew() -> None:
    register = Register(45_000)
    register.catch_up()
    for row in range(30_000, 30_100):
        register.change(row, "公交")
    assert register.rows("公交") == [*range(30_000, 30_100)]
    assert register.catch_up() == 1
    assert not register.stale
    assert register.rows("公交") == [*range(30_000, 30_100)]


def test_texts_that_no_index_can_hold_do_not_make_it_anew_for_ever() -> None:
    register = Register(500)
    register.texts[:100] = ["教\ud842"] * 100
    assert register.catch_up() == 1
    assert register.stale == {*range(100)}
    assert register.rows("教") == [*range(500)]
