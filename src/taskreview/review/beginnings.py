"""Work that is only begun or prepared: 开工12座, 完成选址, 正在编制可研报告."""

from __future__ import annotations

import re

from taskreview.review.ahead import Ahead, within
from taskreview.review.assessment import Span

_BEGINNING = (
    r"(?:(?<![未复])(?:开工|动工|开建)(?!率|仪式|令|企业)"
    r"|(?:开工|启动)(?:建设|改造|施工|实施|整治|修缮|加装|新建))"
)
_FINISHED = "建成|完工|竣工|完成|投用|投入使用|交付|通车|验收"
_STEP = (
    "选址|可研|可行性研究|立项|初步设计|施工图|方案设计|设计方案|规划设计|招标|招投标|勘察|勘测|环评|前期工作|前期手续|前期"
    "|用地预审|用地审批|用地手续|土地征收|征地|可研报告|论证|方案编制|规划方案"
)
_ALREADY = "(?:均|都|全部|现|目前)?(?:已经?|全部|正在|正)?"
_LEFT = re.compile(
    rf"(?P<begun>{_BEGINNING})(?!.*(?:{_FINISHED}))[^，。；、]*$"
    rf"|(?:完成|通过|取得|开展|启动|办理|编制|确定)了?(?P<step>{_STEP})[^，。；、]{{0,4}}$"
)
_RIGHT = re.compile(
    rf"(?!.*(?:建成|(?<!主体)(?<!结构)完工|竣工|投用))[^，。；、]{{0,12}}?{_ALREADY}(?:"
    rf"(?P<begun>{_BEGINNING}|(?:主体)?(?:结构)?封顶|主体(?:结构)?完工)(?:建设|改造|施工|实施)?"
    rf"|(?:完成|通过|取得|开展|启动|办理|编制|进行|确定)了?[^，。；、]{{0,4}}?(?P<step>{_STEP})[^，。；、]{{0,6}}"
    r")[（(]?$"
)
_DRAWN_UP = re.compile(
    r"(?!.*(?:建成|完工|竣工|投用|投入使用|交付|通车))[^，。；、\d]{0,12}?"
    r"(?<!制[定订])(?<!编制)(?<!印发)(?<!按)(?P<step>方案|设计图|施工图|可研报告)[^，。；、\d]{0,12}$"
)
"""Behind a figure of plans, and not of works: 20个|小区改造方案已通过评审."""


def only_begun(left: str, right: str) -> str:
    """The step that the work about a figure has reached: 开工, 选址; "" if it names none."""
    for found in (_LEFT.search(left), _RIGHT.match(right)):
        if found is not None:
            return found["step"] or found["begun"]
    drawn_up = _DRAWN_UP.match(right)
    return drawn_up["step"] if drawn_up else ""


def is_beginning(step: str) -> bool:
    """Whether a step is the beginning of the work itself: 开工."""
    return re.match(_BEGINNING, step) is not None


_STEPS = re.compile(
    rf"{_STEP}|初设|挂网|概算|比选|土地(?:出让|组卷|报批)|编制[^，。；、]{{0,4}}报告"
)
_DRAFTS = re.compile(
    "征求[^，。；]{0,10}意见|意见征[求集]|征求意见稿|起草|初稿|草案|讨论稿|送审稿|修改完善|报批|提交审议|提请审议|审查|调研"
)
_IS_RULE = re.compile(
    "(?:修订|修编|修改|制[定订]|出台|印发|编制|发布|颁布|建立)[^，。；]*"
    "(?:办法|条例|意见|方案|规划|制度|规定|细则|措施|政策|标准|规程|预案|清单|目录|机制|指南|章程|计划)"
)
"""A promise of what is written."""
_IS_WORK = re.compile("建|改造|整治|修缮|升级|安装|铺设|打造|引进|采购|购置")
_NO_PREPARATION = re.compile(
    rf"(?:{_FINISHED}|投产|开业|运[行营]|封顶|主体|开工|动工|施工|进场|启用|挂牌|完成投资|揭牌"
    "|印发|出台|发布|施行|实施|公布|颁布|执行|生效|签发|下发|审议通过|已修订|已制[定订]|已建立|修订了|制[定订]了|建立了)"
    rf"(?![^，。；、]{{0,8}}(?:{_STEP}|{_DRAFTS.pattern}))"
)
"""What is more than preparation: 完成改造, and not 完成选址."""
_GOES_ON = re.compile("项目|工程|目前|现|该|已|主体|正")
"""How a sentence begins that goes on about what the one before it spoke of."""


def is_only_prepared(
    promise: str, text: str, sentence: Span, behind: Span | None, ahead: tuple[Ahead, ...]
) -> bool:
    """Whether a sentence names nothing but steps that lead up to what was promised.

    `promise` is the text of the promise, `behind` the next sentence of the same item.
    """
    steps = _DRAFTS if _IS_RULE.search(promise) else _STEPS
    if _DRAFTS.search(promise) or _STEPS.search(promise):
        return False
    if not (steps is _DRAFTS or _IS_WORK.search(promise)) or not steps.search(text, *sentence):
        return False
    passages = [sentence]
    if behind is not None and _GOES_ON.match(text, behind.start):
        passages.append(behind)
    return not any(_names_result(text, passage, ahead) for passage in passages)


def _names_result(text: str, passage: Span, ahead: tuple[Ahead, ...]) -> bool:
    """Whether a passage names a result in front of what is still to come."""
    planned = within(ahead, *passage)
    end = planned[0].span.start if planned else passage.end
    return _NO_PREPARATION.search(text, passage.start, end) is not None
