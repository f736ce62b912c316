"""Numbering, words written twice, brackets, punctuation and style."""

from __future__ import annotations

import pytest

from review.talk import hinted, hints_of
from taskreview.review import STYLE_RULES, HintCode, Level


@pytest.mark.parametrize(
    ("progress", "numbers"),
    [
        ("1.铺路。2.种树。4.挂牌。", ["4."]),
        ("（1）铺路。（2）种树。（2）挂牌。", ["（2）"]),
        ("1.铺路。2.种树。3.挂牌。", []),
        ("一、铺路\n1.放线。2.开挖。\n二、种树\n1.放线。2.开挖。", []),
        ("铺路3.54公里。", []),
        # Behind two numbers a third is one, though a figure stands right behind it.
        ("1.铺路。2.种树。4.14家企业迁出。", ["4."]),
        ("1.铺路。2.种树。3.挂牌。5.21户搬迁。", ["5."]),
        ("1.铺路。2.种树。3.14家企业迁出。4.挂牌。", []),
        ("1.铺路。2.种树。铺路4.14公里。", []),
        ("1.铺路。2.种树，9.14家企业迁出。", []),
        ("铺路。4.14家企业迁出。", []),
        ("主要做了：1.铺路；2.种树；3.挂牌。", []),
        ("主要做了:①铺路；②种树；④挂牌。", ["④"]),
        ("进展如下：1、铺路，2、种树；3、挂牌。", []),
        ("今年以来一是铺路，二是种树，三是挂牌。", []),
        ("以下3项：（1）铺路（2）种树；（3）挂牌。", []),
        # Lists in lists: of one item, begun anew, or counted on.
        ("1.铺路。（1）东段。2.种树。（1）西段。", []),
        ("1.一是放线，二是铺路。2.一是整地，二是种树。", []),
        ("一、铺路\n1.放线。2.开挖。\n二、种树\n3.整地。4.浇水。", []),
        ("1.铺路。（1）放线。（2）开挖。2.种树。（1）整地。（3）浇水。", ["（3）"]),
        ("1.铺路。（1）放线。（2）开挖。3.种树。", ["3."]),
        # Two lists of one item each, and one number twice.
        ("上半年\n1.铺路。\n下半年\n1.种树。", []),
        ("1.铺路。\n1.种树。", ["1."]),
    ],
)
def test_numbering(progress: str, numbers: list[str]) -> None:
    assert hinted(HintCode.NUMBERING, progress) == numbers


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        ("安装护栏护栏。", ["护栏护栏"]),
        ("安装照明设备照明设备。", ["照明设备照明设备"]),
        ("建成6座座椅、3处处。", ["处处"]),
        ("步道的的面层。", ["的的"]),
        ("一个一个排查，逐段逐段验收。", []),
        ("扶持3个个体户、6家家庭农场、5名名师。", []),
        ("目的的确明确，为了了解情况。", []),
        ("家家户户干干净净。", []),
        # One word ends with what the next begins with.
        ("现在在建步道5条，存在在途设备。", []),
        ("对在在校学生中发放的资料、在在线平台上的课程作了更新。", []),
        ("正在在铺装。", ["在在"]),
        ("供需缓和和价格回落，碳中和和绿化并重，东城区和和平区共建。", []),
        ("步道和和栈道。", ["和和"]),
        ("为300户户用水表、20户户厕加装护罩。", []),
        # Two deeds, or one and its sum.
        ("完成勘察并完成60%铺装。", []),
        ("安装底座后安装20盏灯，发放手册累计发放900份。", []),
        ("改造工程改造6公里。", []),
        ("更换护栏更换40米。", ["更换护栏更换"]),
    ],
)
def test_words_written_twice(progress: str, words: list[str]) -> None:
    assert hinted(HintCode.DOUBLED_WORD, progress) == words


@pytest.mark.parametrize(
    ("progress", "level"),
    [
        ("兴华社区社区卫生站建成。", Level.CHECK),
        ("与红星小学小学部共建。", Level.CHECK),
        ("改造小区小区3个。", Level.ERROR),
        ("社区社区建成。", Level.ERROR),
        ("安装护栏护栏一段。", Level.ERROR),
    ],
)
def test_names_that_meet_are_to_be_looked_at(progress: str, level: Level) -> None:
    assert [hint.level for hint in hints_of(HintCode.DOUBLED_WORD, progress)] == [level]


@pytest.mark.parametrize(
    ("progress", "places"),
    [
        ("步道（含栈道建成。", ["（含栈道建成。"]),
        ("步道）建成。", ["）"]),
        ("《步道规划印发。", ["《步道规划印发。"]),
        ("打造“花海“步道。", ["“花海“"]),
        ("步道（含栈道)建成。", []),
        ("（一）步道。（二）栈道。", []),
        ("1）步道。2）栈道。", []),
        ("已建成：1）步道；2）栈道。", []),
        ("《“十四五”规划（草案）》印发。", []),
    ],
)
def test_brackets_and_quotes(progress: str, places: list[str]) -> None:
    assert hinted(HintCode.UNBALANCED, progress) == places


@pytest.mark.parametrize(
    ("progress", "runs"),
    [("步道建成。。", ["。。"]), ("步道，，栈道。", ["，，"]), ("步道……建成！！", [])],
)
def test_punctuation_in_a_row(progress: str, runs: list[str]) -> None:
    assert hinted(HintCode.PUNCT, progress) == runs


@pytest.mark.parametrize(
    ("code", "progress", "places"),
    [
        (HintCode.APPROX_CONFLICT, "约30余人参加。", ["约30余"]),
        (HintCode.APPROX_CONFLICT, "近30人左右参加。", ["近30人左右"]),
        (HintCode.APPROX_CONFLICT, "约30人参加，40余人观看。", []),
        (HintCode.JIEZHI, "截止目前建成6公里。", ["截止"]),
        (HintCode.JIEZHI, "报名截止时间为5月。", []),
        (HintCode.WIDTH, "步道建成,栈道建成。", [","]),
        (HintCode.WIDTH, "建成６公里，投资1,200元。", ["６"]),
        (HintCode.SPACE, "步道 建成。", [" "]),
        (HintCode.SPACE, "步道 PPP 项目。", []),
        (HintCode.NO_PERIOD, "步道建成并投入使用，市民反映良好", ["好"]),
        (HintCode.NO_PERIOD, "步道建成并投入使用，市民反映良好。\n", []),
    ],
)
def test_style(code: HintCode, progress: str, places: list[str]) -> None:
    assert code in STYLE_RULES
    assert hinted(code, progress) == places
