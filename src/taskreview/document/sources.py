"""Scalars that are more than their text, and how they are written on one line."""

from __future__ import annotations

from typing import NamedTuple

from taskreview.document.nodes import Node, Scalar
from taskreview.document.placement import on_one_line, properties
from taskreview.document.scalar import Style


class Source(NamedTuple):
    """How a scalar is written that is plain, as `no`, `123` and `~`, or has a tag."""

    written: str
    text: str
    tag: str | None

    def is_in(self, node: Node) -> bool:
        """Whether the node is such a scalar."""
        return (
            isinstance(node, Scalar)
            and (node.text, node.tag) == (self.text, self.tag)
            and (node.plain or node.tag is not None)
        )


def source_of(text: str, node: Node) -> Source | None:
    """How a scalar in the text can be written on one line; None for one that is just a text."""
    if not isinstance(node, Scalar) or (node.tag is None and not node.plain):
        return None
    if node.plain:
        said = node.text or "~"
        return Source(said, said, None)
    tag = next(part.split()[0] for part in properties(text, node) if part.startswith("!"))
    return Source(f"{tag} {on_one_line(node.text, Style.DOUBLE)}", node.text, node.tag)
