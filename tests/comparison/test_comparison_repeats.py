"""Which progress texts nearly repeat one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comparison.sentences import LONG, sentence
from document.support import examples
from taskreview.comparison.repeats import OTHER_LIKENESS, folded, near_repeats, own_repeat


def test_figures_punctuation_and_width_do_not_count() -> None:
    assert folded("完成１２.５公里，ＰＭ10达标。") == folded("完成3公里；pm2.5 达标")
    assert folded("新增一万个") == folded("新增3000个")


def test_two_tasks_with_the_same_text_name_each_other() -> None:
    found = near_repeats([LONG, "别的任务另有一段完全不同的进展情况文字。", LONG])
    assert {at: repeat.index for at, repeat in found.items()} == {0: 2, 2: 0}
    assert found[0].likeness == 1


def test_a_few_other_characters_make_a_near_repeat() -> None:
    found = near_repeats([LONG, LONG.replace("施工单位", "建设单位")])
    assert found[1].index == 0
    assert OTHER_LIKENESS <= found[1].likeness < 1


def test_short_texts_repeat_nothing() -> None:
    assert near_repeats(["正在按计划推进。", "正在按计划推进。", None, ""]) == {}
    assert own_repeat("完成5个。", "完成6个。") is None


def test_a_text_that_is_half_another_is_no_repeat() -> None:
    assert near_repeats([LONG, LONG + sentence(7) + sentence(8)]) == {}


def test_own_text_with_other_figures_is_a_repeat_and_the_same_text_is_not() -> None:
    before = f"截至3月底，{LONG}"
    after = before.replace("3月", "4月")
    repeat = own_repeat(before, after)
    assert repeat is not None
    assert (repeat.index, repeat.likeness) == (None, 1)
    assert own_repeat(before, before) is None
    assert own_repeat(before, before + sentence(5)) is None


@examples(60)
@given(st.integers(0, 10_000), st.integers(2, 40))
def test_a_copy_is_found_among_any_others(seed: int, others: int) -> None:
    texts = [sentence(seed + at) + sentence(seed + at + 50_000) for at in range(others)]
    copy = texts[0][:-1] + "了。"
    found = near_repeats([*texts, copy])
    assert found[others].index == 0
