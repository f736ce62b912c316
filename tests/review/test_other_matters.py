"""Figures that count another thing than was promised: parts, candidates, from another limit on."""

from __future__ import annotations

import pytest

from review.talk import ask


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        # A part of a thing counts that thing, however well its name fits.
        (
            "建成投用学校、幼儿园6所，新增学位7200个。",
            "6所学校如期开学，新增学位7290个，其中小学4860个、初中1350个、幼儿园1080个。",
            {"6所": ["6所"], "7200个": ["7290个"]},
        ),
        (
            "新建卫生院3所，新增床位500张。",
            "新增床位520张，包括乡镇医院200张、卫生院320张；建成卫生院3所。",
            {"3所": ["3所"], "500张": ["520张"]},
        ),
        # The whole answers a target of several things, and none of its parts does.
        (
            "举办健身赛事120场，送戏、送电影、送展览进社区600场次。",
            "健身赛事137场次；文化惠民活动652场次，其中送戏208场次、送电影396场次、送展览48场次。",
            {"120场": ["137场次"], "600场次": ["652场次"]},
        ),
        (
            "培训农民、职工、退役军人5000人次。",
            "开展技能培训5200人次，其中农民3000人次、职工1500人次、退役军人700人次。",
            {"5000人次": ["5200人次"]},
        ),
        # A part that was promised by itself is answered by it.
        (
            "送展览进社区50场次。",
            "文化惠民活动652场次，其中送戏208场次、送展览48场次。",
            {"50场次": ["48场次"]},
        ),
    ],
)
def test_a_part_counts_what_its_whole_does(
    content: str, progress: str, pairs: dict[str, list[str]]
) -> None:
    assert ask(content, progress).pairs == pairs


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        ("新增高新技术企业260家。", "高企申报正在组织，已摸排培育对象416家。"),
        ("培育国家级“小巨人”企业15家。", "组织23家企业申报国家级“小巨人”。"),
        ("新增专精特新企业30家。", "专精特新企业后备库已有45家。"),
        ("培育上市企业3家。", "确定上市企业候选名单5家。"),
        ("创建省级示范村8个。", "拟推荐省级示范村10个。"),
        ("新增高新技术企业60家。", "申报高新技术企业80余家，尚未获批。"),
    ],
)
def test_candidates_are_not_yet_what_was_promised(content: str, progress: str) -> None:
    assert [*ask(content, progress).pairs.values()] == [[]]


@pytest.mark.parametrize(
    ("content", "progress", "figure"),
    [
        ("申报发明专利50件。", "申报发明专利62件。", "62件"),
        ("新增高新技术企业60家。", "高新技术企业申报成功48家。", "48家"),
        ("新增高新技术企业60家。", "申报高新技术企业80家，获批63家。", "63家"),
        ("创建绿色社区12个。", "12个社区申报绿色社区，已全部获评。", "12个"),
        ("争取上级资金3亿元。", "申报项目32个，争取上级资金2.6亿元。", "2.6亿元"),
        ("摸排高企培育对象300家。", "摸排高企培育对象416家。", "416家"),
        ("培养后备干部200名。", "培养后备干部210名。", "210名"),
        ("认定高新技术企业60家。", "认定高新技术企业48家。", "48家"),
    ],
)
def test_candidates_are_counted_where_they_were_asked_for(
    content: str, progress: str, figure: str
) -> None:
    assert [*ask(content, progress).pairs.values()] == [[figure]]


@pytest.mark.parametrize(
    ("content", "progress", "figure"),
    [
        (
            "对132件群众信访件开展“回头看”。",
            "对132件信访件逐件现场核查，已办结129件。",
            "132件",
        ),
        ("对86家危化企业开展安全体检。", "对86家危化企业逐家检查，已整改80家。", "86家"),
        # What the part tells was promised.
        ("对132件群众信访件办结销号。", "对132件信访件逐件现场核查，已办结129件。", "129件"),
        ("就业培训500人。", "就业培训500人，已上岗420人。", "500人"),
        ("整治排污口37个。", "对37个排污口逐个核查，已整治35个。", "35个"),
    ],
)
def test_what_something_is_done_about_is_answered_by_as_many(
    content: str, progress: str, figure: str
) -> None:
    assert [*ask(content, progress).pairs.values()] == [[figure]]


@pytest.mark.parametrize(
    ("content", "progress", "figure"),
    [
        (
            "安装监控探头2000个。",
            "监控探头已安装1640个，预计12月20日前完成全部2000个。",
            "1640个",
        ),
        ("新建公厕12座。", "新建公厕已完成9座，预计年底前完成12座。", "9座"),
        ("改造老旧小区30个。", "老旧小区改造完成22个，预计11月底改造30个。", "22个"),
    ],
)
def test_what_is_done_comes_before_what_is_expected(
    content: str, progress: str, figure: str
) -> None:
    assert [*ask(content, progress).pairs.values()] == [[figure]]


def test_one_of_a_thing_is_not_answered_by_thousands_of_another() -> None:
    said = ask(
        "新建5G基站1200个；建成标识解析二级节点1个。",
        "建成5G基站405个，累计达1.38万个。",
    )
    assert said.pairs == {"1200个": ["405个"], "1个": []}
    assert said.answers["建成标识解析二级节点1个"] == "no"


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        (
            "新签约亿元以上项目100个，其中10亿元以上12个。",
            "新签约亿元以上项目41个，其中10亿元以上五个。",
            {"100个": ["41个"], "12个": ["五个"]},
        ),
        (
            "开工项目80个，其中5亿元以上20个、10亿元以上6个。",
            "开工项目71个，其中10亿元以上4个、5亿元以上15个。",
            {"80个": ["71个"], "20个": ["15个"], "6个": ["4个"]},
        ),
        (
            "新建100亩以上基地10个、500亩以上基地3个。",
            "建成500亩以上基地2个，100亩以上基地8个。",
            {"10个": ["8个"], "3个": ["2个"]},
        ),
    ],
)
def test_the_limit_from_which_it_counts_tells_figures_apart(
    content: str, progress: str, pairs: dict[str, list[str]]
) -> None:
    assert ask(content, progress).pairs == pairs


def test_figures_from_different_limits_on_make_no_firm_pair() -> None:
    said = ask("引进5亿元以上项目30个。", "引进亿元以上项目28个。")
    assert said.pairs["30个"] in ([], ["28个?"])
    said = ask("引进亿元以上项目30个。", "引进亿元以上项目28个，10亿元以上项目5个。")
    assert said.pairs == {"30个": ["28个"]}


@pytest.mark.parametrize(
    ("content", "progress", "pairs"),
    [
        (
            "兑现惠企资金15亿元，一季度兑现比例不低于30%。",
            "惠企资金兑现4.76亿元，兑现率31.7%。",
            {"15亿元": ["4.76亿元"], "30%": ["31.7%"]},
        ),
        (
            "绿色建筑占比达到90%；秸秆利用比例达到95%。",
            "秸秆利用率96.2%；绿色建筑占比93%。",
            {"90%": ["93%"], "95%": ["96.2%"]},
        ),
    ],
)
def test_a_share_and_a_rate_of_one_name_are_one(
    content: str, progress: str, pairs: dict[str, list[str]]
) -> None:
    assert ask(content, progress).pairs == pairs


def test_what_a_works_can_do_in_a_day_is_no_part_of_a_total() -> None:
    said = ask(
        "新增渗滤液处理能力300吨/日，将积存的4.6万吨渗滤液处置完毕。",
        "新增处理能力300吨/日；积存渗滤液全部处理完毕，共处置4.6万吨。",
    )
    assert said.pairs == {"300吨": ["300吨"], "4.6万吨": ["4.6万吨"]}


@pytest.mark.parametrize(
    ("content", "progress", "figures"),
    [
        # What the work has cost is no answer to other money,
        ("修复矿山126亩；追缴保证金2300万元。", "投入资金4120万元，修复矿山131亩。", []),
        ("清理河道8公里；收缴罚款50万元。", "累计投入90万元，清理河道8公里。", []),
        ("改造厂房3栋；实现销售收入800万元。", "改造厂房3栋，共投入650万元。", []),
        # but it is one to money that is there to be spent.
        ("投入治理资金300万元。", "累计投入320万元。", ["320万元"]),
        ("购置消防设备200万元。", "购置消防设备，投入210万元。", ["210万元"]),
    ],
)
def test_what_the_work_has_cost_answers_no_other_money(
    content: str, progress: str, figures: list[str]
) -> None:
    (money,) = (each for target, each in ask(content, progress).pairs.items() if "万元" in target)
    assert [figure.rstrip("?") for figure in money] == figures


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        ("审批时限压缩至40个工作日以内。", "项目从赋码到开工平均用时36个工作日。"),
        ("施工许可办理时间压缩至3天。", "从申报到启动施工平均2天。"),
    ],
)
def test_how_long_something_takes_is_no_work_begun(content: str, progress: str) -> None:
    ((figure,),) = ask(content, progress).pairs.values()
    assert figure in ("36个工作日?", "2天?", "2天")


def test_a_list_of_what_is_built_is_named_without_the_deed() -> None:
    said = ask("建成投用学校、幼儿园6所。", "6所幼儿园如期开学。")
    assert [*said.answers.values()] == ["yes"]


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        (
            "隐患整改率100%；单位地区生产总值能耗下降3%。",
            "发生事故11起，同比下降15.4%。隐患整改率97%。能耗数据待反馈。",
        ),
        ("出口增长5%；农民收入增长7%。", "出口同比增长4.1%，进口增长6.2%。农民收入待统计。"),
    ],
)
def test_that_something_falls_or_rises_does_not_say_what(content: str, progress: str) -> None:
    *_, figures = ask(content, progress).pairs.values()
    assert figures == []
