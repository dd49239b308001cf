"""From a text to the files of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from generator.fmt import format_text
from generator.load.files import FOLDER
from generator.model import Source
from generator.quotes import Matcher, fingerprint_json, words_of
from generator.verify.locate import NotFoundError
from generator.verify.locators import locator
from generator.verify.sources import Asked

from . import events, people, quotes, settings
from .article import Article
from .cast import Cast
from .dated import Dated, Day, dates_in, published_in
from .locators import Places
from .somebody import Somebody
from .speakers import Speakers
from .speech import Spoken, speech_of
from .yaml_text import Entry, listed

ENGLISH: Final = "en"
_UNKNOWN: Final = "unknown"


@dataclass(frozen=True)
class About:
    """What is known of a source before it is read; ``published`` is a day, or nothing to look for it in the text."""

    id: str = "article"
    url: str = ""
    publisher: str = ""
    published: str = ""
    title: str = ""
    language: str = ENGLISH


@dataclass(frozen=True)
class Draft:
    """The files of ``site_data/`` by path below the project, and what they hold."""

    files: Mapping[str, str]
    quotations: int = 0
    participants: int = 0
    dates: int = 0
    published: str = _UNKNOWN
    unattributed: int = 0
    uncovered: int = 0


@dataclass
class _Work:
    """What has been found so far."""

    about: About
    article: Article
    day: Day
    places: Places
    cast: Cast | None = None
    ids: dict[Somebody, str] = field(default_factory=dict)
    used: list[tuple[int, int]] = field(default_factory=list)


def draft(text: str, about: About) -> Draft:
    """The draft of an explainer about one source. Raises ValueError for a text without a word."""
    if not words_of(text):
        raise ValueError("the text has no word")
    article = Article(about.id, text)
    day = _day(article, about)
    source = Source.model_validate(settings.source_fields(about, day, article))
    work = _Work(about, article, day, Places(article, Asked(source, Matcher(article.fingerprint), text)))
    work.cast = Cast(article)
    spoken, unspoken = speech_of(article, Speakers(article, work.cast))
    if about.language.partition("-")[0] != ENGLISH:
        spoken = tuple(Spoken(quote.numbers, settings.NOT_READ, quote.sentence) for quote in spoken)
    dates = _dates(work)
    known = _people(work, spoken)
    context = quotes.Context(article, work.places, work.ids, dates, about.id)
    made = list(quotes.entries(spoken, context))
    carried = {dated for _, _, dated in made if dated is not None}
    found = events.events_of(article, work.cast, work.ids, dates, carried)
    timeline = list(events.entries(found, about.id, work.places))
    lost = [entry for entry, quote, _ in made if entry.fields["speaker"] == people.NOBODY]
    persons = [*people.entries(known, work.ids, about.id, work.places), *_nobody(lost, work)]
    uncovered = _uncovered(work, [*persons, *timeline], spoken)
    files = {
        "explainer.yml": settings.explainer(about, day),
        "sources.yml": settings.sources(about, day, article, uncovered, work.places),
        "participants.yml": listed(settings.PARTICIPANTS, persons),
        "quotes.yml": listed(settings.QUOTES, [entry for entry, _, _ in made], quotes.left_out(unspoken, context)),
        "timeline.yml": listed(settings.TIMELINE, timeline, events.left_out(found, work.places)),
        **settings.empty_kinds(),
        f"fingerprints/{about.id}.json": fingerprint_json(article.fingerprint),
    }
    return Draft(
        {f"{FOLDER}/{name}": _laid_out(name, content) for name, content in files.items()},
        quotations=len(made),
        participants=len(persons),
        dates=len(timeline) + len(carried),
        published=day.date,
        unattributed=len(lost),
        uncovered=len(uncovered),
    )


def _laid_out(name: str, content: str) -> str:
    kind, _, ending = name.rpartition(".")
    return format_text(content, kind) if ending == "yml" else content


def _day(article: Article, about: About) -> Day:
    found = published_in(article)
    if about.published and (found is None or found.date != about.published):
        return Day(about.published, "", found.words if found else (0, -1))
    return found or Day(_UNKNOWN, "", (0, -1))


def _dates(work: _Work) -> dict[int, tuple[Dated, ...]]:
    """The dates of each sentence by its number; those of the line that dates the text itself are none of its facts."""
    if work.day.date == _UNKNOWN or len(work.day.date) != len("2025-08-07"):
        return {}
    published = date.fromisoformat(work.day.date)
    first, last = work.day.words
    own = range(first, last + 1) if last - first < settings.DATELINE else range(0)
    found = {sentence.n: tuple(dates_in(work.article, sentence, published, work.about.language)) for sentence in work.article.sentences}
    return {n: tuple(dated for dated in dates if dated.first not in own) for n, dates in found.items()}


def _people(work: _Work, spoken: Sequence[Spoken]) -> tuple[Somebody, ...]:
    assert work.cast is not None  # noqa: S101 - made before
    speakers = [quote.attribution.speaker for quote in spoken if quote.attribution.speaker is not None]
    known = people.people_of(work.cast, speakers)
    missing = [one for one in dict.fromkeys(speakers) if one not in known and one.seen]
    ids = people.Ids()
    everybody = (*known, *missing)
    work.ids.update({somebody: people.id_of(somebody, ids) for somebody in everybody})
    return everybody


def _nobody(lost: Sequence[Entry], work: _Work) -> Iterator[Entry]:
    if lost:
        cite: list[dict[str, Any]] = lost[0].fields["cite"]
        words = lost[0].fields["words"]
        first = words if isinstance(words, str) else words[0]
        yield people.nobody(work.about.id, cite[0].get("at") or first)


def _uncovered(work: _Work, records: Sequence[Entry], spoken: Sequence[Spoken]) -> list[settings.Passage]:
    """The sentences that no record rests on."""
    article, matcher = work.article, work.places.matcher
    spans = [(article.quotations[n].first, article.quotations[n].last) for quote in spoken for n in quote.numbers]
    for record in records:
        for cite in record.fields["cite"]:
            try:
                spans.append(locator(cite["at"], work.places.asked).span)
            except NotFoundError:
                continue
    used = {sentence for first, last in spans for sentence in range(matcher.sentence(first), matcher.sentence(last) + 1)}
    starts = [*article.fingerprint.sentences, len(article.words)]
    silent = {sentence.paragraph for sentence in article.sentences if sentence.silent}
    free = [(starts[n], starts[n + 1] - 1) for n in range(len(starts) - 1) if n not in used]
    return [settings.Passage(first, last, matcher.place(first)[0] - 1 in silent) for first, last in free]
