"""Whole and parts: 上半年300个，下半年750个，合计1050个 names one result three times.

A figure that says that it is the whole takes the place of one that is a part of it.  Parts without
a whole stand beside each other, and are never added: whether they may be only a person knows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto

from taskreview.review.assessment import Span
from taskreview.review.goals import Goal
from taskreview.review.measures import is_share
from taskreview.review.mentions import Mention
from taskreview.review.naming import is_growth_of, is_to_reach
from taskreview.review.reading import Reading
from taskreview.review.roles import Role
from taskreview.review.vocabulary import deeds

_SUM = re.compile(r"\s*(?:合计|共计|总计|一共|总共|共)(?:有|为|达到?|是|约)?\s*")
_OVER_TIME = re.compile(
    r"累计|全年|(?:今年|年初|本年度?|\d{1,2}月(?:份|底|末)?)以来|合计|共计|总计"
    r"|(?<!\d)1\s*月?[-—–~～至]+\s*\d{1,2}\s*月"
)
"""What makes a figure the whole of what was done: 全年, 年初以来."""
_PARTS_FOLLOW = re.compile(r"[，,；;（(：:]?\s*(?:其中|包括|包含)")
_ALL = re.compile("总数|总量|保有量")
"""What says that a figure is of all there are: 总数达126名."""
_UP_TO = re.compile("截[至止]")
_IS_NEW = re.compile("新增|净增|增加|新建|新开|增设|扩容")
_ASIDE = re.compile(
    "其中|包括|包含|[较比占超]|惠及|受益|带动|覆盖|涉及|服务(?!业|中心|站)|总长|全长|平均|人均|户均|[（(：:]|剩余|余下|[尚未]"
    "|总投资|投入资金|节约|下降|减少|目标|任务|计划|现有|已有|拥有|保有|存量|在册|余额|再就业"
)
"""What makes the figure behind it one of another kind, or a part of the one in front."""
_DEED = re.compile(
    "(?:并|同时|已|现已|累计|共)*(?P<verb>新[建增开设签]|改造|改建|扩建|建[成设]|完成|开展|举办|推进|实施|拆除|整治"
    "|修[缮复建]|更[新换]|安装|发放|清[理掏]|排查|检查|组织|创建|引进|实现|提供|整改|查[处办出]|处置|办[理结]"
    "|提升|加装|铺设|疏通|发现|约谈|处罚|关停|取缔|立案|责令|腾退|复垦|释放|回收|移交|培育|认定|走访|慰问"
    "|救助|签约|招聘|返还|追回|挽回|化解|受理|接待|转办|协调|吸引|吸纳|安置|储备|谋划)"
)
"""How the words in front of a figure begin if they tell of a deed."""
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_LONGEST_DATE = 16
"""Characters in front of a segment that may say up to when: 截至11月底，累计."""
_MOST_TIMES = 2
"""A whole that is more times its target counts more than this task: 累计2156个."""
_A_TIME = re.compile(r"[一二三四]季度|[上下]半年|\d{1,2}月份?|[本当上]月")
_TIME_OR_AND = re.compile(rf"{_A_TIME.pattern}|[、和及与，,各]|以及")
_ANY_DEED = re.compile("(?:完成|建设|实施|推进|打造)(?!新建|改造|改建|扩建)")
_NOT_YET = re.compile("封顶|主体|在建|施工|进场")
_PLACE_OR_TIME = re.compile(
    rf"{_A_TIME.pattern}|[\u4e00-\u9fff]{{1,4}}(?:街道|社区|片区|[镇乡村县区市])|[城镇乡][区镇村]|第[一二三四五六\d]+批|另"
)
_IN_FULL = (Decimal("0.95"), Decimal("1.05"))
_AT_MOST = Decimal("1.25")
"""How much of a target figures make that make the target, or are parts of what was done."""
_AS_MUCH = 0.5
"""The part of what the words in front of one figure weigh that those in front of another must."""


class Part(Enum):
    """How a further figure stands beside the one that answers a target."""

    SURE = auto()
    DOUBTFUL = auto()


class Parts:
    """Tells whole and parts in a progress."""

    def __init__(self, content: Reading, progress: Reading) -> None:
        self._content = content
        self._progress = progress

    def is_sum(self, mention: Mention) -> bool:
        """Whether nothing but 合计 or 共 stands in front of the figure."""
        left = self._progress.text[slice(*mention.left)]
        return _SUM.fullmatch(left) is not None

    def is_of_all(self, mention: Mention) -> bool:
        """Whether a figure is of all there are, or of all that was done: 累计, 总里程, 共."""
        lead = self._lead(mention)
        return mention.is_total or any(
            each.search(self._progress.text, *lead) for each in (_OVER_TIME, _ALL)
        )

    def is_whole(self, goal: Goal, part: Mention, whole: Mention) -> bool:
        """Whether a figure says that it is the whole of which the one that was found is a part."""
        target = goal.mention
        if (
            whole.role is not Role.FIGURE
            or whole.quantity.unit != part.quantity.unit
            or not part.quantity.amount < whole.quantity.amount
        ):
            return False
        if self.is_sum(whole):
            return part.end <= whole.start and part.sentence == whole.sentence
        content, progress = self._content.text, self._progress.text
        if is_growth_of(progress, whole, part):
            return False
        if part.sentence == whole.sentence and _PARTS_FOLLOW.match(progress, whole.end, part.start):
            return goal.is_of_list or self._is_named_alike(goal, part, whole)
        if is_to_reach(content, target) and _ALL.search(progress, *whole.left):
            return part.end <= whole.start
        is_new = _IS_NEW.search(content, *target.left) or _IS_NEW.search(progress, *part.left)
        if is_new and not _IS_NEW.search(progress, *whole.left):
            return False
        if whole.quantity.amount > _MOST_TIMES * target.quantity.most:
            return False
        if _OVER_TIME.search(progress, *self._lead(whole)):
            return not _OVER_TIME.search(progress, *self._lead(part)) or part.end <= whole.start
        is_dated = _UP_TO.search(progress, *self._lead(whole)) is not None
        return is_dated and part.end <= whole.start and self._is_of_a_time(part)

    def _is_of_a_time(self, part: Mention) -> bool:
        lead = self._lead(part)
        return any(each.search(self._progress.text, *lead) for each in (_UP_TO, _A_TIME))

    def _lead(self, mention: Mention) -> Span:
        """The segment up to a figure, and what may say in front of it of which time."""
        begin = max(mention.sentence.start, mention.segment.start - _LONGEST_DATE)
        front = self._progress.text[begin : mention.segment.start]
        if any(character.isdecimal() for character in front) and not _UP_TO.search(front):
            begin = mention.segment.start
        return Span(begin, mention.start)

    def make_up(self, whole: Mention, parts: list[Mention]) -> bool:
        """Whether the figures behind one are its parts: 改造50公里，雨水管30公里，污水管20公里."""
        if len(parts) < 2 or any(part.start < whole.start for part in parts):
            return False
        made = sum((part.quantity.amount for part in parts), Decimal(0))
        text = self._progress.text
        return made == whole.quantity.amount and not text.startswith("、", whole.end)

    def may_make_up(self, goal: Goal, first: Mention, further: Mention) -> bool:
        """Whether a figure may be a part beside the one that answers a target: 3所、某镇2所."""
        before, behind = sorted((first, further), key=lambda mention: mention.start)
        return (
            self._are_alike(goal.mention, first, further)
            and first.item == further.item
            and not self._are_nested(first, further)
            and not _ASIDE.search(self._progress.text, before.end, behind.start)
            and (self._asks_any_deed(goal) or not self._is_another_deed(goal, first, further))
            and not _NOT_YET.search(self._progress.text, *further.right)
        )

    def _asks_any_deed(self, goal: Goal) -> bool:
        """Whether it is all one how a target comes about: 建设 by 新建 and by 改造."""
        target = goal.mention
        asked = self._content.text[target.segment.start : target.start]
        return _ANY_DEED.match(asked) is not None

    def are_parts(self, goal: Goal, first: Mention, beside: list[Mention]) -> bool:
        """Whether such figures and the first are parts, by what they make or by what they name.

        They make the target, or each is of a place or a time, and they make no more than it.
        """
        beside_it = sum((each.quantity.amount for each in beside), Decimal(0))
        if beside_it == first.quantity.amount and len(beside) > 1:
            return False  # they are parts of the first
        made = (first.quantity.amount + beside_it) / goal.mention.quantity.amount
        if made > _AT_MOST or (made > _IN_FULL[1] and not self._has_place(first)):
            return False
        return made >= _IN_FULL[0] or all(self._has_place(each) for each in [first, *beside])

    def _has_place(self, mention: Mention) -> bool:
        """Whether the words in front of a figure name a place, a time or a batch."""
        left = self._progress.text[slice(*mention.left)]
        return _PLACE_OR_TIME.search(left) is not None

    def joins(self, goal: Goal, first: Mention, further: Mention) -> Part | None:
        """How a further figure stands beside the one that answers a target, None if it does not."""
        if not self._are_alike(goal.mention, first, further) or self._are_nested(first, further):
            return None
        progress = self._progress.text
        before, behind = sorted((first, further), key=lambda mention: mention.start)
        if goal.is_of_list and before.sentence != behind.sentence:
            return Part.SURE
        between = _IN_BRACKETS.sub("", progress[before.end : behind.start])
        if before.sentence == behind.sentence and _ASIDE.search(between):
            return None
        named = [deeds(progress[each.segment.start : each.start]) for each in (first, further)]
        target = goal.mention
        asked = deeds(self._content.text[target.segment.start : target.start])
        if named[0] and named[1] and named[0] != named[1] and not named[0] | named[1] <= asked:
            return None
        if not named[1] and self._is_another_deed(goal, first, further):
            return None
        tails = self._tail(first), self._tail(further)
        if not self._names_anything(further):
            return Part.SURE if before.sentence == behind.sentence else None
        if tails[1] and (tails[0] == tails[1] or tails[1] in goal.nouns):
            is_one_of_them = goal.is_of_list or self._says_as_much(goal, first, further)
            return Part.SURE if is_one_of_them else None
        if first.sentence != further.sentence or _DEED.match(progress, *further.left):
            return None
        return Part.SURE if goal.is_of_list else Part.DOUBTFUL

    def _are_nested(self, first: Mention, further: Mention) -> bool:
        """Whether one says that it is the whole, and the other does not: 累计18个，本月3个."""
        text = self._progress.text
        of_all = [_OVER_TIME.search(text, *self._lead(each)) for each in (first, further)]
        if of_all[1] is not None:
            return True
        return of_all[0] is not None and _A_TIME.search(text, *self._lead(further)) is not None

    def _is_another_deed(self, goal: Goal, first: Mention, further: Mention) -> bool:
        """Whether another verb is used of a further figure: 检查企业320家，发现隐患企业45家."""
        deed = _DEED.match(self._progress.text, *further.left)
        if deed is None:
            return False
        target = goal.mention
        asked = self._content.text[target.segment.start : target.start]
        told = self._progress.text[first.segment.start : first.start]
        return deed["verb"] not in asked + told

    def _are_alike(self, target: Mention, first: Mention, further: Mention) -> bool:
        return (
            further.role is Role.FIGURE
            and first.role is Role.FIGURE
            and first.quantity.unit == further.quantity.unit
            and not is_share(target.quantity.unit)
            and not target.is_cap
            and not (further.is_total or self.is_sum(first))
            and first.is_per_head == further.is_per_head
            and first.quantity.amount < target.quantity.amount
            and further.quantity.amount < target.quantity.amount
        )

    def _names_anything(self, mention: Mention) -> bool:
        """Whether the words in front of a figure name more than a time and a deed: 二季度新增."""
        left = _TIME_OR_AND.sub("", self._progress.text[slice(*mention.left)])
        return bool(_DEED.sub("", left).strip()) or mention.right.end > mention.right.start

    def _says_as_much(self, goal: Goal, first: Mention, further: Mention) -> bool:
        """Whether the words in front of a figure are of the target as those of the first are."""
        return self._weight(goal, further) >= _AS_MUCH * self._weight(goal, first)

    def _weight(self, goal: Goal, mention: Mention) -> float:
        """What the words of a target weigh that stand in front of a figure."""
        words = self._progress.wording.places(self._noun(mention)).keys() & goal.nouns.keys()
        return sum(goal.nouns[word] for word in sorted(words))

    def _is_named_alike(self, goal: Goal, part: Mention, whole: Mention) -> bool:
        """Whether what names a part as that of the target names the whole, too."""
        named, others = (self._progress.wording.places(self._noun(each)) for each in (part, whole))
        missing = (named.keys() & goal.nouns.keys()) - others.keys()
        lost = sum(goal.nouns[word] for word in sorted(missing))
        return lost <= _AS_MUCH * self._weight(goal, part)

    def _noun(self, mention: Mention) -> Span:
        """The words in front of a figure without the deed that they begin with."""
        deed = _DEED.match(self._progress.text, *mention.left)
        return Span(deed.end() if deed else mention.left.start, mention.left.end)

    def _tail(self, mention: Mention) -> str:
        """The last word in front of a figure."""
        places = self._progress.wording.places(mention.left)
        return max(places, key=lambda word: places[word][-1]) if places else ""
