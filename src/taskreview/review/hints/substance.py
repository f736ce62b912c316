"""A progress that says nothing of its own: the promise copied, no figure, a unit left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taskreview.i18n import _
from taskreview.model import Field
from taskreview.review.case import Case
from taskreview.review.copies import copied_sentences, without_blanks
from taskreview.review.hints.finding import Finding
from taskreview.review.listing import listed
from taskreview.unit_roles import unit_names

_LONG = 24
"""Characters.  新建学校2所 in both texts is a target that was met; a long sentence is a copy."""
_REPORTS = re.compile(r"已|完成[^，。；]*\d|累计|共\d")
_FEW = 3
"""Two boilers may be reported without a figure: 1号、2号机组均已完成."""

_SCOPE = re.compile(r"^(?:[^区县市]{1,4}[区县市])?(?:[区县镇乡]|市(?![场政容]))?")
_LEGAL_FORM = re.compile(r"(?:股份)?有限(?:责任)?公司$|机关(?:本级)?$|本级$")
_ENDING = re.compile(
    r"(?:委员会|办公室|(?:街道)?办事处|人民政府|政府|分局|分公司|支队|大队|公司|中心|集团"
    r"|街道|局|委|办|处|科|院|队|所|站|镇|乡)$"
)
_SHORT_ENDINGS = {"委员会": "委", "办公室": "办", "分公司": "公司"}
"""What short names end with instead: 卫健委 for 卫生健康委员会."""
_NO_NAME = re.compile(r"各|有关|相关|属地|其他|[省市区县]属|等$|(?:成员|责任|牵头|配合)单位")
"""Such units have no name that a text could give: 各镇街, 有关部门, 属地政府."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 6
"""Characters of a short name in front of its ending."""


def copied_content(case: Case) -> Iterator[Finding]:
    """A sentence that stands word for word in the content and reports nothing."""
    promises = {
        without_blanks(case.content.text[slice(*clause.span)]) for clause in case.answering.clauses
    }
    figures = [mention.span for mention in case.progress.mentions]
    for span in copied_sentences(case.content, case.progress):
        text = without_blanks(case.progress.text[slice(*span)])
        is_whole, is_long = text in promises, len(text) >= _LONG
        if any(span.overlaps(figure) for figure in figures) and not is_long:
            continue
        if is_whole or (is_long and not _REPORTS.search(text)):
            yield Finding(*span, _("this is the content word for word; no result is named"))


def no_figure(case: Case) -> Iterator[Finding]:
    """The content names targets, and the progress no figure at all."""
    targets = [
        target
        for clause in case.answering.clauses
        for target in clause.targets
        if target.quantity.value > _FEW
    ]
    if not targets or case.answering.is_empty or case.progress.mentions:
        return
    message = _("the content names {targets}, and the progress no figure")
    if case.progress.is_cut:
        message = _("the content names {targets}, and the progress as far as it was read no figure")
    named = listed([case.content.slice(target.span) for target in targets])
    yield Finding(0, 0, message.format(targets=named))


def unit_not_mentioned(case: Case) -> Iterator[Finding]:
    """Some of the responsible units are named in the progress, and this one is not."""
    named = unit_names(case.task.units)
    if len(named) < 2 or not case.progress.text.strip():
        return
    units = [unit for unit in named if _can_be_named(unit)]
    text = case.progress.text
    if any(_is_named(unit, text) for unit in units):
        for unit in units:
            if not _is_named(unit, text) and not _is_meant(unit, text):
                yield Finding(
                    0,
                    0,
                    _("{unit} is not mentioned in the progress, other units are").format(unit=unit),
                    Field.UNITS,
                )


def _can_be_named(unit: str) -> bool:
    return not _NO_NAME.search(unit) and _core_and_stem(unit)[1] != ""


def _core_and_stem(unit: str) -> tuple[str, str]:
    """A unit's name without district and legal form, and that without what kind of unit it is."""
    core = _LEGAL_FORM.sub("", _SCOPE.sub("", unit)) or unit
    return core, _ENDING.sub("", core)


def _is_meant(unit: str, text: str) -> bool:
    """Whether a unit may be meant though no unit is named: 教育经费 has the word of 区教育局."""
    stem = _core_and_stem(unit)[1]
    return len(stem) >= _SHORTEST_NAME and stem in text


def _is_named(unit: str, text: str) -> bool:
    """Whether a unit is named, with that what it is or in short: 教育局, 区教委."""
    core, stem = _core_and_stem(unit)
    if any(len(name) >= _SHORTEST_NAME and name in text for name in {unit, core} - {stem}):
        return True
    if core == stem and core in text:
        return True
    ending = core[len(stem) :]
    return bool(ending) and _is_named_shortly(stem, _SHORT_ENDINGS.get(ending, ending), text)


def _is_named_shortly(stem: str, ending: str, text: str) -> bool:
    """Whether the text has a short form of a name: 人社局, or the end of it: 供电公司."""
    place = text.find(ending)
    while place >= 0:
        for length in range(_SHORTEST_NAME, min(_LONGEST_NAME, place) + 1):
            name = text[place - length : place]
            if name in stem or (name[0] == stem[0] and _is_left_of(name, stem)):
                return True
        place = text.find(ending, place + 1)
    return False


def _is_left_of(name: str, whole: str) -> bool:
    """Whether a name is what is left of another if characters are left out."""
    rest = iter(whole)
    return all(character in rest for character in name)
