"""Each way in which a word may match, and what it must not match."""

from __future__ import annotations

import pytest

from search.register import TASKS, marked, rows, tiers
from taskreview.model import Task
from taskreview.search import Finder, Tier

FINDER = Finder(TASKS)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("#12", {4: Tier.NUMBER}),
        ("#3", {3: Tier.NUMBER}),
        ("第3项", {3: Tier.NUMBER}),
        ("第12项", {4: Tier.NUMBER}),
        ("第17项", {2: Tier.EXACT}),
        ("第二十项", {5: Tier.EXACT}),
        ("充电桩", {1: Tier.EXACT}),
        ("wifi", {3: Tier.EXACT}),
        ("ＷＩＦＩ", {3: Tier.EXACT}),
        ("a区", {3: Tier.EXACT}),
        ("立项,开工", {4: Tier.ALIKE}),
        ("选址、立项", {4: Tier.EXACT}),
        ("建设:选址", {4: Tier.EXACT}),
    ],
)
def test_as_written(query: str, found: dict[int, Tier]) -> None:
    assert tiers(FINDER, query) == {row: [tier] for row, tier in found.items()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("100", {3: Tier.EXACT}),
        ("16", {1: Tier.EXACT}),
        ("110", {3: Tier.EMBEDDED}),
        ("6处", {2: Tier.EXACT}),
        ("6号", {}),
        ("00家", {}),
        ("3.6公里", {2: Tier.EXACT}),
        ("6公里", {}),
        ("2025年", {1: Tier.EXACT}),
        ("101家", {}),
        ("7处", {}),
    ],
)
def test_figures_are_never_fuzzy(query: str, found: dict[int, Tier]) -> None:
    assert tiers(FINDER, query) == {row: [tier] for row, tier in found.items()}


def test_a_number_that_stands_alone_beats_one_in_a_longer_number() -> None:
    texts = ("约1100家", "约100家", "约100.5家", "约2100家", "第100家")
    finder = Finder(Task(row=row, content=text) for row, text in enumerate(texts, 1))
    assert rows(finder, "100") == [2, 5, 1, 3, 4]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("县水利局", {2: Tier.EXACT}),
        ("住建局", {1: Tier.ABBREVIATION}),
        ("县住建局", {1: Tier.ABBREVIATION}),
        ("发改委", {1: Tier.ABBREVIATION, 4: Tier.ABBREVIATION}),
        ("教体局", {3: Tier.ABBREVIATION}),
        ("市监局", {3: Tier.ABBREVIATION}),
        ("消防大队", {4: Tier.ABBREVIATION}),
        ("发展和改革委员会", {1: Tier.OFFICIAL_NAME, 4: Tier.OFFICIAL_NAME}),
        ("市场监督管理局", {3: Tier.OFFICIAL_NAME}),
        ("县教育和体育局", {3: Tier.OFFICIAL_NAME}),
        ("清河县水利局", {2: Tier.OFFICIAL_NAME}),
        ("水力局", {2: Tier.ALIKE}),
        ("市场监菅局", {3: Tier.ALIKE}),
        ("教育育体局", {3: Tier.NEAR}),
        ("消防救授大队", {4: Tier.ALIKE}),
        ("卫键委", {5: Tier.ALIKE}),
        ("水利厅", {}),
        ("改革局", {}),
        ("县设局", {}),
        ("财政局", {}),
        ("交通局", {}),
    ],
)
def test_names_of_units(query: str, found: dict[int, Tier]) -> None:
    assert tiers(FINDER, query) == {row: [tier] for row, tier in found.items()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("充电300", {1: Tier.GAP}),
        ("充电301", {}),
        ("新建充电桩", {1: Tier.GAP}),
        ("河清淤", {2: Tier.GAP}),
        ("除仪", {5: Tier.GAP}),
        ("幼儿学位", {3: Tier.GAP}),
        ("治理过", {}),  # 未 lies between
        ("公里黑", {}),  # another clause
        ("水利局清淤", {2: Tier.GLUED}),
        ("教体局食堂", {3: Tier.GLUED}),
        ("发改委充电桩", {1: Tier.GLUED}),
        ("水利局食堂", {}),
        ("黑臭水休", {2: Tier.ALIKE}),
        ("明亮厨灶", {3: Tier.NEAR}),
        ("黑臭水体体", {2: Tier.NEAR}),
        ("救护东", {5: Tier.ALIKE}),
        ("急诊科", {}),
        ("未完成", {}),
        ("高铁", {}),
        ("xyz", {}),
        ("pm10", {}),
        ("医院院长", {}),
    ],
)
def test_loosely(query: str, found: dict[int, Tier]) -> None:
    assert tiers(FINDER, query) == {row: [tier] for row, tier in found.items()}


def test_loose_tiers_are_for_words_that_are_nowhere() -> None:
    finder = Finder([Task(row=1, content="停车位"), Task(row=2, content="停位")])
    assert tiers(finder, "停位") == {2: [Tier.EXACT]}


def test_letters_with_figures_may_be_joined_by_signs() -> None:
    finder = Finder([Task(row=1, content="使用IPv-6协议"), Task(row=2, content="ipv-61")])
    assert rows(finder, "ipv6") == [1]


def test_a_pasted_sentence_may_hold_slips() -> None:
    pasted = "改造老旧小区供暧管网16号搂至20号楼"
    assert tiers(FINDER, pasted) == {1: [Tier.ALIKE]}
    assert tiers(FINDER, pasted.replace("搂", "幢")) == {1: [Tier.NEAR]}
    assert rows(FINDER, pasted.replace("16", "17")) == []


@pytest.mark.parametrize(
    ("query", "row", "passages"),
    [
        ("住建局", 1, ["住", "建", "局"]),
        ("卫键委", 5, ["卫", "健", "委"]),
        ("县教育和体育局", 3, ["教育体育局"]),
        ("第12项", 4, ["12"]),
        ("新建充电桩", 1, ["新建", "充电桩"]),
        ("教体局食堂", 3, ["教", "体", "局", "食堂", "食堂"]),
        ("救护东", 5, ["救护车", "救护车", "救护车"]),
        ("100", 3, ["100", "100"]),
        ("食堂 明厨", 3, ["食堂", "明厨", "食堂明厨"]),
        ("WIFI", 3, ["WiFi"]),
    ],
)
def test_what_matched_is_marked(query: str, row: int, passages: list[str]) -> None:
    results = FINDER.find(query)
    assert row - 1 in results.rows
    assert marked(FINDER, results, TASKS, row - 1) == passages


@pytest.mark.parametrize("written", ["Ⅱ期工程", "II期工程", "ⅱ期工程"])
def test_roman_numerals_are_found_however_they_are_written(written: str) -> None:
    finder = Finder([Task(row=1, content=f"完成{written}"), Task(row=2, content="完成Ⅲ期工程")])
    for typed in ("II期", "ii期工程", "Ⅱ期"):
        assert rows(finder, typed) == [1]


def test_quotation_marks_do_not_keep_letters_apart() -> None:
    finder = Finder([Task(row=1, content="开展“一老一小”服务"), Task(row=2, content="一线服务")])
    assert rows(finder, "ylyxfw") == [1]
    assert rows(finder, "yilaoyixiaofuwu") == [1]


def test_one_syllable_is_no_word() -> None:
    finder = Finder([Task(row=1, units=("区考试院",), content="建成高架路")])
    assert rows(finder, "gaokao") == []
    assert rows(finder, "gaojiakaoshi") == [1]


def test_two_items_of_a_list_are_not_one_word() -> None:
    finder = Finder([Task(row=1, content="建设学校、车站")])
    assert rows(finder, "校车") == []
    assert rows(finder, "学校车站") == [1]
