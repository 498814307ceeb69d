"""The Markdown of the newsroom: captions, quotations, subheadings and tables; HTML is not part of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.text.slugs import slug

# Tags without attributes that Markdown has no mark for.
HTML = re.compile(r"</?(?:sub|sup|u|s|mark|kbd|small)>|<br ?/?>", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HEADING_PREFIX = "muc-"

_SPEAKER = re.compile(r"(?:\A|\n)[ \t]*(?:—|–|--)[ \t]*([^\n]+?)[ \t]*\Z")
_CREDIT = re.compile(r"(?:\A|(?<=[.!?…])\s+)((?:Ảnh|Minh họa|Minh hoạ|Đồ họa|Nguồn ảnh)\s*:\s*\S.*)\Z", re.DOTALL)
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03|[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ALIGNED = {"right": "phai", "center": "giua"}


@dataclass(slots=True)
class Remarks:
    """What the extension met on its way: HTML that is refused, and headings that compete with the title."""

    html: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


class NewsroomExtension(Extension):
    """Puts the newsroom's syntax into a parser; `remarks` fills while it runs, anew after each `reset`."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.remarks = Remarks()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Register the processors; figures are tagged at 15, so pictures come before and headings after."""
        md.registerExtension(self)
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("code")  # an indented paragraph is a paragraph
        md.inlinePatterns.register(_Html(HTML_RE, md, self), "html", 90)
        md.treeprocessors.register(_Quotations(md), "quotations", 25)
        md.treeprocessors.register(_Captions(md), "captions", 17)
        md.treeprocessors.register(_Tables(md), "tables", 16.5)
        md.treeprocessors.register(_Headings(md, self), "headings", 5)

    def reset(self) -> None:
        """Forget the article before."""
        self.remarks = Remarks()


class _Html(HtmlInlineProcessor):
    """Keeps the few bare tags of HTML, remarks and drops all others."""

    def __init__(self, pattern: str, md: Markdown, newsroom: NewsroomExtension) -> None:
        super().__init__(pattern, md)
        self.newsroom = newsroom

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        if HTML.fullmatch(m.group(1)):
            return super().handleMatch(m, data)
        self.newsroom.remarks.html.append(str(self.backslash_unescape(self.unescape(m.group(1)))))
        return "", m.start(0), m.end(0)


class _Quotations(Treeprocessor):
    """A blockquote whose last line names a speaker becomes a figure with a caption."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()) if next(root.iter("blockquote"), None) is not None else ():
            for index, child in enumerate(list(parent)):
                if child.tag == "blockquote" and parent.get("class") != "trich":
                    self.attribute(parent, index, child)

    @staticmethod
    def attribute(parent: ET.Element, index: int, quotation: ET.Element) -> None:
        """Move the speaker's line from the quotation into the caption of a figure."""
        last = quotation[-1] if len(quotation) else None
        match = _SPEAKER.search(last.text or "") if last is not None and last.tag == "p" and not len(last) else None
        if last is None or not match:
            return
        last.text = (last.text or "")[: match.start()].rstrip()
        if not last.text:
            quotation.remove(last)
        name, _, role = match[1].partition(",")
        figure = ET.Element("figure", {"class": "trich"})
        figure.tail, quotation.tail = quotation.tail, None
        figure.append(quotation)
        caption = ET.SubElement(figure, "figcaption")
        speaker = ET.SubElement(caption, "b")
        speaker.text = name.strip()
        if role.strip():
            speaker.tail = " "
            ET.SubElement(caption, "span").text = role.strip()
        parent[index] = figure


class _Captions(Treeprocessor):
    """A picture alone in its paragraph becomes a figure whose caption is the picture's title."""

    def run(self, root: ET.Element) -> None:
        for paragraph in root.iter("p"):
            if len(paragraph) == 1 and paragraph[0].tag == "img" and not _accompanied(paragraph):
                self.caption(paragraph)

    @staticmethod
    def caption(paragraph: ET.Element) -> None:
        """Turn the paragraph into the figure."""
        title = paragraph[0].attrib.pop("title", "").strip()
        paragraph.tag = "figure"
        paragraph.set("class", "anh")
        paragraph.text = paragraph[0].tail = None
        if not title:
            return
        words, credit = caption_and_credit(title)
        caption = ET.SubElement(paragraph, "figcaption")
        caption.text = words
        if credit:
            caption.text += " " if words else ""
            ET.SubElement(caption, "span", {"class": "nguon-anh"}).text = credit


class _Tables(Treeprocessor):
    """Header cells say what they head; alignment is a class, because a page has no inline style."""

    def run(self, root: ET.Element) -> None:
        for table in root.iter("table"):
            for cell in table.iter():
                if cell.tag == "th":
                    cell.set("scope", "col")
                align = cell.attrib.pop("align", "")
                if align in _ALIGNED:
                    cell.set("class", _ALIGNED[align])


class _Headings(Treeprocessor):
    """Subheadings get ids made of their words; one of the first level is the title's and steps down."""

    def __init__(self, md: Markdown, newsroom: NewsroomExtension) -> None:
        super().__init__(md)
        self.newsroom = newsroom

    def run(self, root: ET.Element) -> None:
        used: dict[str, int] = {}
        for element in root.iter():
            if element.tag not in HEADINGS:
                continue
            words = _PLACEHOLDER.sub("", "".join(element.itertext())).strip()
            if element.tag == "h1":
                self.newsroom.remarks.headings.append(words)
                element.tag = "h2"
            name = HEADING_PREFIX + (slug(words, 60) or "muc")
            used[name] = used.get(name, 0) + 1
            while used[name] > 1 and f"{name}-{used[name]}" in used:
                used[name] += 1
            unique = name if used[name] == 1 else f"{name}-{used[name]}"
            used.setdefault(unique, 1)
            element.set("id", unique)


def caption_and_credit(title: str) -> tuple[str, str]:
    """'Cán bộ xã. Ảnh: Đơn vị cung cấp' → ('Cán bộ xã.', 'Ảnh: Đơn vị cung cấp')."""
    credit = _CREDIT.search(title)
    return (title[: credit.start()].rstrip(), credit[1].strip()) if credit else (title, "")


def _accompanied(paragraph: ET.Element) -> bool:
    """Whether words stand beside the picture."""
    return bool((paragraph.text or "").strip() or (paragraph[0].tail or "").strip())
