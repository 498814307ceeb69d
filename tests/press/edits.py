"""Random edits of a small portal: what editors, designers and operators do between two printings."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.press import kit

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{n}" height="90" viewBox="0 0 {n} 90"><path d="M0 0h9"/></svg>\n'
)


@dataclass
class Portal:
    """A content folder, a theme and settings that edits change."""

    folder: Path
    dice: random.Random
    count: int = 6
    changed: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with a few pieces and a copy of the theme."""
        self.content = kit.begin(self.folder, self.count)
        self.theme = self.folder / "theme"
        shutil.copytree(ROOT / "theme", self.theme)
        self.changed = {"THEME": str(self.theme), "THEME_TEMPLATES_OVERRIDES": [str(self.theme)]}

    def edit(self) -> str:
        """Do one thing at random; returns its name."""
        edits = (
            *(self.sentence, self.figure, self.add, self.delete, self.rename, self.audience, self.date),
            *(self.template, self.words, self.registry, self.organisation, self.setting, self.picture, self.link),
        )
        edit = self.dice.choice(edits)
        edit()
        return edit.__name__

    def pieces(self) -> list[Path]:
        """All articles."""
        return sorted(path for root in ("cong-khai", "noi-bo") for path in (self.content / root).rglob("*.md"))

    def piece(self) -> Path:
        """Any article."""
        return self.dice.choice(self.pieces())

    def sentence(self) -> None:
        """One more sentence in an article."""
        path = self.piece()
        path.write_text(f"{path.read_text('utf-8').rstrip()} Câu thêm số {self.dice.random():.6f}.\n", "utf-8")

    def figure(self) -> None:
        """Another figure in an article, perhaps of a cell that is stated elsewhere too."""
        members, branches = self.dice.randint(1, 400), self.dice.randint(1, 60)
        words = f"Có [{members} đảng viên](so:dang-vien) và [{branches} chi bộ](so:chi-bo-co-so)."
        path = self.piece()
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{words}\n", "utf-8")

    def add(self) -> None:
        """A new article."""
        number = self.count = self.count + 1
        root = self.dice.choice(("cong-khai", "cong-khai", "noi-bo"))
        kit.write(self.content, f"{root}/bai-viet/{2015 + number % 4}/bai-{number}.md", number)

    def delete(self) -> None:
        """One article less, as long as some are left that nobody links to."""
        pieces = self.pieces()
        texts = "".join(path.read_text("utf-8") for path in pieces)
        free = [path for path in pieces if path.name not in texts]
        if len(pieces) > 3 and free:
            self.dice.choice(free).unlink()

    def rename(self) -> None:
        """Another file name and another title, so another address."""
        path = self.piece()
        text = path.read_text("utf-8")
        path.write_text(text.replace("title: ", f"title: Đổi {self.dice.randint(0, 9)} ", 1), "utf-8")

    def audience(self) -> None:
        """An article moves between the public and the inside, unless others link to it."""
        path = self.piece()
        if any(path.name in other.read_text("utf-8") for other in self.pieces()) or "](" + "bai-" in path.read_text(
            "utf-8"
        ):
            return
        here = path.relative_to(self.content).as_posix()
        there = (
            here.replace("cong-khai", "noi-bo") if here.startswith("cong-khai") else here.replace("noi-bo", "cong-khai")
        )
        target = self.content / there
        if not target.exists() and len(list((self.content / "cong-khai").rglob("*.md"))) > 2:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)

    def date(self) -> None:
        """Another day, so another place in every list."""
        path = self.piece()
        lines = path.read_text("utf-8").split("\n")
        lines[2] = f"date: {self.dice.randint(2013, 2019)}-0{self.dice.randint(1, 9)}-1{self.dice.randint(0, 9)} 07:00"
        path.write_text("\n".join(lines), "utf-8")

    def template(self) -> None:
        """A template changes."""
        path = self.dice.choice(sorted(self.theme.glob("templates/*.html")))
        path.write_text(f"{path.read_text('utf-8')}{{# {self.dice.random()} #}}", "utf-8")
        component = self.theme / "components" / "teaser" / "teaser.html"
        component.write_text(component.read_text("utf-8").replace('class="teaser', 'class="x teaser', 1), "utf-8")

    def words(self) -> None:
        """A furniture word changes."""
        path = self.theme / "strings" / "vi.toml"
        path.write_text(path.read_text("utf-8").replace('= "Tìm', f'= "{self.dice.randint(0, 9)} Tìm', 1), "utf-8")

    def registry(self) -> None:
        """An indicator's label changes."""
        path = self.content / "du-lieu" / "chi-tieu.toml"
        path.write_text(path.read_text("utf-8").replace('label = "', f'label = "{self.dice.choice("AB")}', 1), "utf-8")

    def organisation(self) -> None:
        """An organisation's name changes."""
        path = self.content / "du-lieu" / "to-chuc.toml"
        path.write_text(path.read_text("utf-8").replace('name = "', f'name = "{self.dice.choice("CD")}', 1), "utf-8")

    def setting(self) -> None:
        """The site gets another address, or none."""
        self.changed["SITEURL"] = self.dice.choice(("https://mot.vn", "https://hai.vn/tin", "https://bantin.example"))

    def picture(self) -> None:
        """An article gets a picture, or its picture changes."""
        path = self.piece()
        drawing = path.with_suffix(".svg")
        drawing.write_text(DRAWING.format(n=self.dice.randint(90, 999)), "utf-8")
        text = path.read_text("utf-8")
        if drawing.name not in text:
            path.write_text(f'{text.rstrip()}\n\n![Hình vẽ]({drawing.name} "Chú thích.")\n', "utf-8")

    def link(self) -> None:
        """A public article links to another of its folder."""
        public = sorted((self.content / "cong-khai").rglob("*.md"))
        path = self.dice.choice(public)
        others = [other for other in public if other.parent == path.parent and other != path]
        if others:
            text = path.read_text("utf-8").rstrip()
            path.write_text(f"{text}\n\nĐọc thêm [bài kia]({self.dice.choice(others).name}).\n", "utf-8")
