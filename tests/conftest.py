"""The world that every test runs in: English, colours, one time zone, no terminal's wishes.

This is done while pytest collects, before anything of taskreview is imported: the language is
chosen once, at the first import of `taskreview.i18n`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

for _name in [*os.environ]:
    if _name.startswith(("LANG", "LC_", "TEXTUAL_")) and _name != "TEXTUAL_SNAPSHOT_TEMPDIR":
        del os.environ[_name]
for _name in ("NO_COLOR", "COLORFGBG", "COLUMNS", "LINES"):
    os.environ.pop(_name, None)
os.environ |= {
    "LANG": "C.UTF-8",
    "TZ": "Asia/Shanghai",
    "COLORTERM": "truecolor",
    "TEXTUAL_ANIMATIONS": "none",
}
time.tzset()

# A machine with other work to do is slow now and then; that is no finding.  CI tries the same
# examples each time, so that it judges the change and not the dice.
settings.register_profile("patient", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps for its user is kept in a folder of the tests."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("STATE", "CONFIG", "CACHE", "DATA"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        yield
