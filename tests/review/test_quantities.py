"""Figures: what is one, how large it is, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from taskreview.review.assessment import Span
from taskreview.review.folding import folded
from taskreview.review.measures import Kinship, in_smallest, kinship
from taskreview.review.numerals import chinese_number
from taskreview.review.quantities import quantities


def _read(text: str) -> list[tuple[str, str, str]]:
    found = quantities(folded(text), Span(0, len(text)))
    return [(text[each.start : each.end], f"{each.value:f}", each.unit) for each in found]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("开放公园8座", [("8座", "8", "座")]),
        ("惠及1.3万余户", [("1.3万余户", "13000.0", "户")]),
        ("投入0.86亿元", [("0.86亿元", "86000000.00", "元")]),
        ("共12,480人次", [("12,480人次", "12480", "人次")]),
        ("新增车位1，300个", [("1，300个", "1300", "个")]),
        ("投资1，234，500元", [("1，234，500元", "1234500", "元")]),
        ("建成5处，300户受益", [("5处", "5", "处"), ("300户", "300", "户")]),
        ("到2024，120户搬迁", [("120户", "120", "户")]),
        ("降低0.5，300户受益", [("300户", "300", "户")]),
        ("配置AED50台", [("50台", "50", "台")]),
        ("更换LED1.2万盏", [("1.2万盏", "12000.0", "盏")]),
        ("检查KTV10家，增设POS300余个", [("10家", "10", "家"), ("300余个", "300", "个")]),
        ("３６０个", [("３６０个", "360", "个")]),
        ("覆盖30余万居民", [("30余万", "300000", "人")]),
        ("覆盖8万农户", [("8万", "80000", "户")]),
        ("完成投资3亿5000万元", [("3亿5000万元", "350000000", "元")]),
        ("新增岗位3万5千个", [("3万5千个", "35000", "个")]),
        ("新增岗位12万3456个", [("12万3456个", "123456", "个")]),
        ("总户数8万2024年新增5户", [("8万", "80000", ""), ("5户", "5", "户")]),
        ("两万三千平方米", [("两万三千平方米", "23000", "平方米")]),
        ("建成三十一个", [("三十一个", "31", "个")]),
        ("两个品牌", [("两个", "2", "个")]),
        ("百分之九十五点五", [("百分之九十五点五", "95.5", "%")]),
        ("千分之三", [("千分之三", "3.0", "‰")]),
        ("百分之95", [("百分之95", "95", "%")]),
        ("提高到九成以上", [("九成", "90", "%")]),
        ("降幅五成三", [("五成三", "53", "%")]),
        ("近9.5成农户", [("9.5成", "95.0", "%")]),
        ("十成", [("十成", "100", "%")]),
        ("九成半的村", [("九成半", "95", "%")]),
        ("达到六成三季度全部完工", [("六成", "60", "%")]),
        ("压减三成五个部门", [("三成", "30", "%"), ("五个", "5", "个")]),
        ("三分之二以上", [("三分之二", "66.66", "%")]),
        ("一半以上的村", [("一半", "50", "%")]),
        ("上百家企业", [("百家", "100", "家")]),
        ("百余场次", [("百余场次", "100", "场次")]),
        ("万余亩", [("万余亩", "10000", "亩")]),
        ("三十余万元", [("三十余万元", "300000", "元")]),
        ("增长1.5倍", [("1.5倍", "1.5", "倍")]),
        ("半小时", [("半小时", "0.5", "小时")]),
        ("9分36秒", [("9分36秒", "9.6", "分钟")]),
        ("2千米", [("2千米", "2", "公里")]),
        ("35微克/立方米", [("35微克/立方米", "35", "微克/立方米")]),
        ("监控2000路", [("2000路", "2000", "路")]),
        ("种下5垄，", [("5垄", "5", "垄")]),
    ],
)
def test_figures_are_read_with_their_units(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert _read(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "2024年11月29日",
        "1—10月",
        "2023-2025年",
        "第58次会议",
        "第三批",
        "“两个中心”",
        "《关于推进20条措施的通知》",
        "12345热线",
        "PM2.5",
        "世界500强企业",
        "中国民企500强、百强县",
        "全国百强",
        "PM10个体采样",
        "CBD3期",
        "B2层",
        "SUV-50台",
        "5G基站",
        "K12路",
        "开通101路公交",
        "3号线",
        "“十四五”规划",
        "前三季度",
        "撤除一批、规范一批",
        "每两个月",
        "9部门联合",
        "第1、2、3组",
        "国发〔2024〕12号",
        "1234567890123456个",
        "三成员单位",
        "一成不变",
        "9成新设备",
        "五一成功举办",
        "统一成册",
        "2024年9月成立",
        "另一半",
        "百家讲坛",
        "网上百家店",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize("text", ["30至45户", "30-45户", "30户到45户"])
def test_a_range_is_one_figure(text: str) -> None:
    (range_,) = quantities(text, Span(0, len(text)))
    assert (f"{range_.value}", f"{range_.upper}", range_.unit) == ("30", "45", "户")


@pytest.mark.parametrize("text", ["七至八成", "七八成", "七成到八成", "7-8成"])
def test_a_range_of_tenths_is_one_share(text: str) -> None:
    (range_,) = quantities(text, Span(0, len(text)))
    assert (f"{range_.value}", f"{range_.upper}", range_.unit) == ("70", "80", "%")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三百二十", 320),
        ("十", 10),
        ("二〇二四", 2024),
        ("一亿零五十万", 100_500_000),
        ("", None),
        ("三甲", None),
    ],
)
def test_chinese_numerals(text: str, number: int | None) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        ("公里", "米", Kinship.SAME),
        ("亩", "公顷", Kinship.SAME),
        ("%", "‰", Kinship.SAME),
        ("名", "人", Kinship.SAME),
        ("个", "家", Kinship.NEAR),
        ("场", "次", Kinship.NEAR),
        ("人", "人次", Kinship.LOOSE),
        ("件", "批次", Kinship.LOOSE),
        ("只", "块", Kinship.FAR),
        ("元", "个", Kinship.NONE),
        ("公里", "平方公里", Kinship.NONE),
        ("%", "百分点", Kinship.NONE),
        ("户", "次", Kinship.NONE),
    ],
)
def test_which_measures_can_be_compared(one: str, other: str, kin: Kinship) -> None:
    assert kinship(one, other) is kinship(other, one) is kin


def test_measures_of_a_kind_convert() -> None:
    assert in_smallest(Decimal("1.5"), "公里") == in_smallest(Decimal(1500), "米")
    assert in_smallest(Decimal(15), "亩") == in_smallest(Decimal(1), "公顷")
    assert in_smallest(Decimal(7), "家") == 7
