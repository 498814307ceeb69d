"""Values of a front matter read as what they mean; whatever they cannot mean is noted as a problem."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches

from plugins.gazetteer.naming import resolve
from plugins.gazetteer.organisations import resolve_organisation
from plugins.model.articles import ARTICLE, PAGE, REPORT, Byline
from plugins.model.facts import Period
from plugins.model.problems import Problem, problem
from plugins.reading.context import ReadingContext
from plugins.reading.files import Fault, Tree, locate
from plugins.reading.frontmatter import Item, Matter, Value
from plugins.text.dates import DateError, read_date, read_period
from plugins.text.days import WEEKDAYS, short_date
from plugins.text.plain import plain
from plugins.text.slugs import slug

KINDS = {"bai-viet": ARTICLE, "bao-cao": REPORT, "trang": PAGE}

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ALIAS = re.compile(r"(?:[A-Za-z0-9_~-][\w.~-]*/)*[A-Za-z0-9_~-][\w.~-]*\.html?|(?:[A-Za-z0-9_~-][\w.~-]*/)+", re.ASCII)
_ROLE = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*")
_WEEKDAY = re.compile(r"\b(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\b", re.IGNORECASE)


@dataclass(slots=True)
class Values:
    """One front matter while it is read; every method takes a key and notes what is wrong with its value."""

    matter: Matter
    path: str
    tree: Tree
    context: ReadingContext
    problems: list[Problem] = field(default_factory=list)

    def value(self, key: str) -> Value | None:
        """The value of a key that says something."""
        value = self.matter.values.get(key)
        return value if value and (value.text.strip() or value.items) else None

    def line(self, key: str) -> str:
        """A text on one line."""
        value = self.value(key)
        return " ".join(plain(value.text).split()) if value else ""

    def wrong(self, at: Value | Item, code: str, guess: str = "", /, **words: object) -> None:
        """Note a problem where the value stands."""
        self.problems.append(problem(code, self.path, at.line, at.column, guess, **words))

    def required(self, key: str, example: str) -> bool:
        """Whether a key is there."""
        if self.value(key):
            return True
        if not any(each.guess == key for each in self.problems):
            at = self.matter.values.get(key)
            place = (at.line, at.column) if at else (1, 1)
            self.problems.append(problem("BT112", self.path, *place, key=key, example=example))
        return False

    def moment(self, key: str) -> tuple[datetime, bool] | None:
        """A date, and whether an hour was given."""
        value = self.value(key)
        if not value:
            return None
        try:
            found = read_date(value.text)
        except DateError as error:
            self.wrong(value, "BT113", error.guess, key=key, value=value.text.strip(), reason=error.reason)
            self._weekday(value, key, error.guess)
            return None
        return found

    def _weekday(self, value: Value, key: str, guess: str) -> None:
        """Tell a weekday that belongs to another day."""
        named = _WEEKDAY.search(plain(value.text))
        if not named or not guess:
            return
        meant = read_date(guess)[0]
        real = WEEKDAYS[meant.weekday()]
        words = " ".join(named[1].split())
        numbered = f"thứ {meant.weekday() + 2}"
        if words.casefold() not in (real.casefold(), numbered):
            self.wrong(value, "BT114", key=key, weekday=words, day=short_date(meant), real=real)

    def choice(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        value = self.value(key)
        if not value or value.text.strip() in allowed:
            return value.text.strip() if value else default
        close = get_close_matches(value.text.strip().casefold(), allowed, 1, 0.6)
        self.wrong(
            value, "BT116", close[0] if close else "", key=key, value=value.text.strip(), allowed=", ".join(allowed)
        )
        return default

    def slug(self, title: str) -> str:
        """The slug given, or made of the title."""
        value = self.value("slug")
        if not value:
            made = slug(title)
            titled = self.value("title")
            if title and titled and not made:
                self.wrong(titled, "BT118", title=title)
            return made
        given = value.text.strip()
        if _SLUG.fullmatch(given) and len(given) <= 120:
            return given
        self.wrong(value, "BT115", slug(given), value=given)
        return ""

    def authors(self) -> tuple[Byline, ...]:
        """`Tên – chức vụ` for each."""
        found = []
        for item in self.items("authors"):
            name, *role = _ROLE.split(" ".join(plain(item.text).split()), maxsplit=1)
            if name:
                found.append(Byline(name, role[0].strip() if role else ""))
            else:
                self.wrong(item, "BT123", value=item.text.strip())
        return tuple(found)

    def items(self, key: str) -> tuple[Item, ...]:
        """The items of a list key."""
        value = self.value(key)
        return value.items if value else ()

    def tags(self) -> tuple[str, ...]:
        """Topics, each once."""
        return tuple(
            dict.fromkeys(words for item in self.items("tags") if (words := " ".join(plain(item.text).split())))
        )

    def places(self, day: date) -> tuple[str, ...]:
        """Unit ids as of the day, the main one first."""
        found: list[str] = []
        for item in self.items("place"):
            id, problems = resolve(self.context.gazetteer, item.text, day, self.path, item.line, item.column)
            self.problems += problems
            if id and id not in found:
                found.append(id)
        return tuple(found)

    def organisation(self) -> str:
        """The id of a known organisation."""
        value = self.value("organisation")
        if not value:
            return ""
        known = self.context.organisations
        id, problems = resolve_organisation(known, value.text, self.path, value.line, value.column)
        self.problems += problems
        return id

    def period(self, day: date) -> Period | None:
        """The period a report is about."""
        value = self.value("period")
        if not value:
            return None
        found = read_period(value.text, day)
        if found is None:
            self.wrong(value, "BT117", value=" ".join(value.text.split()))
        return found

    def article(self, key: str) -> str:
        """The id of another article, named by its path from here or from the content root."""
        value = self.value(key)
        if not value:
            return ""
        target = value.text.strip()
        here = target if target.startswith(("cong-khai/", "noi-bo/")) else ""
        if here:
            target = posixpath.relpath(target, posixpath.dirname(self.path))
        found = locate(self.tree, self.path, target)
        if isinstance(found, Fault):
            code = {"BT206": "BT234", "BT207": "BT235"}.get(found.code, "BT120")
            words = {"key": key, "target": value.text.strip(), "value": value.text.strip()}
            self.wrong(value, code, found.guess if not here else "", **words)
            return ""
        if not found.endswith(".md"):
            self.wrong(value, "BT120", key=key, value=value.text.strip())
            return ""
        return found

    def aliases(self) -> tuple[str, ...]:
        """Former addresses, from the site root."""
        found = []
        for item in self.items("aliases"):
            address = item.text.strip().removeprefix("/")
            if _ALIAS.fullmatch(address) and len(address) <= 300:
                found.append(f"{address}index.html" if address.endswith("/") else address)
            else:
                self.wrong(item, "BT119", value=item.text.strip())
        return tuple(dict.fromkeys(found))

    def kind(self) -> str:
        """By the folder, unless `kind` says otherwise."""
        folders = self.path.split("/")
        by_folder = KINDS.get(folders[1], "") if len(folders) > 2 else ""
        kind = self.choice("kind", (ARTICLE, REPORT, PAGE), by_folder)
        if not kind and not self.value("kind"):
            self.problems.append(problem("BT124", self.path, 1, 1))
        return kind
