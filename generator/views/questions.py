"""The pages about disputed questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from generator.model import Conflict, Event, OpenPoint, Position, Question, Quote

from .facts import Facts
from .grid import MOST_CELLS, Grids
from .inline import Inline
from .order import Order
from .parts import (
    WEIGHTS,
    ConflictView,
    EventView,
    Link,
    OpenPointView,
    Page,
    Person,
    PositionView,
    QuoteView,
    ReceiptView,
    Silent,
    StanceView,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A stance, and who takes it."""

    stance: StanceView
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """One participant's positions on the question, when there are several, in the order in which they were taken."""

    person: Person
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One disputed question."""

    id: str
    question: str
    short: str
    href: str
    main: bool
    background: Inline
    receipt: ReceiptView
    notes: tuple[Inline, ...]
    answers: tuple[Answer, ...]
    silent: Silent | None
    conflicts: tuple[ConflictView, ...]
    moves: tuple[Move, ...]
    voices: tuple[QuoteView, ...]
    events: tuple[EventView, ...]
    open_points: tuple[OpenPointView, ...]
    before: Link | None
    after: Link | None
    linked: tuple[Link, ...]

    @property
    def has_positions(self) -> bool:
        """Whether anybody takes a stance."""
        return any(answer.positions for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Matrix:
    """How often each participant speaks of each question."""

    rows: tuple[Link, ...]
    columns: tuple[Link, ...]
    counts: tuple[tuple[int, ...], ...]
    name: str


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """All disputed questions, and who speaks of which."""

    questions: tuple[QuestionView, ...]
    matrix: Matrix


class Questions:
    """Builds the views of questions."""

    def __init__(self, facts: Facts, order: Order, grids: Grids) -> None:
        self.facts, self.order, self.grids = facts, order, grids
        library = facts.library
        self.voices: dict[str, list[str]] = defaultdict(list)
        self.events: dict[str, list[str]] = defaultdict(list)
        self.positions: dict[str, list[str]] = defaultdict(list)
        self.conflicts: dict[str, dict[str, None]] = defaultdict(dict)
        self.points: dict[str, list[str]] = defaultdict(list)
        for id_ in order.quotes:
            for about in library.get(id_, Quote).about:
                self.voices[about].append(id_)
        for id_ in order.events:
            for about in library.get(id_, Event).about:
                self.events[about].append(id_)
        for id_ in order.positions([position.id for position in library.of("positions", Position)]):
            self.positions[library.get(id_, Position).question].append(id_)
        for conflict in library.of("conflicts", Conflict):
            for id_ in conflict.positions:
                self.conflicts[library.get(id_, Position).question][conflict.id] = None
        for point in library.of("open_points", OpenPoint):
            for about in point.about:
                self.points[about].append(point.id)

    def pages(self) -> list[Page]:
        """The page of all questions, and one for each."""
        t = self.facts.t
        questions = self.facts.library.of("questions", Question)
        views = [self._view(question, n, questions) for n, question in enumerate(questions)]
        body = QuestionsView(tuple(views), self._matrix(views))
        described = t("describe.questions", question=self.facts.explainer.question)
        pages = [Page("questions/index.md", "questions", t("page.questions"), described, body, "questions/")]
        for view in views:
            shown = (view.id, *self.positions[view.id], *self.conflicts[view.id])
            described = t("describe.question", question=view.question)
            pages.append(
                Page(
                    f"questions/{view.id}.md",
                    "question",
                    view.question,
                    described,
                    view,
                    "questions/",
                    facts=shown,
                    weight=WEIGHTS["question"],
                )
            )
        return pages

    def _view(self, question: Question, n: int, questions: tuple[Question, ...]) -> QuestionView:
        facts, id_ = self.facts, question.id
        positions = [facts.library.get(other, Position) for other in self.positions[id_]]
        shown = {*self.positions[id_], *self.conflicts[id_], *self.voices[id_], *self.events[id_], *self.points[id_]}
        return QuestionView(
            id=id_,
            question=question.question,
            short=question.short,
            href=facts.href(id_),
            main=facts.explainer.main_question == id_,
            background=facts.inline(question.background),
            receipt=facts.receipt(id_),
            notes=facts.notes(question),
            answers=self._answers(question, positions),
            silent=self.grids.silent([position.participant for position in positions], self.grids.people),
            conflicts=tuple(
                facts.conflict(other) for other in self.conflicts[id_] if facts.library.addresses[other].page == facts.href(id_)
            ),
            moves=self._moves(positions),
            voices=tuple(facts.quote(other) for other in self.voices[id_]),
            events=tuple(facts.event(other) for other in self.events[id_]),
            open_points=tuple(facts.open_point(other) for other in self.points[id_]),
            before=facts.question(questions[n - 1].id) if n else None,
            after=facts.question(questions[n + 1].id) if n + 1 < len(questions) else None,
            linked=facts.linked(id_, but=shown),
        )

    def _answers(self, question: Question, positions: list[Position]) -> tuple[Answer, ...]:
        """Every stance of the closed list, those nobody takes included."""
        return tuple(
            Answer(
                self.facts.stance(question.id, stance.id),
                tuple(self.facts.position(position.id) for position in positions if position.stance == stance.id),
            )
            for stance in question.stances
        )

    def _moves(self, positions: list[Position]) -> tuple[Move, ...]:
        taken: dict[str, list[PositionView]] = defaultdict(list)
        for position in positions:
            taken[position.participant].append(self.facts.position(position.id))
        people = sorted((id_ for id_, views in taken.items() if len(views) > 1), key=self.order.place.__getitem__)
        return tuple(Move(self.facts.person(id_), tuple(taken[id_])) for id_ in people)

    def _matrix(self, views: list[QuestionView]) -> Matrix:
        counts = Counter((quote.speaker.id, view.id) for view in views for quote in view.voices)
        people = sorted({who for who, _ in counts}, key=self.order.place.__getitem__)
        if len(people) * len(views) > MOST_CELLS:  # nobody would find anything in it; the pages of people and questions have the same
            people = []
        rows = tuple(Link(person.name, person.href) for person in map(self.facts.person, people))
        columns = tuple(Link(view.short, view.href) for view in views)
        return Matrix(
            rows, columns, tuple(tuple(counts[who, view.id] for view in views) for who in people), self.facts.t("questions.matrix_name")
        )
