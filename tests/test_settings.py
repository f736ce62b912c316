"""The user's settings: which rules they choose, and what is said of a file that cannot be meant."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from taskreview.errors import SettingsError
from taskreview.review import DEFAULT_RULES, STYLE_RULES, HintCode
from taskreview.settings import load_settings, settings_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_the_usual_rules_hold(file: Path) -> None:
    assert load_settings(file).rules == DEFAULT_RULES


def test_the_file_lies_in_the_users_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere")
    assert settings_file() == Path("/somewhere/taskreview/config.toml")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", DEFAULT_RULES),
        ("[hints]\n", DEFAULT_RULES),
        ("[hints]\nstyle = true\n", DEFAULT_RULES | STYLE_RULES),
        ("[hints]\nstyle = false\n", DEFAULT_RULES),
        ("[hints]\nno_answer = false\n", DEFAULT_RULES - {HintCode.NO_ANSWER}),
        ("[hints]\nno_period = true\n", DEFAULT_RULES | {HintCode.NO_PERIOD}),
        (
            "[hints]\nstyle = true\nspace = false\n",
            DEFAULT_RULES | STYLE_RULES - {HintCode.SPACE},
        ),
    ],
)
def test_rules_are_switched(file: Path, text: str, rules: frozenset[HintCode]) -> None:
    file.write_text(text, "utf-8")
    assert load_settings(file).rules == rules


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("[hints\n", 1, "TOML"),
        ("[hints]\nstyle = \n", 2, "TOML"),
        ("[hints]\nstyle = true\nno_anwser = false\n", 3, "did you mean “no_answer”"),
        ("\n[hnits]\nstyle = true\n", 2, "did you mean “hints”"),
        ("# 设置\n[hints]\nstyle = 1\n", 3, "true or false"),
        ("hints = true\n", 1, "[hints]"),
        ("[hints]\nzzzz = true\n", 2, "no_answer"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(
    file: Path, text: str, line: int, named: str
) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=re.escape(named)) as caught:
        load_settings(file)
    assert str(caught.value).startswith(f"{file}:{line}: ")


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    file.write_bytes(b"\xff\xfe[hints]")
    with pytest.raises(SettingsError, match=re.escape(str(file))):
        load_settings(file)
    with pytest.raises(SettingsError, match=re.escape(str(file.parent))):
        load_settings(file.parent)


@pytest.mark.parametrize("value", ["[" * 100_000, "9" * 100_000], ids=["brackets", "digits"])
def test_what_never_ends_is_no_toml(file: Path, value: str) -> None:
    file.write_text(f"a={value}", "utf-8")
    with pytest.raises(SettingsError, match=r"config\.toml:1: this is no TOML"):
        load_settings(file)


def test_a_pipe_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(SettingsError, match="it is a pipe"):
        load_settings(file)
