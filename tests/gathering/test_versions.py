"""Every piece that an edition shows has a version, and no other: who knows the versions need not ask for the lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.gathering.gather import Order, gather
from plugins.gathering.shelves import Shelves
from tests.conftest import ROOT

PIECES = {
    "cong-khai/bai-viet/bai.md": "",
    "cong-khai/bai-viet/da-dang.md": "publish_at: 2026-03-01 08:00\n",
    "cong-khai/bai-viet/chua-dang.md": "publish_at: 2026-05-01 08:00\n",
    "cong-khai/bai-viet/het-han.md": "expire_at: 2026-03-01\n",
    "cong-khai/trang/gioi-thieu.md": "kind: page\n",
    "cong-khai/bao-cao/bao-cao.md": "kind: report\n",
    "noi-bo/bai-viet/noi-bo.md": "",
    "cong-khai/bai-viet/ban-thao.md": "status: draft\n",
}
PUBLIC = {"bai", "da-dang", "gioi-thieu", "bao-cao"}


@pytest.mark.parametrize(("audience", "shown"), [("public", PUBLIC), ("internal", {*PUBLIC, "noi-bo"})])
def test_the_pieces_with_a_version_are_those_of_the_lists(tmp_path: Path, audience: str, shown: set[str]) -> None:
    """Pages, reports and articles; no draft, none that waits for its day, has had it, or is for others."""
    for id, line in PIECES.items():
        path = tmp_path / id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\ntitle: Bài {path.stem}\ndate: 2026-02-01\nauthors: Ban biên tập\n{line}---\nMột câu.\n", "utf-8"
        )
    (tmp_path / "du-lieu").mkdir()
    (tmp_path / "du-lieu/toa-soan.toml").write_bytes((ROOT / "content/du-lieu/toa-soan.toml").read_bytes())
    gathered = gather(Order(tmp_path, audience, date(2026, 4, 1)), Shelves(":memory:"))
    assert [str(each) for each in gathered.problems if each.fatal] == []
    edition = gathered.edition
    assert edition is not None
    versions = edition.versions()
    assert set(versions) == {*edition.pages(), *edition.articles()}
    assert {Path(id).stem for id in versions} == shown
