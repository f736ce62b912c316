"""In a Chinese locale the program speaks Chinese, and Click with it."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir

from cli.program import CHINESE, SAMPLE, run, run_in_terminal
from taskreview.i18n import LOCALE_DIR

_CLICKS_WORDS = re.compile(
    r"Usage|Show this|Options?\b|Commands|No such (option|command)|^Did you mean|Missing (arg|opt)"
    r"|Invalid value|is not (one of|a valid \{num)|unexpected extra|requires an|does not take"
    r"|^default"
)
"""Those of Click's messages that can come up here: prompts, dates and the like cannot."""

_OPTION = re.compile(r"--[a-z-]+")
_ENGLISH = re.compile(r"\b(the|is|no|not|of|and|with)\b", re.IGNORECASE)


def _chinese(*words: str | Path) -> str:
    done = run(*words, env=CHINESE)
    return done.out + done.err


def test_every_word_that_click_may_say_has_its_chinese() -> None:
    catalogue = gettext.translation("taskreview", LOCALE_DIR, ["zh_CN"])
    said = {
        message[0] if isinstance(message, tuple) else message
        for _file, _line, message, _comments, _context in extract_from_dir(
            Path(click.__file__).parent, keywords={"_": None, "ngettext": (1, 2)}
        )
    }
    wanted = {message for message in said if _CLICKS_WORDS.search(message)}
    assert len(wanted) > 12
    # A message with a plural has its Chinese under both.
    left = {m for m in wanted if catalogue.ngettext(m, m, 1) == m == catalogue.gettext(m)}
    assert left == set()


@pytest.mark.parametrize("words", [["--help"], ["list", "--help"], ["set", "-h"], ["check", "-h"]])
def test_help_is_chinese_and_fits(words: list[str]) -> None:
    text = _chinese(*words)
    assert text.startswith("用法: taskreview")
    assert "选项:\n" in text
    assert "显示本帮助后退出。" in text
    assert not _ENGLISH.search(_OPTION.sub("", text.partition("示例：")[0]))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["list"], "缺少参数 'FILE'. 详见 taskreview list --help\n"),
        (["list", "--frm"], "这个选项。"),
        (["lst", "x"], "没有“lst”这个命令；是否要用“list”？\n"),
        (["list", "nowhere"], "nowhere无法读取：没有这个文件\n"),
        (["show", str(SAMPLE), "99"], f"{SAMPLE}中没有序号为99的任务\n"),
        ([str(SAMPLE)], "界面须在终端中打开，而标准输入不是终端"),
    ],
)
def test_what_goes_wrong_is_told_in_chinese(words: list[str], said: str) -> None:
    text = _chinese(*words)
    assert said in text
    assert not _ENGLISH.search(text.replace(str(SAMPLE), ""))


def test_results_are_told_in_chinese(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("- id: 1\n  deadline: 2024年13月\n")
    assert _chinese("check", file, "--no-hints").splitlines() == [
        f"{file}:1:3: 任务1: 缺少任务内容",
        f"{file}:1:3: 任务1: 缺少主责单位",
        f"{file}:2:13: 任务1: 完成时限“2024年13月”不是有效日期",
    ]
    assert _chinese("set", file, "1", "--status", "推进中") == (
        f"{file}:3: 任务1，任务进度：（无） → “推进中”\n"
    )
    assert "\n进展情况\n已开通57条通学公交路线。\n" in _chinese("show", SAMPLE, "2")
    heads = run_in_terminal("list", SAMPLE, env=CHINESE).out.splitlines()[0]
    assert heads.split() == ["序号", "主责单位", "完成时限", "任务进度", "任务内容"]


def test_json_is_the_same_in_every_language() -> None:
    words = ("list", SAMPLE, "--format", "json")
    assert run(*words, env=CHINESE) == run(*words)


@pytest.mark.parametrize(
    ("settings", "chinese"),
    [
        ({"LANG": "zh_TW"}, True),
        ({"LANGUAGE": "zh"}, True),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"LANGUAGE": "en:zh"}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
    ],
)
def test_click_and_the_program_agree_on_the_language(
    settings: dict[str, str], chinese: bool
) -> None:
    said = run("list", "--help", env=settings).out
    assert ("选项" in said) == ("用法" in said) == ("示例" in said) == chinese
