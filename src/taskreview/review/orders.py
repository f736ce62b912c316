"""Figures that a plan, an order or a list names: 方案明确新建800个, 800个已列入年度计划."""

from __future__ import annotations

import re

from taskreview.review.assessment import Span
from taskreview.review.vocabulary import WORK_VERBS

_NOUN_BEFORE = re.compile(
    "(?:按照?|依照|依据|根据|对照|落实|完成|围绕|达到|符合|满足|结合|统一|经)[^，。；、]{0,8}$"
)
"""In front of 要求, 规划, 安排 where they are nouns: 按照上级要求新建."""
_ORDERED = re.compile(
    "(?:明确|要求|提出|部署|规划|确定|下达|分解|争取|安排|谋划|筹划|力求)"
    r"(?:了|要|在|为|好|年度|年内|[今全本]年|(?:19|20)\d\d年(?:度|底前?)?|目标|下达|分解"
    "|[全各][市县区镇乡街村]{1,2}|各单位|各部门)*"
    rf"(?:{WORK_VERBS})"
)
"""What makes an order of the deed behind it: 明确年内新建."""
_LISTED = "(?:列入|纳入|编入|写入|列为)"
_LIST = "(?:计划|规划|方案|清单|项目库|工作要点|盘子)"
_LISTED_IN_FRONT = re.compile(rf"{_LISTED}[^，。；、]{{0,12}}?{_LIST}")
_LISTED_BEHIND = re.compile(
    rf"[^，。；、\d]{{0,20}}?{_LISTED}[^，。；、]{{0,14}}?{_LIST}"
    r"|[^，。；、\d]{0,6}的[^，。；、\d]{0,8}?(?:方案|计划|规划|实施意见|通知|请示)"
)

_RESULT = "完成|完工|竣工|建成|投用|投入使用|销号|化解|办结|到位|开放|验收|实现|落实"
_DONE_SINCE = re.compile(
    rf"[^，。；\d]*?(?:[，,](?:目前|现))?(?:均|全部|都|已)[^，。；\d]{{0,8}}?(?:{_RESULT})"
    rf"|[^，。；\d]*[，,](?:目前|现)?(?:均|全部|都|已)+[^，。；\d]{{0,6}}(?:{_RESULT})"
)
"""Behind a figure of a plan that has come true: 列入计划的20个|小区已全部完工."""


def ordered_from(text: str, segment: Span) -> int:
    """Where in a segment the words end that make orders of the figures behind them.

    Behind the segment if there are none.
    """
    ends = [match.end() for match in _LISTED_IN_FRONT.finditer(text, *segment)]
    ends += [
        match.end()
        for match in _ORDERED.finditer(text, *segment)
        if not _NOUN_BEFORE.search(text, segment.start, match.start())
    ]
    return min(ends, default=segment.end + 1)


def is_ordered_behind(right: str) -> bool:
    """Whether the words behind a figure say that it stands in a plan: 500人|的方案."""
    return _LISTED_BEHIND.match(right) is not None


def is_done_since(text: str, end: int) -> bool:
    """Whether the words behind the figure that ends there say that it has come true."""
    return _DONE_SINCE.match(text, end) is not None
