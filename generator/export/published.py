"""Verb: Library and Evidence -> the published shapes, one function for each kind."""

from __future__ import annotations

from typing import Any

from generator.dates import parse
from generator.model import (
    Backed,
    Conflict,
    Correction,
    Event,
    Fact,
    LoggedChange,
    OpenPoint,
    Participant,
    Position,
    Question,
    Quote,
    Source,
    Statement,
    Term,
)
from generator.verify import Receipt

from . import v1
from .edition import Edition


def publish(of: Edition) -> v1.Everything:
    """The whole explainer, as it is published."""
    facts = of.library.of
    return v1.Everything.model_validate({
        "$schema": "schema/explainer.schema.json",
        "version": 1,
        "site": of.site or None,
        "explainer": explainer(of),
        "summary": [statement(of, fact) for fact in of.library.explainer.summary],
        "sources": [source(of, fact) for fact in facts("sources", Source)],
        "participants": [participant(of, fact) for fact in facts("participants", Participant)],
        "questions": [question(of, fact) for fact in facts("questions", Question)],
        "quotes": [quote(of, fact) for fact in facts("quotes", Quote)],
        "timeline": [event(of, fact) for fact in facts("timeline", Event)],
        "positions": [position(of, fact) for fact in facts("positions", Position)],
        "conflicts": [conflict(of, fact) for fact in facts("conflicts", Conflict)],
        "open_points": [open_point(of, fact) for fact in facts("open_points", OpenPoint)],
        "glossary": [term(of, fact) for fact in facts("glossary", Term)],
        "corrections": [correction(of, fact) for fact in facts("corrections", Correction)],
        "changes": [logged(of, fact) for fact in facts("changes", LoggedChange)],
    })  # fmt: skip


# What many shapes hold


def date(of: Edition, text: str) -> v1.Date:
    """A date."""
    when = parse(text)
    return v1.Date(
        edtf=text,
        text=of.told(text),
        precision=when.precision,
        earliest=when.first.isoformat() if when.first else None,
        latest=when.last.isoformat() if when.last else None,
        approximate=when.approximate,
        uncertain=when.uncertain,
        time=when.time,
        zone=when.zone,
    )


def _fact(of: Edition, fact: Fact) -> dict[str, Any]:
    texts = {"notes": of.texts(fact.notes), "mentions": of.mentions(fact)}
    return {"id": fact.id, "page": of.page(fact.id), "formerly": fact.formerly, "checked": fact.checked, **texts}


def _backed(of: Edition, fact: Backed) -> dict[str, Any]:
    receipts = tuple(map(receipt, of.evidence.receipts.get(fact.id, ())))
    return {**_fact(of, fact), "basis": fact.basis, "rests_on": fact.rests_on, "receipts": receipts}


def receipt(found: Receipt) -> v1.Receipt:
    """Words of a source."""
    return v1.Receipt(
        source=found.source,
        words=found.words,
        quoted=found.quoted,
        paragraph=found.paragraph,
        sentence=found.sentence,
        first_word=found.first,
        last_word=found.last,
        url=found.href,
    )


# One kind each


def explainer(of: Edition) -> v1.Explainer:
    """The explainer's own settings."""
    it = of.library.explainer
    return v1.Explainer(
        title=it.title,
        question=it.question,
        main_question=it.main_question,
        standfirst=of.text(it.standfirst),
        as_of=date(of, it.as_of),
        status=it.status,
        language=it.language,
        order=it.order,
        covers=of.texts(it.scope.covers),
        leaves_out=of.texts(it.scope.leaves_out),
        contact_name=it.contact.name if it.contact else None,
        contact_url=it.contact.url if it.contact else None,
        licence=it.licences.facts,
        licence_url=it.licences.facts_url,
        code_licence=it.licences.code,
        words_licence=it.licences.quotes or of.t("method.words_belong"),
    )


def statement(of: Edition, fact: Statement) -> v1.Statement:
    """One statement of the short answer."""
    return v1.Statement(**_backed(of, fact), text=of.text(fact.text))


def source(of: Edition, fact: Source) -> v1.Source:
    """A source, without its text."""
    fingerprint, _ = of.library.fingerprints[fact.id]
    coverage = of.evidence.coverage[fact.id]
    return v1.Source(
        **_fact(of, fact),
        publisher=fact.publisher,
        url=fact.url,
        archived_url=fact.archived_url,
        kind=fact.kind,
        language=fact.language,
        headline=fact.headline,
        author=fact.author,
        published=date(of, fact.published.date),
        time=fact.published.time,
        zone=fact.published.zone,
        accessed=fact.accessed,
        words=fingerprint.words,
        sha256=fingerprint.sha256,
        coverage=v1.Coverage(sentences=len(coverage.sentences), used=coverage.used, set_aside=coverage.set_aside),
        set_aside=tuple(v1.SetAside(words=passage.at, reason=of.text(passage.reason)) for passage in fact.set_aside),
    )


def participant(of: Edition, fact: Participant) -> v1.Participant:
    """Somebody who takes part."""
    native = fact.native_name
    return v1.Participant(
        **_backed(of, fact),
        name=fact.name,
        kind=fact.kind,
        role=of.text(fact.role),
        native_name=v1.NativeName(text=native.text, language=native.language) if native else None,
        aliases=fact.aliases,
        affiliation=fact.affiliation,
        wikidata=fact.ids.wikidata,
        description=of.text(fact.description),
    )


def question(of: Edition, fact: Question) -> v1.Question:
    """A disputed question."""
    stances = tuple(v1.Stance(id=item.id, label=item.label, mark=item.mark, meaning=of.text(item.meaning)) for item in fact.stances)
    return v1.Question(**_backed(of, fact), question=fact.question, short=fact.short, background=of.text(fact.background), stances=stances)


def quote(of: Edition, fact: Quote) -> v1.Quote:
    """Something said."""
    return v1.Quote(
        **_backed(of, fact),
        speaker=fact.speaker,
        said=of.said(fact),
        words=fact.words or (),
        paraphrase=of.text(fact.paraphrase),
        statuses=of.evidence.statuses.get(fact.id, ()),
        fragment=fact.fragment,
        language=of.language(fact),
        original_language=fact.original_language,
        when=date(of, fact.when),
        when_words=fact.when_words,
        where=of.text(fact.where),
        medium=of.text(fact.medium),
        to=of.text(fact.to),
        context=of.text(fact.context),
        about=fact.about,
        via=fact.via,
    )


def event(of: Edition, fact: Event) -> v1.Event:
    """Something that happened, is planned, threatened or due."""
    return v1.Event(
        **_backed(of, fact),
        what=of.text(fact.what),
        status=fact.status,
        when=date(of, fact.when),
        when_words=fact.when_words,
        where=of.text(fact.where),
        details=of.text(fact.details),
        who=fact.who,
        about=fact.about,
    )


def position(of: Edition, fact: Position) -> v1.Position:
    """Where a participant stands."""
    return v1.Position(
        **_backed(of, fact),
        participant=fact.participant,
        question=fact.question,
        stance=fact.stance,
        since=date(of, fact.since),
        until=date(of, fact.until) if fact.until else None,
        sentence=of.text(fact.sentence),
    )


def conflict(of: Edition, fact: Conflict) -> v1.Conflict:
    """Positions that do not fit together."""
    return v1.Conflict(
        **_backed(of, fact), title=fact.title, kind=fact.kind, explanation=of.text(fact.explanation), positions=fact.positions
    )


def open_point(of: Edition, fact: OpenPoint) -> v1.OpenPoint:
    """What is not known."""
    return v1.OpenPoint(
        **_backed(of, fact), point=of.text(fact.point), would_settle=of.text(fact.would_settle), review_by=fact.review_by, about=fact.about
    )


def term(of: Edition, fact: Term) -> v1.Term:
    """A word and its meaning."""
    return v1.Term(**_backed(of, fact), term=fact.term, definition=of.text(fact.definition), aliases=fact.aliases)


def correction(of: Edition, fact: Correction) -> v1.Correction:
    """What was wrong, and what it says now."""
    return v1.Correction(**_fact(of, fact), date=date(of, fact.date), was=of.text(fact.was), now=of.text(fact.now), facts=fact.facts)


def logged(of: Edition, fact: LoggedChange) -> v1.LoggedChange:
    """A change of facts, as the log tells it."""
    return v1.LoggedChange(**_fact(of, fact), date=date(of, fact.date), kind=fact.kind, facts=fact.facts, summary=fact.summary)
