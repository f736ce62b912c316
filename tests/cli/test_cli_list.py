"""`list` and `show`: what programs and people get to read."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from cli.program import SAMPLE, run, run_in_terminal
from taskreview.model import COLUMNS

KEYS = [*COLUMNS, "review"]
ODD = """\
tasks:
  - id: 1
    units: 区教委、区卫生健康委
    deadline: 2024年12月31日
    content: "甲\\t乙\\n丙"
    备注: {层: [1, 2.5, null, true]}
  - {id: A-2, units: [], content: c, deadline: 年底}
  - content: 无序号
  - 序号: 007
    任务内容: d
    主责单位: "区残联\\n区水务局"
    完成时限: 2024-1-5 10:00
"""


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    file = tmp_path / "odd.yaml"
    file.write_text(ODD, "utf-8")
    return file


def _json(*words: str | Path) -> Any:
    done = run(*words, "--format", "json")
    assert done.code == 0
    return json.loads(done.out)


def test_a_list_that_is_not_shown_is_told(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("archive:\n- {id: 1, progress: x}\ntasks:\n- id: 7\n")
    for words in (("list", file), ("show", file, "1"), ("set", file, "1", "--status", "新")):
        done = run(*words)
        assert done.code == 0
        assert done.err.startswith(f"{file}:4:1: “tasks” stands below another list")


def test_json_has_the_same_keys_for_every_task_of_the_sample() -> None:
    tasks = _json("list", SAMPLE)
    assert [list(task) for task in tasks] == [KEYS] * 14
    assert tasks[1] == {
        "id": 2,
        "source": "市民生实事第2项",
        "content": "在东城、西城、朝阳、海淀、丰台、石景山、通州、大兴等区推进通学公交试点。",
        "units": ["区教委"],
        "deadline": "2024-12-31",
        "status": "已完成",
        "progress": "已开通57条通学公交路线。",
        "review": None,
    }


def test_json_makes_units_lists_and_days_dates_and_keeps_unknown_keys(odd: Path) -> None:
    first, second, third, fourth = _json("list", odd)
    assert first["units"] == ["区教委", "区卫生健康委"]
    assert first["deadline"] == "2024-12-31"
    assert first["备注"] == {"层": [1, 2.5, None, True]}
    assert second["units"] == []
    assert second["deadline"] == "年底"
    assert third == dict.fromkeys(KEYS) | {"content": "无序号", "units": []}
    assert fourth == dict.fromkeys(KEYS) | {
        "id": "007",
        "content": "d",
        "units": ["区残联", "区水务局"],
        "deadline": "2024-01-05",
    }


def test_ids_are_one_a_line_and_a_task_without_one_is_not_lost_silently(odd: Path) -> None:
    done = run("list", odd, "--format", "ids")
    assert done.out == "1\nA-2\n007\n"
    assert done.err == "1 task without an id is left out\n"


def test_a_piped_table_is_one_whole_task_a_line_with_tabs_between(odd: Path) -> None:
    done = run("list", odd)
    assert done.err == ""
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [len(row) for row in rows] == [7] * 4
    assert rows[0] == ["1", "", "甲␉乙␊丙", "区教委、区卫生健康委", "2024-12-31", "", ""]
    assert rows[1][4] == "年底"


def test_a_query_puts_the_best_first_and_several_words_narrow() -> None:
    def found(query: str) -> list[int]:
        return [task["id"] for task in _json("list", SAMPLE, "--search", query)]

    assert found("教委 公交") == [2]
    assert set(found("燃气")) >= {5}
    assert found("第3项") == [3]
    assert found("@区残联") == [4]
    assert 2 not in found("!公交")


@pytest.mark.parametrize("query", ["zzzz", "-x", "--format", "!", "@", '"', "'; ls", "\\", "航天"])
def test_any_query_is_only_text(query: str) -> None:
    done = run("list", SAMPLE, "--search", query, "--format", "ids")
    assert (done.code, done.err) == (0, "")


def test_nothing_found_is_an_empty_list() -> None:
    assert run("list", SAMPLE, "--search", "zzzz", "--format", "json").out == "[]\n"
    assert run("list", SAMPLE, "--search", "zzzz").out == ""


@pytest.mark.parametrize("text", ["", "[]", "tasks:\n", "tasks: []\n"])
def test_an_empty_register_is_an_empty_list(tmp_path: Path, text: str) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(text or "tasks:")
    assert _json("list", file) == []


def test_a_misspelt_word_is_found_in_a_large_register_as_on_the_screen(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    plain = "".join(f"- {{id: {n}, content: 其他工作}}\n" for n in range(1, 5001))
    file.write_text(plain + "- {id: last, content: 完成老旧管线改造工程}\n", "utf-8")
    done = run("list", file, "--search", "老旧管线该造", "--format", "ids")
    assert done.out.split() == ["last"]


def test_what_stands_above_a_damage_is_listed_and_the_exit_code_says_so(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    tasks = "".join(f"- {{id: {n}}}\n" for n in range(1, 1001))
    file.write_text(tasks + "- {id: [}\n")
    done = run("list", file, "--format", "ids")
    assert done.code == 2
    assert done.out.startswith("1\n2\n3\n")
    assert done.err.startswith(f"{file}:1001:9: not valid YAML")


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_on_a_terminal_the_table_is_aligned_and_fits(columns: int) -> None:
    done = run_in_terminal("list", SAMPLE, columns=columns)
    heads, *rows = done.out.splitlines()
    assert len(rows) == 14
    assert all(_cells(line) <= columns for line in (heads, *rows))
    for head, text in (("Units", "区"), ("Content", "")):
        at = _cells(heads[: heads.index(head)])
        for row in rows:
            before = next(n for n in range(len(row)) if _cells(row[:n]) == at)
            assert row[before - 1] == " "
            assert row[before:].startswith(text)
            assert row[before] != " "


def test_on_a_terminal_it_says_that_nothing_was_found() -> None:
    done = run_in_terminal("list", SAMPLE, "--search", "zzzz")
    assert done.out == "no task found\r\n"
    assert done.code == 0


def test_explain_says_for_each_word_how_and_where_it_was_found() -> None:
    done = run("list", SAMPLE, "--search", "gdb 停位", "--explain", "--format", "ids")
    assert done.out == (
        "8\tgdb = initials · Units · 区[国动办]; "
        "停位 = with gaps · Content · …车设施建设，新增[停]车[位]1万个；新增有偿错时共享[停]车[位]"
        "1万个；利用人防工程新增[停]车[位]5000个。\n"
    )


def test_explain_as_json_names_the_passages_by_their_places() -> None:
    (task,) = _json("list", SAMPLE, "--search", "gdb", "--explain")
    assert task["reasons"] == [
        {
            "word": "gdb",
            "tier": "initials",
            "field": "units",
            "text": "区国动办",
            "spans": [[1, 4]],
        }
    ]


def test_explain_beside_the_tab_separated_fields_and_below_a_line_of_the_table() -> None:
    piped = run("list", SAMPLE, "--search", "#8", "--explain").out
    assert piped.rstrip("\n").split("\t")[-1] == "8 = number · No. · [8]"
    lines = run_in_terminal("list", SAMPLE, "--search", "#8", "--explain").out.split("\r\n")
    assert lines[2] == "  8 = number · No. · [8]"


def test_explain_needs_something_to_explain() -> None:
    done = run("list", SAMPLE, "--explain")
    assert (done.code, done.err) == (2, "--explain needs a --search to explain\n")


def test_show_as_text_has_every_field() -> None:
    out = run("show", SAMPLE, "2").out
    assert "No.: 2\n" in out
    assert "Units: 区教委\n" in out
    assert "\nProgress\n已开通57条通学公交路线。\n" in out


def test_show_as_json_is_that_object_of_the_list() -> None:
    assert _json("show", SAMPLE, "5") == _json("list", SAMPLE)[4]


def test_show_by_row_reaches_a_task_without_an_id(odd: Path) -> None:
    assert _json("show", odd, "--row", "3")["content"] == "无序号"


def test_show_takes_an_id_as_it_is_written(odd: Path) -> None:
    assert _json("show", odd, "A-2")["content"] == "c"
    assert _json("show", odd, "007")["content"] == "d"


def test_an_id_that_stands_twice_is_an_error_that_names_the_lines(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n  content: a\n- id: 2\n- id: '1'\n  content: b\n")
    done = run("show", file, "1")
    assert done.code == 2
    assert done.err == (
        f"the id 1 stands 2 times in {file}, at lines 1, 4; name the task by --row\n"
    )
    assert _json("show", file, "--row", "3")["content"] == "b"


# --- What a file holds stays text ---------------------------------------------------------------

HOSTILE = "a\x1b]0;title\x07\x1b[2Jb\x9b31mc\u202ed\u200be\x7f\r"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202e]")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    text = json.dumps(HOSTILE)  # a double-quoted YAML text too
    lines = [f"  {key}: {text}" for key in ("content", "units", "deadline", "status", "progress")]
    file = tmp_path / "h.yaml"
    file.write_text("\n".join([f"- id: {text}", *lines, f"  {text}: {text}", f"  k: [{text}]"]))
    return file


@pytest.mark.parametrize("form", ["table", "json", "ids"])
def test_no_escape_gets_through_list(hostile: Path, form: str) -> None:
    searched = ("list", hostile, "--search", "b", "--explain")
    for done in (
        run_in_terminal("list", hostile, "--format", form),
        run("list", hostile),
        run_in_terminal(*searched, "--format", form),
        run(*searched),
    ):
        assert done.code == 0
        assert not CONTROL.search(done.out.replace("\r\n", "\n"))


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_escape_gets_through_show_and_check(hostile: Path, form: str) -> None:
    calls: list[list[str | Path]] = [["show", hostile, "--row", "1"], ["check", hostile]]
    for words in calls:
        for done in (
            run_in_terminal(*words, "--format", form),
            run(*words, "--format", form),
        ):
            assert not CONTROL.search(done.out.replace("\r\n", "\n"))


def test_no_escape_gets_through_what_is_said(hostile: Path) -> None:
    done = run("set", hostile, HOSTILE, "--status", HOSTILE + HOSTILE)
    assert done.code == 0
    assert not CONTROL.search(done.out)
    done = run("show", hostile, "\x1b[2J")
    assert done.err.endswith("has no task with the id ␛[2J\n")


def test_json_is_exact_where_text_is_not(hostile: Path) -> None:
    task = _json("show", hostile, "--row", "1")
    assert [task["id"], task["content"], task["progress"], task[HOSTILE]] == [HOSTILE] * 4
    assert task["k"] == [HOSTILE]
    assert "\\u202e" in run("list", hostile, "--format", "json").out
