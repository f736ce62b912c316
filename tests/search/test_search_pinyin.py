"""Pinyin: the table, how letters are taken apart, and what is found by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import look_alikes_table
import pinyin_table
from search.register import TASKS, marked, tiers
from taskreview.model import Field, Task
from taskreview.search import Finder, Tier
from taskreview.search.pinyin import is_syllable, read_as, readings, sounding_like
from taskreview.search.syllables import Spelling, rows

FINDER = Finder(TASKS)


@pytest.mark.parametrize("tool", [pinyin_table, look_alikes_table])
def test_the_tables_of_the_package_are_what_the_tools_write(tool: object) -> None:
    assert tool.TABLE.read_text("utf-8") == tool.table()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("character", "syllables"),
    [
        ("水", {"shui"}),
        ("朝", {"chao", "zhao"}),
        ("调", {"diao", "tiao"}),
        ("重", {"zhong", "chong"}),
        ("行", {"xing", "hang"}),
        ("长", {"zhang", "chang"}),
        ("会", {"hui", "kuai"}),
        ("厦", {"sha", "xia"}),
        ("泊", {"bo", "po"}),
        ("绿", {"lv", "lu"}),
        ("略", {"lve", "lue"}),
        ("喆", set()),  # rare: in neither of the two character sets
        ("a", set()),
    ],
)
def test_readings(character: str, syllables: set[str]) -> None:
    assert set(readings(character)) == syllables
    assert all(character in read_as(syllable) for syllable in syllables)


def test_characters_sound_alike_to_those_who_say_z_for_zh_and_in_for_ing() -> None:
    assert {"政", "正", "证", "怎"} <= sounding_like("政")
    assert "财" not in sounding_like("政")


@pytest.mark.parametrize(
    ("word", "spelling", "example"),
    [
        ("shuili", Spelling.WHOLE, ["水利"]),
        ("xian", Spelling.WHOLE, ["县", "西安"]),
        ("lvhua", Spelling.WHOLE, ["绿化"]),
        ("shuil", Spelling.UNFINISHED, ["水利", "水路"]),
        ("sl", Spelling.INITIALS, ["水利"]),
        ("shuil", Spelling.MIXED, ["水利"]),
        ("shl", Spelling.MIXED, ["水利"]),
        ("县slj", Spelling.INITIALS, ["县水利局"]),
        ("县shui利", Spelling.WHOLE, ["县水利"]),
        ("suili", Spelling.HEARD, ["水利"]),
    ],
)
def test_letters_spell_characters(word: str, spelling: Spelling, example: list[str]) -> None:
    found = rows(word, spelling)
    for characters in example:
        assert any(
            len(row) == len(characters) and all(map(frozenset.__contains__, row, characters))
            for row in found
        )


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("sl", Spelling.WHOLE),
        ("shuiv", Spelling.WHOLE),
        ("shui", Spelling.UNFINISHED),  # one syllable is nearly nothing
        ("uv", Spelling.INITIALS),
        ("qwertyu", Spelling.MIXED),
    ],
)
def test_letters_that_cannot_be_spelled_so(word: str, spelling: Spelling) -> None:
    assert rows(word, spelling) == () or all(len(row) > 1 for row in rows(word, spelling))


@given(st.text("aeiounghzcsw", max_size=40), st.sampled_from(Spelling))
def test_any_letters_are_taken_apart_soon(word: str, spelling: Spelling) -> None:
    assert all(row and all(row) for row in rows(word, spelling) if word)


def test_syllables_are_what_is_typed() -> None:
    assert is_syllable("nv")
    assert not is_syllable("ng")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hedao", {2: Tier.PINYIN}),
        ("qingyu", {2: Tier.PINYIN}),
        ("chongdianzh", {1: Tier.PINYIN}),
        ("chongdianzhuang", {1: Tier.PINYIN}),
        ("cdz", {1: Tier.INITIALS}),
        ("fygg", {}),
        ("shuili", {2: Tier.PINYIN}),
        ("shuiliju", {2: Tier.PINYIN}),
        ("zhujianju", {1: Tier.PINYIN}),
        ("slj", {2: Tier.INITIALS}),
        ("xslj", {2: Tier.INITIALS}),
        ("wjw", {5: Tier.INITIALS}),
        ("县slj", {2: Tier.INITIALS}),
        ("充dianz", {1: Tier.PINYIN}),
        ("chongdz", {1: Tier.MIXED_PINYIN}),
        ("hei臭水", {2: Tier.PINYIN}),
        ("congdianzuang", {1: Tier.ALIKE}),
        ("shuilitingcai", {}),
        ("shuilijuqingyu", {2: Tier.GLUED}),
        ("16g", {}),
        ("zzzz", {}),
        ("wifi", {3: Tier.EXACT}),
    ],
)
def test_found_by_pinyin(query: str, found: dict[int, Tier]) -> None:
    assert tiers(FINDER, query) == {row: [tier] for row, tier in found.items()}


def test_every_common_reading_counts() -> None:
    finder = Finder([Task(row=1, content="朝阳区调度会"), Task(row=2, content="调解")])
    for query in ("chaoyang", "zhaoyang", "tiaodu", "diaodu"):
        assert [*finder.find(query).rows] == [0]
    assert [*finder.find("tiaojie").rows] == [1]


def test_initials_of_a_unit_mean_the_unit() -> None:
    finder = Finder([Task(row=1, content="水量较大"), Task(row=2, units=("县水利局",))])
    assert [*finder.find("slj").rows] == [1]
    assert [*Finder([Task(row=1, content="水量较大")]).find("slj").rows] == [0]


def test_one_letter_over_and_over_is_no_word() -> None:
    finder = Finder([Task(row=1, content="产值增长八成"), Task(row=2, units=("综治站",))])
    assert [*finder.find("zzz").rows] == [1]
    assert [*Finder([Task(row=1, content="产值增长八成")]).find("zzz").rows] == []


def test_of_first_letters_in_running_text_the_word_is_meant_that_comes_again() -> None:
    finder = Finder(
        [
            Task(row=1, content="推出文件包"),
            Task(row=2, content="新增停车位置，推出文件夹", progress="停车位。"),
        ]
    )
    results = finder.find("tcw")
    assert [*results.rows] == [1]
    assert finder.marks(results, 1) == {(Field.CONTENT, 0): [(2, 5)], (Field.PROGRESS, 0): [(0, 3)]}


@pytest.mark.parametrize(
    ("query", "row", "passages"),
    [
        ("slj", 2, ["水利局"]),
        ("wjw", 5, ["卫", "健", "委"]),
        ("chongdianzh", 1, ["充电桩", "充电桩"]),
        ("县slj", 2, ["县水利局"]),
    ],
)
def test_the_characters_are_marked(query: str, row: int, passages: list[str]) -> None:
    assert marked(FINDER, FINDER.find(query), TASKS, row - 1) == passages


def test_letters_without_end_are_no_pinyin() -> None:
    for run in ("chan" * 2000, "a" * 5000, "x" * 121):
        assert all(rows(run, spelling) == () for spelling in Spelling)
    assert rows("chan" * 30, Spelling.WHOLE)


@pytest.mark.parametrize(
    ("query", "found"),
    [("xi'an", [0]), ("xi’an", [0]), ("ＸＩ＇ＡＮ", [0]), ("xian", [0, 1]), ("jian'an", [])],
)
def test_an_apostrophe_parts_syllables(query: str, found: list[int]) -> None:
    finder = Finder([Task(1, 1, content="西安路"), Task(2, 2, content="县道")])
    assert sorted(finder.find(query).rows) == found
