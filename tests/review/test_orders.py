"""Figures that a plan, an order or a list names are no results, until they have come true."""

from __future__ import annotations

import pytest

from review.talk import ask


@pytest.mark.parametrize(
    "progress",
    [
        "已制定培训教师500人的方案。",
        "印发了培训教师500人的实施意见。",
        "实施方案明确培训教师500人。",
        "印发《教师培训方案》，提出年内培训教师500人。",
        "会议要求各镇培训教师500人。",
        "培训教师500人已列入年度计划。",
        "已将培训教师500人纳入工作要点。",
        "已部署培训教师500人。",
    ],
)
def test_what_is_only_ordered_is_doubtful(progress: str) -> None:
    said = ask("培训教师500人。", progress)
    assert said.answers == {"培训教师500人": "partly"}
    assert said.pairs == {"500人": ["500人?"]}


@pytest.mark.parametrize(
    ("content", "progress", "reported"),
    [
        # In front of these the nouns 规划, 要求, 方案 order nothing.
        ("新建公厕12座。", "按照规划新建公厕13座。", "13座"),
        ("新建公厕12座。", "根据上级要求新建公厕13座。", "13座"),
        ("新建公厕12座。", "印发方案，明确责任，新建公厕13座。", "13座"),
        # What was listed has been done since.
        ("改造小区20个。", "纳入2024年改造计划的20个小区已全部完工。", "20个"),
        ("改造小区20个。", "列入计划的20个小区改造全部完成。", "20个"),
        ("建成公园8个。", "规划建设的8个公园全部建成开放。", "8个"),
        # The result stands behind the order.
        ("整改隐患30处。", "要求整改隐患32处，已整改28处。", "28处"),
        # Money that is ordered has been given, and who promised a list has made it.
        ("安排建设资金3亿元。", "安排建设资金3.2亿元。", "3.2亿元"),
        ("将30个村纳入改造计划。", "32个村已纳入改造计划。", "32个"),
    ],
)
def test_what_is_more_than_an_order_is_firm(content: str, progress: str, reported: str) -> None:
    assert list(ask(content, progress).pairs.values()) == [[reported]]


@pytest.mark.parametrize(
    ("progress", "answer"),
    [("20个小区改造方案已通过评审。", "partly"), ("20个小区逐一制定方案、挂账改造。", "yes")],
)
def test_as_many_drafts_are_no_works(progress: str, answer: str) -> None:
    assert ask("改造小区20个。", progress).answers == {"改造小区20个": answer}
