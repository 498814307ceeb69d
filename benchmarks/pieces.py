"""One invented article or report, put together from sentence patterns; the same seed and number, the same words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks import figures
from benchmarks.districts import Office, Place, Places
from plugins.text.slugs import slug

FIRST_DAY, DAYS = date(2015, 7, 1), 3_652  # ten years; districts stood until 2025-06-30
REPORTS, INTERNAL, PICTURES = 0.4, 0.05, 10
AUTHORS = 40

Words = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """An article with its body in our Markdown; `picture` is the name of its drawing, '' for none."""

    slug: str
    title: str
    date: datetime
    report: bool
    internal: bool
    summary: str
    category: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    place: Place
    office: Office | None
    period: str
    body: str
    picture: str


def read_words() -> Words:
    """The sentence patterns."""
    with (Path(__file__).parent / "sentences.toml").open("rb") as file:
        return tomllib.load(file)


class Writer:
    """Writes the pieces of one seed; piece number n does not depend on how many there are."""

    def __init__(self, seed: int, places: Places, words: Words) -> None:
        """Forty authors are named first."""
        self._seed, self._places, self._words = seed, places, words
        rng = Random(f"{seed}/authors")
        names: dict[str, None] = {}
        while len(names) < AUTHORS:
            names[self._person(rng)] = None
        self.authors = tuple(names)

    def piece(self, number: int) -> Piece:
        """The piece of a number, from 0."""
        rng = Random(f"{self._seed}/{number}")
        moment = datetime.combine(FIRST_DAY + timedelta(rng.randrange(DAYS)), datetime.min.time())
        moment += timedelta(hours=rng.randrange(7, 18), minutes=rng.randrange(60))
        day, report = moment.date(), rng.random() < REPORTS
        office, place = self._owner(rng, day, report=report)
        stretch = figures.stretch(rng, day)
        blanks = self._blanks(rng, place, day, stretch.words, office)
        title = self._title(rng, blanks, report=report)
        address = f"{slug(title, 60)}-{number}"
        counted = figures.Counted(office.id if office else place.id, day, stretch, stretch.words if report else "")
        picture = f"{address}.svg" if number % PICTURES == 0 else ""
        return Piece(
            slug=address,
            title=title,
            date=moment,
            report=report,
            internal=rng.random() < INTERNAL,
            summary=f"{self._sentence(rng, blanks)} {self._sentence(rng, blanks)}",
            category=rng.choice(self._words["chuyen_muc"]),
            tags=tuple(rng.sample(self._words["chu_de"], rng.randrange(2, 5))),
            authors=tuple(rng.sample(self.authors, rng.choice((1, 1, 1, 2)))),
            place=place,
            office=office,
            period=stretch.words if report else "",
            body=self._body(rng, blanks, counted, picture),
            picture=picture,
        )

    def _owner(self, rng: Random, day: date, *, report: bool) -> tuple[Office | None, Place]:
        """One report in ten is an organisation's, the rest are of whole districts."""
        if report and rng.random() < 0.1:
            return self._places.draw_office(rng, day)
        return None, self._places.draw(rng, day)

    def _blanks(self, rng: Random, place: Place, day: date, period: str, office: Office | None) -> dict[str, str]:
        return {
            "noi": place.full,
            "ten": place.bare,
            "xa": rng.choice(self._words["xa"]),
            "nguoi": self._person(rng),
            "nam": str(day.year),
            "ky": period,
            "cua": office.name if office else place.full,
        }

    def _person(self, rng: Random) -> str:
        return f"{rng.choice(self._words['ho'])} {rng.choice(self._words['dem'])} {rng.choice(self._words['goi'])}"

    def _title(self, rng: Random, blanks: dict[str, str], *, report: bool) -> str:
        subject = rng.choice(self._words["viec_tit"])
        pattern = rng.choice(self._words["tit_bao_cao" if report else "tit"])
        title = pattern.format(**blanks, viec_tit=subject, viec_tit_thuong=subject[0].lower() + subject[1:])
        return title[0].upper() + title[1:]

    def _sentence(self, rng: Random, blanks: dict[str, str]) -> str:
        """One sentence: every fourth a whole one, the others out of five parts."""
        if rng.random() < 0.25:
            return rng.choice(self._words["cau"]).format(**blanks)
        parts = (rng.choice(self._words[part]) for part in ("mo", "ai", "lam", "viec"))
        return f"{' '.join(parts)}, {rng.choice(self._words['nham'])}.".format(**blanks)

    def _paragraph(self, rng: Random, blanks: dict[str, str]) -> str:
        return " ".join(self._sentence(rng, blanks) for _ in range(rng.randrange(2, 5)))

    def _body(self, rng: Random, blanks: dict[str, str], counted: figures.Counted, picture: str) -> str:
        """Paragraphs, headings and the rest, 350 to 1,050 words, with everything an article may hold."""
        tagged = figures.sentences(rng, counted, rng.randrange(4, 8) if counted.said else rng.randrange(2, 6))
        cited = [self._cited(rng, blanks) for _ in range(rng.randrange(3))]
        blocks = [self._paragraph(rng, blanks) for _ in range(rng.randrange(4, 8))]
        for extra in (*tagged, *cited):
            at = rng.randrange(len(blocks))
            blocks[at] = f"{blocks[at]} {extra}"
        for heading in rng.sample(self._words["muc"], len(blocks) // 3):
            blocks.insert(
                rng.randrange(1, len(blocks) + 1), f"## {heading.format(**blanks)}\n\n{self._paragraph(rng, blanks)}"
            )
        if rng.random() < 0.5:
            blocks.insert(rng.randrange(1, len(blocks)), self._quotation(rng))
        if rng.random() < 0.3:
            blocks.insert(rng.randrange(1, len(blocks)), self._list(rng))
        if picture:
            blocks.insert(
                1, f'![Nét vẽ minh họa một miền quê]({picture} "Một góc {blanks["noi"]}. Minh họa: Ban biên tập")'
            )
        return "\n\n".join(blocks) + "\n"

    def _cited(self, rng: Random, blanks: dict[str, str]) -> str:
        document = rng.choice(self._words["so_van_ban"])
        if rng.random() < 0.4:
            document = f"Kế hoạch số {rng.randrange(1, 120)}-KH/HU"
        return rng.choice(self._words["van_ban"]).format(**blanks, van_ban=document)

    def _quotation(self, rng: Random) -> str:
        who, role = self._person(rng), rng.choice(self._words["vai"])
        return f"> {rng.choice(self._words['loi'])}.\n>\n> — {who}, {role}"

    def _list(self, rng: Random) -> str:
        who = rng.choice(self._words["ai"]).format(noi="huyện", ten="huyện", xa="xã").capitalize()
        items = rng.sample(self._words["gach"], rng.randrange(3, 6))
        return f"**{who}** nêu mấy việc:\n\n" + "\n".join(f"- {item};" for item in items)
