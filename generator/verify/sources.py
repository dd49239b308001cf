"""The sources as they can be asked: by fingerprint, and by text as well where it is at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.diagnostics import Diagnostic, Location, visible
from generator.link import Library
from generator.model import Source
from generator.quotes import RUN, Matcher, Page, Row, Word, fingerprint_of, same, words_of


@dataclass(frozen=True)
class Asked:
    """One source: its record, its fingerprint's matcher, and its text if that is at hand and agrees."""

    source: Source
    matcher: Matcher
    text: str | None

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the text at hand."""
        return words_of(self.text or "")

    @cached_property
    def page(self) -> Page:
        """The text at hand as a browser searches it."""
        return Page(self.text or "")

    @cached_property
    def _by_text(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(self.words):
            places[word.text].append(n)
        return places

    def find(self, row: Row) -> tuple[int, ...]:
        """Every place of five words or more. Raises DisagreementError where text and fingerprint differ."""
        places = tuple(self.matcher.find(row))
        if self.text is not None and places != (read := tuple(self.read(row.words))):
            raise DisagreementError(f"the fingerprint has the words at {list(places)}, the text at {list(read)}")
        return places

    def read(self, words: Sequence[Word]) -> Iterator[int]:
        """Every place of the words in the text at hand; they are looked for where the rarest of them stands."""
        size = len(words)
        rarest = min(range(size), key=lambda n: len(self._by_text.get(words[n].text, ())))
        for place in self._by_text.get(words[rarest].text, ()):
            first = place - rarest
            there = self.words[first : first + size] if first >= 0 else ()
            if len(there) == size and all(same(a, b, last=n == size - 1) for n, (a, b) in enumerate(zip(words, there, strict=True))):
                yield first


class DisagreementError(Exception):
    """Text and fingerprint answered differently; only a collision of hashes or a defect of ours can do that."""


def sources_of(library: Library, texts: Mapping[str, str]) -> tuple[dict[str, Asked], list[Diagnostic]]:
    """Every source that can be asked, and why another cannot."""
    asked: dict[str, Asked] = {}
    findings: list[Diagnostic] = []
    for source in library.of("sources", Source):
        if source.id not in library.fingerprints:
            if source.id not in library.damaged:
                findings.append(_missing(library.entries[source.id].at("id"), source.id))
            continue
        fingerprint, location = library.fingerprints[source.id]
        matcher, text = Matcher(fingerprint), texts.get(source.id)
        if unsound := _unsound(source.id, matcher, location):
            findings.append(unsound)
            continue
        if text is not None and (differs := _differs(source.id, matcher, text, location)):
            findings.append(differs)
            text = None
        asked[source.id] = Asked(source, matcher, text)
    return asked, findings


def _again(id_: str) -> str:
    return f"make it again: explainer fingerprint {id_} TEXT-FILE"


def _missing(at: Location, id_: str) -> Diagnostic:
    message = f"the source `{id_}` has no fingerprint, so nothing can be checked against it"
    return Diagnostic("no-fingerprint", message, at, f"make it from the source’s text: explainer fingerprint {id_} TEXT-FILE")


def _unsound(id_: str, matcher: Matcher, at: Location) -> Diagnostic | None:
    if matcher.fp.source != id_:
        message = f"the fingerprint is of `{visible(matcher.fp.source, 60)}`, its file is named `{id_}`"
        return Diagnostic("bad-fingerprint", message, at, f"rename the file, or {_again(id_)}")
    if problem := matcher.consistent():
        return Diagnostic("bad-fingerprint", f"the fingerprint was cut short or edited: {problem}", at, _again(id_))
    return None


def _differs(id_: str, matcher: Matcher, text: str, at: Location) -> Diagnostic | None:
    """The text is the more trustworthy of the two: a fingerprint made from it has to be the one that is there."""
    made = fingerprint_of(id_, text)
    fp = matcher.fp.model_copy(update={"before": None})
    if made == fp:
        return None
    if made.sha256 == fp.sha256:
        unlike = [
            f"`{key}`" for key in ("sentences", "paragraphs", "quotations", "runs", "forms") if getattr(made, key) != getattr(fp, key)
        ]
        message = f"the text at hand has the words of `{id_}`, but the fingerprint has other {' and '.join(unlike)}"
        return Diagnostic("text-differs", message, at, f"one of the two was edited; if the text is right, {_again(id_)}")
    message = f"the text at hand is not the one `{id_}` was fingerprinted from: {_first_difference(made.runs, fp.runs)}"
    help_ = f"the fingerprint has {fp.words} words, the text {made.words}; if the text is right, {_again(id_)}"
    return Diagnostic("text-differs", message, at, help_)


def _first_difference(made: str, kept: str) -> str:
    """From which word on two texts differ, as far as their runs tell."""
    size = 16
    runs = min(len(made), len(kept)) // size
    first = next((n for n in range(runs) if made[n * size : (n + 1) * size] != kept[n * size : (n + 1) * size]), runs)
    return f"they differ near word {first + RUN}"
