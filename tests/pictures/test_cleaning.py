from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pictures.cleaning import clean
from plugins.reading.measuring import size


def segment(marker: int, words: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(words) + 2) + words


def exif(turn: int) -> bytes:
    """An Exif segment with a camera's name behind the orientation, little-endian as phones write it."""
    tiff = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, turn, 0) + b"\0\0\0\0CANARY"
    return segment(0xE1, b"Exif\0\0" + tiff)


JFIF = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
PROFILE = segment(0xE2, b"ICC_PROFILE\0\x01\x01profile")
TABLES = segment(0xDB, b"\0" * 65)
FRAME = segment(0xC2, b"\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\0")
SCAN = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56"
UPRIGHT = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"


def jpeg(*pieces: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(pieces) + b"\xff\xd9"


def chunk(kind: bytes, words: bytes) -> bytes:
    return struct.pack(">I", len(words)) + kind + words + struct.pack(">I", zlib.crc32(kind + words))


def png(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0))
SAMPLES = chunk(b"IDAT", zlib.compress(b"\0" * 41 * 30))


def riff(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def part(kind: bytes, words: bytes) -> bytes:
    return kind + struct.pack("<I", len(words)) + words + b"\0" * (len(words) % 2)


def extended(flags: int) -> bytes:
    return part(b"VP8X", bytes([flags, 0, 0, 0]) + (39).to_bytes(3, "little") + (29).to_bytes(3, "little"))


LOSSLESS = part(b"VP8L", b"\x2f" + struct.pack("<I", 39 | 29 << 14) + b"\0")


@pytest.mark.parametrize(
    ("kind", "content", "cleaned"),
    [
        (
            "jpg",
            jpeg(JFIF, exif(1), PROFILE, segment(0xED, b"CANARY"), segment(0xFE, b"CANARY"), TABLES, FRAME, SCAN, SCAN)
            + b"CANARY",
            jpeg(JFIF, PROFILE, TABLES, FRAME, SCAN, SCAN),
        ),
        ("jpeg", jpeg(exif(6), segment(0xE2, b"MPF\0CANARY"), FRAME, SCAN), jpeg(UPRIGHT, FRAME, SCAN)),
        (
            "png",
            png(
                HEAD, chunk(b"tEXt", b"Author\0CANARY"), chunk(b"eXIf", b"CANARY"), chunk(b"gAMA", b"\0\0\0\1"), SAMPLES
            )
            + b"CANARY",
            png(HEAD, chunk(b"gAMA", b"\0\0\0\1"), SAMPLES),
        ),
        (
            "webp",
            riff(extended(0x2C), part(b"ICCP", b"abc"), LOSSLESS, part(b"EXIF", b"CANARY"), part(b"XMP ", b"CANARY")),
            riff(extended(0x20), part(b"ICCP", b"abc"), LOSSLESS),
        ),
    ],
)
def test_remarks_go_and_the_picture_stays(kind: str, content: bytes, cleaned: bytes) -> None:
    """Exif, comments, thumbnails and trailers are gone; samples, colours, size and the way it is turned are not."""
    assert clean(content, kind) == cleaned
    assert size(clean(content, kind), kind) == size(content, kind)
    assert clean(cleaned, kind) == cleaned


@pytest.mark.parametrize(
    ("kind", "content", "measured"),
    [
        ("jpg", jpeg(JFIF, FRAME, SCAN), (40, 30)),
        ("jpg", jpeg(exif(6), FRAME, SCAN), (30, 40)),
        ("jpg", b"\xff\xd8\xff\xd9", None),
        ("png", png(HEAD, SAMPLES), (40, 30)),
        ("png", b"GIF89a", None),
        ("webp", riff(extended(0)), (40, 30)),
        ("webp", riff(LOSSLESS), (40, 30)),
        ("webp", riff(part(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 40, 30))), (40, 30)),
        ("webp", b"RIFF\0\0\0\0WEBP", None),
    ],
)
def test_pictures_are_measured_as_shown(kind: str, content: bytes, measured: tuple[int, int] | None) -> None:
    """Width and height come from the header, turned as the camera says; what is no picture has none."""
    assert size(content, kind) == measured


@settings(deadline=None)
@given(st.binary(), st.sampled_from([jpeg(FRAME), png(HEAD), riff(LOSSLESS)]), st.sampled_from(["jpg", "png", "webp"]))
def test_no_bytes_break_the_cleaner(tail: bytes, head: bytes, kind: str) -> None:
    """Broken pictures are measured or not, cleaned or left, but never stop the build."""
    for content in (tail, head + tail, head[:-4] + tail):
        assert isinstance(clean(content, kind), bytes)
        assert size(content, kind) is None or all(side > 0 for side in size(content, kind) or ())
