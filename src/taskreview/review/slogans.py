"""Promises that name nothing of their own that could be reported: 加强组织领导, 建成率100%."""

from __future__ import annotations

import re

from taskreview.review.evidence import Comparison
from taskreview.review.promises import Clause

_SLOGAN = re.compile(
    "(?:[^，。；]{2,6}[：:])?(?:进一步|切实|全面|认真|坚决|深入|不断|持续|严格|坚持)*(?:"
    "(?:学习)?(?:贯彻|落实|执行)[^，。；]{0,12}(?:部署|精神|要求|指示|批示)"
    "|(?:加强|强化)(?:组织领导|统筹协调|协调配合|沟通协调|部门协同|协同配合|宣传引导|督导检查|监督检查|督促检查|督导问效"
    "|调度|责任落实|责任担当|责任意识|统筹谋划|工作保障)"
    "|压实[^，。；]{0,6}责任|明确(?:责任)?分工|提高(?:政治)?站位|高度重视|统一思想|提高认识|举一反三|凝聚共识"
    "|形成(?:工作)?合力|营造[^，。；]{2,12}氛围|细化(?:工作)?措施"
    "|(?:推进|推动|促进|提升|提高|改善|优化|深化|落实|统筹|丰富|保障|规范)[^，。；]{2,14}"
    "(?:发展|振兴|转型|升级|一体化|均衡|公平|责任制?|同责|环境|水平|能力|质量|生活|民生|秩序)"
    "|(?:建立健全|健全|完善|构建)[^，。；]{2,14}(?:体系|格局)"
    "|(?:巩固|拓展)[^，。；]{2,14}成果|守[住牢][^，。；]{2,16}[底红]线|防范[^，。；]{0,12}风险)"
)
"""A promise of how to go about it, or of what all is good for: 加强组织领导, 推进均衡发展."""
_RATE_ALONE = re.compile(
    "(?:建成|完成|覆盖|达标|竣工|完工|合格|整改|办结|到位|投用|开工|验收|使用|配备|参与|普及)率"
    r"(?:达到?|为|不低于)?[\d.]+%(?:以上)?"
)
"""A rate that does not say what it is of."""


def is_rate_alone(comparison: Comparison, clause: Clause) -> bool:
    """Whether a promise is a rate of what the one before it speaks of: 建成率100%."""
    return _RATE_ALONE.fullmatch(comparison.content.text, *clause.span) is not None


def is_slogan(comparison: Comparison, clause: Clause) -> bool:
    """Whether a promise names nothing that could be reported: 认真贯彻落实上级部署.

    So does the heading of an item: 一、加强耕地保护。新增农田5万亩.
    """
    if any(clause.span == heading for heading in comparison.content.headings.values()):
        return True
    return _SLOGAN.fullmatch(comparison.content.text, *clause.span) is not None
