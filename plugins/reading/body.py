"""The body of an article: from Markdown to clean HTML, plain text, figures, citations, pictures and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.model.articles import Article, Body, Picture
from plugins.model.packing import Packed
from plugins.model.problems import Problem, problem
from plugins.reading.cleaning import clean
from plugins.reading.context import ReadingContext, Surroundings
from plugins.reading.files import Fault, Tree, locate
from plugins.reading.finding import Finder
from plugins.reading.frontmatter import Value
from plugins.reading.limits import excesses
from plugins.reading.parsing import Around, parse
from plugins.reading.references import Found, Resolver
from plugins.reading.syntax import HEADING_PREFIX
from plugins.reading.words import words

# Comments, but not those in examples of code.
_COMMENT = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|`[^`\n]+`|(?P<comment><!--.*?-->)", re.DOTALL | re.MULTILINE
)
_LINK_OPENINGS = ("](", "](<", "]: ", "<")
_BREAK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Link(Packed):
    """A link to another article: its id, the anchor on its page or '', the words in the source, and their place."""

    article: str
    anchor: str
    target: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """A body (None where it is beyond the limits), the image that stands for the article, links, and problems."""

    body: Body | None
    image: Picture | None
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The Markdown below the front matter, the number of its first line in the file, and the value of `image`."""

    text: str
    first: int
    image: Value | None = None


def read_body(source: Source, article: Article, tree: Tree, context: ReadingContext) -> Text:
    """The body of an article whose header is read; pictures and links are looked up in `tree`."""
    path, finder = article.id, Finder(source.text, source.first)
    beyond = tuple(problem("BT216", path, *finder.at(at), what=what) for at, what in excesses(source.text))
    if beyond:
        return Text(None, None, (), beyond)
    surroundings, found = Surroundings(article, context), Found()
    resolver = Resolver(tree, path, article.address, found)
    around = Around(
        resolver,
        replace(surroundings.figures(source.first), read_table=resolver.sheet),
        surroundings.citations(source.first),
    )
    commented = [finder.at(start) for start in _comments(source.text)]
    try:
        parsed = parse(_COMMENT.sub(_blank, source.text) if commented else source.text, around)
    except RecursionError:
        return Text(None, None, (), (problem("BT216", path, source.first, what="lớp lồng nhau"),))
    remarks = parsed.remarks
    html, lost = clean(parsed.html)
    read = words(html)
    image, wrong_image = _image(source.image, around.resolver, found, path)
    tags = {(each.line, each.column) for each in parsed.problems if each.code == "BT322"}  # no file was meant
    problems = [
        *(problem("BT217", path, *at) for at in commented),
        *(problem("BT201", path, *finder.find(tag), tag=_short(tag)) for tag in remarks.html),
        *(problem("BT202", path, *finder.find(what.strip("<>")), what=what) for what in dict.fromkeys(lost)),
        *(problem("BT215", path, *finder.find(title, "# ")) for title in remarks.headings),
        *(each for each in _link_problems(found, read.ids, finder, path) if (each.line, each.column) not in tags),
        *wrong_image,
        *parsed.problems,
    ]
    if not read.lines and not found.pictures and not found.faults:
        problems.append(problem("BT221", path, source.first))
    body = Body(
        html=html,
        text="\n".join(read.lines),
        headings=tuple(read.headings),
        pictures=tuple(found.pictures),
        files=tuple(found.files),
        facts=parsed.facts,
        citations=parsed.citations,
    )
    links = tuple(
        Link(each.article, each.anchor, each.target, *finder.find(each.target, *_LINK_OPENINGS))
        for each in found.pointers
    )
    return Text(body, image, links, tuple(problems))


def _blank(match: re.Match[str]) -> str:
    """Spaces as long as a comment, so that positions stay; anything else as it is."""
    return _BREAK.sub(" ", match[0]) if match["comment"] else match[0]


def _comments(text: str) -> list[int]:
    """Where comments begin."""
    return [match.start() for match in _COMMENT.finditer(text) if match["comment"]] if "<!--" in text else []


def _link_problems(found: Found, ids: list[str], finder: Finder, path: str) -> Iterator[Problem]:
    for target, fault in found.faults:
        line, column = finder.find(target, *_LINK_OPENINGS)
        yield problem(fault.code, path, line, column, fault.guess, **fault.words)
    for anchor in found.anchors:
        if anchor not in ids and HEADING_PREFIX + anchor not in ids:
            yield problem("BT214", path, *finder.find(f"#{anchor}", *_LINK_OPENINGS), anchor=anchor)


def _image(
    value: Value | None, resolver: Resolver, found: Found, path: str
) -> tuple[Picture | None, tuple[Problem, ...]]:
    """The picture named in the front matter, else the first of the body."""
    if not value or not value.text.strip():
        return (found.pictures[0] if found.pictures else None), ()
    target = value.text.strip()
    path_there = locate(resolver.tree, path, target)
    for each in found.pictures:
        if each.path == path_there:
            return each, ()
    picture = resolver.measured(target)
    if isinstance(picture, Fault):
        return None, (problem(picture.code, path, value.line, value.column, picture.guess, **picture.words),)
    return picture, ()


def _short(tag: str) -> str:
    line = " ".join(tag.split())
    return line if len(line) <= 40 else line[:39] + "…"
