"""Whether two figures are of different kinds, so that neither can answer the other."""

from __future__ import annotations

import re

from taskreview.review.measures import is_share
from taskreview.review.mentions import Mention
from taskreview.review.naming import are_other_rates, rate
from taskreview.review.roles import Role, attribute

CAN_BE_UNDER_WAY = re.compile("开工|启动|推进|实施|开展|续建|在建|施工")
"""Promises that are kept while the work goes on."""
PLACES = re.compile("片区|街道|镇|乡|社区|部门|单位|方面|区域|批次|村居|点位")
"""Nouns that say where: 3个街道 answers no target but one of streets."""
_WHERE = re.compile("(?:(?<![所存现])在|涉及|覆盖|涵盖|深入|走进|分布[在于]|辐射)$")
"""In front of places that something was done in: 在6个乡镇."""
_SPENT = re.compile(
    "(?:投入|耗资|花费|支出)(?:[^，。；、]{0,6}(?:资金|经费))?(?:共计?|合计|累计|约|近|超|达)?$"
)
_MONEY_TO_SPEND = re.compile(
    "投入|投资|支出|资金|经费|安排|拨付|预算|项目|工程|补贴|奖补|购|建设|改造|费"
)
"""Promises of money that is there to be spent: not 追缴保证金2300万元."""
_FINDINGS = re.compile("(?:问题|隐患|线索|诉求|意见|建议|矛盾|纠纷|违法行为)$")
"""What is found in things, and is none of them: 排查污水处理站, 发现问题41个."""


def are_of_other_kinds(content: str, progress: str, target: Mention, reported: Mention) -> bool:
    """Whether one is of growth, completion, a head, a size or a finding, and the other is not."""
    is_rate = is_share(target.quantity.unit) or target.quantity.unit == "百分点"
    if is_rate and (reported.role is Role.GROWTH) != (target.role is Role.GROWTH):
        return True
    if (reported.role is Role.COMPLETION) != (target.role is Role.COMPLETION):
        return True
    if reported.role is Role.UNDER_WAY:
        return not CAN_BE_UNDER_WAY.search(content, *target.segment)
    if _is_where(content, progress, target, reported):
        return True
    if _is_finding_of_another(content, progress, target, reported):
        return True
    if _is_spent_on_it(content, progress, target, reported):
        return True
    if target.is_per_head != reported.is_per_head:
        return target.is_per_head or target.quantity.unit == "元"
    if reported.role is Role.ATTRIBUTE:
        named = attribute(progress, reported.segment)
        return not named or named not in content[slice(*target.left)]
    return are_other_rates(rate(content, target), rate(progress, reported))


def _is_finding_of_another(content: str, progress: str, target: Mention, reported: Mention) -> bool:
    """Whether a figure counts what was found, in another measure and not promised."""
    found = _FINDINGS.search(progress, *reported.left)
    if found is None or target.quantity.unit == reported.quantity.unit:
        return False
    return found[0] not in content[slice(*target.segment)]


def _is_spent_on_it(content: str, progress: str, target: Mention, reported: Mention) -> bool:
    """Whether a figure is of the money that the work cost, and other money was promised."""
    if reported.quantity.unit != "元" or _SPENT.search(progress, *reported.left) is None:
        return False
    return _MONEY_TO_SPEND.search(content, *target.segment) is None


def _is_where(content: str, progress: str, target: Mention, reported: Mention) -> bool:
    """Whether a figure counts the places where something was done, and these were not promised."""
    place = PLACES.match(progress, *reported.right)
    if place is None or not _WHERE.search(progress, *reported.left):
        return False
    return place[0] not in content[target.left.start : target.right.end]
