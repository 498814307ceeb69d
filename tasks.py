"""Invoke tasks, each one a verb of `bantin` or a tool; no logic here (`inv --list`)."""

from __future__ import annotations

import shlex
import sys

from invoke import Context, task

PYTHON = shlex.quote(sys.executable)


def _bantin(context: Context, verb: str, **flags: object) -> None:
    words = []
    for name, value in flags.items():
        if value is True:
            words.append(f"--{name}")
        elif value:
            words.append(f"--{name} {shlex.quote(str(value))}")
    context.run(f"{PYTHON} -m plugins.desk {verb} {' '.join(words)}", pty=sys.stdout.isatty())


@task(
    help={
        "public": "bản công khai",
        "output": "thư mục in ra",
        "content": "thư mục nội dung",
        "on": "in như vào ngày này",
        "jobs": "số tiến trình cùng làm",
    }
)
def build(context, public=False, output="", content="", on="", jobs=0):
    """In bản tin ra output/."""
    _bantin(context, "build", public=public, output=output, content=content, on=on, jobs=jobs)


@task(
    help={
        "public": "bản công khai",
        "output": "thư mục in ra",
        "content": "thư mục nội dung",
        "on": "in như vào ngày này",
        "jobs": "số tiến trình cùng làm",
        "port": "cổng",
        "open": "mở trình duyệt",
    }
)
def serve(context, public=False, output="", content="", on="", jobs=0, port=0, open=False):
    """Mở trang trên máy này, in lại khi có thay đổi."""
    _bantin(context, "serve", public=public, output=output, content=content, on=on, jobs=jobs, port=port, open=open)


@task(help={"content": "thư mục nội dung", "on": "soát như vào ngày này", "format": "kiểu báo"})
def check(context, content="", on="", format=""):
    """Soát mọi bài viết."""
    _bantin(context, "check", content=content, on=on, format=format)


@task
def test(context):
    """Chạy mọi bài thử."""
    context.run(f"{PYTHON} -m pytest", pty=sys.stdout.isatty())


@task
def lint(context):
    """Soát mã: ruff, mypy, djLint."""
    for command in ("ruff check .", "ruff format --check .", "mypy", "djlint --lint theme/templates theme/components"):
        context.run(f"{PYTHON} -m {command}", pty=sys.stdout.isatty())
