"""Rates and sums held against the figures beside them."""

from __future__ import annotations

import pytest

from review.talk import ask, hinted
from taskreview.review import HintCode


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


def test_enormous_figures_are_no_rates() -> None:
    huge = "999999999999999万亿"
    assert ask("筹资0.1元。", f"筹资{huge}元，完成率50%。").passages(HintCode.RATIO) == []
