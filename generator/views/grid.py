"""The grid of participants and questions, on any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

from generator.dates import certainly_before, parse
from generator.model import Position, Question

from .facts import Facts
from .order import Order
from .parts import Cell, Grid, Row, Silent

Seat = tuple[str, str]  # participant, question

# A table of more cells is no longer read as one: then what is stated is listed, and who is silent is counted.
MOST_CELLS: Final = 1_000
_MOST_NAMES: Final = 100


class Grids:
    """Builds grids from positions."""

    def __init__(self, facts: Facts, order: Order) -> None:
        self.facts, self.order = facts, order
        self.positions = facts.library.of("positions", Position)
        self.questions = tuple(question.id for question in facts.library.of("questions", Question))
        self._cells: dict[tuple[Any, ...], Cell] = {}

    @cached_property
    def seats(self) -> dict[Seat, list[Position]]:
        """Each participant's positions on each question, in the order in which they were taken."""
        seats: dict[Seat, list[Position]] = defaultdict(list)
        by_id = {position.id: position for position in self.positions}
        for id_ in self.order.positions(list(by_id)):
            seats[by_id[id_].participant, by_id[id_].question].append(by_id[id_])
        return seats

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Those who take a position."""
        return tuple(sorted({who for who, _ in self.seats}, key=self.order.place.__getitem__))

    @cached_property
    def _in_rows(self) -> list[Seat]:
        """The seats as one reads them in a table."""
        column = {id_: n for n, id_ in enumerate(self.questions)}
        return sorted(self.seats, key=lambda seat: (self.order.place[seat[0]], column[seat[1]]))

    @cached_property
    def now(self) -> Grid:
        """The grid as the sources leave it."""
        return self.grid(self._caption)

    @cached_property
    def front(self) -> Grid:
        """The same, or only the column of the main question where the whole is a list."""
        main = self.facts.explainer.main_question or next(iter(self.questions), "")
        return self.grid(self._caption, only=main) if self.now.listed else self.now

    @property
    def _caption(self) -> str:
        return self.facts.t("grid.caption", date=self.facts.day(self.facts.explainer.as_of).text)

    def grid(self, caption: str, as_of: date | None = None, changed: Iterable[str] = (), only: str = "") -> Grid:
        """The grid on a day; without one, as the sources leave it. Only those who take a position have a row."""
        questions = (only,) if only else self.questions
        people = [who for who in self.people if not only or (who, only) in self.seats]
        moved, listed = set(changed), ""
        if len(people) * len(questions) <= MOST_CELLS:
            rows = [self._row(who, questions, as_of, moved) for who in people]
        else:
            seats = [seat for seat in self._in_rows if not only or seat[1] == only]
            rows = [row for who, question in seats if (row := self._row(who, (question,), as_of, moved)).cells[0].stated]
            listed = self.facts.t("grid.listed", people=len(people), questions=len(questions))
        columns = tuple(map(self.facts.question, questions))
        return Grid(caption, columns, tuple(rows), self.silent(people, self.order.people), listed)

    def silent(self, speaking: Iterable[str], all_: Iterable[str]) -> Silent | None:
        """Those of all who are not among those speaking: by name, or counted where they are many."""
        left_out = set(speaking)
        others = [id_ for id_ in all_ if id_ not in left_out]
        if len(others) > _MOST_NAMES:
            return Silent(count=self.facts.t.count("grid.silent", len(others)))
        return Silent(tuple(map(self.facts.person, others))) if others else None

    def _row(self, who: str, questions: Sequence[str], as_of: date | None, changed: set[str]) -> Row:
        moved = any(position.id in changed for question in questions for position in self.seats.get((who, question), ()))
        return Row(self.facts.person(who), tuple(self._cell(who, question, as_of) for question in questions), moved)

    def _cell(self, who: str, question: str, as_of: date | None) -> Cell:
        """A cell; one and the same for all days on which it says the same."""
        taken = self.seats.get((who, question), ())
        standing = _standing(taken, as_of)
        perhaps = [position.id for position in taken if as_of and _perhaps_by(position, as_of)]
        earlier = [position.id for position in taken if position.id not in standing and (as_of is None or _by(position, as_of))]
        key = (question, tuple(standing), tuple(perhaps), tuple(earlier))
        if key not in self._cells:
            self._cells[key] = Cell(self.facts.question(question), *(tuple(map(self.facts.position, ids)) for ids in key[1:]))
        return self._cells[key]


def _by(position: Position, day: date) -> bool:
    """Whether a position had certainly been taken by the end of a day."""
    last = parse(position.since).last
    return last is not None and last <= day


def _perhaps_by(position: Position, day: date) -> bool:
    since = parse(position.since)
    return not _by(position, day) and since.first is not None and since.first <= day


def _standing(taken: Sequence[Position], day: date | None) -> list[str]:
    """The positions that stand, by id: taken, not ended, and not replaced by a certainly later one."""
    known = [position for position in taken if day is None or _by(position, day)]
    open_ = [position for position in known if not _ended(position, day)]
    return [
        position.id
        for position in open_
        if not any(certainly_before(parse(position.since), parse(other.since)) for other in known if other is not position)
    ]


def _ended(position: Position, day: date | None) -> bool:
    if position.until is None:
        return False
    last = parse(position.until).last
    return day is None or (last is not None and last < day)
