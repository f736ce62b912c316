"""A progress that says nothing of its own: copied, without a figure, a unit left out."""

from __future__ import annotations

import pytest

from review.talk import ask, hints_of
from taskreview.model import Field
from taskreview.review import HintCode


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
    found = hints_of(HintCode.UNIT_NOT_MENTIONED, progress, units=units)
    assert [unit for unit in units for hint in found if hint.message.startswith(unit)] == missing
    assert all(hint.field is Field.UNITS for hint in found)
