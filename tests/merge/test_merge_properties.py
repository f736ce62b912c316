"""Whatever two people do to a register, nothing of it is lost, and what is clean is right."""

from __future__ import annotations

from itertools import count
from random import Random

from hypothesis import assume, given, note, reject
from hypothesis import strategies as st

from document.support import examples, read
from document.writing import readable, registers
from merge.people import Person, Register, mangled, new_register, words_in
from taskreview.comparison.identity import whole
from taskreview.document.splice import Edit, splice
from taskreview.errors import EditError
from taskreview.model import Field, Review, Verdict, review_as_text, text_of, with_text
from taskreview.store.merge import Side, find_conflicts, merge_texts, side_of

seeds = st.integers(0, 2**32)
VERDICTS = [
    review_as_text(review)
    for review in (
        Review(Verdict.PASSED, None, "2025-01-10", "3f9c1a2b"),
        Review(Verdict.RETURNED, "缺：两项", "2025-01-10", "12345678"),
    )
]


def two_people(random: Random, most: int = 4) -> tuple[Register, Person, Person]:
    words = count()
    base = new_register(random, words, random.randint(1, 6))
    people = [Person(random, words, base) for _ in range(2)]
    for person in people:
        for _ in range(random.randint(0, most)):
            person.act()
    return base, people[0], people[1]


@examples(400)
@given(seeds)
def test_nothing_is_lost(seed: int) -> None:
    base, one, other = two_people(Random(seed))
    b, o, t = base.text(), one.register.text(), other.register.text()
    note(f"--- base\n{b}\n--- ours\n{o}\n--- theirs\n{t}")
    merge = merge_texts(b, o, t)
    note(f"--- merged\n{merge.text}")
    before, mine, yours = words_in(b), words_in(o), words_in(t)
    written = (mine - before) + (yours - before)
    kept = before & mine & yours
    if merge.is_clean:
        found = words_in(merge.text)
        if base.style.ids == "unique":
            assert found == written + kept
        else:  # a task that is hardly the same any more may count as another one
            assert written + kept <= found <= mine | yours
        assert not find_conflicts(merge.text)
        return
    found = words_in(merge.text)
    assert not (written + kept) - found
    marked = find_conflicts(merge.text)
    assert marked
    for side, own in ((Side.OURS, mine), (Side.THEIRS, yours)):
        text = merge.taking(side)
        inside = words_in("".join(each.ours + each.theirs + (each.base or "") for each in marked))
        assert words_in(side_of(merge.text, side)) == words_in(text)
        decided = words_in(text)
        assert not (own - before) - decided
        assert not ((written + kept) - inside) - decided
        assert not (decided - own) - written - before


@examples(150)
@given(seeds)
def test_clean_merges_are_stable(seed: int) -> None:
    base, one, other = two_people(Random(seed))
    b, o, t = base.text(), one.register.text(), other.register.text()
    assert merge_texts(b, o, b).text == o
    assert merge_texts(b, b, t).text == t
    assert merge_texts(b, o, o).text == o
    merge = merge_texts(b, o, t)
    # At the top of a bare list nobody can tell the file's comments from those of the first task.
    if merge.is_clean and base.style.kind != "root" and read(merge.text.removeprefix("\ufeff")):
        again = merge_texts(b, merge.text, t)
        assert again.is_clean
        assert again.text.split() == merge.text.split()
        assert merge_texts(o, merge.text, o).text == merge.text
    mirrored = merge_texts(b, t, o)
    assert mirrored.is_clean == merge.is_clean
    assert words_in(mirrored.text) == words_in(merge.text) or not merge.is_clean


@examples(200)
@given(registers(), st.data())
def test_edits_by_two_people_merge_by_field_in_any_style(text: str, data: st.DataObject) -> None:
    assume(readable(text))
    located = read(text)
    assume(len({whole(each.task) for each in located}) == len(located))  # or nobody could tell
    places = st.tuples(
        st.integers(0, len(located) - 1),
        st.sampled_from([Field.STATUS, Field.PROGRESS, Field.DEADLINE]),
    )
    wishes = st.dictionaries(places, st.sampled_from(["a", "b\nc", "- d", "no", ""]), max_size=3)
    judged = st.tuples(st.integers(0, len(located) - 1), st.just(Field.REVIEW))
    verdicts = st.dictionaries(judged, st.sampled_from(VERDICTS), max_size=2)
    mine, other = (
        {
            (at, field): new
            for (at, field), new in {**data.draw(wishes), **data.draw(verdicts)}.items()
            if text_of(located[at].task, field) != new
        }
        for _person in range(2)
    )
    try:
        ours, theirs = (
            splice(text, [Edit(located[at].offset, f, new) for (at, f), new in each.items()]).text
            for each in (mine, other)
        )
    except EditError:
        reject()
    merge = merge_texts(text, ours, theirs)
    note(f"--- ours\n{ours}\n--- theirs\n{theirs}\n--- merged\n{merge.text}")
    if not merge.is_clean:
        for side in (Side.OURS, Side.THEIRS):
            assert read(merge.taking(side))
        return
    expected = [located_task.task for located_task in located]
    for (at, field), new in {**mine, **other}.items():
        expected[at] = with_text(expected[at], field, new)
    assert [each.task for each in read(merge.text)] == expected
    for place in mine.keys() & other.keys():
        assert mine[place] == other[place]


@examples(400)
@given(registers(), seeds)
def test_no_text_is_too_broken_to_be_merged(text: str, seed: int) -> None:
    random = Random(seed)
    base, ours, theirs = (mangled(random, text) for _ in range(3))
    note(f"--- base\n{base}\n--- ours\n{ours}\n--- theirs\n{theirs}")
    merge = merge_texts(base, ours, theirs)
    note(f"--- merged\n{merge.text}")
    if merge.is_clean:
        if merge.text not in (ours, theirs):
            read(merge.text.removeprefix("\ufeff"))
    else:
        assert find_conflicts(merge.text)
