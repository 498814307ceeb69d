from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from plugins.gazetteer.tables import Gazetteer
from plugins.model.articles import Article, Byline, Heading, Picture
from plugins.model.facts import Period
from plugins.model.units import Organisation
from plugins.reading.body import Link
from plugins.reading.reader import Reading, ReadingContext, read_all, read_article, read_source
from plugins.tagging.registry import read_registry

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="4" height="3"/></svg>'
REGISTRY = """[dang-vien]
label = "Đảng viên"
group = "Tổ chức"
unit = "đảng viên"
kind = "count"
timing = "instant"
"""
COMMITTEE = Organisation("huyen-uy-binh-lieu", "Huyện ủy Bình Liêu", "huyen-uy", "territorial", "vn-d198")
BRANCH = Organisation("chi-bo-thu", "Chi bộ Thử", "chi-bo", "territorial", "vn-d198")
CONTEXT = ReadingContext(
    Gazetteer.load(),
    {each.id: each for each in (COMMITTEE, BRANCH)},
    read_registry(REGISTRY, "chi-tieu.toml")[0],
)
PLAIN = "---\ntitle: Một bài\ndate: 2017-10-23\n"


def read(root: Path, source: str, id: str = "cong-khai/bai-viet/bai.md", context: ReadingContext = CONTEXT) -> Reading:
    path = root / id
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return read_article(path, root, context)


def body(root: Path, markdown: str) -> str:
    """The HTML of a body that has no problems."""
    reading = read(root, f"{PLAIN}---\n{markdown}")
    assert reading.problems == ()
    assert reading.body
    return reading.body.html


def test_a_whole_front_matter_makes_a_whole_article(tmp_path: Path) -> None:
    """Every key finds its field; names become ids, times Vietnam's, the address the title's."""
    reading = read(
        tmp_path,
        """---
title: "Bình Liêu: đổi mới"
date: 2017-10-23T10:01:30Z
kicker: Xây dựng Đảng
summary: >-
  Dòng một
  dòng hai
category: Tin
tags: [a, b, a]
authors: Trần A – Phó Chủ nhiệm; Ban biên tập
place: huyện Bình Liêu; Quảng Ninh
organisation: huyện ủy bình liêu
period: 9 tháng năm 2017
as_of: 2017-09-30
source: Viết lại
aliases: bai-viet/cu/
publish_at: 2017-10-24 06:00
expire_at: 2017-12-31
---
Chữ.
""",
        "cong-khai/bao-cao/2017/x.md",
    )
    assert reading.problems == ()
    assert reading.article == Article(
        id="cong-khai/bao-cao/2017/x.md",
        address="bai-viet/2017/binh-lieu-doi-moi.html",
        audience="public",
        kind="report",
        title="Bình Liêu: đổi mới",
        slug="binh-lieu-doi-moi",
        date=datetime(2017, 10, 23, 17, 1),
        has_time=True,
        kicker="Xây dựng Đảng",
        summary="Dòng một dòng hai",
        category="Tin",
        tags=("a", "b"),
        authors=(Byline("Trần A", "Phó Chủ nhiệm"), Byline("Ban biên tập")),
        places=("vn-d198", "vn-p22"),
        organisation="huyen-uy-binh-lieu",
        period=Period(date(2017, 1, 1), date(2017, 9, 30), "2017-9t", "9 tháng năm 2017"),
        as_of=date(2017, 9, 30),
        source="Viết lại",
        aliases=("bai-viet/cu/index.html",),
        publish_at=datetime(2017, 10, 24, 6),
        expire_at=datetime(2017, 12, 31, 23, 59),
    )


@pytest.mark.parametrize(
    ("id", "more", "decided"),
    [
        ("cong-khai/trang/a.md", "", ("public", "page", "trang/mot-bai.html")),
        ("noi-bo/bai-viet/a.md", "", ("internal", "article", "bai-viet/2017/mot-bai.html")),
        ("cong-khai-2/bao-cao/a.md", "", ("internal", "report", "bai-viet/2017/mot-bai.html")),
        ("cong-khai/bai-viet/a.md", "kind: page\nlang: en\n", ("public", "page", "en/trang/mot-bai.html")),
    ],
)
def test_the_folder_decides(tmp_path: Path, id: str, more: str, decided: tuple[str, str, str]) -> None:
    """Only cong-khai/ is public; the kind is the folder's unless the front matter says otherwise."""
    article = read(tmp_path, f"{PLAIN}{more}---\nChữ.\n", id).article
    assert article
    assert (article.audience, article.kind, article.address) == decided


@pytest.mark.parametrize(
    ("more", "moment", "why"),
    [
        ("", date(2017, 10, 22), "chưa đến ngày đăng"),
        ("", date(2017, 10, 23), ""),
        ("status: draft\n", date(2018, 1, 1), "bản nháp"),
        ("publish_at: 2017-11-01 17:00\n", date(2017, 11, 1), "chưa đến ngày đăng"),
        ("publish_at: 2017-11-01 17:00\n", datetime(2017, 11, 1, 17), ""),
        ("publish_at: 2017-11-01\n", date(2017, 11, 1), ""),
        ("expire_at: 2017-11-01\n", date(2017, 11, 1), ""),
        ("expire_at: 2017-11-01\n", date(2017, 11, 2), "đã hết hạn đăng"),
        ("expire_at: 2017-11-01 08:00\n", datetime(2017, 11, 1, 8, 1), "đã hết hạn đăng"),
        ("status: x\nslug: X\n", date(2018, 1, 1), "còn lỗi"),
    ],
)
def test_an_article_shows_in_its_time(tmp_path: Path, more: str, moment: date, why: str) -> None:
    """Drafts, embargoed and expired pieces are in no edition, and neither is one with errors in what names it."""
    reading = read(tmp_path, f"{PLAIN}{more}---\nChữ.\n")
    assert (reading.hidden_on(moment), reading.visible_on(moment)) == (why, not why)


def test_a_picture_alone_is_a_figure_with_caption_and_credit(tmp_path: Path) -> None:
    """The title is the caption, its last sentence the credit; size and address are the file's."""
    (tmp_path / "cong-khai/bai-viet").mkdir(parents=True)
    (tmp_path / "cong-khai/bai-viet/Hình 1.svg").write_text(SVG)
    reading = read(tmp_path, f'{PLAIN}---\n![Ruộng](<Hình 1.svg> "Ruộng bậc thang. Ảnh: A & B")\n')
    assert reading.problems == ()
    assert reading.body
    assert reading.body.html == (
        '<figure class="anh"><img alt="Ruộng" height="30" loading="lazy" '
        'src="bantin:file/cong-khai/bai-viet/Hình 1.svg" width="40"><figcaption>Ruộng bậc thang. '
        '<span class="nguon-anh">Ảnh: A &amp; B</span></figcaption>\n</figure>'
    )
    picture = Picture(
        "cong-khai/bai-viet/Hình 1.svg",
        "bai-viet/2017/mot-bai/hinh-1.svg",
        "Ruộng",
        "Ruộng bậc thang.",
        "Ảnh: A & B",
        40,
        30,
    )
    assert reading.body.pictures == (picture,)
    assert reading.body.files == ("cong-khai/bai-viet/Hình 1.svg",)
    assert reading.article
    assert reading.article.image == picture
    assert reading.body.text == "Ruộng bậc thang. Ảnh: A & B"


def test_a_quotation_names_its_speaker(tmp_path: Path) -> None:
    """The last line with a dash is the speaker's; what follows the first comma is the role."""
    assert body(tmp_path, "> Nói đi đôi với *làm*.\n>\n> Hai.\n> — Lê B, Bí thư, Chi bộ A\n") == (
        '<figure class="trich">\n<blockquote>\n<p>Nói đi đôi với <em>làm</em>.</p>\n<p>Hai.</p>\n</blockquote>\n'
        "<figcaption><b>Lê B</b> <span>Bí thư, Chi bộ A</span></figcaption>\n</figure>"
    )
    assert body(tmp_path, "> Một - hai\n") == "<blockquote>\n<p>Một - hai</p>\n</blockquote>"


def test_headings_have_ascii_ids_of_their_own(tmp_path: Path) -> None:
    """Equal headings get numbers; no heading can take the id of a figure or of the page's furniture."""
    reading = read(tmp_path, f"{PLAIN}---\n## Kết quả\n\nA\n\n### Kết quả\n\nB\n\n## !\n\n[lên](#ket-qua)\n")
    assert reading.body
    assert reading.body.headings == (
        Heading(2, "muc-ket-qua", "Kết quả"),
        Heading(3, "muc-ket-qua-2", "Kết quả"),
        Heading(2, "muc-muc", "!"),
    )
    assert reading.body.html.endswith('<p><a href="#muc-ket-qua">lên</a></p>')
    assert reading.problems == ()


def test_tables_notes_and_lists_come_through(tmp_path: Path) -> None:
    """Header cells have a scope and alignment a class; footnotes lead there and back; an indented line is a line."""
    assert body(tmp_path, "| A | B |\n| --- | --: |\n| x | 1 |\n") == (
        '<table>\n<thead>\n<tr>\n<th scope="col">A</th>\n<th class="phai" scope="col">B</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>x</td>\n<td class="phai">1</td>\n</tr>\n</tbody>\n</table>'
    )
    noted = body(tmp_path, "Một[^1].\n\n[^1]: Ghi chú.\n")
    assert '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>' in noted
    assert 'title="Trở lại chỗ có chú thích 1"' in noted
    assert body(tmp_path, "    Thụt đầu dòng.\n") == "<p>Thụt đầu dòng.</p>"


def test_figures_and_documents_belong_to_the_place(tmp_path: Path) -> None:
    """A committee's figures are its district's, a branch's are its own; HU is the district committee's series."""
    told = []
    for organisation in ("Huyện ủy Bình Liêu", "Chi bộ Thử"):
        reading = read(
            tmp_path,
            f"{PLAIN}place: huyện Bình Liêu\norganisation: {organisation}\n---\n"
            "Theo 13-NQ/HU, có [2.105 đảng viên](so:dang-vien).\n",
        )
        assert reading.problems == ()
        assert reading.body
        fact, citation = reading.body.facts[0], reading.body.citations[0]
        told.append((fact.unit, fact.organisation, fact.anchor, fact.line, citation.document.key, citation.line))
    assert told == [
        ("vn-d198", "", "so-dang-vien-2017-10-23", 7, "13-nq-hu-binh-lieu-198", 7),
        ("vn-d198", "chi-bo-thu", "so-dang-vien-2017-10-23", 7, "13-nq-hu-binh-lieu-198", 7),
    ]


def test_links_to_articles_keep_their_place(tmp_path: Path) -> None:
    """A link to another source becomes a reference, and the checks learn where it stands."""
    read(tmp_path, f"{PLAIN}---\nChữ.\n", "cong-khai/trang/hai.md")
    reading = read(tmp_path, f"{PLAIN}---\n\nXem [hai](../trang/hai.md#phan-1).\n")
    assert reading.body
    assert reading.body.html == '<p>Xem <a href="bantin:article/cong-khai/trang/hai.md#muc-phan-1">hai</a>.</p>'
    assert reading.links == (Link("cong-khai/trang/hai.md", "muc-phan-1", "../trang/hai.md#phan-1", 6, 11),)


def test_links_outside_tell_nothing_of_us(tmp_path: Path) -> None:
    """A link to another site sends no referrer; mail addresses are plain links."""
    assert body(tmp_path, "[a](https://a.vn/?x=1&y=2) <b@c.vn>") == (
        '<p><a href="https://a.vn/?x=1&amp;y=2" rel="noreferrer">a</a> <a href="mailto:b@c.vn">b@c.vn</a></p>'
    )


def test_plain_text_is_a_paragraph_a_line(tmp_path: Path) -> None:
    """Search sees words without markup, one paragraph, item or row a line, and no arrows of footnotes."""
    reading = read(
        tmp_path,
        f"{PLAIN}---\nMột **hai**\nba[^1] &amp; *bốn*.\n\n- x\n- y\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n"
        "[^1]: Chú.\n",
    )
    assert reading.body
    assert reading.body.text == "Một hai ba1 & bốn.\nx\ny\nA B\n1 2\nChú."


def test_symlinks_and_hidden_files_are_not_read(tmp_path: Path) -> None:
    """A link that leads outside, or from the public part to the internal one, is refused; one inside is followed."""
    content = tmp_path / "content"
    read(content, f"{PLAIN}---\nChữ.\n", "cong-khai/bai-viet/that.md")
    read(content, f"{PLAIN}---\nChữ.\n", "noi-bo/bai-viet/kin.md")
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai/x.md").write_text("x")
    folder = content / "cong-khai/bai-viet"
    try:
        for name, target in {
            "a.md": "that.md",
            "b.md": tmp_path / "ngoai/x.md",
            "c.md": "../../noi-bo/bai-viet/kin.md",
            "d": tmp_path / "ngoai",
            "e.md": "khong-co.md",
        }.items():
            (folder / name).symlink_to(target)
    except OSError:
        pytest.skip("Máy này không tạo được liên kết tượng trưng.")
    found = [
        (each.id, [str(problem) for problem in each.problems]) for each in read_all(content, ("cong-khai",), CONTEXT)
    ]
    refused = "lỗi BT131: liên kết tượng trưng dẫn ra ngoài thư mục nội dung: thay bằng tệp thật"
    assert found == [
        ("cong-khai/bai-viet/a.md", []),
        *(
            (f"cong-khai/bai-viet/{name}", [f"cong-khai/bai-viet/{name}: {refused}"])
            for name in ("b.md", "c.md", "d", "e.md")
        ),
        ("cong-khai/bai-viet/that.md", []),
    ]
    (folder / "anh.svg").symlink_to(tmp_path / "ngoai/x.md")
    reading = read(content, f"{PLAIN}---\n![a](anh.svg)\n")
    words = "là liên kết tượng trưng dẫn ra ngoài phần được phép: thay bằng tệp thật"
    assert [str(each) for each in reading.problems] == [
        f"cong-khai/bai-viet/bai.md:5:6: lỗi BT209: “anh.svg” {words}",
    ]


def test_files_beyond_bounds_are_refused(tmp_path: Path) -> None:
    """Sources over 2 MiB, unreadable files and heavy attachments are told, not read."""
    big = read_source(b"x" * (2 * 1024 * 1024 + 1), "a.md", None, CONTEXT)  # type: ignore[arg-type]
    gone = read_article(tmp_path / "a.md", tmp_path, CONTEXT)
    (tmp_path / "cong-khai/bai-viet").mkdir(parents=True)
    with (tmp_path / "cong-khai/bai-viet/x.pdf").open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    heavy = read(tmp_path, f"{PLAIN}---\n[a](x.pdf)\n")
    assert [str(each) for reading in (big, gone, heavy) for each in reading.problems] == [
        "a.md: lỗi BT103: tệp nặng 2,0 MiB, quá 2 MiB: tách bài, hoặc để phần lớn vào tệp đính kèm",
        "a.md: lỗi BT134: không mở được tệp: No such file or directory",
        "cong-khai/bai-viet/bai.md:5:5: lỗi BT220: tệp “x.pdf” nặng 51 MiB, quá 50 MiB",
    ]


def test_a_tag_without_its_scheme_is_told_once(tmp_path: Path):
    """`(dang-vien)` is a figure whose `so:` was forgotten: nobody is told that a file of that name is missing."""
    source = "---\ntitle: A\ndate: 2017-10-23\nplace: huyện Bình Liêu, Quảng Ninh\ncategory: Tin\n---\n"
    problems = read(tmp_path, f"{source}Có [28 đảng viên](dang-vien), xem [bảng](bang.xlsx).\n").problems
    assert [(each.code, each.guess) for each in problems] == [("BT322", "so:dang-vien"), ("BT206", "")]
    assert problems[1].message == "không có tệp “bang.xlsx”"
