"""Random edits of what stands under all pieces: registers, places, the theme, the settings, the day."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.gathering import registers
from plugins.gazetteer.tables import PLACES
from plugins.text.slugs import slug
from tests.press.portal import Portal


def template(portal: Portal) -> None:
    """A template and a component change."""
    path = portal.dice.choice(sorted(portal.theme.glob("templates/*.html")))
    portal.put(path, f"{path.read_text('utf-8')}{{# {portal.dice.random()} #}}")
    component = portal.theme / "components" / "teaser" / "teaser.html"
    portal.put(component, component.read_text("utf-8").replace('class="teaser', 'class="x teaser', 1))


def words(portal: Portal) -> None:
    """A furniture word changes."""
    _replace(portal, portal.theme / "strings" / "vi.toml", '= "Tìm', f'= "{portal.dice.randint(0, 9)} Tìm')


def style(portal: Portal) -> None:
    """A style sheet of the theme comes, changes or goes; a script changes."""
    path = portal.theme / "css" / "zz-thu.css"
    if path.exists() and portal.dice.random() < 0.4:
        path.unlink()
    else:
        portal.put(path, f"/* {portal.dice.randint(0, 9)} */\n")
    script = portal.dice.choice(sorted(portal.theme.rglob("*.js")))
    portal.put(script, f"{script.read_text('utf-8')}// {portal.dice.randint(0, 9)}\n")


def icon(portal: Portal) -> None:
    """An icon that no page shows comes or goes."""
    path = portal.theme / "icons" / "thu.svg"
    path.unlink() if path.exists() else portal.put(path, "<svg/>\n")


def indicator(portal: Portal) -> None:
    """An indicator's label changes."""
    _replace(portal, _register(portal, "chi-tieu"), 'label = "', f'label = "{portal.dice.choice("AB")}')


def organisation(portal: Portal) -> None:
    """An organisation's name changes."""
    _replace(portal, _register(portal, "to-chuc"), 'name = "', f'name = "{portal.dice.choice("CD")}')


def masthead(portal: Portal) -> None:
    """The portal's name changes, which every page wears."""
    _replace(portal, _register(portal, "toa-soan"), 'name = "', f'name = "{portal.dice.choice("EF")}')


def links(portal: Portal) -> None:
    """One more link to another site."""
    path = _register(portal, "lien-ket")
    entry = f'\n[[lien-ket]]\nname = "Trang {portal.dice.randint(1, 9)}"\nurl = "https://vi-du.vn"\ngroup = "Khác"\n'
    portal.put(path, path.read_text("utf-8") + entry)


def subject(portal: Portal) -> None:
    """The register of documents says something else of one."""
    _replace(portal, _register(portal, "van-ban"), 'subject = "', f'subject = "{portal.dice.choice("GH")}')


def decision(portal: Portal) -> None:
    """Editors decide for a source, or take it back; the fact may not be there, and the build says so then."""
    path = _register(portal, "quyet-dinh")
    if path.exists() and portal.dice.random() < 0.5:
        path.unlink()
        return
    text = portal.piece().read_text("utf-8")
    title, day = (re.search(rf"^{key}: (.*)$", text, re.MULTILINE) for key in ("title", "date"))
    value = re.search(r"\[(\d+) đảng viên\]", text)
    if title and day and value:
        id = f"bai-viet/{day[1][:4]}/{slug(title[1])}#so-dang-vien-{day[1][:10]}"
        portal.put(path, f'["{id}"]\nvalue = "{value[1]}"\nreason = "Thử"\n')


def unit(portal: Portal) -> None:
    """A district bears another name or ends on another day: the program's own table changes."""
    if portal.world is None:
        return
    old, new = portal.dice.choice(
        (
            ("Huyện Ba Chẽ", "Huyện Ba Chẽ Mới"),
            ("Huyện Ba Chẽ Mới", "Huyện Ba Chẽ"),
            ("Huyện Hoành Bồ\tp22\t\t2020-01-01", "Huyện Hoành Bồ\tp22\t\t2020-02-01"),
            ("d204\thoanh-bo", "d204\thoanh-bo-cu"),
        )
    )
    _replace(portal, portal.world / PLACES, old, new)
    registers.held.clear()


def setting(portal: Portal) -> None:
    """The site gets another address, or none."""
    portal.changed["SITEURL"] = portal.dice.choice(("https://mot.vn", "https://hai.vn/tin", "https://bantin.example"))


def day(portal: Portal) -> None:
    """Days pass; or someone prints as on an earlier day."""
    portal.changed["BANTIN_DAY"] = portal.dice.choice(
        ("2026-11-21", "2026-11-22", "2026-11-25", "2026-11-27", "2017-03-01")
    )


def _register(portal: Portal, name: str) -> Path:
    return portal.content / "du-lieu" / f"{name}.toml"


def _replace(portal: Portal, path: Path, old: str, new: str) -> None:
    portal.put(path, path.read_text("utf-8").replace(old, new, 1))


EDITS = (
    *(template, words, style, icon, indicator, organisation, masthead),
    *(links, subject, decision, unit, setting, day),
)
