"""Calls of the command line that cannot be understood, and what they are answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from plugins.desk import checking, new
from plugins.desk.cli import cli
from plugins.desk.project import edition_settings, find_project
from plugins.desk.vietnamese import usage_message

PROJECT = Path(__file__).parents[2]


def answer(*words: str) -> str:
    """The message of a call that must be refused."""
    with pytest.raises(click.UsageError) as refused:
        cli.main(list(words), standalone_mode=False)
    return usage_message(refused.value)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("chek",), "không có lệnh “chek”; có phải “check”?"),
        (("build", "--publik"), "không có tùy chọn “--publik”; có phải “--public”?"),
        (("build", "--content", "không-có"), "không có thư mục nội dung “không-có”"),
        (("build", "--output", __file__), f"“{__file__}” là một tệp: cần một thư mục để in ra"),
        (("build", "--on", "hôm nay"), "“hôm nay” không phải là một ngày: viết năm-tháng-ngày, ví dụ 2026-11-22"),
        (("check", "--on", "2026-02-30"), "“2026-02-30” không phải là một ngày: viết năm-tháng-ngày, ví dụ 2026-11-22"),
        (("check", "không-có.md"), "giá trị của “[TỆP…]” không dùng được: không có tệp hoặc thư mục ấy"),
        (("serve", "--port", "99999"), "giá trị của “--port” không dùng được: cần một số nguyên từ 0 đến 65535"),
        (("search", "--limit", "0", "a"), "giá trị của “--limit” không dùng được: cần một số nguyên từ 1 trở lên"),
        (("search",), "thiếu “CHỮ…”"),
        (("new", "--title", "???", "--kind", "article", "--place", ""), "tên bài cần có chữ"),
    ],
)
def test_a_call_that_cannot_be_understood_is_told_why(
    call: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every slip is a usage error in Vietnamese, never a traceback."""
    monkeypatch.chdir(PROJECT)
    assert answer(*call) == message


def test_a_project_is_found_from_its_folders_only(tmp_path: Path) -> None:
    """From a folder within, the project; from outside, a usage error that says where to go."""
    assert find_project(PROJECT / "content" / "cong-khai") == PROJECT
    with pytest.raises(click.UsageError) as refused:
        find_project(tmp_path)
    expected = f"không thấy pelicanconf.py ở “{tmp_path}” hay thư mục nào bên trên: hãy chạy lệnh trong kho bản tin"
    assert refused.value.message == expected


def test_a_project_without_content_says_so(tmp_path: Path) -> None:
    """A conf whose PATH leads nowhere is told, not traced."""
    (tmp_path / "pelicanconf.py").write_text("PATH = 'không-có'\n", "utf-8")
    with pytest.raises(click.UsageError) as refused:
        edition_settings(tmp_path)
    assert refused.value.message == "pelicanconf.py đọc nội dung ở một thư mục không có: xem lại dòng PATH"


def test_a_file_outside_the_content_is_not_passed_as_sound(tmp_path: Path) -> None:
    """`check` refuses what it does not read."""
    settings = edition_settings(PROJECT, content=str(tmp_path))
    with pytest.raises(click.UsageError) as refused:
        checking.check(settings, (PROJECT / "README.md",), "text")
    expected = f"“{PROJECT / 'README.md'}” không nằm trong thư mục nội dung {tmp_path.resolve()}"
    assert refused.value.message == expected


def test_only_the_problems_of_a_named_file_are_told(tmp_path: Path) -> None:
    """The others are read, and left to a check of everything."""
    shutil.copytree(PROJECT / "content" / "du-lieu", tmp_path / "du-lieu")
    folder = tmp_path / "cong-khai" / "trang"
    folder.mkdir(parents=True)
    for name in ("mot", "hai"):
        (folder / f"{name}.md").write_text(f"---\ntitle: Trang {name}\ndate: 1/2/2020\n---\nChữ.\n", "utf-8")
    report, fatal = checking.check(edition_settings(PROJECT, content=str(tmp_path)), (folder / "mot.md",), "text")
    assert (report.split(":")[0], report.split("\n")[-1], fatal) == (
        "cong-khai/trang/mot.md",
        "1 lỗi trong 1 tệp.",
        True,
    )


def test_the_kind_is_asked_for_in_words_until_it_is_told() -> None:
    """An answer that is none is not a failure, and the question is put again."""
    asked = CliRunner().invoke(click.command()(lambda: click.echo(new.ask_kind())), input="báo cáo\n2\n")
    question = "Loại bài: 1 bài viết, 2 báo cáo, 3 trang đứng riêng [1]:"
    assert asked.output == f"{question} báo cáo\nGõ 1, 2 hoặc 3.\n{question} 2\nreport\n"


def test_a_call_is_understood_whatever_the_locale() -> None:
    """A machine left in the C locale without UTF-8 reads Vietnamese all the same."""
    plain = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONPATH": str(PROJECT)}
    call = [sys.executable, "-m", "plugins.desk", "nhất-thể"]
    done = subprocess.run(call, env=plain, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").splitlines()[0] == (
        "python -m plugins.desk: không có lệnh “nhất-thể”. Gõ “bantin --help” để xem các lệnh."
    )
