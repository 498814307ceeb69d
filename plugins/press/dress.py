"""The dress: what every page wears whatever its room, and the theme's own files as sheets."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.model.edition import Edition, Masthead
from plugins.model.sheets import File

STYLES = "theme/bantin.css"
_COPIED = {"fonts": {".woff2", ".txt"}, "icons": {".svg", ".png", ".ico"}}


@dataclass(frozen=True, slots=True)
class Site:
    """What templates know of the site as `site`.

    `siteurl` is '' while it is the placeholder; `pages` are the standing pages as (title, address).
    """

    name: str
    tagline: str
    masthead: Masthead
    audience: str
    siteurl: str
    pages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dress:
    """The site's own values and the furniture words of each language."""

    site: Site
    strings: Mapping[str, Mapping[str, Any]]

    def words(self, lang: str) -> Mapping[str, Any]:
        """Furniture words of a language, Vietnamese where there are none."""
        return self.strings.get(lang, self.strings["vi"])


def dress(edition: Edition, theme: Path) -> Dress:
    """Dress for one edition, its words from theme/strings/<lang>.toml."""
    masthead = edition.masthead()
    standing = (edition.article(id) for id in edition.pages())
    pages = tuple((page.title, page.address) for page in standing if page.lang == "vi")
    site = Site(masthead.name, masthead.tagline, masthead, edition.audience, edition.siteurl, pages)
    strings = {path.stem: _words(path.read_text("utf-8")) for path in sorted(theme.glob("strings/*.toml"))}
    return Dress(site, strings)


_words = lru_cache(maxsize=4)(tomllib.loads)


def theme_sheets(theme: Path) -> Iterator[File]:
    """One style sheet out of the theme's layers and components, its scripts, and its fonts and icons as they are.

    The scripts of a folder in js/ are one file too, joined by name: as it loads, one uses only those before it.
    """
    styles = [*sorted(theme.glob("css/*.css")), *sorted(theme.glob("components/*/*.css"))]
    yield File(STYLES, join_files, tuple(_named(path) for path in styles))
    for path in sorted(theme.glob("js/*")):
        files = sorted(path.glob("*.js")) if path.is_dir() else [path]
        yield File(f"theme/js/{path.stem}.js", join_files, tuple(map(_named, files)))
    for folder, suffixes in _COPIED.items():
        for path in sorted((theme / folder).rglob("*")):
            if path.suffix in suffixes:
                yield File(f"theme/{path.relative_to(theme).as_posix()}", copy_file, _named(path))


def join_files(files: tuple[tuple[str, str], ...]) -> bytes:
    """The files one after another."""
    return b"\n".join(Path(path).read_bytes() for path, _ in files)


def copy_file(file: tuple[str, str]) -> bytes:
    """The bytes of a file."""
    return Path(file[0]).read_bytes()


def _named(path: Path) -> tuple[str, str]:
    """A file's path and the digest of its bytes, so that a change changes the fingerprint."""
    return str(path), blake2b(path.read_bytes(), digest_size=16).hexdigest()
