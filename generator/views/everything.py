"""Everything on one page, and where the data is."""

from __future__ import annotations

from dataclasses import dataclass

from .facts import Facts
from .front import FrontView
from .lists import CorrectionsView, GlossaryView, UnknownsView
from .parts import WEIGHTS, Grid, Page, QuoteView
from .people import PersonView
from .questions import QuestionView
from .sources import SourcesView
from .timeline import TimelineView


@dataclass(frozen=True, slots=True)
class EverythingView:
    """The whole explainer, in the order of a paper."""

    front: FrontView
    grid: Grid
    questions: tuple[QuestionView, ...]
    timeline: TimelineView
    quotes: tuple[QuoteView, ...]
    people: tuple[PersonView, ...]
    unknowns: UnknownsView
    glossary: GlossaryView
    corrections: CorrectionsView
    sources: SourcesView


def everything_page(facts: Facts, body: EverythingView) -> Page:
    """The whole explainer on one page."""
    described = facts.t("describe.everything", question=facts.explainer.question)
    return Page("everything.md", "everything", facts.t("page.everything"), described, body, weight=WEIGHTS["copy"])


@dataclass(frozen=True, slots=True)
class Download:
    """A file of data and what is in it."""

    href: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class DataView:
    """Where the facts are as data, and on which terms."""

    downloads: tuple[Download, ...]
    licence: tuple[str, str]
    code: str
    words_licence: str
    cite: str


def data_page(facts: Facts, downloads: tuple[Download, ...]) -> Page:
    """The page of data."""
    t, licences = facts.t, facts.explainer.licences
    cite = t("data.cite", title=facts.explainer.title, date=facts.day(facts.explainer.as_of).text)
    body = DataView(downloads, (licences.facts, licences.facts_url), licences.code, licences.quotes or t("method.words_belong"), cite)
    return Page("data.md", "data", t("page.data"), t("describe.data"), body)
