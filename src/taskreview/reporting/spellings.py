"""One spelling for what differs in blanks and width alone."""

from __future__ import annotations

from collections.abc import Iterable

from taskreview.width import spelling_key


class Spellings:
    """The first spelling of each text that went by: 已完成 for "已完成 ", too."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def of(self, text: str) -> str:
        """How the text was spelt first, without blanks around it."""
        return self._first.setdefault(spelling_key(text), text.strip())

    def distinct(self, texts: Iterable[str]) -> list[str]:
        """The first spellings of the texts, in their order, each once."""
        return [*dict.fromkeys(map(self.of, texts))]
