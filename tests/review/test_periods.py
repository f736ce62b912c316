"""What is per month, or per village, is not divided by a total."""

from __future__ import annotations

import pytest

from review.talk import ask
from taskreview.review import HintCode


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        ("每月开展督查1次。", "开展督查11次。"),
        ("每周巡查2次。", "累计巡查96次。"),
        ("每季度召开联席会议5次。", "召开联席会议4次。"),
        ("每两个月开展督查1次。", "开展督查5次。"),
        ("每年举办招聘会10场。", "举办招聘会8场。"),
        ("每个街道至少建1个站点。", "14个街道建成15个站点。"),
        ("每名党员结对帮扶2户。", "结对帮扶1326户。"),
        ("各镇新建养老驿站2个。", "新建养老驿站28个。"),
        ("每季度开展演练2次。", "平均每月开展演练1次。"),
    ],
)
def test_another_period_has_no_ratio_and_falls_short_of_nothing(
    content: str, progress: str
) -> None:
    said = ask(content, progress)
    ratios = [a.ratio for p in said.assessment.promises for t in p.targets for a in t.answers]
    assert ratios
    assert set(ratios) == {None}
    assert said.passages(HintCode.STATUS_VS_FIGURE) == []


@pytest.mark.parametrize(
    ("content", "progress", "ratio"),
    [
        ("每月开展督查2次。", "平均每月开展督查3次。", 1.5),
        ("每月开展督查2次。", "每个月开展督查1次。", 0.5),
        ("每年培训教师500人。", "今年培训教师520人。", 1.04),
        ("每年培训教师500人。", "1—11月培训教师520人。", 1.04),
        ("培训教师500人。", "每年培训教师520人。", 1.04),
        ("每个街道新建驿站2个。", "每街道新建驿站2个。", 1.0),
    ],
)
def test_one_period_has_a_ratio(content: str, progress: str, ratio: float) -> None:
    (target,) = ask(content, progress).assessment.promises[0].targets
    assert [answer.ratio for answer in target.answers] == [ratio]
