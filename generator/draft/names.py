"""Capitalised words: which of them are a name, where it ends, and what of it is a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from . import lexicon
from .article import Article, Item

_NOT_FIRST: Final = lexicon.OPENERS | lexicon.FUNCTION
_LINKS: Final = frozenset({"of", "for", "the", "and", "&"})
_BEHIND_NAME: Final = frozenset({"mp", "mep", "msp", "qc", "kc", "td"})
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, from item ``first`` to ``last``. ``body`` says that they name an organisation."""

    first: int
    last: int
    texts: tuple[str, ...]
    body: bool = False
    abbreviated: bool = False


def reads_as_name(article: Article, items: Sequence[Item], n: int) -> bool:
    """Whether a capitalised word can begin a name here; at the beginning of a sentence every word has a capital."""
    item = items[n]
    low = lexicon.bare(item.text)
    pronoun = low.split("'")[0] in lexicon.PRONOUNS and item.text != "US"
    enclosed = n > 0 and items[n - 1].after.endswith("(") and item.after.startswith(")")
    if item.quote >= 0 or not item.cap or low in lexicon.NO_NAMES or pronoun or enclosed:
        return False
    if n and not items[n - 1].after.endswith((":", "(")) and items[n - 1].quote < 0:
        return low not in lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.DETERMINERS
    return _opens(article, items, n, low)


def _opens(article: Article, items: Sequence[Item], n: int, low: str) -> bool:
    """The same for the first word of a sentence."""
    if low in _NOT_FIRST or (low.endswith(("ly", "ing")) and low not in lexicon.GIVEN):
        return False
    if low in lexicon.BODY_NAMES or low in lexicon.GIVEN:
        return low not in lexicon.NOUNS or low in lexicon.RANKS
    if low in lexicon.TITLES:
        return _followed_by_name(items, n) or low not in lexicon.NOUNS
    if low in lexicon.NOUNS or low in article.plain_words:
        return False
    return low not in lexicon.REPORTS and low not in lexicon.VERBS


def _followed_by_name(items: Sequence[Item], n: int) -> bool:
    return n + 1 < len(items) and items[n + 1].quote < 0 and items[n + 1].cap and items[n].after in ("", ".")


def run_from(items: Sequence[Item], n: int) -> Run | None:
    """The longest name that begins with item ``n``."""
    texts: list[str] = []
    last, abbreviated = n, False
    for at in range(n, len(items)):
        item = items[at]
        if not _goes_on(items, at, texts):
            break
        texts.append(item.text)
        last, abbreviated = at, item.after == "." and item.text.endswith(".")
        if item.text.endswith(("'s", "s'")) or (item.after and not abbreviated):
            break
    while texts and texts[-1].lower() in lexicon.PARTICLES | _LINKS:
        texts.pop()
        last -= 1
    return Run(n, last, tuple(texts), _is_body(texts), abbreviated) if texts else None


def _goes_on(items: Sequence[Item], at: int, texts: list[str]) -> bool:
    """Whether a word belongs to the name that has begun."""
    item, low = items[at], items[at].low
    if item.quote >= 0:
        return False
    if item.cap:
        return low not in lexicon.NO_NAMES and (not texts or low not in lexicon.PRONOUNS | lexicon.CONJUNCTIONS)
    following = items[at + 1] if at + 1 < len(items) and not item.after else None
    if not texts or following is None or following.quote >= 0:
        return False
    more = following.cap and following.low not in lexicon.NO_NAMES
    if low in lexicon.PARTICLES:
        return more or following.low in lexicon.PARTICLES
    return _links(items, at, texts, more=more)


def _links(items: Sequence[Item], at: int, texts: list[str], *, more: bool) -> bool:
    """Whether a small word joins two parts of a body's name: Department of Health and Social Care."""
    low = items[at].low
    if low in ("of", "for") and texts[-1].lower() in lexicon.BODY_NAMES:
        return more or (items[at + 1].low == "the" and at + 2 < len(items) and items[at + 2].cap)
    if low == "the":
        return more and texts[-1] in ("of", "for")
    return more and (low == "&" or (low == "and" and "of" in texts and items[at + 1].low not in lexicon.GIVEN))


def _is_body(texts: Sequence[str]) -> bool:
    lows = [lexicon.bare(text) for text in texts]
    acronym = len(texts) == 1 and len(texts[0]) > 1 and "." not in texts[0] and texts[0].removesuffix("'s").isupper()
    named = lows[-1] in lexicon.BODY_NAMES and not (len(texts) == 2 and lows[0] in lexicon.GIVEN)  # noqa: PLR2004 - Ann Post
    linked = "of" in lows and lows[lows.index("of") - 1] in lexicon.BODY_NAMES
    return (acronym and lows[-1] not in lexicon.RANKS) or named or linked or "&" in lows


def split(run: Run) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A run's title and its name; all title where nobody is named: “the Prime Minister”."""
    texts = [*run.texts[:-1], run.texts[-1].removesuffix("'s").removesuffix("'")]
    if run.body:
        return (), tuple(texts)
    lows = [lexicon.bare(text) for text in texts]
    at = _behind_title(lows)
    if lexicon.is_group(lows[-1]) or (at == len(texts) and lows[-1] in lexicon.TITLES):
        return tuple(texts), ()
    at = 0 if at == len(texts) else at
    if at and lows[at - 1] in lexicon.ROYAL:
        at -= 1
    role, name = texts[:at], texts[at:]
    while len(name) > 1 and name[-1].lower() in _BEHIND_NAME:
        role.append(name.pop())
    return tuple(role), tuple(name)


def _behind_title(lows: Sequence[str]) -> int:
    """Where the name begins: behind all titles, and behind the last one if no more than a name follows it."""
    at = 0
    while at < len(lows) and (
        lows[at] in lexicon.RANKS | lexicon.DEMONYMS or (lows[at] in lexicon.ROLES and lows[at] not in lexicon.GIVEN)
    ):
        at += 1
    ranked = [n for n, low in enumerate(lows[:-1]) if n >= at and low in lexicon.TITLES and low not in lexicon.GIVEN]
    return ranked[-1] + 1 if ranked and len(lows) - ranked[-1] - 1 <= _LONGEST else at
