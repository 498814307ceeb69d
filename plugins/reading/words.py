"""Words of an HTML body: its plain text a paragraph a line, its headings and anchors."""

from __future__ import annotations

from html.parser import HTMLParser

from plugins.model.articles import Heading

_BLOCKS = frozenset(
    [
        *("p", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "figure", "figcaption", "pre", "hr"),
        *("table", "caption", "thead", "tbody", "tr", "div", "section", "br"),
    ],
)
_CELLS = frozenset(["td", "th"])
_SKIPPED = "footnote-backref"


class Words(HTMLParser):
    """Gathers while it is fed; `lines` are complete after `close`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.headings: list[Heading] = []
        self.ids: list[str] = []
        self._line: list[str] = []
        self._heading: tuple[int, str] | None = None
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block; remember ids."""
        values = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._break()
        elif tag in _CELLS:
            self._line.append(" ")
        if "id" in values:
            self.ids.append(values["id"])
        if tag[0] == "h" and tag[1:].isdigit():
            self._heading = (int(tag[1:]), values.get("id", ""))
        self._skipping = tag == "a" and values.get("class") == _SKIPPED

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block."""
        self._skipping = False
        if self._heading and tag == f"h{self._heading[0]}":
            self.headings.append(Heading(*self._heading, " ".join("".join(self._line).split())))
            self._heading = None
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Words, but for the arrow that leads back from a footnote."""
        if not self._skipping:
            self._line.append(data)

    def close(self) -> None:
        """End the last line."""
        super().close()
        self._break()

    def _break(self) -> None:
        line = " ".join("".join(self._line).split())
        if line:
            self.lines.append(line)
        self._line.clear()


def words(html: str) -> Words:
    """The words of a clean body."""
    reader = Words()
    reader.feed(html)
    reader.close()
    return reader
