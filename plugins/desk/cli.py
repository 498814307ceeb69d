"""`bantin VERB`: the command line, each verb a few lines that call the desk."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from plugins.checks.report import FORMATS
from plugins.desk.project import INTERNAL_CONF, PUBLIC_CONF, edition_settings, find_project
from plugins.desk.vietnamese import Group, usage_message
from plugins.press.memory import seldom

_PORT = 8000
_KINDS = ("article", "report", "page")
_PUBLIC = click.option("--public", is_flag=True, help="Bản công khai: chỉ nội dung trong content/cong-khai/.")
_CONTENT = click.option("--content", metavar="THƯ-MỤC", default="", help="Đọc nội dung ở thư mục khác content/.")
_OUTPUT = click.option("--output", metavar="THƯ-MỤC", default="", help="In ra thư mục khác output/.")
_ON = click.option(
    "--on", "day", metavar="NGÀY", default="", help="In như vào ngày này (2026-11-22), thay cho hôm nay."
)
_JOBS = click.option(
    "--jobs", type=click.IntRange(1), metavar="SỐ", help="Số tiến trình cùng làm (mặc định: mọi nhân của máy)."
)


def desk(name: str) -> Any:
    """A module of the desk, imported when its verb is called: a build needs neither search engine nor watcher."""
    return import_module(f"plugins.desk.{name}")


@click.group(cls=Group, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100})
@click.version_option(package_name="bantin", message="bantin %(version)s", help="Hiện phiên bản rồi thoát.")
def cli() -> None:
    """bantin: từ kho bài viết Markdown đến cổng bản tin có tìm kiếm, trang địa phương và bảng số liệu."""


@cli.command()
@_PUBLIC
@_OUTPUT
@_CONTENT
@_ON
@_JOBS
def build(*, public: bool, output: str, content: str, day: str, jobs: int | None) -> None:
    """In bản tin ra thư mục output/ (bản công khai: output-public/)."""
    settings = edition_settings(find_project(Path.cwd()), public=public, output=output, content=content, day=day)
    click.echo(desk("building").timed_build({**settings, "BANTIN_JOBS": jobs} if jobs else settings))


@cli.command()
@_PUBLIC
@_OUTPUT
@_CONTENT
@_ON
@_JOBS
@click.option("--port", type=click.IntRange(0, 65535), metavar="CỔNG", default=_PORT, help=f"Cổng (mặc định {_PORT}).")
@click.option("--open", "browser", is_flag=True, help="Mở luôn trang trong trình duyệt.")
@click.option("--ready", is_flag=True, hidden=True)
def serve(*, public: bool, output: str, content: str, day: str, jobs: int | None, **asked: Any) -> None:
    """Mở trang trên máy này, in lại mỗi khi bài viết hay giao diện thay đổi; trang đang mở tự mới, có lỗi thì báo."""
    project = find_project(Path.cwd())
    settings = edition_settings(project, public=public, output=output, content=content, day=day)
    given = {"--output": output, "--content": content, "--on": day, "--jobs": jobs}
    words = ["serve", *(["--public"] if public else []), *(str(w) for pair in given.items() if pair[1] for w in pair)]
    files = tuple(project / name for name in (INTERNAL_CONF, PUBLIC_CONF))
    serving = desk("serving")
    if not asked["ready"]:  # else only whether the program can be loaded was asked
        call = serving.Call({**settings, "BANTIN_JOBS": jobs}, files, asked["port"], asked["browser"], words)
        serving.serve(call, click.echo)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[TỆP…]", type=click.Path(exists=True, path_type=Path))
@_CONTENT
@_ON
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    metavar="KIỂU",
    help=f"Kiểu báo: {', '.join(FORMATS)}.",
)
def check(*, paths: tuple[Path, ...], content: str, day: str, form: str) -> None:
    """Soát mọi bài viết (hoặc chỉ những tệp nêu tên) và báo mọi lỗi một lượt; không in gì."""
    settings = edition_settings(find_project(Path.cwd()), content=content, day=day)
    report, fatal = desk("checking").check(settings, paths, form)
    if report:
        click.echo(report)
    sys.exit(1 if fatal else 0)


@cli.command("new")
@click.option("--title", metavar="TÊN", help="Tên bài; không có thì hỏi.")
@click.option("--kind", type=click.Choice(_KINDS), metavar="LOẠI", help=f"Loại: {', '.join(_KINDS)}.")
@click.option("--place", metavar="NƠI", help="Địa phương, ví dụ “huyện Bình Liêu, Quảng Ninh”.")
@click.option("--internal", is_flag=True, help="Bài nội bộ: đặt trong content/noi-bo/.")
def new_(*, title: str | None, kind: str | None, place: str | None, internal: bool) -> None:
    """Tạo tệp cho một bài mới, đặt đúng thư mục, điền sẵn phần đầu."""
    settings = edition_settings(find_project(Path.cwd()))
    title = title if title is not None else click.prompt("Tên bài")
    kind = kind or desk("new").ask_kind()
    place = (
        place
        if place is not None
        else click.prompt("Địa phương (để trống nếu không có)", default="", show_default=False)
    )
    new = desk("new")
    path = new.create(settings, new.Draft(title, kind, place, internal=internal))
    click.echo(f"Đã tạo {path}\nViết xong, đổi “status: draft” thành “status: published” rồi chạy: bantin check {path}")


@cli.command()
@click.argument("file", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Ghi các thẻ đã đề nghị vào tệp.")
@click.option("--json", "as_json", is_flag=True, help="In danh sách dạng JSON.")
@click.option("--dismiss", metavar="DÒNG:CỘT", multiple=True, help="Từ nay không hỏi lại con số ở chỗ này nữa.")
def suggest(*, file: Path, write: bool, as_json: bool, dismiss: tuple[str, ...]) -> None:
    """Tìm những con số chưa gắn thẻ trong một bài và đề nghị chỉ tiêu cho từng số."""
    settings = edition_settings(find_project(Path.cwd()))
    click.echo(desk("suggesting").suggest(settings, file, write=write, as_json=as_json, dismiss=dismiss))


@cli.command()
@click.argument("query", metavar="CHỮ…", nargs=-1, required=True)
@_PUBLIC
@_CONTENT
@click.option("--place", metavar="NƠI", help="Chỉ bài ở nơi này, ví dụ “Cần Đước”.")
@click.option("--year", type=int, metavar="NĂM", help="Chỉ bài của năm này.")
@click.option("--kind", type=click.Choice(_KINDS), metavar="LOẠI", help="article, report hay page.")
@click.option(
    "--limit", type=click.IntRange(1), default=10, metavar="SỐ", help="Nhiều nhất bấy nhiêu kết quả (mặc định 10)."
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def search(*, query: tuple[str, ...], public: bool, content: str, as_json: bool, **filters: Any) -> None:
    """Tìm trong bản tin, gõ có dấu hay không dấu đều được."""
    settings = edition_settings(find_project(Path.cwd()), public=public, content=content)
    click.echo(desk("searching").search(settings, " ".join(query), as_json=as_json, **filters))


def main() -> None:
    """Run a verb: exit 0 when done, 1 for problems in the content, 2 for a call that cannot be understood."""
    _speak_utf8()
    seldom()
    try:
        code = cli.main(standalone_mode=False)
    except click.UsageError as error:
        verb = error.ctx.command_path if error.ctx else "bantin"
        click.echo(f"{verb}: {usage_message(error)}\nXem: {verb} --help", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nĐã dừng.", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _speak_utf8() -> None:
    """Start anew in UTF-8 mode where the locale would garble Vietnamese in words and paths of the call."""
    if sys.getfilesystemencoding().lower() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-m", "plugins.desk", *sys.argv[1:]])  # noqa: S606 -- our own call again
