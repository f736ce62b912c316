"""What the user has set for good, in `config.toml` of the user's configuration folder.

[hints]
style = true          # the rules about writing, too
unit_not_mentioned = false
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from taskreview.errors import SettingsError
from taskreview.i18n import _
from taskreview.review import DEFAULT_RULES, STYLE_RULES, HintCode

_NAME = "config.toml"
_HINTS = "hints"
_STYLE = "style"
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; `rules` are those by which hints are looked for."""

    rules: frozenset[HintCode] = DEFAULT_RULES


def settings_file() -> Path | None:
    """Where the settings are looked for; None where nobody knows where the user is at home."""
    from platformdirs import user_config_path

    try:
        folder = user_config_path("taskreview")
    except RuntimeError:
        return None
    return folder / _NAME if folder.is_absolute() else None


def load_settings(path: Path | None = None) -> Settings:
    """The settings of this user, or of a given file; without a file the usual ones.

    Raises SettingsError where the file cannot be read or holds what is not known.
    """
    file = path or settings_file()
    if file is None:
        return Settings()
    try:
        if file.is_fifo():  # it would be waited for
            raise SettingsError(
                _("the settings {path} cannot be read: {reason}").format(
                    path=file, reason=_("it is a pipe")
                )
            )
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else _("it is not UTF-8")
        raise SettingsError(
            _("the settings {path} cannot be read: {reason}").format(path=file, reason=reason)
        ) from error
    return _read(text, file)


def _read(text: str, file: Path) -> Settings:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(str(error), text, file) from error
    except (ValueError, RecursionError) as error:  # a number or brackets without end
        raise _broken(str(error), text, file) from error
    for section in data:
        if section != _HINTS:
            raise _wrong(text, file, section, _unknown(section, [_HINTS]))
    hints = data.get(_HINTS, {})
    if not isinstance(hints, dict):
        raise _wrong(text, file, _HINTS, _("“hints” is a section: [hints]"))
    names = [_STYLE, *(code.value for code in HintCode)]
    for name, value in hints.items():
        if name not in names:
            raise _wrong(text, file, name, _unknown(name, names))
        if not isinstance(value, bool):
            raise _wrong(text, file, name, _("“{name}” is true or false").format(name=name))
    rules = DEFAULT_RULES | (STYLE_RULES if hints.pop(_STYLE, False) else frozenset())
    on = {HintCode(name) for name, value in hints.items() if value}
    off = {HintCode(name) for name, value in hints.items() if not value}
    return Settings(rules=(rules | on) - off)


def _broken(reason: str, text: str, file: Path) -> SettingsError:
    place = _PLACE.search(reason)
    line = text.count("\n") + 1
    if place is not None:
        reason = reason[: place.start()]
        line = int(place["line"] or line)
    return SettingsError(
        _("{path}:{line}: this is no TOML: {reason}").format(path=file, line=line, reason=reason)
    )


def _wrong(text: str, file: Path, name: str, what: str) -> SettingsError:
    found = re.search(rf"^[^#\n]*?(?<![\w-]){re.escape(name)}(?![\w-])", text, re.MULTILINE)
    line = text.count("\n", 0, found.end()) + 1 if found else 1
    return SettingsError(f"{file}:{line}: {what}")


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    if near:
        return _("there is no setting “{name}”; did you mean “{near}”?").format(
            name=name, near=near[0]
        )
    return _("there is no setting “{name}”; there are: {known}").format(
        name=name, known=_(", ").join(known)
    )
