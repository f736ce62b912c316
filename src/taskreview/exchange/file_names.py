"""Names for files that are made from what a register says, safe on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from taskreview.printable import unprintable

_UNSAFE = re.compile(r"[\s/\\:*?\"<>|%]+")
"""What separates folders somewhere, or what a shell or Windows takes for something else."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever stands after a full stop."""

_MOST_BYTES = 150
"""UTF-8 bytes of a name without its ending; file systems allow 255, some tools add to a name."""


def file_names(texts: Iterable[str], ending: str, *, otherwise: str) -> dict[str, str]:
    """A file name for each text, no two the same even where case does not count.

    `otherwise` names what has nothing that could stand in a name.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for text in texts:
        if text in names:
            continue
        stem = name = _stem(text) or otherwise
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names[text] = name + ending
    return names


def _stem(text: str) -> str:
    plain = unprintable().sub("_", normalize("NFC", text))
    plain = _UNSAFE.sub("_", plain).encode()[:_MOST_BYTES].decode(errors="ignore")
    stem = plain.strip("._- ")
    return f"_{stem}" if _DEVICE.match(stem) else stem
