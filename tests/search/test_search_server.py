"""The search page answered on the server: behind a real server, for a browser without scripts, of one edition."""

from __future__ import annotations

import getpass
import http.client
import re
import shutil
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import quote
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.validate import validator

import pytest

from plugins.search.answering import Request, answer, fill
from plugins.search.reader import open_site
from plugins.search.server import application
from tests.conftest import ROOT, built

PAGE = "/tim-kiem/index.html"
INTERNAL = """---
title: Họp kín về việc quynhquang
date: 2018-02-01
category: Sinh hoạt chi bộ
---

Chi bộ bàn việc thuyvandoxang ở ấp.
"""


class Quiet(WSGIRequestHandler):
    """Says nothing on the terminal."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def serving(output: Path) -> Iterator[int]:
    """The port of wsgiref's server over the application, which is held to the protocol."""
    with make_server("127.0.0.1", 0, validator(application(str(output))), handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def asked(port: int, path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
    """Status, headers and text of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path)
    answered = connection.getresponse()
    text = answered.read().decode()
    connection.close()
    return answered.status, dict(answered.getheaders()), text


def titles(text: str) -> list[str]:
    """The titles of the results on a page."""
    results = text.partition("data-results")[2].partition("</ol>")[0]
    return [unescape(title) for title in re.findall(r'<h2><a href="[^"]*">(.*?)</a></h2>', results)]


@pytest.fixture(scope="module")
def port(site) -> Iterator[int]:
    """A server over the intranet edition of the real content."""
    with serving(site) as opened:
        yield opened


def test_a_query_is_answered_without_scripts(port, site):
    """The page has the results of the Python reader in their order, their count, and the query in its box."""
    status, headers, text = asked(port, f"{PAGE}?q=ket+nap+dang+vien")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert int(headers["Content-Length"]) == len(text.encode())
    reader = open_site(site)
    words = {"noun_pieces": "bài", "noun_results": "kết quả"}
    found = reader.search("ket nap dang vien")
    shown = [match for match in found if match.phrase] or found
    assert titles(text) == [reader.text(match.document)[1] for match in shown[:10]]
    assert f'data-count="{len(shown)}"' in text
    assert any(noun in text.partition("data-count=")[2][:80] for noun in words.values())
    assert 'name="q" value="ket nap dang vien"' in text
    assert 'aria-busy="false"' in text
    assert "<noscript>" not in text.partition("<main")[2]


def test_the_frame_is_that_of_the_printed_page(port, site):
    """Head, navigation, foot and the data of the index are byte for byte those of the page that is printed."""
    printed = (site / "tim-kiem/index.html").read_text("utf-8")
    _, _, text = asked(port, f"{PAGE}?q=chi+bo")
    start = '<div class="search" data-search>'
    end = '<script type="application/json" id="tim-kiem-muc-luc">'
    assert text.partition(start)[0] == printed.partition(start)[0]
    assert text.partition(end)[2] == printed.partition(end)[2]


def _note(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The note on a page, and its links: address and words."""
    note = text.partition("data-note")[2].partition(">")[2].partition("</p>")[0]
    links = [(unescape(address), words) for address, words in re.findall(r'<a href="([^"]*)">(.*?)</a>', note)]
    return re.sub(" +", " ", unescape(re.sub("<[^>]*>", "", note))).strip(), links


def test_keys_and_slips_are_understood_without_scripts(port):
    """Telex, VNI and slips are answered with what was meant and the script's note; words too many are left out."""
    _, _, meant = asked(port, f"{PAGE}?q={quote('bình liêu')}")
    assert len(titles(meant)) > 2
    for typed in ("bifnh lieeu", "bi2nh lie6u"):
        _, _, text = asked(port, f"{PAGE}?q={quote(typed)}")
        assert titles(text) == titles(meant)
        assert _note(text) == (f"Đã hiểu “{typed}” là “bình liêu”.", [])
        assert f'name="q" value="{typed}"' in text
    _, _, text = asked(port, f"{PAGE}?q=bihn+lieu")
    assert titles(text) == titles(asked(port, f"{PAGE}?q=binh+lieu")[2])
    note, _ = _note(text)
    assert note.startswith("Không có bài nào cho “bihn lieu”; dưới đây là kết quả cho “binh lieu”.")
    _, _, text = asked(port, f"{PAGE}?q={quote('bình liêu zzzzzz')}")
    assert titles(text) == []
    assert _note(text) == ("Thử bớt chữ: bình liêu", [("?q=b%C3%ACnh+li%C3%AAu", "bình liêu")])


def test_facets_orders_and_pages_are_links(port):
    """Every choice beside a count leads to a page with that many; pages together list every result once."""
    _, _, text = asked(port, f"{PAGE}?q=chi+bo")
    facets = text.partition("data-facets")[2].partition("data-count")[0]
    rows = re.findall(r'href="(\?[^"]*)"><span>[^<]*</span> <span class="facet-count">([\d.]+)</span>', facets)
    assert len(rows) > 6
    for address, count in rows[:8]:
        assert f'data-count="{count}"' in asked(port, PAGE + unescape(address))[2]
    seen: list[str] = []
    address = "?q=chi+bo&xep=moi"
    while address:
        text = asked(port, PAGE + address)[2]
        seen += titles(text)
        following = re.search(r'<a href="([^"]*)" rel="next">', text)
        address = unescape(following[1]) if following else ""
    total = re.search(r'data-count="(\d+)"', text)
    assert total is not None
    assert len(seen) == int(total[1])


def test_a_number_leads_to_its_sentence(port):
    """The first result of a figure or document leads to its anchor, from the search page's own folder."""
    _, _, text = asked(port, f"{PAGE}?q=2.105")
    assert 'href="../bai-viet/2017/binh-lieu-lanh-dao-toan-dien-doi-moi.html#so-dang-vien-2017-10-23"' in text
    assert "<mark>2.105" in text


def test_markup_in_a_query_is_text(port):
    """A query with markup is shown as written, everywhere it is repeated."""
    _, _, text = asked(port, f"{PAGE}?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?q=",
        "?q=%FF%FE",
        "?trang=99999&q=chi",
        "?trang=x&q=chi",
        "?q=" + "a" * 4000,
        "?nam=1&nam=2&q=chi",
        "?&&=&q",
    ],
)
def test_strange_addresses_are_answered(port, query):
    """Empty, undecodable, far too long or nonsense: a page of the site all the same."""
    status, _, text = asked(port, PAGE + query)
    assert status == 200
    assert "data-results" in text


def test_only_reading_is_allowed(port):
    """HEAD has the headers alone, and nothing can be sent."""
    status, headers, text = asked(port, f"{PAGE}?q=chi", "HEAD")
    assert (status, text) == (200, "")
    assert int(headers["Content-Length"]) > 1000
    assert asked(port, PAGE, "POST")[0] == 405


def test_the_public_server_knows_no_internal_word(content, tmp_path):
    """Of the public edition nothing internal is found; what is made internal is gone with the next printing."""
    own = tmp_path / "content"
    shutil.copytree(content, own)
    piece = own / "cong-khai/bai-viet/hop-kin.md"
    piece.write_text(INTERNAL, "utf-8")
    output = built(own, tmp_path / "output", "--public")
    with serving(output) as port:
        assert titles(asked(port, f"{PAGE}?q=quynhquang")[2]) == ["Họp kín về việc quynhquang"]
        target = own / "noi-bo/bai-viet/hop-kin.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        piece.rename(target)
        built(own, output, "--public")
        for query in ("quynhquang", "thuyvandoxang"):
            assert titles(asked(port, f"{PAGE}?q={query}")[2]) == []
        for query in ("quynhquang", "thuyvandoxang", "hop+kin"):
            text = asked(port, f"{PAGE}?q={query}")[2]
            assert "Họp kín" not in text
            assert "bàn việc" not in text


def test_before_a_printing_it_says_so(tmp_path):
    """Where no site is printed yet, the answer is 503 and a sentence."""
    with serving(tmp_path) as port:
        status, headers, text = asked(port, PAGE)
    assert (status, headers["Retry-After"]) == (503, "5")
    assert text == "Trang tìm kiếm chưa in xong, mời thử lại sau ít giây.\n"


def test_it_answers_behind_nginx(site, tmp_path):
    """With the handbook's lines nginx hands searches over, and gives the printed page where nobody answers."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("Không có nginx: cài bằng “apt-get install nginx-light” để thử máy chủ tìm kiếm sau nginx.")
    with ExitStack() as serves:
        inner, outer = serves.enter_context(serving(site)), _free_port()
        handbook = (ROOT / "docs/van-hanh.md").read_text("utf-8")
        snippet = re.search(r"```nginx\n(location = /tim-kiem/index\.html \{.*?\n\})\n```", handbook, re.DOTALL)
        assert snippet is not None
        lines = snippet[1].replace("127.0.0.1:8090", f"127.0.0.1:{inner}")
        temporary = "".join(
            f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (tmp_path / "nginx.conf").write_text(
            f"user {getpass.getuser()}; daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log;\n"
            "worker_processes 1; events {}\n"
            f"http {{ access_log off; {temporary} types {{ text/html html; }}\n"
            f"server {{ listen 127.0.0.1:{outer}; root {site};\n{lines}\n}} }}\n",
            "utf-8",
        )
        process = subprocess.Popen(
            [nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error.log")]
        )
        try:
            _wait(outer, process)
            assert asked(outer, PAGE)[2] == (site / "tim-kiem/index.html").read_text("utf-8")
            assert titles(asked(outer, f"{PAGE}?q=B%C3%ACnh+Li%C3%AAu")[2])
            serves.close()
            assert asked(outer, f"{PAGE}?q=chi")[2] == (site / "tim-kiem/index.html").read_text("utf-8")
        finally:
            process.terminate()
            process.wait(10)


def test_it_serves_by_itself(site):
    """`python -m plugins.search.server` answers on the port it is given, until it is stopped."""
    port = _free_port()
    command = [sys.executable, "-m", "plugins.search.server", str(site), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        _wait(port, process)
        assert titles(asked(port, f"{PAGE}?q=chi+bo")[2])
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with make_server("127.0.0.1", 0, lambda *_: [b""]) as server:
        return server.server_port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None
        try:
            asked(port, PAGE, "HEAD")
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server does not answer")


def test_a_request_keeps_what_was_chosen():
    """Choices are read from an address and written into the next; a new choice goes back to the first page."""
    read = Request.of("q=chi+b%E1%BB%99&nam=2017&nam=2018&dia-phuong=binh-lieu-198&xep=moi&trang=3&cach=*")
    assert (read.q, read.order, read.spelling, read.page) == ("chi bộ", "moi", "*", 3)
    assert (
        read.address(page=4) == "?q=chi+b%E1%BB%99&cach=%2A&dia-phuong=binh-lieu-198&nam=2017&nam=2018&xep=moi&trang=4"
    )
    assert read.toggled("year", "2017") == "?q=chi+b%E1%BB%99&cach=%2A&dia-phuong=binh-lieu-198&nam=2018&xep=moi"
    assert "nam=2019" in read.toggled("year", "2019")


def test_blanks_are_filled():
    """Numbers are grouped by dots; a blank's words are not filled again."""
    assert fill("{n} bài “{q}”", n=12345, q="{n}") == "12.345 bài “{n}”"


def test_an_answer_is_plain_values(site):
    """What the template gets holds texts, numbers and addresses only; without a query nothing is searched."""
    words = tomllib.loads((ROOT / "theme/strings/vi.toml").read_text("utf-8"))["search"]
    told = answer(open_site(site), Request.of(""), words)
    assert (told["count"], told["results"], told["groups"], told["sentence"]) == (0, [], [], words["start"])
