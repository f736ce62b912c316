"""Names of documents and quotes, whose words say nothing of the task itself."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"《[^》]{1,60}》|“[^”]{1,20}”")


def without_quoted(text: str) -> str:
    """The text with blanks for 《titles》 and “quotes”, so that all offsets stay true."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)
