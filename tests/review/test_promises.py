"""Where each promise of a content begins and ends."""

from __future__ import annotations

import pytest

from taskreview.review.layout import laid_out
from taskreview.review.promises import clauses
from taskreview.review.reading import Reading


def _promises(content: str) -> list[str]:
    reading = Reading(content)
    found = clauses(reading.text, reading.layout, reading.mentions)
    return [reading.slice(clause.span) for clause in found]


@pytest.mark.parametrize(
    ("content", "promises"),
    [
        ("修建步道8公里；植树3万株。", ["修建步道8公里", "植树3万株"]),
        ("修建步道8公里，植树3万株。", ["修建步道8公里", "植树3万株"]),
        ("1.修建步道8公里。2.植树3万株。", ["修建步道8公里", "植树3万株"]),
        ("（一）修建步道8公里；（二）植树3万株。", ["修建步道8公里", "植树3万株"]),
        ("新建公园6座，方便市民休闲。", ["新建公园6座，方便市民休闲"]),
        ("新建公园6座，惠及市民20万人。", ["新建公园6座，惠及市民20万人"]),
        ("利用闲置地块，新建公园6座。", ["利用闲置地块，新建公园6座"]),
        ("新建公园6座，并编制养护标准。", ["新建公园6座", "编制养护标准"]),
        ("新建公园6座、改造公园9座。", ["新建公园6座", "改造公园9座"]),
        ("新建公园6座、绿道9条。", ["新建公园6座、绿道9条"]),
        ("建成1，200个车位，开放2处。", ["建成1，200个车位", "开放2处"]),
        ("完成率提高0.5，300户受益。", ["完成率提高0.5", "300户受益"]),
        ("建成1,200个车位，开放2处。", ["建成1,200个车位", "开放2处"]),
        ("落实“撤除一批，规范一批”要求。", ["落实“撤除一批，规范一批”要求"]),
        # What a promise belongs to joins it.
        ("推进种业振兴行动，建设种业硅谷。", ["推进种业振兴行动，建设种业硅谷"]),
        ("推进征地工作，建设安置房。", ["推进征地工作", "建设安置房"]),
        # A problem is no promise, nor is who has to solve it, or by when.
        ("问题：37个排污口未整治。整改措施：整治排污口。", ["整改措施：整治排污口"]),
        ("存在问题：1.排污口未整治；2.桥漏水。\n整改措施：1.修桥；2.治污。", ["修桥", "治污"]),
        ("【问题描述】药物不足。【整改目标】补齐药物。", ["【整改目标】补齐药物"]),
        (
            "问题：学位不足。新建学校3所。整改目标：满足入学。",
            ["新建学校3所", "整改目标：满足入学"],
        ),
        ("责任单位：区教委。新建学校3所。", ["新建学校3所"]),
        ("问题：37个排污口未整治。", ["问题：37个排污口未整治"]),
        ("", []),
        ("。；，", []),
    ],
)
def test_promises(content: str, promises: list[str]) -> None:
    assert _promises(content) == promises


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.2024年建成3处。2.2025年建成4处。", [1, 2]),
        ("1.15个村完工。2.惠及3000户。", [1, 2]),
        ("全长3.54公里。", []),
        ("一是修路；二是植树。", [1, 2]),
        ("①修路②植树；③养护", [1, 2, 3]),
        ("主要完成：1.修路；2.植树；3.养护", [1, 2, 3]),
        ("具体做法:（一）修路，（二）植树，（三）养护", [1, 2, 3]),
        ("做了以下工作1.修路；2.植树；3.养护", [1, 2, 3]),
        ("区园林局一是修路，二是植树，三是养护", [1, 2, 3]),
        ("1.一是修路，二是植树。2.一是养护", [1, 1, 2, 2, 1]),
        ("进展如下：1.15个村完工；2.惠及3000户", [1, 2]),
        ("分别下降：1.5个百分点；2.5个百分点", []),
        ("见图：2.修路", []),
        ("一、二季度修路，\n三、四季度植树", []),
        ("全长1.2公里；宽2、高3米", []),
        ("一、修路\n三、植树", [1, 3]),
        ("共有三、四处。", []),
        ("2.修路", []),
        ("1）修路。2）植树。", [1, 2]),
    ],
)
def test_numbers_of_items(text: str, numbers: list[int]) -> None:
    assert [mark.number for mark in laid_out(text).marks] == numbers
