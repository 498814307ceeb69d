"""The same pieces as each generator wants them: ours, stock Pelican, Hugo and Eleventy."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.districts import Office
from benchmarks.pieces import Piece

INVENTED = "Bài bịa để đo tốc độ, không phải tin"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">'
    '<path fill="#dfe7dc" d="M0 0h640v360H0z"/><circle cx="520" cy="80" r="36" fill="#e9b44c"/>'
    '<path fill="#5f8a6b" d="M0 240l160-90 140 80 150-110 190 120v120H0z"/></svg>\n'
)

_TAG = re.compile(r"\[([^\]]+)\]\(so:[^)]*\)")


def for_peers(body: str) -> str:
    """The body with every tagged figure as plain words, and pictures where the peers keep them."""
    return re.sub(r"(!\[[^\]]*\]\()", r"\1/anh/", _TAG.sub(r"\1", body))


def untagged(piece: Piece) -> Piece:
    """The plain piece once more, under another name."""
    return replace(plain(piece), slug=f"{piece.slug}-khong-the")


def plain(piece: Piece) -> Piece:
    """The piece with every tagged figure as plain words, which is what the peers are given."""
    return replace(piece, body=_TAG.sub(r"\1", piece.body))


def public(piece: Piece) -> Piece:
    """The plain piece for everybody to read: peers know of no internal ones."""
    return replace(plain(piece), internal=False)


def ours(pieces: Iterable[Piece], root: Path, registry: Path, offices: Iterable[Office]) -> None:
    """content/ as bantin reads it; `registry` is the du-lieu folder whose indicators the figures are tagged with."""
    content = root / "content"
    shutil.copytree(registry, content / "du-lieu", dirs_exist_ok=True)
    with (content / "du-lieu" / "to-chuc.toml").open("a", encoding="utf-8") as file:
        file.writelines(_office(office) for office in offices)
    for piece in pieces:
        add(content, piece)


def add(content: Path, piece: Piece) -> None:
    """Write one piece with its drawing into our content tree."""
    path = our_path(content, piece)
    _write(path, our_text(piece))
    if piece.picture:
        _write(path.with_name(piece.picture), DRAWING)


def remove(content: Path, piece: Piece) -> None:
    """Take out what `add` wrote."""
    path = our_path(content, piece)
    for each in (path, path.with_name(piece.picture or path.name)):
        each.unlink(missing_ok=True)


def our_path(content: Path, piece: Piece) -> Path:
    """Where a piece stands in our content tree."""
    audience, kind = ("noi-bo" if piece.internal else "cong-khai"), ("bao-cao" if piece.report else "bai-viet")
    return content / audience / kind / str(piece.date.year) / f"{piece.slug}.md"


def our_text(piece: Piece) -> str:
    """Front matter and body in our form."""
    lines = [
        "---",
        f"# {INVENTED}.",
        f"title: {piece.title}",
        f"date: {piece.date:%Y-%m-%d %H:%M}",
        f"slug: {piece.slug}",
        f"summary: {piece.summary}",
        f"category: {piece.category}",
        f"tags: [{', '.join(piece.tags)}]",
        f"authors: {'; '.join(piece.authors)}",
        f"place: {piece.place.line}",
        *([f"organisation: {piece.office.name}"] if piece.office else []),
        *([f"period: {piece.period}"] if piece.period else []),
        f"source: {INVENTED}",
        *([f"image: {piece.picture}"] if piece.picture else []),
        "---",
    ]
    return "\n".join(lines) + "\n" + piece.body


def pelican(pieces: Iterable[Piece], root: Path) -> None:
    """content/bai-viet/*.md with Pelican's `Key: value` lines; the district is a key its small plugin reads."""
    for piece in pieces:
        lines = [
            f"Title: {piece.title}",
            f"Date: {piece.date:%Y-%m-%d %H:%M}",
            f"Slug: {piece.slug}",
            f"Summary: {piece.summary}",
            f"Category: {piece.category}",
            f"Tags: {', '.join(piece.tags)}",
            f"Authors: {'; '.join(piece.authors)}",
            f"District: {piece.place.slug}",
            f"Place: {piece.place.line}",
            f"Source: {INVENTED}",
        ]
        _write(root / "content" / "bai-viet" / f"{piece.slug}.md", "\n".join(lines) + "\n\n" + for_peers(piece.body))
    _drawings(pieces, root / "content" / "anh")


def hugo(pieces: Iterable[Piece], root: Path) -> None:
    """content/bai-viet/*.md with YAML; years and months are taxonomies, for Hugo has no archives by date."""
    for piece in pieces:
        matter = _yaml(
            piece,
            categories=[piece.category],
            authors=list(piece.authors),
            districts=[piece.place.slug],
            years=[f"{piece.date:%Y}"],
            months=[f"{piece.date:%Y-%m}"],
        )
        _write(root / "content" / "bai-viet" / f"{piece.slug}.md", matter + for_peers(piece.body))
    _drawings(pieces, root / "static" / "anh")


def eleventy(pieces: Iterable[Piece], root: Path) -> None:
    """content/bai-viet/*.md with YAML; its configuration makes the collections."""
    for piece in pieces:
        matter = _yaml(piece, category=piece.category, authors=list(piece.authors), district=piece.place.slug)
        _write(root / "content" / "bai-viet" / f"{piece.slug}.md", matter + for_peers(piece.body))
    _write(root / "content" / "bai-viet" / "bai-viet.json", json.dumps({"layout": "article.njk"}))
    _drawings(pieces, root / "content" / "anh")


def _yaml(piece: Piece, **more: str | list[str]) -> str:
    values: dict[str, str | list[str]] = {
        "title": piece.title,
        "slug": piece.slug,
        "description": piece.summary,
        "tags": list(piece.tags),
        "place": piece.place.line,
        "source": INVENTED,
        **more,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(("---", f"# {INVENTED}.", f"date: {piece.date:%Y-%m-%dT%H:%M:00+07:00}", *lines, "---", ""))


def _office(office: Office) -> str:
    return (
        f'\n# {INVENTED}.\n[{office.id}]\nname = "{office.name}"\nkind = "khoi"\nscope = "sector"\n'
        f'unit = "{office.unit}"\nparent = ""\nprovince = "{office.province}"\naliases = []\n'
    )


def _drawings(pieces: Iterable[Piece], folder: Path) -> None:
    for piece in pieces:
        if piece.picture:
            _write(folder / piece.picture, DRAWING)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
