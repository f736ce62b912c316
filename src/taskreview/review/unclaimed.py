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
from taskreview.review.mentions import Mention, are_of_a_size
from taskreview.review.pairing import Pairing
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
_MEASURE = re.compile("(?<!效)率(?!先|领)|系数|指数|清零|全破|浓度")
"""What a promise is measured by that names no figure: 落实率不低于上年."""

_ONE_BY_ONE = re.compile("逐[^步渐年月日级层，。；]")
_ONE_FOR_EACH = re.compile("(?<!第)一([\u4e00-\u9fff])一(?!\\1)[\u4e00-\u9fff]")
"""一户一策, 一房一档, and not 一步一步."""


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


def said_of_each(comparison: Comparison, index: int) -> list[Span]:
    """The segments that say of each what a promise asks for one by one: 逐户, 一户一策."""
    if not _ONE_BY_ONE.search(comparison.content.text, *comparison.clauses[index].span):
        return []
    return [
        segment
        for sentence in comparison.progress.layout.sentences[:MAX_SENTENCES]
        for segment in sentence.segments
        if _ONE_FOR_EACH.search(comparison.progress.text, *segment)
    ]


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
