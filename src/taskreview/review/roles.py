"""The part that a figure plays in its sentence.

Most figures are results or targets.  Some are the state before (由50%提高到60%), the target said
again (超额完成40所的目标), the whole of which a part is done (15个项目已完成8个), what is left,
what is planned, how much of the target is done, or how much more than before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum, auto

from taskreview.review.ahead import Ahead, within
from taskreview.review.assessment import Span
from taskreview.review.beginnings import only_begun
from taskreview.review.measures import is_share, is_time
from taskreview.review.orders import is_done_since, is_ordered_behind, ordered_from
from taskreview.review.quantities import Quantity
from taskreview.review.restated import GOAL, is_met, is_said_again
from taskreview.review.scopes import is_whole
from taskreview.review.unfinished import Undone, ends_negated, says_done, undone


class Role(Enum):
    """The part a figure plays."""

    FIGURE = auto()
    """A result in a progress, a target in a content."""
    QUALIFIER = auto()
    """Says which: 65岁以上老人, 10蒸吨以下锅炉."""
    ATTRIBUTE = auto()
    """Says how large the thing is: 总投资86亿元."""
    BASELINE = auto()
    RESTATED = auto()
    SCOPE = auto()
    REST = auto()
    UNDER_WAY = auto()
    """Being done: 10个小区正在改造.  A result only where no more is asked than to begin."""
    BEGUN = auto()
    """Begun or prepared: 开工12座, 2所完成选址.  It may be a result, and may be not."""
    PLAN = auto()
    FORECAST = auto()
    ORDER = auto()
    """Named by a plan, an order or a list: 方案明确新建800个."""
    PART = auto()
    COMPLETION = auto()
    SHARE = auto()
    GROWTH = auto()


NO_TARGETS = frozenset({Role.QUALIFIER, Role.ATTRIBUTE, Role.BASELINE})
"""What a content names without promising it."""

NO_ANSWERS = frozenset({Role.QUALIFIER, Role.BASELINE, Role.RESTATED, Role.PLAN, Role.REST})
"""What a progress names without reporting it."""

NOT_COME_ABOUT = frozenset({Role.FORECAST, Role.ORDER})
"""What may be the answer and has not come about."""


_CUT = re.compile(r"[，,。；;、：:（）()！？\n]")
_CUT_OR_FIGURE = re.compile(rf"{_CUT.pattern}|\d")
_TO = (
    "(?:提高|增加|提升|上调|增长|降低|下降|下调|压减|压缩|缩短|调整|扩大|扩充|减少|延长|拓展|转|变"
    "|[升降增减扩缩涨提])"
)
_BASELINE = re.compile(rf"[由从](?P<before>[^，。；由从]*?){_TO}(?:到|至|为)")
_AS_BEFORE = re.compile(
    r"(?:上年|去年|同期|原有|原来的?|此前的?|原先的?|基数)(?:同期)?(?:为|是|的)?$"
)
_LAST_YEAR = re.compile(
    r"(?:去年|上年|前年|上一年)(?!同期|相比)[^，。；]*[，,；](?:[^，。；]{0,6}?)(?:今年|本年)"
)
"""How a segment begins that tells what was done before: 去年改造18个，今年改造31个."""
_CAP_LEFT = re.compile(
    r"(?:[≤<＜]=?|不[得能应]?(?:突破|超过?|高于|大于|多于)|低于|小于|上限[为是]?"
    r"|(?:缩短|缩减|压缩|压减|压降|减少|降低|下降|精简|减|降|控制)[至到为]|控制在)$"
)
_FLOOR_LEFT = re.compile(r"不(?:低|小|少)于$")
_ROUGH_LEFT = re.compile(r"(?:约|近|大约|将近|接近|逾|超|超过)$")
_PER_HEAD = re.compile(
    r"每(?:[人户生日天]|[百千万](?:名|户|常住|户籍)?人|平方公里|亩|校|村)|人均|户均|日均|月均"
)
_BY_HEAD = re.compile("/(?:[百千万]?[人户亩]|每)")
_TOTAL = re.compile(r"(?<!公)共(?!享|同|建|治|有产)(?:计|有)?|合计|总计|累计共|总数")
_AGES = frozenset({"岁", "周岁", "蒸吨", "千伏", "个月"})
"""Measures that tell which or how, and never how much was done."""
_WITHIN_OR_END = re.compile("以[内上]|之内|内|办结|办理|完成|响应|到位|[，。；）)]|$")
_AND_ABOVE = re.compile(rf"(?:及)?以[上下](?:的)?(?!{GOAL})[\u4e00-\u9fff\d]")
_SIZE_RIGHT = re.compile("级(?!别)")
"""2万吨|级码头 is of a size."""
_SIZES = "设计|总投资|总建筑面积|建筑面积|占地|规划(?:用地)?面积|总规模|全长|总长|库容|总占地"
_ATTRIBUTE = re.compile(rf"(?:项目|工程)?(?P<what>{_SIZES})")
"""How a segment begins that says how large the thing is, and not how much is to be done."""
_ATTRIBUTE_SIZE = re.compile(_SIZES)
_CHANGED_TO = re.compile(r"(?:调整|修订|变更|核减|核增|修改)(?:为|到|至)$")
_COMPLETION = re.compile(
    r"(?:完成率|开工率|竣工率|完工率|进度|支付率|执行率|序时进度|投资率"
    rf"|占(?:[^，。；]{{0,8}})(?:{GOAL}|总量|总工程量|总投资)(?:数|值|量)?的?"
    rf"|(?:完成|达到?|为|实现)了?(?:[^，。；]{{0,8}}){GOAL}(?:数|值|任务|量)?的?"
    rf"|(?<!率)(?:已|累计)?完成了?约?|{GOAL}(?:数|量)?的|总工程量的|工程量的"
    r"|(?:形象)?进度(?:达到?|为|至|已达)?)(?:为|达到?|约|超|超过|已达)?$"
)
_INTO_BATCHES = re.compile("分(?:成|为|作)?$")
_BATCHES_OF = re.compile("[，、]?(?:共|计|每批)")
_SHARE = re.compile(r"占(?:比|[^，。；]{0,8})?(?:为|达到?|约|的)?$")
_LESS = "下降|减少|降低|压减|压缩|压降|缩减|缩短|削减|精简|核减|降价|降费|降本|下滑|回落|下跌|减量"
_CHANGE = rf"增长|提高|提升|上升|改善|提速|涨价|提价|反弹|回升|上涨|{_LESS}"
_GROWTH = re.compile(
    rf"(?:(?:同比|环比|增幅|增速|降幅|涨幅|升幅|减幅|(?:{_CHANGE})(?:率|幅度?|比例|比率)?)"
    r"|(?<![普统下上提])[降升涨增减])(?:已?达到?|了|为|约|近|超|超过|平均|不[低少高大]于"
    r"|不超过|保持在?|稳定在|控制在|高于)*[-－−]?$"
    r"|(?:压减|压缩|降低|减少|削减|精简|缩减|缩短)[^，。；到至率]{1,10}$"
)
RATE_OF_CHANGE = re.compile(_CHANGE)
"""Names of rates that say which way something goes, and not what of: 压减率, 增长率."""
_REST = re.compile(
    r"(?:剩余|其余|余下|另有|另外|另(?!建成|新建|完成|改造|已|行)|尚有|还有|尚余|还剩|仍有|未完成|未完工|未开工|在建|拟建|待建"
    r"|在施|暂未|未通过|缺口|相差|尚差|(?<![清拖])欠|正在[^，。；]{0,6})的?$"
)
_UNDER_WAY_LEFT = re.compile(
    "(?:目前|现有?|已有)*(?:在建|在施|正在(?:建设|施工|改造))[^，。；、]{1,10}"
)
_PART = re.compile(r"其中[^，。；]{0,12}$|[（(](?:含|包括)[^，。；）)]{0,12}$")
_DONE = re.compile(r"完成(?!情况|进度|时限)|建成|新增|新建|改造|已")
_ANDED = ("和", "及", "与", "并", "或")
_BRACKET_BEFORE = re.compile(r"[（(]占?$")
LONGEST_LEFT = 80
"""Characters from a figure beyond which no words are about it, more than anybody writes."""
_BESIDE = 16
"""Characters in front of a figure that may hold 其中 and what stands between."""


def attribute(text: str, segment: Span) -> str:
    """The attribute of a thing that a segment tells (总投资, 占地), "" if it tells none."""
    match = _ATTRIBUTE.match(text, *segment)
    return match["what"] if match else ""


class SegmentWords:
    """What is said once in a segment and concerns each figure of it."""

    __slots__ = (
        "ahead",
        "attribute",
        "baselines",
        "done",
        "forecast",
        "ordered_from",
        "per_head",
        "plans",
        "span",
        "undone",
    )

    def __init__(
        self, text: str, span: Span, ahead: tuple[Ahead, ...], undone_behind: Undone | None
    ) -> None:
        self.span = span
        self.attribute = attribute(text, span)
        self.baselines = [match.span("before") for match in _BASELINE.finditer(text, *span)]
        self.per_head = _first_end(_PER_HEAD, text, span)
        self.done = _first_end(_DONE, text, span)
        self.ahead = within(ahead, *span)
        self.forecast = min((w.span.end for w in self.ahead if w.is_forecast), default=span.end + 1)
        self.plans = [word.span.start for word in self.ahead if not word.is_forecast]
        """Where the words begin that make plans of the figures behind them."""
        self.ordered_from = ordered_from(text, span)
        self.undone = None if says_done(text, span) else undone_behind
        """How the segment behind says that what this one names last is not done."""


def _first_end(pattern: re.Pattern[str], text: str, span: Span) -> int:
    """Where the first match in a passage ends, and behind the passage if there is none."""
    match = pattern.search(text, *span)
    return match.end() if match else span.end + 1


class Place:
    """A quantity between the quantities before and behind it in its segment."""

    __slots__ = (
        "before",
        "behind",
        "follower",
        "left",
        "next_step",
        "quantity",
        "right",
        "segment",
        "text",
    )

    def __init__(
        self,
        text: str,
        segment: SegmentWords,
        next_step: int,
        quantity: Quantity,
        before: Quantity | None,
        behind: Quantity | None,
        follower: Quantity | None,
    ) -> None:
        self.text = text
        self.segment = segment
        self.next_step = next_step
        """Where the sentence has named the next step; all figures behind are plans."""
        self.quantity = quantity
        self.before = before
        self.behind = behind
        self.follower = follower
        """The next quantity of the sentence, in whichever segment."""
        self.left = text[before.end if before else segment.span.start : quantity.start]
        self.right = text[quantity.end : behind.start if behind else segment.span.end]

    def left_words(self) -> Span:
        """The words in front of it that are said of it."""
        start = self.quantity.start - len(self.left)
        for cut in _CUT.finditer(self.left):
            start = self.quantity.start - len(self.left) + cut.end()
        if self.before is not None and self.text.startswith(_ANDED, start):
            start += 1
        return Span(max(start, self.quantity.start - LONGEST_LEFT), self.quantity.start)

    def right_words(self) -> Span:
        """The words behind it that are said of it, whatever age they name: 40人|65岁以上老人."""
        if not self.right and self.behind is not None and self.behind.unit in _AGES:
            end = min(self.segment.span.end, self.behind.end + LONGEST_LEFT)
            stop = _CUT_OR_FIGURE.search(self.text, self.behind.end, end)
            return Span(self.quantity.end, stop.start() if stop else end)
        cut = _CUT.search(self.right)
        end = self.quantity.end + min(cut.start() if cut else len(self.right), LONGEST_LEFT)
        if self.behind is not None and self.right.startswith(_ANDED):
            end = self.quantity.end
        return Span(self.quantity.end, end)

    def is_cap(self) -> bool:
        if _FLOOR_LEFT.search(self.left):
            return False
        return bool(_CAP_LEFT.search(self.left)) or self.right.startswith(("以内", "以下", "之内"))

    def is_per_head(self) -> bool:
        return self._is_behind(self.segment.per_head) or _BY_HEAD.match(self.right) is not None

    def is_rough(self) -> bool:
        rough = bool(_ROUGH_LEFT.search(self.left)) or self.right.startswith("左右")
        return rough or self.quantity.is_vague

    def is_total(self) -> bool:
        return _TOTAL.search(self.left) is not None

    def role(self) -> Role:
        """The first of the readings that fits; each is narrower than what follows it."""
        if self._is_qualifier():
            return Role.QUALIFIER
        if self.segment.attribute or self._is_attribute_in_brackets():
            return Role.ATTRIBUTE
        if self._is_baseline():
            return Role.BASELINE
        if _CHANGED_TO.search(self.left):
            return Role.RESTATED
        if is_share(self.quantity.unit) or self.quantity.unit == "百分点":
            return self._role_of_share()
        if self._is_goal():
            return Role.RESTATED
        return self._role_in_time()

    def _is_goal(self) -> bool:
        if not is_said_again(self.left, self.right):
            return False
        # With another figure behind it, or a share, that one says what has been done.
        return self.follower is not None or not is_met(self.text, self.quantity.end, self.left)

    def _is_qualifier(self) -> bool:
        unit = self.quantity.unit
        if unit in _AGES:
            return True
        if unit == "批":
            return bool(_INTO_BATCHES.search(self.left) or _BATCHES_OF.match(self.right))
        if unit in ("小时", "分钟", "天") and not _WITHIN_OR_END.match(self.right):
            return True
        if _SIZE_RIGHT.match(self.right):
            return True
        end = self.segment.span.end
        is_limit = _AND_ABOVE.match(self.text, self.quantity.end, end) is not None
        return is_limit and not is_share(unit)

    def _is_baseline(self) -> bool:
        if _AS_BEFORE.search(self.left) or _LAST_YEAR.match(self.text, self.segment.span.start):
            return True
        place = self.quantity.start
        return any(start <= place < end for start, end in self.segment.baselines)

    def _is_attribute_in_brackets(self) -> bool:
        """Whether it is told in brackets how large the thing is: （占地3亩、总投资2亿元）."""
        text, start, end = self.text, self.segment.span.start, self.quantity.start
        opened = max(text.rfind(bracket, start, end) for bracket in "（(")
        if opened < 0 or any(text.rfind(bracket, opened, end) >= 0 for bracket in "）)"):
            return False
        part = max(opened, text.rfind("、", opened, end)) + 1
        return _ATTRIBUTE_SIZE.match(text, part, end) is not None

    def _is_behind(self, place: int) -> bool:
        """Whether what ends at a place of the segment stands in front of it."""
        return place <= self.quantity.start

    def _role_of_share(self) -> Role:
        if is_share(self.quantity.unit):
            if _COMPLETION.search(self.left):
                return Role.COMPLETION
            if self._is_goal():
                return Role.RESTATED
            if _SHARE.search(self.left):
                return Role.SHARE
        if _GROWTH.search(self.left):
            return Role.GROWTH
        if self.before is not None and _BRACKET_BEFORE.fullmatch(self.left):
            return Role.COMPLETION
        return self._role_in_time()

    def _role_in_time(self) -> Role:
        if _REST.search(self.left):
            return Role.REST
        if self._is_planned() or self._is_behind(self.next_step):
            return Role.PLAN
        if not is_share(self.quantity.unit) and (how := self._undone()):
            return Role.UNDER_WAY if how is Undone.GOING_ON else Role.REST
        if self._is_behind(self.segment.forecast):
            return Role.FORECAST
        if self.behind is None and (word := self._word_ahead_behind()):
            return Role.FORECAST if word.is_forecast else Role.PLAN
        if self._is_ordered():
            return Role.ORDER
        start, end = self.segment.span.start, self.quantity.start
        if _PART.search(self.text, max(start, end - _BESIDE), end):
            return Role.PART
        is_behind_deed = self._is_behind(self.segment.done)
        unit = self.quantity.unit
        left = self.text[max(start, end - LONGEST_LEFT) : end] if self.before is None else self.left
        if is_whole(self.text, self.quantity, self.follower, left, is_behind_deed=is_behind_deed):
            return Role.SCOPE
        if not (is_share(unit) or is_time(unit)) and self._only_begun():
            return Role.BEGUN
        return Role.FIGURE

    def _is_ordered(self) -> bool:
        """Whether it is of an order; money that is ordered has been given: 安排资金500万元."""
        if self.quantity.unit == "元":
            return False
        is_ordered = self._is_behind(self.segment.ordered_from) or is_ordered_behind(self.right)
        return is_ordered and not is_done_since(self.text, self.quantity.end)

    def _only_begun(self) -> str:
        """The step that the words about the figure say the work has reached."""
        return only_begun(
            *(self.text[slice(*each)] for each in (self.left_words(), self.right_words()))
        )

    def _is_planned(self) -> bool:
        start, end = self.quantity.start - len(self.left), self.quantity.start
        plans = self.segment.plans
        return bisect_left(plans, start) < bisect_left(plans, end)

    def _word_ahead_behind(self) -> Ahead | None:
        """What says right behind it that it is still to come: 8座桥预计年底建成."""
        right = self.right_words()
        ahead = within(self.segment.ahead, *right)
        if not ahead or says_done(self.text, Span(right.start, ahead[0].span.start)):
            return None
        return ahead[0]

    def _undone(self) -> Undone | None:
        """How the words about it say that it is not done."""
        if ends_negated(self.text, self.left_words()):
            return Undone.NEGATED
        if _UNDER_WAY_LEFT.fullmatch(self.text, *self.left_words()):
            return Undone.GOING_ON
        right = self.right_words()
        if self.behind is not None and right.end == self.behind.start:
            return None  # it may be said of the next figure
        if right.end == right.start and self.right.startswith(("（", "(")):
            right = Span(right.start + 1, right.start + len(self.right))
        if found := undone(self.text, right):
            return found
        return self.segment.undone if self.behind is None else None
