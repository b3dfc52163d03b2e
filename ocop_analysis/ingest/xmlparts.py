"""Parts of a zipped workbook, opened and parsed with bounded time and memory; nothing in them is ever executed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat

from ..errors import InputError
from .book import MOST_TIMES_PACKED, MOST_UNPACKED_BYTES, TOO_LARGE, broken, refuse

PIECE = 1 << 18
_SMALL = 20 * 2**20
_BAD_CONTENT = (KeyError, ValueError, IndexError, OverflowError)

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], object]
Text = Callable[[str], None]


@contextmanager
def opened_zip(data: bytes, file: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip in memory; damage found at any time until it is closed becomes the message for a broken file.

    Raises: InputError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise encrypted(file)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, expat.ExpatError, *_BAD_CONTENT) as error:
        raise broken(file) from error


def encrypted(file: str) -> InputError:
    """Return the error for a file that asks for a password."""
    return refuse("Tệp đặt mật khẩu", file, "nội dung đã mã hóa", "bỏ mật khẩu, lưu lại rồi gửi; không gửi mật khẩu")


def check_parts(archive: zipfile.ZipFile, names: list[str], file: str) -> None:
    """Refuse parts that would unpack to more than a workbook can be, before unpacking them.

    Raises: InputError.
    """
    parts = [archive.getinfo(name) for name in names if name in archive.NameToInfo]
    unpacked = sum(part.file_size for part in parts)
    times = max((part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > _SMALL), default=0.0)
    if times > MOST_TIMES_PACKED:
        why = f"một phần của tệp nở ra hơn {MOST_TIMES_PACKED} lần khi giải nén, không giống bảng tính thật"
        raise refuse("Tệp nén bất thường", file, why, "mở bằng Excel, lưu thành tệp mới rồi gửi lại")
    if unpacked > MOST_UNPACKED_BYTES:
        why = f"nở ra hơn {MOST_UNPACKED_BYTES >> 20} MB khi giải nén"
        raise refuse("Tệp quá lớn", file, why, TOO_LARGE)


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield XML in pieces that cut no start of a tag in two, for counting tags without parsing."""
    rest = b""
    while piece := stream.read(PIECE):
        piece = rest + piece
        cut = piece.rfind(b"<")
        piece, rest = (piece[:cut], piece[cut:]) if cut > 0 and len(piece) - cut < PIECE else (piece, b"")
        yield piece
    yield rest


def parse(stream: IO[bytes], start: Start, end: End, text: Text | None = None, *, prefixed: bool = False) -> None:
    """Parse XML piece by piece; `start` and `end` get names without their prefix unless they ask for it.

    A document type declaration is refused, so there are no entities to expand. Raises: expat.ExpatError.
    """
    parser = expat.ParserCreate(intern={})
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    first = stream.read(PIECE)
    if not prefixed and _has_prefix(first):
        parser.StartElementHandler = lambda name, attrs: start(local(name), attrs)
        parser.EndElementHandler = lambda name: end(local(name))
    else:
        parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_doctype
    while first:
        parser.Parse(first, False)
        first = stream.read(PIECE)
    parser.Parse(b"", True)


def local(name: str) -> str:
    """Return a name without its namespace prefix.

    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return name.rpartition(":")[2]


def attribute(attrs: dict[str, str], name: str, missing: str = "") -> str:
    """Return an attribute whatever its prefix is.

    >>> attribute({"r:id": "rId1"}, "id")
    'rId1'
    """
    return next((value for key, value in attrs.items() if local(key) == name), missing)


def _has_prefix(first: bytes) -> bool:
    at = first.find(b"<", first.find(b"?>") + 1)
    return b":" in first[at : at + 200].split(b" ")[0].split(b">")[0]


def _no_doctype(*_: object) -> None:
    raise expat.ExpatError("a workbook has no document type declaration")
