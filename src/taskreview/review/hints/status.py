"""Status, deadline and text held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from taskreview.i18n import _
from taskreview.model import Field
from taskreview.review.ahead import Ahead, within
from taskreview.review.assessment import Answer, Promise, Span
from taskreview.review.case import Case
from taskreview.review.caveats import Caveat
from taskreview.review.direction import direction, said_with
from taskreview.review.hints.finding import Finding
from taskreview.review.hints.quoted import without_quoted
from taskreview.review.measures import Kinship, is_share, kinship
from taskreview.review.mentions import Mention
from taskreview.review.pairing import Pair
from taskreview.review.roles import Role
from taskreview.review.unfinished import AWAITING
from taskreview.review.vocabulary import WORK_VERBS

_RESULT = "完成|完工|竣工|建成|投用|投入使用|投产|实现|交付|通车|验收"
_BEGINNING = "开工|启动"
_RESULT_AHEAD = f"{_RESULT}|{_BEGINNING}|招标"
_PENDING = re.compile(
    r"正在(?!运[行营]|使用|发挥|(?:持续)?(?:为|向)[^，。；]{1,14}(?:提供|开展|服务)|提供|[^，。；]{1,10}的[^，。；]{1,12}已)[^，。；]{0,10}"
    r"|尚未[^，。；]{0,8}|仍未[^，。；]{0,8}"
    r"|(?<!如)未(?:能)?(?:开工|启动|完工|实施|完成|开展|达标)"
    rf"|(?:预计|有望)[^，。；]{{0,14}}(?:{_RESULT_AHEAD})"
    rf"|(?<!全年)(?<!年内)(?<!年初)(?<!今年)(?<!原)(?:计划|拟)"
    rf"(?=[^，。；]{{0,12}}(?:{_RESULT_AHEAD}|新增|新建|实施|投入))"
    r"|(?:计划|拟)(?=[于在]?[^，。；]{0,4}(?:年底|明年|下[半个]|\d{1,2}月|\d{4}年))"
    r"|拟于|力争"
    rf"|下一步(?![，：:]?(?:一是)?(?:我\w|将)?(?:继续|持续|进一步|巩固|加强))[^。；]{{0,12}}(?:{_RESULT_AHEAD}|推进|加快|抓紧)"
    rf"|{AWAITING}[^，。；]{{0,6}}(?:验收|批复|审批|评审)"
    r"|(?:其余|剩余|余下)(?!劳动力|价值|[^，。；]{1,12}(?:可供|可以?预[订约]|可用|待售)|[^，。；]{0,12}(?:均|已|全部))[^，。；]{0,10}"
    r"|材料(?:已)?上报|抓紧(?:推进|办理|实施)|(?:推进|建设|施工|办理)中(?![^，。；、）)])"
    r"|前期手续(?=[^，。；完]{0,6}(?:未|尚|仍|正|中|待|阶段))"
    r"|(?<!已)(?:办理|推进|开展|完善)[^，。；完毕]{0,6}前期手续"
    r"|暂缓(?:实施|建设|推进|开工|启动|开展|施工)|暂缓(?![^，。；）)\s])"
)
_IS_VERB_OR_NAME = re.compile("计划|拟")
_BEFORE_THE_WORK = "设计|方案|选址|可研|立项|招标|招投标|审批|论证|前期|测绘|勘察|报批"
_CAN_BE_SETTLED = re.compile("计划|预计|有望|拟|力争|.*前期手续")
_IT_IS_SO = r"(?:[已现均]|全部|提前|如期)[^，。；]{0,8}"
_SETTLED = re.compile(
    rf"实际|，[^，。；]{{0,4}}(?:完成|建成|新增|新建)\d|{_IT_IS_SO}(?:{_RESULT})(?![^，。；]{{0,6}}(?:{_BEFORE_THE_WORK}))"
)
"""What says behind a plan that it has come true: 计划8月开工，已提前完工."""
_BEGUN = re.compile(rf"{_IT_IS_SO}(?:{_BEGINNING})")
_TO_BEGIN = re.compile(rf"[^，。；]*(?:{_BEGINNING})")
_DONE_IN_TEXT = re.compile(
    rf"已(?:全部|全面)?(?:完成(?![^，。；]{{0,6}}(?:{_BEFORE_THE_WORK}))"
    r"|建成|投用|投入使用|竣工|完工)|全面完成|(?:完成|面积|建成|新增)\d"
)
_DIGITS = re.compile(r"[\d.,]*\d")
_SENTENCE_END = re.compile("[。；;！？\n]")
_OF_THE_GOAL = re.compile(r"目标|任务|计划|进度|工程量")

_SCOPES = (
    (4, re.compile("国务院|中央|国家|全国")),
    (3, re.compile("省|自治区")),
    (2, re.compile("市")),
    (1, re.compile("区|县|旗")),
    (0, re.compile("镇|乡|街道")),
)
_FOUND_IN_UNITS = re.compile("督察|巡[视察]|审计|反馈|整改|通报")
"""Sources that name what others have found in the units themselves: 省环保督察反馈问题六."""
_MISREAD = re.compile("市场|市政|市容|城市|都市|乡村|城乡|街区|社区|园区|片区|示范区|校区")
_BETTER_LOW = re.compile(
    "(?:失业|漏损|不合格|空置|负债|赤字|死亡|发病|差错|故障|违约|不良|投诉|逾期|发案|破损|残疾|流失|辍学|退货|返贫)(?:贷款)?率"
    "|药占比|CPI|物价|消费价格|浓度|(?<!服务)时[间长]|预算|三公|能耗|排放量|事故|死亡|成本"
)
_ROUGHLY = Decimal("0.05")
_WORK = re.compile(WORK_VERBS)
_NEAR_ENOUGH = Decimal("1.25")
"""More than that beside a figure is another matter: 出栏196万头，存栏112万头."""


def empty_progress(case: Case) -> Iterator[Finding]:
    """The progress is empty, or says 同上, 略, 见附件."""
    if case.answering.is_empty and not case.progress.is_cut:
        yield Finding(0, len(case.progress.raw), _("the progress says nothing"))


def overdue(case: Case) -> Iterator[Finding]:
    """The deadline has gone by and the status does not say that it cannot be missed."""
    if case.deadline and case.deadline < case.as_of and not case.is_settled:
        message = _("the deadline {day} has gone by")
        if case.status.strip():
            message = _("the deadline {day} has gone by, and the status is “{status}”")
        yield Finding(
            0,
            len(case.task.deadline or ""),
            message.format(day=case.deadline, status=case.status),
            Field.DEADLINE,
        )


def status_vs_text(case: Case) -> Iterator[Finding]:
    """Done by status, and the text speaks of what is still to come; or the other way round."""
    if not case.is_done and not case.is_not_begun:
        return
    text = without_quoted(case.progress.text)
    match = _pending(text, case.progress.ahead) if case.is_done else _DONE_IN_TEXT.search(text)
    if match is not None:
        said = _with_whole_figures(case, Span(*match.span()))
        yield Finding(
            *said,
            _("the status is “{status}”, yet the text says “{words}”").format(
                status=case.status, words=case.progress.slice(said)
            ),
        )
    elif case.is_done:
        yield from _part_of_the_goal(case)


def _with_whole_figures(case: Case, said: Span) -> Span:
    """The passage, and the rest of a figure, date or number that it would cut."""
    figure = _DIGITS.match(case.progress.text, said.end)
    ends_in_digit = case.progress.text[said.end - 1].isdecimal()
    end = figure.end() if figure and ends_in_digit else said.end
    cut = (each.end for each in case.progress.mentions if each.start < end < each.end)
    return Span(said.start, max(cut, default=end))


def _pending(text: str, ahead: tuple[Ahead, ...]) -> re.Match[str] | None:
    """The first words that speak of what is still to come, and of which no result is named."""
    for match in _PENDING.finditer(text):
        if _IS_VERB_OR_NAME.match(match[0]) and not within(ahead, *match.span()):
            continue
        if not _CAN_BE_SETTLED.match(match[0]) or not _is_settled(text, match):
            return match
    return None


def _is_settled(text: str, plan: re.Match[str]) -> bool:
    """Whether the sentence goes on to say that a plan has come true."""
    stop = _SENTENCE_END.search(text, plan.end())
    end = stop.start() if stop else len(text)
    if _SETTLED.search(text, plan.end(), end):
        return True
    return bool(_TO_BEGIN.match(text, plan.start()) and _BEGUN.search(text, plan.end(), end))


def _part_of_the_goal(case: Case) -> Iterator[Finding]:
    for mention in case.progress.mentions:
        if mention.role is not Role.COMPLETION or mention.quantity.amount >= 100:
            continue
        if _OF_THE_GOAL.search(case.progress.text, mention.segment.start, mention.start):
            yield Finding(
                *mention.span,
                _("the status is “{status}”, yet the text says “{words}”").format(
                    status=case.status, words=case.progress.slice(mention.span)
                ),
            )
            return


def status_vs_figure(case: Case) -> Iterator[Finding]:
    """Done by status, and a firm figure does not reach the unit's own target."""
    if not case.is_done or not _is_own_target(case):
        return
    for clause in case.answering.clauses:
        for target in clause.targets:
            pairs = case.answering.pairing.of(target)
            if len(pairs) == 1 and pairs[0].caveat is Caveat.OPPOSITE:
                yield _opposite(case, target, pairs[0].reported)
            elif len(pairs) == 1 and not pairs[0].is_weak and _misses(target, pairs[0]):
                reported = pairs[0].reported
                if _is_better_low(case, target) or _is_made_up(case, target, reported):
                    continue
                message = _("the status is “{status}”, yet {reported} does not reach {target}")
                if target.is_cap:
                    message = _("the status is “{status}”, yet {reported} is more than {target}")
                yield Finding(
                    *reported.span,
                    message.format(
                        status=case.status,
                        reported=case.progress.slice(reported.span),
                        target=case.content.slice(target.span),
                    ),
                )


def _opposite(case: Case, target: Mention, reported: Mention) -> Finding:
    """That something falls that was to rise, or the other way round."""
    told = said_with(case.progress.text, reported)
    return Finding(
        *told,
        _("the status is “{status}”, yet {reported} is the opposite of {target}").format(
            status=case.status,
            reported=case.progress.slice(told),
            target=case.content.slice(said_with(case.content.text, target)),
        ),
    )


def _is_made_up(case: Case, target: Mention, reported: Mention) -> bool:
    """Whether figures that stand beside the reported one and tell of no other deed make the target
    together with it, near enough: 附中（1800个学位）、三小（1350个学位） for 3000个."""
    unit, text = reported.quantity.unit, case.progress.text
    has_parts_behind = text[reported.end : reported.end + 1] in ("(", "（")
    if target.is_cap or is_share(unit) or has_parts_behind:
        return False
    promised = _WORK.findall(case.content.text, *target.left)
    deeds = {*promised, *_WORK.findall(text, *reported.left)}
    parts = [
        mention.quantity.amount
        for mention in case.progress.mentions
        if mention.sentence == reported.sentence
        and mention.quantity.unit == unit
        and mention.role in (Role.FIGURE, Role.PART)
        and not case.answering.pairing.is_used(mention)
        and deeds.issuperset(_WORK.findall(text, *mention.left))
    ]
    together = sum(parts, reported.quantity.amount) / target.quantity.amount
    return bool(parts) and 1 <= together <= _NEAR_ENOUGH


def _misses(target: Mention, pair: Pair) -> bool:
    reported = pair.reported
    is_part = reported.role is Role.PART and target.role is not Role.PART
    if pair.caveat is not None or is_part or reported.role is Role.SCOPE:
        return False
    if target.is_per_head and not reported.is_per_head:
        return False
    if kinship(target.quantity.unit, reported.quantity.unit) in (Kinship.NONE, Kinship.LOOSE):
        return False
    slack = _ROUGHLY if target.is_rough else Decimal(0)
    if target.is_cap:
        return reported.quantity.amount > target.quantity.most * (1 + slack)
    return reported.quantity.most < target.quantity.amount * (1 - slack)


def _is_better_low(case: Case, target: Mention) -> bool:
    """Whether a target that says no direction is of what is the better the less there is."""
    named = case.content.text[slice(*target.left)]
    has_way = target.is_cap or direction(case.content.text, target) is not None
    return not has_way and _BETTER_LOW.search(named) is not None


def _is_own_target(case: Case) -> bool:
    """Whether the target is set for the units themselves, and not for the city they belong to."""
    source = case.task.source or ""
    if _FOUND_IN_UNITS.search(source):
        return True
    of_source = _scope(source)
    of_units = [scope for unit in case.task.units if (scope := _scope(unit)) is not None]
    if of_source is None:
        return True
    return bool(of_units) and of_source <= max(of_units)


def _scope(name: str) -> int | None:
    """How far a name reaches: 区教委 1, 市民生实事 2; None where it does not say."""
    bare = _MISREAD.sub("", name)
    # Of 北京市大兴区 the narrower one is meant.
    return min((scope for scope, words in _SCOPES if words.search(bare)), default=None)


def no_answer(case: Case) -> Iterator[Finding]:
    """A promise to which nothing in the progress was seen to speak."""
    if case.answering.is_empty:
        return
    for index, promise in enumerate(case.promises):
        if promise.answer is Answer.NO:
            yield _unanswered(case, index, promise)


def _unanswered(case: Case, index: int, promise: Promise) -> Finding:
    message = _("no answer seen to “{promise}”: {why}")
    if case.progress.is_cut:
        message = _("no answer seen to “{promise}” as far as the progress was read: {why}")
    return Finding(
        promise.start,
        promise.end,
        message.format(
            promise=case.content.slice(Span(promise.start, promise.end)), why=promise.why
        ),
        Field.CONTENT,
        index,
    )
