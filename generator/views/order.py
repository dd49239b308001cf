"""In which order people, quotes and events stand: rules that are printed on the site."""

from __future__ import annotations

from functools import cached_property

from generator.dates import parse, sort_key
from generator.model import Event, Participant, Position, Quote, Source

from .facts import Facts

_LAST = 1 << 60


class Order:
    """Stated orders, by id."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._sources = {source.id: n for n, source in enumerate(facts.library.of("sources", Source))}

    def mention(self, id_: str) -> tuple[int, int]:
        """Where a fact's words stand first: the source by its order in the list, the word in it."""
        receipts = self.facts.evidence.receipts.get(id_, ())
        return min(((self._sources[receipt.source], receipt.first) for receipt in receipts), default=(_LAST, _LAST))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The participants by the explainer's rule."""
        ids = [participant.id for participant in self.facts.library.of("participants", Participant)]
        match self.facts.explainer.order:  # sorting is stable: what the rule leaves open stays as listed
            case "first_mention":
                ids.sort(key=self.mention)
            case "alphabetical":
                ids.sort(key=lambda id_: self.facts.library.get(id_, Participant).name.casefold())
        return tuple(ids)

    @cached_property
    def place(self) -> dict[str, int]:
        """Each participant's place in that order."""
        return {id_: n for n, id_ in enumerate(self.people)}

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """Quotes in time order; those without a date last; within a day as the source has them."""
        return tuple(self._in_time([(quote.id, quote.when) for quote in self.facts.library.of("quotes", Quote)]))

    @cached_property
    def events(self) -> tuple[str, ...]:
        """Events in time order, by the same rule."""
        return tuple(self._in_time([(event.id, event.when) for event in self.facts.library.of("timeline", Event)]))

    def positions(self, ids: list[str]) -> list[str]:
        """Positions in the order in which they were taken."""
        return self._in_time([(id_, self.facts.library.get(id_, Position).since) for id_ in ids])

    def _in_time(self, dated: list[tuple[str, str]]) -> list[str]:
        return [id_ for id_, _ in sorted(dated, key=lambda item: (sort_key(parse(item[1])), self.mention(item[0]), item[0]))]
