"""The printed site: every internal link, anchor and asset must be there, and no page may call other hosts by itself."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][-a-zA-Z0-9_:.]*)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_OPAQUE = re.compile(r"(<(?:script|style)\b[^>]*>).*?(?=</(?:script|style)>)|<!--.*?-->", re.DOTALL)
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
    reader = _Reader(path, base if path == ERROR_PAGE else "")
    for tag, attributes in _TAG.findall(_OPAQUE.sub(r"\1", content.decode("utf-8", "replace"))):
        pairs = _ATTRIBUTE.findall(attributes)
        reader.take(tag.lower(), {name.lower(): unescape(one or two) for name, one, two in pairs})
    return PageLinks(tuple(reader.anchors), tuple(reader.links))


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


class _Reader:
    """Gathers ids and links of one page."""

    def __init__(self, path: str, base: str) -> None:
        self.path, self.base = path, base
        self.folder = posixpath.dirname(path)
        self.anchors: dict[str, None] = {}
        self.links: dict[str, None] = {}

    def take(self, tag: str, values: dict[str, str]) -> None:
        """Note an element's id and everything its attributes refer to."""
        if id := values.get("id"):
            if id in self.anchors:
                self.wrong("BT604", id)
            self.anchors[id] = None
        if tag == "base":
            self.wrong("BT605", values.get("href", ""))
        quiet = tag == "link" and bool(_QUIET & set(values.get("rel", "").lower().split()))
        for name, value in values.items():
            if (tag, name) in _SETS:
                for each in _candidates(value):
                    self.link(each, loading=True)
            elif (tag, name) in LOADING or (tag, name) in LEADING:
                self.link(value.strip(), loading=(tag, name) in LOADING and not quiet)

    def link(self, target: str, *, loading: bool) -> None:
        """Note one reference: resolved, left to the outside, or wrong by itself."""
        if target.startswith("bantin:"):
            self.wrong("BT606", target)
        elif target.startswith("//") or _SCHEME.match(target):
            if loading and not target.startswith("data:"):
                self.wrong("BT603", target)
        elif self.base and target.startswith(self.base):
            self.links[self.resolved(target[len(self.base) :] or ".")] = None
        elif target.startswith("/"):
            self.wrong("BT605", target)
        else:
            self.links[self.resolved(target)] = None

    def wrong(self, code: str, target: str) -> None:
        """Note a reference that no other page can put right."""
        self.links[f"!{code} {target}"] = None

    def resolved(self, target: str) -> str:
        """The path from the site root with the anchor; the query does not count."""
        address, _, anchor = target.partition("#")
        address = unquote(address.partition("?")[0])
        path = posixpath.normpath(posixpath.join(self.folder, address)) if address else self.path
        if address.endswith("/"):
            path = f"{path}/index.html"
        return f"{path}#{unquote(anchor)}" if anchor else path


def _candidates(value: str) -> Iterator[str]:
    """The addresses of a srcset."""
    for candidate in value.split(","):
        words = candidate.split()
        if words:
            yield words[0]
