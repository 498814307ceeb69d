"""Reports: problems as lines for people, and in the forms that GitHub, GitLab and SARIF readers take."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from plugins.model.catalogue import CATALOGUE
from plugins.model.problems import ERROR, WARNING, Problem

FORMATS = ("text", "github", "gitlab", "sarif")
CONTENT = "content"
CLEAN = "Không có lỗi, không có cảnh báo."

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_PRINTED = ("BT6", "BT8")  # problems of the printed site: their paths do not lie in the content root


def report(problems: Iterable[Problem], form: str = "text", content: str = CONTENT) -> str:
    """The problems, sorted, each once, in one of FORMATS; KeyError for another.

    `content` is the content root's path in the repository, which machines need to find the file.
    """
    ordered = sorted(set(problems))
    if form == "text":
        return text_report(ordered) or CLEAN
    write = {"github": _github, "gitlab": _gitlab, "sarif": _sarif}[form]
    return write(ordered, content)


def text_report(problems: Iterable[Problem]) -> str:
    """A line for each problem and a closing line that counts them; '' for none."""
    ordered = sorted(set(problems))
    return "\n".join([*map(str, ordered), summary(ordered)]) if ordered else ""


def summary(problems: Sequence[Problem]) -> str:
    """The closing line: '3 lỗi, 1 cảnh báo trong 2 tệp.', errors first."""
    counts = ((sum(each.level == level for each in problems), level) for level in (ERROR, WARNING))
    said = ", ".join(f"{count} {level}" for count, level in counts if count)
    files = len({each.path for each in problems if each.path})
    return (f"{said} trong {files} tệp." if files else f"{said}.") if said else CLEAN


def _place(each: Problem, content: str) -> str:
    """The file's path from the root of the repository."""
    return each.path if each.code.startswith(_PRINTED) or not content else f"{content}/{each.path}"


def _message(each: Problem) -> str:
    return f"{each.message}; có phải “{each.guess}”?" if each.guess else each.message


def _github(problems: Sequence[Problem], content: str) -> str:
    """Workflow commands, one a line; the escapes are those of the actions toolkit."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def property(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    lines = []
    for each in problems:
        words = {"file": property(_place(each, content)), "line": each.line, "col": each.column, "title": each.code}
        said = ",".join(f"{key}={value}" for key, value in words.items() if value)
        lines.append(f"::{'error' if each.fatal else 'warning'} {said}::{escaped(_message(each))}")
    return "\n".join(lines)


def _gitlab(problems: Sequence[Problem], content: str) -> str:
    """A Code Quality report; the fingerprint does not depend on the line, so that moved text is not a new problem."""
    seen: dict[str, int] = {}
    entries = []
    for each in problems:
        same = f"{each.path}\0{each.code}\0{each.message}"
        seen[same] = seen.get(same, 0) + 1
        entries.append(
            {
                "description": _message(each),
                "check_name": each.code,
                "fingerprint": hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": "major" if each.fatal else "minor",
                "location": {"path": _place(each, content), "lines": {"begin": max(each.line, 1)}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _sarif(problems: Sequence[Problem], content: str) -> str:
    """A SARIF 2.1.0 log with one run."""
    codes = sorted({each.code for each in problems})
    rules = [{"id": code, "shortDescription": {"text": CATALOGUE[code].message}} for code in codes]
    driver = {"name": "bantin", "rules": rules}
    results = [
        {
            "ruleId": each.code,
            "ruleIndex": codes.index(each.code),
            "level": "error" if each.fatal else "warning",
            "message": {"text": _message(each)},
            "locations": [{"physicalLocation": _physical(each, content)}],
        }
        for each in problems
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _physical(each: Problem, content: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _place(each, content)}}
    if each.line:
        region = {"startLine": each.line, "startColumn": each.column}
        location["region"] = {key: value for key, value in region.items() if value}
    return location
