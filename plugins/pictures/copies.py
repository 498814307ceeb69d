"""The sheets of pictures and files: one for each that a visible article refers to, under the article's own address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import File
from plugins.pictures.cleaning import clean

BETWEEN = "|"  # no path has it: reading refuses such names


def keys(edition: Edition) -> Iterator[str]:
    """`<article id>|<path from the content root>` for every picture and file of every visible article and page."""
    return (f"{id}{BETWEEN}{path}" for id, path in edition.files())


def sheet(edition: Edition, key: str) -> File:
    """The copy; its values hold the digest of the source, so that it is made anew only when that changes."""
    id, _, path = key.partition(BETWEEN)
    source = edition.source(path)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return File(addresses.attachment(edition.article(id).address, path), copy, (path, digest, str(source)))


def copy(values: tuple[str, str, str]) -> bytes:
    """The bytes for the site: pictures without their remarks, all other files as they are."""
    path, _, source = values
    return clean(Path(source).read_bytes(), path.rpartition(".")[2].lower())
