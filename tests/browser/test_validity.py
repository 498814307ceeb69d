"""Printed pages are valid HTML, judged by html-validate."""

import shutil
import subprocess
from pathlib import Path

import pytest

NODE = Path(__file__).parents[1] / "node"
KINDS = (
    "index.html",
    "bao-cao/index.html",
    "dia-phuong/index.html",
    "dia-phuong/binh-lieu-198/index.html",
    "dia-phuong/dong-trieu-205/index.html",
    "dia-phuong/quang-ninh-22/index.html",
    "dia-phuong/xa-phuong/index.html",
    "dia-phuong/xa-phuong/tay-ninh-80/index.html",
    "dia-phuong/do-phu/index.html",
    "to-chuc/khoi-cac-co-quan-tinh-thanh-hoa/index.html",
    "so-lieu/index.html",
    "so-lieu/dang-vien/index.html",
    "van-ban/index.html",
    "tim-kiem/index.html",
    "404.html",
    "en/index.html",
)


@pytest.fixture(scope="module")
def validator() -> Path:
    program = NODE / "node_modules" / ".bin" / "html-validate"
    if not program.exists() or shutil.which("node") is None:
        pytest.skip("Không có html-validate: cài Node 20 rồi chạy “npm ci --prefix tests/node”.")
    return program


def test_every_page_kind_is_valid(site: Path, validator: Path):
    """No error on the home page, indexes, a district, a province, an organisation, figures, search, 404, articles."""
    articles = sorted(path.relative_to(site).as_posix() for path in site.glob("bai-viet/*/*.html"))
    documents = sorted(path.relative_to(site).as_posix() for path in site.glob("van-ban/*.html"))[:3]
    pages = sorted(path.relative_to(site).as_posix() for path in site.glob("trang/*.html"))
    config = NODE / ".htmlvalidate.json"
    done = subprocess.run(
        [str(validator), "--config", str(config), "--formatter", "text", *KINDS, *articles, *documents, *pages],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
