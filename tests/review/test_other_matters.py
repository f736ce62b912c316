"""Figures that count another thing than was promised: parts, candidates, what is yet to come."""

from __future__ import annotations

import pytest

from review.talk import ask


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        # A part of a thing counts that thing, however well its name fits.
        (
            "建成投用学校、幼儿园6所，新增学位7200个。",
            "6所学校如期开学，新增学位7290个，其中小学4860个、初中1350个、幼儿园1080个。",
            {"6所": ["6所"], "7200个": ["7290个"]},
        ),
        (
            "新建卫生院3所，新增床位500张。",
            "新增床位520张，包括乡镇医院200张、卫生院320张；建成卫生院3所。",
            {"3所": ["3所"], "500张": ["520张"]},
        ),
        # The whole answers a target of several things, and none of its parts does.
        (
            "举办健身赛事120场，送戏、送电影、送展览进社区600场次。",
            "健身赛事137场次；文化惠民活动652场次，其中送戏208场次、送电影396场次、送展览48场次。",
            {"120场": ["137场次"], "600场次": ["652场次"]},
        ),
        (
            "培训农民、职工、退役军人5000人次。",
            "开展技能培训5200人次，其中农民3000人次、职工1500人次、退役军人700人次。",
            {"5000人次": ["5200人次"]},
        ),
        # A part that was promised by itself is answered by it.
        (
            "送展览进社区50场次。",
            "文化惠民活动652场次，其中送戏208场次、送展览48场次。",
            {"50场次": ["48场次"]},
        ),
    ],
)
def test_a_part_counts_what_its_whole_does(
    content: str, progress: str, pairs: dict[str, list[str]]
) -> None:
    assert ask(content, progress).pairs == pairs


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        ("新增高新技术企业260家。", "高企申报正在组织，已摸排培育对象416家。"),
        ("培育国家级“小巨人”企业15家。", "组织23家企业申报国家级“小巨人”。"),
        ("新增专精特新企业30家。", "专精特新企业后备库已有45家。"),
        ("培育上市企业3家。", "确定上市企业候选名单5家。"),
        ("创建省级示范村8个。", "拟推荐省级示范村10个。"),
    ],
)
def test_candidates_are_not_yet_what_was_promised(content: str, progress: str) -> None:
    assert [*ask(content, progress).pairs.values()] == [[]]


@pytest.mark.parametrize(
    ("content", "progress", "figure"),
    [
        ("申报发明专利50件。", "申报发明专利62件。", "62件"),
        ("新增高新技术企业60家。", "高新技术企业申报成功48家。", "48家"),
        ("摸排高企培育对象300家。", "摸排高企培育对象416家。", "416家"),
        ("培养后备干部200名。", "培养后备干部210名。", "210名"),
        ("认定高新技术企业60家。", "认定高新技术企业48家。", "48家"),
    ],
)
def test_candidates_are_counted_where_they_were_asked_for(
    content: str, progress: str, figure: str
) -> None:
    assert [*ask(content, progress).pairs.values()] == [[figure]]


@pytest.mark.parametrize(
    ("content", "progress", "figure"),
    [
        (
            "对132件群众信访件开展“回头看”。",
            "对132件信访件逐件现场核查，已办结129件。",
            "132件",
        ),
        ("对86家危化企业开展安全体检。", "对86家危化企业逐家检查，已整改80家。", "86家"),
        # What the part tells was promised.
        ("对132件群众信访件办结销号。", "对132件信访件逐件现场核查，已办结129件。", "129件"),
        ("整治排污口37个。", "对37个排污口逐个核查，已整治35个。", "35个"),
    ],
)
def test_what_something_is_done_about_is_answered_by_as_many(
    content: str, progress: str, figure: str
) -> None:
    assert [*ask(content, progress).pairs.values()] == [[figure]]


@pytest.mark.parametrize(
    ("content", "progress", "figure"),
    [
        (
            "安装监控探头2000个。",
            "监控探头已安装1640个，预计12月20日前完成全部2000个。",
            "1640个",
        ),
        ("新建公厕12座。", "新建公厕已完成9座，预计年底前完成12座。", "9座"),
        ("改造老旧小区30个。", "老旧小区改造完成22个，预计11月底改造30个。", "22个"),
    ],
)
def test_what_is_done_comes_before_what_is_expected(
    content: str, progress: str, figure: str
) -> None:
    assert [*ask(content, progress).pairs.values()] == [[figure]]


def test_one_of_a_thing_is_not_answered_by_thousands_of_another() -> None:
    said = ask(
        "新建5G基站1200个；建成标识解析二级节点1个。",
        "建成5G基站405个，累计达1.38万个。",
    )
    assert said.pairs == {"1200个": ["405个"], "1个": []}
    assert said.answers["建成标识解析二级节点1个"] == "no"
