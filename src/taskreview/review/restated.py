"""Targets that a progress says again: 建设任务800个, 超额完成40所的目标."""

from __future__ import annotations

import re

GOAL = r"(?:目标|任务|计划|指标)"
"""What a target is called, as an alternative of an expression."""
_GOAL_OF = "年度|全年|总|既定|预定|市级|区级|省级|下达"
_RIGHT = re.compile(rf"的(?:{_GOAL_OF})?{GOAL}|(?:{_GOAL_OF}){GOAL}|目标")
_LEFT = re.compile(
    rf"(?:占|为|较|比|超|距|对照|对比|按照)[^，。；]{{0,6}}{GOAL}(?:任务|数|值|量)?(?:为|是|的)?$"
    rf"|(?:年度|全年|总|市下达|下达)的?{GOAL}(?:任务|数|量)?(?:为|是)?$"
    r"|(?<!完成)(?<!实现)(?:任务目标|目标任务|任务数|目标数|计划数|目标值|任务量)(?:为|是)?$"
)
_BARE_RIGHT = re.compile(GOAL)
"""50项任务 are tasks unless they are a measure: 超过50项任务."""
_MEASURED_BY = re.compile("[占超较比距][^，。；]{0,6}$")
_TASK_LEFT = re.compile("[\u4e00-\u9fff]{2}任务(?:数|量)?(?:共|为|是)?$")
_KEPT = re.compile("完成|实现|落实|超额|办理")
"""建设任务|800个 is the target, 完成建设任务|800个 is not."""
_MET_LEFT = re.compile(
    "(?:已经?|均|全部|提前|如期|圆满|顺利|按期|按时|全面)*(?:完成|实现)了?(?!率)"
)
_MET_RIGHT = re.compile(
    rf"[^，。；\d]{{0,8}}?{GOAL}[，,]?(?:目前|现)?(?:已经?|均|全部|提前|如期|圆满|顺利|按期|按时|全面)+"
    r"(?:完成|实现|达成)"
)


def is_said_again(left: str, right: str) -> bool:
    """Whether the words about a figure say that it is a target, and not what was done."""
    if _RIGHT.match(right) or _LEFT.search(left):
        return True
    if _TASK_LEFT.search(left) and not _KEPT.search(left):
        return True
    return _BARE_RIGHT.match(right) is not None and _MEASURED_BY.search(left) is not None


def is_met(text: str, end: int, left: str) -> bool:
    """Whether the words about a target that ends there say that it was met: 完成500人的任务."""
    return _MET_LEFT.match(left) is not None or _MET_RIGHT.match(text, end) is not None
