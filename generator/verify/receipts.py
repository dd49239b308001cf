"""Every fact's receipts: the words of its quotes and locators, looked up in the fingerprints of their sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Location, Path
from generator.link import Library
from generator.load import Entry
from generator.model import Backed, Cite, Quote
from generator.quotes import Passage, Word, bare, encode

from .evidence import Receipt, Status
from .locate import Locator, NotFound, Placed, Span, locator, quotation
from .sources import Asked


@dataclass
class Found:
    """What was found so far. ``spans`` are the words each receipt rests on, for the coverage."""

    receipts: dict[str, tuple[Receipt, ...]] = field(default_factory=dict)
    statuses: dict[str, tuple[Status, ...]] = field(default_factory=dict)
    spans: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def receipts_of(library: Library, sources: Mapping[str, Asked], progress: Callable[[int, int], None]) -> Found:
    """Look up the words behind every fact that names some."""
    found = Found()
    entries = library.backed
    for n, (entry, fact) in enumerate(entries):
        progress(n, len(entries))
        _Lookup(entry, fact, sources, found).run()
    return found


@dataclass
class _Lookup:
    """The words of one fact."""

    entry: Entry
    fact: Backed
    sources: Mapping[str, Asked]
    found: Found

    def run(self) -> None:
        receipts: list[Receipt] = []
        ranks: list[tuple[Status, ...]] = []
        for asked, cites in self._cited():
            located = self._locators(asked, cites)
            if located is None:
                continue
            if isinstance(self.fact, Quote) and self.fact.words is not None:
                if checked := self._quotation(asked, self.fact, self.fact.words, list(located.values())):
                    receipts.append(checked[0])
                    ranks.append(checked[1])
            else:
                receipts += [self._receipt(asked, [place.span], [place.passage], cites[n].at or "") for n, place in located.items()]
        if receipts:
            self.found.receipts[self.fact.id] = tuple(receipts)
        if isinstance(self.fact, Quote):
            self.found.statuses[self.fact.id] = min(ranks, key=len, default=()) if self.fact.words else ("paraphrase",)

    def _cited(self) -> list[tuple[Asked, dict[int, Cite]]]:
        """The sources that can be asked, each with the citations that name it, by their number."""
        by_source: dict[str, dict[int, Cite]] = {}
        for n, cite in enumerate(self.fact.cite):
            by_source.setdefault(cite.source, {})[n] = cite
        return [(self.sources[id_], cites) for id_, cites in by_source.items() if id_ in self.sources]

    def _locators(self, asked: Asked, cites: Mapping[int, Cite]) -> dict[int, Locator] | None:
        """The places of the citations that name words; None if one of them is not found."""
        located: dict[int, Locator] = {}
        whole = True
        for n, cite in cites.items():
            if cite.at is None:
                if not isinstance(self.fact, Quote) or self.fact.words is None:
                    self._report("no-locator", f"`{self.fact.id}` names a source but no words of it", self.entry.at("cite", n), "add `at`: five or more words of the source")
                    whole = False
                continue
            try:
                located[n] = locator(cite.at, asked)
            except NotFound as error:
                self._not_found(error, ("cite", n, "at"), cite.at)
                whole = False
        return located if whole else None

    def _quotation(self, asked: Asked, quote: Quote, segments: Sequence[str], locators: Sequence[Locator]) -> tuple[Receipt, tuple[Status, ...]] | None:
        try:
            placed, cut, inserted = quotation(segments, locators, asked)
        except NotFound as error:
            n = int(error.__notes__[0])
            self._not_found(error, ("words", n), segments[n])
            return None
        pieces = [place for _, place in placed]
        self._inside_marks(asked, placed, segments)
        words = " … ".join(segments)
        passages = list(dict.fromkeys(piece.passage for piece in pieces))
        receipt = self._receipt(asked, [piece.span for piece in pieces], passages, words)
        return receipt, _statuses(quote, asked, pieces, cut=cut, inserted=inserted)

    def _inside_marks(self, asked: Asked, placed: Sequence[tuple[int, Placed]], segments: Sequence[str]) -> None:
        """An article prints what was said in quotation marks; words outside them are the reporter's."""
        if asked.source.kind != "article":
            return
        for n, piece in placed:
            if not asked.matcher.quoted(*piece.span):
                message = f"these words of `{self.fact.id}` stand in the source, but not inside one pair of quotation marks"
                help_ = "they may be the reporter’s: quote only what is quoted, or write a paraphrase"
                self.found.findings.append(
                    Diagnostic("not-quoted", message, self._word_at(piece.words[0], ("words", n), segments[n]), help_, "warning")
                )

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
            href=f"{asked.source.url.partition('#')[0]}#{encode(passages)}",
        )

    def _not_found(self, error: NotFound, path: Path, text: str) -> None:
        message = f"`{self.fact.id}` is stale: {error.message}" if error.code == "stale" else error.message
        at = self.entry.at(*path) if error.word is None else self._word_at(error.word, path, text)
        self._report(error.code, message, at, error.help)

    def _word_at(self, word: Word, path: Path, text: str) -> Location:
        """Where the file has a word of a value: its first letter, found by counting the same letters before it."""
        start, end = bare(word.form)
        form = word.form[start:end] or word.form
        return self.entry.within(form, *path, nth=_before(form, text, word.start + start))

    def _report(self, code: str, message: str, at: Location, help_: str = "") -> None:
        self.found.findings.append(Diagnostic(code, message, at, help_))


def _before(form: str, text: str, at: int) -> int:
    """How often ``form`` begins in ``text`` before ``at``."""
    return sum(text.startswith(form, n) for n in range(at))


def _statuses(quote: Quote, asked: Asked, pieces: Sequence[Placed], *, cut: bool, inserted: bool) -> tuple[Status, ...]:
    differs = not all(piece.same_form for piece in pieces)
    translated = quote.original_language is not None and quote.original_language.split("-")[0] != asked.source.language.split("-")[0]
    told: list[tuple[bool, Status]] = [
        (differs, "typography"),
        (cut, "shortened"),
        (inserted, "insertion"),
        (translated, "translated"),
    ]
    return tuple(status for holds, status in told if holds) or ("exact",)
