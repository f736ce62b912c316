"""Words with gaps, also where letters, figures, codes and characters meet in one word."""

from __future__ import annotations

import pytest

from taskreview.model import Task
from taskreview.search import Finder, Tier

FINDER = Finder(
    [
        Task(
            row=1,
            content="新建5G通信基站120座，PM2.5平均浓度下降；DN800雨水管改造，草莓育苗基地扩建",
            progress="K6+200段沥青摊铺，除颤仪AED到货85台；H2-7储罐未按期完成检测",
        ),
        Task(
            row=2,
            content="新建15G基站1200座，停放车位；DN80管改造",
            progress="AED到货185台，养老家庭照护床位400张",
        ),
    ]
)


def found(query: str) -> dict[int, Tier]:
    results = FINDER.find(query)
    return {row + 1: FINDER.reasons(results, row)[0].tier for row in results.rows}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("停位", {}),  # two characters between are too many for two
        ("车照", {}),
        ("养老床位", {2: Tier.GAP}),
        ("养家床张", {}),
        ("基站120座", {1: Tier.EXACT}),
        ("新建120座", {1: Tier.GAP}),
        ("新建20座", {}),
        ("5g基站", {1: Tier.GAP}),
        ("5G座", {}),
        ("pm25", {1: Tier.GAP}),
        ("pm25浓度", {1: Tier.GAP}),
        ("pm2.5浓度", {1: Tier.GAP}),
        ("dn800改造", {1: Tier.GAP}),
        ("dn80改造", {2: Tier.GAP}),
        ("aed85台", {1: Tier.GAP}),
        ("h27", {1: Tier.GAP}),
        ("k6沥青", {1: Tier.GAP}),
        ("草莓基地", {1: Tier.GAP}),
        ("育苗建", {1: Tier.GAP}),  # three: the last may stand further behind
        ("育苗仪", {}),
        ("育苗棚建", {}),
        ("草育扩建", {1: Tier.GAP}),  # four: two parts with a gap in each
        ("caom基地", {1: Tier.MIXED_PINYIN}),
        ("yanglaochuangwei", {2: Tier.MIXED_PINYIN}),
        ("按期检测", {1: Tier.GAP}),
        ("储罐完成", {1: Tier.GLUED}),  # 未 lies between: two words, not one
        ("下降雨水", {1: Tier.GLUED}),  # another clause: the same
    ],
)
def test_gaps(query: str, expected: dict[int, Tier]) -> None:
    assert found(query) == expected


def test_only_the_characters_that_matched_are_marked() -> None:
    results = FINDER.find("pm25浓度")
    (spans,) = FINDER.marks(results, 0).values()
    text = "新建5G通信基站120座，PM2.5平均浓度下降"
    assert [text[start:end] for start, end in spans] == ["PM2", "5", "浓度"]
