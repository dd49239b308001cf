"""One view for each fact, made once and shown on every page that needs it."""

from __future__ import annotations

import re

from generator.catalogue import speaks
from generator.citations import citation
from generator.dates import parse, sort_key
from generator.model import (
    Backed,
    Conflict,
    Correction,
    Event,
    OpenPoint,
    Participant,
    Position,
    Question,
    Quote,
    Source,
    Stance,
    Statement,
    Term,
)
from generator.prose import plain
from generator.quotes import QuoteError, parts_of

from .parts import (
    ConflictView,
    CorrectionView,
    EventView,
    OpenPointView,
    Piece,
    PositionView,
    QuoteView,
    StanceView,
    StatementView,
    TermView,
)
from .shared import Shared, once

_BROKEN = re.compile(r"[…\[\]]|\.\s?\.")


class Facts(Shared):
    """The views of single facts, by id."""

    @once
    def quote(self, id_: str) -> QuoteView:
        """Something said."""
        fact = self.library.get(id_, Quote)
        language = self._language(fact)
        shown = {fact.speaker, *fact.via, *fact.about}
        return QuoteView(
            id=id_,
            href=self.href(id_),
            paraphrase=self.inline(fact.paraphrase),
            segments=tuple(_pieces(segment) for segment in fact.words or ()),
            marks=(self.t("quote.open"), self.t("quote.close")),
            language=self.foreign(language),
            speaker=self.person(fact.speaker),
            via=tuple(self.person(other) for other in fact.via),
            day=self.day(fact.when),
            when_words=fact.when_words or "",
            where=self.inline(fact.where),
            medium=self.inline(fact.medium),
            to=self.inline(fact.to),
            context=self.inline(fact.context),
            statuses=tuple((status, self.t(f"status.{status}")) for status in self.evidence.statuses.get(id_, ())),
            fragment=fact.fragment,
            questions=tuple(self.question(other) for other in fact.about),
            question_ids=fact.about,
            notes=self.notes(fact),
            receipt=self.receipt(id_),
            linked=self.linked(id_, but=shown),
            formerly=fact.formerly,
            citation=citation(fact, self.library.get(fact.speaker, Participant), self._source(fact), self.t),
            original_language=speaks(fact.original_language) if fact.original_language else "",
        )

    def _source(self, fact: Backed) -> Source | None:
        return self.library.get(fact.cite[0].source, Source) if fact.cite else None

    def _language(self, quote: Quote) -> str:
        """The language a quote's words are printed in: its source's; paraphrases are in the site's own."""
        source = self._source(quote)
        return source.language if quote.words and source else self.explainer.language

    def stance(self, question: str, id_: str) -> StanceView:
        """A stance of a question."""
        found: Stance = next(stance for stance in self.library.get(question, Question).stances if stance.id == id_)
        return StanceView(found.label, found.mark, self.inline(found.meaning))

    @once
    def position(self, id_: str) -> PositionView:
        """Where a participant stands."""
        fact = self.library.get(id_, Position)
        return PositionView(
            id=id_,
            href=self.href(id_),
            person=self.person(fact.participant),
            question=self.question(fact.question),
            stance=self.stance(fact.question, fact.stance),
            sentence=self.inline(fact.sentence),
            since=self.day(fact.since),
            until=self.day(fact.until) if fact.until else None,
            words=tuple(self.quote(other) for other in fact.rests_on),
            receipt=self.receipt(id_),
            notes=self.notes(fact),
            linked=self.linked(id_),
            formerly=fact.formerly,
        )

    @once
    def conflict(self, id_: str) -> ConflictView:
        """Positions that do not fit together, in the order in which they were taken."""
        fact = self.library.get(id_, Conflict)
        in_order = sorted(fact.positions, key=lambda other: sort_key(parse(self.library.get(other, Position).since)))
        return ConflictView(
            id=id_,
            href=self.href(id_),
            title=fact.title,
            kind=self.t(f"conflict.{fact.kind}"),
            sides=tuple(self.position(other) for other in in_order),
            explanation=self.inline(fact.explanation),
            notes=self.notes(fact),
            receipt=self.receipt(id_),
            linked=self.linked(id_),
            formerly=fact.formerly,
        )

    @once
    def event(self, id_: str) -> EventView:
        """Something that happened, is planned, threatened or due."""
        fact = self.library.get(id_, Event)
        return EventView(
            id=id_,
            href=self.href(id_),
            what=self.inline(fact.what),
            title=plain(fact.what),
            day=self.day(fact.when),
            when_words=fact.when_words or "",
            status=self.t(f"event.{fact.status}"),
            status_id=fact.status,
            people=tuple(self.person(other) for other in fact.who),
            where=self.inline(fact.where),
            questions=tuple(self.question(other) for other in fact.about),
            question_ids=fact.about,
            details=self.inline(fact.details),
            notes=self.notes(fact),
            receipt=self.receipt(id_),
            linked=self.linked(id_, but={*fact.who, *fact.about}),
            formerly=fact.formerly,
        )

    @once
    def statement(self, id_: str) -> StatementView:
        """One line of the summary."""
        fact = self.library.get(id_, Statement)
        return StatementView(id_, self.inline(fact.text), self.receipt(id_), fact.formerly)

    @once
    def open_point(self, id_: str) -> OpenPointView:
        """What is not known."""
        fact = self.library.get(id_, OpenPoint)
        review = parse(fact.review_by) if fact.review_by else None
        return OpenPointView(
            id=id_,
            href=self.href(id_),
            point=self.inline(fact.point),
            would_settle=self.inline(fact.would_settle),
            review=self.day(fact.review_by) if fact.review_by else None,
            overdue=bool(review and review.last and review.last < self.today),
            about=tuple(self.link(other) for other in fact.about),
            notes=self.notes(fact),
            receipt=self.receipt(id_),
            linked=self.linked(id_, but=fact.about),
            formerly=fact.formerly,
        )

    @once
    def term(self, id_: str) -> TermView:
        """A word and its meaning."""
        fact = self.library.get(id_, Term)
        return TermView(
            id_, fact.term, ", ".join(fact.aliases), self.inline(fact.definition), self.receipt(id_), self.linked(id_), fact.formerly
        )

    @once
    def correction(self, id_: str) -> CorrectionView:
        """What was wrong, and what it says now."""
        fact = self.library.get(id_, Correction)
        facts = tuple(self.link(other) for other in fact.facts)
        return CorrectionView(id_, self.day(fact.date), self.inline(fact.was), self.inline(fact.now), facts, fact.formerly)


def _pieces(segment: str) -> tuple[Piece, ...]:
    """A segment as shown: its words, with what was cut and what was inserted marked as such."""
    if segment[0].isalnum() and segment.rstrip(".,!?")[-1:].isalnum() and not _BROKEN.search(segment):
        return (Piece(segment),)  # most are: nothing to take apart, no mark at either end to leave out
    try:
        parts = parts_of(segment)
    except QuoteError:
        return (Piece(segment),)
    pieces: list[Piece] = []
    for part in parts:
        if part.before == "cut":
            pieces.append(Piece("…", "cut"))
        if part.inserted:
            pieces.append(Piece(part.inserted, "inserted"))
        if part.words:
            pieces.append(Piece(segment[part.words[0].start : part.words[-1].end]))
    return tuple(pieces)
