"""Words that point ahead, and words that are only written like them."""

from __future__ import annotations

import pytest

from taskreview.review.ahead import Undone, begins_undone, undone
from taskreview.review.assessment import Span
from taskreview.review.reading import Reading


def _ahead(text: str) -> list[str]:
    reading = Reading(text)
    return [reading.slice(word.span) for word in reading.ahead]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("区交通局计划9月底前开工", ["计划"]),
        ("项目已立项，计划总投资3亿元", ["计划"]),
        ("下一步计划引进企业3家", ["下一步", "计划"]),
        ("完成年度计划的80%", []),
        ("超计划新建3座", []),
        ("三年行动计划新建3座", []),
        ("印发了工作计划", []),
        ("根据区政府计划安排新建3座", []),
        ("拟建设停车楼", ["拟"]),
        ("拟定于10月开工", ["拟"]),
        ("拟定了建设方案", []),
        ("虚拟现实教室", []),
        ("起草拟稿", []),
        ("年底将达到30家", ["将"]),
        ("工程即将竣工", ["将"]),
        ("我区将继续加大投入", ["将"]),
        ("区城管局将垃圾站改造为公园，已开放", []),
        ("将巡查纳入网格，目前全部完成", []),
        ("服务将近3000人", []),
        ("将补贴标准提高到每月300元", []),
        ("将企业30家纳入培育库", []),
        ("将带动消费2亿元", ["将"]),
        ("慰问部队将领", []),
        ("预计明年建成", ["预计", "明年"]),
        ("经济增长好于预期，达到预期目标", []),
        ("有望突破100家", ["有望"]),
    ],
)
def test_words_that_point_ahead(text: str, words: list[str]) -> None:
    assert _ahead(text) == words


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("因资金问题仍未启动", Undone.NEGATED),
        ("至今没有安装", Undone.NEGATED),
        ("受条件所限无法实施", Undone.NEGATED),
        ("未如期交付", Undone.NEGATED),
        ("暂缓建设", Undone.PUT_OFF),
        ("正在抓紧施工", Undone.GOING_ON),
        ("正有序推进", Undone.GOING_ON),
        ("装修中", Undone.GOING_ON),
        ("待批复", Undone.GOING_ON),
        ("未发现问题", None),
        ("从未发生事故", None),
        ("未来产业", None),
        ("建而未用的厂房", None),
        ("未安装电梯的住宅", None),
        ("接待批次", None),
        ("正在运行", None),
        ("实施中小学改造", None),
    ],
)
def test_what_is_said_not_to_be_done(text: str, how: Undone | None) -> None:
    assert undone(text, Span(0, len(text))) is how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("但目前尚未开工", Undone.NEGATED),
        ("因拆迁受阻至今未动工", Undone.NEGATED),
        ("截至目前正在招标", Undone.GOING_ON),
        ("乙路尚未开工", None),
        ("未整改17处", None),
        ("正在办理5件", None),
        ("正在面向社会招生", None),
    ],
)
def test_what_begins_so_speaks_of_what_was_named_before(text: str, how: Undone | None) -> None:
    assert begins_undone(text, Span(0, len(text))) is how
