"""What a text says not to be done, and what it only seems to say so."""

from __future__ import annotations

import pytest

from taskreview.review.assessment import Span
from taskreview.review.unfinished import Undone, begins_undone, undone


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("因资金问题仍未启动", Undone.NEGATED),
        ("至今没有安装", Undone.NEGATED),
        ("受条件所限无法实施", Undone.NEGATED),
        ("未如期交付", Undone.NEGATED),
        ("暂缓建设", Undone.PUT_OFF),
        ("正在抓紧施工", Undone.GOING_ON),
        ("正有序推进", Undone.GOING_ON),
        ("装修中", Undone.GOING_ON),
        ("待批复", Undone.GOING_ON),
        ("未发现问题", None),
        ("从未发生事故", None),
        ("未来产业", None),
        ("建而未用的厂房", None),
        ("未安装电梯的住宅", None),
        ("接待批次", None),
        ("正在运行", None),
        ("实施中小学改造", None),
    ],
)
def test_what_is_said_not_to_be_done(text: str, how: Undone | None) -> None:
    assert undone(text, Span(0, len(text))) is how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("但目前尚未开工", Undone.NEGATED),
        ("因拆迁受阻至今未动工", Undone.NEGATED),
        ("截至目前正在招标", Undone.GOING_ON),
        ("乙路尚未开工", None),
        ("未整改17处", None),
        ("正在办理5件", None),
        ("正在面向社会招生", None),
    ],
)
def test_what_begins_so_speaks_of_what_was_named_before(text: str, how: Undone | None) -> None:
    assert begins_undone(text, Span(0, len(text))) is how
