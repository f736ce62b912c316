"""Words that say that something is still to come.

计划, 拟 and 将 do so only where they are verbs: a plan also has a name (三年行动计划), 将 also
stands for 把 (将10座公厕改造为…), and 拟 is a part of 模拟 and 虚拟.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from taskreview.review.assessment import Span
from taskreview.review.layout import Layout
from taskreview.review.vocabulary import WORK_VERBS


class _Kind(Enum):
    """What a word is that may point ahead; the values are the groups of `_WORD`."""

    NEXT = "next"
    FORECAST = "forecast"
    PLAN = "plan"
    INTEND = "intend"
    WILL = "will"


_WORD = re.compile(
    r"(?P<next>下一?步|下一?阶段|明年|下半年(?=[^，。；]{0,2}(?:再|继续|新建|完成))|力争|谋划)"
    r"|(?P<forecast>预计|预期(?!目标|效果|成效|收益)|有望)"
    r"|(?P<plan>计划)|(?P<intend>拟)|(?P<will>将)"
)
_NO_FORECAST = re.compile(r"[比较超如达按于到合]$")
"""In front of 预期 as a name: 达到预期."""
_PLAN_NAMED_BEHIND = re.compile(
    r"[的内外书中数，,。；;、：:）)》”\s]|$|表(?!彰)|生育|单列|任务|目标|指标|进度|安排|要求|完成(?:[率数量情，,。；;、]|$)"
)
_PLAN_NAMED_BEFORE = re.compile(
    r"(?:按照?|根据|依据|依照|对照|纳入|列入|编入|完成|制[定订]|编制|印发|落实|执行|占|超额?|较|比|与)"
    r"[^，。；、]{0,6}$"
    r"|(?:年度|行动|工作|总体|发展|攻坚|进度|投资|生产|施工|规划|任务|目标|[一二三四五十\d][年期]|提升|培养|扶持)$"
)
_NO_INTENTION_BEFORE = re.compile("[模虚草仿比]$")
_NO_INTENTION_BEHIND = re.compile("[稿真态合声人订]|定(?!于)|出[了一的具台]")
_NO_WILL_BEFORE = re.compile("[已是大名干麻老武强良主部小]$")
_NO_WILL_BEHIND = re.compile("近|军|领|士|帅")
_WILL_DO = re.compile(
    r"(?:会|于|在|按|以|从|对|向|为|继续|持续|进一步|全面|全力|加快|加大|逐步|陆续|适时|尽快|抓紧|着力|有序|同步"
    r"|争取|再|新|有效|大[大幅]|年[底内]|[明今]年|近期|提高|提升|降低|增长|减少|扩大|缩短|突破|形成|成为|打造|带动"
    rf"|{WORK_VERBS})(?!{WORK_VERBS}|工程|项目|任务|工作|后)"
    rf"|(?:{WORK_VERBS})(?=\d)"
)
"""What stands directly behind 将 where it is no 把."""
_TURNED_INTO = re.compile("[^，。；、]{2,30}?[\u4e00-\u9fff](?:[入成至到给为])")
"""What stands behind 将 where it is 把: 将补贴标准提高到300元."""
_CAME_TRUE = re.compile(r"已|完毕|(?<!为)了(?![解然])|全部(?:完成|完工|建成|竣工|投用|到位)")
_NOW = ("", "目前", "现", "均", "目前均")
_BEGINS = re.compile(r"[^，。；]{0,10}?(?:开工|动工|开建|启动|实施|施工|建设)")
_BEFORE = 10
"""Characters in front of a word that tell whether it is a name."""
_NEVER = re.compile(r"(?!)")
_NAMES = {
    _Kind.NEXT: (_NEVER, _NEVER),
    _Kind.FORECAST: (_NO_FORECAST, _NEVER),
    _Kind.PLAN: (_PLAN_NAMED_BEFORE, _PLAN_NAMED_BEHIND),
    _Kind.INTEND: (_NO_INTENTION_BEFORE, _NO_INTENTION_BEHIND),
    _Kind.WILL: (_NO_WILL_BEFORE, _NO_WILL_BEHIND),
}
"""What stands before, or behind, a word of each kind where it is a part of a name."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A word that says that something is still to come; `is_forecast` if nobody has to do it."""

    span: Span
    is_next: bool
    """Whether all that follows in the sentence is meant: 下一步, 明年."""
    is_forecast: bool


def words_ahead(text: str, layout: Layout) -> tuple[Ahead, ...]:
    """The words of a folded text that point ahead, in order."""
    return tuple(
        word for sentence in layout.sentences for word in _ahead_in_sentence(text, sentence.span)
    )


def within(words: tuple[Ahead, ...], start: int, end: int) -> tuple[Ahead, ...]:
    """Those words that stand in a passage."""
    first = bisect_left(words, start, key=lambda word: word.span.start)
    behind = bisect_left(words, end, key=lambda word: word.span.start)
    return tuple(word for word in words[first:behind] if word.span.end <= end)


def plans_to_begin(text: str, words: tuple[Ahead, ...], segment: Span) -> bool:
    """Whether a segment says first that the work is to begin: 拟于明年开工."""
    first = next(iter(within(words, *segment)), None)
    if first is None or first.is_next or text[segment.start : first.span.start] not in _NOW:
        return False
    return _BEGINS.match(text, first.span.end, segment.end) is not None


def _ahead_in_sentence(text: str, sentence: Span) -> Iterator[Ahead]:
    came_true = -1
    if text.find("将", *sentence) >= 0:
        came_true = max((each.start() for each in _CAME_TRUE.finditer(text, *sentence)), default=-1)
    for word in _WORD.finditer(text, *sentence):
        start, end = word.span()
        kind = _Kind(word.lastgroup)
        if kind is _Kind.WILL and _is_ba(text, Span(end, sentence.end), came_true):
            continue
        names_before, names_behind = _NAMES[kind]
        front = max(sentence.start, start - _BEFORE)
        is_name = names_before.search(text, front, start) or names_behind.match(
            text, end, sentence.end
        )
        if not is_name:
            yield Ahead(Span(start, end), kind is _Kind.NEXT, kind is _Kind.FORECAST)


def _is_ba(text: str, behind: Span, came_true: int) -> bool:
    """Whether 将 stands for 把; `came_true` is where the sentence last names a result."""
    if _WILL_DO.match(text, *behind):
        return False
    return came_true > behind.start or _TURNED_INTO.match(text, *behind) is not None
