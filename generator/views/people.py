"""The pages about participants."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from generator.model import Conflict, Event, Participant, Position, Question, Quote

from .facts import Facts
from .front import Card, cards
from .inline import Inline
from .order import Order
from .parts import WEIGHTS, ConflictView, EventView, Link, Page, Person, PositionView, QuoteView, ReceiptView


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Everybody, by the printed rule."""

    people: tuple[Card, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything about one participant. ``topics`` are the questions they spoke about, each with how often."""

    person: Person
    kind: str
    native: str
    native_language: str
    native_speaks: str
    aliases: tuple[str, ...]
    affiliation: Link | None
    members: tuple[Link, ...]
    wikidata: str
    description: Inline
    notes: tuple[Inline, ...]
    receipt: ReceiptView
    quotes: tuple[QuoteView, ...]
    passed_on: tuple[QuoteView, ...]
    positions: tuple[PositionView, ...]
    conflicts: tuple[ConflictView, ...]
    events: tuple[EventView, ...]
    topics: tuple[tuple[Link, int], ...]
    linked: tuple[Link, ...]


def people_pages(facts: Facts, order: Order) -> list[Page]:
    """The page of all participants, and one for each."""
    t = facts.t
    body = PeopleView(cards(facts, order), t(f"order.{facts.explainer.order}"))
    pages = [Page("people/index.md", "people", t("page.people"), t("describe.people", question=facts.explainer.question), body, "people/")]
    found = _Found(facts, order)
    return pages + [_page(facts, id_, found) for id_ in order.people]


class _Found:
    """Everything that names a participant, by participant."""

    def __init__(self, facts: Facts, order: Order) -> None:
        library = facts.library
        self.quotes: dict[str, list[str]] = defaultdict(list)
        self.passed_on: dict[str, list[str]] = defaultdict(list)
        self.events: dict[str, list[str]] = defaultdict(list)
        self.positions: dict[str, list[str]] = defaultdict(list)
        self.conflicts: dict[str, dict[str, None]] = defaultdict(dict)
        self.members: dict[str, list[str]] = defaultdict(list)
        for id_ in order.quotes:
            quote = library.get(id_, Quote)
            self.quotes[quote.speaker].append(id_)
            for other in quote.via:
                self.passed_on[other].append(id_)
        for id_ in order.events:
            for other in library.get(id_, Event).who:
                self.events[other].append(id_)
        for id_ in order.positions([position.id for position in library.of("positions", Position)]):
            self.positions[library.get(id_, Position).participant].append(id_)
        for conflict in library.of("conflicts", Conflict):
            for id_ in conflict.positions:
                self.conflicts[library.get(id_, Position).participant][conflict.id] = None
        for id_ in order.people:
            if above := library.get(id_, Participant).affiliation:
                self.members[above].append(id_)


def _page(facts: Facts, id_: str, found: _Found) -> Page:
    fact, t = facts.library.get(id_, Participant), facts.t
    named = facts.link
    quotes = tuple(facts.quote(other) for other in found.quotes[id_])
    shown = {
        other
        for ids in (found.quotes, found.passed_on, found.events, found.positions, found.conflicts, found.members)
        for other in ids[id_]
    }
    body = PersonView(
        person=facts.person(id_),
        kind=t(f"participant.{fact.kind}"),
        native=fact.native_name.text if fact.native_name else "",
        native_language=fact.native_name.language if fact.native_name else "",
        native_speaks=t("person.native") if fact.native_name else "",
        aliases=fact.aliases,
        affiliation=named(fact.affiliation) if fact.affiliation else None,
        members=tuple(named(other) for other in found.members[id_]),
        wikidata=fact.ids.wikidata or "",
        description=facts.inline(fact.description),
        notes=facts.notes(fact),
        receipt=facts.receipt(id_),
        quotes=quotes,
        passed_on=tuple(facts.quote(other) for other in found.passed_on[id_]),
        positions=tuple(facts.position(other) for other in found.positions[id_]),
        conflicts=tuple(facts.conflict(other) for other in found.conflicts[id_]),
        events=tuple(facts.event(other) for other in found.events[id_]),
        topics=_topics(facts, quotes),
        linked=facts.linked(id_, but=shown),
    )
    return Page(
        f"people/{id_}.md",
        "person",
        fact.name,
        t("describe.person", name=fact.name, question=facts.explainer.question),
        body,
        "people/",
        facts=(id_,),
        weight=WEIGHTS["person" if fact.kind == "person" else "namesake"],
        tags=(*([fact.native_name.text] if fact.native_name else []), *fact.aliases),
    )


def _topics(facts: Facts, quotes: tuple[QuoteView, ...]) -> tuple[tuple[Link, int], ...]:
    counts = Counter(id_ for quote in quotes for id_ in quote.question_ids)
    return tuple(
        (facts.question(question.id), counts[question.id]) for question in facts.library.of("questions", Question) if question.id in counts
    )
