"""What the views of many facts share: links, dates, people, notes and receipts. Asking twice gives the same view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from generator.catalogue import Catalogue, catalogue
from generator.dates import in_words, machine, parse
from generator.link import Library
from generator.model import (
    Backed,
    Fact,
    Participant,
    Question,
    Quote,
    Source,
)
from generator.verify import Evidence, Receipt

from .inline import Inline, Inliner, name_of
from .parts import (
    Day,
    Link,
    Person,
    Proof,
    ReceiptView,
)

S = TypeVar("S", bound="Shared")
V = TypeVar("V")

_LONGEST_NAME = 90


def once(make: Callable[[S, str], V]) -> Callable[[S, str], V]:
    """Make the view of an id once."""
    made: str = make.__name__

    @wraps(make)
    def ask(self: S, id_: str) -> V:
        views: dict[str, V] = self.made[made]
        if id_ not in views:
            views[id_] = make(self, id_)
        return views[id_]

    return ask


class Shared:
    """Links, dates, people and receipts, by id."""

    def __init__(self, library: Library, evidence: Evidence, today: date) -> None:
        self.library, self.evidence, self.today = library, evidence, today
        self.explainer = library.explainer
        self.t: Catalogue = catalogue(library.explainer.language)
        self.inline = Inliner(library)
        self.made: dict[str, dict[str, Any]] = defaultdict(dict)

    # What many facts share

    def href(self, id_: str) -> str:
        """Where a fact is, relative to the site's root."""
        return str(self.library.addresses[id_])

    @once
    def link(self, id_: str) -> Link:
        """A link to a fact, with its kind as small print."""
        entry = self.library.entries[id_]
        return Link(shortened(name_of(entry.fact)), self.href(id_), self.t(f"kind.{entry.kind}"))

    @once
    def question(self, id_: str) -> Link:
        """A link to a question by its short form."""
        return Link(self.library.get(id_, Question).short, self.href(id_))

    @once
    def day(self, text: str) -> Day:
        """A date as told to readers."""
        when = parse(text)
        words = in_words(when, self.t.language, self.t.texts)
        return Day(words, machine(when) or "", when.precision, self.t(f"precision.{when.precision}"))

    def linked(self, id_: str, *, but: Iterable[str] = ()) -> tuple[Link, ...]:
        """Links to everything that refers to a fact, apart from what is shown beside it anyway."""
        left_out = set(but)
        return tuple(self.link(other) for other in self.library.backlinks.get(id_, ()) if other not in left_out)

    def notes(self, fact: Fact) -> tuple[Inline, ...]:
        """The editor's notes on a fact."""
        return tuple(self.inline(note) for note in fact.notes)

    @once
    def person(self, id_: str) -> Person:
        """A participant as named beside what they said."""
        fact = self.library.get(id_, Participant)
        return Person(id_, fact.name, self.href(id_), self.inline(fact.role), fact.kind == "unnamed", fact.kind)

    # Receipts

    @once
    def receipt(self, id_: str) -> ReceiptView:
        """What stands behind a fact: its own words in the sources, then those of the quotes it rests on."""
        fact = self.library.get(id_, Backed)
        proofs = [self._proof(receipt, "") for receipt in self.evidence.receipts.get(id_, ())]
        for quote in (self.library.get(other, Quote) for other in fact.rests_on):
            speaker = self.library.get(quote.speaker, Participant).name
            proofs += [self._proof(receipt, speaker) for receipt in self.evidence.receipts.get(quote.id, ())]
        quoted = any(self.library.get(other, Quote).words for other in fact.rests_on) or (
            isinstance(fact, Quote) and fact.words is not None
        )
        label = "receipt.editor" if not proofs else "receipt.words" if quoted else "receipt.source"
        checked = self.day(fact.checked).text if fact.checked else ""
        return ReceiptView(self.t(label), not proofs, tuple(proofs), checked, shortened(name_of(fact)))

    @once
    def _source_link(self, id_: str) -> Link:
        """A link to a source by its publisher."""
        return Link(self.library.get(id_, Source).publisher, self.href(id_))

    def _proof(self, receipt: Receipt, speaker: str) -> Proof:
        source = self.library.get(receipt.source, Source)
        place = self.t("receipt.place", paragraph=receipt.paragraph, sentence=receipt.sentence)
        return Proof(
            words=receipt.words,
            quoted=receipt.quoted,
            language=self.foreign(source.language),
            source=self._source_link(source.id),
            published=self.day(source.published.date),
            place=place,
            href=receipt.href,
            speaker=speaker,
        )

    def foreign(self, language: str) -> str:
        """A language's code where it is not the site's own, for ``lang``."""
        return "" if language == self.explainer.language else language


def shortened(text: str, limit: int = _LONGEST_NAME) -> str:
    """A text fit for a link: cut at a word where it is long."""
    if len(text) <= limit:
        return text
    kept = text[: limit + 1].rpartition(" ")[0] or text[:limit]
    closing = "”" if text.startswith("“") else ""
    return kept.rstrip(" ,.;:") + "…" + closing
