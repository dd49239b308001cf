"""The sources as they can be asked: by fingerprint, and by text as well where it is at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.diagnostics import Diagnostic, Location, visible
from generator.link import Library
from generator.model import Source
from generator.quotes import Matcher, Word, fingerprint_of, same, words_of


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
    def _by_text(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(self.words):
            places[word.text].append(n)
        return places

    def find(self, words: Sequence[Word]) -> tuple[int, ...]:
        """Every place of five words or more. Raises Disagreement where text and fingerprint differ."""
        places = self.matcher.find(words)
        if self.text is not None and places != (read := tuple(self._read(words))):
            raise Disagreement(f"the fingerprint has the words at {list(places)}, the text at {list(read)}")
        return places

    def _read(self, words: Sequence[Word]) -> Iterator[int]:
        size = len(words)
        for place in self._by_text.get(words[0].text, ()):
            there = self.words[place : place + size]
            if len(there) == size and all(same(a, b, last=n == size - 1) for n, (a, b) in enumerate(zip(words, there, strict=True))):
                yield place


class Disagreement(Exception):
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
        matcher = Matcher(fingerprint)
        text = texts.get(source.id)
        if found := _unsound(source.id, matcher, location) or (text is not None and _differs(source.id, matcher, text, location)):
            findings.append(found)
            text = None
        if not matcher.consistent():
            asked[source.id] = Asked(source, matcher, text)
    return asked, findings


def _again(id_: str) -> str:
    return f"make it again: explainer fingerprint {id_} TEXT-FILE"


def _missing(at: Location, id_: str) -> Diagnostic:
    return Diagnostic("no-fingerprint", f"the source `{id_}` has no fingerprint, so nothing can be checked against it", at, f"explainer fingerprint {id_} TEXT-FILE")


def _unsound(id_: str, matcher: Matcher, at: Location) -> Diagnostic | None:
    if matcher.fp.source != id_:
        return Diagnostic("bad-fingerprint", f"the fingerprint is of `{visible(matcher.fp.source, 60)}`, its file is named `{id_}`", at, _again(id_))
    if problem := matcher.consistent():
        return Diagnostic("bad-fingerprint", f"the fingerprint was cut short or edited: {problem}", at, _again(id_))
    return None


def _differs(id_: str, matcher: Matcher, text: str, at: Location) -> Diagnostic | None:
    made = fingerprint_of(id_, text)
    if made == matcher.fp.model_copy(update={"before": None}):
        return None
    if made.sha256 == matcher.fp.sha256:
        message = f"the fingerprint of `{id_}` was edited: its words are the text’s, the rest of it is not"
    else:
        message = f"the text at hand is not the one `{id_}` was fingerprinted from"
    return Diagnostic("text-differs", message, at, f"the fingerprint has {matcher.fp.words} words, the text {made.words}; " + _again(id_))
