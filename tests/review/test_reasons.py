"""Why a promise is not seen to be answered: nothing is said to be missing that is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.talk import ask
from taskreview.review import Answer


@pytest.mark.parametrize(
    ("content", "progress", "why"),
    [
        # Words that are there are named, though they tell too little.
        (
            "开展职业技能培训5万人次。",
            "组织培训班320期，培训5.4万人次。",
            "only “培训” was seen of this promise; a figure may answer it",
        ),
        (
            "资助家庭经济困难学生6万人次。",
            "受助学生6.3万人次。",
            "only “学生” was seen of this promise; a figure may answer it",
        ),
        (
            "将20种慢性病纳入门诊保障范围。",
            "高血压、糖尿病等22个病种享受门诊待遇。",
            "; “高血压、糖尿病等22个病种享受门诊待遇” may say it in other words",
        ),
        (
            "将20种慢性病纳入门诊保障范围；修缮公路30条。",
            "修缮公路30条，门诊楼前道路改善。",
            "only “门诊” was seen of this promise; no figure in its measure was seen",
        ),
        (
            "建设智慧气象观测体系；整治河道。",
            "建设完成，河道清淤、堤岸加固。",
            "promise were seen in the progress, only the everyday “建设”",
        ),
        # So are figures in its measure.
        (
            "整治黑臭水体12条；修缮公路30条。",
            "修缮公路28条，疏浚沟渠9条。",
            "none of its words were seen; 9条 could not be told to be the answer",
        ),
        (
            "整治黑臭水体12条；修缮公路30条。",
            "修缮公路28条，疏浚沟渠。",
            "none of its words were seen; said of something else: 28条",
        ),
        (
            "新建公厕6座；补植银杏树600株。",
            "公厕建成6座，绿篱修剪成形。",
            "no words or figures of this promise were seen in the progress",
        ),
    ],
)
def test_why_a_promise_is_not_seen(content: str, progress: str, why: str) -> None:
    promises = ask(content, progress).assessment.promises
    assert any(promise.why.endswith(why) for promise in promises)


@pytest.mark.parametrize(
    ("content", "progress", "why"),
    [
        (
            "医保报销比例提高5个百分点。",
            "医保报销比例由70%提高到76%。",
            "no figure was seen for 5个百分点; in another measure: 76%",
        ),
        ("新建幼儿园9所。", "幼儿园项目稳步实施。", "no figure was seen for 9所"),
    ],
)
def test_why_a_target_is_silent(content: str, progress: str, why: str) -> None:
    (promise,) = ask(content, progress).assessment.promises
    assert (promise.answer, promise.why) == (Answer.PARTLY, why)


def test_a_short_progress_that_names_something_is_not_said_to_name_nothing() -> None:
    (promise,) = ask("举办文化活动1000场。", "举办展览30场。").assessment.promises
    assert promise.why == (
        "none of its words were seen but the everyday “举办”;"
        " 30场 could not be told to be the answer"
    )
    (promise,) = ask("举办文化活动。", "已全部完成，目前保持。").assessment.promises
    assert promise.why == "the progress does not name what it speaks of"


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        (
            "新建幼儿园10所；新建卫生室20个。",
            "1.已建成8所。2.已建成15个。",
            {"10所": ["8所?"], "20个": ["15个?"]},
        ),
        (
            "新建幼儿园10所；新建卫生室20个。",
            "已建成8所、15个。",
            {"10所": ["8所?"], "20个": ["15个?"]},
        ),
        ("修建农村公路50公里。", "已完成42公里。", {"50公里": ["42公里?"]}),
        (
            "改造老旧小区30个，惠及居民1.2万户。",
            "30个小区全部完工，1.25万户受益。",
            {"30个": ["30个?"], "1.2万户": ["1.25万户?"]},
        ),
        (
            "划定保护区12个，安装围栏50公里、标志牌300块。",
            "划定保护区12处，设置围网52.6千米，警示标识牌318块。",
            {"12个": ["12处"], "50公里": ["52.6千米?"], "300块": ["318块?"]},
        ),
        # As many are left on either side, but not of one kind; or not as many.
        ("新建幼儿园10所。", "已完成42公里。", {"10所": []}),
        ("新建幼儿园10所；新建卫生室20个。", "已建成8所。", {"10所": [], "20个": []}),
    ],
)
def test_figures_that_name_nothing_answer_in_their_order(
    content: str, progress: str, pairs: dict[str, list[str]]
) -> None:
    assert ask(content, progress).pairs == pairs


def test_the_age_of_people_does_not_hide_who_they_are() -> None:
    said = ask("为65岁以上老年人免费体检40万人次。", "免费为41.3万名65周岁及以上老人开展健康体检。")
    assert said.pairs == {"40万人次": ["41.3万名"]}


_WORDS = st.sampled_from(["公厕", "门诊", "河道", "展览", "围栏", "建设", "完成", "银杏", "学位"])
_PARTS = st.lists(
    st.tuples(_WORDS, _WORDS, st.integers(4, 99), st.sampled_from("座个家场")),
    min_size=1,
    max_size=4,
)


def _written(parts: list[tuple[str, str, int, str]]) -> str:
    return "；".join(f"{one}{other}{count}{unit}" for one, other, count, unit in parts) + "。"


@given(_PARTS, _PARTS)
def test_what_stands_there_is_never_said_to_be_missing(
    asked: list[tuple[str, str, int, str]], told: list[tuple[str, str, int, str]]
) -> None:
    said = ask(_written(asked), _written(told))
    for promise in said.assessment.promises:
        text = said.content[promise.start : promise.end]
        shared = [
            text[at : at + 2]
            for at in range(len(text) - 1)
            if text[at : at + 2] in said.progress and text[at : at + 2].isalpha()
        ]
        if shared:  # then the words are named
            missing = ("no words or figures", "a figure may answer it", "none of its words")
            assert "“" in promise.why or not promise.why.startswith(missing)
