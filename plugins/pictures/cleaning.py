"""Cleaning: JPEG, PNG and WebP files without places, names, thumbnails and other remarks; the picture stays bit by bit.

What shows the picture right is kept: colour profiles, Adobe's colour transform, density, and the way it is turned.
Sources: ITU T.81 B.1.1, Exif 2.32 4.5.4, PNG 3rd edition chapter 11, the WebP container specification.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from plugins.reading.measuring import orientation, segments

_JPEG_KEPT_APPS = frozenset([0xE0, 0xE2, 0xEE])  # JFIF, colour profile, Adobe
_JPEG_COMMENT = 0xFE
_STANDALONE = frozenset([0x01, *range(0xD0, 0xD9)])  # markers without a length
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split(),
)
_WEBP_KEPT = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
_WEBP_FLAGS = 0x08 | 0x04  # Exif and XMP are there


def clean(content: bytes, extension: str) -> bytes:
    """The picture without its remarks; files of other kinds, and pictures that cannot be followed, as they are."""
    cleaner = {"jpg": _jpeg, "jpeg": _jpeg, "png": _png, "webp": _webp}.get(extension)
    if cleaner is None:
        return content
    try:
        return b"".join(cleaner(content)) or content
    except (struct.error, IndexError, ValueError):
        return content


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Segments to keep, up to the end of the image; what cameras append behind it goes too."""
    if content[:2] != b"\xff\xd8":
        return
    yield content[:2]
    turned, at = _turned(content), 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("a marker is missing")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            yield content[at : at + 2]
            return
        end = at + 2 if marker in _STANDALONE else at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if end > len(content) or (end < at + 4 and marker not in _STANDALONE):
            raise ValueError("a segment is cut off")
        if turned and marker not in (0xE0, 0xFF):  # behind JFIF, which must come first
            yield turned
            turned = b""
        keep = marker in _JPEG_KEPT_APPS if 0xE0 <= marker <= 0xEF else marker != _JPEG_COMMENT
        if keep and not (marker == 0xE2 and content[at + 4 : at + 16] != b"ICC_PROFILE\0"):
            yield content[at:end]
        at = end
        if marker == 0xDA:
            at = _samples_end(content, end)
            yield content[end:at]


def _samples_end(content: bytes, at: int) -> int:
    """Where the coded samples that begin at `at` stop: at the next marker that is no restart."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def _turned(content: bytes) -> bytes:
    """An Exif segment with the orientation alone, b'' where the picture stands upright."""
    for marker, start, end in segments(content):
        if marker == 0xE1 and (turn := orientation(content[start:end])) > 1:
            tiff = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, turn, 0) + b"\0\0\0\0"
            return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff
    return b""


def _png(content: bytes) -> Iterator[bytes]:
    """The signature and the chunks that draw, up to IEND."""
    if content[:8] != _PNG_SIGNATURE:
        return
    yield _PNG_SIGNATURE
    at = 8
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError("a chunk is cut off")
        if kind in _PNG_KEPT:
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end
    raise ValueError("the end is missing")


def _webp(content: bytes) -> Iterator[bytes]:
    """The container with the chunks that draw, its length and flags set right."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return
    chunks, at = [], 12
    stop = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= stop:
        kind, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        if at + 8 + length > len(content):
            raise ValueError("a chunk is cut off")
        chunk = content[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind in _WEBP_KEPT:
            chunks.append(chunk)
        at = end
    body = b"".join(chunks)
    yield b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body
