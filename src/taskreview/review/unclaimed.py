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
    "|牵头|筹备|领导|压实责任|提高认识"
)
"""What every report has besides deeds: meetings, money, thanks."""
_MEASURE = re.compile("(?<!效)率(?!先|领)|系数|指数|清零|全破|浓度")
"""What a promise is measured by that names no figure: 落实率不低于上年."""


def unclaimed(comparison: Comparison, pairing: Pairing, answered: Iterable[int]) -> list[Span]:
    """The sentences of the progress that tell of a deed and answer none of these promises.

    `answered` are the indices of the promises of which something was seen.
    """
    progress = comparison.progress
    claims = _claims(comparison, answered)
    used = {each.sentence for each in progress.mentions if pairing.is_used(each)}
    return [
        sentence.span
        for sentence in progress.layout.sentences[:MAX_SENTENCES]
        if sentence.span not in used
        and sentence.span.end - sentence.span.start >= _SHORTEST
        and not _NO_DEED.search(progress.text, *sentence.span)
        and not within(progress.ahead, *sentence.span)
        and undone(progress.text, sentence.span) is None
        and sum(claims.get(word, 0.0) for word in sorted(comparison.words_in(sentence.span)))
        < _CLAIMED
    ]


def _claims(comparison: Comparison, answered: Iterable[int]) -> dict[str, float]:
    """The words of these promises, also abbreviated, and what each weighs."""
    claims: dict[str, float] = {}
    for index in answered:
        evidence = comparison.evidence[index]
        short = {
            word: sum(evidence.words[each] for each in names)
            for word, names in evidence.short.items()
        }
        for word, value in (evidence.words | short).items():
            claims[word] = max(value, claims.get(word, 0.0))
    return claims


def may_answer(comparison: Comparison, clause: Clause, sentence: Span) -> bool:
    """Whether a sentence that no promise claims may speak of one in other words.

    It has to report what can be held against the figures of the promise, if there are any.
    """
    progress = comparison.progress
    if clause.targets:
        return any(
            _is_comparable(target, mention)
            for mention in progress.mentions
            if mention.sentence == sentence and mention.role not in NO_ANSWERS
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
