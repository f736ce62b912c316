"""A register that two people work on: one at the screen, the other with some other program."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tui.support import WIDE, Desk, desk, register_of

REGISTER = """\
title: 台账
tasks:
  - id: 1
    content: 建设四家养老驿站并投入使用
    units: [区民政局]
    status: 正在推进   # 月报
    progress: 已开工建设，预计年底前完成。
  - id: 2
    content: 改造老旧管线一千一百公里
    units: [区城市管理委]
    progress: 完成三成
  - id: 3
    content: 开通通学公交路线五十七条
    units: [区教委]
    status: 已完成
    progress: 已开通
"""
PAUSE_SECONDS = 0.6
"""After so long without a key, the next one is meant for a dialog that has opened by itself."""
FIRST = REGISTER[REGISTER.index("  - id: 1") : REGISTER.index("  - id: 2")]


@asynccontextmanager
async def open_desk(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Desk]:
    async with desk(register_of(folder, REGISTER), size) as at:
        yield at


async def look(at: Desk, times: int = 2) -> None:
    """The program looks at the file; at one that was overwritten where it lies it looks twice."""
    for _ in range(times):
        at.register.look_at_file()
        await at.until(lambda: not at.register._looking, "looking")


def replace(path: Path, text: str) -> None:
    """Somebody else saves as good programs do."""
    new = path.with_name("new")
    new.write_text(text)
    os.replace(new, path)


async def type_over(at: Desk, text: str) -> None:
    await at.press("e", "ctrl+u")
    await at.paste(text)
