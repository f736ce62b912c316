"""Each rule finds what it is for, and leaves alone what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from review.talk import DONE, TODAY, ask, hinted
from taskreview.model import Field, Task
from taskreview.review import (
    ALL_RULES,
    DEFAULT_RULES,
    STYLE_RULES,
    Hint,
    HintCode,
    Level,
    assess,
)


def _hints(code: HintCode, progress: str, **about: object) -> list[Hint]:
    said = ask("修建登山步道。", progress, **about)  # type: ignore[arg-type]
    return [hint for hint in said.assessment.hints if hint.code is code]


# Status and deadline


@pytest.mark.parametrize("progress", ["", " ", "同上", "略。", "暂无", "见附件", "——", "待报"])
def test_a_progress_that_says_nothing(progress: str) -> None:
    assert len(_hints(HintCode.EMPTY_PROGRESS, progress)) == 1


def test_a_short_progress_says_something() -> None:
    assert not _hints(HintCode.EMPTY_PROGRESS, "无障碍步道完工。")


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
    found = _hints(HintCode.OVERDUE, "步道在建。", status=status, deadline=deadline)
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


# Arithmetic


@pytest.mark.parametrize(
    ("content", "progress", "rates"),
    [
        ("培训农户2000人。", "培训农户1500人，完成率85%。", ["85%"]),
        ("培训农户2000人。", "培训农户1500人，完成率75%。", []),
        ("调查登记。", "登记320户，其中低保户48户，占比15%。", []),
        ("调查登记。", "登记320户，其中低保户48户，占比18%。", ["18%"]),
        # Tenths and thirds say no more exactly what they say.
        ("调查登记。", "登记300户，其中低保户264户，占比九成。", []),
        ("调查登记。", "登记300户，其中低保户219户，占比三分之二。", []),
        ("调查登记。", "登记300户，其中低保户210户，占比九成。", ["九成"]),
        # Cut off instead of rounded.
        ("调查登记。", "登记托位3516个，普惠托位2056个，占比58.47%。", []),
        ("培训农户2000人。", "已培训农户1500人，占年度任务的85%。", ["85%"]),
        ("培训农户2000人。", "培训农户1500人（培训完成率为85%）。", ["85%"]),
        ("培训农户2000人。", "培训农户1500人，截至6月底完成全年目标任务85%。", ["85%"]),
        # Of another thing.
        ("培训农户2000人。", "培训农户1500人，教材印制完成85%。", []),
        ("培训农户2000人。", "培训农户1500人，完成率75%，其中二季度完成30%。", []),
        ("培训农户2000人。", "培训农户1500人，占目标的75%，实训基地主体完成60%。", []),
        # Of other figures, that are not written here.
        ("培训农户2000人。", "培训农户1500人，总体完成率85%。", []),
        ("培训农户2000人。", "培训农户近1500人，完成率80%。", []),
    ],
)
def test_rates(content: str, progress: str, rates: list[str]) -> None:
    assert ask(content, progress).passages(HintCode.RATIO) == rates


@pytest.mark.parametrize(
    ("progress", "sums"),
    [
        ("建成驿站12座、岗亭9座，合计20座。", ["20座"]),
        ("建成驿站12座、岗亭9座，合计21座。", []),
        ("建成27座，包括东区15座、西区9座、南区2座，合计27座。", ["27座"]),
        ("种植树木2.86万株（其中槐树1.92万株、柳树1.38万株）。", ["2.86万株"]),
        ("种植树木3.62万株，其中槐树1.12万株、柳树1.5万株、杨树1万株。", []),
        ("三个街道分别建成5个、4个、3个，共12个。", []),
        ("培训1200人，其中骨干300人、新手200人。", []),
        ("检查企业120家，发现问题企业30家，共整改28家。", []),
        ("投入1.26万元、2.35万元，合计3.62万元。", []),
    ],
)
def test_sums(progress: str, sums: list[str]) -> None:
    assert hinted(HintCode.SUM, progress) == sums


# Substance


@pytest.mark.parametrize(
    ("content", "progress", "copied"),
    [
        ("持续完善登山步道长效养护机制。", "持续完善登山步道长效养护机制。", 1),
        ("持续完善登山步道长效养护机制。", "登山步道养护机制已建立。", 0),
        ("淘汰落后产能企业5家。", "淘汰落后产能企业5家。", 0),
        ("新建步道。", "新建步道。", 0),
    ],
)
def test_copied_content(content: str, progress: str, copied: int) -> None:
    assert len(ask(content, progress).passages(HintCode.COPIED_CONTENT)) == copied


@pytest.mark.parametrize(
    ("content", "progress", "is_silent"),
    [
        ("修建步道8公里。", "步道建设有序开展。", True),
        ("修建步道8公里。", "步道建成8公里。", False),
        ("建设泵站1座。", "泵站投用。", False),
        ("完善机制。", "机制完善。", False),
    ],
)
def test_no_figure_at_all(content: str, progress: str, is_silent: bool) -> None:
    assert bool(ask(content, progress).passages(HintCode.NO_FIGURE)) is is_silent


@pytest.mark.parametrize(
    ("units", "progress", "missing"),
    [
        (("区教委", "区水务局"), "区水务局完成步道排水。", ["区教委"]),
        (("区市场监管局", "区水务局"), "水务局会同市场监管部门检查。", []),
        (("区教委", "区水务局"), "步道完工。", []),
        (("区水务局",), "步道完工。", []),
        # What no text could name.
        (("区水务局", "各镇街", "区各有关部门", "属地政府", "镇政府"), "区水务局排水。", []),
        # Short names, and the names of places.
        (("区水务局", "采育镇政府", "兴丰街道办事处"), "水务局排水，采育镇、兴丰街道配合。", []),
        (("区水务局", "长子营镇人民政府"), "区水务局排水。", ["长子营镇人民政府"]),
        (("区水务局", "国网城东供电公司"), "区水务局排水，供电公司供电。", []),
        (("区水务局", "城东建设集团有限公司"), "区水务局排水，建设集团铺路。", []),
        (("区水务局", "国网城东供电公司"), "区水务局排水，燃气公司供气。", ["国网城东供电公司"]),
        (("区水务局", "区人力资源和社会保障局"), "区水务局排水，区人社局培训。", []),
        (("区水务局", "区市场监督管理局"), "区水务局排水，市场监管局抽检。", []),
        (("区水务局", "市卫生健康委员会"), "区水务局排水，市卫健委检查。", []),
        (("区水务局", "区交通运输局"), "区水务局排水，区财政局拨款。", ["区交通运输局"]),
        # Everyday words, and no names of units.
        (("区教育局", "区财政局"), "落实教育经费3000万元。", []),
        (("区水利局", "区生态环境局"), "完成水利投资300万元。", []),
        (("区医保局", "区民政局"), "资助5.2万人参加医保。", []),
        (("区税务局", "区财政局"), "办理税务事项50件。", []),
        (("区教育局", "区财政局"), "区教育局落实财政资金。", []),
        (("区教育局", "区财政局"), "区教育局落实经费。", ["区财政局"]),
        # The office of a body is named by the body.
        (("市城管局", "市纪委监委机关"), "市城管局扩建；市纪委监委处分5人。", []),
        (("区教育局", "区政协机关"), "区教育局建校；区政协视察。", []),
        (("市应急局", "市公安局本级"), "市应急局检查；市公安局查处。", []),
        (("市城管局", "市纪委监委机关"), "市城管局扩建。", ["市纪委监委机关"]),
    ],
)
def test_units_that_are_left_out(units: tuple[str, ...], progress: str, missing: list[str]) -> None:
    found = _hints(HintCode.UNIT_NOT_MENTIONED, progress, units=units)
    assert [unit for unit in units for hint in found if hint.message.startswith(unit)] == missing
    assert all(hint.field is Field.UNITS for hint in found)


# Dates


@pytest.mark.parametrize(
    ("progress", "dates"),
    [
        ("2025年2月30日开工。", ["2025年2月30日"]),
        ("6月31日开工。", ["6月31日"]),
        ("2025年13月开工。", ["2025年13月"]),
        ("15月开工。", ["15月"]),
        ("2024-02-30验收。", ["2024-02-30"]),
        ("2024年2月29日开工，6月30日完工。", []),
        ("前5个月完成，1—5月验收。", []),
        ("于14月铺装，截至13月，栈道于0月底完工。", ["14月", "13月", "0月"]),
        ("质保至13月中旬，31月5日复验。", ["13月", "31月5日"]),
        # Ages and terms.
        ("为0-36月龄幼儿、18月龄以上儿童配备护栏。", []),
        ("合同工期24月，质保36月，养护期18月以上。", []),
    ],
)
def test_days_that_no_calendar_has(progress: str, dates: list[str]) -> None:
    assert hinted(HintCode.BAD_DATE, progress) == dates


@pytest.mark.parametrize(
    ("progress", "dates"),
    [
        ("2025年9月步道通过验收。", ["2025年9月"]),
        ("预计2025年9月步道通过验收。", []),
        ("2025年6月步道通过验收。", []),
        ("自2025年9月1日起施行。", []),
        ("《规划（2026年1月）》已印发。", []),
    ],
)
def test_days_to_come(progress: str, dates: list[str]) -> None:
    assert hinted(HintCode.FUTURE_DATE, progress) == dates


@pytest.mark.parametrize(
    ("progress", "years"),
    [
        ("截至2024年12月底，建成6公里。", ["2024年12月"]),
        ("截止到2024年底，建成6公里。", ["2024年"]),
        ("截至2025年6月，建成6公里。", []),
        ("2024年开工，建成6公里。", []),
    ],
)
def test_last_years_text(progress: str, years: list[str]) -> None:
    assert hinted(HintCode.STALE_YEAR, progress) == years


# Writing


@pytest.mark.parametrize(
    ("progress", "numbers"),
    [
        ("1.铺路。2.种树。4.挂牌。", ["4."]),
        ("（1）铺路。（2）种树。（2）挂牌。", ["（2）"]),
        ("1.铺路。2.种树。3.挂牌。", []),
        ("一、铺路\n1.放线。2.开挖。\n二、种树\n1.放线。2.开挖。", []),
        ("铺路3.54公里。", []),
        # Behind two numbers a third is one, though a figure stands right behind it.
        ("1.铺路。2.种树。4.14家企业迁出。", ["4."]),
        ("1.铺路。2.种树。3.挂牌。5.21户搬迁。", ["5."]),
        ("1.铺路。2.种树。3.14家企业迁出。4.挂牌。", []),
        ("1.铺路。2.种树。铺路4.14公里。", []),
        ("1.铺路。2.种树，9.14家企业迁出。", []),
        ("铺路。4.14家企业迁出。", []),
        ("主要做了：1.铺路；2.种树；3.挂牌。", []),
        ("主要做了:①铺路；②种树；④挂牌。", ["④"]),
        ("进展如下：1、铺路，2、种树；3、挂牌。", []),
        ("今年以来一是铺路，二是种树，三是挂牌。", []),
        ("以下3项：（1）铺路（2）种树；（3）挂牌。", []),
        # Lists in lists: of one item, begun anew, or counted on.
        ("1.铺路。（1）东段。2.种树。（1）西段。", []),
        ("1.一是放线，二是铺路。2.一是整地，二是种树。", []),
        ("一、铺路\n1.放线。2.开挖。\n二、种树\n3.整地。4.浇水。", []),
        ("1.铺路。（1）放线。（2）开挖。2.种树。（1）整地。（3）浇水。", ["（3）"]),
        ("1.铺路。（1）放线。（2）开挖。3.种树。", ["3."]),
        # Two lists of one item each, and one number twice.
        ("上半年\n1.铺路。\n下半年\n1.种树。", []),
        ("1.铺路。\n1.种树。", ["1."]),
    ],
)
def test_numbering(progress: str, numbers: list[str]) -> None:
    assert hinted(HintCode.NUMBERING, progress) == numbers


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        ("安装护栏护栏。", ["护栏护栏"]),
        ("安装照明设备照明设备。", ["照明设备照明设备"]),
        ("建成6座座椅、3处处。", ["处处"]),
        ("步道的的面层。", ["的的"]),
        ("一个一个排查，逐段逐段验收。", []),
        ("扶持3个个体户、6家家庭农场、5名名师。", []),
        ("目的的确明确，为了了解情况。", []),
        ("家家户户干干净净。", []),
        # One word ends with what the next begins with.
        ("现在在建步道5条，存在在途设备。", []),
        ("对在在校学生中发放的资料、在在线平台上的课程作了更新。", []),
        ("正在在铺装。", ["在在"]),
        ("供需缓和和价格回落，碳中和和绿化并重，东城区和和平区共建。", []),
        ("步道和和栈道。", ["和和"]),
        ("为300户户用水表、20户户厕加装护罩。", []),
        # Two deeds, or one and its sum.
        ("完成勘察并完成60%铺装。", []),
        ("安装底座后安装20盏灯，发放手册累计发放900份。", []),
        ("改造工程改造6公里。", []),
        ("更换护栏更换40米。", ["更换护栏更换"]),
    ],
)
def test_words_written_twice(progress: str, words: list[str]) -> None:
    assert hinted(HintCode.DOUBLED_WORD, progress) == words


@pytest.mark.parametrize(
    ("progress", "level"),
    [
        ("兴华社区社区卫生站建成。", Level.CHECK),
        ("与红星小学小学部共建。", Level.CHECK),
        ("改造小区小区3个。", Level.ERROR),
        ("社区社区建成。", Level.ERROR),
        ("安装护栏护栏一段。", Level.ERROR),
    ],
)
def test_names_that_meet_are_to_be_looked_at(progress: str, level: Level) -> None:
    assert [hint.level for hint in _hints(HintCode.DOUBLED_WORD, progress)] == [level]


@pytest.mark.parametrize(
    ("progress", "places"),
    [
        ("步道（含栈道建成。", ["（含栈道建成。"]),
        ("步道）建成。", ["）"]),
        ("《步道规划印发。", ["《步道规划印发。"]),
        ("打造“花海“步道。", ["“花海“"]),
        ("步道（含栈道)建成。", []),
        ("（一）步道。（二）栈道。", []),
        ("1）步道。2）栈道。", []),
        ("已建成：1）步道；2）栈道。", []),
        ("《“十四五”规划（草案）》印发。", []),
    ],
)
def test_brackets_and_quotes(progress: str, places: list[str]) -> None:
    assert hinted(HintCode.UNBALANCED, progress) == places


@pytest.mark.parametrize(
    ("progress", "runs"),
    [("步道建成。。", ["。。"]), ("步道，，栈道。", ["，，"]), ("步道……建成！！", [])],
)
def test_punctuation_in_a_row(progress: str, runs: list[str]) -> None:
    assert hinted(HintCode.PUNCT, progress) == runs


@pytest.mark.parametrize(
    ("code", "progress", "places"),
    [
        (HintCode.APPROX_CONFLICT, "约30余人参加。", ["约30余"]),
        (HintCode.APPROX_CONFLICT, "近30人左右参加。", ["近30人左右"]),
        (HintCode.APPROX_CONFLICT, "约30人参加，40余人观看。", []),
        (HintCode.JIEZHI, "截止目前建成6公里。", ["截止"]),
        (HintCode.JIEZHI, "报名截止时间为5月。", []),
        (HintCode.WIDTH, "步道建成,栈道建成。", [","]),
        (HintCode.WIDTH, "建成６公里，投资1,200元。", ["６"]),
        (HintCode.SPACE, "步道 建成。", [" "]),
        (HintCode.SPACE, "步道 PPP 项目。", []),
        (HintCode.NO_PERIOD, "步道建成并投入使用，市民反映良好", ["好"]),
        (HintCode.NO_PERIOD, "步道建成并投入使用，市民反映良好。\n", []),
    ],
)
def test_style(code: HintCode, progress: str, places: list[str]) -> None:
    assert code in STYLE_RULES
    assert hinted(code, progress) == places


# Rules


def test_style_is_off_unless_asked() -> None:
    task = Task(1, 1, "s", "修建步道", ("区教委",), None, DONE, "步道 建成,栈道建成")
    assert assess(task, TODAY).hints == ()
    assert {hint.level for hint in assess(task, TODAY, ALL_RULES).hints} == {Level.STYLE}


@pytest.mark.parametrize("code", sorted(DEFAULT_RULES))
def test_each_rule_can_be_left_out(code: HintCode) -> None:
    task = Task(
        row=1,
        source="区实事",
        content="修建步道8公里；植树3万株。",
        units=("区教委", "区水务局"),
        deadline="2024-01-01",
        status="进行中",
        progress="1.区水务局步道步道建成6公里。。3.截至2023年2月30日（含栈道、2026年1月验收。",
    )
    whole = assess(task, TODAY).hints
    without = assess(task, TODAY, DEFAULT_RULES - {code}).hints
    assert without == tuple(hint for hint in whole if hint.code is not code)


def test_hints_come_in_the_order_of_their_value() -> None:
    said = ask(
        "修建步道8公里；植树3万株。",
        "步道步道建成6公里，正在铺装。。",
        deadline="2025-01-01",
        status="进行中",
    )
    order = [*HintCode]
    places = [order.index(hint.code) for hint in said.assessment.hints]
    assert places == sorted(places)
    assert {HintCode.NO_ANSWER, HintCode.OVERDUE, HintCode.PUNCT} <= {
        hint.code for hint in said.assessment.hints
    }


def test_no_hint_gives_a_verdict() -> None:
    said = ask("修建步道8公里；植树3万株。", "步道步道建成6公里，正在铺装。。")
    texts = [hint.message for hint in said.assessment.hints]
    texts += [promise.why for promise in said.assessment.promises]
    assert texts
    assert not any("未完成" in text or "not done" in text for text in texts)


def test_a_task_with_nothing_has_nothing() -> None:
    found = assess(Task(1), date(2025, 1, 1))
    assert found.promises == ()
    assert [hint.code for hint in found.hints] == [HintCode.EMPTY_PROGRESS]


def test_enormous_figures_are_no_rates() -> None:
    huge = "999999999999999万亿"
    assert ask("筹资0.1元。", f"筹资{huge}元，完成率50%。").passages(HintCode.RATIO) == []


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
        # The less, the better.
        ("漏损率9%。", "漏损率8.7%。"),
        ("故障率≤3%。", "故障率2.6%。"),
        ("办理环节减至4个。", "办理环节减至3个。"),
    ],
)
def test_no_figure_falls_short_that_need_not_be_more(content: str, progress: str) -> None:
    assert ask(content, progress).passages(HintCode.STATUS_VS_FIGURE) == []


def test_another_figure_beside_it_does_not_make_up_what_is_missing() -> None:
    said = ask("生猪出栏220万头。", "生猪出栏196万头，存栏112万头。")
    assert said.passages(HintCode.STATUS_VS_FIGURE) == ["196万头"]
