"""The program in another language than the tests'.

Every module takes its words when it is imported, so another language needs modules of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest


def _ours() -> dict[str, object]:
    return {
        name: sys.modules[name] for name in [*sys.modules] if f"{name}.".startswith("taskreview.")
    }


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Within this, `import_module` gives modules of taskreview that speak a locale's language."""
    before = _ours()
    for name in before:
        del sys.modules[name]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANG", locale)
        import_module("taskreview.i18n")
        yield
    for name in _ours():
        del sys.modules[name]
    sys.modules.update(before)  # type: ignore[arg-type]
