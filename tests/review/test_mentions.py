"""The part that a figure plays in its sentence."""

from __future__ import annotations

import pytest

from taskreview.review.mentions import Role
from taskreview.review.reading import Reading


def _roles(text: str) -> list[tuple[str, Role]]:
    reading = Reading(text)
    return [(reading.slice(mention.span), mention.role) for mention in reading.mentions]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("由每人每月300元提高到320元", [Role.BASELINE, Role.FIGURE]),
        ("由年初的61.5%升至70.2%", [Role.BASELINE, Role.FIGURE]),
        ("建成52所，超额完成50所的年度目标", [Role.FIGURE, Role.RESTATED]),
        ("全年计划新建30所，实际建成34所", [Role.PLAN, Role.FIGURE]),
        ("18个项目已完工11个", [Role.SCOPE, Role.FIGURE]),
        ("18个社区项目，目前已完成11个", [Role.SCOPE, Role.FIGURE]),
        ("18所新建学校中，16所已启用", [Role.SCOPE, Role.FIGURE]),
        ("建成9座，其余3座正在施工", [Role.FIGURE, Role.REST]),
        ("拟新建6座", [Role.PLAN]),
        ("下一步，再建6座", [Role.PLAN]),
        ("预计服务5000人", [Role.FORECAST]),
        ("建成桩位900个，其中快充200个", [Role.FIGURE, Role.PART]),
        ("新建路口16处（含人行灯5处）", [Role.FIGURE, Role.PART]),
        ("完成年度任务的87.5%", [Role.COMPLETION]),
        ("建成40个（80%）", [Role.FIGURE, Role.COMPLETION]),
        ("女性占比46%", [Role.SHARE]),
        ("产值同比增长7.6%", [Role.GROWTH]),
        ("为80岁以上老人体检3000人", [Role.QUALIFIER, Role.FIGURE]),
        ("引进项目5个，总投资20亿元", [Role.FIGURE, Role.ATTRIBUTE]),
        ("分2批培训300人", [Role.QUALIFIER, Role.FIGURE]),
    ],
)
def test_roles(text: str, roles: list[Role]) -> None:
    assert [role for _figure, role in _roles(text)] == roles


@pytest.mark.parametrize(
    ("text", "is_cap"),
    [
        ("控制在40微克/立方米", True),
        ("漏损率9%以内", True),
        ("不超过100项", True),
        ("不低于100项", False),
        ("达到100项", False),
    ],
)
def test_what_is_not_to_be_exceeded(text: str, is_cap: bool) -> None:
    (mention,) = Reading(text).mentions
    assert mention.is_cap is is_cap


@pytest.mark.parametrize(
    ("text", "is_rough"),
    [
        ("近650人", True),
        ("约650人", True),
        ("650余人", True),
        ("650人左右", True),
        ("650人", False),
    ],
)
def test_estimates(text: str, is_rough: bool) -> None:
    (mention,) = Reading(text).mentions
    assert mention.is_rough is is_rough


def test_each_figure_has_the_words_about_it() -> None:
    reading = Reading("建设养老院4家、托育园8所，惠及老人、儿童3000人")
    words = [
        (reading.slice(mention.left), reading.slice(mention.right)) for mention in reading.mentions
    ]
    assert words == [("建设养老院", ""), ("托育园", ""), ("儿童", "")]
