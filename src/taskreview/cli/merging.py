"""`merge`: makes one register of two versions, for a person or for git."""

from __future__ import annotations

import sys
from pathlib import Path

from taskreview.cli.exits import Exit, say
from taskreview.cli.pages import write_whole
from taskreview.errors import MalformedError, RegisterError
from taskreview.i18n import _, ngettext
from taskreview.printable import printable_lines
from taskreview.store.encoding import Encoding, NotTextError, decode
from taskreview.store.merge import TextMerge, find_conflicts, merge_texts
from taskreview.store.merge.markers import MARKER_SIZE
from taskreview.store.source import read_file


def merge_files(
    base: Path,
    ours: Path,
    theirs: Path,
    output: Path | None = None,
    *,
    marker_size: int = MARKER_SIZE,
    name: str | None = None,
) -> Exit:
    """Merges by task and field what both sides have made of base, into a file or the output.

    Where they contradict each other both versions stand there between the usual markers.
    `name` is what to call the register, if it is not the name of the file that is written.
    Raises UnreadableError, RegisterError, EditError, SaveError, ChangedOnDiskError; then nothing
    is written.
    """
    texts = [_read(path) for path in (base, ours, theirs)]
    before, mine, other = (text for text, _encoding in texts)
    merge = merge_texts(before, mine, other, marker_size=marker_size)
    raw = _encoding(*(encoding for _text, encoding in texts)).encode(merge.text)
    if output is not None:
        write_whole(output, raw, replace=True)
    elif sys.stdout.isatty():
        sys.stdout.write(printable_lines(merge.text.replace("\r\n", "\n")))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
    _report(merge, name or str(output or _("the merged text")))
    return Exit.DONE if merge.is_clean else Exit.PROBLEMS_FOUND


def _read(path: Path) -> tuple[str, Encoding]:
    try:
        return decode(read_file(path))
    except MalformedError as error:
        place = error.place if isinstance(error, NotTextError) else None
        raise RegisterError(error.reason, str(path), place) from error


def _encoding(base: Encoding, ours: Encoding, theirs: Encoding) -> Encoding:
    return theirs if ours == base else ours


def _report(merge: TextMerge, name: str) -> None:
    """Says what is left to do; a clean merge is silent."""
    marked = find_conflicts(merge.text)
    if marked:
        say(
            ngettext(
                "{path} has {count} conflict, at line {line}: keep one of the two versions, "
                "and delete the lines with <<<<<<<, ======= and >>>>>>>",
                "{path} has {count} conflicts, the first at line {line}: keep one of the two "
                "versions of each, and delete the lines with <<<<<<<, ======= and >>>>>>>",
                len(marked),
            ).format(path=name, count=len(marked), line=marked[0].first_line)
        )
    if merge.repeated_ids:
        say(
            _("{path} has ids twice now, as both sides have given them: {ids}").format(
                path=name, ids=", ".join(merge.repeated_ids)
            )
        )
