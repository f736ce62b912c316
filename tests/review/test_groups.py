"""Targets side by side: what is done tells them apart, and a total is of none of them."""

from __future__ import annotations

import pytest

from review.talk import ask


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        (
            "城市道路新建10公里、改造20公里。",
            "改造18公里，新建11公里。",
            {"10公里": ["11公里"], "20公里": ["18公里"]},
        ),
        (
            "公厕新建10座、改造25座。",
            "改造公厕23座，新建12座。",
            {"10座": ["12座"], "25座": ["23座"]},
        ),
        (
            "公厕新建10座、改造25座。",
            "公厕改造24座。新建12座。",
            {"10座": ["12座"], "25座": ["24座"]},
        ),
        ("幼儿园新建3所、改扩建5所。", "改扩建6所，新建2所。", {"3所": ["2所"], "5所": ["6所"]}),
        (
            "农田新建5万亩、提升3万亩。",
            "提升2.8万亩、新建5.2万亩。",
            {"5万亩": ["5.2万亩"], "3万亩": ["2.8万亩"]},
        ),
        (
            "新建学校3所、改扩建学校5所、维修学校10所。",
            "共实施学校项目19所，其中新建3所、改扩建4所、维修12所。",
            {"3所": ["3所"], "5所": ["4所"], "10所": ["12所"]},
        ),
        # Two such groups are told apart by their nouns,
        (
            "城市道路新建10公里、改造20公里；排水管网新建5公里、改造8公里。",
            "排水管网改造9公里、新建6公里。城市道路改造18公里、新建11公里。",
            {"10公里": ["11公里"], "20公里": ["18公里"], "5公里": ["6公里"], "8公里": ["9公里"]},
        ),
        # and where each part of a district reports both deeds they are listed.
        (
            "公厕新建10座、改造25座。",
            "东城改造8座，新建3座；西城改造16座，新建8座。",
            {"10座": ["3座?", "8座?"], "25座": ["8座?", "16座?"]},
        ),
        # Another noun makes it doubtful.
        (
            "城市道路新建10公里、改造20公里。",
            "道路改造18公里，管网新建3公里。",
            {"10公里": ["3公里?"], "20公里": ["18公里"]},
        ),
    ],
)
def test_deeds_tell_targets_of_one_noun_apart(
    content: str, progress: str, pairs: dict[str, list[str]]
) -> None:
    said = ask(content, progress)
    assert said.pairs == pairs
    assert "no" not in said.answers.values()


@pytest.mark.parametrize(
    ("content", "progress", "total"),
    [
        ("培训教师500人，培训校长50人。", "培训教师、校长共计560人。", "560人"),
        ("培训教师500人，培训校长50人。", "共培训560人。", "560人"),
        ("培训教师500人、校长60人。", "累计培训教师和校长560人。", "560人"),
        ("新建公厕10座，改造公厕20座。", "新改建公厕31座。", "31座"),
        ("新建公厕10座，改造公厕20座。", "新建改造公厕共31座。", "31座"),
        ("资助小学生2000人，资助初中生1000人。", "资助困难学生3120人。", "3120人"),
        ("发放养老补贴5000万元、助残补贴2000万元。", "发放各类补贴7300万元。", "7300万元"),
    ],
)
def test_a_total_of_several_targets_is_doubtful_for_each(
    content: str, progress: str, total: str
) -> None:
    said = ask(content, progress)
    assert list(said.pairs.values()) == [[f"{total}?"], [f"{total}?"]]
    assert set(said.answers.values()) == {"partly"}
    answers = [a for p in said.assessment.promises for t in p.targets for a in t.answers]
    assert [answer.ratio for answer in answers] == [None, None]


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        (
            "招聘教师200名、医生100名。",
            "共招聘310名，其中教师205名、医生105名。",
            {"200名": ["205名"], "100名": ["105名"]},
        ),
        (
            "新增养老床位500张、托育床位300张。",
            "新增养老床位820张，托育床位312张。",
            {"500张": ["820张"], "300张": ["312张"]},
        ),
        (
            "建设4家安宁中心、8家护理中心。",
            "完成1家安宁中心、1家护理中心建设。",
            {"4家": ["1家"], "8家": ["1家"]},
        ),
        (
            "开展宣传活动20场、培训活动10场。",
            "开展宣传活动32场、培训活动12场。",
            {"20场": ["32场"], "10场": ["12场"]},
        ),
    ],
)
def test_a_figure_of_one_target_is_no_total(
    content: str, progress: str, pairs: dict[str, list[str]]
) -> None:
    assert ask(content, progress).pairs == pairs


def test_a_promise_that_names_no_thing_is_answered_by_the_deed() -> None:
    said = ask("老旧管网更新30公里、新建15公里。", "新建管网16公里，更新老旧管网27公里。")
    assert said.answers["新建15公里"] == "yes"
    assert "%" not in said.assessment.promises[1].why


@pytest.mark.parametrize(
    ("progress", "pairs"),
    [
        (
            "新建改建公厕32座，其中新建13座、改建19座。",
            {"30座": ["32座"], "12座": ["13座"], "18座": ["19座"]},
        ),
        (
            "改建公厕19座，新建公厕13座。",
            {"30座": ["13座?", "19座?"], "12座": ["13座"], "18座": ["19座"]},
        ),
    ],
)
def test_a_target_that_is_the_sum_of_others_has_their_figures(
    progress: str, pairs: dict[str, list[str]]
) -> None:
    said = ask("新建改建公厕30座（其中新建12座、改建18座）。", progress)
    assert {target: sorted(found) for target, found in said.pairs.items()} == pairs
    assert len(said.answers) == 1


def test_targets_of_nothing_have_no_total() -> None:
    said = ask("新增病例0例、死亡病例0例。", "共报告病例3例。")
    assert "3例" not in [each for found in said.pairs.values() for each in found]
