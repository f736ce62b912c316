"""Of the steps of work the one that was promised is the answer, and else the last."""

from __future__ import annotations

import pytest

from review.talk import ask


@pytest.mark.parametrize(
    ("content", "progress", "reported"),
    [
        ("引进项目10个。", "对接项目36个，签约项目14个，落地项目6个。", "6个"),
        ("引进项目10个。", "对接36个，签约14个，落地6个。", "6个?"),
        ("引进企业20家。", "累计洽谈企业82家，其中签约31家、落地17家。", "17家"),
        ("引进大项目10个。", "洽谈大项目28个，签约11个，开工7个，竣工3个。", "7个"),
        ("建成标准厂房20栋。", "开工标准厂房24栋，竣工11栋。", "11栋"),
        ("整治违建120处。", "排查违建186处，立案143处，拆除97处。", "97处"),
        ("转化科技成果60项。", "征集成果210项，对接98项，转化47项。", "47项"),
        ("认定高新技术企业20家。", "推荐申报32家，通过评审25家，认定22家。", "22家"),
        ("发放创业贷款2亿元。", "受理申请3.2亿元，审批2.4亿元，发放1.8亿元。", "1.8亿元"),
        # A step that was promised is the answer, whatever came of it.
        ("签约项目30个。", "对接项目45个，签约项目28个，开工项目12个。", "28个"),
        ("开工项目30个。", "签约项目38个，开工28个，竣工12个。", "28个"),
        ("排查隐患500处。", "排查隐患520处，整改511处。", "520处"),
        ("排查整改隐患500处。", "排查隐患520处，整改511处。", "520处"),
        ("储备项目50个。", "储备项目56个，开工12个。", "56个"),
        # What is carried out has begun.
        ("实施帮扶项目45个。", "帮扶项目开工45个、完工43个。", "45个"),
        # A step with nothing behind it is all that is told.
        ("救助流浪人员100人。", "登记救助112人。", "112人"),
    ],
)
def test_the_step_that_answers(content: str, progress: str, reported: str) -> None:
    assert list(ask(content, progress).pairs.values()) == [[reported]]


def test_each_step_of_a_ladder_that_is_promised_has_its_own_figure() -> None:
    said = ask(
        "招商签约项目20个，开工项目10个，投产项目5个。",
        "签约项目23个，开工项目8个，投产项目6个。",
    )
    assert said.pairs == {"20个": ["23个"], "10个": ["8个"], "5个": ["6个"]}


def test_those_who_applied_are_not_those_who_were_taken() -> None:
    assert ask("招录教师200名。", "招录公告已发布，报名1860人，拟录用200名。").pairs["200名"] == []
