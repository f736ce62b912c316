"""Rates and sums held against the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from taskreview.i18n import _
from taskreview.review.case import Case
from taskreview.review.hints.finding import Finding
from taskreview.review.hints.rates import (
    by_change,
    by_name,
    by_whole,
    is_written_as,
    rate_name,
    share,
)
from taskreview.review.measures import Kinship, is_share, kinship
from taskreview.review.mentions import Mention
from taskreview.review.roles import Role

_OVER_ALL = re.compile(r"整体|总体|平均|综合|分别|累计进度")
_SHARE = re.compile(r"占(?:比|其|(?:全部|全区|全县|全市|总)[^，。；]{0,6})?(?:为|达到?|的|约)?$")
_SHARE_OF_NAMED = re.compile(r"占(?:比|其|全|总)")
_PARTS_FOLLOW = re.compile(r"[^。；\d]{0,10}[，,（(:：]?\s*(?:其中|包括|分别为)")
_NO_PART = re.compile(r"已|比|较|同比|减少|增加|增长|下降|惠及|累计|另")
_ALL_TOGETHER = re.compile(r"(?:合计|共计|总计|一共|共有|(?<!公)共)$")
_NO_SUM = re.compile(r"完成|累计|较|同比|惠及|覆盖|其中|检查|发现")
_RATE_WORDS = re.compile(
    r"[\s，,、（(:：]|截[至止]|目前|\d{1,2}月份?[底末]?|实际|现|已|均|共|全部|超额|本?年度?|全年|总|任务|目标|计划"
    r"|指标|工作|建设|进度|完成|比例|情况|占|比|率|数|量|值|的|之|达到?|到|为|约|近"
)
"""What a rate of completion is said with that names nothing: 完成年度任务的, 占目标的, 完成率达."""
_LONGEST_NAME = 14
"""Characters between two parts of a sum."""
_TENTH = Decimal("0.1")
_NEAREST = 3
"""Figures in front of a share that it may have been made from."""
_MOST_BESIDE = 12
"""Figures on either side of a rate that are looked at."""
_MOST_PARTS = 60
"""More parts than anybody writes of a sum, so that no text takes long."""
_CAN_BE_RATED = frozenset({Role.FIGURE, Role.SHARE, Role.FORECAST, Role.PART, Role.SCOPE})


def ratio(case: Case) -> Iterator[Finding]:
    """A rate that does not come from the figures it is said of, rounded or cut off."""
    for index, rate in enumerate(case.progress.mentions):
        if not is_share(rate.quantity.unit) or rate.is_rough:
            continue
        before = case.progress.text[max(rate.sentence.start, rate.start - 10) : rate.start]
        if _OVER_ALL.search(before):
            continue
        possible = _possible(case, rate, _beside(case, index))
        if possible and not any(is_written_as(value, rate) for value in possible):
            nearest = min(possible, key=lambda value: abs(value - rate.quantity.amount))
            yield Finding(
                *rate.span,
                _("{rate} does not fit the figures beside it, which make {value}%").format(
                    rate=case.progress.slice(rate.span),
                    value=nearest.quantize(min(rate.quantity.step, _TENTH)),
                ),
            )


def _possible(case: Case, rate: Mention, beside: list[Mention]) -> list[Decimal]:
    """What a rate may be by the figures beside it; nothing where it is not said of them."""
    text = case.progress.text
    if name := rate_name(text, rate):
        return by_name(text, rate, name, beside)
    if rate.quantity.upper > rate.quantity.value:
        return []
    if rate.role is Role.GROWTH:
        return by_change(text, rate, beside)
    if made := by_whole(text, rate, beside):
        return made
    if rate.role is Role.COMPLETION:
        return _completions(case, rate, beside)
    return _shares(case, rate, beside) if rate.role is Role.SHARE else []


def _beside(case: Case, index: int) -> list[Mention]:
    """The figures of the sentence around one of the progress, itself too."""
    mentions = case.progress.mentions
    near = mentions[max(0, index - _MOST_BESIDE) : index + _MOST_BESIDE + 1]
    return [mention for mention in near if mention.sentence == mentions[index].sentence]


def _completions(case: Case, rate: Mention, beside: list[Mention]) -> list[Decimal]:
    """What the rate of completion may be: the last figure over its target."""
    figures = [mention for mention in beside if not is_share(mention.quantity.unit)]
    done = [
        mention
        for mention in figures
        if mention.end <= rate.start and mention.role in _CAN_BE_RATED
    ]
    if not done:
        return []
    last = done[-1]
    if not _is_rate_of(case.progress.text, rate, last):
        return []
    wholes = [
        target
        for clause in case.answering.clauses
        for target in clause.targets
        for pair in case.answering.pairing.of(target)
        if pair.reported is last
        and not pair.is_weak
        # A target said again is not what was done of it: 治理河道50公里，已完成84%.
        and last.quantity.amount != target.quantity.amount
    ]
    wholes += [
        mention
        for mention in figures
        if mention.role in (Role.RESTATED, Role.SCOPE)
        and kinship(mention.quantity.unit, last.quantity.unit) is not Kinship.NONE
    ]
    if not wholes:
        return []
    values = [share(last, whole) for whole in wholes]
    # Where other figures could be meant as well, nothing is said against them.
    values += [
        share(part, whole)
        for part in done
        for whole in done
        if part is not whole and kinship(part.quantity.unit, whole.quantity.unit) is Kinship.SAME
    ]
    return [value for value in values if value is not None]


def _is_rate_of(text: str, rate: Mention, figure: Mention) -> bool:
    """Whether a rate is said of a figure in front of it, and not of another thing: 路面完成50%."""
    lead = text[max(figure.end, rate.segment.start) : rate.start]
    named = _RATE_WORDS.sub("", lead)
    return named in text[slice(*figure.segment)]


def _shares(case: Case, rate: Mention, beside: list[Mention]) -> list[Decimal]:
    """What a share may be: one of the figures close in front of it over another."""
    lead = case.progress.text[rate.segment.start : rate.start]
    if not _SHARE.search(lead) or not _SHARE_OF_NAMED.search(lead):
        return []
    before = [mention for mention in beside if mention.end <= rate.start]
    near = [mention for mention in before if not is_share(mention.quantity.unit)][-_NEAREST:]
    if len(near) < 2 or is_share(before[-1].quantity.unit):
        return []
    values = [
        share(part, whole)
        for part in near
        for whole in near
        if part is not whole and kinship(part.quantity.unit, whole.quantity.unit) is Kinship.SAME
    ]
    return [value for value in values if value is not None]


def sum_(case: Case) -> Iterator[Finding]:
    """Parts that do not make the whole that is written beside them."""
    mentions = [each for each in case.progress.mentions if not is_share(each.quantity.unit)]
    for index, whole in enumerate(mentions):
        if whole.is_rough:
            continue
        yield from _parts_too_many(case, whole, mentions[index + 1 : index + 1 + _MOST_PARTS])
        yield from _total_wrong(case, whole, mentions[max(0, index - _MOST_PARTS) : index])


def _parts_too_many(case: Case, whole: Mention, behind: list[Mention]) -> Iterator[Finding]:
    text = case.progress.text
    if not _PARTS_FOLLOW.match(text, whole.end, whole.sentence.end):
        return
    parts: list[Mention] = []
    end = whole.end
    for mention in behind:
        if mention.sentence != whole.sentence:
            break
        if mention.quantity.unit != whole.quantity.unit:
            continue
        if _NO_PART.search(text, end, mention.start):
            break
        parts.append(mention)
        end = mention.end
        if sum((part.quantity.value for part in parts), Decimal(0)) == whole.quantity.value:
            return
    made = sum((part.quantity.value for part in parts), Decimal(0))
    is_list = len(parts) >= 2 and re.search("[、，,；]", text[parts[0].end : parts[-1].start])
    are_parts = all(part.quantity.amount < whole.quantity.amount for part in parts)
    if not is_list or not are_parts or _any_rough(parts):
        return
    if made > whole.quantity.value + _rounding(parts, whole):
        yield _finding(case, whole, parts)


def _total_wrong(case: Case, whole: Mention, before: list[Mention]) -> Iterator[Finding]:
    text = case.progress.text
    if not _ALL_TOGETHER.search(text, whole.segment.start, whole.start):
        return
    parts: list[Mention] = []
    end = whole.start
    for mention in reversed(before):
        between = text[mention.end : end]
        if mention.sentence != whole.sentence or mention.quantity.unit != whole.quantity.unit:
            break
        if len(between) > _LONGEST_NAME or _NO_SUM.search(between):
            break
        parts.append(mention)
        end = mention.start
    # The sum may be written in front of its parts, too: 27家，包括15家、9家、2家，合计27家.
    addends = [part for part in parts if part.quantity.value != whole.quantity.value]
    if len(addends) < 2 or _any_rough(addends):
        return
    made = Decimal(0)
    for count, part in enumerate(addends, 1):
        made += part.quantity.value
        if count > 1 and abs(made - whole.quantity.value) <= _rounding(addends[:count], whole):
            return
    yield _finding(case, whole, addends)


def _rounding(parts: list[Mention], whole: Mention) -> Decimal:
    """How far a sum may be off because its parts are rounded; whole numbers are not."""
    step = max(each.quantity.step for each in [*parts, whole])
    return Decimal(0) if step == 1 else step * len(parts)


def _any_rough(mentions: list[Mention]) -> bool:
    return any(mention.is_rough for mention in mentions)


def _finding(case: Case, whole: Mention, parts: list[Mention]) -> Finding:
    made = sum((part.quantity.value for part in parts), Decimal(0))
    return Finding(
        *whole.span,
        _("the parts make {made}{unit}, and {whole} is written").format(
            made=f"{made:f}", unit=whole.quantity.unit, whole=case.progress.slice(whole.span)
        ),
    )
