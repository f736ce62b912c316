"""Keeps the Chinese catalogue true to the code.

    python tools/translations.py update    read the messages from src, merge, compile
    python tools/translations.py check     say what is missing; exit code 1 if anything is

A message is the first argument of `_`, the first two of `ngettext`, or what `N_` marks for
later.  In English the message is the text itself.  The catalogue holds no dates and no line
numbers, so that an update changes only what the code has changed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "taskreview"
PO = SOURCE / "locale" / "zh_CN" / "LC_MESSAGES" / "taskreview.po"
MO = PO.with_suffix(".mo")
LOCALE = "zh_CN"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = """\
Project-Id-Version: taskreview
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
Language: zh_CN
Plural-Forms: nplurals=1; plural=0;
"""
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def extract() -> Catalog:
    """The messages that the code uses now, in the order of files and lines."""
    catalog = Catalog()
    found = extract_from_dir(
        SOURCE,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        place = (SOURCE / file).relative_to(ROOT).as_posix()
        catalog.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalog


def read() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale=LOCALE)


def compiled(catalog: Catalog) -> Catalog:
    """The catalogue as it comes back from a fresh .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return read_mo(buffer)


def _written(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, omit_header=True, include_lineno=False)
    header = "".join(f'"{line}\\n"\n' for line in HEADER.splitlines())
    top = f'# Chinese for taskreview; `make translations` keeps it.\nmsgid ""\nmsgstr ""\n{header}'
    body = buffer.getvalue().decode().strip("\n")
    return (top + (f"\n{body}\n" if body else "")).encode()


def update() -> None:
    """Merge the code's messages into the .po file and compile it."""
    catalog = read()
    catalog.update(extract(), no_fuzzy_matching=False, update_header_comment=False)
    catalog.obsolete.clear()
    PO.write_bytes(_written(catalog))
    with MO.open("wb") as file:
        write_mo(file, read())


def contents(catalog: Catalog) -> dict[str, str]:
    """What a translated catalogue says, comparable with another: message -> translation."""
    return {
        repr((message.context, _texts(message.id)[0])): repr(_texts(message.string))
        for message in catalog
        if message.id and any(_texts(message.string))
    }


def problems() -> Iterator[str]:
    """A sentence for everything that would make the program speak English to a Chinese reader."""
    catalog = read()
    wanted = extract()
    for message in wanted:
        if message.id:
            yield from _message_problems(message, catalog.get(message.id, message.context))
    for message in catalog:
        if message.id and wanted.get(message.id, message.context) is None:
            yield f"no longer in the code: {message.id!r}"
    with MO.open("rb") as file:
        if contents(read_mo(file)) != contents(compiled(catalog)):
            yield f"{MO.relative_to(ROOT)} is not compiled from the .po file"


def _message_problems(wanted: Message, translated: Message | None) -> Iterator[str]:
    if translated is None:
        yield f"not in the catalogue: {wanted.id!r}"
    elif translated.fuzzy:
        yield f"fuzzy: {wanted.id!r}"
    elif not all(_texts(translated.string)):
        yield f"not translated: {wanted.id!r}"
    else:
        # Chinese has one form; it takes the place of the English plural.
        expected = _placeholders(_texts(wanted.id)[-1])
        for text in _texts(translated.string):
            if _placeholders(text) != expected:
                yield f"other placeholders than {wanted.id!r}: {text!r}"


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _texts(value: object) -> tuple[str, ...]:
    """A message or a translation as a tuple of its forms."""
    forms = value if isinstance(value, (tuple, list)) else (value,)
    return tuple(str(form or "") for form in forms)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update()
            left = list(problems())
            print(*left, sep="\n", end="\n" if left else "")
            return 0
        case ["check"]:
            left = list(problems())
            print(*left, sep="\n", end="\n" if left else "")
            return 1 if left else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
