"""How the explainer was made, in numbers: what was checked, and how much room each participant has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model import Position, Quote
from generator.quotes import words_of

from .facts import Facts
from .front import totals
from .inline import Inline
from .order import Order
from .parts import Page, Person


@dataclass(frozen=True, slots=True)
class Balance:
    """A participant's share: place in the order of first mention, statements, words quoted, positions."""

    person: Person
    mention: int
    quotations: int
    paraphrases: int
    words: int
    share: str
    positions: int


@dataclass(frozen=True, slots=True)
class MethodView:
    """The numbers of the page."""

    rule: str
    balance: tuple[Balance, ...]
    statuses: tuple[tuple[str, str, int], ...]
    quotes: int
    facts: int
    editors: int
    used: int
    set_aside: int
    sentences: int
    covers: tuple[Inline, ...]
    leaves_out: tuple[Inline, ...]
    licence: tuple[str, str]
    code: str
    words_licence: str


def method_page(facts: Facts, order: Order) -> Page:
    """How this was made."""
    t, explainer = facts.t, facts.explainer
    used, aside, sentences = totals(facts.evidence)
    body = MethodView(
        rule=t(f"order.{explainer.order}"),
        balance=_balance(facts, order),
        statuses=_statuses(facts),
        quotes=len(facts.library.of("quotes", Quote)),
        facts=len(facts.library.entries),
        editors=sum(fact.basis == "editor" for _, fact in facts.library.backed),
        used=used,
        set_aside=aside,
        sentences=sentences,
        covers=tuple(facts.inline(item) for item in explainer.scope.covers),
        leaves_out=tuple(facts.inline(item) for item in explainer.scope.leaves_out),
        licence=(explainer.licences.facts, explainer.licences.facts_url),
        code=explainer.licences.code,
        words_licence=explainer.licences.quotes or t("method.words_belong"),
    )
    return Page("how-this-was-made.md", "method", t("page.method"), t("describe.method"), body)


def _statuses(facts: Facts) -> tuple[tuple[str, str, int], ...]:
    met: Counter[str] = Counter(status for statuses in facts.evidence.statuses.values() for status in statuses)
    return tuple((facts.t(f"status.{name}"), facts.t(f"status_meaning.{name}"), met[name]) for name in facts.t.below("status") if met[name])


def _balance(facts: Facts, order: Order) -> tuple[Balance, ...]:
    quotes = facts.library.of("quotes", Quote)
    quotations = Counter(quote.speaker for quote in quotes if quote.words)
    paraphrases = Counter(quote.speaker for quote in quotes if not quote.words)
    positions = Counter(position.participant for position in facts.library.of("positions", Position))
    words: Counter[str] = Counter()
    for quote in quotes:
        words[quote.speaker] += sum(len(words_of(segment)) for segment in quote.words or ())
    whole = sum(words.values())
    by_mention = {id_: n for n, id_ in enumerate(sorted(order.people, key=order.mention), 1)}
    return tuple(
        Balance(
            person=facts.person(id_),
            mention=by_mention[id_],
            quotations=quotations[id_],
            paraphrases=paraphrases[id_],
            words=words[id_],
            share=f"{words[id_] / whole:.0%}" if whole else "–",
            positions=positions[id_],
        )
        for id_ in order.people
    )
