"""Whoever reads Chinese gets Chinese, all of it."""

from __future__ import annotations

import ast
import gettext
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo

import translations


def _messages() -> list[Message]:
    return [message for message in translations.extract() if message.id]


def test_the_code_has_messages() -> None:
    assert _messages()


def test_every_message_has_its_chinese() -> None:
    problems = list(translations.problems())
    assert not problems, "`make translations`, then mend:\n" + "\n".join(problems)


def test_the_compiled_catalogue_is_that_of_the_po_file() -> None:
    with translations.MO.open("rb") as file:
        compiled = translations.contents(read_mo(file))
    fresh = translations.contents(translations.compiled(translations.read()))
    assert compiled == fresh


def test_the_standard_library_reads_the_compiled_catalogue() -> None:
    with translations.MO.open("rb") as file:
        chinese = gettext.GNUTranslations(file)
    assert chinese.info()["language"] == translations.LOCALE
    for message in translations.read():
        if isinstance(message.id, str) and message.id and not message.fuzzy:
            assert chinese.gettext(message.id) == (message.string or message.id)


def _catalog(message: str | tuple[str, str], chinese: str | tuple[str, ...]) -> Catalog:
    catalog = Catalog(locale=translations.LOCALE)
    catalog.add(message, chinese)
    return catalog


@pytest.mark.parametrize(
    ("message", "chinese", "found"),
    [
        ("save {name}", "保存{name}", False),
        ("save {name}", "保存{nom}", True),
        ("save {name}", "保存", True),
        ("save {name}", "", True),
        ("100% of {n:,}", "{n:,}项全部", False),
        (("one task", "{n} tasks"), ("{n}项任务",), False),
        (("one task", "{n} tasks"), ("一项任务",), True),
    ],
)
def test_the_check_sees_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    message: str | tuple[str, str],
    chinese: str | tuple[str, ...],
    found: bool,
) -> None:
    catalog = _catalog(message, chinese)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    mo = tmp_path / "taskreview.mo"
    mo.write_bytes(compiled.getvalue())
    monkeypatch.setattr(translations, "MO", mo)
    monkeypatch.setattr(translations, "read", lambda: catalog)
    monkeypatch.setattr(translations, "extract", lambda: _catalog(message, ""))

    assert bool(list(translations.problems())) is found


def test_the_check_sees_a_stale_compiled_catalogue(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mo = tmp_path / "taskreview.mo"
    with mo.open("wb") as file:
        write_mo(file, _catalog("save", "存盘"))
    monkeypatch.setattr(translations, "MO", mo)
    monkeypatch.setattr(translations, "ROOT", mo.parent)
    monkeypatch.setattr(translations, "read", lambda: _catalog("save", "保存"))
    monkeypatch.setattr(translations, "extract", lambda: _catalog("save", ""))

    assert [*translations.problems()] == ["taskreview.mo is not compiled from the .po file"]


def test_no_message_hides_in_an_f_string() -> None:
    """There Babel finds it from Python 3.12 on only, and the catalogue would lack it."""
    for path in sorted((translations.ROOT / "src").rglob("*.py")):
        for string in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(string, ast.JoinedStr):
                calls = [node for node in ast.walk(string) if isinstance(node, ast.Call)]
                names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
                assert not names & {"_", "ngettext"}, f"{path}:{string.lineno}"
