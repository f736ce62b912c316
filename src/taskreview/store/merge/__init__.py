"""Three-way merging by task and field: another version of the file under unsaved edits
(`bring_in`), and two whole versions of a register, as git wants it (`merge_texts`).  Texts in,
texts out."""

from taskreview.store.merge.incoming import Elsewhere, Incoming, bring_in
from taskreview.store.merge.markers import Labels, MarkedConflict, find_conflicts, side_of
from taskreview.store.merge.texts import TextMerge, merge_texts
from taskreview.store.merge.threeway import ConflictKind, Side, TextConflict

__all__ = [
    "ConflictKind",
    "Elsewhere",
    "Incoming",
    "Labels",
    "MarkedConflict",
    "Side",
    "TextConflict",
    "TextMerge",
    "bring_in",
    "find_conflicts",
    "merge_texts",
    "side_of",
]
