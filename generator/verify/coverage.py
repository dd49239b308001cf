"""Coverage: every sentence of a source is used by a fact or set aside with a reason; what is neither is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.diagnostics import Diagnostic
from generator.link import Library
from generator.quotes import Matcher

from .evidence import Coverage, Sentence
from .locate import NotFound, Span, locator
from .sources import Asked

Used = dict[int, list[str]]


def coverage_of(
    library: Library, sources: Mapping[str, Asked], spans: Mapping[str, Mapping[str, Sequence[Span]]]
) -> tuple[dict[str, Coverage], list[Diagnostic]]:
    """The coverage of every source, by id. ``spans`` are the words that each fact rests on, by source and fact."""
    found: dict[str, Coverage] = {}
    findings: list[Diagnostic] = []
    for id_, asked in sources.items():
        used = _used(asked.matcher, spans.get(id_, {}))
        aside = _set_aside(library, asked, used, findings)
        found[id_] = Coverage(tuple(_sentences(asked.matcher, used, aside)))
        findings += _forgotten(library, asked, found[id_])
    return found, findings


def _used(matcher: Matcher, spans: Mapping[str, Sequence[Span]]) -> Used:
    """The facts that use each sentence, by its number."""
    used: Used = {}
    for fact, places in spans.items():
        for sentence in sorted({n for place in places for n in _within(matcher, place)}):
            used.setdefault(sentence, []).append(fact)
    return used


def _within(matcher: Matcher, span: Span) -> range:
    return range(matcher.sentence(span[0]), matcher.sentence(span[1]) + 1)


def _set_aside(library: Library, asked: Asked, used: Used, findings: list[Diagnostic]) -> dict[int, int]:
    """The passage that sets each sentence aside, by the sentence's number."""
    entry = library.entries[asked.source.id]
    aside: dict[int, int] = {}
    for n, passage in enumerate(asked.source.set_aside):
        try:
            sentences = _within(asked.matcher, locator(passage.at, asked).span)
        except NotFound as error:
            at = entry.at("set_aside", n, "at")
            findings.append(Diagnostic(error.code, error.message, at, error.help))
            continue
        if all(sentence in used for sentence in sentences):
            facts = ", ".join(f"`{fact}`" for fact in dict.fromkeys(fact for sentence in sentences for fact in used[sentence]))
            findings.append(
                Diagnostic("idle-set-aside", "a passage is set aside although facts use all of it", entry.at("set_aside", n), f"remove it; used by {facts}")
            )
        for sentence in sentences:
            aside.setdefault(sentence, n)
    return aside


def _sentences(matcher: Matcher, used: Used, aside: Mapping[int, int]) -> Iterator[Sentence]:
    for n, (start, end) in enumerate(pairwise([*matcher.fp.sentences, matcher.fp.words])):
        yield Sentence(matcher.place(start)[0], end - start, tuple(used.get(n, ())), aside.get(n))


def _forgotten(library: Library, asked: Asked, coverage: Coverage) -> Iterator[Diagnostic]:
    """Ensure that every sentence of a source is used by a fact or set aside with a reason."""
    at = library.entries[asked.source.id].at("id")
    for first, last in _stretches([not sentence.used_by and sentence.set_aside is None for sentence in coverage.sentences]):
        start = asked.matcher.fp.sentences[first]
        paragraph, sentence = asked.matcher.place(start)
        count = "a sentence" if first == last else f"{last - first + 1} sentences"
        message = f"{count} of `{asked.source.id}` no fact uses, from sentence {sentence} of paragraph {paragraph} on"
        words = " ".join(word.form for word in asked.words[start : start + 5]) if asked.text else ""
        help_ = "rest a fact on it, or list it under `set_aside` with a reason" + (f"; it begins: {words}" if words else "")
        yield Diagnostic("uncovered", message, at, help_)


def _stretches(open_: Sequence[bool]) -> Iterator[Span]:
    """The runs of true values, as (first, last)."""
    first = -1
    for n, value in enumerate([*open_, False]):
        if value and first < 0:
            first = n
        elif not value and first >= 0:
            yield first, n - 1
            first = -1
