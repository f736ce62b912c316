"""What a person reads about why a task was found."""

from __future__ import annotations

from collections.abc import Iterable

from taskreview.i18n import _
from taskreview.labels import field_label
from taskreview.search.matching import Reason, Tier


def tier_label(tier: Tier) -> str:
    """How a word matches, in a word."""
    return {
        Tier.NUMBER: _("number"),
        Tier.EXACT: _("exact"),
        Tier.EMBEDDED: _("within a number"),
        Tier.OFFICIAL_NAME: _("official name"),
        Tier.ABBREVIATION: _("short name"),
        Tier.PINYIN: _("pinyin"),
        Tier.INITIALS: _("initials"),
        Tier.MIXED_PINYIN: _("mixed pinyin"),
        Tier.GAP: _("with gaps"),
        Tier.ALIKE: _("wrong character"),
        Tier.GLUED: _("two words"),
        Tier.NEAR: _("typo"),
    }[tier]


def why_found(reasons: Iterable[Reason]) -> str:
    """Each word that does not stand in the task exactly, and how it was found; may be empty.

    第13项 stands exactly where 第十三项 does.
    """
    told = (
        _("{word} → {reason}").format(word=reason.word.text, reason=reason_label(reason))
        for reason in reasons
        if reason.tier > Tier.EXACT
    )
    return _("; ").join(told)


def reason_label(reason: Reason) -> str:
    """How a word matches, and in which field."""
    return f"{tier_label(reason.tier)} · {field_label(reason.field)}"
