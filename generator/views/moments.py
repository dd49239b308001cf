"""The page of all positions, and one for each moment at which something changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from generator.dates import parse

from .grid import Grids
from .parts import WEIGHTS, Day, Grid, Link, Page, PositionView

# The pages of all moments grow with their number times the number of positions. With more cells on them than this, a moment
# is a month, and where that is not enough a year: its page shows the state after the last change in it.
_MOST_CELLS: Final = 10_000
_PERIODS: Final = {"day": len("2025-08-07"), "month": len("2025-08"), "year": len("2025")}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day from which on some positions have certainly been taken, or have ended; ``days`` are all of those it stands for."""

    day: Day
    href: str
    changed: tuple[str, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """The grid and the way to its other moments. ``moment`` is None on the page of the present state."""

    grid: Grid
    moments: tuple[Moment, ...]
    gathered: str
    moment: Moment | None
    before: Moment | None
    after: Moment | None
    changes: tuple[PositionView, ...]
    undated: int


class Moments:
    """The moments of a grid, and the pages of positions."""

    def __init__(self, grids: Grids) -> None:
        self.grids, self.facts = grids, grids.facts

    @cached_property
    def _days(self) -> dict[str, list[str]]:
        """The positions that changed on each day, in order."""
        days: dict[str, list[str]] = defaultdict(list)
        for position in self.grids.positions:
            for text in filter(None, (position.since, position.until)):
                if (last := parse(text).last) is not None:
                    days[last.isoformat()].append(position.id)
        return dict(sorted(days.items()))

    @cached_property
    def _period(self) -> str:
        """How much time one moment stands for."""
        cells = len(self.grids.seats) if self.grids.now.listed else len(self.grids.people) * len(self.grids.questions)
        moments = {name: len({day[:size] for day in self._days}) for name, size in _PERIODS.items()}
        return next((name for name, count in moments.items() if count * cells <= _MOST_CELLS), "year")

    @cached_property
    def all(self) -> tuple[Moment, ...]:
        """Every moment at which a position was certainly taken or ended, in order."""
        periods: dict[str, list[str]] = defaultdict(list)
        for day in self._days:
            periods[day[: _PERIODS[self._period]]].append(day)
        return tuple(self._moment(period, days) for period, days in periods.items())

    def _moment(self, period: str, days: list[str]) -> Moment:
        changed = dict.fromkeys(id_ for day in days for id_ in self._days[day])
        return Moment(self.facts.day(days[-1]), _href(period), tuple(changed), tuple(days))

    def links(self) -> tuple[Link, ...]:
        """Links to all moments."""
        return tuple(Link(moment.day.text, moment.href) for moment in self.all)

    def pages(self) -> list[Page]:
        """The page of the present state and one for each moment. The address of a day leads to the moment that it belongs to."""
        t, as_of = self.facts.t, self.facts.day(self.facts.explainer.as_of).text
        shown = tuple(position.id for position in self.grids.positions)
        body = self._body(self.grids.now, None, self.all[-1] if self.all else None, None)
        described = t("describe.positions", date=as_of)
        now = Page("positions/index.md", "positions", t("page.positions"), described, body, "positions/", facts=shown)
        neighbours = zip(self.all, (None, *self.all), (*self.all[1:], None), strict=False)
        return [now, *(self._page(*three) for three in neighbours), *self._redirects()]

    def _page(self, moment: Moment, before: Moment | None, after: Moment | None) -> Page:
        t, day = self.facts.t, date.fromisoformat(moment.day.machine)
        grid = self.grids.grid(t("grid.caption_as_of", date=moment.day.text), day, moment.changed)
        title, described = t("page.as_of", date=moment.day.text), t("describe.as_of", date=moment.day.text)
        body = self._body(grid, moment, before, after)
        return Page(_path(moment.href), "positions", title, described, body, "positions/", weight=WEIGHTS["copy"])

    def _body(self, grid: Grid, moment: Moment | None, before: Moment | None, after: Moment | None) -> GridPage:
        gathered = "" if self._period == "day" else self.facts.t(f"grid.by_{self._period}")
        changes = tuple(map(self.facts.position, moment.changed if moment else ()))
        undated = sum(parse(position.since).last is None for position in self.grids.positions)
        return GridPage(grid, self.all, gathered, moment, before, after, changes, undated)

    def _redirects(self) -> Iterable[Page]:
        """What was the page of a shorter period while less changed."""
        shorter = [size for size in _PERIODS.values() if size > _PERIODS[self._period]]
        for moment in self.all:
            there = Link(self.facts.t("page.as_of", date=moment.day.text), moment.href)
            for period in dict.fromkeys(day[:size] for size in shorter for day in moment.days):
                title, away = self.facts.t("page.moved"), f"../../../{moment.href}"
                yield Page(_path(_href(period)), "redirect", title, "", there, redirect=away, weight=WEIGHTS["copy"])


def _href(period: str) -> str:
    return f"positions/as-of/{period}/"


def _path(href: str) -> str:
    return href.removesuffix("/") + ".md"
