"""Coverage: every sentence of a source is used by a fact or set aside with a reason; what is neither is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.diagnostics import Diagnostic
from generator.link import Library
from generator.quotes import Matcher

from .evidence import Coverage, Sentence
from .findings import not_found
from .locate import NotFoundError, Span
from .locators import locator
from .receipts import Found
from .sources import Asked

Used = dict[int, list[str]]

_SHOWN = 5


def coverage_of(library: Library, sources: Mapping[str, Asked], found: Found) -> tuple[dict[str, Coverage], list[Diagnostic]]:
    """The coverage of every source, by id, and the sentences that were forgotten.

    Of a source that lacks words of some fact, nothing is said to be forgotten: the missing words may stand there. Passages
    set aside that are not found, or excuse nothing, are added to what was ``found`` before.
    """
    coverage: dict[str, Coverage] = {}
    forgotten: list[Diagnostic] = []
    for id_, asked in sources.items():
        used = _used(asked.matcher, found.spans.get(id_, {}))
        aside = _set_aside(library, asked, used, found)
        coverage[id_] = Coverage(tuple(_sentences(asked.matcher, used, aside)))
        if id_ not in found.missed:
            forgotten += _forgotten(library, asked, coverage[id_])
    return coverage, forgotten


def _used(matcher: Matcher, spans: Mapping[str, Sequence[Span]]) -> Used:
    """The facts that use each sentence, by its number."""
    used: Used = {}
    for fact, places in spans.items():
        for sentence in sorted({n for place in places for n in _within(matcher, place)}):
            used.setdefault(sentence, []).append(fact)
    return used


def _within(matcher: Matcher, span: Span) -> range:
    return range(matcher.sentence(span[0]), matcher.sentence(span[1]) + 1)


def _set_aside(library: Library, asked: Asked, used: Used, found: Found) -> dict[int, int]:
    """The passage that sets each sentence aside, by the sentence's number."""
    entry = library.entries[asked.source.id]
    aside: dict[int, int] = {}
    for n, passage in enumerate(asked.source.set_aside):
        path = ("set_aside", n, "at")
        try:
            sentences = _within(asked.matcher, locator(passage.at, asked).span)
        except NotFoundError as error:
            found.findings.append(not_found(error, entry, path, passage.at, {}))
            found.missed.add(asked.source.id)
            continue
        if why := _idle(sentences, used, aside):
            message = "this passage is set aside for nothing"
            found.findings.append(Diagnostic("idle-set-aside", message, entry.at(*path), f"remove it: {why}"))
        for sentence in sentences:
            aside.setdefault(sentence, n)
    return aside


def _idle(sentences: Sequence[int], used: Used, aside: Mapping[int, int]) -> str:
    """Why a passage need not be set aside, if it need not."""
    if all(sentence in used for sentence in sentences):
        facts = dict.fromkeys(f"`{fact}`" for sentence in sentences for fact in used[sentence])
        return f"all of it is used, by {', '.join(list(facts)[:_SHOWN])}" + (" …" if len(facts) > _SHOWN else "")
    if all(sentence in used or sentence in aside for sentence in sentences):
        return "its sentences are set aside above"
    return ""


def _sentences(matcher: Matcher, used: Used, aside: Mapping[int, int]) -> Iterator[Sentence]:
    for n, (start, end) in enumerate(pairwise([*matcher.fp.sentences, matcher.fp.words])):
        yield Sentence(matcher.place(start)[0], end - start, tuple(used.get(n, ())), aside.get(n))


def _forgotten(library: Library, asked: Asked, coverage: Coverage) -> Iterator[Diagnostic]:
    """Ensure that every sentence of a source is used by a fact or set aside with a reason."""
    at = library.entries[asked.source.id].at("id")
    for first, last in _stretches([not sentence.used_by and sentence.set_aside is None for sentence in coverage.sentences]):
        start = asked.matcher.fp.sentences[first]
        paragraph, sentence = asked.matcher.place(start)
        where = f"sentence {sentence} of paragraph {paragraph}"
        many = f"{last - first + 1} sentences of `{asked.source.id}` are used by no fact: those from {where} on"
        message = f"a sentence of `{asked.source.id}` is used by no fact: {where}" if first == last else many
        words = " ".join(word.form for word in asked.words[start : start + _SHOWN])
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
