"""What a progress reports that answers no promise as far as words go.

追责问责 may be answered by 给予党纪政务处分3人: two names for one thing have no character in
common.  Where a whole sentence reports a deed that no promise claims, a promise of which nothing
was seen may be what it speaks of, and only a person can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from taskreview.review.ahead import within
from taskreview.review.assessment import Span
from taskreview.review.evidence import MAX_SENTENCES, Comparison
from taskreview.review.measures import Kinship, is_share, kinship
from taskreview.review.mentions import Mention
from taskreview.review.pairing import Pairing, are_of_a_size
from taskreview.review.promises import Clause
from taskreview.review.roles import NO_ANSWERS
from taskreview.review.unfinished import undone

_CLAIMED = 0.5
"""Weight of a promise's words in a sentence that makes the sentence its own."""
_SHORTEST = 6
"""Characters of a sentence that tells of a deed."""
_NO_DEED = re.compile(
    "会议|会商|例会|专题|部署|高度重视|领导小组|专班|调度|满意|投入(?:资金|经费|财政)|截[至止]|受益|惠及|目标任务|年度任务"
    "|(?:负责|组织|承担|配合)(?:实施)?(?=、|$)|实施$|牵头|筹备|领导|压实责任|提高认识"
)
"""What every report has besides deeds: meetings, money, thanks."""
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
_MEASURE = re.compile("(?<!效)率(?!先|领)|系数|指数|清零|全破|浓度")
"""What a promise is measured by that names no figure: 落实率不低于上年."""


def unclaimed(comparison: Comparison, pairing: Pairing, claiming: Iterable[int]) -> list[Span]:
    """The sentences, or beginnings of them, that tell of a deed and answer none of these promises.

    `claiming` are the indices of those of which more than a word or two was seen.
    """
    progress = comparison.progress
    claims = _claims(comparison, claiming)
    targets = {
        (target.quantity.amount, target.quantity.unit)
        for clause in comparison.clauses
        for target in clause.targets
    }
    used = [
        each.span
        for each in progress.mentions
        if pairing.is_used(each) or (each.quantity.amount, each.quantity.unit) in targets
    ]
    found = []
    for sentence in progress.layout.sentences[:MAX_SENTENCES]:
        if within(progress.ahead, *sentence.span) or undone(progress.text, sentence.span):
            continue
        free: list[Span] = []
        for segment in sentence.segments:
            # What follows a claimed deed in its sentence mostly tells more of it: 惠及5万人.
            if _weight_in(comparison, segment, claims) >= _CLAIMED:
                break
            if any(segment.overlaps(each) for each in used):
                break
            free.append(segment)
        is_whole = len(free) == len(sentence.segments)
        if is_whole and _weight_in(comparison, sentence.span, claims) >= _CLAIMED:
            continue
        if any(_tells_of_deed(comparison, segment) for segment in free):
            found.append(Span(free[0].start, free[-1].end))
    return found


def _claims(comparison: Comparison, claiming: Iterable[int]) -> dict[str, float]:
    """The words of these promises, also abbreviated, and what each weighs."""
    claims: dict[str, float] = {}
    for index in claiming:
        evidence = comparison.evidence[index]
        short = {
            word: sum(evidence.words[each] for each in names)
            for word, names in evidence.short.items()
        }
        for word, value in (evidence.words | short).items():
            claims[word] = max(value, claims.get(word, 0.0))
    return claims


def _weight_in(comparison: Comparison, passage: Span, claims: dict[str, float]) -> float:
    return sum(claims.get(word, 0.0) for word in sorted(comparison.words_in(passage)))


def _tells_of_deed(comparison: Comparison, segment: Span) -> bool:
    text = comparison.progress.text
    is_long = segment.end - segment.start >= _SHORTEST and bool(comparison.words_in(segment))
    return is_long and _NO_DEED.search(text, *segment) is None


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


def may_answer(comparison: Comparison, index: int, sentence: Span) -> bool:
    """Whether a sentence that no promise claims may speak of one in other words.

    It has to have a telling word of it, or to report what can be held against its figures.
    """
    progress, clause = comparison.progress, comparison.clauses[index]
    if comparison.words_in(sentence) & comparison.evidence[index].own:
        return True
    if clause.targets:
        return any(
            _is_comparable(target, mention)
            for mention in progress.mentions
            if sentence.start <= mention.start < sentence.end and mention.role not in NO_ANSWERS
            for target in clause.targets
        )
    measure = _MEASURE.search(comparison.content.text, *clause.span)
    return measure is None or measure[0] in progress.text[slice(*sentence)]


def _is_comparable(target: Mention, mention: Mention) -> bool:
    """Whether two figures count things of one kind, and about as many."""
    kin = kinship(target.quantity.unit, mention.quantity.unit)
    if kin not in (Kinship.SAME, Kinship.NEAR) or is_share(target.quantity.unit):
        return False
    return are_of_a_size(target, mention)
