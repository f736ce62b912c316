"""Three-way merging by task and field: unsaved edits into a changed file (`merge_edits`), and two
whole versions of a register, as git wants it (`merge_texts`).  Texts in, texts out."""

from taskreview.store.merge.edits import (
    Conflict,
    Decision,
    Elsewhere,
    Merge,
    Question,
    Reason,
    Take,
    merge_edits,
)
from taskreview.store.merge.markers import Labels, MarkedConflict, find_conflicts, side_of
from taskreview.store.merge.texts import TextMerge, merge_texts
from taskreview.store.merge.threeway import ConflictKind, Side, TextConflict

__all__ = [
    "Conflict",
    "ConflictKind",
    "Decision",
    "Elsewhere",
    "Labels",
    "MarkedConflict",
    "Merge",
    "Question",
    "Reason",
    "Side",
    "Take",
    "TextConflict",
    "TextMerge",
    "find_conflicts",
    "merge_edits",
    "merge_texts",
    "side_of",
]
