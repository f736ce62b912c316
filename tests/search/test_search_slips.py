"""Words with slips of the pen, and what no slip may touch."""

from __future__ import annotations

import pytest

from taskreview.model import Task
from taskreview.search import Finder, Tier
from taskreview.search.alike import looking_like, meant_by

FINDER = Finder(
    [
        Task(
            row=1,
            content="夜市摊位已划线，堤防加固未完成，护士站改造",
            progress="折旧率58.5%，路灯120盏",
        ),
        Task(
            row=2, content="侯家村拆迁，治理污水57处；非机动车道", progress="沿河绿化带不达标12米"
        ),
    ]
)


def found(query: str) -> dict[int, Tier]:
    results = FINDER.find(query)
    return {row + 1: FINDER.reasons(results, row)[0].tier for row in results.rows}


@pytest.mark.parametrize(
    ("pair", "alike"),
    [
        ("未末", True),
        ("已己", True),
        ("土士", True),
        ("治冶", True),
        ("侯候", True),
        ("拆折", True),
        ("管菅", True),
        ("休体", True),
        ("住往", True),
        ("街衔", True),
        ("措错", True),
        ("农衣", True),
        ("农业", False),
        ("水火", False),
        ("东西", False),
    ],
)
def test_what_looks_alike(pair: str, alike: bool) -> None:
    assert (pair[1] in looking_like(pair[0])) is alike
    assert (pair[0] in looking_like(pair[1])) is alike


@pytest.mark.parametrize("character", "3五十")
def test_a_figure_means_itself(character: str) -> None:
    assert meant_by(character) == {character}


def test_a_negation_does_not_mean_what_only_sounds_like_it() -> None:
    assert "末" in meant_by("未")
    assert not meant_by("未") & {"为", "位", "委"}
    assert "设" in meant_by("没")
    assert "没" in meant_by("设")


def test_a_part_more_or_less_is_forgiven_where_the_rest_is_clear() -> None:
    assert "债" in meant_by("责", clear=True)
    assert "责" in meant_by("债", clear=True)
    assert "臭" in meant_by("嗅", clear=True)
    assert "体" not in meant_by("本")


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("夜是摊位", 1),  # sounds alike
        ("提防加固", 1),
        ("末完成", 1),  # looks alike
        ("护土站", 1),
        ("折迁", 2),
        ("冶理污水", 2),
        ("侯家村折迁", 2),
        ("污水57出", 2),  # a figure in it
    ],
)
def test_alike(query: str, row: int) -> None:
    assert found(query) == {row: Tier.ALIKE}


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("堤防固加", 1),
        ("护护士站", 1),
        ("沿河绿地带", 2),
        ("护士站们改造", 1),
    ],
)
def test_swapped_doubled_wrong_superfluous(query: str, row: int) -> None:
    assert found(query) == {row: Tier.NEAR}


@pytest.mark.parametrize(
    "query",
    [
        "已完成",  # 未
        "未达标",  # 不
        "58处",
        "75处",
        "路灯102盏",
        "路灯12盏",
        "58.6%",
        "摊夜市位",  # no neighbours
        "化绿",  # two characters are too few for a swap
        "夜空",
        "村民",
        "摊位费",
        "堤防工程",
    ],
)
def test_no_slips(query: str) -> None:
    assert found(query) == {}


def test_a_negation_in_front_is_no_other_word() -> None:
    assert found("机动车道") == {2: Tier.EXACT}
    assert found("非机动车") == {2: Tier.EXACT}


def test_a_loose_understanding_is_for_words_that_are_nowhere() -> None:
    finder = Finder([Task(row=1, content="治理"), Task(row=2, content="冶理")])
    assert [*finder.find("冶理").rows] == [1]


def test_a_pasted_sentence_may_hold_several_slips_but_no_other_figure() -> None:
    assert found("侯家村已拆迁，治理了污水57处") == {2: Tier.NEAR}
    assert found("侯家村已拆迁，治理了污水58处") == {}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pm2.5浓渡", [0]),
        ("wifi覆盖律", [1]),
        ("wifi盖覆率", [1]),
        ("5g基占", [2]),
        ("ai产业圆", [3]),
        ("4g基占", []),
        ("pm10浓渡", []),
        ("at产业圆", []),
        ("5g机占", []),
    ],
)
def test_a_word_with_letters_may_have_a_slip_in_its_characters(
    query: str, found: list[int]
) -> None:
    contents = ("PM2.5浓度下降", "WIFI覆盖率", "建设5G基站", "AI产业园")
    finder = Finder(Task(row, row, content=content) for row, content in enumerate(contents, 1))
    assert [*finder.find(query).rows] == found
