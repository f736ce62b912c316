"""Encodings of register files: telling them apart, text out of bytes, the same bytes again.

UTF-8, UTF-16 behind a byte order mark, and what Chinese Windows writes: GBK, or GB18030 where
characters need four bytes.  Nothing is ever replaced: what cannot be decoded or encoded is an
error that names the place or the character.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from taskreview.document.position import position
from taskreview.errors import EditError, MalformedError, Position
from taskreview.i18n import _
from taskreview.printable import printable

_WINDOW = 1 << 15
"""Bytes behind the first that is not ASCII by which the encoding is told ..."""
_ENOUGH = 64
"""... or more of them, until there are so many bytes that are not ASCII."""
_CHANCE = 16
"""So many bytes that are not ASCII may be GB18030 by chance."""

_TOLD_BY_ELIMINATION = frozenset({"gbk", "gb18030"})
"""Codecs that are told by the bytes' being no UTF-8."""

_ASCII = bytes(range(0x80))
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_THREE_BYTES = re.compile(rb"[\xe2-\xef][\x80-\xbf][\x80-\xbf]")
_EURO = "\N{EURO SIGN}"
_WINDOWS_EURO = b"\x80"
_EURO_HANDLER = "taskreview.windows-euro"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's text is written: the name to show, Python's codec, the byte order mark."""

    name: str
    codec: str
    mark: bytes = b""
    errors: str = "strict"

    def encode(self, text: str) -> bytes:
        """The mark and the text.  Raises EditError where a character cannot be written."""
        try:
            return self.mark + text.encode(self.codec, self.errors)
        except UnicodeEncodeError as error:
            raise self._refusal(text[error.start]) from None

    def encode_to_be_told(self, text: str) -> bytes:
        """The same, for a whole file.  Also raises EditError where these bytes would be read in
        another encoding: a few Chinese characters in GBK may be UTF-8 by chance."""
        raw = self.encode(text)
        if self.codec in _TOLD_BY_ELIMINATION and decode(raw)[0] != text:
            raise EditError(
                _(
                    "in {encoding}, which this file is in, this would be read as another text; "
                    "convert the file to UTF-8 first"
                ).format(encoding=self.codec.upper())
            )
        return raw

    def check(self, text: str) -> None:
        """Raises EditError where the text holds a character that cannot be written."""
        self.encode(text)

    def _refusal(self, character: str) -> EditError:
        if "\ud800" <= character <= "\udfff":
            return EditError(_("half a character (a lone surrogate) cannot be written"))
        return EditError(
            _(
                "“{character}” (U+{code:04X} {name}) cannot be written in {encoding}, which this "
                "file is in; leave it out, or convert the file to UTF-8 first"
            ).format(
                character=printable(character),
                code=ord(character),
                name=unicodedata.name(character, ""),
                encoding=self.codec.upper(),
            )
        )


class _TwoEuros(Encoding):
    """GB18030 in which some euro signs are written as GBK has them on Windows, others not."""

    __slots__ = ()

    def encode(self, text: str) -> bytes:
        raise EditError(
            _(
                "this file writes the euro sign in two ways (bytes 80 and A2 E3), so it cannot be "
                "changed without changing those; convert it to UTF-8 first"
            )
        )


UTF_8 = Encoding("UTF-8", "utf-8")
UTF_8_BOM = Encoding("UTF-8 BOM", "utf-8", codecs.BOM_UTF8)
UTF_16_LE = Encoding("UTF-16 LE", "utf-16-le", codecs.BOM_UTF16_LE)
UTF_16_BE = Encoding("UTF-16 BE", "utf-16-be", codecs.BOM_UTF16_BE)
GB18030 = Encoding("GB18030", "gb18030")
GB18030_BOM = Encoding("GB18030 BOM", "gb18030", b"\x84\x31\x95\x33")
GBK = Encoding("GB18030 (GBK)", "gbk")
"""GB18030 of which only GBK is used: other programs may know no more than that."""
GBK_EURO = Encoding("GB18030 (GBK)", "gbk", errors=_EURO_HANDLER)
"""GBK with the euro sign as Windows has it (code page 936)."""
_GB18030_TWO_EUROS = _TwoEuros("GB18030", "gb18030")
_GB18030_READING = Encoding("GB18030", "gb18030", errors=_EURO_HANDLER)

_MARKED = (UTF_8_BOM, UTF_16_LE, UTF_16_BE, GB18030_BOM)
_LONGEST_MARK = 4


class NotTextError(MalformedError):
    """Bytes that are no text in the encoding; `place` is where."""

    def __init__(self, reason: str, place: Position) -> None:
        super().__init__(reason)
        self.place = place


def decode(raw: bytes | bytearray) -> tuple[str, Encoding]:
    """The text of a whole file without its byte order mark, and its encoding.

    Raises NotTextError.
    """
    decoder = Decoder()
    text = decoder.decode_whole(raw)
    return text, decoder.encoding


def decode_known(raw: bytes | bytearray, known: Encoding) -> tuple[str, Encoding]:
    """The same for a file that was in a `known` encoding: still in that as long as it gives just
    these bytes, since what is ASCII, or has no rare character any more, tells less than before.

    Raises NotTextError.
    """
    text, told = decode(raw)
    if told == known:
        return text, known
    try:
        return text, known if known.encode(text) == raw else told
    except EditError:
        return text, told


class Decoder:
    """Decodes one file, piece by piece or as a whole.  `encoding` is certain at the end."""

    def __init__(self) -> None:
        self.encoding = UTF_8
        self._only_gbk = True
        self._has_euro = False
        self._incremental: codecs.IncrementalDecoder | None = None

    def decode_whole(self, raw: bytes | bytearray) -> str:
        encoding = detect(raw, complete=True)
        assert encoding is not None
        self.encoding = encoding
        text = _decoded(raw, encoding)
        if encoding is _GB18030_READING:
            self._note_gb(text)
            self._settle_gb(raw)
        return text

    def begin(self, encoding: Encoding) -> None:
        """Has the pieces decoded so from now on."""
        self.encoding = encoding
        self._incremental = codecs.getincrementaldecoder(encoding.codec)(encoding.errors)

    def decode_piece(self, piece: bytes | bytearray, raw: bytearray) -> str:
        """The text of the next piece, which is empty at the end; `raw` is all up to here.

        Raises NotTextError.
        """
        assert self._incremental is not None
        try:
            text = self._incremental.decode(piece)
            if not piece:
                # Python's decoder for GB18030, at its end, loses what stands behind an error that
                # is mended, such as the 0 of 80 30; so what it still has is decoded by itself.
                held, _state = self._incremental.getstate()
                text += str(held, self.encoding.codec, self.encoding.errors)
        except UnicodeDecodeError:
            _decoded(raw, self.encoding)
            raise
        if self.encoding is _GB18030_READING:
            self._note_gb(text)
            if not piece:
                self._settle_gb(raw)
        return text

    def _note_gb(self, text: str) -> None:
        self._has_euro = self._has_euro or _EURO in text
        if self._only_gbk:
            try:
                text.encode("gbk", _EURO_HANDLER)
            except UnicodeEncodeError:
                self._only_gbk = False

    def _settle_gb(self, raw: bytes | bytearray) -> None:
        """Finds the encoding that gives just these bytes again."""
        if not self._has_euro:
            # Python's tables for both encodings are one to one: what was read is written again.
            self.encoding = GBK if self._only_gbk else GB18030
            return
        text = _decoded(raw, _GB18030_READING)
        for encoding in (GBK_EURO, GB18030) if self._only_gbk else (GB18030,):
            if encoding.encode(text) == raw:
                self.encoding = encoding
                return
        self.encoding = _GB18030_TWO_EUROS


def detect(start: bytes | bytearray, *, complete: bool) -> Encoding | None:
    """The encoding of a file that begins so, or None while more has to be read to tell.

    Pure ASCII tells nothing unless it is `complete`.  The answer depends on the file alone, not on
    how much more than needed has been read.  Raises NotTextError.
    """
    if len(start) < _LONGEST_MARK and not complete:
        return None
    for encoding in _MARKED:
        if start.startswith(encoding.mark):
            return encoding
    first = _NOT_ASCII.search(start)
    if first is None:
        return UTF_8 if complete else None
    end = first.start()
    telling = 0
    while telling < _ENOUGH or end == first.start():
        if end + _WINDOW > len(start) and not complete:
            return None
        telling += len(bytes(start[end : end + _WINDOW]).translate(None, _ASCII))
        end += _WINDOW
        if end >= len(start):
            break
    return _told_by(bytes(start[:end]), telling, complete=complete and end >= len(start))


def _told_by(sample: bytes, telling: int, *, complete: bool) -> Encoding:
    """The encoding in which the sample, of which `telling` bytes are not ASCII, is text."""
    not_utf8 = _failure(sample, UTF_8, complete=complete)
    if not_utf8 is None:
        return UTF_8
    # Three bytes of Chinese in UTF-8 are rare in GBK: this is UTF-8 with damage, whatever it
    # would be in GB18030.
    if 6 * len(_THREE_BYTES.findall(sample)) > telling:
        raise _not_text(sample, UTF_8, not_utf8)
    not_gb = _failure(sample, _GB18030_READING, complete=complete)
    if not_gb is None:
        return _GB18030_READING
    if len(sample[not_utf8:not_gb].translate(None, _ASCII)) > _CHANCE:
        raise _not_text(
            sample,
            _GB18030_READING,
            not_gb,
            _("not GB18030 text (byte 0x{byte:02X}), and not UTF-8 either"),
        )
    raise _not_text(
        sample, UTF_8, not_utf8, _("not UTF-8 text (byte 0x{byte:02X}), and not GB18030 either")
    )


def _failure(sample: bytes, encoding: Encoding, *, complete: bool) -> int | None:
    """The offset of the first byte that is not in the encoding."""
    try:
        if complete:
            str(sample, encoding.codec, encoding.errors)
        else:
            codecs.getincrementaldecoder(encoding.codec)(encoding.errors).decode(sample)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _decoded(raw: bytes | bytearray, encoding: Encoding) -> str:
    content = memoryview(raw)[len(encoding.mark) :]
    try:
        return str(content, encoding.codec, encoding.errors)
    except UnicodeDecodeError as error:
        raise _not_text(raw, encoding, len(encoding.mark) + error.start) from None


def _not_text(
    raw: bytes | bytearray, encoding: Encoding, at: int, reason: str | None = None
) -> NotTextError:
    before = bytes(raw[len(encoding.mark) : at]).decode(encoding.codec, encoding.errors)
    reason = reason or _("not {encoding} text (byte 0x{byte:02X})")
    return NotTextError(
        reason.format(encoding=encoding.codec.upper(), byte=raw[at]), position(before, len(before))
    )


def _windows_euro(error: UnicodeError) -> tuple[str | bytes, int]:
    """The codecs' question what to do: the euro sign of code page 936, and nothing else."""
    if isinstance(error, UnicodeDecodeError):
        if error.object[error.start : error.start + 1] == _WINDOWS_EURO:
            return _EURO, error.start + 1
    elif isinstance(error, UnicodeEncodeError) and error.object[error.start] == _EURO:
        return _WINDOWS_EURO, error.start + 1
    raise error


codecs.register_error(_EURO_HANDLER, _windows_euro)
