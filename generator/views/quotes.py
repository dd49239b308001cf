"""The page of all quotes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import parse
from generator.model import Quote

from .facts import Facts
from .filters import by_person, by_question, choices
from .order import Order
from .parts import WEIGHTS, Filter, Page, QuoteView

# More dates than that are offered by month.
_MOST_DATES = 24


@dataclass(frozen=True, slots=True)
class Said:
    """A quote, and the value its date has in the filter."""

    quote: QuoteView
    date: str


@dataclass(frozen=True, slots=True)
class QuotesView:
    """Everything said, in time order."""

    said: tuple[Said, ...]
    filters: tuple[Filter, ...]
    summary: str
    statuses: tuple[tuple[str, str], ...]


def quotes_page(facts: Facts, order: Order) -> Page:
    """The page of all quotes."""
    t = facts.t
    quotes = tuple(facts.quote(id_) for id_ in order.quotes)
    dated = _dates(facts, order.quotes)
    filters = (
        by_person(facts, order, [quote.speaker.id for quote in quotes], "speaker"),
        by_question(facts, [id_ for quote in quotes for id_ in quote.question_ids]),
        Filter("date", t("filter.date"), choices([dated[quote.id] for quote in quotes])),
    )
    body = QuotesView(tuple(Said(quote, dated[quote.id][0]) for quote in quotes), filters, counted(facts), legend(facts))
    described = t("describe.quotes", question=facts.explainer.question)
    return Page(
        "quotes.md", "quotes", t("page.quotes"), described, body, facts=tuple(quote.id for quote in quotes), weight=WEIGHTS["quotes"]
    )


def counted(facts: Facts) -> str:
    """How many quotations and how many paraphrases there are."""
    quotes = facts.library.of("quotes", Quote)
    quoted = sum(quote.words is not None for quote in quotes)
    return facts.t(
        "quotes.summary", quotes=facts.t.count("count.quotes", quoted), paraphrases=facts.t.count("count.paraphrases", len(quotes) - quoted)
    )


def legend(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Every status that occurs, with what it means."""
    met = {status for statuses in facts.evidence.statuses.values() for status in statuses}
    return tuple((facts.t(f"status.{status}"), facts.t(f"status_meaning.{status}")) for status in facts.t.below("status") if status in met)


def _dates(facts: Facts, ids: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """For each quote a date's value and its words; by month where there are many."""
    whens = {id_: facts.library.get(id_, Quote).when for id_ in ids}
    by_month = len(set(whens.values())) > _MOST_DATES
    return {id_: _date(facts, text, by_month=by_month) for id_, text in whens.items()}


def _date(facts: Facts, text: str, *, by_month: bool) -> tuple[str, str]:
    when = parse(text)
    if by_month and when.first is not None:
        text = f"{when.first:%Y-%m}"
    return text.replace("/", "_"), facts.day(text).text
