"""Every fact's receipts: the words of its quotes and locators, looked up in the fingerprints of their sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Path
from generator.link import Library
from generator.load import Entry
from generator.model import Backed, Cite, Quote
from generator.quotes import Passage, linked

from .evidence import Receipt, Status
from .findings import not_found, place_of
from .links import astray
from .locate import NotFoundError, Span
from .locators import Locator, locator
from .quotations import Quotation, SegmentError, quotation
from .sources import Asked

# An article prints what was said in quotation marks; words outside them are the reporter's.
_OUTSIDE_MARKS = (
    "stand in the source, but not inside one pair of quotation marks",
    "they may be the reporter’s: quote only what is quoted, or write a paraphrase",
)


@dataclass
class Found:
    """What was found so far. ``spans`` are the words each fact rests on; ``missed`` the sources that lack words of some fact."""

    receipts: dict[str, tuple[Receipt, ...]] = field(default_factory=dict)
    statuses: dict[str, tuple[Status, ...]] = field(default_factory=dict)
    spans: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)


def receipts_of(library: Library, sources: Mapping[str, Asked], progress: Callable[[int, int], None]) -> Found:
    """Look up the words behind every fact that names some."""
    found = Found()
    entries = library.backed
    for n, (entry, fact) in enumerate(entries):
        progress(n, len(entries))
        _Lookup(entry, fact, sources, found).run()
    return found


@dataclass(frozen=True, slots=True)
class _Lookup:
    """The words of one fact."""

    entry: Entry
    fact: Backed
    sources: Mapping[str, Asked]
    found: Found

    def run(self) -> None:
        receipts: list[Receipt] = []
        told: list[tuple[Status, ...]] = []
        quote = self.fact if isinstance(self.fact, Quote) else None
        for asked, cites in self._cited():
            located = self._located(asked, cites)
            if located is None:
                continue
            if quote is None or quote.words is None:
                receipts += [self._cite(asked, n, place, cites[n].at or "") for n, place in located.items()]
            elif quoted := self._quoted(asked, quote.words, located):
                receipts.append(self._quote(asked, quote.words, quoted))
                told.append(_statuses(quote, quoted))
        if receipts:
            self.found.receipts[self.fact.id] = tuple(receipts)
        if quote is not None:
            self.found.statuses[quote.id] = min(told, key=_told_first, default=()) if quote.words else ("paraphrase",)

    def _cited(self) -> list[tuple[Asked, dict[int, Cite]]]:
        """The sources that can be asked, each with the citations that name it, by their number."""
        by_source: dict[str, dict[int, Cite]] = {}
        for n, cite in enumerate(self.fact.cite):
            by_source.setdefault(cite.source, {})[n] = cite
        return [(self.sources[id_], cites) for id_, cites in by_source.items() if id_ in self.sources]

    def _located(self, asked: Asked, cites: Mapping[int, Cite]) -> dict[int, Locator] | None:
        """The places of the citations that name words; None if one of them is not found."""
        located: dict[int, Locator] = {}
        whole = True
        for n, cite in cites.items():
            if cite.at is not None:
                try:
                    located[n] = locator(cite.at, asked)
                except NotFoundError as error:
                    self._missed(error, asked, ("cite", n, "at"), cite.at)
                    whole = False
            elif not isinstance(self.fact, Quote) or self.fact.words is None:
                message = f"`{self.fact.id}` names a source but no words of it"
                help_ = "add `at`: five or more words of the source, that stand once"
                self.found.findings.append(Diagnostic("no-locator", message, self.entry.at("cite", n), help_))
                self.found.missed.add(asked.source.id)
                whole = False
        return located if whole else None

    def _missed(self, error: NotFoundError, asked: Asked, path: Path, text: str) -> None:
        self.found.findings.append(not_found(error, self.entry, path, text, self.sources))
        self.found.missed.add(asked.source.id)

    def _cite(self, asked: Asked, n: int, place: Locator, at: str) -> Receipt:
        if wrong := astray(place.passage, place.span, asked):
            self._warn("fragment-ambiguous", wrong, ("cite", n, "at"), at)
        return self._receipt(asked, [place.span], [place.passage], at)

    def _quoted(self, asked: Asked, segments: Sequence[str], located: Mapping[int, Locator]) -> Quotation | None:
        try:
            quoted = quotation(segments, list(located.values()), asked)
        except SegmentError as error:
            self._missed(error.error, asked, ("words", error.segment), segments[error.segment])
            return None
        for n, place in located.items():
            if not any(place.holds(piece.placed.span) for piece in quoted.pieces):
                message = f"none of the words of `{self.fact.id}` stand where this `at` says"
                at = self.entry.at("cite", n, "at")
                self.found.findings.append(Diagnostic("outside-locator", message, at, "correct `at`, or remove the citation"))
        return quoted

    def _quote(self, asked: Asked, segments: Sequence[str], quoted: Quotation) -> Receipt:
        for piece in quoted.pieces:
            path, text = ("words", piece.segment), segments[piece.segment]
            if asked.source.kind == "article" and not asked.matcher.quoted(*piece.placed.span):
                self._warn("not-quoted", _OUTSIDE_MARKS, path, text, piece.at)
            if wrong := astray(piece.placed.passage, quoted.reach(piece), asked):
                self._warn("fragment-ambiguous", wrong, path, text, piece.at)
        passages = dict.fromkeys(piece.placed.passage for piece in quoted.pieces)
        return self._receipt(asked, [piece.placed.span for piece in quoted.pieces], list(passages), " … ".join(segments))

    def _warn(self, code: str, wrong: tuple[str, str], path: Path, text: str, at: int = 0) -> None:
        message, help_ = f"these words of `{self.fact.id}` {wrong[0]}", wrong[1]
        where = place_of(self.entry, path, text, at)
        self.found.findings.append(Diagnostic(code, message, where, help_, "warning"))

    def _receipt(self, asked: Asked, spans: list[Span], passages: Sequence[Passage], words: str) -> Receipt:
        self.found.spans.setdefault(asked.source.id, {}).setdefault(self.fact.id, []).extend(spans)
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        paragraph, sentence = asked.matcher.place(first)
        return Receipt(
            source=asked.source.id,
            first=first,
            last=last,
            words=words,
            quoted=all(asked.matcher.quoted(*span) for span in spans),
            paragraph=paragraph,
            sentence=sentence,
            href=linked(asked.source.url, passages),
        )


def _statuses(quote: Quote, quoted: Quotation) -> tuple[Status, ...]:
    language = quoted.asked.source.language.split("-")[0]
    told: list[tuple[bool, Status]] = [
        (not quoted.same_form, "typography"),
        (quoted.cut, "shortened"),
        (quoted.inserted, "insertion"),
        (quote.original_language is not None and quote.original_language.split("-")[0] != language, "translated"),
    ]
    return tuple(status for holds, status in told if holds) or ("exact",)


def _told_first(statuses: tuple[Status, ...]) -> tuple[bool, int]:
    """Of several sources, the one that has the words best is told."""
    return statuses != ("exact",), len(statuses)
