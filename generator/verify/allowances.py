"""Warnings that a record allows, each with a reason; an allowance that excuses nothing any more is an error."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Location, Path, Positions, did_you_mean, visible
from generator.link import Library
from generator.model import Allow, Fact, OpenPoint

# A review that is not due yet will be: its allowance waits for that day.
_COMES_WITH_TIME: Mapping[str, Callable[[Fact | None], bool]] = {
    "overdue-review": lambda fact: isinstance(fact, OpenPoint) and fact.review_by is not None
}


@dataclass(frozen=True)
class _Holder:
    """What allows something: a record, or the explainer's own fields (no fact), without the records among them."""

    positions: Positions
    path: Path
    allow: tuple[Allow, ...]
    fact: Fact | None = None
    without: tuple[Path, ...] = ()

    def has(self, where: Location) -> bool:
        if where.file != self.positions.file or not self.positions.holds(self.path, where):
            return False
        return not any(self.positions.holds(path, where) for path in self.without)


def apply_allowances(
    library: Library, findings: Iterable[Diagnostic], switchable: Collection[str], asked: Collection[str]
) -> Iterator[Diagnostic]:
    """The findings without the warnings that their records allow, and what is wrong with the allowances.

    ``switchable`` are the codes that may be allowed at all, ``asked`` those that were looked for this time.
    """
    holders = list(_holders(library))
    used: set[tuple[int, int]] = set()
    for item in findings:
        by = _allowed_by(item, holders) if holders and item.severity == "warning" and item.code in switchable else None
        if by is None:
            yield item
        else:
            used.add(by)
    for n, holder in enumerate(holders):
        for k, allow in enumerate(holder.allow):
            yield from _judged(holder, k, switchable, excuses=(n, k) in used or allow.check not in asked)


def _holders(library: Library) -> Iterator[_Holder]:
    settings = library.explainer
    if settings.allow:
        statements = tuple(("summary", n) for n in range(len(settings.summary)))
        yield _Holder(library.explainer_positions, (), settings.allow, without=statements)
    for entry in library.entries.values():
        if entry.fact.allow:
            yield _Holder(entry.positions, entry.path, entry.fact.allow, entry.fact)


def _allowed_by(item: Diagnostic, holders: list[_Holder]) -> tuple[int, int] | None:
    """The holder and the allowance that excuse a warning, by their numbers."""
    for n, holder in enumerate(holders):
        for k, allow in enumerate(holder.allow):
            if allow.check == item.code and holder.has(item.location):
                return n, k
    return None


def _judged(holder: _Holder, k: int, switchable: Collection[str], *, excuses: bool) -> Iterator[Diagnostic]:
    check = holder.allow[k].check
    at = holder.positions.at((*holder.path, "allow", k, "check"))
    if check not in switchable:
        help_ = did_you_mean(check, switchable) or f"these can be: {', '.join(sorted(switchable))}"
        yield Diagnostic("unknown-allow", f"`{visible(check, 60)}` is no warning that can be allowed", at, help_)
    elif not excuses and not ((comes := _COMES_WITH_TIME.get(check)) and comes(holder.fact)):
        yield Diagnostic("unused-allow", f"there is no `{check}` here to allow", at, "remove it, and its reason")
