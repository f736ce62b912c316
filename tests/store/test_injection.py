"""The tests that hurt a save know all that it does."""

from __future__ import annotations

import os
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.injection import CALLS
from store.scenes import SCENES, Scene
from taskreview.store.atomic import write_atomically

_HARMLESS = frozenset(
    ("fsencode", "fsdecode", "fspath", "getpid", "kill", "lstat", "readlink", "strerror", "uname")
)
"""Calls whose failing is answered, or that cannot fail: what a path is, who one is."""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_no_call_that_a_save_makes_is_left_out(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: set[str] = set()

    def noted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: Any, **kwargs: Any) -> object:
            made.add(name)
            return real(*args, **kwargs)

        return call

    path = scene.make(tmp_path / "f")
    for name, real in vars(os).copy().items():
        if name.islower() and isinstance(real, types.BuiltinFunctionType):
            monkeypatch.setattr(os, name, noted(name, real))
    write_atomically(path, scene.new)
    monkeypatch.undo()
    assert {"open", "fsync", "fstat"} <= made
    assert made - _HARMLESS <= {*CALLS[os]}
