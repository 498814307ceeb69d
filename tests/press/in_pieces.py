"""Random edits of pieces and of what lies beside them: what editors do between two printings."""

from __future__ import annotations

import os
from pathlib import Path

from tests.press import kit
from tests.press.portal import Portal

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{n}" height="90" viewBox="0 0 {n} 90"><path d="M0 0h9"/></svg>\n'
)
PAGE = "---\ntitle: {title}\ndate: 2016-01-0{n}\n---\nTrang viết lúc {n} giờ.\n"
ORGANISATIONS = ("Huyện ủy Bình Liêu", "Huyện ủy Vũ Quang", "Chi bộ khu Thủ Dương", "")
DAYS = ("2026-11-20", "2026-11-22", "2026-11-23", "2026-11-26", "")


def sentence(portal: Portal) -> None:
    """One more sentence in an article."""
    path = portal.piece()
    portal.put(path, f"{path.read_text('utf-8').rstrip()} Câu thêm số {portal.dice.random():.6f}.\n")


def figure(portal: Portal) -> None:
    """Another figure in an article, perhaps of a cell that is stated elsewhere too."""
    members, branches = portal.dice.randint(1, 400), portal.dice.randint(1, 60)
    portal.append(portal.piece(), f"Có [{members} đảng viên](so:dang-vien) và [{branches} chi bộ](so:chi-bo-co-so).")


def citation(portal: Portal) -> None:
    """An article cites another document."""
    portal.append(portal.piece(), f"Theo Nghị quyết số {portal.dice.randint(10, 40)}-NQ/TW của Trung ương.")


def add(portal: Portal) -> None:
    """A new article."""
    number = portal.count = portal.count + 1
    root = portal.dice.choice(("cong-khai", "cong-khai", "noi-bo"))
    kit.write(portal.content, f"{root}/bai-viet/{2015 + number % 4}/bai-{number}.md", number)


def report(portal: Portal) -> None:
    """A new branch activity report."""
    number = portal.count = portal.count + 1
    path = portal.content / f"cong-khai/bao-cao/{2015 + number % 3}/bao-cao-{number}.md"
    kit.write(portal.content, path.relative_to(portal.content).as_posix(), number, category="Báo cáo")
    portal.line(path, "organisation", portal.dice.choice(ORGANISATIONS[:2]))
    portal.line(path, "period", f"năm {2015 + number % 3}")


def standing(portal: Portal) -> None:
    """A standing page comes, goes or gets another place in the menu, which every page wears."""
    path = portal.content / f"cong-khai/trang/trang-{portal.dice.randint(1, 2)}.md"
    if path.exists() and portal.dice.random() < 0.4:
        path.unlink()
    else:
        first = portal.dice.choice("AĐY")
        portal.put(path, PAGE.format(title=f"{first} trang {path.stem[-1]}", n=portal.dice.randint(1, 5)))


def delete(portal: Portal) -> None:
    """One article less, as long as some are left."""
    if len(portal.pieces()) > 3 and portal.free():
        portal.dice.choice(portal.free()).unlink()


def rename(portal: Portal) -> None:
    """Another title, so another address; perhaps the former one is kept as an alias."""
    path = portal.piece()
    text = path.read_text("utf-8")
    portal.put(path, text.replace("title: ", f"title: Đổi {portal.dice.randint(0, 9)} ", 1))
    if portal.dice.random() < 0.3:
        portal.line(path, "aliases", f"bai-viet/2015/cu-{portal.dice.randint(1, 3)}.html")


def move(portal: Portal) -> None:
    """Another file name, or the same in another case; the address stays."""
    free = portal.free()
    if free:
        path = portal.dice.choice(free)
        name = path.name.swapcase() if portal.dice.random() < 0.5 else f"doi-{path.name}"
        path.rename(path.with_name(f"{Path(name).stem}.md"))


def change_case(portal: Portal) -> None:
    """A file's ending in another case: it is no article then, and the build says so."""
    path = portal.piece()
    path.rename(path.with_suffix(".MD"))


def audience(portal: Portal) -> None:
    """An article moves between the public and the inside, unless others link to it."""
    path = portal.piece()
    if path not in portal.free() or "](" + "bai-" in path.read_text("utf-8"):
        return
    here = path.relative_to(portal.content).as_posix()
    other = "noi-bo" if here.startswith("cong-khai") else "cong-khai"
    target = portal.content / other / here.partition("/")[2]
    if not target.exists() and len(list((portal.content / "cong-khai").rglob("*.md"))) > 2:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


def date(portal: Portal) -> None:
    """Another day, so another place in every list."""
    dice = portal.dice
    portal.line(portal.piece(), "date", f"{dice.randint(2013, 2019)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)} 07:00")


def coming(portal: Portal) -> None:
    """An article that appears, or disappears, on a day near the edition's, or is dated so."""
    key = portal.dice.choice(("publish_at", "expire_at", "date"))
    day = portal.dice.choice(DAYS if key != "date" else DAYS[:-1])
    portal.line(portal.piece(), key, day)


def draft(portal: Portal) -> None:
    """An article is put back, or published."""
    portal.line(portal.piece(), "status", portal.dice.choice(("draft", "published", "")))


def place(portal: Portal) -> None:
    """An article is about another place, or two, or none."""
    places = portal.dice.sample(kit.PLACES, portal.dice.randint(0, 2))
    portal.line(portal.piece(), "place", "; ".join(places))


def member(portal: Portal) -> None:
    """An article is an organisation's, or no more."""
    portal.line(portal.piece(), "organisation", portal.dice.choice(ORGANISATIONS))


def label(portal: Portal) -> None:
    """Another category, topic or author, or the same one spelled otherwise."""
    dice = portal.dice
    key, *words = dice.choice(
        (
            ("category", "Sinh hoạt chi bộ", "Sinh hoạt Chi bộ", "Chuyện cơ sở"),
            ("tags", "[chi bộ]", "[Chi bộ, đảng viên trẻ]", "[chuyển đổi số]"),
            ("authors", "Ban biên tập", "Ban Biên tập – tổng hợp", "Lê Văn A – phóng viên; Ban biên tập"),
        )
    )
    portal.line(portal.piece(), key, dice.choice(words))


def kind(portal: Portal) -> None:
    """An article is called a report, or a standing page, or what its folder says again."""
    portal.line(portal.piece(), "kind", portal.dice.choice(("report", "page", "article", "")))


def head(portal: Portal) -> None:
    """Another line at the head of an article, or one less."""
    key, *words = portal.dice.choice(
        (
            ("kicker", "Chuyện cơ sở", "Ghi chép", ""),
            ("source", "Bản tin Bình Liêu", ""),
            ("as_of", "2015-06-30", ""),
            ("slug", f"ten-{portal.dice.randint(1, 3)}", ""),
            ("lang", "en", ""),
        )
    )
    portal.line(portal.piece(), key, portal.dice.choice(words))


def picture(portal: Portal) -> None:
    """An article gets a picture, or its picture changes, perhaps behind a link."""
    path = portal.piece()
    drawing = path.with_suffix(".svg")
    drawing.unlink(missing_ok=True)
    portal.put(drawing, DRAWING.format(n=portal.dice.randint(90, 999)))
    if drawing.name not in path.read_text("utf-8"):
        portal.append(path, f'![Hình vẽ]({drawing.name} "Chú thích.")')


def sheet(portal: Portal) -> None:
    """A CSV of figures beside an article comes or changes."""
    path = portal.piece()
    rows = portal.dice.sample(("huyện Bình Liêu", "huyện Ba Chẽ"), portal.dice.randint(1, 2))
    lines = (f"{row},{portal.dice.randint(1, 300)}" for row in rows)
    beside = path.with_suffix(".csv")
    portal.put(beside, "\n".join(("Nơi,[Đảng viên](so:dang-vien)", *lines, "")))
    if "bang: " not in path.read_text("utf-8"):
        portal.append(path, f"bang: {beside.name}")


def link(portal: Portal) -> None:
    """A public article links to another of its folder."""
    public = [path for path in portal.pieces() if "cong-khai/bai-viet" in path.as_posix()]
    path = portal.dice.choice(public or portal.pieces())
    others = [other for other in public if other.parent == path.parent and other != path]
    if others:
        portal.append(path, f"Đọc thêm [bài kia]({portal.dice.choice(others).name}).")


def related(portal: Portal) -> None:
    """An article corrects another of its folder."""
    path = portal.piece()
    others = [other for other in portal.pieces() if other.parent == path.parent and other != path]
    if others:
        portal.line(path, "corrects", portal.dice.choice(others).name)


def symlink(portal: Portal) -> None:
    """An article that lies elsewhere and is linked to; it changes there, or its link goes."""
    there = portal.content / "cong-khai" / ".kho" / "chung.md"
    here = portal.content / "cong-khai" / "bai-viet" / "2016" / "chung.md"
    if here.is_symlink() and portal.dice.random() < 0.3:
        here.unlink()
        return
    number = portal.dice.randint(100, 200)
    kit.write(portal.content, there.relative_to(portal.content).as_posix(), number, title="Bài chung")
    here.parent.mkdir(parents=True, exist_ok=True)
    if not here.is_symlink():
        here.symlink_to(Path("..") / ".." / ".kho" / "chung.md")


def empty_folder(portal: Portal) -> None:
    """A folder without files comes, or goes: nothing to print."""
    folder = portal.content / portal.dice.choice(("cong-khai", "noi-bo")) / "bai-viet" / "2014"
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    else:
        folder.mkdir(parents=True, exist_ok=True)


def same_size(portal: Portal) -> None:
    """Other digits, as many bytes and the old time, as tools leave it that write a new file beside and rename it."""
    path = portal.piece()
    stat, text = path.stat(), path.read_text("utf-8")
    beside = path.with_suffix(".tam")
    beside.write_text(text.replace("Tóm tắt của bài", f"Tóm tắt bài số {portal.dice.randint(0, 9)}"[:15], 1), "utf-8")
    os.utime(beside, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    beside.replace(path)


def swap(portal: Portal) -> None:
    """Two articles of one folder swap their texts."""
    path = portal.piece()
    others = [other for other in portal.pieces() if other.parent == path.parent and other != path]
    if others:
        other = portal.dice.choice(others)
        one, two = path.read_bytes(), other.read_bytes()
        path.write_bytes(two)
        other.write_bytes(one)


def broken(portal: Portal) -> None:
    """A commit that cannot be printed."""
    path = portal.piece()
    bad = portal.dice.choice(("[9 đảng viên](so:dang-vein)", "[bài](khong-co.md)", "![](mat.png)"))
    portal.append(path, f"Có {bad}.")


EDITS = (
    *(sentence, figure, citation, add, report, standing, delete, rename, move, change_case, audience, date, coming),
    *(
        draft,
        place,
        member,
        label,
        kind,
        head,
        picture,
        sheet,
        link,
        related,
        symlink,
        empty_folder,
        same_size,
        swap,
        broken,
    ),
)
