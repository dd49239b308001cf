"""The grid of participants and questions, now and as of each moment something changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.dates import certainly_before, parse
from generator.model import Position, Question

from .facts import Facts
from .order import Order
from .parts import Cell, Day, Grid, Link, Page, PositionView, Row

Seat = tuple[str, str]  # participant, question


@dataclass(frozen=True, slots=True)
class Moment:
    """A day from which on some positions have certainly been taken, or have ended."""

    day: Day
    href: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """The grid and the way to its other moments. ``moment`` is None on the page of the present state."""

    grid: Grid
    moments: tuple[Moment, ...]
    moment: Moment | None
    before: Moment | None
    after: Moment | None
    changes: tuple[PositionView, ...]
    undated: int


class Grids:
    """Builds grids from positions."""

    def __init__(self, facts: Facts, order: Order) -> None:
        self.facts, self.order = facts, order
        self.positions = facts.library.of("positions", Position)
        self.questions = tuple(facts.question(question.id) for question in facts.library.of("questions", Question))
        self.question_ids = tuple(question.id for question in facts.library.of("questions", Question))

    @cached_property
    def seats(self) -> dict[Seat, list[Position]]:
        """Each participant's positions on each question, in the order in which they were taken."""
        seats: dict[Seat, list[Position]] = defaultdict(list)
        by_id = {position.id: position for position in self.positions}
        for id_ in self.order.positions(list(by_id)):
            seats[by_id[id_].participant, by_id[id_].question].append(by_id[id_])
        return seats

    def grid(self, caption: str, as_of: date | None = None) -> Grid:
        """The grid on a day; without one, as the sources leave it. Only those who take a position have a row."""
        people = sorted({who for who, _ in self.seats}, key=self.order.place.__getitem__)
        changed = set(self._changed_on(as_of)) if as_of else set()
        rows = [
            Row(
                self.facts.person(who),
                tuple(self._cell(who, question, as_of) for question in self.question_ids),
                any(position.id in changed for question in self.question_ids for position in self.seats.get((who, question), ())),
            )
            for who in people
        ]
        without = tuple(self.facts.person(who) for who in self.order.people if who not in set(people))
        return Grid(caption, self.questions, tuple(rows), without)

    def _cell(self, who: str, question: str, as_of: date | None) -> Cell:
        taken = self.seats.get((who, question), [])
        standing = _standing(taken, as_of)
        perhaps = [position for position in taken if as_of and _perhaps_by(position, as_of)]
        earlier = [position for position in taken if position not in standing and (as_of is None or _by(position, as_of))]
        return Cell(question, self._views(standing), self._views(perhaps), self._views(earlier))

    def _views(self, positions: Iterable[Position]) -> tuple[PositionView, ...]:
        return tuple(self.facts.position(position.id) for position in positions)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Every moment at which a position was certainly taken or ended, in order."""
        days: dict[date, list[str]] = defaultdict(list)
        for position in self.positions:
            for text in filter(None, (position.since, position.until)):
                last = parse(text).last
                if last is not None:
                    days[last].append(position.id)
        return tuple(
            Moment(self.facts.day(day.isoformat()), f"positions/as-of/{day.isoformat()}/", tuple(dict.fromkeys(ids)))
            for day, ids in sorted(days.items())
        )

    def _changed_on(self, day: date) -> Sequence[str]:
        return next((moment.changed for moment in self.moments if moment.day.machine == day.isoformat()), ())

    def pages(self) -> list[Page]:
        """The page of the present state and one for each moment."""
        t = self.facts.t
        undated = sum(parse(position.since).last is None for position in self.positions)
        as_of = self.facts.day(self.facts.explainer.as_of).text
        now = GridPage(
            self.grid(t("grid.caption", date=as_of)), self.moments, None, self.moments[-1] if self.moments else None, None, (), undated
        )
        shown = tuple(position.id for position in self.positions)
        pages = [
            Page(
                "positions/index.md", "positions", t("page.positions"), t("describe.positions", date=as_of), now, "positions/", facts=shown
            )
        ]
        for n, moment in enumerate(self.moments):
            grid = self.grid(t("grid.caption_as_of", date=moment.day.text), date.fromisoformat(moment.day.machine))
            before = self.moments[n - 1] if n else None
            after = self.moments[n + 1] if n + 1 < len(self.moments) else None
            changes = tuple(self.facts.position(id_) for id_ in moment.changed)
            body = GridPage(grid, self.moments, moment, before, after, changes, undated)
            title = t("page.as_of", date=moment.day.text)
            path = moment.href.removesuffix("/") + ".md"
            pages.append(Page(path, "positions", title, t("describe.as_of", date=moment.day.text), body, "positions/"))
        return pages

    def links(self) -> tuple[Link, ...]:
        """Links to all moments."""
        return tuple(Link(moment.day.text, moment.href) for moment in self.moments)


def _by(position: Position, day: date) -> bool:
    """Whether a position had certainly been taken by the end of a day."""
    last = parse(position.since).last
    return last is not None and last <= day


def _perhaps_by(position: Position, day: date) -> bool:
    since = parse(position.since)
    return not _by(position, day) and since.first is not None and since.first <= day


def _standing(taken: Sequence[Position], day: date | None) -> list[Position]:
    """The positions that stand: taken, not ended, and not replaced by a certainly later one."""
    known = [position for position in taken if day is None or _by(position, day)]
    open_ = [position for position in known if not _ended(position, day)]
    return [
        position
        for position in open_
        if not any(certainly_before(parse(position.since), parse(other.since)) for other in known if other is not position)
    ]


def _ended(position: Position, day: date | None) -> bool:
    if position.until is None:
        return False
    last = parse(position.until).last
    return day is None or (last is not None and last < day)
