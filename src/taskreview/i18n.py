"""Which language the program speaks: Chinese in a zh locale, English otherwise."""

from __future__ import annotations

import gettext as _gettext
import os
from pathlib import Path

DOMAIN = "taskreview"
_LANGUAGE = "zh_CN"
LOCALE_DIR = Path(__file__).parent / "locale"


def _wants_chinese(environ: dict[str, str] | os._Environ[str]) -> bool:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return value.lower().startswith("zh")
    return False


def _catalog() -> _gettext.NullTranslations:
    if not _wants_chinese(os.environ):
        return _gettext.NullTranslations()
    with (LOCALE_DIR / _LANGUAGE / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as catalogue:
        return _gettext.GNUTranslations(catalogue)  # `translation` would look for it twice as long


def translate_libraries() -> None:
    """Has libraries that speak through the process-wide gettext, as Click does, use our catalogue.

    They find it by the environment, and might find zh_TW or LANGUAGE=en:zh to mean something else
    than `_wants_chinese` does; so they are told.
    """
    if _wants_chinese(os.environ):
        os.environ["LANGUAGE"] = _LANGUAGE
        _gettext.bindtextdomain(DOMAIN, str(LOCALE_DIR))
        _gettext.textdomain(DOMAIN)


_translations = _catalog()
_ = _translations.gettext
ngettext = _translations.ngettext
