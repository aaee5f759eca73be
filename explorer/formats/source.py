"""What a reader reads from: a file or a piece of text, with its encoding found and its size capped."""

from __future__ import annotations

import codecs
import gzip
import html
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

from explorer.errors import FormatError

MAX_TEXT_BYTES = 256 << 20
MAX_UNPACKED_BYTES = 4 << 30
MAX_RATIO = 200
# below this size a high ratio is only repetitive text
RATIO_COUNTS_FROM_BYTES = 16 << 20
HEAD_BYTES = 16 << 10
GZIP_MAGIC = b"\x1f\x8b"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# soft hyphen, blank of no width, word joiner, byte order mark; the joiners of other scripts and of emoji stay
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Source:
    """A named input: a file on disk, or text that is in memory already.

    Attributes:
        name: Name of the file or ``pasted text``; documents and problems carry it.
        path: The file, or None.
        content: The text in memory, where there is no file.
        damage: Filled while reading: what is wrong with a packed file. What stands before the damage is given.
    """

    name: str
    path: Path | None = None
    content: str = ""
    damage: list[str] = field(default_factory=list, compare=False)

    @cached_property
    def text(self) -> str:
        """The whole text: encoding found, byte order mark gone, lines end with a line feed; nothing else is changed.

        Raises:
            FormatError: It is too large for a text, or is packed and damaged.
            OSError: The file cannot be read.
        """
        if self.path is None:
            return plain_lines(self.content.removeprefix("\ufeff"))
        with self.stream() as stream:
            data = stream.read(MAX_TEXT_BYTES + 1)
        if len(data) > MAX_TEXT_BYTES:
            raise FormatError(f"It is larger than {MAX_TEXT_BYTES >> 20} MB as text; split it into smaller files.")
        return plain_lines(decoded(data))

    @cached_property
    def prose(self) -> str:
        """The text as its page shows it: entities are letters, and signs that nobody sees are gone (`as_shown`)."""
        return plain_lines(as_shown(self.text))

    @cached_property
    def head(self) -> str:
        """The beginning, enough to see what it is; damaged or unreadable files give what could be read."""
        if self.path is None:
            return plain_lines(self.content[:HEAD_BYTES].removeprefix("\ufeff"))
        data = b""
        with suppress(OSError, FormatError, EOFError), self.stream() as stream:
            data = stream.read(HEAD_BYTES)
        self.damage.clear()
        return plain_lines(decoded(data, cut=True))

    @contextmanager
    def stream(self) -> Iterator[BinaryIO]:
        """Open the bytes; a gzip file is unpacked while it is read, with caps on size, ratio and nesting.

        Raises:
            FormatError: While reading, where a cap is passed.
            OSError: The file cannot be opened or, packed, is damaged.
        """
        if self.path is None:
            yield io.BytesIO(self.content.encode("utf-8", "surrogatepass"))
            return
        with self.path.open("rb") as file:
            if file.peek(2)[:2] == GZIP_MAGIC:
                packed = self.path.stat().st_size
                yield cast("BinaryIO", io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=file), packed, self.damage)))
            else:
                yield file


class _Unpacked(io.RawIOBase):
    """The content of a gzip file; reading past a cap raises `FormatError`."""

    def __init__(self, file: gzip.GzipFile, packed: int, damage: list[str]) -> None:
        super().__init__()
        self._file = file
        self._damage = damage
        self._ended = False
        self._limit = min(MAX_UNPACKED_BYTES, max(RATIO_COUNTS_FROM_BYTES, packed * MAX_RATIO))
        self._given = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill *buffer* and return how many bytes came; a nested gzip file and too many bytes are refused.

        Damage ends the content, so that whole records before it are not lost with it.
        """
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = b"" if self._ended else self._file.read1(len(view))
        except (EOFError, OSError, zlib.error) as error:
            self._ended = True
            self._damage.append(str(error))
            data = b""
        if self._given == 0 and data[:2] == GZIP_MAGIC:
            raise FormatError("It is a packed file inside a packed file; unpack it once and try again.")
        self._given += len(data)
        if self._given > self._limit:
            raise FormatError("It unpacks to far more than its size allows; it is damaged or made to do harm.")
        view[: len(data)] = data
        return len(data)


def decoded(data: bytes, *, cut: bool = False) -> str:
    """Return *data* as text: byte order mark, else UTF-8, else UTF-16 by its zero bytes, else the best guess.

    Args:
        data: The bytes of a text.
        cut: The end may be missing in the middle of a letter.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "ignore" if cut else "replace").removeprefix("\ufeff")
    with suppress(UnicodeDecodeError):
        text = codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)
        if "\0" not in text[:1000]:
            return text
    zeros = _utf16_without_mark(data)
    if zeros:
        return data.decode(zeros, "ignore" if cut else "replace")
    return _guessed(data)


def plain_lines(text: str) -> str:
    """Return *text* with every line ended by a line feed (CRLF and CR become one)."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_shown(text: str) -> str:
    """Return *text* as a page shows it: ``&beta;`` is a beta, and a soft hyphen or a blank of no width is nothing.

    They come along where text is copied from a page's source or out of a PDF, inside of names and of words; a name with
    one in it is none. An ampersand that begins no entity stays: R&D, and ``p&q;``.
    """
    return _UNSEEN.sub("", _ENTITY.sub(lambda entity: html.unescape(entity.group()), text))


def is_text(head: str) -> bool:
    """Tell whether *head* is text and not the bytes of some other file."""
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1f\ufffd]", head))
    return controls * 50 <= len(head)


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:2000]
    if len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 and even * 8 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 4 and odd * 8 < even else ""


def _guessed(data: bytes) -> str:
    """Return text of an old one-byte encoding.

    Western ones first: titles and abstracts are mostly ASCII with a few signs, too little for statistics, and Windows'
    own code page is by far the most frequent. A guess from statistics is taken only where that one cannot be right.
    """
    if not any(0x80 <= byte <= 0x9F for byte in data):
        western = data.decode("latin-1")
    else:
        try:
            western = data.decode("cp1252")
        except UnicodeDecodeError:
            western = ""
    if western and _few_signs(western):
        return western
    from charset_normalizer import from_bytes  # noqa: PLC0415 - late: seldom needed, and slow to import

    best = from_bytes(data[: 1 << 20]).best()
    encoding = best.encoding if best else "latin-1"
    return data.decode(encoding, "replace") if encoding != "utf_8" or not western else western


def _few_signs(text: str) -> bool:
    return sum(letter > "\x7f" for letter in text) * 5 <= len(text)
