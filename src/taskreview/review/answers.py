"""Whether each promise is answered, by which passages, and why that is said."""

from __future__ import annotations

import re
from typing import NamedTuple

from taskreview.i18n import _
from taskreview.review.assessment import Answer, Promise, Reported, Span, Target
from taskreview.review.caveats import Caveat
from taskreview.review.direction import said_with
from taskreview.review.evidence import MAX_PROMISES, Comparison, Evidence
from taskreview.review.listing import listed
from taskreview.review.lists import unmentioned
from taskreview.review.measures import is_share
from taskreview.review.mentions import Mention
from taskreview.review.outstanding import Outstanding
from taskreview.review.pairing import Pair, Pairing
from taskreview.review.promises import Clause, clauses
from taskreview.review.reading import Reading
from taskreview.review.reasons import Reasons
from taskreview.review.roles import NOT_COME_ABOUT, Role
from taskreview.review.slogans import is_rate_alone, is_slogan
from taskreview.review.unclaimed import may_answer, said_of_each, unclaimed
from taskreview.review.wording import merged

_UNSEEN = 0.10
_FIGURE_UNSEEN = 0.16
"""The same where it names figures and none of them was found either."""
_DOUBTFUL = 0.25
"""Parts of a promise's words below which it counts as not seen, and as doubtful."""
_BY_NUMBER = 0.5
"""What it is worth that an item has the promise's number."""
_SHORT_OF_WORDS = 6
"""Words in a progress that leaves out what it speaks of: 已全部完成。"""

PLACEHOLDER = re.compile(
    r"(?:同上|略|无|暂无|见附件|详见附件|另附|待补充|待报|/|-+|—+|[xX×]+|未报|空|没有)?[。.]?"
)
"""A progress, without the blanks around it, that says nothing."""

_CLAIM = re.compile(
    r"(?:以上|上述|各项|所有|全部|本项)?(?:任务|工作|事项)?(?:均|全部|都)?已?(?:全部|全面|如期|按期|按时)?"
    r"(?:完成|办结|落实|达标)(?:年度|全年)?(?:目标)?(?:任务)?(?:到位)?[。.！]?"
)
_WHOLLY_DONE = re.compile(r"全面完成|全部完成|均已完成|已完成全部|全部建成|全部改造|全覆盖|清零")
_ALL_OF_THEM = re.compile("均已|全部|已全|无一|百分之百|100%")
_FOR_WHOM = re.compile(
    "(?:^|(?<=[，。；、：:]))(?:为|面向|针对|给)[^，。；、]{2,14}?"
    "(?=免费|开展|提供|发放|办理|配[备发]|举办|组织|实施|购买|赠?送|建立|推送|减免)"
)
_NEW = re.compile("新[增建设开辟发引]|净增|增加|建成|增设|完成|扩建")
_STOCK = re.compile("可提供|现有|共有|拥有|保有|在册|存量")
_STATE_OF_WORKS = re.compile("封顶|竣工|建成|投入使用|投用|开工|完工|贯通|通车|运行|运营|验收|开业")
_FEW = 3
"""Works of which one may speak without a figure: 泵站主体封顶 for 新建泵站2座."""


class _Judgement(NamedTuple):
    """Whether a promise is answered, and why that is said."""

    answer: Answer
    why: str


class Answering:
    """The promises of a content with their answers in a progress."""

    def __init__(self, content: Reading, progress: Reading) -> None:
        found = clauses(content.text, content.layout, content.mentions)[:MAX_PROMISES]
        self.content = content
        self.progress = progress
        self.is_empty = PLACEHOLDER.fullmatch(progress.text.strip()) is not None
        self.comparison = Comparison(content, progress, found)
        self._items = self._items_by_number()
        self.pairing = Pairing(self.comparison, self._items)
        self._reasons = Reasons(self.comparison, self.pairing)
        self._outstanding = Outstanding(self.comparison)

    @property
    def clauses(self) -> list[Clause]:
        """The promises before they are judged."""
        return self.comparison.clauses

    def promises(self) -> tuple[Promise, ...]:
        """The promises in the order of the content."""
        judged = [self._judged(index) for index in range(len(self.clauses))]
        unanswered = [each.answer is Answer.NO for each in judged]
        left: list[Span] = []
        # Where none of several is answered the report is of another matter.
        if any(unanswered) and not self.is_empty and not (all(unanswered) and len(judged) > 1):
            claiming = (
                index
                for index, each in enumerate(judged)
                if each.answer is Answer.YES or any(found for _t, found in self._pairs(index))
            )
            left = unclaimed(self.comparison, self.pairing, claiming)
        for index, unseen in enumerate(unanswered):
            if unseen and index and not unanswered[index - 1] and self._goes_on(index):
                why = self._reasons.silent(self.clauses[index].targets, None)
                judged[index] = _Judgement(Answer.PARTLY, why)
        return tuple(self._promise(index, each, left) for index, each in enumerate(judged))

    def _goes_on(self, index: int) -> bool:
        """Whether a promise is a rate of what the one before it in its sentence speaks of."""
        clause, before = self.clauses[index], self.clauses[index - 1]
        is_rate = is_rate_alone(self.comparison, clause) and bool(clause.targets)
        return is_rate and clause.span.start - before.span.end <= 1

    def _items_by_number(self) -> dict[int, Span]:
        """For each promise the item of the progress with its number, if both count alike.

        A number may come again in a list within an item, so the place among all counts.
        """
        ours, theirs = self.content.layout.marks, self.progress.layout.marks
        if len(ours) < 2 or [mark.number for mark in ours] != [mark.number for mark in theirs]:
            return {}
        counterpart = dict(zip(ours, theirs, strict=True))
        items = {item.mark: item.span for item in self.progress.layout.items if item.mark}
        found = (
            (index, items.get(counterpart[clause.item.mark]))
            for index, clause in enumerate(self.clauses)
            if clause.item.mark
        )
        return {index: span for index, span in found if span is not None}

    # One promise

    def _pairs(self, index: int) -> list[tuple[Mention, list[Pair]]]:
        return [(target, self.pairing.of(target)) for target in self.clauses[index].targets]

    def _promise(self, index: int, judged: _Judgement, left: list[Span]) -> Promise:
        """A promise with its answer; `left` are the sentences that no promise claims."""
        clause, evidence = self.clauses[index], self.comparison.evidence[index]
        pairs = self._pairs(index)
        by_words = self._passage(index, evidence) if judged.answer is not Answer.NO else None
        in_other_words: list[Span] = []
        if judged.answer is Answer.NO:
            in_other_words = [each for each in left if may_answer(self.comparison, index, each)]
            in_other_words += said_of_each(self.comparison, index)
        if judged.answer is Answer.NO and not self.is_empty and is_slogan(self.comparison, clause):
            judged = _Judgement(Answer.PARTLY, _("it names nothing of its own to be reported"))
        if in_other_words:
            judged = _Judgement(Answer.PARTLY, self._reasons.in_other_words(index, in_other_words))
        passages = {
            *([by_words] if by_words else []),
            *in_other_words,
            *(pair.reported.segment for _target, found in pairs for pair in found),
        }
        seen: list[str] = []
        if by_words is not None:
            seen = [*self.comparison.found(evidence, by_words)]
        return Promise(
            *clause.span,
            answer=judged.answer,
            evidence=tuple(merged(passages)),
            matched=tuple(self._matched(evidence, seen, by_words, pairs)),
            matched_in_content=tuple(
                merged(
                    [
                        *self.content.wording.spans(seen, clause.span),
                        *(target.span for target, found in pairs if found),
                    ]
                )
            ),
            targets=tuple(_target(target, found) for target, found in pairs),
            why=judged.why,
        )

    def _passage(self, index: int, evidence: Evidence) -> Span | None:
        item = self._items.get(index)
        if item is not None and evidence.score < _BY_NUMBER:
            return item
        return evidence.best

    def _matched(
        self,
        evidence: Evidence,
        seen: list[str],
        passage: Span | None,
        pairs: list[tuple[Mention, list[Pair]]],
    ) -> list[Span]:
        found = [pair.reported.span for _target, each in pairs for pair in each]
        if passage is not None:
            words = {*seen, *evidence.short}
            found += self.progress.wording.spans(words, passage)
        return merged(found)

    def _judged(self, index: int) -> _Judgement:
        """Whether a promise is answered, by its own words and figures."""
        clause, evidence = self.clauses[index], self.comparison.evidence[index]
        pairs = self._pairs(index)
        found = [pair for _target, each in pairs for pair in each]
        is_firm = any(not pair.is_weak for pair in found)
        score = max(evidence.score, _BY_NUMBER) if index in self._items else evidence.score
        if self.is_empty:
            return _Judgement(Answer.NO, _("the progress says nothing"))
        if not evidence.words and not is_firm:
            return _Judgement(Answer.PARTLY, _("it has no words that could be looked for"))
        if self._claims_all():
            return _Judgement(
                Answer.PARTLY, _("the progress says that all is done and names nothing")
            )
        if score < (_FIGURE_UNSEEN if pairs else _UNSEEN) and not found:
            if len(self.clauses) == 1 and len(self.comparison.all_words) < _SHORT_OF_WORDS:
                why = self._reasons.unseen(index)
                if not self.comparison.all_words:
                    why = _("the progress does not name what it speaks of")
                return _Judgement(Answer.PARTLY, why)
            return _Judgement(Answer.NO, self._reasons.unseen(index))
        if not found and score < _DOUBTFUL and self._is_only_for_whom(index, evidence):
            return _Judgement(Answer.NO, self._reasons.unseen(index))
        if not found and self._belongs_to_others(index, evidence):
            return _Judgement(
                Answer.NO, _("what it shares with the progress belongs to other promises")
            )
        if found and all(pair.caveat is Caveat.SEVERAL for pair in found):
            return _Judgement(Answer.PARTLY, _("only a total of several promises was seen"))
        is_expected = bool(found) and all(
            p.reported.role in NOT_COME_ABOUT and p.is_weak for p in found
        )
        if is_expected or (
            not found
            and index not in self._items
            and self._outstanding.is_only_planned(clause, evidence)
        ):
            return _Judgement(Answer.PARTLY, _("the progress speaks of a plan, not of a result"))
        is_begun = bool(found) and all(p.reported.role is Role.BEGUN and p.is_weak for p in found)
        if is_begun or (not found and self._outstanding.is_undone(clause, evidence)):
            return _Judgement(Answer.PARTLY, _("the progress says that it is not done yet"))
        if score < _UNSEEN and not is_firm:
            return _Judgement(Answer.PARTLY, self._reasons.figure_alone(index))
        if score < _DOUBTFUL and not is_firm:
            return _Judgement(
                Answer.PARTLY,
                _("only few of its words ({share:.0%}) were found").format(share=score),
            )
        return self._judged_by_parts(index, evidence, pairs, score)

    def _judged_by_parts(
        self,
        index: int,
        evidence: Evidence,
        pairs: list[tuple[Mention, list[Pair]]],
        score: float,
    ) -> _Judgement:
        missing = unmentioned(self.content, self.clauses[index], self.comparison.all_words)
        if missing and not _is_answered_by_member(pairs):
            return _Judgement(
                Answer.PARTLY, _("not seen in the progress: {names}").format(names=listed(missing))
            )
        silent = [target for target, found in pairs if not found]
        if silent and not self._is_answered_without(index, evidence, pairs):
            return _Judgement(
                Answer.PARTLY, self._reasons.silent(silent, self._passage(index, evidence))
            )
        opposite = [
            self.progress.slice(said_with(self.progress.text, pair.reported))
            for _target, found in pairs
            for pair in found
            if pair.caveat is Caveat.OPPOSITE
        ]
        if opposite:
            return _Judgement(
                Answer.PARTLY,
                _("the opposite is reported: {figures}").format(figures=listed(opposite)),
            )
        if self._is_stock(pairs):
            return _Judgement(
                Answer.PARTLY, _("new ones are promised, and how many there are is reported")
            )
        if index in self._items and score == _BY_NUMBER:
            return _Judgement(Answer.YES, _("the item of the same number answers it"))
        if not evidence.words:
            return _Judgement(Answer.YES, _("a figure of the same deed or limit answers it"))
        return _Judgement(Answer.YES, _("{share:.0%} of its words were found").format(share=score))

    def _claims_all(self) -> bool:
        """Whether the progress is 均已完成 and nothing more."""
        few = len(self.comparison.all_words) < _SHORT_OF_WORDS
        return few and _CLAIM.fullmatch(self.progress.text.strip()) is not None

    def _is_answered_without(
        self, index: int, evidence: Evidence, pairs: list[tuple[Mention, list[Pair]]]
    ) -> bool:
        """Whether the targets without a figure need none: one of a thing, or a part of the work."""
        silent = [target for target, found in pairs if not found]
        if all(target.quantity.value == 1 for target in silent):
            return True
        passage = self._passage(index, evidence)
        if passage is None:
            return False
        are_whole = all(
            is_share(target.quantity.unit) and target.quantity.value == 100 for target in silent
        )
        if are_whole and _ALL_OF_THEM.search(self.progress.text, *passage):
            return True
        are_few = all(target.quantity.value <= _FEW for target in silent)
        if are_few and _STATE_OF_WORKS.search(self.progress.text, *passage):
            return True
        done = any(
            mention.role is Role.COMPLETION and mention.sentence.overlaps(passage)
            for mention in self.progress.mentions
        )
        return done or _WHOLLY_DONE.search(self.progress.text, *passage) is not None

    def _is_stock(self, pairs: list[tuple[Mention, list[Pair]]]) -> bool:
        """Whether 新增 is promised, and the figure says how many there are: 可提供托位2056个."""
        return any(
            pair.caveat is Caveat.STOCK
            or (
                _NEW.search(self.content.text, target.segment.start, target.start)
                and _STOCK.search(self.progress.text, *pair.reported.sentence)
                and not _NEW.search(self.progress.text, *pair.reported.sentence)
            )
            for target, found in pairs
            for pair in found
        )

    def _is_only_for_whom(self, index: int, evidence: Evidence) -> bool:
        """Whether nothing was found but words of those whom the promise is for: 为中小学生."""
        clause, content = self.clauses[index], self.content
        whom = _FOR_WHOM.search(content.text, *clause.span)
        if index in self._items or evidence.best is None or whom is None:
            return False
        around = Span(clause.span.start, whom.start()), Span(whom.end(), clause.span.end)
        rest = frozenset().union(*(content.wording.places(each) for each in around))
        return not rest & self.comparison.found(evidence, evidence.best).keys()

    def _belongs_to_others(self, index: int, evidence: Evidence) -> bool:
        """Whether nothing was found but words that others share, in a passage that is theirs."""
        if index in self._items or not evidence.own or evidence.best is None:
            return False
        if evidence.own & self.comparison.all_words:
            return False
        seen = self.comparison.found(evidence, evidence.best)
        shared = {word for word in seen if self.comparison.sharers[word] > 1}
        if shared != seen.keys():
            return False
        told = self.comparison.words_in(evidence.best)
        theirs = (each.words for each in self.comparison.evidence if each.own & told)
        return shared <= frozenset().union(*theirs)


def _is_answered_by_member(pairs: list[tuple[Mention, list[Pair]]]) -> bool:
    """Whether each member of a list has a figure of its own, and each figure a firm answer."""
    return len(pairs) > 1 and all(found and not found[0].is_weak for _target, found in pairs)


def _target(target: Mention, pairs: list[Pair]) -> Target:
    quantity = target.quantity
    return Target(
        target.start,
        target.end,
        quantity.value,
        quantity.unit,
        tuple(
            _reported(target, pair, is_only=len(pairs) == 1)
            for pair in sorted(pairs, key=lambda p: p.reported.start)
        ),
    )


def _reported(target: Mention, pair: Pair, *, is_only: bool) -> Reported:
    quantity = pair.reported.quantity
    goal = target.quantity.amount
    is_range = target.quantity.upper > target.quantity.value
    can_divide = (
        goal > 0
        and is_only
        and pair.caveat is None
        and not (target.is_cap or is_range)
        and not is_share(target.quantity.unit)
    )
    return Reported(
        pair.reported.start,
        pair.reported.end,
        quantity.value,
        quantity.unit,
        weak=pair.is_weak,
        ratio=float(quantity.amount / goal) if can_divide else None,
    )
