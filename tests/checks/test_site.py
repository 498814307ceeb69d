from __future__ import annotations

import pytest

from plugins.checks.site import PageLinks, check, page_links, unresolved


def told(pages: dict[str, str], *files: str) -> list[str]:
    """The problems of a printed tree."""
    return [str(each) for each in check([*pages, *files], lambda path: pages[path].encode())]


def test_a_page_tells_its_ids_and_links() -> None:
    """Links are resolved from the page's folder; queries and entities do not matter, repeats count once."""
    html = (
        '<html id="a"><link rel="stylesheet" href="../theme/bantin.css"><a href="#b">x</a><a href="b.html?q=1#c">y</a>'
        '<a href="../tim-kiem/">z</a><a href="../tim-kiem/">z</a><img src="h%C3%ACnh.svg" srcset="a.png 1x, b.png 2x">'
        '<form action="../tim-kiem/index.html"><p id="b"></p></form><a href="https://a.vn/">o</a>'
        '<a href="mailto:a@b.vn">'
    )
    assert page_links("bai/a.html", html.encode()) == PageLinks(
        ("a", "b"),
        (
            "theme/bantin.css",
            "bai/a.html#b",
            "bai/b.html#c",
            "tim-kiem/index.html",
            "bai/hình.svg",
            "bai/a.png",
            "bai/b.png",
        ),
    )


def test_broken_links_are_told_on_their_page() -> None:
    """Missing pages, anchors and assets, links from the server's root, references left over, and ids given twice."""
    assert told(
        {
            "index.html": '<a href="b.html">1</a><a href="a/b.html#x">2</a><a href="a/b.html#y">3</a><img src="h.png">'
            '<a href="/c">4</a><a href="bantin:fact/x">5</a><p id="z"></p><p id="z"></p><a href="../ngoai.html">6</a>',
            "a/b.html": '<p id="y"><a href="../index.html#z">7</a><a href="x.pdf">8</a>',
        },
        "a/x.pdf",
    ) == [
        "index.html: lỗi BT601: liên kết tới ../ngoai.html nhưng trang không có tệp ấy",
        "index.html: lỗi BT601: liên kết tới b.html nhưng trang không có tệp ấy",
        "index.html: lỗi BT601: liên kết tới h.png nhưng trang không có tệp ấy",
        "index.html: lỗi BT602: liên kết tới a/b.html nhưng trang ấy không có chỗ #x",
        "index.html: lỗi BT604: id “z” có hai lần trên một trang",
        "index.html: lỗi BT605: liên kết “/c” bắt đầu từ gốc máy chủ, mở từ thư mục sẽ hỏng: dùng liên kết tương đối",
        "index.html: lỗi BT606: còn “bantin:fact/x” chưa đổi thành địa chỉ",
    ]


def test_no_page_calls_outside_by_itself() -> None:
    """Scripts, styles, pictures and frames of other hosts are told; links readers click and canonical names are not."""
    assert told(
        {
            "a.html": '<script src="https://a.vn/x.js"></script><link rel="stylesheet" href="//b.vn/x.css">'
            '<link rel="canonical" href="https://c.vn/a.html"><img src="data:image/png;base64,AA"><a href="https://d.vn">'
            '<iframe src="http://e.vn"></iframe><img srcset="https://f.vn/x.png 2x"><base href="https://g.vn/">'
        }
    ) == [
        "a.html: lỗi BT603: trang tự gọi ra ngoài: //b.vn/x.css",
        "a.html: lỗi BT603: trang tự gọi ra ngoài: http://e.vn",
        "a.html: lỗi BT603: trang tự gọi ra ngoài: https://a.vn/x.js",
        "a.html: lỗi BT603: trang tự gọi ra ngoài: https://f.vn/x.png",
        (
            "a.html: lỗi BT605: liên kết “https://g.vn/” bắt đầu từ gốc máy chủ, mở từ thư mục sẽ hỏng: "
            "dùng liên kết tương đối"
        ),
    ]


def test_a_receipt_can_vouch_for_pages_not_printed_anew() -> None:
    """Ids and links are plain texts, so that pages known from a receipt are checked without being read."""
    pages = {"a.html": PageLinks((), ("b.html#x",)), "b.html": PageLinks(("x",), ())}
    assert unresolved(pages, frozenset(pages)) == ()
    assert [each.code for each in unresolved({**pages, "b.html": PageLinks()}, frozenset(pages))] == ["BT602"]


FRAMED = """<head><link rel="stylesheet" href="{root}theme/a.css"></head><body><a href="#x">skip</a>
<header class="top"><a href="{root}index.html" id="home">{own}</a></header>
<main id="x"><article><header><a href="{root}a/b.html#c">b</a></header>
<footer><a href="./d.html">d</a></footer></article>
</main><footer><a href="{root}e/">e</a><img src="{root}f.png" alt="1 > 0"></footer><p id="last">.</p>"""


@pytest.mark.parametrize("own", ["", '<a href="#x">x</a>', '<a href="d.html">d</a>', '<b id="x"></b>', '<a href="">'])
@pytest.mark.parametrize("path", ["index.html", "a/index.html", "a/b/c.html"])
def test_page_says_the_same_in_parts(path: str, own: str) -> None:
    """What pages share is read once, and means on each page what it would mean read there."""
    page = FRAMED.format(root="../" * path.count("/"), own=own)
    whole = page.replace("<main", "<section")  # no landmark: nothing is shared
    for _ in range(2):
        parted = page_links(path, page.encode())
        assert sorted(parted.anchors) == sorted(page_links(path, whole.encode()).anchors)
        assert sorted(parted.links) == sorted(page_links(path, whole.encode()).links)


def test_words_of_scripts_styles_and_comments_are_no_tags() -> None:
    """What a script, a style or a comment says is nobody's link; what stands around it is."""
    page = """<script src="a.js" defer></script><script type="application/json">{"x": '<a href="b.html">'}</script>
<style>/* <a href="c.html"> */</style><!-- <a href="d.html" id="d"> --><a href="e.html" id="e">e</a>"""
    assert page_links("index.html", page.encode()) == PageLinks(("e",), ("a.js", "e.html"))
