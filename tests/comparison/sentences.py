"""Progress texts for the tests, all different from one another."""

from __future__ import annotations

from random import Random

LONG = (
    "已完成项目立项和初步设计批复，施工单位已进场，完成管线迁改120米，"
    "道路工程完成总工程量的35%，力争年底前具备通车条件。"
)

_CHARACTERS = (
    "管线改造供热燃气老旧小区停车位增设学校医疗中心建设验收推进完成项目施工设计批复资金拨付"
)


def sentence(number: int) -> str:
    """Some thirty characters in three clauses; another number, another sentence."""
    random = Random(number)
    clauses = ("".join(random.choices(_CHARACTERS, k=random.randint(8, 14))) for _ in range(3))
    return "，".join(clauses) + "。"
