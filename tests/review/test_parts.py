"""Whole and parts: which of several reported figures answers a target, and which stand together."""

from __future__ import annotations

import pytest

from review.talk import ask
from taskreview.review import HintCode


@pytest.mark.parametrize(
    ("content", "progress", "answer"),
    [
        (
            "新增停车位1000个。",
            "上半年新增停车位300个，下半年新增停车位750个，合计1050个。",
            "1050个",
        ),
        (
            "新增停车位1000个。",
            "一季度新增停车位200个，二季度新增300个，三季度新增480个，全年累计新增980个。",
            "980个",
        ),
        ("拆除违建5万平方米。", "11月拆除违建0.6万平方米，累计拆除5.8万平方米。", "5.8万平方米"),
        (
            "拆除违建5万平方米。",
            "11月拆除违建0.6万平方米。今年以来，累计拆除违建5.8万平方米。",
            "5.8万平方米",
        ),
        ("完成投资10亿元。", "本月完成投资1.2亿元，年初以来完成投资10.6亿元。", "10.6亿元"),
        ("销售额突破100亿元。", "一季度销售额20亿元，全年销售额达到108亿元。", "108亿元"),
        ("抽检食品900批次。", "本月抽检食品42批次，1—11月抽检食品921批次。", "921批次"),
        ("新增就业1万人。", "上半年新增就业6200人，截至11月底新增就业1.08万人。", "1.08万人"),
        (
            "种植树木10万棵。",
            "截至6月底种植树木4万棵，截至11月底累计种植树木10.2万棵。",
            "10.2万棵",
        ),
        ("改造小区30个。", "去年改造小区18个，今年改造小区31个。", "31个"),
        ("改造小区20个。", "累计改造小区18个，本月改造小区3个。", "18个"),
        ("新建公厕10座。", "截至6月底，新建公厕4座。截至11月底，新建公厕9座。", "9座"),
        # The whole stands in front of its parts.
        ("改造管网100公里。", "改造管网60公里，其中雨水管网40公里，污水管网20公里。", "60公里"),
        ("改造管网100公里。", "改造管网60公里，雨水管网40公里，污水管网20公里。", "60公里"),
        ("抽检药品、化妆品2万批次。", "抽检380批次，其中药品300批次，化妆品80批次。", "380批次"),
        # What there is after all these years is not what is new.
        ("新增托位1000个。", "新增托位300个，累计托位1056个。", "300个"),
        (
            "建设公路80公里。",
            "全县公路总里程达1200公里，新建公路75公里，其中县道20公里。",
            "75公里",
        ),
        ("建设基站600个。", "建设基站638个，累计建设基站2156个。", "638个"),
    ],
)
def test_the_whole_answers_and_its_parts_do_not(content: str, progress: str, answer: str) -> None:
    said = ask(content, progress)
    assert [*said.pairs.values()] == [[answer]]
    assert said.assessment.promises[0].targets[0].answers[0].ratio is not None


@pytest.mark.parametrize(
    ("content", "progress", "answers"),
    [
        (
            "开展雨水、雨污合流管涵及附属雨水口等“清管行动”1万公里。",
            "“清管行动”共计排查雨水管涵919.173公里，专用管涵861.2公里，雨水口（箅子）7处，沟渠73.8公里。",
            ["919.173公里", "861.2公里", "73.8公里"],
        ),
        (
            "改造老旧管网100公里。",
            "改造雨水管网30公里、污水管网20公里、中水管网10公里，新建道路8公里。",
            ["30公里", "20公里", "10公里"],
        ),
        ("改造管网100公里。", "东片改造管网30公里，西片改造管网20公里。", ["30公里", "20公里"]),
        ("改造管网100公里。", "分别改造供水、排水管网30公里和20公里。", ["30公里", "20公里"]),
        ("集采药品耗材达到500种。", "集采药品420种、医用耗材98种。", ["420种", "98种"]),
        ("新建改建公厕十五座。", "新建公厕9座，改建公厕7座。", ["9座", "7座"]),
        ("新增停车位900个。", "甲区新增停车位300个，乙区新增停车位300个。", ["300个", "300个"]),
        ("新增停车位900个。", "一季度新增停车位200个，二季度新增350个。", ["200个", "350个"]),
        ("新增停车位900个。", "新增地下停车位300个，充电桩200个。", ["300个"]),
        ("新建公厕10座。", "东湖街道建成公厕3座。西湖街道建成公厕4座。", ["3座", "4座"]),
        ("培训人才900人。", "培训电商人才300人、护理人才80人，带动就业40人。", ["300人", "80人"]),
        (
            "完成投资50亿元。",
            "工业完成投资20亿元，服务业完成投资15亿元，签约项目投资9亿元。",
            ["20亿元", "15亿元"],
        ),
        # Another deed, another kind, or all that there are.
        ("检查企业500家。", "检查企业320家，发现隐患企业45家，整改企业40家。", ["320家"]),
        ("新增就业5000人。", "新增就业3200人，失业人员再就业800人。", ["3200人"]),
        ("建设充电桩2000个。", "建成充电桩1100个，全区现有充电桩1900个。", ["1100个"]),
        # Other names in a rare measure: to be looked at.
        (
            "造林绿化5万亩。",
            "人工造林1.2万亩，封山育林2万亩，退化林修复8000亩。",
            ["1.2万亩", "2万亩?", "8000亩?"],
        ),
        ("生猪出栏220万头。", "生猪出栏196万头，存栏112万头。", ["196万头"]),
    ],
)
def test_parts_without_a_whole_stand_together(
    content: str, progress: str, answers: list[str]
) -> None:
    assert [*ask(content, progress).pairs.values()] == [answers]


def test_parts_have_no_ratio_and_are_not_held_against_the_target() -> None:
    said = ask("改造管网100公里。", "东片改造管网30公里，西片改造管网80公里。")
    (target,) = said.assessment.promises[0].targets
    assert [each.ratio for each in target.answers] == [None, None]
    assert not said.passages(HintCode.STATUS_VS_FIGURE)


def test_targets_of_the_parts_are_answered_by_the_parts() -> None:
    said = ask("抽检药品250批次、化妆品50批次。", "抽检380批次，其中药品300批次，化妆品80批次。")
    assert said.pairs == {"250批次": ["300批次"], "50批次": ["80批次"]}


def test_a_sum_of_two_targets_answers_neither() -> None:
    said = ask("新建公厕4座、改造公厕6座。", "新建公厕3座、改造公厕5座，合计8座。")
    assert said.pairs == {"4座": ["3座"], "6座": ["5座"]}


@pytest.mark.parametrize(
    ("content", "progress", "reported"),
    [
        ("新建学校5所。", "黄村镇建成学校3所、庞各庄镇2所。", ["3所", "2所?"]),
        ("新建学校5所。", "黄村镇建成学校3所、庞各庄镇1所。", ["3所", "1所?"]),
        ("新建学校5所。", "建成3所学校，另建成2所。", ["3所", "2所?"]),
        ("新建学校5所。", "第一批建成学校3所，第二批建成2所。", ["3所", "2所?"]),
        ("新建学校5所。", "上半年建成3所，下半年建成2所。", ["3所?", "2所?"]),
        (
            "资助5000人。",
            "资助小学生2100人、初中生1800人、高中生1260人。",
            ["2100人", "1800人?", "1260人?"],
        ),
        (
            "检查企业500家。",
            "检查危化企业210家；矿山80家；工贸230家。",
            ["210家", "80家?", "230家?"],
        ),
    ],
)
def test_parts_that_make_the_target_are_listed(
    content: str, progress: str, reported: list[str]
) -> None:
    said = ask(content, progress)
    assert list(said.pairs.values()) == [reported]
    assert said.passages(HintCode.STATUS_VS_FIGURE) == []


@pytest.mark.parametrize(
    ("content", "progress", "reported"),
    [
        # a part of what was said,
        ("改造危房300户。", "完成危房改造182户（张庄村40户、李庄村118户）。", "182户"),
        ("改造小区25个。", "改造小区18个，东城街道6个、西城街道12个。", "18个"),
        # what is left,
        ("新建学校5所。", "新建学校3所，在建2所。", "3所"),
        ("新建学校5所。", "新建学校3所，另有2所正在装修。", "3所"),
        ("新建学校5所。", "5所学校中，3所竣工，2所主体封顶。", "3所"),
        # another deed,
        ("检查企业500家。", "检查企业410家，责令整改企业90家。", "410家"),
        ("新建公厕10座。", "新建公厕6座，改造公厕4座。", "6座"),
        # or all that there is
        ("改造危房300户。", "张庄村改造危房40户。", "40户"),
    ],
)
def test_what_does_not_make_it_up_leaves_the_figure_alone(
    content: str, progress: str, reported: str
) -> None:
    said = ask(content, progress)
    assert list(said.pairs.values()) == [[reported]]
    assert said.passages(HintCode.STATUS_VS_FIGURE) == [reported]


def test_a_figure_that_falls_short_is_doubtful_beside_one_that_does_not() -> None:
    said = ask("对5名失职干部严肃处理。", "立案审查6人，给予党纪处分4人、组织处理3人。")
    assert said.pairs == {"5名": ["3人?"]}
    assert said.passages(HintCode.STATUS_VS_FIGURE) == []
