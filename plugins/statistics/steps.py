"""What happened to a figure, step by step: stated, edited in its piece, stated anew, settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.adding.intervals import interval
from plugins.model.edition import Edition
from plugins.model.facts import ESTIMATE, PRELIMINARY, RESULT, Fact
from plugins.model.revisions import Revision
from plugins.showing.figures import day, number, sentence_address

STATED, AGAIN = "neu", "lai"
CORRECTED, DIFFERENT, CLEARER, SETTLED = "dc", "kn", "ro", "ct"
EDITED, WITHDRAWN = "sua", "rut"
"""First stated, stated again; put right, stated differently, stated more closely, settled after a preliminary number by
a later piece; given another number, or taken out, by an edit of the piece itself."""

EARLY = (PRELIMINARY, ESTIMATE)
"""What a result settles."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a figure.

    `kind` names its words in the strings; `new` is '' where a piece states the figure no more, `old` where none did
    before. `sentence` is the one that states `new`, else the one that stated `old`; `new_href` leads to where the piece
    states the figure now, and `stands` tells whether that is still `new`. An edit is `repeated` where another piece
    told the correction before.
    """

    id: str
    moment: datetime
    kind: str
    article: str
    title: str
    sentence: str
    new: str
    new_day: str
    new_href: str
    old: str = ""
    old_day: str = ""
    old_href: str = ""
    stands: bool = True
    repeated: bool = False

    @property
    def told(self) -> bool:
        """Whether the step is a change."""
        return self.kind not in (STATED, AGAIN) and not self.repeated


Place = tuple[str, str]
"""An article and a status: one number stands there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What each piece states so far, the newest last."""

    edition: Edition
    said: dict[Place, tuple[Fact, Step]]

    def put(self, place: Place, fact: Fact | None, step: Step) -> None:
        """A piece states a number, or (None) states it no more."""
        self.said.pop(place, None)
        if fact:
            self.said[place] = (fact, step)

    def before(self, fact: Fact) -> tuple[Fact, Step] | None:
        """What another piece stated last: of the same status, else what waits for this result."""
        others = [known for (article, _), known in self.said.items() if article != fact.article]
        same = [known for known in others if known[0].status == fact.status]
        waiting = [known for known in others if known[0].status in EARLY] if fact.status == RESULT else []
        return next(reversed(same or waiting), None)


def steps(edition: Edition, facts: Sequence[Fact], revisions: Sequence[Revision]) -> Iterator[Step]:
    """All steps in the order of their days; each piece's number counts as it stood on that day."""
    standing = Standing(edition, {})
    for moment, _, said in sorted(_events(edition, facts, revisions), key=lambda event: event[:2]):
        if isinstance(said, Revision):
            step, fact, status = _edit(standing, said, facts), said.new, said.old.status
        else:
            step, fact, status = _statement(standing, moment, said, facts), said, said.status
        standing.put((step.article, status), fact, step)
        yield step


def _events(
    edition: Edition, facts: Iterable[Fact], revisions: Sequence[Revision]
) -> Iterator[tuple[datetime, str, Fact | Revision]]:
    """What each piece stated first, and what was done to it; edits of one moment stand behind statements."""
    first: dict[Place, Revision] = {}
    for at, each in enumerate(revisions):
        first.setdefault((each.article, each.old.status), each)
        yield each.moment, f"~{at:06d}", each
    for (id, _), each in first.items():
        yield min(edition.article(id).date, each.moment), each.old.id, each.old
    for fact in facts:
        if (fact.article, fact.status) not in first:
            yield edition.article(fact.article).date, fact.id, fact


def _statement(standing: Standing, moment: datetime, fact: Fact, facts: Sequence[Fact]) -> Step:
    edition, article = standing.edition, standing.edition.article(fact.article)
    plain = Step(
        id=fact.id,
        moment=moment,
        kind=STATED,
        article=fact.article,
        title=article.title,
        sentence=fact.sentence,
        new=number(fact),
        new_day=day(article.date.date()),
        new_href=_address(edition, fact, facts),
        stands=_stands(fact, facts),
    )
    if (fact.article, fact.status) in standing.said:
        return replace(plain, kind=AGAIN)
    known = standing.before(fact)
    if known is None:
        return plain
    old, before = known
    if old.status == fact.status and number(old) == number(fact):
        return replace(plain, kind=AGAIN)
    href = before.new_href if _stands(old, facts) else ""
    return replace(plain, kind=_kind(edition, old, fact), old=number(old), old_day=before.new_day, old_href=href)


def _edit(standing: Standing, revision: Revision, facts: Sequence[Fact]) -> Step:
    edition, old, new = standing.edition, revision.old, revision.new
    article = edition.article(revision.article)
    known = standing.said.get((revision.article, old.status))
    return Step(
        id=f"{old.id}@{revision.moment:%Y%m%dT%H%M%S}",
        moment=revision.moment,
        kind=EDITED if new else WITHDRAWN,
        article=revision.article,
        title=article.title,
        sentence=new.sentence if new else old.sentence,
        new=number(new) if new else "",
        new_day=day(revision.moment.date()),
        new_href=_address(edition, old, facts),
        old=number(old),
        old_day=known[1].new_day if known else day(article.date.date()),
        stands=new is not None and _stands(new, facts),
        repeated=new is not None and any(_corrects(edition, each, revision, new) for each in facts),
    )


def _corrects(edition: Edition, fact: Fact, revision: Revision, new: Fact) -> bool:
    """Whether another piece declared this very correction before the edit."""
    declared = CORRECTED in fact.flags and fact.article != revision.article and number(fact) == number(new)
    return declared and edition.article(fact.article).date <= revision.moment


def _stands(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the piece of a fact still states its number."""
    return any((each.article, number(each)) == (fact.article, number(fact)) for each in facts)


def _address(edition: Edition, fact: Fact, facts: Sequence[Fact]) -> str:
    """The sentence in which the piece states the cell now, else the piece."""
    mine = [each for each in facts if each.article == fact.article and each.status == fact.status]
    same = next((each for each in mine if number(each) == number(fact)), mine[0] if mine else None)
    return sentence_address(edition, same) if same else edition.article(fact.article).address


def _kind(edition: Edition, old: Fact, new: Fact) -> str:
    if old.status != new.status:
        return SETTLED
    if CORRECTED in new.flags:
        return CORRECTED
    indicator = edition.indicator(new.indicator)
    agree = interval(old, indicator).meets(interval(new, indicator))
    other_whole = old.denominator and new.denominator and old.denominator != new.denominator
    return CLEARER if agree and not other_whole else DIFFERENT
