"""The steps by which work comes about: 摸排 < 对接 < 签约 < 开工, 落地 < 建成, 投产.

Of 对接36个，签约14个，落地6个 the last is the result, unless one of the others was promised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from taskreview.review.assessment import Span
from taskreview.review.measures import Kinship, is_share, is_time, kinship
from taskreview.review.mentions import Mention


class Stage(IntEnum):
    """A step of work, the earlier one the smaller."""

    FOUND = 1
    TALKED = 2
    SIGNED = 3
    BEGUN = 4
    DONE = 5


_WORDS = {
    Stage.FOUND: (
        "摸排|摸底|排查|梳理|征集|收集|储备|入库|登记|报名|申报|申请|受理|推荐|筛选|遴选|应聘|发现|选址|接收|排摸|谋划"
    ),
    Stage.TALKED: "对接|洽谈|在谈|接洽|考察|面试|笔试|公示|路演|初审|意向",
    Stage.SIGNED: "签约|签订|注册|立案|审批|授信|立项|中标|过会|下达",
    Stage.BEGUN: "(?<![未复])开工|动工|开建|进场|落地|落户|入驻|路基|土建",
    Stage.DONE: (
        "投产|路面|建成|竣工|(?<!主体)(?<!结构)完工|投用|投入使用|达产|到岗|发放|放款|拆除|化解|办结|结案|认定|评定|命名|转化|聘用|录用|招录|销号|交付"
        "|开业|整改|整治|处置|盘活|兑付|拨付|安置|验收|挂牌"
    ),
}
_STAGE = {stage: re.compile(words) for stage, words in _WORDS.items()}
_CANDIDATES = re.compile("培育(?:对象|库)|后备|候选|拟(?:申报|认定|培育|推荐)|申报")
"""What is counted before it is what was promised: 高企培育对象."""
_GRANTED = re.compile(r"[^。；\d]*?(?<![未待])(?:成功|通过|获批|获评|获得?认定|授牌|命名)(?!了?\d)")
"""What says of candidates that all of them have become it, and not how many: 获批|63家."""
_TO_ATTRACT = re.compile("引进|招引|引资|招商|引入|吸引")
"""Promises that are kept when what comes begins or settles."""
_TO_CARRY_OUT = re.compile("实施|推进|开展|启动|施工|续建")
"""Promises that are kept when the work has begun, and when it is done."""


def asked_stages(text: str, target: Mention) -> frozenset[Stage]:
    """The steps that a target asks for: those it names, else that the work is done."""
    promise = text[slice(*target.segment)]
    if named := frozenset(stage for stage in Stage if _STAGE[stage].search(promise)):
        return named
    if _TO_ATTRACT.search(promise):
        return frozenset({Stage.BEGUN})
    return frozenset({Stage.BEGUN, Stage.DONE} if _TO_CARRY_OUT.search(promise) else {Stage.DONE})


def names_candidates(promise: str) -> bool:
    """Whether a promise asks for no more than candidates: 摸排高企培育对象300家."""
    return (
        _CANDIDATES.search(promise) is not None or _STAGE[Stage.FOUND].search(promise) is not None
    )


def _last_stage(words: str) -> Stage | None:
    return next((stage for stage in reversed(Stage) if _STAGE[stage].search(words)), None)


class Ladders:
    """The steps that the sentences of a progress name, each with a figure."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self._steps: dict[Span, dict[str, set[Stage]]] = {}
        self._stages: dict[Span, Stage] = {}
        self._candidates: set[Span] = set()
        for mention in mentions:
            words = [text[slice(*each)] for each in (mention.left, mention.right)]
            stage = next(filter(None, map(_last_stage, words)), None)
            unit = mention.quantity.unit
            is_counted = stage is not Stage.DONE and not (is_share(unit) or is_time(unit))
            behind = Span(mention.end, mention.sentence.end)
            is_granted = any(_GRANTED.match(text, *each) for each in (mention.left, behind))
            if is_counted and not is_granted and any(map(_CANDIDATES.search, words)):
                self._candidates.add(mention.span)
            if stage is not None:
                self._stages[mention.span] = stage
                by_unit = self._steps.setdefault(mention.sentence, {})
                by_unit.setdefault(mention.quantity.unit, set()).add(stage)

    def follows(self, before: Mention, mention: Mention) -> bool:
        """Whether a figure is of a later step of what the one before it counts."""
        steps = [self._stages.get(each.span) for each in (before, mention)]
        return (
            before.sentence == mention.sentence
            and before.quantity.unit == mention.quantity.unit
            and (steps[0] or Stage.DONE) < (steps[1] or Stage.FOUND)
        )

    def is_asked(self, asked: frozenset[Stage], reported: Mention) -> bool:
        """Whether a figure is of a step that is asked for."""
        return self._stages.get(reported.span) in asked

    def leads_up(self, asked: frozenset[Stage], reported: Mention) -> bool:
        """Whether a figure is of a step in front of what is asked for, and a later one is told."""
        stage = self._stages.get(reported.span)
        if stage is None or stage in asked or stage > max(asked):
            return False
        return max(self._beside(reported)) > stage

    def is_early(self, asked: frozenset[Stage], reported: Mention) -> bool:
        """Whether it leads up so far from what is asked for that it cannot be the answer."""
        return self.leads_up(asked, reported) and self._stages[reported.span] <= Stage.TALKED

    def goes_beyond(self, asked: frozenset[Stage], reported: Mention) -> bool:
        """Whether a figure is of a step behind what is asked for, which is told, too."""
        stage = self._stages.get(reported.span)
        is_behind = stage is not None and stage > max(asked)
        return is_behind and bool(asked & self._beside(reported))

    def is_candidate(self, reported: Mention) -> bool:
        """Whether a figure counts what may become what was promised: 高企培育对象416家."""
        return reported.span in self._candidates

    def _beside(self, reported: Mention) -> set[Stage]:
        """The steps told in its sentence with figures that count the same."""
        unit = reported.quantity.unit
        return {
            stage
            for other, stages in self._steps[reported.sentence].items()
            if kinship(unit, other) in (Kinship.SAME, Kinship.NEAR)
            for stage in stages
        }
