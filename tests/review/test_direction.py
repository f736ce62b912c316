"""A rise and a fall are told apart."""

from __future__ import annotations

import pytest

from review.talk import ask, hinted
from taskreview.review import HintCode


@pytest.mark.parametrize(
    ("content", "progress", "told"),
    [
        ("事故起数下降5%。", "事故起数上升2.3%。", "上升2.3%"),
        ("事故起数下降5%。", "事故起数同比增长6%。", "增长6%"),
        ("财政收入增长5%。", "财政收入同比下降1.3%。", "下降1.3%"),
        ("消费品零售额增长6%。", "消费品零售额同比负增长1.2%。", "负增长1.2%"),
        ("消费品零售额增长6%。", "消费品零售额增速为-1.2%。", "增速为-1.2%"),
        ("粉尘浓度下降4%。", "粉尘浓度同比反弹2%。", "反弹2%"),
    ],
)
def test_the_opposite_is_said_to_be_so(content: str, progress: str, told: str) -> None:
    said = ask(content, progress)
    assert list(said.answers.values()) == ["partly"]
    assert told in said.assessment.promises[0].why
    assert said.passages(HintCode.STATUS_VS_FIGURE) == [told]


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        ("事故起数下降5%。", "事故起数同比减少6.1%。"),
        ("化肥减量3%。", "化肥使用量减少3.5%。"),
        # what is reached, and not by how much
        ("漏损率下降到8%。", "漏损率由9.1%下降到7.8%。"),
        ("办结率提高到95%。", "办结率提高到96%。"),
        # what is said of something else
        ("工业产值增长6%。", "工业产值增长6.5%，增速比一季度下降0.3个百分点。"),
        ("信访量下降5%，满意率上升2%。", "信访量、满意率分别下降6%和上升3%。"),
        ("产业投资增长8%。", "产业投资由一季度下降12%转为增长8.6%。"),
        ("进出口总额增长5%。", "进出口总额同比增长5.6%，其中出口下降2%。"),
    ],
)
def test_one_way_is_no_opposite(content: str, progress: str) -> None:
    assert set(ask(content, progress).answers.values()) == {"yes"}
    assert hinted(HintCode.STATUS_VS_FIGURE, progress, content) == []
