"""Words that point ahead, and words that are only written like them."""

from __future__ import annotations

import pytest

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
