"""What has changed in a text: right for any two texts, and readable for those of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.support import examples
from taskreview.comparison.texts import Op, changes, runs

OLD = "2024年全区托育机构园所可提供总托位数3516个，普惠托位2056个，占比58.47%。"
NEW = "截至11月底，全区托育机构园所可提供总托位数3620个，其中普惠托位2100个，占比58.01%。"

texts = st.text(alphabet="区教委完成改造12.5%ab，。；\n 　", max_size=60)


def shown(old: str, new: str) -> str:
    sign = {Op.SAME: "{}", Op.REMOVED: "[-{}-]", Op.ADDED: "{{+{}+}}"}
    return "".join(sign[run.op].format(run.text) for run in runs(old, new, changes(old, new)))


@examples(500)
@given(texts, texts)
def test_the_runs_hold_both_texts(old: str, new: str) -> None:
    found = [*runs(old, new, changes(old, new))]
    assert "".join(run.text for run in found if run.op is not Op.ADDED) == old
    assert "".join(run.text for run in found if run.op is not Op.REMOVED) == new
    assert all(run.text for run in found)


@examples(500)
@given(texts, texts)
def test_what_lies_between_two_changes_is_the_same_in_both(old: str, new: str) -> None:
    at_old = at_new = 0
    for change in changes(old, new):
        assert old[at_old : change.old_start] == new[at_new : change.new_start]
        assert change.old_start < change.old_end or change.new_start < change.new_end
        at_old, at_new = change.old_end, change.new_end
    assert old[at_old:] == new[at_new:]


@given(texts)
def test_the_same_text_has_not_changed(text: str) -> None:
    assert changes(text, text) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "新", "{+新+}"),
        ("旧", "", "[-旧-]"),
        # A figure and a Latin word change as a whole.
        ("3516个", "3620个", "[-3516-]{+3620+}个"),
        ("占58.47%", "占58.01%", "占[-58.47%-]{+58.01%+}"),
        ("PM10 下降", "PM2 下降", "PM[-10-]{+2+} 下降"),
        # What is added stands where a sentence or a clause begins.
        ("甲。乙。", "甲。丙。乙。", "甲。{+丙。+}乙。"),
        (
            "完成改造，通过验收。",
            "完成改造，完成试压，通过验收。",
            "完成改造，{+完成试压，+}通过验收。",
        ),
        ("完成12公里。", "完成12公里，增加3公里。", "完成12公里{+，增加3公里+}。"),
        # One character that both happen to have is no reason to tear a change apart.
        ("5个区", "8个县", "[-5个区-]{+8个县+}"),
        # Two figures that changed side by side stay two changes.
        (
            OLD,
            NEW,
            (
                "[-2024年-]{+截至11月底，+}全区托育机构园所可提供总托位数[-3516-]{+3620+}个，"
                "{+其中+}普惠托位[-2056-]{+2100+}个，占比[-58.47%-]{+58.01%+}。"
            ),
        ),
    ],
)
def test_changes_read_well(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_texts_too_long_to_align_sign_by_sign_are_aligned_by_their_clauses() -> None:
    clauses = [f"第{number}处改造已完成，" for number in range(20_000)]
    old = "".join(clauses)
    clauses[5_000] = "新的一句，"
    clauses[15_000] = ""
    assert len(old) > 200_000
    found = changes(old, "".join(clauses))
    assert [(old[a:b]) for a, b, _c, _d in found] == ["第5000处改造已完成", "第15000处改造已完成，"]


def test_long_texts_without_a_clause_in_common_are_one_change() -> None:
    one, other = "甲乙" * 100_000, "乙丙" * 100_000
    assert changes(one, other) == [(0, len(one), 0, len(other))]
