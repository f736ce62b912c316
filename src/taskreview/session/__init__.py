"""One open register: its tasks as they are now, the edits not yet saved, undo, search, save.

Knows no screen: the terminal program and the commands do everything through `Session`, the one
door to it.  Behind the door: `opened` reads the file and knows its places, `history` keeps the
steps for undo and redo, `drafts` keeps on disk what is not saved, `foreign` keeps what somebody
else has done, and `merging` does what may be done in other threads.
"""

from taskreview.session.foreign import Dispute, Take
from taskreview.session.history import Change, Step
from taskreview.session.session import Session

__all__ = ["Change", "Dispute", "Session", "Step", "Take"]
