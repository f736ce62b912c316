"""What the editor holds in place of characters that a terminal would act on."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from taskreview.printable import printable_lines, symbols, unprintable
from taskreview.tui.widgets.progress_editor import StandIns

hostile = st.text(
    st.sampled_from(
        [*(chr(code) for code in symbols() if not 0xD800 <= code < 0xE000), *"ab教\n\t"]
        + [chr(code) for code in (0x10FFFD, 0x10FFFC, 0x10FFFB, 0xF0000, 0xE000)]
    ),
    max_size=60,
)
texts = st.text(max_size=60) | hostile


@given(st.lists(texts, max_size=5))
@example(["\x1b", "\U0010fffd", "\U0010fffc\x1b\x85"])
def test_every_text_comes_back_as_it_was(put_in: list[str]) -> None:
    stand_ins = StandIns()
    for text in put_in:
        assert stand_ins.back(stand_ins.put(text)) == text
    inside = [stand_ins.put(text) for text in put_in]
    assert stand_ins.back("".join(inside)) == "".join(put_in)


@given(texts, texts)
def test_what_was_put_in_before_stays_what_it_was(first: str, second: str) -> None:
    stand_ins = StandIns()
    inside = stand_ins.put(first)
    stand_ins.put(second)
    assert stand_ins.back(inside) == first


@given(texts)
def test_the_editor_holds_nothing_that_breaks_its_lines(text: str) -> None:
    inside = StandIns().put(text)
    assert len(inside) == len(text)
    assert len(inside.splitlines()) == len(text.split("\n")) - text.endswith("\n") or not text
    assert not unprintable().search(inside.replace("\n", "").replace("\t", ""))


@given(texts)
def test_the_screen_shows_what_the_detail_shows(text: str) -> None:
    stand_ins = StandIns()
    assert stand_ins.symbols(stand_ins.put(text)) == printable_lines(text)
