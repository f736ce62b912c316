"""Rates that say of which figures they are made."""

from __future__ import annotations

import pytest

from review.talk import ask, hinted
from taskreview.review import HintCode


@pytest.mark.parametrize(
    ("progress", "rate"),
    [
        ("发现问题96个，整改92个，整改率96.8%。", "96.8%"),
        ("抽检500批次，合格493批次，合格率96.8%。", "96.8%"),
        ("抽检500批次，不合格7批次，合格率99.6%。", "99.6%"),
        ("应检500家，实检480家，检查率98%。", "98%"),
        ("应参保12000人，已参保11640人，参保率98%。", "98%"),
        ("发出问卷500份，收回480份，回收率98%。", "98%"),
        ("发现隐患320处，整改312处，隐患整改率99.5%。", "99.5%"),
        ("100个项目开工95个，开工率96%。", "96%"),
        ("完成投资12亿元，占年度计划15亿元的86%。", "86%"),
        ("收入由4.2亿元增加到5.1亿元，增长24.1%。", "24.1%"),
    ],
)
def test_a_rate_that_its_own_figures_do_not_make(progress: str, rate: str) -> None:
    assert hinted(HintCode.RATIO, progress) == [rate]


@pytest.mark.parametrize(
    "progress",
    [
        "发现问题96个，整改92个，整改率95.8%。",
        "抽检500批次，不合格7批次，合格率98.6%，不合格率1.4%。",
        "收入由4.2亿元增加到5.1亿元，增长21.4%。",
        # of another figure than the nearest,
        "采集样本500份，检测480份，阳性12份，阳性率2.4%。",
        # of several figures,
        "排查隐患1200处，当场整改860处，限期整改340处，整改率100%。",
        # of figures that are not there,
        "检查企业500家，发现隐患320处，整改率97.5%。",
        "应办结86件，办结80件，按时办结率100%。",
        "受理诉求8600件，解决8187件，满意率96.1%。",
        "100个项目开工率95%，完工率40%。",
        # not exact,
        "立案120起，结案115起，结案率约98%。",
        "立案120起，结案115起，结案率达90%以上。",
        # or against another time.
        "管网由4公里增加到5公里，同比增长35%。",
    ],
)
def test_a_rate_with_another_base_fits(progress: str) -> None:
    assert hinted(HintCode.RATIO, progress) == []


def test_a_target_said_again_is_not_what_was_done_of_it() -> None:
    said = ask("治理河道50公里。", "治理河道50公里，已完成84%。")
    assert said.pairs == {"50公里": ["50公里?"]}
    assert said.assessment.promises[0].targets[0].answers[0].ratio is None
    assert said.passages(HintCode.RATIO) == []
    assert ask("建设充电桩800个。", "充电桩建设任务800个，完成率76%。").pairs == {"800个": []}
    assert ask("建设充电桩800个。", "完成充电桩建设任务812个。").pairs == {"800个": ["812个"]}


def test_what_stands_behind_all_parts_is_none_of_them() -> None:
    progress = "排查隐患125处，其中一般隐患120处、重大隐患5处，已整改124处。"
    assert hinted(HintCode.SUM, progress) == []
