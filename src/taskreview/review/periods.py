"""What a figure is said to be per: 每月1次, 每个街道1个, 月均4场."""

from __future__ import annotations

import re

from taskreview.review.assessment import Span

_PER = re.compile(
    r"每(?!况|当)(?:一|逢)?(?P<time>(?:\d{1,2}|[半两二三四五六])?个?(?:工作日|天|日|周|星期|旬|月|季度?|学期|半年|年度?))"
    r"|(?P<mean>[年季月周日]|季度)均(?!衡)"
    r"|(?:每(?:一|\d{1,3})?[个所家座名位户条处支辆台百千万]?(?:常住|户籍)?|(?P<each>各))(?P<thing>[\u4e00-\u9fff]{2})"
)
"""A time, or a thing: of 各 only what stands at the beginning, 各镇新建2个."""
_USUAL = {"季": "季度", "年度": "年", "日": "天", "星期": "周"}
_OF_CAPACITIES = frozenset({"吨", "立方米", "方", "公斤"})
"""What a works can do in a day is said with and without 每日: 处理能力5万吨."""
_YEARLY = "年"
_IN_A_YEAR = re.compile(
    r"今年|全年|本年|年内|年初以来|(?:19|20)\d\d年|(?<!\d)1\s*月?[-—–~～至]+\s*\d{1,2}\s*月"
)
"""What says that a figure is of one year."""
_EACH_PLACE = re.compile(
    "各(?:[镇乡街村校县]|社区|街道|学校|单位|部门)[^，。；、]{0,4}?(?:各|均|分别|至少|新建|建设|建成|设立|配备|打造|创建)"
)


def per(text: str, segment: Span, start: int, unit: str) -> str:
    """What the figure that begins at `start` is per; "" where it is a total, or a capacity."""
    named: list[str] = []
    if unit in _OF_CAPACITIES:
        return ""
    for match in _PER.finditer(text, segment.start, start):
        if match["each"] is not None:
            if match.start() != segment.start or not _EACH_PLACE.match(text, match.start(), start):
                continue
            named.append(match["thing"][0])
        elif match["thing"] is not None:
            named.append(match["thing"][0])
        else:
            time = match["time"] or match["mean"]
            named.append(_USUAL.get(time, time.replace("个", "")))
    return "/".join(sorted(named))


def are_of_one_period(asked: str, told: str, sentence: str) -> bool:
    """Whether two figures are per the same, a year also by what the reported sentence says."""
    if not told and _IN_A_YEAR.search(sentence):
        told = _YEARLY
    return asked == told or (not asked and told == _YEARLY)
