"""Write the gazetteer's two files anew: `python -m plugins.gazetteer.write`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from plugins.gazetteer import lines
from plugins.gazetteer.tables import COMMUNES, FOLDER, PLACES
from plugins.gazetteer.write import communes, districts, facts, links, packages, provinces
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Unit
from plugins.text.collation import sort_key
from plugins.text.slugs import slug

_LEVELS = (PROVINCE, DISTRICT, COMMUNE)


def units(snapshots: packages.Snapshots) -> list[Unit]:
    """Every unit the packages and our facts tell of, as yet without slugs."""
    taken = links.links(snapshots)
    middle = districts.districts(snapshots, taken)
    below = [*communes.old_communes(snapshots, taken, middle), *communes.new_communes(snapshots)]
    return [*provinces.provinces(snapshots), *middle, *below]


def finished(units: Iterable[Unit], slugs: dict[str, str]) -> list[Unit]:
    """The units with their slugs (those of `slugs` stay), aliases and successors in Vietnamese order, in order."""
    spelled = facts.aliases()
    found = {unit.id: unit for unit in units}
    order = {id: sort_key(unit.last_name.name) for id, unit in found.items()}
    ready = [
        replace(
            unit,
            slug=slugs.get(unit.id) or _slug(unit),
            successors=tuple(sorted(unit.successors, key=lambda next: (order[next.id], next.id))),
            aliases=(*unit.aliases, *spelled.get(unit.id, ())),
        )
        for unit in found.values()
    ]
    return sorted(ready, key=lambda unit: (_LEVELS.index(unit.level), order[unit.id], unit.id))


def _slug(unit: Unit) -> str:
    """The newest name and the code; a number takes its kind along ('quan-2-769')."""
    name = unit.last_name
    return f"{slug(name.full if name.name.isdigit() else name.name)}-{lines.slug_end(unit.id)}"


def _shipped(folder: Path) -> dict[str, str]:
    """The slugs already in use, which never change."""
    texts = [path.read_text("utf-8") for path in (folder / PLACES, folder / COMMUNES) if path.exists()]
    shipped = [lines.unit(line) for text in texts for line in text.splitlines()]
    return {unit.id: unit.slug for unit in shipped}


def write(folder: Path = FOLDER) -> None:
    """Write places.tsv and communes.tsv into the folder."""
    ready = finished(units(packages.read()), _shipped(folder))
    for name, wanted in ((PLACES, (PROVINCE, DISTRICT)), (COMMUNES, (COMMUNE,))):
        text = "".join(f"{lines.line(unit)}\n" for unit in ready if unit.level in wanted)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
