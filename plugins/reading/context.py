"""What a reader needs besides the file itself: the registers of places, organisations, indicators and documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.citations.keys import CitationContext, Subject
from plugins.gazetteer.naming import resolve, resolve_exact
from plugins.gazetteer.organisations import find
from plugins.gazetteer.tables import Gazetteer
from plugins.model.articles import Article
from plugins.model.problems import Problem, problem
from plugins.model.units import DISTRICT, PROVINCE, Organisation
from plugins.tagging.context import COMMITTEES, FigureContext
from plugins.tagging.registry import Registry, nearest


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The registers, as read from content/du-lieu and the gazetteer; one serves all articles."""

    gazetteer: Gazetteer
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    registry: Registry = field(default_factory=Registry)
    subjects: Mapping[str, Subject] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The registers as seen from one article: names are read on its day, near its main place."""

    article: Article
    context: ReadingContext

    @property
    def place(self) -> str:
        """The main place, or the place of the article's organisation, or ''."""
        if self.article.places:
            return self.article.places[0]
        organisation = self.context.organisations.get(self.article.organisation)
        return (organisation.unit or organisation.province) if organisation else ""

    def figures(self, first_line: int) -> FigureContext:
        """What figures take from the article; `first_line` is the line of the file where its body begins."""
        article, organisation = self.article, self.context.organisations.get(self.article.organisation)
        own = bool(organisation) and organisation is not None and organisation.kind not in COMMITTEES
        return FigureContext(
            article=article.id,
            address=article.address,
            path=article.id,
            day=article.date.date(),
            registry=self.context.registry,
            first_line=first_line,
            as_of=article.as_of,
            unit=self.place,
            unit_slug=self.context.gazetteer.unit(self.place).slug if self.place else "",
            organisation=article.organisation if own else "",
            period=article.period,
            resolve_unit=self.unit,
            knows_unit=self.knows_unit,
            find_organisation=self.organisation,
            guess_organisation=self.organisation_meant,
        )

    def citations(self, first_line: int) -> CitationContext:
        """Whose series the bare issuers of the text mean: of the district and province the article stands in."""
        gazetteer, day = self.context.gazetteer, self.article.date.date()
        around = (self.place, *gazetteer.ancestors(self.place, day)) if self.place else ()
        units = {unit.level: unit for unit in map(gazetteer.unit, around)}
        district, province = units.get(DISTRICT), units.get(PROVINCE)
        sector = self._sector()
        return CitationContext(
            article=self.article.id,
            day=day,
            first_line=first_line,
            unit=district.id if district else "",
            unit_slug=district.slug if district else "",
            unit_name=district.name_at(day).name if district else "",
            province=province.id if province else "",
            province_slug=province.slug if province else "",
            province_name=province.name_at(day).name if province else "",
            organisation=sector.id if sector else "",
            organisation_name=sector.name if sector else "",
            subjects=self.context.subjects,
        )

    def _sector(self) -> Organisation | None:
        """The sector committee the article's organisation is or stands under."""
        organisation, seen = self.context.organisations.get(self.article.organisation), set[str]()
        while organisation and organisation.scope != "sector" and organisation.id not in seen:
            seen.add(organisation.id)
            organisation = self.context.organisations.get(organisation.parent)
        return organisation if organisation and organisation.scope == "sector" else None

    def unit(self, text: str, line: int, column: int) -> tuple[str, str, tuple[Problem, ...]]:
        """The unit a name in the text means, with its slug; '' and the problem where the name is not exact."""
        gazetteer, day = self.context.gazetteer, self.article.date.date()
        found = resolve_exact(gazetteer, text, day, self.place)
        if found:
            return found, gazetteer.unit(found).slug, ()
        near, problems = resolve(gazetteer, text, day, self.article.id, line, column)
        if near and not problems:
            right = gazetteer.unit(near).name_at(day).full
            problems = (problem("BT401", self.article.id, line, column, guess=right, text=text),)
        return "", "", problems

    def knows_unit(self, text: str) -> bool:
        """Whether a name in the text means a unit, beyond doubt."""
        return bool(resolve_exact(self.context.gazetteer, text, self.article.date.date(), self.place))

    def organisation_meant(self, text: str) -> str:
        """The name of an organisation that is nearly the one given, or ''."""
        return nearest(text, tuple(each.name for each in self.context.organisations.values()))

    def organisation(self, text: str) -> Organisation | None:
        """The organisation of an id, name or alias."""
        return self.context.organisations.get(find(self.context.organisations, text))
