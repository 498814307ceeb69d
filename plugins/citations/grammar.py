"""Mentions of documents in running text: numbers in every spelling, named papers, and 'Chỉ thị 05'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.citations.kinds import NAMED_ISSUERS, SPELLINGS, TYPES, WORDS
from plugins.text.periods import read_period

_NEVER = date(1900, 1, 1)  # a full date is read the same from any day

_ANY_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}"
_TYPE = "|".join(sorted(TYPES, key=len, reverse=True)) + "|QÐi|QÐ|ÐA|NÐ|CTHÐ"
_ISSUER = r"T\.\s?Ư|T\.\s?W|[A-ZĐÐƯ][A-ZĐÐƯa-z]{1,9}(?:\d{1,2})?"
_WORDS = "|".join(WORDS)
_NUMBER = r"\d{1,5}[a-z]?"
_DASH = "[-–‑−]"

_NUMBERED = re.compile(
    rf"(?P<number>\d(?<![\w.,/].)\d{{0,4}}[a-z]?)(?:"  # a digit first, so that the search passes over letters at once
    rf"\s?/\s?(?P<year>(?:19|20)\d\d)\s?/\s?(?:(?P<state>{_TYPE})\s?{_DASH}\s?(?P<of>{_ISSUER})|(?P<house>(?:UBTV)?QH\d\d?))"
    rf"|\s?(?:{_DASH}|/)\s?(?P<type>{_TYPE})\s?(?:/|{_DASH})\s?(?P<issuer>{_ISSUER})"
    r")(?!\w)"
)
_TITLE_BEFORE = re.compile(rf"(?<!\w)(?P<word>{_WORDS})\s+(?:liên tịch\s+)?(?:số\s*:?\s*)?$", re.IGNORECASE)
_RUN_BEFORE = re.compile(
    rf"(?<!\w)(?P<word>{_WORDS})\s+(?:số\s*:?\s*)?(?P<run>(?:{_NUMBER},\s*)*{_NUMBER})\s*(?:và|,)\s*$", re.IGNORECASE
)
_DAY_AFTER = re.compile(rf"\s*(?:,?\s*ngày\s+|\(\s*(?:ngày\s+)?)(?P<day>{_ANY_DAY})", re.IGNORECASE)
_LONGEST_TITLE = 80  # characters of "Chương trình hành động liên tịch số: " with single spaces, and to spare
_WIDE = re.compile(r"\s{3}")
_MAYBE_BARE = re.compile(rf"(?:{_WORDS})\s+(?:số\s*:?\s*)?\d")
_BARE = re.compile(
    rf"(?<!\w)(?P<word>{_WORDS})\s+(?:số\s*:?\s*)?(?P<number>\d{{1,4}})(?![\w%]|[/.,-]\w|\s[-–/]\s?[A-ZĐ])"
)
_OF = re.compile(
    r"\s*,?\s*của\s+(?:{})".format("|".join(f"(?P<i{n}>{words})" for n, (words, _) in enumerate(NAMED_ISSUERS)))
)
_PLENUM = re.compile(
    r"(?:Nghị quyết|NQ)\s+(?:Hội nghị\s+)?(?:Trung ương|T\.?\s?Ư|TW)\s+(?:lần thứ\s+)?(?P<number>\d{1,2})"
    r"(?:\s*,?\s*\(?\s*kh(?:óa|oá)\s+(?P<term>[IVX]+)\s*\)?)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a mention stands in its text, and what it says: an issuer '' is that of an earlier mention.

    `type` and `issuer` are abbreviations in their usual spelling; `year` that of a state number, `term` that of a
    plenum; `day` ISO, where a date follows.
    """

    start: int
    end: int
    number: str
    type: str
    issuer: str
    word: str = ""
    year: str = ""
    term: str = ""
    day: str = ""


def find_mentions(text: str) -> list[Mention]:
    """All mentions in the order of the text, none inside another.

    A date, a fraction or a telephone number is none, since a mention needs a type or the word for it.
    """
    found = list[Mention]()
    for mention in (*_numbered(text), *_plenums(text), *_bare(text)):  # the surest first
        place = bisect_left(found, mention.end, key=_start)  # those before begin before this one's end
        if not place or found[place - 1].end <= mention.start:
            found.insert(place, mention)
    return found


def _start(mention: Mention) -> int:
    return mention.start


def _numbered(text: str) -> Iterator[Mention]:
    last = 0  # no title or run reaches over the number before, whose dashes and strokes stand in none
    for match in _NUMBERED.finditer(text):
        kind = _latin(match["state"] or match["type"] or "")
        issuer = _issuer(match["of"] or match["issuer"] or match["house"])
        day = _day(text, match.end())
        year = match["year"] or ""
        first = max(last, match.start() - _LONGEST_TITLE)
        wide = _WIDE.search(text, first, match.start())
        listed = wide or text[first : match.start()].rstrip().lower().endswith(("và", ","))
        run = _RUN_BEFORE.search(text, last, match.start()) if listed else None
        title = _TITLE_BEFORE.search(text, last if wide else first, match.start())
        last = match.start()
        for number in re.finditer(_NUMBER, run["run"]) if run else ():
            start = run.start("run") + number.start() if run else 0
            yield Mention(start, start + len(number[0]), number[0], kind, issuer, run["word"] if run else "", year)
        word = title["word"] if title else ""
        start = title.start() if title else match.start()
        yield Mention(start, match.end(), match["number"], kind, issuer, word, year, "", day)


def _plenums(text: str) -> Iterator[Mention]:
    for match in _PLENUM.finditer(text) if "khóa" in text or "khoá" in text else ():
        yield Mention(match.start(), match.end(), match["number"], "NQ", "TW", "Nghị quyết", term=match["term"])


def _bare(text: str) -> Iterator[Mention]:
    for match in _BARE.finditer(text) if _MAYBE_BARE.search(text) else ():
        day = _DAY_AFTER.match(text, match.end())
        end = day.end() if day else match.end()
        of = _OF.match(text, end) or _OF.match(text, end + 1)  # a bracket may close after the date
        issuer = next((short for n, (_, short) in enumerate(NAMED_ISSUERS) if of and of[f"i{n}"]), "")
        kind = WORDS[next(word for word in WORDS if word.lower() == match["word"].lower())]
        yield Mention(
            match.start(), match.end(), match["number"], kind, issuer, match["word"], day=_day(text, match.end())
        )


def _issuer(text: str) -> str:
    """One spelling: T.Ư, TƯ, T.W → TW; Ð → Đ; THU → ThU."""
    short = _latin(re.sub(r"[.\s]", "", text))
    short = re.sub(r"TƯ$", "TW", short)
    return SPELLINGS.get(short.upper(), short)


def _latin(text: str) -> str:
    """The letter eth of some papers is meant as Đ."""
    return text.replace("\u00d0", "Đ")


def _day(text: str, end: int) -> str:
    match = _DAY_AFTER.match(text, end)
    if not match:
        return ""
    written = re.sub(r"\s", "", match["day"]) if "tháng" not in match["day"] else f"ngày {match['day']}"
    found = read_period(written, _NEVER)
    return found.end.isoformat() if found else ""
