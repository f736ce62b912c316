"""Work that is only begun or prepared: 开工12座, 完成选址, 正在编制可研报告."""

from __future__ import annotations

import re

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
    rf"(?!.*(?:建成|完工|竣工|投用))[^，。；、]{{0,12}}?{_ALREADY}(?:"
    rf"(?P<begun>{_BEGINNING})(?:建设|改造|施工|实施)?"
    rf"|(?:完成|通过|取得|开展|启动|办理|编制|进行|确定)了?[^，。；、]{{0,4}}?(?P<step>{_STEP})[^，。；、]{{0,6}}"
    r")[（(]?$"
)


def only_begun(left: str, right: str) -> str:
    """The step that the work about a figure has reached: 开工, 选址; "" if it names none."""
    for found in (_LEFT.search(left), _RIGHT.match(right)):
        if found is not None:
            return found["step"] or found["begun"]
    return ""


def is_beginning(step: str) -> bool:
    """Whether a step is the beginning of the work itself: 开工."""
    return re.match(_BEGINNING, step) is not None
