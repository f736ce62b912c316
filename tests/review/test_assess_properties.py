"""Whatever the texts are, the review says something sound about them, and soon."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskreview.model import Field, Task
from taskreview.review import ALL_RULES, Answer, Assessment, assess

DAY = date(2025, 1, 10)
LONG = 200_000

_SIGNS = "，。；、：（）()“”《》,.;1234567890%万亿余约近年月日个家所处新的 \n"
_WORDS = """
新建 改造 养老驿站 完成 2024年12月31日 1. （一） 一是 其中 由5%提高到6% 超额完成 的目标 百分之五
2. ① ② 1） 2） 二是 LED50台 1，300个 社区 在在 计划
三十 两个 30-40 公里 平方米 人次 正在 计划 合计 占比 截至 PM2.5 同比增长 法律援助 法援
"""
_HOSTILE = """
1 （ ） “ 《 ， 。 a 中 一 万 1, 1- 1. a1 （1） 1%， 新建养老驿站1个； 其中1个、 合计1个， 2024年1月
：1. ，1. ①② 1） 一是 二是、 aa1 1，111 99是 三 社区社区 13月 计划 前期手续 局
由从 百分之一 城市
"""
_pieces = st.sampled_from([*_SIGNS, *_WORDS.split()])
_prose = st.lists(_pieces, max_size=40).map("".join)
_texts = st.one_of(_prose, st.text(max_size=80))


def _assess(content: str, progress: str, units: tuple[str, ...] = ("区教委",)) -> Assessment:
    task = Task(1, 1, "区实事", content, units, "2024-12-31", "已完成", progress)
    return assess(task, DAY, ALL_RULES)


@given(_texts, _texts)
def test_every_span_lies_in_its_text(content: str, progress: str) -> None:
    said = _assess(content, progress)
    places = {Field.CONTENT: content, Field.PROGRESS: progress, Field.DEADLINE: "2024-12-31"}
    for promise in said.promises:
        assert 0 <= promise.start < promise.end <= len(content)
        for target in promise.targets:
            assert promise.start <= target.start < target.end <= promise.end
            for reported in target.answers:
                assert 0 <= reported.start < reported.end <= len(progress)
        for span in promise.evidence + promise.matched:
            assert 0 <= span.start < span.end <= len(progress)
        for span in promise.matched_in_content:
            assert promise.start <= span.start < span.end <= promise.end
    for hint in said.hints:
        assert 0 <= hint.start <= hint.end <= len(places.get(hint.field, ""))


@given(_texts, _texts)
def test_promises_stand_in_order_and_apart(content: str, progress: str) -> None:
    said = _assess(content, progress)
    ends = [0, *(promise.end for promise in said.promises)]
    assert all(end <= p.start for end, p in zip(ends, said.promises, strict=False))


@given(_texts, _texts)
def test_the_same_texts_give_the_same_result(content: str, progress: str) -> None:
    assert _assess(content, progress) == _assess(content, progress)


@given(_texts, _texts)
def test_what_is_not_answered_has_neither_figures_nor_passages(content: str, progress: str) -> None:
    for promise in _assess(content, progress).promises:
        answers = [each for target in promise.targets for each in target.answers]
        if promise.answer is Answer.NO:
            assert not answers
            assert not promise.evidence
            assert not promise.matched


@given(_prose)
def test_a_reported_figure_answers_one_target_only(text: str) -> None:
    said = _assess(text, text)
    spans = [
        (each.start, each.end)
        for promise in said.promises
        for target in promise.targets
        for each in target.answers
    ]
    assert len(spans) == len({*spans})


@pytest.mark.parametrize("piece", ["\n", " ", *_HOSTILE.split()])
def test_hostile_lengths_are_reviewed_too(piece: str) -> None:
    text = piece * (LONG // len(piece))
    _assess(text, text)  # an hour, if anything looked at all of it against all of it
    _assess("新建养老驿站5个；改造小区6个。", text)


_ONCE_MORE = {
    "blanks in front": ("新建公厕10座。", " " * 9_000 + "已完成"),
    "brackets never closed": ("新建公厕10座。", "（" * 7_000 + "5个甲" * 900),
    "a rate of many figures": (
        "新建公厕10座。",
        "目标任务100个" + "7个甲" * 1_800 + "，完成率7%" * 600,
    ),
    "words before many figures": (
        "".join(map(chr, range(0x4E00, 0x4E00 + 8_000))) + "、甲乙" + "1个" * 100,
        "".join(map(chr, range(0x4E00, 0x4E00 + 8_000))) + "2个" * 150,
    ),
    "names that begin alike": (
        "".join("一" + chr(0x5000 + index) for index in range(4_500)),
        "".join("一" + chr(0x6300 + index) for index in range(4_500)),
    ),
    "steps before the work": (
        "；".join(f"新建{chr(0x5000 + index)}{chr(0x6000 + index)}塔" for index in range(100)),
        "塔" + "招标甲，" * 2_400,
    ),
    "reasons of reasons": ("新建公厕10座。", "因甲暂" * 26 + "未建5个，" + "因甲暂" * 2_000),
    "parts of parts": ("新建公厕10座。", "5个其中" * 2_400),
}


@pytest.mark.parametrize("case", _ONCE_MORE)
def test_figures_share_what_is_read_of_their_sentence(case: str) -> None:
    content, progress = _ONCE_MORE[case]
    # A minute, if each figure, word or promise read the whole sentence anew.
    assert _assess(content, progress).promises


def test_offsets_behind_what_is_read_are_not_given() -> None:
    text = "步道建成。" * 10_000 + "（"
    said = _assess("修建步道。", text)
    assert not said.hints
