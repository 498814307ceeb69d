from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading import vectors

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inside: str, attributes: str = "") -> bytes:
    return f"{OPEN} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"><stop offset="1"/></linearGradient></defs><rect fill="url(#a)"/>',
        '<g style="fill: url( \'#a\' )"><use href="#a"/><use xlink:href="#a"/></g>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>.a { fill: red }</style><text>on, url, script</text>",
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        '<path d="M0 0" aria-label="on"/><!-- ghi chú -->',
    ],
)
def test_drawings_that_only_draw_are_admitted(inside: str) -> None:
    """Gradients, own references, embedded pictures and plain styles are what drawings are made of."""
    assert vectors.inspect(drawing(inside)) == ("", (0, 0))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (drawing("<script>x()</script>"), "có phần tử <script>"),
        (drawing("<a href='#x'><script/></a>"), "có phần tử <a>"),
        (drawing("<foreignObject/>"), "có phần tử <foreignObject>"),
        (drawing("<set attributeName='href'/>"), "có phần tử <set>"),
        (drawing('<b xmlns="http://www.w3.org/1999/xhtml"/>'), "có phần tử <b>"),
        (drawing('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'), "có phần tử <script>"),
        (drawing("", 'onload="x()"'), "có lệnh chạy onload"),
        (drawing("<g ONCLICK='x()'/>"), "có lệnh chạy ONCLICK"),
        (drawing('<image href="https://a.vn/x.png"/>'), "dẫn ra ngoài tệp: https://a.vn/x.png"),
        (drawing('<use xlink:href="x.svg#a"/>'), "dẫn ra ngoài tệp: x.svg#a"),
        (drawing('<image href="data:image/svg+xml;base64,AAAA"/>'), "dẫn ra ngoài tệp: data:image/svg+xml;base64,AAAA"),
        (drawing('<rect fill="url(https://a.vn)"/>'), "dẫn ra ngoài tệp trong fill"),
        (drawing(r'<rect style="fill: u\72l(x)"/>'), "dẫn ra ngoài tệp trong style"),
        (drawing("<style>@import 'x';</style>"), "tờ kiểu dẫn ra ngoài tệp"),
        (drawing("<style>@imp<!-- -->ort 'x';</style>"), "tờ kiểu dẫn ra ngoài tệp"),
        (drawing("<style><![CDATA[a{b:url(]]>x)}</style>"), "tờ kiểu dẫn ra ngoài tệp"),
        (drawing("<g xml:base='https://a.vn/'/>"), "có xml:base"),
        (b"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>" + drawing("&a;"), "có DOCTYPE"),
        (b"<?xml-stylesheet href='x.css'?>" + drawing(""), "có chỉ thị <?xml-stylesheet?>"),
        (drawing("<g>"), "không phải XML đúng (dòng 1)"),
        (b"", "không phải XML đúng (dòng 1)"),
        (b"<svg/>", 'tệp không mở đầu bằng <svg xmlns="http://www.w3.org/2000/svg">'),
        (drawing("<g>" * 100 + "</g>" * 100), "quá nhiều lớp lồng nhau"),
    ],
)
def test_drawings_that_run_load_or_hide_are_refused(content: bytes, reason: str) -> None:
    """Whatever could run, fetch or expand is refused with its reason."""
    assert vectors.inspect(content) == (reason, (0, 0))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30.4px"', (40, 30)),
        ('viewBox="0 0 1200 760"', (1200, 760)),
        ('width="100%" height="100%" viewBox="-1,-1 12.5 7"', (12, 7)),
        ('width="4em" height="3em"', (0, 0)),
    ],
)
def test_a_drawing_has_the_size_it_states(attributes: str, size: tuple[int, int]) -> None:
    """Width and height in pixels, else the viewBox, else nothing."""
    assert vectors.inspect(drawing("", attributes)) == ("", size)


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_break_the_inspector(content: bytes) -> None:
    """Whatever stands in the file, it is admitted or refused with a reason."""
    for drawn in (content, drawing("") + content, drawing("")[:-6] + content):
        reason, size = vectors.inspect(drawn)
        assert not reason or size == (0, 0)
