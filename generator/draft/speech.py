"""Which quotations are speech, and which of them are one quote.

Quotation marks also stand around titles, nicknames and words used as such; those are told apart by what stands before them and by their
capitals. What may be either is taken for speech, because an editor sees a record sooner than a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.quotes import words_of

from . import lexicon
from .article import Article, Item, Sentence
from .speakers import Attribution, Speakers

_SMALL: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "over",
        "per",
        "so",
        "the",
        "to",
        "up",
        "via",
        "with",
        "yet",
        "is",
        "not",
    ]
)
_TERMS: Final = lexicon.words("terms")
_WORKS: Final = lexicon.words("works")
_SHORT: Final = 2
_BEFORE: Final = 4


@dataclass(frozen=True)
class Spoken:
    """A quote: the numbers of its quotations in the order of the text, its attribution, and whether it is no whole sentence."""

    numbers: tuple[int, ...]
    attribution: Attribution
    sentence: int
    fragment: bool = False


@dataclass(frozen=True)
class Unspoken:
    """Words in quotation marks that seem to be no speech, and what they seem to be."""

    number: int
    why: str


def speech_of(article: Article, speakers: Speakers) -> tuple[tuple[Spoken, ...], tuple[Unspoken, ...]]:
    """Every quotation, as part of a quote or as something else."""
    unspoken: list[Unspoken] = []
    single: list[Spoken] = []
    for sentence in article.sentences:
        for at, item in enumerate(sentence.items):
            if item.quote < 0:
                continue
            attribution = speakers.found[item.quote]
            if why := _no_speech(article, sentence, at, attribution):
                unspoken.append(Unspoken(item.quote, why))
            else:
                single.append(Spoken((item.quote,), attribution, sentence.n, _is_fragment(article, sentence, at)))
    single.sort(key=lambda one: one.numbers)
    return tuple(_joined(article, single)), tuple(unspoken)


def _no_speech(article: Article, sentence: Sentence, at: int, attribution: Attribution) -> str:
    items, item = sentence.items, sentence.items[at]
    quotation = article.quotations[item.quote]
    size = quotation.last - quotation.first + 1
    if sentence.silent and (again := _again(article, item.quote)):
        return again
    if item.first in {first for first, _ in article.turns} or all(other.quote >= 0 for other in items):
        return ""
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if (
        before
        and after
        and size <= _SHORT
        and before.cap
        and after.cap
        and not before.after
        and not item.after
        and before.low not in lexicon.REPORTS
    ):
        return "a nickname"
    if before and (before.low in _TERMS or _known_as(items, at) or (before.quote >= 0 and before.after.startswith("("))):
        return "a term"
    if _titled(article, item) and not _attached(items, at, attribution):
        return "a title"
    alone = size <= _SHORT and not attribution.verb and before is not None and not before.after.startswith((":", ","))
    return "words used as such" if alone and not item.after.startswith(",") else ""


def _again(article: Article, number: int) -> str:
    """A headline's quotation that the text has again."""
    words = [word.text for word in article.words[article.quotations[number].first : article.quotations[number].last + 1]]
    text = " ".join(words).lower()
    for other in article.quotations[number + 1 :]:
        if text in " ".join(word.text for word in article.words[other.first : other.last + 1]).lower():
            return "in the headline, and again below"
    return ""


def _known_as(items: tuple[Item, ...], at: int) -> bool:
    two = [item.low for item in items[max(0, at - 2) : at]]
    if at + 1 < len(items) and items[at + 1].low == "by":
        return False
    return two in (["known", "as"], ["referred", "as"], ["is", "called"], ["was", "called"], ["are", "called"])


def _titled(article: Article, item: Item) -> bool:
    """Whether a quotation is written like a title: two words or more, all but small ones with capitals."""
    words = words_of(article.raw(item.first, item.last))
    large = [word.text for word in words if word.text.lower() not in _SMALL]
    if len(words) == 1:
        return False
    return len(large) > 1 and all(text[:1].isupper() or text[:1].isdigit() for text in large) and words[0].text[:1].isupper()


def _attached(items: tuple[Item, ...], at: int, attribution: Attribution) -> bool:
    """Whether a verb of speech stands next to a quotation, and no word for a work does."""
    near = items[max(0, at - _BEFORE) : at]
    if any(item.low in _WORKS for item in near):
        return False
    before = items[at - 1] if at else None
    behind = [item.low for item in items[at + 1 : at + 4]]
    spoken = any(low in lexicon.STRONG for low in behind) or (before is not None and before.after.startswith(":"))
    return bool(attribution.verb) and (spoken or (before is not None and before.low in lexicon.STRONG))


def _is_fragment(article: Article, sentence: Sentence, at: int) -> bool:
    """Whether the reporter's sentence goes on into the quotation: a small letter, and no comma or colon before it."""
    first = next((char for char in article.words[sentence.items[at].first].text if char.isalpha()), "A")
    return at > 0 and first.islower() and not sentence.items[at - 1].after.startswith((",", ":"))


def _joined(article: Article, single: list[Spoken]) -> Iterator[Spoken]:
    """Quotations that are one quote: over two paragraphs, or parted by nothing but its attribution."""
    held: list[Spoken] = []
    for one, two in pairwise([*single, None]):
        assert one is not None  # noqa: S101 - only the last of the pairs is empty
        held.append(one)
        if two is None or not _one_quote(article, held[-1], two):
            numbers = tuple(n for part in held for n in part.numbers)
            best = next((part for part in held if part.attribution.verb), held[0])
            yield Spoken(numbers, best.attribution, held[0].sentence, held[0].fragment)
            held = []


def _one_quote(article: Article, one: Spoken, two: Spoken) -> bool:
    first, second = article.quotations[one.numbers[-1]], article.quotations[two.numbers[0]]
    if one.attribution.speaker is not two.attribution.speaker or one.numbers[-1] + 1 != two.numbers[0]:
        return False
    if not first.closed and first.paragraph + 1 == second.paragraph:
        return True
    if first.paragraph != second.paragraph or first.last + 1 == second.first or one.fragment or two.fragment:
        return False
    said = one.attribution.at
    between = first.last < said < second.first
    if one.sentence == two.sentence:
        return between and two.attribution.at == said
    return between and two.sentence == one.sentence + 1 and not two.attribution.verb
