"""All hazard files by name: those that read as registers, and those that must be refused."""

from __future__ import annotations

from collections.abc import Mapping

from hazards import encodings, hostile, layouts, values


def _all(*families: Mapping[str, bytes | str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for family in families:
        for name, content in family.items():
            assert name not in found, name
            found[name] = content if isinstance(content, bytes) else content.encode()
    return found


READ = _all(encodings.READ, layouts.LAYOUTS, values.TYPED, values.VALUES)
REFUSED = _all(encodings.REFUSED, hostile.NO_REGISTERS)

NOT_ONE_TEXT = frozenset(
    {"list as a progress", "mapping as a progress", "sets and pairs", "python objects"}
)
"""Hazards whose first task has no text as its progress, so that none can be set."""

TWO_MARKS = "UTF-8, two marks"
"""Read, but not changed: the second mark puts libyaml's offsets out of step."""
