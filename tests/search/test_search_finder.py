"""The finder as a whole: order, edits, batches, large registers, threads."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from unittest.mock import patch

import pytest

from search.register import TASKS, rows
from taskreview.model import Field, Task
from taskreview.search import Finder, Tier, Word, columns
from taskreview.search.understanding import understand


def never() -> bool:
    return False


def test_an_empty_query_finds_all_in_file_order() -> None:
    assert rows(Finder(TASKS), "  ") == [1, 2, 3, 4, 5]
    assert rows(Finder(), "") == []
    assert rows(Finder(), "水利") == []


def test_the_tier_decides_then_the_field_then_the_row() -> None:
    finder = Finder(
        [
            Task(row=1, status="水利"),
            Task(row=2, source="水利"),
            Task(row=3, progress="水利"),
            Task(row=4, content="水利"),
            Task(row=5, units=("水利局",)),
            Task(row=6, units=("水务利用局",)),
            Task(row=7, content="水利", progress="水利"),
        ]
    )
    assert rows(finder, "水利") == [5, 4, 7, 3, 2, 1, 6]


def test_all_words_in_any_order_each_in_any_field() -> None:
    finder = Finder(TASKS)
    assert rows(finder, "发改委 充电桩") == rows(finder, "充电桩 发改委") == [1]
    assert rows(finder, "水利局 充电桩") == []


def test_a_word_may_be_bound_to_a_field() -> None:
    finder = Finder(TASKS)
    assert rows(finder, "医院") == [5]
    assert rows(finder, "@医院") == [5]
    assert rows(finder, "progress:医院") == []
    assert rows(finder, "status:已完成") == [2, 5]
    assert rows(finder, "@发改委") == [1, 4]
    assert rows(finder, "content:发改委") == []


def test_unwanted_words() -> None:
    finder = Finder(TASKS)
    assert rows(finder, "!已完成") == [1, 3, 4]
    assert rows(finder, "发改委 !充电桩") == [4]
    assert rows(finder, "!水剂局") == [1, 2, 3, 4, 5]


def test_an_edit_is_found_at_once() -> None:
    finder = Finder(TASKS)
    assert rows(finder, "清淤") == [2]
    assert rows(finder, "城管委") == []
    edited = replace(TASKS[1], progress="", content="植树", units=("县城市管理委",), status="滞后")
    finder.replace(1, edited)
    assert rows(finder, "清淤") == rows(finder, "水利局") == []
    assert rows(finder, "植树") == rows(finder, "城管委") == rows(finder, "滞后") == [2]
    assert rows(finder, "已完成") == [5]
    finder.replace(1, TASKS[1])
    assert rows(finder, "清淤") == rows(finder, "水利局") == [2]


def test_reasons_name_tier_and_field_of_each_word() -> None:
    finder = Finder(TASKS)
    results = finder.find("发改委 充电桩")
    reasons = finder.reasons(results, 0)
    assert [(reason.word, reason.tier, reason.field) for reason in reasons] == [
        (Word("发改委"), Tier.ABBREVIATION, Field.UNITS),
        (Word("充电桩"), Tier.EXACT, Field.CONTENT),
    ]


class TestLargeRegister:
    """A register in which a loose search would keep the keyboard waiting."""

    @pytest.fixture(autouse=True)
    def _everything_is_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(columns, "SMALL", 2)

    def test_loose_words_are_left_for_later(self) -> None:
        finder = Finder(TASKS)
        at_once = finder.find("黑臭水休")
        assert (list(at_once.rows), at_once.more_possible) == ([], True)
        later = finder.find_near("黑臭水休", never)
        assert (list(later.rows), later.more_possible) == ([1], False)
        assert finder.marks(later, 1)[Field.CONTENT, 0] == [(14, 18)]

    @pytest.mark.parametrize(
        "query", ["水利局", "县水利厅！", "市场监督管理局", "100", "#12", "明厨"]
    )
    def test_right_words_are_found_at_once(self, query: str) -> None:
        at_once = Finder(TASKS).find(query)
        later = Finder(TASKS).find_near(query, never)
        assert not at_once.rows or list(at_once.rows) == list(later.rows)

    def test_nothing_more_is_promised_where_nothing_was_left_out(self) -> None:
        results = Finder(TASKS).find("水利局 清淤 #99")
        assert (list(results.rows), results.more_possible) == ([], False)

    def test_cancelled(self) -> None:
        results = Finder(TASKS).find_near("黑臭水休", lambda: True)
        assert (list(results.rows), results.more_possible) == ([], True)


@pytest.mark.parametrize("query", ["水利局 清淤", "!已完成", "教体局食堂", "", "停电通知", "#12"])
def test_find_near_finds_what_find_finds(query: str) -> None:
    finder = Finder(TASKS)
    assert list(finder.find_near(query, never).rows) == list(finder.find(query).rows)


def test_what_a_search_does_not_need_is_not_loaded() -> None:
    program = (
        "import sys\n"
        "from taskreview.model import Task\n"
        "from taskreview.search import Finder, pinyin\n"
        "tables = pinyin.table_is_loaded\n"
        "content = '今年河道清淤三点六公里，绿化两处'\n"
        "finder = Finder([Task(row=1, content=content, units=('县水利局',))])\n"
        "assert finder.find('水利 清淤').rows and not tables()\n"
        "assert finder.find('shuili').rows and tables()\n"
        "assert finder.find('水力局').rows and 'rapidfuzz' not in sys.modules\n"
        "assert finder.find('河道清于三点六大公里').rows and 'rapidfuzz' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


_ENDLESS = {
    "one character": "单" * 5000,
    "syllables": "chan" * 1500,
    "one letter": "a" * 5000,
    "a mixture": "单a1" * 2000,
    "digits": "1" * 5000,
}


@pytest.mark.parametrize("typed", _ENDLESS.values(), ids=_ENDLESS)
def test_a_word_without_end_is_answered_soon(typed: str) -> None:
    finder = Finder([*TASKS, Task(len(TASKS) + 1, units=("单" * 5000,), content=typed)])
    for results in (finder.find(typed), finder.find_near(typed + "完", never)):
        assert list(results.rows) == [len(TASKS)]  # the second as a pasted text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("长期", [0]),
        ("changqi", [0]),
        ("期限：长期", [0]),
        ("due:长期坚持", [0]),
        ("12月底前", [1]),
        ("due:12月", [1]),
        ("2024-12", [1, 2]),
        ("2024年12月31日", [1, 2]),
        ("due:<2025", [1, 2]),
        ("31", []),
        ("12月", []),
    ],
)
def test_a_deadline_is_found_by_its_words(query: str, found: list[int]) -> None:
    deadlines = ("长期坚持", "2024年12月底前", "2024-12-31")
    finder = Finder(Task(row, row, deadline=deadline) for row, deadline in enumerate(deadlines, 1))
    assert [*finder.find(query).rows] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("500万", [1]),
        ("1500万", [0, 2]),
        ("1,500万", [0, 2]),
        ("１，５００万", [0, 2]),
        ("250户", [3]),
    ],
)
def test_a_separator_of_thousands_belongs_to_the_number(query: str, found: list[int]) -> None:
    contents = ("投资1,500万元", "投资500万元", "投资1500万元", "2024，250户")
    finder = Finder(Task(row, row, content=content) for row, content in enumerate(contents, 1))
    results = finder.find(query)
    assert sorted(results.rows) == found
    assert {reason.tier for row in found for reason in finder.reasons(results, row)} == {Tier.EXACT}


@pytest.mark.parametrize("written", ["第一百〇三项", "第一百零三项", "第103项"])
@pytest.mark.parametrize("query", ["第一百〇三项", "第一百零三项", "第103项"])
def test_an_ordinal_is_found_in_any_spelling(written: str, query: str) -> None:
    finder = Finder([Task(1, 7, content=f"{written}工程"), Task(2, 8, content="第三项工程")])
    results = finder.find(query)
    assert [*results.rows] == [0]
    assert [reason.tier for reason in finder.reasons(results, 0)] == [Tier.EXACT]


def test_an_ordinal_is_found_as_it_stands_there() -> None:
    finder = Finder([Task(1, 7, content="第003项工程")])
    results = finder.find("第003项")
    assert [reason.tier for reason in finder.reasons(results, 0)] == [Tier.EXACT]


@pytest.mark.parametrize("query", ["#3", "#第3项", "#第三项", "序号：第3项"])
def test_a_number_sign_takes_the_ordinal_too(query: str) -> None:
    finder = Finder([Task(1, 3, content="供热"), Task(2, 13, content="第3项工程")])
    assert [*finder.find(query).rows] == [0]


def test_a_word_that_is_nowhere_ends_the_search() -> None:
    finder = Finder(TASKS)
    with patch("taskreview.search.finder.understand", wraps=understand) as understood:
        results = finder.find("河道 航天 " + " ".join(f"词{number}" for number in range(100)))
    assert results.rows == ()
    assert not results.more_possible
    assert understood.call_count == 2


def test_unwanted_words_wait_for_the_index_too() -> None:
    tasks = [Task(row, row, content="公交车站" if row == 7 else "供热") for row in range(1, 400)]
    finder = Finder(tasks)
    assert finder.find("!gongjiaoche").more_possible
    found = finder.find_near("!gongjiaoche", lambda: False)
    assert not found.more_possible
    assert len(found.rows) == len(tasks) - 1
    assert 6 not in found.rows


def test_long_texts_are_left_to_a_thread_in_a_small_register_too() -> None:
    finder = Finder([Task(1, 1, content="公交" * 99_000), Task(2, 2, content="供热")])
    assert not finder.find("gongre").more_possible
    finder.replace(1, Task(2, 2, content="供热" * 2_000))
    assert finder.find("gongre").more_possible
    assert [*finder.find_near("gongre", lambda: False).rows] == [1]


@pytest.mark.parametrize("query", ["市anshengtaigonganxm局", "xianxianxianxianan"])
def test_a_strange_word_is_not_looked_for_in_hundreds_of_ways(query: str) -> None:
    finder = Finder(Task(row, row, content="水") for row in range(1, 400))
    rows = columns.Columns.rows
    with patch.object(columns.Columns, "rows", autospec=True, side_effect=rows) as searched:
        finder.find_near(query, lambda: False)
    assert max(len(call.args[1]) for call in searched.call_args_list) <= 100
