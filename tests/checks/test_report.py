from __future__ import annotations

import json

import pytest

from plugins.checks.report import FORMATS, report, text_report
from plugins.model.problems import Problem, problem

UNTOLD = "ảnh “x.png” chưa có lời tả cho người không nhìn thấy: ghi trong ngoặc vuông"
PROBLEMS = (
    problem("BT213", "cong-khai/b.md", 7, 5, target="x.png"),
    problem("BT109", "cong-khai/a.md", 3, 1, "status", key="Stauts, 100%"),
    problem("BT109", "cong-khai/a.md", 3, 1, "status", key="Stauts, 100%"),
    problem("BT601", "index.html", target="b.html"),
)


def test_text_is_sorted_and_counted() -> None:
    """Each problem has one line, files in order, and the last line counts levels and files."""
    assert report(PROBLEMS) == (
        "cong-khai/a.md:3:1: lỗi BT109: không có khóa “Stauts, 100%”; có phải “status”?\n"
        f"cong-khai/b.md:7:5: cảnh báo BT213: {UNTOLD}\n"
        "index.html: lỗi BT601: liên kết tới b.html nhưng trang không có tệp ấy\n"
        "2 lỗi, 1 cảnh báo trong 3 tệp."
    )


@pytest.mark.parametrize(
    ("problems", "last"),
    [
        ((), "Không có lỗi, không có cảnh báo."),
        (PROBLEMS[:1], "1 cảnh báo trong 1 tệp."),
        ((problem("BT238", ""),), "1 lỗi."),
    ],
)
def test_the_closing_line_says_only_what_there_is(problems: tuple[Problem, ...], last: str) -> None:
    """No zeroes are counted, and a clean check says so."""
    assert report(problems).split("\n")[-1] == last


def test_nothing_to_tell_is_nothing() -> None:
    """A build without problems prints no report."""
    assert text_report(()) == ""


def test_github_marks_lines_of_the_repository() -> None:
    """Workflow commands name files from the repository's root and escape what their syntax uses."""
    assert report(PROBLEMS[:2], "github") == (
        "::error file=content/cong-khai/a.md,line=3,col=1,title=BT109::"
        "không có khóa “Stauts, 100%25”; có phải “status”?\n"
        f"::warning file=content/cong-khai/b.md,line=7,col=5,title=BT213::{UNTOLD}"
    )


def test_gitlab_gets_a_code_quality_report() -> None:
    """Every entry has what GitLab requires, and a fingerprint that moving the line does not change."""
    entry = json.loads(report(PROBLEMS[:1], "gitlab"))[0]
    moved = json.loads(report((problem("BT213", "cong-khai/b.md", 9, 1, target="x.png"),), "gitlab"))[0]
    assert entry == {
        "description": "ảnh “x.png” chưa có lời tả cho người không nhìn thấy: ghi trong ngoặc vuông",
        "check_name": "BT213",
        "fingerprint": moved["fingerprint"],
        "severity": "minor",
        "location": {"path": "content/cong-khai/b.md", "lines": {"begin": 7}},
    }


def test_sarif_is_one_run_with_rules_and_places() -> None:
    """The log names its rules once and points to file, line and column; what has no line has no region."""
    log = json.loads(report(PROBLEMS, "sarif"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BT109", "BT213", "BT601"]
    assert [
        (each["ruleId"], each["ruleIndex"], each["level"], each["locations"][0]["physicalLocation"])
        for each in run["results"]
    ] == [
        (
            "BT109",
            0,
            "error",
            {
                "artifactLocation": {"uri": "content/cong-khai/a.md"},
                "region": {"startLine": 3, "startColumn": 1},
            },
        ),
        (
            "BT213",
            1,
            "warning",
            {
                "artifactLocation": {"uri": "content/cong-khai/b.md"},
                "region": {"startLine": 7, "startColumn": 5},
            },
        ),
        ("BT601", 2, "error", {"artifactLocation": {"uri": "index.html"}}),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_takes_nothing(form: str) -> None:
    """A clean content is a valid report in every form."""
    assert report((), form) in {"Không có lỗi, không có cảnh báo.", "", "[]"} or json.loads(report((), form))["runs"]
