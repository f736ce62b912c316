"""Short ways to ask the review."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from taskreview.model import Task
from taskreview.review import ALL_RULES, Assessment, Hint, HintCode, assess

TODAY = date(2025, 6, 30)
DONE = "已完成"


@dataclass(frozen=True)
class Said:
    """What the review says of two texts, in words."""

    content: str
    progress: str
    assessment: Assessment
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def pairs(self) -> dict[str, list[str]]:
        """The targets and what answers each, weak answers with a question mark."""
        return {
            self.content[target.start : target.end]: [
                self.progress[each.start : each.end] + "?" * each.weak for each in target.answers
            ]
            for promise in self.assessment.promises
            for target in promise.targets
        }

    def passages(self, code: HintCode) -> list[str]:
        """What the hints of a rule point at in the progress."""
        return [
            self.progress[hint.start : hint.end]
            for hint in self.assessment.hints
            if hint.code is code
        ]


def ask(
    content: str,
    progress: str,
    *,
    status: str = DONE,
    deadline: str = "2025-12-31",
    units: tuple[str, ...] = ("区教委",),
    source: str = "区民生实事",
) -> Said:
    """The review of a task with these texts, by all rules."""
    task = Task(1, 1, source, content, units, deadline, status, progress)
    assessment = assess(task, TODAY, ALL_RULES)
    answers = {content[p.start : p.end]: p.answer.value for p in assessment.promises}
    return Said(content, progress, assessment, answers)


def hinted(
    code: HintCode, progress: str, content: str = "修建登山步道。", **about: str
) -> list[str]:
    """The passages of a progress that a rule points at."""
    return ask(content, progress, **about).passages(code)  # type: ignore[arg-type]


def hints_of(code: HintCode, progress: str, **about: object) -> list[Hint]:
    """The hints that a rule gives on a progress."""
    said = ask("修建登山步道。", progress, **about)  # type: ignore[arg-type]
    return [hint for hint in said.assessment.hints if hint.code is code]
