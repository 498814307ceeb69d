"""The handbooks keep their word: every example is read, every key, code class and verb they name exists."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from plugins.desk.cli import cli
from plugins.gathering.registers import read_registers, texts
from plugins.model.catalogue import CATALOGUE
from plugins.reading.frontmatter import KEYS
from plugins.reading.reader import Reading, read_article

PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"
HANDBOOK = (DOCS / "so-tay-bien-tap.md").read_text("utf-8")
CONTEXT = read_registers(texts(PROJECT / "content")).reading

_FENCE = re.compile(r"^(?P<margin> *)```markdown\n(?P<text>.*?)^(?P=margin)```$", re.DOTALL | re.MULTILINE)
EXAMPLES = [textwrap.dedent(match["text"]) for match in _FENCE.finditer(HANDBOOK)]
WHOLE, *_ = EXAMPLES
FRONT = "---" + WHOLE.split("---")[1] + "---\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="4" height="3"/></svg>'


def read(example: str, root: Path) -> Reading:
    """An example read as a piece, below the front matter of the first one where it has none of its own."""
    folder = root / "cong-khai" / "bai-viet"
    folder.mkdir(parents=True)
    (folder / "duong-nong-thon.svg").write_text(PICTURE, "utf-8")
    (folder / "bang-goc.xlsx").write_bytes(b"PK")
    (folder / "bai-truoc.md").write_text(WHOLE, "utf-8")
    (folder / "bai.md").write_text(example if example.startswith("---") else FRONT + example, "utf-8")
    return read_article(folder / "bai.md", root, CONTEXT)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_of_the_handbook_is_read_without_a_problem(example: str, tmp_path: Path) -> None:
    """What editors copy from the handbook is sound, warnings included, and every figure it tags becomes a fact."""
    reading = read(example, tmp_path)
    assert reading.problems == ()
    assert reading.body
    columns = 3 if "| ---" in example else None  # a table's figures stand in its cells
    assert len(reading.body.facts) == (columns or example.count("](so:"))


def test_the_examples_become_what_the_handbook_says(tmp_path: Path) -> None:
    """A picture with its credit, a quotation with its speaker, documents with their keys."""
    picture, quotation, documents = (
        next(example for example in EXAMPLES if sign in example) for sign in ("![", "> —", "13-NQ/HU")
    )
    shown = read(picture, tmp_path / "1").body
    assert shown
    assert [(each.caption, each.credit) for each in shown.pictures] == [
        ("Làm đường ở ấp Xóm Chùa.", "Ảnh: Nguyễn Văn A")
    ]
    said = read(quotation, tmp_path / "2").body
    assert said
    assert "<b>Nguyễn Văn A</b> <span>Bí thư Chi bộ khu Thủ Dương</span>" in said.html
    cited = read(documents, tmp_path / "3").body
    assert cited
    assert [each.document.key for each in cited.citations] == ["05-ct-tw", "nq-tw-4-khoa-xii", "13-nq-hu-binh-lieu-198"]


def test_the_handbook_tells_every_key_and_class_of_problems() -> None:
    """Its tables name every key of a front matter and every class of codes, and none besides."""
    section = HANDBOOK.partition("## Phần đầu bài")[2].partition("```")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows))) == sorted(KEYS)
    assert re.findall(r"^\| (BT\d)xx", HANDBOOK, re.MULTILINE) == sorted({code[:3] for code in CATALOGUE})


@pytest.mark.parametrize("path", [*sorted(DOCS.glob("*.md")), PROJECT / "README.md"], ids=lambda path: path.name)
def test_the_documents_name_verbs_and_files_that_exist(path: Path) -> None:
    """`bantin VERB` is a verb with these options, and every relative link leads to a file."""
    text = path.read_text("utf-8")
    for verb, rest in re.findall(r"bin/bantin (\w+)([^\n`]*)", text):
        options = {name for param in cli.commands[verb].params for name in param.opts}
        assert set(re.findall(r"--[a-z]+", rest)) <= options, verb
    for target in re.findall(r"\]\(((?!\w+:)[^)#\s]+)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        assert (path.parent / target).exists(), target
