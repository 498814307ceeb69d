"""The printed site: every internal link, anchor and asset must be there, and no page may call other hosts by itself."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from plugins.model.problems import Problem, problem

# Attributes that make a browser load what they name, and those that only lead there.
LOADING = frozenset(
    [
        *(("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"), ("audio", "src")),
        *(("video", "poster"), ("embed", "src"), ("object", "data"), ("link", "href"), ("input", "src")),
        *(("track", "src"), ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href")),
    ],
)
LEADING = frozenset([("a", "href"), ("area", "href"), ("form", "action"), ("a", "xlink:href")])
_SETS = frozenset([("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")])
# <link> relations that a browser does not follow by itself.
_QUIET = frozenset(["canonical", "alternate", "prev", "next", "license", "author", "search", "me", "self"])
ERROR_PAGE = "404.html"
# The inside of every tag that has attributes; and a sign of comments and of scripts and styles with words of their own.
_TAG = re.compile(
    rb"""<(!--|style\b|script\b(?![^>]*+></script>)|[a-zA-Z][a-zA-Z0-9:-]*+[\s/]"""
    rb"""(?:[^<>"']*+(?:"[^"]*+"|'[^']*+'))*+[^<>"']*+(?=>))"""
)
_SIGNS = frozenset((b"!--", b"style", b"script"))
_NAME = re.compile(r"[a-zA-Z0-9:-]+")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][-a-zA-Z0-9_:.]*)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_OPAQUE = re.compile(rb"(<(?:script|style)\b[^>]*>).*?(?=</(?:script|style)>)|<!--.*?-->", re.DOTALL)
_NOWHERE = ("", "#", "?", "/")  # how what follows the way to the root begins where it is no plain path
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What one page offers and asks for: its ids, and its links as paths from the site root with '#anchor'.

    A link that is wrong by itself stands as '!CODE target', so that a receipt of plain texts can keep it.
    """

    anchors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def page_links(path: str, content: bytes, base: str = "/") -> PageLinks:
    """The ids and links of the HTML page at `path`, each once, in the order of the page.

    Tags are found by a pattern, not by a parser: what the press prints is escaped and quoted throughout, and a parser
    takes ten times as long. `base` is where the site's root lies on its server; only 404.html may link from there,
    because a server shows it at any depth.
    """
    folder = posixpath.dirname(path)
    root = "../" * (folder.count("/") + 1) if folder else ""
    page = _Page(path, folder, root, base if path == ERROR_PAGE else "")
    for part, shared in _parts(content):
        frame = _frame(part, root) if shared and not page.base else None
        if frame:
            page.join(frame)
        else:
            page.read(part)
    return PageLinks(tuple(page.anchors), tuple(page.links))


def unresolved(pages: Mapping[str, PageLinks], paths: frozenset[str]) -> tuple[Problem, ...]:
    """What is wrong with the links of all pages; `paths` are all files of the site."""
    anchors = {path: frozenset(found.anchors) for path, found in pages.items()}
    found = (judge(path, page, paths.__contains__, anchors.__getitem__) for path, page in pages.items())
    return tuple(sorted({each for told in found for each in told}))


def judge(
    path: str, page: PageLinks, has: Callable[[str], bool], anchors_of: Callable[[str], frozenset[str]]
) -> Iterator[Problem]:
    """What is wrong with the links of one page; `has` tells the files of the site, `anchors_of` the ids of a page."""
    for link in page.links:
        if link.startswith("!"):
            code, _, target = link[1:].partition(" ")
            yield problem(code, path, target=target, id=target)
            continue
        target, _, anchor = link.partition("#")
        if not has(target):
            yield problem("BT601", path, target=target)
        elif anchor and target.endswith(".html") and anchor not in anchors_of(target):
            yield problem("BT602", path, target=target, anchor=anchor)


def check(paths: Iterable[str], read: Callable[[str], bytes]) -> tuple[Problem, ...]:
    """Check a whole printed tree: `paths` from its root, `read` the bytes of one."""
    every = frozenset(paths)
    pages = {path: page_links(path, read(path)) for path in sorted(every) if path.endswith(".html")}
    return unresolved(pages, every)


class _Page:
    """Gathers the ids and links of one page, part by part."""

    def __init__(self, path: str, folder: str, root: str, base: str) -> None:
        self.path, self.folder, self.root, self.base = path, folder, root, base
        self.anchors: dict[str, None] = {}
        self.links: dict[str, None] = {}

    def read(self, part: bytes) -> None:
        """Note what the tags of a part offer and refer to."""
        tags = _TAG.findall(part)
        if not _SIGNS.isdisjoint(tags):
            tags = [tag for tag in _TAG.findall(_OPAQUE.sub(rb"\1", part)) if tag not in _SIGNS]
        root, size = self.root, len(self.root)
        for said in filter(None, map(_said, tags)):
            if said.id:
                self.offer(said.id)
            for target, loading in said.references:
                if root and loading is not None and target.startswith(root) and target[size : size + 1] not in _NOWHERE:
                    self.links[_resolved("", target[size:])] = None
                elif found := _leads(self.folder, self.base, target, loading=loading):
                    self.links[f"{self.path}{found}".removesuffix("#") if found[0] == "#" else found] = None

    def join(self, part: _Page) -> None:
        """Note what a part holds that was read before."""
        for id in part.anchors:
            self.offer(id)
        self.links.update(part.links)

    def offer(self, id: str) -> None:
        """Note an id; the second of its name is wrong."""
        if id in self.anchors:
            self.links[_wrong("BT604", id)] = None
        self.anchors[id] = None


def _parts(content: bytes) -> tuple[tuple[bytes, bool], ...]:
    """A page cut into its own parts and those it shares with others: its head above <main> and its last <footer>."""
    head = content.find(b"<header")
    main = content.find(b"<main", head)
    foot = content.rfind(b"<footer")
    end = content.find(b"</footer>", foot)
    if not 0 < head < main < foot < end:
        return ((content, False),)
    return (
        (content[:head], False),
        (content[head:main], True),
        (content[main:foot], False),
        (content[foot:end], True),
        (content[end:], False),
    )


@lru_cache(maxsize=1 << 8)
def _frame(part: bytes, root: str) -> _Page | None:
    """What pages of one depth share, read once; None where it means something else on each of them."""
    page = _Page("", root, root, "")
    page.read(part)
    return None if any(link[:1] in ("", "#", ".") for link in page.links) else page


@dataclass(frozen=True, slots=True)
class _Said:
    """What one tag offers and refers to: its id, and (target, whether a browser loads it by itself) pairs."""

    id: str
    references: tuple[tuple[str, bool | None], ...]


@lru_cache(maxsize=1 << 10)  # the same few tags stand on page after page
def _said(tag: bytes) -> _Said | None:
    """What the inside of a tag's brackets says, None for nothing that counts here; a <base> loads None."""
    text = tag.decode("utf-8", "replace")
    found = _NAME.match(text)
    assert found  # noqa: S101 -- the pattern of a tag begins with its name
    kind = found[0].lower()
    values = {name.lower(): unescape(one or two) for name, one, two in _ATTRIBUTE.findall(text, found.end())}
    quiet = kind == "link" and bool(_QUIET & set(values.get("rel", "").lower().split()))
    references: list[tuple[str, bool | None]] = [(values.get("href", ""), None)] if kind == "base" else []
    for name, value in values.items():
        at = (kind, name)
        if at in _SETS:
            references += ((each, True) for each in _candidates(value))
        elif at in LOADING or at in LEADING:
            references.append((value.strip(), at in LOADING and not quiet))
    id = values.get("id", "")
    return _Said(id, tuple(references)) if references or id else None


def _leads(folder: str, base: str, target: str, *, loading: bool | None) -> str:
    """One reference seen from a folder: '#…' on the page itself, '!CODE …' for a wrong one, '' outside."""
    if loading is None:
        return _wrong("BT605", target)
    if target.startswith("bantin:"):
        return _wrong("BT606", target)
    if target.startswith("//") or _SCHEME.match(target):
        return _wrong("BT603", target) if loading and not target.startswith("data:") else ""
    if base and target.startswith(base):
        return _resolved(folder, target[len(base) :] or ".")
    return _wrong("BT605", target) if target.startswith("/") else _resolved(folder, target)


@lru_cache(maxsize=1 << 10)  # all pages share the links of their frame
def _resolved(folder: str, target: str) -> str:
    """The path from the site root with the anchor, '#…' for the page itself; the query does not count."""
    address, _, anchor = target.partition("#")
    address = unquote(address.partition("?")[0])
    anchor = unquote(anchor)
    if not address:
        return f"#{anchor}"
    path = posixpath.normpath(posixpath.join(folder, address))
    if address.endswith("/"):
        path = f"{path}/index.html"
    return f"{path}#{anchor}" if anchor else path


def _wrong(code: str, target: str) -> str:
    """A link that no other page can put right."""
    return f"!{code} {target}"


def _candidates(value: str) -> Iterator[str]:
    """The addresses of a srcset."""
    for candidate in value.split(","):
        words = candidate.split()
        if words:
            yield words[0]
