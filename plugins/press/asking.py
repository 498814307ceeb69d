"""What has to be made again: which questions have another answer, which keys rooms name now, which sheets asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plugins.gathering.shelves import Shelves, pack
from plugins.press.receipt import Receipt
from plugins.press.station import Station, Task
from plugins.press.workers import Workers


@dataclass(frozen=True, slots=True)
class Drawer:
    """Implements `plugins.model.sheets.Keeping` for one room on the shelves."""

    shelves: Shelves
    room: str

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, or None."""
        try:
            value: bytes = self.shelves.record(f"kept {self.room}", key)
        except KeyError:
            return None
        return value

    def keys(self) -> Iterable[str]:
        """Every key, sorted."""
        return self.shelves.column("SELECT id FROM record WHERE kind=? ORDER BY id", f"kept {self.room}")

    def put(self, key: str, value: bytes) -> None:
        """Keep bytes; equal ones change nothing."""
        self.shelves.put(f"kept {self.room}", key, pack(value))

    def drop(self, key: str) -> None:
        """Keep nothing there any more."""
        self.shelves.put(f"kept {self.room}", key, None)


@dataclass(slots=True)
class Inquiry:
    """One printing's questions; `touched` starts as the base keys that changed and grows by answers that did."""

    shelves: Shelves
    receipt: Receipt
    station: Station
    own: frozenset[str]
    touched: set[int] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with all that changed since the last printing that came to its end."""
        self.touched = self.shelves.unsettled()

    def prepare(self, workers: Workers) -> None:
        """Let rooms do the work their sheets share, where what they asked may differ.

        A room that begins with nothing looks at everything once; what it goes by from then on, which is far less, is
        what it asks when all is done.
        """
        known, asking = self.receipt.rooms(), self.receipt.asking(self.touched | self._changed_answers())
        for room in self.station.rooms.values():
            name = f"prepare {room.name}"
            if room.prepare is None or (name in known and known[name] not in asking):
                continue
            self.shelves.touched.clear()
            record = self.station.edition.record
            for _ in range(2 if self.receipt.anew else 1):
                with record.listening() as asked:
                    room.prepare(self.station.edition, Drawer(self.shelves, room.name), workers.map)
            told = record.told(asked)
            self.shelves.touched |= self.receipt.differing(told)  # kept, should this printing not come to its end
            self.shelves.unsettle()
            self.touched |= self.shelves.touched
            self.receipt.answered(told)
            self.receipt.room_asked(name, asked)

    def _changed_answers(self) -> set[int]:
        """Ids of the questions that read what changed, whether or not their answers differ."""
        return set(self.receipt.questions_reading(self.touched))

    def ask_again(self) -> None:
        """Ask every question whose base keys changed once more; answers that differ count as touched."""
        edition = self.station.edition
        for id, (name, words, answer) in self.receipt.questions_reading(self.touched).items():
            try:
                getattr(edition, name)(*words)
            except KeyError:
                self.receipt.unanswered(id)
                self.touched.add(id)
                continue
            question = edition.record.answers[name, *words][1]
            self.receipt.answered((question,))
            if question.answer != answer:
                self.touched.add(id)

    def keys(self) -> tuple[list[tuple[str, str]], set[tuple[str, str]]]:
        """New sheets and sheets that are gone, as (room, key), of every room whose keys may differ."""
        known, asking = self.receipt.rooms(), self.receipt.asking(self.touched)
        rooms, record = self.station.rooms, self.station.edition.record
        closed = known.keys() - rooms.keys() - self.own
        new: list[tuple[str, str]] = []
        gone = {(room, key) for room in closed for key in self.receipt.keys_of(room)}
        for room in rooms.values():
            if room.name in known and known[room.name] not in asking:
                continue
            with record.listening() as asked:
                keys = dict.fromkeys(room.keys(self.station.edition))
            self.receipt.answered(record.told(asked))
            self.receipt.room_asked(room.name, asked)
            before = self.receipt.keys_of(room.name)
            new += [(room.name, key) for key in keys if key not in before]
            gone |= {(room.name, key) for key in before if key not in keys}
        return new, gone

    def due(self, gone: set[tuple[str, str]], lost: set[str] | None) -> Iterator[Task]:
        """Known sheets to make again: an answer they were given changed, or their dress, or their file is lost.

        `lost` is None where no file is lost, and every dress as it was.
        """
        ids = self.receipt.asking(self.touched)
        if lost is not None:
            ids |= self.receipt.ids_at(lost)
            for template, worn in self.receipt.dresses():
                if not self.station.wears(template, worn):
                    ids |= self.receipt.ids_wearing(template, worn)
        for sheet in self.receipt.those(ids):
            if sheet.room and sheet.room not in self.own and (sheet.room, sheet.key) not in gone:
                made = "" if sheet.path in (lost or ()) else sheet.made
                yield Task(sheet.room, sheet.key, sheet.path, made, sheet.worn)
