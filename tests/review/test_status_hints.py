"""Status, deadline and figures held against each other."""

from __future__ import annotations

import pytest

from review.talk import DONE, ask, hinted, hints_of
from taskreview.model import Field
from taskreview.review import HintCode


@pytest.mark.parametrize("progress", ["", " ", "同上", "略。", "暂无", "见附件", "——", "待报"])
def test_a_progress_that_says_nothing(progress: str) -> None:
    assert len(hints_of(HintCode.EMPTY_PROGRESS, progress)) == 1


def test_a_short_progress_says_something() -> None:
    assert not hints_of(HintCode.EMPTY_PROGRESS, "无障碍步道完工。")


@pytest.mark.parametrize(
    ("status", "deadline", "is_overdue"),
    [
        ("进行中", "2025-06-29", True),
        ("未完成", "2025年5月31日", True),
        ("", "2025-06-29", True),
        ("进行中", "2025-06-30", False),
        (DONE, "2025-06-29", False),
        ("已办结", "2025-06-29", False),
        ("进行中", "2025年6月29日前", True),
        ("进行中", "2025年5月底", True),
        ("进行中", "2025年上半年", False),
        ("进行中", "年底", False),
        ("已取消", "2025-06-29", False),
        ("长期坚持", "2025-06-29", False),
        ("主体完工", "2025-06-29", True),
    ],
)
def test_overdue(status: str, deadline: str, is_overdue: bool) -> None:
    found = hints_of(HintCode.OVERDUE, "步道在建。", status=status, deadline=deadline)
    assert [hint.field for hint in found] == [Field.DEADLINE] * is_overdue


@pytest.mark.parametrize(
    ("status", "progress", "words"),
    [
        (DONE, "步道正在铺装面层。", "正在铺装面层"),
        (DONE, "栏杆尚未安装。", "尚未安装"),
        (DONE, "预计9月底完工。", "预计9月底完工"),
        (DONE, "计划于8月开工。", "计划"),
        (DONE, "该项目计划8月开工。", "计划"),
        (DONE, "区交通局计划年底通车。", "计划"),
        (DONE, "栈道拟明年启动。", "拟"),
        (DONE, "栈道等待验收。", "待验收"),
        (DONE, "栈道在建设中。", "建设中"),
        (DONE, "栈道待区级验收。", "待区级验收"),
        (DONE, "剩余2段抓紧施工。", "剩余2段抓紧施工"),
        (DONE, "下一步加快推进铺装。", "下一步加快推进"),
        (DONE, "完成年度任务的87%。", "87%"),
        (DONE, "计划8月开工，已完成施工招标。", "计划"),
        (DONE, "计划10月完工，已开工2段。", "计划"),
        (DONE, "计划新增步道3公里。实际困难较多。", "计划"),
        (DONE, "前期手续尚在审批，未批复。", "前期手续"),
        (DONE, "推进栈道前期手续。", "推进栈道前期手续"),
        (DONE, "因雨季，栈道暂缓施工。", "暂缓施工"),
        (DONE, "栈道段暂缓。", "暂缓"),
        ("未启动", "步道已建成3公里。", "已建成"),
    ],
)
def test_status_against_text(status: str, progress: str, words: str) -> None:
    assert hinted(HintCode.STATUS_VS_TEXT, progress, status=status) == [words]


@pytest.mark.parametrize(
    ("status", "progress"),
    [
        (DONE, "步道已建成，正在运行。"),
        (DONE, "驿站建成，正在为老人提供助餐服务。"),
        (DONE, "驿站建成，剩余床位120张可供预订。"),
        (DONE, "《三年行动计划》已印发。"),
        (DONE, "落实“正在进行时”宣传主题。"),
        (DONE, "步道按计划完工。"),
        (DONE, "全年培训计划完成。"),
        (DONE, "全年计划新建步道5条，建成6条。"),
        (DONE, "步道计划完成8公里，完成8公里。"),
        (DONE, "三年行动计划启动实施。"),
        (DONE, "虚拟展厅建成投用，模拟法庭通过验收。"),
        (DONE, "招待所、优待证、善待卡实施。"),
        (DONE, "改造中小学操场，建设中心广场。"),
        (DONE, "接待专家评审。"),
        (DONE, "吸纳剩余劳动力就业。"),
        (DONE, "下一步，将继续加强养护。"),
        (DONE, "其余路段均已完工。"),
        (DONE, "完成年度任务的104%。"),
        (DONE, "计划新增步道10公里，实际新增12公里。"),
        (DONE, "原计划于9月完工，现已提前竣工。"),
        (DONE, "预计10月通车，6月已全部通车。"),
        (DONE, "计划5月开工，已于4月开工。"),
        (DONE, "办理完成前期手续，步道全部验收。"),
        (DONE, "前期手续办理完毕，推进前期手续与施工同步，步道已竣工。"),
        (DONE, "对困难商户暂缓收取租金，暂缓、减免水费。"),
        (DONE, "正在修订的养护规程已通过评审。"),
        (DONE, "下一步：一是继续养护，二是推进宣传。"),
        ("进行中", "步道正在铺装。"),
        ("未启动", "步道已完成设计。"),
    ],
)
def test_status_that_fits_the_text(status: str, progress: str) -> None:
    assert hinted(HintCode.STATUS_VS_TEXT, progress, status=status) == []


@pytest.mark.parametrize(
    ("content", "progress", "source", "figures"),
    [
        ("修建步道8公里。", "步道建成6公里。", "区民生实事", ["6公里"]),
        ("修建步道8公里。", "步道建成7500米。", "", ["7500米"]),
        ("管网漏损率控制在8%以内。", "管网漏损率8.6%。", "区民生实事", ["8.6%"]),
        ("修建步道8公里。", "步道建成8公里。", "区民生实事", []),
        ("修建步道约8公里。", "步道建成7.8公里。", "区民生实事", []),
        # The target is the city's, the report a district's.
        ("修建步道8公里。", "步道建成2公里。", "市民生实事第3项", []),
        # Others have looked at what the units do; the target is the units' own.
        ("修建步道8公里。", "步道建成2公里。", "省生态环保督察反馈问题六", ["2公里"]),
        ("修建步道8公里。", "步道建成2公里。", "中央巡视反馈意见", ["2公里"]),
        ("修建步道8公里。", "步道建成2公里。", "省审计厅审计发现问题", ["2公里"]),
        # Of one head both.
        ("人均体育场地达到3.6平方米。", "人均体育场地3.58平方米。", "", ["3.58平方米"]),
        ("每千人床位达到8张。", "每千人床位7.6张。", "", ["7.6张"]),
        ("人均体育场地达到3.6平方米。", "人均体育场地3.61平方米。", "", []),
        ("户均奖补500元。", "发放奖补300元。", "", []),
    ],
)
def test_status_against_figure(
    content: str, progress: str, source: str, figures: list[str]
) -> None:
    said = ask(content, progress, source=source)
    assert said.passages(HintCode.STATUS_VS_FIGURE) == figures


def test_a_message_says_no_more_than_is_known() -> None:
    def messages(code: HintCode, content: str, progress: str, status: str = DONE) -> list[str]:
        said = ask(content, progress, status=status, deadline="2025-05-31")
        return [hint.message for hint in said.assessment.hints if hint.code is code]

    def overdue(status: str) -> list[str]:
        return messages(HintCode.OVERDUE, "修建步道。", "在建。", status)

    assert overdue("") == ["the deadline 2025-05-31 has gone by"]
    assert overdue("在建") == ["the deadline 2025-05-31 has gone by, and the status is “在建”"]

    # A cap is not reached but kept.
    (said,) = messages(HintCode.STATUS_VS_FIGURE, "漏损率控制在8%以内。", "漏损率8.6%。")
    assert said == "the status is “已完成”, yet 8.6% is more than 8%"

    # What stands behind the part that is read may hold the figure.
    text = "举办读书会，走访困难家庭，慰问高龄老人。"
    for code in (HintCode.NO_FIGURE, HintCode.NO_ANSWER):
        (whole,) = messages(code, "新建驿站50座。", text)
        (cut,) = messages(code, "新建驿站50座。", text * 1000 + "建成驿站50座。")
        assert "as far as" not in whole
        assert "as far as" in cut
    assert not messages(HintCode.EMPTY_PROGRESS, "修建步道。", " " * 10_000 + "已建成。")


@pytest.mark.parametrize(
    ("progress", "passage"),
    [
        ("青年之家建成10个。", "建成10个"),
        ("青年之家完成1,260平方米。", "完成1,260平方米"),
        ("青年之家新增1.26万平方米。", "新增1.26万平方米"),
    ],
)
def test_no_figure_is_cut_where_a_text_is_quoted(progress: str, passage: str) -> None:
    said = ask("新建青年之家10个。", progress, status="未启动")
    assert said.passages(HintCode.STATUS_VS_TEXT) == [passage]


@pytest.mark.parametrize(
    ("content", "progress"),
    [
        # The parts make the target.
        ("新建学校5所。", "黄村镇建成学校3所、榆垡镇2所。"),
        ("资助5000人。", "资助小学生2100人、初中生1800人、高中生1260人。"),
        ("新增学位3000个。", "附中（1800个学位）、三小（1350个学位）已建成开学。"),
        ("培训教师500人。", "举办校长班（培训60人）、骨干班（培训220人）、新教师班（培训235人）。"),
        ("新建公园10个。", "已建成6个综合公园、5个口袋公园。"),
        ("引进人才200名。", "引进博士36名，硕士158名，急需紧缺人才21名。"),
        # The less, the better.
        ("漏损率9%。", "漏损率8.7%。"),
        ("故障率≤3%。", "故障率2.6%。"),
        ("办理环节减至4个。", "办理环节减至3个。"),
    ],
)
def test_no_figure_falls_short_that_need_not_be_more(content: str, progress: str) -> None:
    assert ask(content, progress).passages(HintCode.STATUS_VS_FIGURE) == []


@pytest.mark.parametrize(
    ("content", "progress", "passage"),
    [
        ("生猪出栏220万头。", "生猪出栏196万头，存栏112万头。", "196万头"),
        ("新建学校5所。", "建成学校3所，在建2所。", "3所"),
        ("清理僵尸企业40家。", "应清理40家，实清理38家，清理率95%。", "38家"),
        ("单位GDP能耗下降3%。", "单位GDP能耗下降2.1%。", "2.1%"),
        (
            "建设充电桩2000个，其中公共快充桩500个。",
            "建设充电桩2136个，其中公共快充桩412个。",
            "412个",
        ),
        ("财政收入增长8%。", "财政收入增长达6%。", "6%"),
        ("财政收入增长8%。", "财政收入同比下降达4.2%。", "下降达4.2%"),
    ],
)
def test_what_falls_short_is_told(content: str, progress: str, passage: str) -> None:
    said = ask(content, progress)
    assert said.passages(HintCode.STATUS_VS_FIGURE) == [passage]
