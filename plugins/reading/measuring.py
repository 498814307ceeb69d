"""Width and height of pictures, read from the headers of PNG, JPEG and WebP files.

Sources: PNG 3rd edition 11.2.1, ITU T.81 B.2.2, Exif 2.32 4.6.2, the WebP container and lossless specifications.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

Size = tuple[int, int]

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TURNED = range(5, 9)  # orientations that lie on their side


def size(content: bytes, kind: str) -> Size | None:
    """Width and height in pixels as shown, None where the bytes are no such picture; `kind` is the extension."""
    reader = {"png": _png, "jpg": _jpeg, "jpeg": _jpeg, "webp": _webp}[kind]
    try:
        found = reader(content)
    except (struct.error, IndexError):
        return None
    return found if found and found[0] > 0 and found[1] > 0 else None


def segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of every JPEG segment before the picture's coded samples."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        length: int = struct.unpack_from(">H", content, at + 2)[0]
        if length < 2 or at + 2 + length > len(content):
            return
        yield marker, at, at + 2 + length
        if marker == 0xDA:
            return
        at += 2 + length


def orientation(segment: bytes) -> int:
    """The orientation 1 to 8 that an APP1 segment (marker included) of Exif states, 1 for none."""
    if segment[4:10] != b"Exif\0\0":
        return 1
    tiff = segment[10:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if not order:
        return 1
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for index in range(count):
            tag, kind, _count, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * index)
            if (tag, kind) == (0x0112, 3):
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


def _png(content: bytes) -> Size | None:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _jpeg(content: bytes) -> Size | None:
    if content[:3] != b"\xff\xd8\xff":
        return None
    turned = False
    for marker, start, end in segments(content):
        if marker == 0xE1:
            turned = turned or orientation(content[start:end]) in _TURNED
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, start + 5)
            return (height, width) if turned else (width, height)
    return None


def _webp(content: bytes) -> Size | None:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    form = content[12:16]
    if form == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if form == b"VP8L" and content[20] == 0x2F:
        bits: int = struct.unpack_from("<I", content, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if form == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None
