"""Why nothing was saved, and what helps, in a sentence for the screen."""

from __future__ import annotations

from taskreview.errors import EditError, RegisterError, TaskreviewError
from taskreview.i18n import _
from taskreview.labels import task_name
from taskreview.session import Session


def failure_sentence(error: TaskreviewError, session: Session) -> str:
    """What the error says, and what becomes of the edits where it does not say that itself."""
    if isinstance(error, RegisterError):
        return _(
            "{error}; so it was in the file when it was to be saved, and nothing was written; "
            "your edits are still here; save under another name, or mend the file and save again"
        ).format(error=error)
    if isinstance(error, EditError) and error.index is not None:
        return _(
            "{error}; nothing was written; take the edit of {task} back, and the others can be "
            "saved"
        ).format(error=error, task=task_name(session.tasks[error.index]))
    return str(error)
