"""Whether a text says of a thing that it is not done: 尚未开工, 无法新建, 暂缓, 正在改造."""

from __future__ import annotations

import re
from enum import Enum

from taskreview.review.assessment import Span
from taskreview.review.vocabulary import WORK_VERBS

_LEXICAL = "来|成年|婚|必|免|知|保|央|名|雨"
_GOOD = "发[现生]|出现|超|突破|收到|接到|受|见|逾期|反弹|反映|遗漏|达"
"""What one reports not to have happened, or what is a result though it is not enough."""
_NEGATED = (
    rf"(?<![从而所])(?:尚|还|仍|均|都|暂|全部|至今|一直)?未(?:能|曾|予|及时|按期|如期)?(?!{_LEXICAL}|{_GOOD})"
    rf"|(?<!有)没有?能?(?=(?:{WORK_VERBS}))|无法(?![律治院规])"
)
_PUT_OFF = "停工|停建|暂缓|搁置"
AWAITING = "(?<![接招优款对期看善虐亏苛宽厚怠慢交担])待"
"""待 as a verb, and not as the end of 接待, 招待, 对待 and the other words that end so."""
_GOING_ON = (
    r"正在(?!(?:进行|抓紧|加快|有序|全力|稳步)*(?:运[行营]|使用|发挥|服务|营业|验收))(?=[^，。；]{2})"
    "|正(?=(?:抓紧|加快|有序|全力|稳步|积极)[^，。；])"
    "|(?<![所存现])在[建施](?![设工])"
    rf"|(?:{WORK_VERBS}|施工|进行|办理|装修)中(?=$|[，。；、）)\s])"
    rf"|{AWAITING}(?=拆|改|施工|批复|审批|评审|移交|{WORK_VERBS})"
)
_UNDONE = re.compile(f"(?P<negated>{_NEGATED})|(?P<put_off>{_PUT_OFF})|(?P<going_on>{_GOING_ON})")
_WORK_GOES_ON = re.compile(
    r"正在?[^，。；、]{0,4}?(?:施工|建设|改造|修缮|修建|修复|推进|实施|新建|扩建|改建|架设|铺设|安装|维修|整治"
    r"|装修|招标|选址|设计|报批|审批|前期)|(?!正)"
)
"""What is under way is what was named before if it is the work: not 正在招生, 正在公示."""
_OWN_FIGURE = re.compile(r"[^，。；]*\d")
_DONE = re.compile("已(?!经?纳入)|建成|竣工|完工|完成(?!时)|投用|投入使用")
_SAID_OF_ANOTHER = re.compile(r"[^，。；、]{0,30}?(?:的[^，。；、]|已)")
"""Behind such a word: 未安装电梯的楼, 尚未交付的已全部整改."""
_LEAD = (
    r"(?:但是?|然而|目前|当前|现阶段|现|截[至止](?:目前|\d{1,2}月底?)|至今|全部|都|均|仍|尚|还|暂"
    r"|因[^，。；]{1,12}?(?=[尚还仍均都]?未|无法|停|暂))*+"
)
_LEADING_TO_IT = re.compile(_LEAD)
_NEGATED_IN_FRONT = re.compile(
    rf"(?:[^，。；、的]{{2,10}}[委局办区县镇处司部])?{_LEAD}"
    rf"(?:{_NEGATED})(?:按期|按时|如期|及时|全面|全部)?(?:{WORK_VERBS})[^，。；、已的]{{0,8}}"
)
"""Units, or nothing, in front: what another verb governs is a name, 督办未整改问题."""


class Undone(Enum):
    """How a passage says that something is not done."""

    NEGATED = "negated"
    PUT_OFF = "put_off"
    GOING_ON = "going_on"


def undone(text: str, passage: Span) -> Undone | None:
    """How a passage says of what it names that it is not done; None if it does not.

    建成但尚未投用 is done.
    """
    for match in _UNDONE.finditer(text, *passage):
        if _DONE.search(text, passage.start, match.start()):
            return None
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
    return _NEGATED_IN_FRONT.fullmatch(text, *passage) is not None


def says_done(text: str, passage: Span) -> bool:
    """Whether the passage has a word for a result: 已, 建成."""
    return _DONE.search(text, *passage) is not None
