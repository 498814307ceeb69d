"""One printing of one edition: all rooms' sheets, what changed printed aside, checked, then put in place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, TemplateError

from plugins.checks.site import PageLinks, page_links, unresolved
from plugins.model.edition import Edition
from plugins.model.problems import Problem, problem
from plugins.model.sheets import Page, Room, Sheet
from plugins.press import receipt
from plugins.press.dress import Dress, dress, theme_sheets
from plugins.press.fingerprints import Closures, digest, fingerprint
from plugins.press.printer import print_sheet, template_problem
from plugins.press.sitemap import sitemap

Progress = Callable[[int, int], None]


def _silent(done: int, all: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where and with what an edition is printed; `receipt` lies outside the output."""

    env: Environment
    theme: Path
    output: Path
    receipt: Path
    rooms: tuple[Room, ...]
    progress: Progress = _silent


@dataclass(frozen=True, slots=True)
class Printed:
    """What a printing did: numbers of files, or the problems that stopped it (then nothing was touched)."""

    pages: int
    files: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def print_edition(edition: Edition, workshop: Workshop) -> Printed:
    """Print what changed into a folder aside, check the whole site, and only then touch the output."""
    clothes = dress(edition, workshop.theme)
    sheets, problems = collect(edition, workshop)
    if problems:
        return Printed(0, 0, (), (), problems)
    known = receipt.load(workshop.receipt)
    prints, problems = _fingerprints(sheets, workshop.env, clothes)
    if problems:
        return Printed(0, 0, (), (), problems)
    due = {path for path in sheets if _is_due(path, prints[path], known, workshop.output)}
    stage = workshop.output.with_name(f".{workshop.output.name}.staging")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        entries, problems = _stage({path: sheets[path] for path in sorted(due)}, prints, stage, workshop, clothes)
        entries = {**{path: known[path] for path in sheets if path not in due}, **entries}
        links = {path: PageLinks(entry.anchors, entry.links) for path, entry in entries.items()}
        problems = problems or unresolved(links, frozenset(sheets))
        pages = sum(isinstance(sheet, Page) for sheet in sheets.values())
        if problems:
            return Printed(pages, len(sheets), (), (), problems)
        removed = tuple(sorted(path for path in known if path not in sheets))
        _put_in_place(stage, workshop, entries, due, removed)
        return Printed(pages, len(sheets), tuple(sorted(due)), removed)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def collect(edition: Edition, workshop: Workshop) -> tuple[dict[str, Sheet], tuple[Problem, ...]]:
    """Every sheet by its path: the rooms', the theme's, the sitemap; two sheets of one path are a problem."""
    sheets: dict[str, Sheet] = {}
    owners: dict[str, str] = {}
    problems = []

    def take(owner: str, many: Iterable[Sheet]) -> None:
        for sheet in many:
            if sheet.path in sheets:
                problems.append(problem("BT801", sheet.path, first=owners[sheet.path], second=owner))
            sheets[sheet.path], owners[sheet.path] = sheet, owner

    for room in workshop.rooms:
        take(room.name, (room.sheet(edition, key) for key in room.keys(edition)))
    take("theme", theme_sheets(workshop.theme))
    take("sitemap", sitemap(tuple(sheets.values()), edition.siteurl))
    return sheets, tuple(problems)


def _fingerprints(
    sheets: dict[str, Sheet], env: Environment, clothes: Dress
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The fingerprint of every sheet, and a problem for each template that is missing or cannot be parsed."""
    closures = Closures(env)
    worn = {lang: digest(repr((clothes.site, words)).encode()) for lang, words in clothes.strings.items()}
    prints: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    for path, sheet in sheets.items():
        lang = str(sheet.values.get("lang", "vi")) if isinstance(sheet, Page) else "vi"
        try:
            prints[path] = fingerprint(sheet, closures, worn.get(lang, worn["vi"]))
        except TemplateError as error:
            assert isinstance(sheet, Page)  # noqa: S101 -- files have no template
            problems.setdefault(sheet.template, template_problem(sheet, error))
    return prints, tuple(problems.values())


def _is_due(path: str, print_: str, known: dict[str, receipt.Entry], output: Path) -> bool:
    return path not in known or known[path].fingerprint != print_ or not (output / path).is_file()


def _stage(
    due: dict[str, Sheet], prints: dict[str, str], stage: Path, workshop: Workshop, clothes: Dress
) -> tuple[dict[str, receipt.Entry], tuple[Problem, ...]]:
    entries: dict[str, receipt.Entry] = {}
    problems: list[Problem] = []
    base = f"{urlsplit(clothes.site.siteurl).path}/"
    for done, (path, sheet) in enumerate(due.items(), 1):
        try:
            content = print_sheet(sheet, workshop.env, clothes)
        except TemplateError as error:
            assert isinstance(sheet, Page)  # noqa: S101 -- makers do not use templates
            problems.append(template_problem(sheet, error))
            continue
        target = stage / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        found = page_links(path, content, base) if isinstance(sheet, Page) else PageLinks()
        entries[path] = receipt.Entry(prints[path], found.anchors, found.links)
        workshop.progress(done, len(due))
    return entries, tuple(problems)


def _put_in_place(
    stage: Path, workshop: Workshop, entries: dict[str, receipt.Entry], due: set[str], removed: tuple[str, ...]
) -> None:
    """Move the new files in; until the last is there, the receipt does not vouch for any of them."""
    if not due and not removed and workshop.receipt.is_file():
        return
    unchanged = {path: entry for path, entry in entries.items() if path not in due}
    doomed = dict.fromkeys(removed, receipt.Entry(""))
    receipt.save(workshop.receipt, {**unchanged, **dict.fromkeys(due, receipt.Entry("")), **doomed})
    for path in sorted(due):
        target = workshop.output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / path).replace(target)
    for path in removed:
        _remove(workshop.output, path)
    receipt.save(workshop.receipt, entries)


def _remove(output: Path, path: str) -> None:
    """Delete one file of ours and the folders it leaves empty."""
    (output / path).unlink(missing_ok=True)
    for folder in (output / path).parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
