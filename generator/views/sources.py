"""The pages about sources: what was taken from each, what was set aside, and why it can be checked."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue import speaks
from generator.model import Source
from generator.verify import Coverage

from .facts import Facts
from .inline import Inline
from .parts import Day, Link, Page


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence as a block of the picture: its length in words, how many facts use it, the number of the passage that sets it aside."""

    words: int
    facts: int
    aside: int
    name: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that is set aside: the locator's words and the reason."""

    words: str
    reason: Inline


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence and the facts that rest on it."""

    place: str
    facts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source."""

    id: str
    name: str
    publisher: str
    headline: str
    author: str
    url: str
    href: str
    archived_url: str
    kind: str
    language: str
    published: Day
    time: str
    accessed: str
    checked: str
    notes: tuple[Inline, ...]
    summary: str
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    asides: tuple[Aside, ...]
    uses: tuple[Use, ...]
    words: int
    sha256: str
    normaliser: int
    linked: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """All sources."""

    sources: tuple[SourceView, ...]


def sources_pages(facts: Facts) -> list[Page]:
    """The page of all sources, and one for each."""
    t = facts.t
    views = tuple(_view(facts, source) for source in facts.library.of("sources", Source))
    pages = [
        Page(
            "sources/index.md",
            "sources",
            t("page.sources"),
            t("describe.sources", question=facts.explainer.question),
            SourcesView(views),
            "sources/",
        )
    ]
    return pages + [
        Page(f"sources/{view.id}.md", "source", view.name, t("describe.source", name=view.name), view, "sources/", facts=(view.id,))
        for view in views
    ]


def _view(facts: Facts, source: Source) -> SourceView:
    t = facts.t
    coverage = facts.evidence.coverage[source.id]
    fingerprint, _ = facts.library.fingerprints[source.id]
    paragraphs = _paragraphs(facts, coverage)
    return SourceView(
        id=source.id,
        name=f"{source.publisher}: {source.headline}" if source.headline else source.publisher,
        publisher=source.publisher,
        headline=source.headline or "",
        author=source.author or "",
        url=source.url,
        href=facts.href(source.id),
        archived_url=source.archived_url or "",
        kind=t(f"source.{source.kind}"),
        language=speaks(source.language),
        published=facts.day(source.published.date),
        time=_time(facts, source),
        accessed=facts.day(source.accessed).text if source.accessed else "",
        checked=facts.day(source.checked).text if source.checked else "",
        notes=facts.notes(source),
        summary=t("coverage.summary", used=coverage.used, all=len(coverage.sentences), aside=coverage.set_aside),
        paragraphs=paragraphs,
        asides=tuple(Aside(passage.at, facts.inline(passage.reason)) for passage in source.set_aside),
        uses=_uses(facts, coverage),
        words=fingerprint.words,
        sha256=fingerprint.sha256,
        normaliser=fingerprint.version,
        linked=(),
    )


def _time(facts: Facts, source: Source) -> str:
    published = source.published
    if published.time is None:
        return ""
    return f"{published.time} ({published.zone})" if published.zone else facts.t("date.time_unzoned", time=published.time)


def _places(coverage: Coverage) -> list[tuple[int, int]]:
    """Each sentence's paragraph, and its number within that, from 1."""
    places: list[tuple[int, int]] = []
    for sentence in coverage.sentences:
        number = places[-1][1] + 1 if places and places[-1][0] == sentence.paragraph else 1
        places.append((sentence.paragraph, number))
    return places


def _paragraphs(facts: Facts, coverage: Coverage) -> tuple[tuple[SentenceView, ...], ...]:
    t = facts.t
    rows: dict[int, list[SentenceView]] = {}
    for sentence, (paragraph, number) in zip(coverage.sentences, _places(coverage), strict=True):
        place = t("receipt.place", paragraph=paragraph, sentence=number)
        facts_ = len(sentence.used_by)
        became = t.count("coverage.used_by", facts_) if facts_ else t("coverage.set_aside")
        aside = 0 if facts_ or sentence.set_aside is None else sentence.set_aside + 1
        rows.setdefault(paragraph, []).append(SentenceView(sentence.words, facts_, aside, f"{place}: {became}"))
    return tuple(tuple(row) for row in rows.values())


def _uses(facts: Facts, coverage: Coverage) -> tuple[Use, ...]:
    return tuple(
        Use(facts.t("receipt.place", paragraph=paragraph, sentence=number), tuple(facts.link(id_) for id_ in sentence.used_by))
        for sentence, (paragraph, number) in zip(coverage.sentences, _places(coverage), strict=True)
        if sentence.used_by
    )
