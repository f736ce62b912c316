"""Promises that have no answer, though the progress has words of theirs."""

from __future__ import annotations

import pytest

from review.talk import ask


@pytest.mark.parametrize(
    ("content", "progress", "unanswered"),
    [
        # What words it shares belong to two promises, each of which has its answer.
        (
            "新建城区污水管网85公里，完成3座污水处理厂提标；城区污水处理厂进水浓度达到100毫克/升。",
            "城区新建污水管网71公里；2座污水处理厂提标已投运。",
            ["城区污水处理厂进水浓度达到100毫克/升"],
        ),
        (
            "改造农村公路120公里；新建农村公交站亭50座；农村公路路况优良率达到85%。",
            "改造农村公路126公里；新建农村公交站亭52座。",
            ["农村公路路况优良率达到85%"],
        ),
        (
            "新建社区食堂10个；培训社区工作者500人；社区食堂持证上岗。",
            "新建社区食堂11个，培训社区工作者520人。",
            ["社区食堂持证上岗"],
        ),
        # A part without a figure, and one that is measured in words.
        (
            "组建9条产业链专班，逐链编制招商图谱。",
            "9个产业链专班组建到位。",
            ["逐链编制招商图谱"],
        ),
        (
            "进出口总额增长5%，出口占全国份额保持稳定。",
            "进出口总额增长7.4%。",
            ["出口占全国份额保持稳定"],
        ),
        (
            "进出口总额增长5%，出口占全国份额保持稳定。",
            "进出口总额增长7.4%，出口占全国份额0.8%。",
            [],
        ),
    ],
)
def test_a_promise_is_not_answered_by_what_is_said_of_others(
    content: str, progress: str, unanswered: list[str]
) -> None:
    answers = ask(content, progress).answers
    assert [promise for promise, answer in answers.items() if answer == "no"] == unanswered


@pytest.mark.parametrize(
    ("content", "progress", "answer"),
    [
        # Of whom it is for the progress speaks, and not of what is done for them.
        ("新建小学2所；为中小学生免费开展视力筛查。", "天虹路小学等2所开学。", "no"),
        ("改造养老院3家；为高龄老人免费安装扶手。", "养老院改造完成3家，入住老人200人。", "no"),
        ("新建小学2所；面向中小学教师开展心理健康讲座。", "2所小学开学。", "no"),
        ("新建小学2所；为中小学生免费开展视力筛查。", "2所小学开学。视力筛查已开展。", "yes"),
        ("改造养老院3家；为老人提供午餐。", "改造养老院3家。养老院老人的午餐已供应。", "yes"),
    ],
)
def test_whom_a_promise_is_for_does_not_answer_it(content: str, progress: str, answer: str) -> None:
    *_, last = ask(content, progress).answers.values()
    assert last == answer
