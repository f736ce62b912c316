"""Words that say of a thing that it is still to come, under way, or not done.

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

_DEEDS = (
    "新建|改建|扩建|改造|建设|新增|增设|增加|完成|开工|启动|建成|竣工|投入|投用|实施|开展|推进|安装|更换|更新"
    "|修建|修缮|加装|维修|整治|整改|修复|建|培训|举办|组织|引进|出台|印发|拆除|实现|达到?|惠及|提供|覆盖|交付|验收"
)
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
    rf"|{_DEEDS})(?!{_DEEDS}|工程|项目|任务|工作|后)"
    rf"|(?:{_DEEDS})(?=\d)"
)
"""What stands directly behind 将 where it is no 把."""
_TURNED_INTO = re.compile("[^，。；、]{2,30}?[\u4e00-\u9fff](?:[入成至到给为])")
"""What stands behind 将 where it is 把: 将补贴标准提高到300元."""
_CAME_TRUE = re.compile(r"已|完毕|(?<!为)了(?![解然])|全部(?:完成|完工|建成|竣工|投用|到位)")
_BEFORE = 10
"""Characters in front of a word that tell whether it is a name."""

_LEXICAL = "来|成年|婚|必|免|知|保|央|名|雨"
_GOOD = "发[现生]|出现|超|突破|收到|接到|受|见|逾期|反弹|反映|遗漏|达"
"""What one reports not to have happened, or what is a result though it is not enough."""
_NEGATED = (
    rf"(?<![从前而])(?:尚|还|仍|均|都|暂|全部|至今|一直)?未(?:能|曾|予|及时|按期|如期)?(?!{_LEXICAL}|{_GOOD})"
    rf"|(?<!有)没有?能?(?=(?:{_DEEDS}))|无法(?![律治院规])"
)
_PUT_OFF = "停工|停建|暂缓|搁置"
AWAITING = "(?<![接招优款对期看善虐亏苛宽厚怠慢交担])待"
"""待 as a verb, and not as the end of 接待, 招待, 对待 and the other words that end so."""
_GOING_ON = (
    r"正在(?!(?:进行|抓紧|加快|有序|全力|稳步)*(?:运[行营]|使用|发挥|服务|营业|验收))(?=[^，。；]{2})"
    "|正(?=(?:抓紧|加快|有序|全力|稳步|积极)[^，。；])"
    "|(?<![所存现])在[建施](?![设工])"
    rf"|(?:{_DEEDS}|施工|进行|办理|装修)中(?=$|[，。；、）)\s])"
    rf"|{AWAITING}(?=拆|改|施工|批复|审批|评审|移交|{_DEEDS})"
)
_UNDONE = re.compile(f"(?P<negated>{_NEGATED})|(?P<put_off>{_PUT_OFF})|(?P<going_on>{_GOING_ON})")
_NEGATED_IN_FRONT = re.compile(
    r"(?<!解决)(?<!化解)(?<!消除)(?<!整改)(?<!排查)(?<!处置)(?<!督促)(?<!推动)(?<![对为将把向给])"
    rf"(?:{_NEGATED})(?:按期|按时|如期|及时|全面|全部)?(?:{_DEEDS})[^，。；、已的]{{0,8}}$"
)
_WORK_GOES_ON = re.compile(
    r"正在?[^，。；、]{0,4}?(?:施工|建设|改造|修缮|修建|修复|推进|实施|新建|扩建|改建|架设|铺设|安装|维修|整治"
    r"|装修|招标|选址|设计|报批|审批|前期)|(?!正)"
)
"""What is under way is what was named before if it is the work: not 正在招生, 正在公示."""
_OWN_FIGURE = re.compile(r"[^，。；]*\d")
_DONE = re.compile("已(?!经?纳入)|建成|竣工|完工|完成(?!时)|投用|投入使用")
_SAID_OF_ANOTHER = re.compile(r"[^，。；、]{0,30}?(?:的[^，。；、]|已)")
"""Behind such a word: 未安装电梯的楼, 尚未交付的已全部整改."""
_LEADING_TO_IT = re.compile(
    r"(?:但是?|然而|目前|当前|现阶段|现|截[至止](?:目前|\d{1,2}月底?)|至今|全部|都|均|仍|尚|还|暂"
    r"|因[^，。；]{1,12}?(?=[尚还仍均都]?未|无法|停|暂))*"
)


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


def _ahead_in_sentence(text: str, sentence: Span) -> Iterator[Ahead]:
    came_true = -1
    if text.find("将", *sentence) >= 0:
        came_true = max((each.start() for each in _CAME_TRUE.finditer(text, *sentence)), default=-1)
    for word in _WORD.finditer(text, *sentence):
        kind = word.lastgroup
        start, end = word.span()
        before = text[max(sentence.start, start - _BEFORE) : start]
        behind = end, sentence.end
        if kind == "plan":
            is_name = _PLAN_NAMED_BEHIND.match(text, *behind) or _PLAN_NAMED_BEFORE.search(before)
        elif kind == "intend":
            is_name = _NO_INTENTION_BEFORE.search(before) or _NO_INTENTION_BEHIND.match(
                text, *behind
            )
        elif kind == "will":
            is_name = _NO_WILL_BEFORE.search(before) or _NO_WILL_BEHIND.match(text, *behind)
            stands_for_ba = came_true > end or _TURNED_INTO.match(text, *behind)
            if stands_for_ba and not _WILL_DO.match(text, *behind):
                continue
        else:
            is_name = _NO_FORECAST.search(before) if kind == "forecast" else None
        if not is_name:
            yield Ahead(Span(start, end), kind == "next", kind == "forecast")


class Undone(Enum):
    """How a passage says that something is not done."""

    NEGATED = "negated"
    PUT_OFF = "put_off"
    GOING_ON = "going_on"


def undone(text: str, passage: Span) -> Undone | None:
    """How a passage says of what it names that it is not done; None if it does not."""
    for match in _UNDONE.finditer(text, *passage):
        if not _SAID_OF_ANOTHER.match(text, match.end(), passage.end):
            return Undone(match.lastgroup)
    return None


def begins_undone(text: str, passage: Span) -> Undone | None:
    """The same if the passage begins so, and thus speaks of what was named before it."""
    start = passage.start
    if lead := _LEADING_TO_IT.match(text, *passage):
        start = lead.end()
    match = _UNDONE.match(text, start, passage.end)
    if match is None or not _WORK_GOES_ON.match(text, start, passage.end):
        return None
    for said_of_another in (_SAID_OF_ANOTHER, _OWN_FIGURE):
        if said_of_another.match(text, match.end(), passage.end):
            return None
    return Undone(match.lastgroup)


def ends_negated(text: str, passage: Span) -> bool:
    """Whether what stands behind the passage is said not to be done: 未按期新建|10座."""
    return _NEGATED_IN_FRONT.search(text, *passage) is not None


def says_done(text: str, passage: Span) -> bool:
    """Whether the passage has a word for a result: 已, 建成."""
    return _DONE.search(text, *passage) is not None
