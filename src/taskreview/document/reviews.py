"""What stands under `review` (审核): a verdict, nothing yet, or something of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from taskreview.document.events import Event, MappingEndEvent, ScalarEvent
from taskreview.document.nodes import (
    NULLS,
    Mapping,
    Node,
    Scalar,
    key_text,
    resolved,
    scalar_value,
)
from taskreview.i18n import _
from taskreview.model import (
    CHINESE_HEADING,
    REVIEW_KEYS,
    VERDICTS,
    Field,
    Review,
    ReviewKey,
)

REVIEW_HEADINGS = frozenset({Field.REVIEW.value, CHINESE_HEADING[Field.REVIEW]})
"""The keys under which a verdict stands."""

_MAPPING_TAGS = frozenset({None, "tag:yaml.org,2002:map"})

Pair: TypeAlias = "tuple[Node, Node]"


def read_review(node: Node) -> Review | None:
    """The review that a value is; None where it is none, whatever else it may be."""
    parts = _parts(node)
    return None if parts is None else _review(parts)


def is_open(node: Node) -> bool:
    """Whether a value may become a verdict: it is one, or is left blank for one.

    Blank is a value that says nothing, or a mapping in which the verdict does.
    """
    if isinstance(node, Scalar):
        return node.tag is None and (scalar_value(node) is None or not node.text.strip())
    parts = _parts(node)
    return parts is not None and (parts[ReviewKey.VERDICT] is None or _review(parts) is not None)


def no_verdict(key: str) -> str:
    """What to say of a key under which something of the user's own stands."""
    return _(
        "what stands under “{key}” is no verdict of this program; it is kept, so the task cannot "
        "be judged"
    ).format(key=key)


def review_pairs(mapping: Mapping) -> dict[ReviewKey, Pair]:
    """The pairs of a review's own keys; of equal ones the last."""
    return {name: pair for pair in mapping.pairs if (name := REVIEW_KEYS.get(key_text(pair[0])))}


def unknown_pairs(node: Node) -> Iterator[Pair]:
    """The pairs of a review's mapping that are none of its own."""
    if isinstance(node, Mapping):
        for pair in node.pairs:
            if key_text(pair[0]) not in REVIEW_KEYS:
                yield pair


def _parts(node: Node) -> dict[ReviewKey, str | None] | None:
    """What the own keys say of a mapping that has a verdict key, each once and with one text."""
    if not isinstance(node, Mapping) or node.tag not in _MAPPING_TAGS:
        return None
    parts: dict[ReviewKey, str | None] = {}
    for key, value in node.pairs:
        name = REVIEW_KEYS.get(key_text(key))
        if name is None:
            continue
        value = resolved(value)
        if name in parts or not isinstance(value, Scalar):
            return None
        parts[name] = None if scalar_value(value) is None else value.text
    return parts if ReviewKey.VERDICT in parts else None


def _review(parts: dict[ReviewKey, str | None]) -> Review | None:
    verdict = VERDICTS.get((parts[ReviewKey.VERDICT] or "").strip().casefold())
    if verdict is None:
        return None
    return Review(
        verdict,
        parts.get(ReviewKey.REASON) or None,
        parts.get(ReviewKey.DATE) or None,
        parts.get(ReviewKey.DIGEST) or None,
    )


def review_from_plain_events(events: list[Event], at: int) -> tuple[Review, int] | None:
    """The review whose mapping begins at `events[at]`, and the place behind it, where nothing in
    it is out of the ordinary, else None.

    The quick way for what this program writes.  It must agree with `read_review`.
    """
    start = events[at]
    if getattr(start, "tag", None) is not None or getattr(start, "anchor", None) is not None:
        return None
    parts: dict[ReviewKey, str | None] = {}
    at += 1
    while type(key := events[at]) is not MappingEndEvent:
        value = events[at + 1]
        if type(key) is not ScalarEvent or type(value) is not ScalarEvent:
            return None
        name = REVIEW_KEYS.get(key.value)
        if name is None or name in parts or key.tag or key.anchor or value.tag or value.anchor:
            return None
        parts[name] = None if value.implicit[0] and value.value in NULLS else value.value
        at += 2
    review = _review(parts) if ReviewKey.VERDICT in parts else None
    return None if review is None else (review, at + 1)
